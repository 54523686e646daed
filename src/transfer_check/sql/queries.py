"""The queries: a row of ``items`` judged, and the answers read off what was judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlglot import exp

from transfer_check.answering import awaits_assessment
from transfer_check.facts import EVIDENCE, catalogue
from transfer_check.intervals import Interval
from transfer_check.judging import Verdict
from transfer_check.law import RULE_EFFECTS, Rulebook
from transfer_check.law.condition import condition_facts
from transfer_check.sql.columns import CASE, DAY, ITEM, ITEMS, item_columns
from transfer_check.sql.decisions.determining import Determining
from transfer_check.sql.decisions.evidence import Evidence
from transfer_check.sql.decisions.openness import Openness
from transfer_check.sql.decisions.procedure import RANKS, Judgement
from transfer_check.sql.decisions.warned import (
    cautions,
    contradicted,
    contradicted_names,
    signed,
    signed_names,
    warning_names,
    warnings,
)
from transfer_check.sql.expressions.bits import Names
from transfer_check.sql.expressions.connectives import (
    Term,
    bit_if,
    choice,
    column,
    conjunction,
    disjunction,
    equals,
    has_bits,
    is_constant,
    is_true,
    is_unknown,
    number,
    text,
    union_of_bits,
)
from transfer_check.sql.expressions.expressible import require_expressible
from transfer_check.sql.expressions.memberships import evidence_bit
from transfer_check.sql.expressions.period_law import ALL_TIME, Law, encoded
from transfer_check.sql.stages import Stages, table

JUDGED = "judged"
VERDICT, PROHIBITED, PERMITTED, EVIDENCE_BITS = "verdict", "prohibited", "permitted", "evidence"
DETERMINING_EFFECTS = RULE_EFFECTS | {"scope", "close"}


def determining_names(rulebook: Rulebook) -> Names:
    """Return the ids of every provision that can determine an item."""
    ids = {each.id for each in rulebook.provisions if each.effect in DETERMINING_EFFECTS}
    return Names("determining", tuple(sorted(ids)))


def open_names(rulebook: Rulebook) -> Names:
    """Return the paths of every fact that some provision reads or defines."""
    conditions = (condition for each in rulebook.provisions for condition in each.conditions)
    read = {path for condition in conditions for path in condition_facts(condition)}
    defined = {each.defines for each in rulebook.provisions if each.defines}
    return Names("open", tuple(sorted(read | defined)))


def of_all_items(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the columns with bits that count for a case whichever of its items they are of."""
    return (*warning_names(rulebook).words, *signed_names(rulebook).words)


def judged(
    rulebook: Rulebook, period: Interval = ALL_TIME, *, before: Mapping[str, exp.Select] | None = None
) -> exp.Select:
    """Return the query that judges every row of ``items``, for the days of a period.

    Its columns are the keys and the day, the verdict as a number (the least favourable is 0),
    whether prohibited and permitted, and as bits what determines, what is open, what is warned of,
    on what evidence.

    A row of a day outside the period, or of a day whose text is not encoded, has no answer: it is left out.

    Args:
        rulebook: the rules.
        period: the days.
        before: queries that stand before those of the statement, by the name they are read by; one of the name of
            an input relation is read in its place.

    Raises:
        UsageError: naming every provision that has no form in SQL.
    """
    law = Law(rulebook, encoded(rulebook, period))
    require_expressible(law)
    stages = Stages(frozenset(each.name for each in item_columns(rulebook)))
    judgement = Judgement(law, stages)
    determining, evidence = Determining(judgement), Evidence(judgement)
    flags: dict[str, list[Term]] = defaultdict(list)
    resting: list[Term] = []
    for provision, reasons in determining.by_provision().items():
        flag = stages.define("determines", disjunction(reasons))
        flags[provision.id].append(flag)
        relied = [flag]
        if provision.effect == "scope":
            relied.append(is_true(judgement.scopes[provision]))
        resting.append(bit_if(disjunction(relied), evidence.of(provision)))
    for caution in law.doubting:
        resting.append(bit_if(cautions(judgement, caution), number(evidence_bit(caution.evidence))))
    open_facts = Openness(judgement, determining).facts()
    outputs = {
        VERDICT: judgement.verdict,
        PROHIBITED: judgement.prohibited,
        PERMITTED: judgement.permitted,
        **determining_names(rulebook).sets({name: disjunction(each) for name, each in flags.items()}),
        **open_names(rulebook).sets(open_facts),
        **warning_names(rulebook).sets(warnings(judgement)),
        **signed_names(rulebook).sets(signed(judgement)),
        **contradicted_names(rulebook).sets(contradicted(judgement)),
        EVIDENCE_BITS: union_of_bits(resting),
    }
    query = stages.query(ITEMS, outputs, (CASE, ITEM, DAY), before)
    return query.where(*law.within_period(), copy=False)


# ── what is read off ──────────────────────────────────────────────────────────────────────────


def item_answers(rulebook: Rulebook, source: str = JUDGED) -> exp.Select:
    """Return the query of the answer for each item, over ``judged``: what is said of a case of that item alone."""
    return exp.select(
        *map(column, (CASE, ITEM, DAY)),
        _named(_verdict(column(VERDICT)), "verdict"),
        column(PROHIBITED),
        column(PERMITTED),
        *_read_off(rulebook),
        copy=False,
    ).from_(table(source), copy=False)


