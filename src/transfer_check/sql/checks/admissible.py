"""What a cell of the input relations may hold: as constraints of a table, and as conditions of a query.

A word outside the list of its fact is no value. A prohibition that asks for the right word would not
hold of it, and would fail open: so no row with such a word is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlglot import exp

from transfer_check.clock import FIRST_DAY, YEARS_AHEAD
from transfer_check.facts import VOCABULARIES
from transfer_check.sql.checks.state_codes import state_days
from transfer_check.sql.columns import (
    CASE,
    COMPLETE,
    DAY,
    NO_STATES,
    NONE_NUMBER,
    NONE_TEXT,
    OPEN,
    Column,
)
from transfer_check.sql.expressions.connectives import (
    Term,
    cast,
    column,
    conjunction,
    constant,
    day,
    disjunction,
    equals,
    is_known,
    is_not_false,
    is_unknown,
    negation,
    number,
    text,
)

GREATEST = 1e300
"""A bound for numbers that leaves out infinity, and what is no number, which every engine sorts last."""
_SHAPES = {"DATE": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "INTEGER": "^[0-9]{1,9}$", "DOUBLE": "^-?[0-9.]+([eE][-+]?[0-9]+)?$"}
_FLAGS = ("true", "false")


def terms_of(of: Column) -> tuple[str, ...]:
    """Return the words a column of a closed list may hold."""
    fact = of.fact
    if fact is not None and fact.type == "vocabulary":
        return (*VOCABULARIES[fact.vocabulary].terms, NONE_TEXT)
    return (COMPLETE, OPEN, NONE_TEXT) if fact is not None and fact.type == "parties" else ()


def is_state(of: Column) -> bool:
    """Whether a column holds the code of one state."""
    return of.fact is not None and of.fact.type == "state"


def is_list_of_states(of: Column) -> bool:
    """Whether a column holds the codes of several states."""
    return of.fact is not None and of.fact.type == "states"


# ── in a table ────────────────────────────────────────────────────────────────────────────────


def allowed(of: Column, *, dated: bool) -> Term:
    """Return what a cell of a typed table must satisfy; TRUE or NULL where it does.

    Args:
        of: the column.
        dated: whether the row has a day, on which its states must be there.
    """
    value = column(of.name)
    if of.name == CASE:
        return exp.NEQ(this=value, expression=text(""))
    if of.type == "INTEGER":
        return exp.GTE(this=value, expression=number(0))
    if of.type == "DOUBLE":
        return _is_amount(value)
    if is_state(of):
        return _is_state(value, dated=dated)
    if is_list_of_states(of):
        return disjunction([equals(value, text(NO_STATES)), conjunction(_are_states(value))])
    if of.type == "DATE" and of.required:
        return exp.GTE(this=value, expression=day(FIRST_DAY))
    return _among(value, terms_of(of)) if terms_of(of) else constant(True)


def _is_state(value: Term, *, dated: bool) -> Term:
    """Return whether a text is the code of a state: of some day, or of the day of the row."""
    if not dated:
        return _among(value, [*(each.state for each in state_days()), NONE_TEXT])
    parts = [_among(value, [*codes, NONE_TEXT] if spans == ALL_DAYS else codes) for spans, codes in _by_spans().items()]
    bounds = [_within(spans) for spans in _by_spans()]
    return disjunction(conjunction(pair) for pair in zip(parts, bounds, strict=True))


def _are_states(value: Term) -> Iterator[Term]:
    """Yield what must hold of a list of codes: that each is one, and that each that is not always one is of the day."""
    every = "|".join(dict.fromkeys(each.state for each in state_days()))
    yield exp.RegexpLike(this=value.copy(), expression=text(f"^({every})( ({every}))*$"))
    for spans, codes in _by_spans().items():
        if spans != ALL_DAYS:
            named = exp.RegexpLike(this=value.copy(), expression=text(f"(^| )({'|'.join(codes)})( |$)"))
            yield disjunction([negation(named), _within(spans)])


Spans = tuple[tuple[date, date], ...]
ALL_DAYS: Spans = ((date.min, date.max),)


def _by_spans() -> dict[Spans, list[str]]:
    """Return the codes by the days on which they name a state, those of all days first."""
    spans: dict[str, Spans] = {}
    for each in state_days():
        spans[each.state] = (*spans.get(each.state, ()), (each.first, each.last))
    found: dict[Spans, list[str]] = {ALL_DAYS: []}
    for state, of in spans.items():
        found.setdefault(of, []).append(state)
    return found


def _within(spans: Spans) -> Term:
    """Return whether the day of a row is in some of the spans."""
    parts = []
    for first, last in spans:
        bounds: list[Term] = [] if first == date.min else [exp.GTE(this=column(DAY), expression=day(first))]
        bounds += [] if last == date.max else [exp.LTE(this=column(DAY), expression=day(last))]
        parts.append(conjunction(bounds))
    return disjunction(parts)


def _among(value: Term, words: tuple[str, ...] | list[str]) -> Term:
    return exp.In(this=value.copy(), expressions=[text(each) for each in words])


def _is_amount(value: Term) -> Term:
    none = equals(value, number(NONE_NUMBER))
    bounds = [exp.GTE(this=value.copy(), expression=number(0)), exp.LTE(this=value.copy(), expression=number(GREATEST))]
    return disjunction([none, conjunction(bounds)])


# ── in a query ────────────────────────────────────────────────────────────────────────────────


def wrongs(of: Column, value: Term, *, loose: bool, found: tuple[Term, Term] | None = None) -> Iterator[Term]:
    """Yield conditions of which one is TRUE where a cell holds what is no value of its column; they are two-valued.

    Args:
        of: the column.
        value: the cell.
        loose: whether the cell may be a text whatever the type of the column.
        found: if the cell holds a state, the day of the row, and the code that was found for it.
    """
    if of.required:
        yield is_unknown(value)
    written = cast(value, "VARCHAR") if loose else value
    if loose and of.type == "BOOLEAN":
        yield _is_false(_among(exp.Lower(this=written.copy()), _FLAGS))
    if loose and of.type in _SHAPES:
        yield _is_false(exp.RegexpLike(this=written.copy(), expression=text(_SHAPES[of.type])))
        yield conjunction([is_known(value), is_unknown(typed(of, value, loose=loose))])
    if of.name == DAY:
        on = typed(of, value, loose=loose)
        yield _is_false(exp.GTE(this=on, expression=day(FIRST_DAY)))
        ahead = exp.DateAdd(this=exp.CurrentDate(), expression=number(YEARS_AHEAD), unit=exp.Var(this="YEAR"))
        yield _is_false(exp.LTE(this=on.copy(), expression=ahead))
    if of.name == CASE:
        yield _is_false(exp.NEQ(this=written.copy(), expression=text("")))
    if of.type == "INTEGER":
        yield _is_false(exp.GTE(this=typed(of, value, loose=loose), expression=number(0)))
    if of.type == "DOUBLE":
        yield _is_false(_is_amount(typed(of, value, loose=loose)))
    if terms_of(of):
        yield _is_false(_among(written, terms_of(of)))
    if found is not None:
        given = exp.NEQ(this=written.copy(), expression=text(NONE_TEXT))
        on, code = found
        yield conjunction([is_known(on), is_known(value), given, is_unknown(code)])


def _is_false(truth: Term) -> Term:
    return negation(is_not_false(truth))


def typed(of: Column, value: Term, *, loose: bool) -> Term:
    """Return a cell as a value of the type of its column; NULL where it is none."""
    if not loose:
        return value.copy()
    return exp.TryCast(this=value.copy(), to=exp.DataType.build(of.type), safe=True)
