"""The peers, each driven in the quickest way it offers for many conditions on one case.

Of several ways the quickest one measured stands here: zen-engine with one expression that names the definitions and
lists the answers, CEL with one program for each stage on a shared context, Cedar with one policy for each question
and every definition written out, rule-engine with one list for each stage, untyped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

import cedarpy
import cel
import regopy
import rule_engine
import zen

from peers.questions import PeerFacts, Question, Questions
from peers.wording import CEDAR, CEL, PYTHON, RULE_ENGINE, ZEN, inlined, python_function, rego_module
from transfer_check.kleene import Truth

Answer = bool | None | Exception
"""What a peer says of one question: true, false, that it does not know, or an error."""


class Peer(NamedTuple):
    """One engine.

    Attributes:
        form: how it is driven, in words.
        answers: the answers to all questions, from the facts; this is what is timed.
        one_by_one: the same, but an error in one question leaves the others their answers.
        share: the part of the cases it is timed on in a round; slow ones get fewer.
    """

    name: str
    version: str
    form: str
    answers: Callable[[PeerFacts], Sequence[object]]
    one_by_one: Callable[[PeerFacts], list[Answer]]
    share: float = 1.0


def peers(questions: Questions) -> list[Peer]:
    """Return every peer with its questions read once."""
    return [
        _python(questions),
        _zen(questions),
        _cel(questions),
        _cedar(questions),
        _rule_engine(questions),
        _rego(questions),
    ]


def _one_by_one(
    questions: Questions, ask: Sequence[Callable[[PeerFacts], object]]
) -> Callable[[PeerFacts], list[Answer]]:
    """Ask each question by itself; a definition that is not answered is a fact that is missing."""

    def answers(facts: PeerFacts) -> list[Answer]:
        known = dict(facts)
        given: list[Answer] = []
        for question, asked in zip(questions.all, ask, strict=True):
            answer = _answer(asked, known)
            given.append(answer)
            if question.defines and isinstance(answer, bool):
                known[question.defines] = answer
        return given

    return answers


def _answer(asked: Callable[[PeerFacts], object], facts: PeerFacts) -> Answer:
    try:
        value = asked(facts)
    except Exception as error:  # the kind of error is the peer's own
        return error
    return value if value is None or isinstance(value, bool) else TypeError(f"neither true nor false: {value!r}")


def _in_stages(
    questions: Questions, ask: Sequence[Callable[[PeerFacts], Sequence[object]]]
) -> Callable[[PeerFacts], list[object]]:
    """Ask the questions of a stage together; what it defines are facts for the next."""
    defined = [
        [(place, each.defines) for place, each in enumerate(stage) if each.defines] for stage in questions.stages
    ]

    def answers(facts: PeerFacts) -> list[object]:
        known = dict(facts)
        given: list[object] = []
        for names, asked in zip(defined, ask, strict=True):
            stage = asked(known)
            given += stage
            for place, name in names:
                known[name] = stage[place]
        return given

    return answers


def _written_out(questions: Questions) -> list[Any]:
    definitions = {each.defines: each.condition for each in questions.all if each.defines}
    return [inlined(each, definitions) for each in questions.all]


def _python(questions: Questions) -> Peer:
    names: dict[str, Any] = {}
    exec(python_function(questions), names)
    ask = [_python_one(each) for each in questions.all]
    form = "one function, facts in a dictionary, two-valued"
    return Peer("plain Python", _python_version(), form, names["answers"], _one_by_one(questions, ask))


def _python_one(question: Question) -> Callable[[PeerFacts], object]:
    code = compile(PYTHON.write(question.condition), "<question>", "eval")
    return lambda facts: eval(code, {"any": any}, facts)


def _python_version() -> str:
    import platform

    return platform.python_version()


def _zen(questions: Questions) -> Peer:
    named = "".join(f"{each.defines} = {ZEN.write(each.condition)}; " for each in questions.all if each.defines)
    listed = ", ".join(each.defines or ZEN.write(each.condition) for each in questions.all)
    ask = [zen.compile_expression(ZEN.write(each.condition)).evaluate for each in questions.all]
    return Peer(
        "zen-engine",
        version("zen-engine"),
        "one compiled expression, definitions as its variables",
        zen.compile_expression(f"{named}[{listed}]").evaluate,
        _one_by_one(questions, ask),
    )


def _cel(questions: Questions) -> Peer:
    programs = [
        cel.compile(f"[{', '.join(CEL.write(each.condition) for each in stage)}]") for stage in questions.stages
    ]
    defined = [
        [(place, each.defines) for place, each in enumerate(stage) if each.defines] for stage in questions.stages
    ]

    def answers(facts: PeerFacts) -> list[object]:
        context = cel.Context(facts)
        given: list[object] = []
        for names, program in zip(defined, programs, strict=True):
            stage = program.execute(context)
            given += stage
            for place, name in names:
                context.add_variable(name, stage[place])
        return given

    ask = [cel.compile(CEL.write(each.condition)).execute for each in questions.all]
    return Peer(
        "common-expression-language",
        version("common-expression-language"),
        f"{len(programs)} compiled programs on one context, one for each stage of definitions",
        answers,
        _one_by_one(questions, ask),
        0.5,
    )


def _cedar(questions: Questions) -> Peer:
    policies = [
        f"permit(principal, action, resource) when {{ {CEDAR.write(each)} }};" for each in _written_out(questions)
    ]
    parsed, nobody = cedarpy.PolicySet.from_str("\n".join(policies)), cedarpy.Entities.from_json_str("[]")
    ids = [f"policy{place}" for place in range(len(policies))]

    def asked(facts: PeerFacts) -> Any:
        request = {"principal": 'U::"u"', "action": 'Action::"a"', "resource": 'R::"r"', "context": facts}
        return cedarpy.is_authorized(request, parsed, nobody).diagnostics

    def answers(facts: PeerFacts) -> list[object]:
        satisfied = set(asked(facts).reasons)
        return [each in satisfied for each in ids]

    def one_by_one(facts: PeerFacts) -> list[Answer]:
        found = asked(facts)
        satisfied = set(found.reasons)
        failed = {word: ValueError(error) for error in found.errors for word in re.findall(r"policy\d+", error)}
        return [failed.get(each, each in satisfied) for each in ids]

    form = "one parsed policy for each condition, one request, definitions written out"
    return Peer("cedarpy", version("cedarpy"), form, answers, one_by_one, 0.15)


def _rule_engine(questions: Questions) -> Peer:
    lists = [
        rule_engine.Rule(f"[{', '.join(RULE_ENGINE.write(each.condition) for each in stage)}]").evaluate
        for stage in questions.stages
    ]
    ask = [rule_engine.Rule(RULE_ENGINE.write(each.condition)).evaluate for each in questions.all]
    form = f"{len(lists)} parsed rules that list the answers, one for each stage of definitions"
    return Peer(
        "rule-engine",
        version("rule-engine"),
        form,
        _in_stages(questions, lists),
        _one_by_one(questions, ask),
        0.1,
    )


def _rego(questions: Questions) -> Peer:
    module = rego_module(questions)
    builder, engine = regopy.Interpreter(), regopy.Interpreter()
    builder.add_data({"lists": module.data})
    builder.add_module("t.rego", module.text)
    bundle = builder.build("found := data.t", [])
    names = [f"q{place}" for place in range(len(questions.all))]

    def answers(facts: PeerFacts) -> list[bool]:
        engine.set_input(facts)
        found = engine.query_bundle(bundle)[0]["found"]
        return [each in found for each in names]

    form = "one bundle built once, a rule for each condition, lists as data"
    return Peer("regopy", version("regopy"), form, answers, lambda facts: list(answers(facts)), 0.02)


def truth_of(answer: Answer) -> Truth:
    """Return what the procedure makes of an answer: an error settles nothing."""
    return Truth.of(answer) if isinstance(answer, bool) else Truth.UNKNOWN
