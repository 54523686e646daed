"""What a script makes of its rows: those that can be judged, and the answers, `rejected` among them."""

from __future__ import annotations

from sqlglot import exp

from transfer_check.intervals import Interval
from transfer_check.law import Rulebook
from transfer_check.sql.checks.admissible import typed
from transfer_check.sql.checks.implied import CellOf, implied
from transfer_check.sql.checks.rejections import BECAUSE, COLUMN, CONTRADICTS, NO_VALUE, REJECTED, VALUE
from transfer_check.sql.checks.state_codes import PLACE, PLACES
from transfer_check.sql.columns import (
    CASE,
    DAY,
    ITEM,
    ITEMS,
    PARTY,
    THIRD_PARTIES,
    Column,
    item_columns,
    party_columns,
)
from transfer_check.sql.decisions.warned import contradicted_names, signed_names, warning_names
from transfer_check.sql.expressions.connectives import (
    Term,
    cast,
    choice,
    column,
    conjunction,
    constant,
    disjunction,
    equals,
    is_known,
    is_unknown,
    negation,
    number,
    text,
)
from transfer_check.sql.expressions.period_law import bounds
from transfer_check.sql.queries import (
    EVIDENCE_BITS,
    JUDGED,
    PERMITTED,
    PROHIBITED,
    VERDICT,
    case_answers,
    determining_names,
    item_answers,
    of_all_items,
    open_names,
)
from transfer_check.sql.stages import table

REJECTION = {COLUMN: "rejected_column", VALUE: "rejected_value", BECAUSE: "rejected_because"}
"""The columns of the answers that say why there is none, by those of ``rejected``."""
TOLD, SOUND, OF_CASE, OF_ITEM, REFUSED = "told", "sound", "first_of_case", "first_of_item", "refused"
R, J = "r", "j"


# ── the rows that can be judged ───────────────────────────────────────────────────────────────


def sound_rows(rulebook: Rulebook, *, loose: bool) -> dict[str, exp.Select]:
    """Return the rows of cases of which nothing is wrong, by the input relation in whose place they are read.

    Args:
        rulebook: the rules.
        loose: whether a cell may be a text whatever the type of its column.
    """
    items = _as_typed(ITEMS, item_columns(rulebook), loose=loose)
    found = {ITEMS: items.where(is_known(column(CASE, R)), negation(_rejected(R)), copy=False)}
    if loose:
        found[THIRD_PARTIES] = _as_typed(THIRD_PARTIES, party_columns(rulebook), loose=True)
    return found


def unjudged_rows(rulebook: Rulebook, period: Interval, *, loose: bool) -> exp.Select:
    """Return the other rows of ``items``, in the columns of ``judged``: without a verdict."""
    of = {each.name: each for each in item_columns(rulebook)}
    on = typed(of[DAY], column(DAY, R), loose=loose)
    words = {
        name: number(0)
        for names in (determining_names, open_names, warning_names, signed_names, contradicted_names)
        for name in names(rulebook).words
    }
    told: dict[str, Term] = {
        CASE: cast(column(CASE, R), "VARCHAR"),
        ITEM: typed(of[ITEM], column(ITEM, R), loose=loose),
        DAY: on,
        VERDICT: cast(exp.Null(), "INTEGER"),
        PROHIBITED: cast(exp.Null(), "BOOLEAN"),
        PERMITTED: cast(exp.Null(), "BOOLEAN"),
        **words,
        EVIDENCE_BITS: number(0),
    }
    query = exp.select(*(_named(each, name) for name, each in told.items()), copy=False).from_(
        table(ITEMS, R), copy=False
    )
    inside = disjunction([is_unknown(on), conjunction(bounds(period, on))])
    return query.where(disjunction([is_unknown(column(CASE, R)), _rejected(R)]), inside, copy=False)