def case_answers(rulebook: Rulebook, source: str = JUDGED) -> exp.Select:
    """Return the query of the answer for each case, over ``judged``: of its least favourable items."""
    words = (*determining_names(rulebook).words, *open_names(rulebook).words, EVIDENCE_BITS)
    warned = of_all_items(rulebook)
    worst = exp.select(
        column(CASE),
        _named(exp.Min(this=column(DAY)), DAY),
        _named(exp.Count(this=exp.Star()), "items"),
        _named(exp.Min(this=column(VERDICT)), VERDICT),
        _named(_any(column(PROHIBITED)), PROHIBITED),
        _named(_every(column(PERMITTED)), PERMITTED),
        _named(exp.LogicalOr(this=is_unknown(column(PROHIBITED))), "unsure"),
        *(_named(exp.BitwiseOrAgg(this=column(word)), word) for word in warned),
    )
    worst = worst.from_(table(source), copy=False).group_by(column(CASE), copy=False)
    same = conjunction(
        [equals(column(CASE, "j"), column(CASE, "w")), equals(column(VERDICT, "j"), column(VERDICT, "w"))]
    )
    sets = (_named(exp.BitwiseOrAgg(this=column(word, "j")), word) for word in words)
    deciding = exp.select(_named(column(CASE, "j"), CASE), *sets).from_(table(source, "j"), copy=False)
    deciding = deciding.join(table("worst", "w"), on=same, copy=False).group_by(column(CASE, "j"), copy=False)
    possibly = conjunction([equals(column(VERDICT), number(RANKS[Verdict.NOT_PERMITTED])), column("unsure")])
    of_worst = [column(name, "w") for name in (DAY, "items", VERDICT, PROHIBITED, PERMITTED, "unsure", *warned)]
    together = exp.select(column(CASE, "w"), *of_worst, *(column(word, "d") for word in words))
    together = together.from_(table("worst", "w"), copy=False).join(
        table("deciding", "d"), on=equals(column(CASE, "d"), column(CASE, "w")), copy=False
    )
    result = exp.select(
        *map(column, (CASE, DAY, "items")),
        _named(_verdict(column(VERDICT)), "verdict"),
        column(PROHIBITED),
        column(PERMITTED),
        _named(possibly, "possibly_prohibited"),
        *_read_off(rulebook),
        copy=False,
    ).from_(table("together"), copy=False)
    for name, cte in (("worst", worst), ("deciding", deciding), ("together", together)):
        result = result.with_(exp.to_identifier(name, quoted=True), cte, copy=False)
    return result


def _named(term: Term, name: str) -> exp.Alias:
    return exp.Alias(this=term, alias=exp.to_identifier(name, quoted=True))


def _verdict(rank: Term) -> Term:
    return choice(*((equals(rank, number(place)), text(verdict.value)) for verdict, place in RANKS.items()))


def _read_off(rulebook: Rulebook) -> list[exp.Alias]:
    return [
        _named(determining_names(rulebook).written_out(), "determining"),
        _named(open_names(rulebook).written_out(), "open_facts"),
        _named(_weakest(signed_names(rulebook)), "weakest_evidence"),
        _named(_awaits(open_names(rulebook)), "awaits"),
        _named(warning_names(rulebook).written_out(), "warnings"),
        _named(signed_names(rulebook).written_out(), "overrides"),
    ]


def _weakest(signed: Names) -> Term:
    """Return the weakest level; what is taken on a signature instead of by the rules rests on no text at all."""
    weakest_first = list(EVIDENCE.terms)[::-1]
    on_signature = (signed.any_of(signed.names), text(weakest_first[0]))
    of_texts = [(has_bits(column(EVIDENCE_BITS), evidence_bit(level)), text(level)) for level in weakest_first]
    return choice(*(of_texts if is_constant(on_signature[0], False) else [on_signature, *of_texts]))


def _awaits(names: Names) -> Term:
    assessments = {path for path in names.names if awaits_assessment(catalogue()[path])}
    of_facts, of_assessments = names.any_of(set(names.names) - assessments), names.any_of(assessments)
    return choice(
        (conjunction([of_facts, of_assessments]), text("facts assessments")),
        (of_facts, text("facts")),
        (of_assessments, text("assessments")),
        otherwise=text(""),
    )


def _any(truth: Term) -> Term:
    """Kleene *or* over rows."""
    unknown = exp.LT(this=exp.Count(this=truth.copy()), expression=exp.Count(this=exp.Star()))
    return choice((exp.LogicalOr(this=truth.copy()), exp.true()), (unknown, exp.Null()), otherwise=exp.false())


def _every(truth: Term) -> Term:
    """Kleene *and* over rows."""
    unknown = exp.LT(this=exp.Count(this=truth.copy()), expression=exp.Count(this=exp.Star()))
    return choice(
        (exp.Not(this=exp.LogicalAnd(this=truth.copy())), exp.false()), (unknown, exp.Null()), otherwise=exp.true()
    )
