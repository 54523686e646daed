"""The public strategies reach everything: a theorem tested on half the answers would be half a theorem."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from transfer_check.errors import UsageError
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.facts.parties import Party
from transfer_check.judging.decision import Standing, Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.kleene import Truth
from transfer_check.law.condition.tree import condition_facts
from transfer_check.law.provision import Provision
from transfer_check.law.rulebook import RULE_EFFECTS, Rulebook
from transfer_check.strategies import cases, complete_cases, completions, facts_of, partial_cases, rulebooks

COUNTED = settings(
    max_examples=200,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def counted(
    strategy: st.SearchStrategy[TransferCase], rulebook: Rulebook, *, drawn: int = 200
) -> tuple[Counter[Verdict], Counter[Standing]]:
    """Return how often each verdict and each standing came up among drawn cases."""
    verdicts: Counter[Verdict] = Counter()
    standings: Counter[Standing] = Counter()

    @settings(COUNTED, max_examples=drawn)
    @given(strategy)
    def count(case: TransferCase) -> None:
        decision = evaluate(case, rulebook)
        verdicts[decision.verdict] += 1
        standings.update(finding.standing for item in decision.items for finding in item.findings)

    count()
    return verdicts, standings


def test_cases_reach_every_verdict_and_every_standing(rulebook: Rulebook) -> None:
    """Of 1,000 cases each verdict is given to at least forty, and each standing comes up at least a hundred times."""
    verdicts, standings = counted(cases(rulebook), rulebook, drawn=1000)
    assert all(verdicts[verdict] >= 40 for verdict in Verdict), verdicts
    assert all(standings[standing] >= 100 for standing in Standing), standings


def test_partial_cases_reach_every_verdict(rulebook: Rulebook) -> None:
    """Even with facts taken away, every verdict remains in reach, the open one most of all."""
    verdicts, _ = counted(partial_cases(rulebook), rulebook, drawn=1000)
    assert set(verdicts) == set(Verdict)
    assert verdicts.most_common(1)[0][0] is Verdict.UNDETERMINED


def test_complete_cases_reach_every_determined_verdict(rulebook: Rulebook) -> None:
    """Complete cases are never open and reach the four other verdicts."""
    verdicts, standings = counted(complete_cases(rulebook), rulebook, drawn=1000)
    assert set(verdicts) == set(Verdict) - {Verdict.UNDETERMINED}
    assert standings[Standing.UNKNOWN] == 0


def test_small_rulebooks_reach_every_verdict_and_every_standing() -> None:
    """The rulebooks drawn for the theorems are rich enough to give every answer."""
    verdicts: Counter[Verdict] = Counter()
    standings: Counter[Standing] = Counter()
    effects: Counter[str] = Counter()

    @COUNTED
    @given(st.data())
    def count(data: st.DataObject) -> None:
        rulebook = data.draw(rulebooks())
        decision = evaluate(data.draw(cases(rulebook)), rulebook)
        verdicts[decision.verdict] += 1
        standings.update(finding.standing for item in decision.items for finding in item.findings)
        effects.update(each.effect for each in rulebook.provisions)
        effects["lifting"] += any(each.exception_to for each in rulebook.provisions)
        effects["proviso"] += any(each.unless for each in rulebook.provisions)

    count()
    assert all(verdicts[verdict] >= 5 for verdict in Verdict), verdicts
    assert all(standings[standing] >= 5 for standing in Standing), standings
    wanted = RULE_EFFECTS | {"define", "scope", "close", "lifting", "proviso"}
    assert all(effects[effect] >= 20 for effect in wanted), effects


def test_facts_of_make_every_rule_bite_and_not_bite(rulebook: Rulebook) -> None:
    """For every version of every rule of the law its own facts reach both truths; the unknown unless only acts decide."""
    for rule in rulebook.provisions:
        if rule.effect in RULE_EFFECTS:
            read = {path for condition in rule.conditions for path in condition_facts(condition)}
            acts_only = all(path.startswith("act.") for path in read)
            for truth in (Truth.FALSE, Truth.TRUE) if acts_only else tuple(Truth):
                reach(rule, truth, rulebook)


def reach(rule: Provision, truth: Truth, rulebook: Rulebook) -> None:
    """Find facts of a rule on which its bite has a truth, or raise; out of its regime's scope a rule does not bite."""

    def bites(case: TransferCase) -> bool:
        findings = evaluate(case, rulebook).items[0].findings
        return ([each.bites for each in findings if each.provision.id == rule.id] or [Truth.FALSE]) == [truth]

    find(facts_of(rule, rulebook, on=rule.in_force.start), bites, settings=settings(COUNTED, max_examples=500))


@given(data=st.data())
def test_facts_of_a_rule_touch_nothing_else(rulebook: Rulebook, data: st.DataObject) -> None:
    """What is stated is read by the rule, or by a definition the rule rests on."""
    rule = data.draw(st.sampled_from([each for each in rulebook.provisions if each.effect in RULE_EFFECTS]))
    case = data.draw(facts_of(rule, rulebook))
    defined = rulebook.on(case.on).defined
    assert case.on in rule.in_force
    read, waiting = set[str](), {path for condition in rule.conditions for path in condition_facts(condition)}
    while waiting:
        path = waiting.pop()
        read.add(path)
        if path in defined:
            waiting |= condition_facts(defined[path].provision.when) - read
    known_without_saying = {fact.path for fact in catalogue().values() if fact.none_where or fact.compares}
    if case.consignee is None:
        known_without_saying |= {f"consignee.{name}" for name in Party.model_fields}
    assert {*case.facts(), *case.item_facts()[0]} - known_without_saying <= read


@given(data=st.data())
def test_completions_keep_what_is_stated(rulebook: Rulebook, data: st.DataObject) -> None:
    """Each stated fact keeps its value, elements of lists included, and no act is added."""
    less = data.draw(cases(rulebook))
    more = data.draw(completions(less, rulebook))
    for before, after in zip((less.facts(), *less.item_facts()), (more.facts(), *more.item_facts()), strict=True):
        for path, value in before.items():
            if path != "third_parties":
                assert after[path] == value
        assert {path for path in before if path.startswith("act.")} == {
            path for path in after if path.startswith("act.")
        }
    if less.third_parties is not UNKNOWN:
        listed = [facts for facts in less.facts()["third_parties"] if isinstance(facts, dict)]  # type: ignore[union-attr]
        now = [facts for facts in more.facts()["third_parties"] if isinstance(facts, dict)]  # type: ignore[union-attr]
        assert all(facts.items() <= later.items() for facts, later in zip(listed, now, strict=False))
        assert len(now) == len(listed) or (len(now) > len(listed) and not less.third_parties_complete)
        assert more.third_parties_complete or not less.third_parties_complete


@given(data=st.data())
def test_everything_completes_a_case(rulebook: Rulebook, data: st.DataObject) -> None:
    """With `everything` a case of one item is settled."""
    less = data.draw(cases(rulebook).filter(lambda case: len(case.items) == 1))
    more = data.draw(completions(less, rulebook, everything=True))
    assert evaluate(more, rulebook).verdict is not Verdict.UNDETERMINED


def test_facts_of_names_the_nearest_rule(rulebook: Rulebook) -> None:
    """A rule that does not exist is refused at once, with the likely one named."""
    with pytest.raises(UsageError, match=r"did you mean `tp1967\.to-communist-bloc`"):
        facts_of("tp1967.to-comunist-bloc", rulebook)