def contradictions(rulebook: Rulebook, *, loose: bool) -> exp.Select:
    """Return a row of ``rejected`` for each derived fact that a judged item states against what the rules settle."""
    names = contradicted_names(rulebook)
    place = column(PLACE, "p")
    by_place = [(equals(place, number(turn)), path) for turn, path in enumerate(names.names, start=1)]
    of = {each.name: each for each in item_columns(rulebook)}
    told: dict[str, Term] = {
        **{key: column(key, J) for key in (CASE, ITEM)},
        PARTY: cast(exp.Null(), "INTEGER"),
        DAY: column(DAY, J),
        COLUMN: choice(*((at, text(path)) for at, path in by_place)),
        VALUE: choice(*((at, cast(column(path, R), "VARCHAR")) for at, path in by_place)),
        BECAUSE: text(CONTRADICTS),
    }
    same = [
        equals(column(CASE, J), cast(column(CASE, R), "VARCHAR")),
        equals(column(ITEM, J), typed(of[ITEM], column(ITEM, R), loose=loose)),
    ]
    some = disjunction(exp.NEQ(this=column(word, J), expression=number(0)) for word in names.words)
    holds = choice(*((at, names.any_of([path], J)) for at, path in by_place))
    query = exp.select(*(_named(each, name) for name, each in told.items()), copy=False).from_(
        table(JUDGED, J), copy=False
    )
    query = query.join(table(ITEMS, R), on=conjunction(same), copy=False)
    query = query.join(table(PLACES, "p"), on=exp.LTE(this=place, expression=number(len(names.names))), copy=False)
    return query.where(some, holds, copy=False)


def _as_typed(name: str, columns: tuple[Column, ...], *, loose: bool) -> exp.Select:
    of = {each.name: each for each in columns}

    def cell(path: str) -> Term:
        return typed(of[path], column(path, R), loose=loose)

    cells = [_named(_completed(each, cell), each.name) for each in columns]
    return exp.select(*cells, copy=False).from_(table(name, R), copy=False)


def _completed(of: Column, cell: CellOf) -> Term:
    """Return a cell, or what others say of it where it is NULL."""
    value = implied(of, cell)
    return cell(of.name) if value is None else exp.Coalesce(this=cell(of.name), expressions=[value])


def _rejected(alias: str) -> Term:
    same = equals(column(CASE, "x"), cast(column(CASE, alias), "VARCHAR"))
    return exp.Exists(this=exp.select(number(1)).from_(table(REJECTED, "x"), copy=False).where(same))


# ── the answers ───────────────────────────────────────────────────────────────────────────────


def answers_of_items(rulebook: Rulebook) -> exp.Query:
    """Return the query of the answer for each item, over ``judged`` and ``rejected``."""
    query = item_answers(rulebook, TOLD)
    for each in query.selects:
        if each.alias == "verdict":
            each.set("this", exp.Coalesce(this=each.this, expressions=[text(REJECTED)]))
    query = query.select(*map(column, REJECTION.values()), copy=False)
    return _with(query, {OF_CASE: _first(), OF_ITEM: _first(ITEM), TOLD: _told(rulebook)})


def answers_of_cases(rulebook: Rulebook) -> exp.Query:
    """Return the query of the answer for each case, over ``judged`` and ``rejected``."""
    judged = case_answers(rulebook, SOUND)
    before = {name.alias: name.this for name in judged.ctes}
    judged.set("with_", None)
    names = [each.alias_or_name for each in judged.selects]
    nothing = (_named(cast(exp.Null(), "VARCHAR"), name) for name in REJECTION.values())
    judged = judged.select(*nothing, copy=False)
    sound = exp.select(exp.Star()).from_(table(TOLD), copy=False).where(is_known(column(VERDICT)))
    query: exp.Query = judged
    for part in (_refused_cases(names), _cases_without_items(names)):
        query = exp.union(query, part, distinct=False, copy=False)
    refused = _refused()
    ctes = {OF_CASE: _first(), OF_ITEM: _first(ITEM), TOLD: _told(rulebook), SOUND: sound, REFUSED: refused}
    return _with(query, {**ctes, **before})


def _told(rulebook: Rulebook) -> exp.Select:
    """Return what was judged, with nothing told of an item whose case is rejected, but why."""
    rejected = disjunction([is_unknown(column(VERDICT, J)), is_known(column(CASE, OF_CASE))])
    words = [*determining_names(rulebook).words, *open_names(rulebook).words, *of_all_items(rulebook)]
    told: dict[str, Term] = {name: column(name, J) for name in (CASE, ITEM, DAY)}
    told |= {name: choice((negation(rejected), column(name, J))) for name in (VERDICT, PROHIBITED, PERMITTED)}
    told |= {name: choice((rejected, number(0)), otherwise=column(name, J)) for name in (*words, EVIDENCE_BITS)}
    lacking = is_unknown(column(CASE, J))
    of_no_case = {COLUMN: text(CASE), VALUE: exp.Null(), BECAUSE: text(NO_VALUE)}
    for name, own in REJECTION.items():
        first = exp.Coalesce(this=column(name, OF_ITEM), expressions=[column(name, OF_CASE)])
        unlike = choice((is_known(column(CASE, OF_ITEM)), column(name, OF_ITEM)), otherwise=column(name, OF_CASE))
        told[own] = choice((lacking, of_no_case[name]), otherwise=unlike if name == VALUE else first)
    query = exp.select(*(_named(each, name) for name, each in told.items()), copy=False).from_(
        table(JUDGED, J), copy=False
    )
    for alias, keys in ((OF_CASE, (CASE,)), (OF_ITEM, (CASE, ITEM))):
        on = conjunction(equals(column(key, alias), column(key, J)) for key in keys)
        query = query.join(table(alias), on=on, join_type="left", copy=False)
    return query


def _first(*keys: str) -> exp.Select:
    """Return the first thing that is wrong with each case, or item."""
    order = [exp.Coalesce(this=column(name), expressions=[number(-1)]) for name in (ITEM, PARTY)]
    turn = exp.Window(
        this=exp.RowNumber(),
        partition_by=[column(name) for name in (CASE, *keys)],
        order=exp.Order(expressions=[exp.Ordered(this=each) for each in (*order, column(COLUMN), column(BECAUSE))]),
    )
    names = (CASE, *keys, DAY, *REJECTION)
    inner = exp.select(*map(column, names), _named(turn, "turn"), copy=False).from_(table(REJECTED), copy=False)
    inner = inner.where(*(is_known(column(key)) for key in (CASE, *keys)))
    return (
        exp.select(*map(column, names))
        .from_(inner.subquery("ranked", copy=False), copy=False)
        .where(equals(column("turn"), number(1)))
    )


def _refused() -> exp.Select:
    """Return the cases that are rejected, each with how many items it has."""
    counted = {DAY: exp.Min(this=column(DAY)), "items": exp.Count(this=exp.Star())}
    query = exp.select(column(CASE), *(_named(each, name) for name, each in counted.items()))
    return query.from_(table(TOLD), copy=False).where(is_unknown(column(VERDICT))).group_by(column(CASE))


def _refused_cases(names: list[str]) -> exp.Select:
    of_case: dict[str, Term] = {
        CASE: column(CASE, REFUSED),
        DAY: column(DAY, REFUSED),
        "items": column("items", REFUSED),
    }
    lacking = is_unknown(column(CASE, REFUSED))
    why = {
        COLUMN: choice((lacking, text(CASE)), otherwise=column(COLUMN, OF_CASE)),
        VALUE: column(VALUE, OF_CASE),
        BECAUSE: choice((lacking, text(NO_VALUE)), otherwise=column(BECAUSE, OF_CASE)),
    }
    query = _without_an_answer(names, of_case, why).from_(table(REFUSED), copy=False)
    same = equals(column(CASE, OF_CASE), column(CASE, REFUSED))
    return query.join(table(OF_CASE), on=same, join_type="left")


def _cases_without_items(names: list[str]) -> exp.Select:
    """Return the cases of which there is no item: those that only third parties name."""
    of_case: dict[str, Term] = {CASE: column(CASE, OF_CASE), DAY: column(DAY, OF_CASE), "items": number(0)}
    why: dict[str, Term] = {name: column(name, OF_CASE) for name in REJECTION}
    same = equals(column(CASE, J), column(CASE, OF_CASE))
    there = exp.Exists(this=exp.select(number(1)).from_(table(JUDGED, J), copy=False).where(same))
    return _without_an_answer(names, of_case, why).from_(table(OF_CASE), copy=False).where(negation(there))


def _without_an_answer(names: list[str], of_case: dict[str, Term], why: dict[str, Term]) -> exp.Select:
    no_truth, nothing = cast(exp.Null(), "BOOLEAN"), text("")
    of_kind: dict[str, Term] = {
        "verdict": text(REJECTED),
        PROHIBITED: no_truth,
        PERMITTED: no_truth,
        "possibly_prohibited": constant(False),
        "weakest_evidence": cast(exp.Null(), "VARCHAR"),
    }
    told = {name: of_case.get(name, of_kind.get(name, nothing)) for name in names}
    told |= {own: why[name] for name, own in REJECTION.items()}
    return exp.select(*(_named(each.copy(), name) for name, each in told.items()), copy=False)


def _with(query: exp.Query, ctes: dict[str, exp.Expr]) -> exp.Query:
    for name, cte in ctes.items():
        query = query.with_(exp.to_identifier(name, quoted=True), cte, copy=False)
    return query


def _named(term: Term, name: str) -> exp.Alias:
    return exp.Alias(this=term, alias=exp.to_identifier(name, quoted=True))
