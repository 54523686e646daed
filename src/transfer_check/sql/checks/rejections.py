"""Which rows hold what is no value, or do not fit together: none of them, and no row of its case, is judged.

The relation ``rejected`` has a row for each cell that is wrong, with the case, the item or the third
party, the column, the value as a text, and why:

========================  ========================================================================
``because``               meaning
========================  ========================================================================
``no_such_value``         no word of the list, no day, no number, neither true nor false, or empty
``no_state_on_that_day``  no code of a state, or none of the day of the row
``not_one_each``          two items, or third parties, of a case have one number, or one is left out
``unlike_the_first``      the rows of a case differ in what is said of the whole case
``no_such_case``          a third party of a case that has no item
``unlike_third_parties``  the mark of the list of third parties does not fit its rows
``contradicts``           a fact, stated against what the other facts of the row settle
``not_signed``            a value under ``overrides`` without who signs it, the day or the reason
========================  ========================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sqlglot import exp

from transfer_check.intervals import Interval
from transfer_check.law import Rulebook
from transfer_check.sql.checks.admissible import is_list_of_states, is_state, typed, wrongs
from transfer_check.sql.checks.implied import against_implied
from transfer_check.sql.checks.state_codes import MOST_PLACES, PLACE, PLACES, STATE_DAYS
from transfer_check.sql.columns import (
    CASE,
    COMPLETE,
    DAY,
    ITEM,
    ITEMS,
    NO_STATES,
    NONE_TEXT,
    PARTY,
    SIGNATURE,
    THIRD_PARTIES,
    Column,
    is_derived,
    item_columns,
    override_of,
    party_columns,
)
from transfer_check.sql.expressions.connectives import (
    Term,
    cast,
    choice,
    column,
    conjunction,
    constant,
    disjunction,
    equals,
    is_constant,
    is_known,
    is_unknown,
    negation,
    number,
    same_truth,
    text,
)
from transfer_check.sql.expressions.memberships import FIRST, LAST, STATE, found_on
from transfer_check.sql.expressions.period_law import bounds
from transfer_check.sql.stages import table

REJECTED = "rejected"
COLUMN, VALUE, BECAUSE = "column", "value", "because"
KEYS = (CASE, ITEM, PARTY, DAY)
NO_VALUE, NO_STATE = "no_such_value", "no_state_on_that_day"
NOT_ONE_EACH, UNLIKE_FIRST = "not_one_each", "unlike_the_first"
NO_CASE, UNLIKE_PARTIES, CONTRADICTS = "no_such_case", "unlike_third_parties", "contradicts"
NOT_SIGNED = "not_signed"
R, C, D, P, Z = "r", "c", "d", "p", "z"
"""Aliases: a row as it stands, its case, a row in doubt, a place, and the first item of a case."""
ROWS, FIRST_ITEM, LAST_ITEM, NUMBERS = "rows", "first_item", "last_item", "numbers"
LISTED = "listed"
CASES, PARTIES, LISTS, WRONG_LISTS = "cases", "parties_of_cases", "lists", "wrong_lists"


class Wrong(NamedTuple):
    """One thing that can be wrong with a row.

    Attributes:
        of: the column.
        holds: whether it is wrong; two-valued.
        because: why.
    """

    of: Column
    holds: Term
    because: str


@dataclass(frozen=True)
class Rejections:
    """The statement that finds what is wrong.

    Attributes:
        rulebook: the rules, which say what columns there are.
        period: the days of the rows that are looked at.
        loose: whether a cell may be a text whatever the type of its column, as in views of files.
    """

    rulebook: Rulebook
    period: Interval
    loose: bool

    @cached_property
    def items(self) -> tuple[Column, ...]:
        """The columns of ``items``."""
        return (*item_columns(self.rulebook), *SIGNATURE)

    @cached_property
    def parties(self) -> tuple[Column, ...]:
        """The columns of ``third_parties``."""
        return party_columns(self.rulebook)

    def query(self) -> exp.Query:
        """Return the query of the cells that are wrong."""
        ctes: dict[str, exp.Query] = {
            CASES: self._cases(),
            PARTIES: self._counted_parties(),
            "doubtful_items": self._doubtful_items(),
            "doubtful_parties": self._doubtful_parties(),
            "unlike_items": self._unlike_items(),
        }
        parts = [
            _told("doubtful_items", self.items, self._wrong_items(D), self._keys(D, party=False)),
            _told("doubtful_parties", self.parties, self._wrong_parties(D), self._keys(D, party=True)),
            _told("unlike_items", self.items, self._unlike(D), self._keys(D, party=False)),
            *self._miscounted(),
        ]
        if any(map(is_list_of_states, self.items)):
            ctes |= {LISTS: self._lists(), WRONG_LISTS: self._wrong_lists()}
            parts += [self._items_with_wrong_list(each) for each in self.items if is_list_of_states(each)]
        query: exp.Query = parts[0]
        for part in parts[1:]:
            query = exp.union(query, part, distinct=False, copy=False)
        for name, cte in ctes.items():
            query = query.with_(exp.to_identifier(name, quoted=True), cte, copy=False)
        return query

    # ── cells ─────────────────────────────────────────────────────────────────────────────────

    def _typed(self, name: str, alias: str) -> Term:
        of = next(each for each in (*self.items, *self.parties) if each.name == name)
        return typed(of, column(name, alias), loose=self.loose)

    def _written(self, name: str, alias: str) -> Term:
        return cast(column(name, alias), "VARCHAR")

    def _keys(self, alias: str, *, party: bool) -> dict[str, Term]:
        return {
            CASE: self._written(CASE, alias),
            ITEM: _no("INTEGER") if party else self._typed(ITEM, alias),
            PARTY: self._typed(PARTY, alias) if party else _no("INTEGER"),
            DAY: column(_of_case(DAY), alias) if party else self._typed(DAY, alias),
        }

    def _wrong_cells(self, columns: Iterable[Column], alias: str, *, joined: bool = False) -> Iterator[Wrong]:
        """Yield what can be wrong with the cells of a row.

        Args:
            columns: the columns of the relation.
            alias: that of the row.
            joined: whether the codes of states are joined to the row, not columns of it.
        """
        dated = any(of.name == DAY for of in columns)
        of_parties = column(_of_case(DAY), C if joined else alias)
        on = self._typed(DAY, alias) if dated else of_parties
        for place, of in enumerate(columns):
            found = None
            if is_state(of):
                found = on, column(_states(place), _states(place) if joined else alias)
            for holds in wrongs(of, column(of.name, alias), loose=self.loose, found=found):
                yield Wrong(of, holds, NO_STATE if is_state(of) else NO_VALUE)

    def _wrong_items(self, alias: str, *, joined: bool = False) -> Iterator[Wrong]:
        yield from self._wrong_cells(self.items, alias, joined=joined)
        for of in self.items:
            against = against_implied(of, lambda name: self._typed(name, alias))
            if not is_constant(against, False):
                yield Wrong(of, against, CONTRADICTS)
        signed = [is_known(column(override_of(each.name), alias)) for each in self.items if is_derived(each)]
        for of in SIGNATURE:
            yield Wrong(of, conjunction([is_unknown(column(of.name, alias)), disjunction(signed)]), NOT_SIGNED)

    def _doubtful_items(self) -> exp.Select:
        wrong = _first_of(each.holds for each in self._wrong_items(R, joined=True))
        query = self._with_states(ITEMS, self.items, self._typed(DAY, R))
        return query.where(wrong, *self._in_period(self._typed(DAY, R)), copy=False)

    def _with_states(self, name: str, columns: tuple[Column, ...], on: Term) -> exp.Select:
        """Return the rows of a relation, each with the codes found for its states on a day."""
        states = [(place, of) for place, of in enumerate(columns) if is_state(of)]
        found = (column(_states(place), _states(place)) for place, _ in states)
        query = exp.select(exp.Column(this=exp.Star(), table=exp.to_identifier(R, quoted=True)), *found, copy=False)
        query = query.from_(table(name, R), copy=False)
        for place, of in states:
            alias = _states(place)
            codes = exp.select(_named(column(STATE), alias), column(FIRST), column(LAST)).from_(table(STATE_DAYS))
            first = exp.LTE(this=column(FIRST, alias), expression=on.copy())
            last = exp.LTE(this=on.copy(), expression=column(LAST, alias))
            of_day = conjunction([equals(column(alias, alias), column(of.name, R)), first, last])
            query = query.join(codes, on=of_day, join_type="left", join_alias=alias, copy=False)
        return query

    def _in_period(self, on: Term) -> list[Term]:
        """Return the condition that a day is in the period, or is none."""
        inside = conjunction(bounds(self.period, on))
        return [] if self.period == Interval(None, None) else [disjunction([is_unknown(on), inside])]

    # ── third parties ─────────────────────────────────────────────────────────────────────────

    def _doubtful_parties(self) -> exp.Select:
        of_case, day_of_case = column(_of_case(CASE), C), column(_of_case(DAY), C)
        query = self._with_states(THIRD_PARTIES, self.parties, day_of_case).select(of_case, day_of_case, copy=False)
        cases = exp.select(*(_named(column(name), _of_case(name)) for name in (CASE, DAY))).from_(table(CASES))
        of_same_case = equals(of_case, self._written(CASE, R))
        joins = query.args.pop("joins", [])
        query = query.join(cases, on=of_same_case, join_type="left", join_alias=C, copy=False)
        query.set("joins", [*query.args["joins"], *joins])
        wrong = [each.holds for each in self._wrong_cells(self.parties, R, joined=True)]
        return query.where(_first_of([*wrong, is_unknown(of_case)]), *self._in_period(day_of_case), copy=False)

    def _wrong_parties(self, alias: str) -> Iterator[Wrong]:
        known = next(each for each in self.parties if each.name == CASE)
        lacking = is_unknown(column(_of_case(CASE), alias))
        yield from self._wrong_cells(self.parties, alias)
        yield Wrong(known, conjunction([is_known(column(CASE, alias)), lacking]), NO_CASE)

    # ── rows of one case ──────────────────────────────────────────────────────────────────────

    def _cases(self) -> exp.Select:
        place = self._typed(ITEM, R)
        counted = {
            CASE: self._written(CASE, R),
            DAY: exp.Min(this=self._typed(DAY, R)),
            THIRD_PARTIES: exp.Max(this=self._written(THIRD_PARTIES, R)),
            ROWS: exp.Count(this=exp.Star()),
            NUMBERS: exp.Count(this=exp.Distinct(expressions=[place])),
            FIRST_ITEM: exp.Min(this=place.copy()),
        }
        query = exp.select(*(_named(each, name) for name, each in counted.items()), copy=False)
        return query.from_(table(ITEMS, R), copy=False).group_by(self._written(CASE, R), copy=False)

    def _counted_parties(self) -> exp.Select:
        place = self._typed(PARTY, R)
        counted = {
            CASE: self._written(CASE, R),
            ROWS: exp.Count(this=exp.Star()),
            NUMBERS: exp.Count(this=exp.Distinct(expressions=[place])),
            LAST_ITEM: exp.Max(this=place.copy()),
        }
        query = exp.select(*(_named(each, name) for name, each in counted.items()), copy=False)
        return query.from_(table(THIRD_PARTIES, R), copy=False).group_by(self._written(CASE, R), copy=False)

    def _miscounted(self) -> Iterator[exp.Select]:
        """Yield the cases whose items, or third parties, are not numbered, and whose list is not marked as it is."""
        twice = exp.NEQ(this=column(ROWS, C), expression=column(NUMBERS, C))
        yield self._of_cases(ITEM, column(ROWS, C), NOT_ONE_EACH).where(twice, copy=False)
        rows, last = column(ROWS, P), column(LAST_ITEM, P)
        after_last = exp.Add(this=last, expression=number(1))
        skipped = [exp.NEQ(this=rows, expression=column(NUMBERS, P)), exp.NEQ(this=rows.copy(), expression=after_last)]
        yield self._of_cases(PARTY, rows, NOT_ONE_EACH).where(disjunction(skipped), copy=False)
        mark, without = column(THIRD_PARTIES, C), is_unknown(column(CASE, P))
        unmarked = disjunction([is_unknown(mark), equals(mark, text(NONE_TEXT))])
        unlike = [
            conjunction([equals(mark, text(COMPLETE)), without]),
            conjunction([unmarked, negation(without)]),
        ]
        yield self._of_cases(THIRD_PARTIES, mark, UNLIKE_PARTIES).where(disjunction(unlike), copy=False)

    def _of_cases(self, name: str, value: Term, because: str) -> exp.Select:
        keys = {CASE: column(CASE, C), ITEM: _no("INTEGER"), PARTY: _no("INTEGER"), DAY: column(DAY, C)}
        told = {**keys, COLUMN: text(name), VALUE: cast(value, "VARCHAR"), BECAUSE: text(because)}
        query = exp.select(*(_named(each, key) for key, each in told.items()), copy=False).from_(table(CASES, C))
        same = equals(column(CASE, P), column(CASE, C))
        query = query.join(table(PARTIES, P), on=same, join_type="left", copy=False)
        return query.where(*self._in_period(column(DAY, C)), copy=False)

    def _of_whole_case(self) -> list[Column]:
        of_item = (f"{ITEM}.", override_of(f"{ITEM}."))
        apart = {CASE, ITEM, *(each.name for each in SIGNATURE)}
        return [each for each in self.items if each.name not in apart and not each.name.startswith(of_item)]

    def _unlike_items(self) -> exp.Select:
        """Return the items that differ from the first of their case in what is said of the case."""
        said = [(each.name, _of_case(each.name)) for each in self._of_whole_case()]
        later = exp.GT(this=self._typed(ITEM, R), expression=column(FIRST_ITEM, C))
        of_case = conjunction([equals(column(CASE, C), self._written(CASE, R)), later])
        beside = [
            equals(self._written(CASE, Z), column(CASE, C)),
            equals(self._typed(ITEM, Z), column(FIRST_ITEM, C)),
        ]
        firsts = exp.select(column(CASE), column(ITEM), *(_named(column(name), renamed) for name, renamed in said))
        shown = (column(renamed, Z) for _, renamed in said)
        query = exp.select(exp.Column(this=exp.Star(), table=exp.to_identifier(R, quoted=True)), *shown, copy=False)
        query = query.from_(table(ITEMS, R), copy=False).join(table(CASES, C), on=of_case, copy=False)
        query = query.join(firsts.from_(table(ITEMS), copy=False), on=conjunction(beside), join_alias=Z, copy=False)
        unlike = [negation(same_truth(column(name, R), column(renamed, Z))) for name, renamed in said]
        return query.where(_first_of(unlike), *self._in_period(column(DAY, C)), copy=False)

    def _unlike(self, alias: str) -> Iterator[Wrong]:
        for each in self._of_whole_case():
            same = same_truth(column(each.name, alias), column(_of_case(each.name), alias))
            yield Wrong(each, negation(same), UNLIKE_FIRST)

    # ── lists of states ───────────────────────────────────────────────────────────────────────

    def _lists(self) -> exp.Query:
        """Return the different lists of states, each with the days on which it is said."""
        parts: list[exp.Query] = []
        for each in self.items:
            if is_list_of_states(each):
                listed, on = self._written(each.name, R), self._typed(DAY, R)
                query = exp.select(_named(listed, LISTED), _named(on, DAY), copy=False).from_(table(ITEMS, R))
                stated = exp.NEQ(this=listed.copy(), expression=text(NO_STATES))
                parts.append(query.where(stated, is_known(on), copy=False))
        query_: exp.Query = parts[0]
        for part in parts[1:]:
            query_ = exp.union(query_, part, distinct=False, copy=False)
        return exp.select(column(LISTED), column(DAY)).distinct().from_(query_.subquery(R))

    def _wrong_lists(self) -> exp.Select:
        """Return the lists of which some element is no state of that day: each element is three letters and a space."""
        spaced = exp.DPipe(this=column(LISTED, R), expression=text(" "), safe=False)
        begins = exp.Sub(this=exp.Mul(this=number(4), expression=column(PLACE, P)), expression=number(3))
        inside = exp.LTE(this=begins, expression=exp.Length(this=spaced))
        element = exp.Substring(this=spaced.copy(), start=begins.copy(), length=number(4))
        with_space = exp.DPipe(this=column(STATE, "s"), expression=text(" "), safe=False)
        of_day = found_on("s", column(STATE, "s"), column(DAY, R))
        too_long = exp.GT(this=exp.Length(this=column(LISTED, R)), expression=number(4 * MOST_PLACES))
        query = exp.select(column(LISTED, R), column(DAY, R)).distinct().from_(table(LISTS, R), copy=False)
        query = query.join(table(PLACES, P), on=inside)
        query = query.join(
            table(STATE_DAYS, "s"), on=conjunction([equals(with_space, element), of_day]), join_type="left"
        )
        return query.where(disjunction([is_unknown(column(STATE, "s")), too_long]))

    def _items_with_wrong_list(self, of: Column) -> exp.Select:
        written = self._written(of.name, R)
        told = {**self._keys(R, party=False), COLUMN: text(of.name), VALUE: written, BECAUSE: text(NO_STATE)}
        query = exp.select(*(_named(each, key) for key, each in told.items()), copy=False).from_(table(ITEMS, R))
        same = [equals(column(LISTED, "w"), written), equals(column(DAY, "w"), self._typed(DAY, R))]
        query = query.join(table(WRONG_LISTS, "w"), on=conjunction(same), copy=False)
        return query.where(*self._in_period(self._typed(DAY, R)), copy=False)


def _told(relation: str, columns: tuple[Column, ...], wrong: Iterable[Wrong], keys: Mapping[str, Term]) -> exp.Select:
    """Return a row for each thing that is wrong with the rows of a relation."""
    every = list(wrong)
    place = column(PLACE, P)
    by_place = [(equals(place, number(number_)), each) for number_, each in enumerate(every, start=1)]
    told = {
        **keys,
        COLUMN: choice(*((at, text(each.of.name)) for at, each in by_place)),
        VALUE: choice(*((at, cast(column(each.of.name, D), "VARCHAR")) for at, each in by_place)),
        BECAUSE: choice(*((at, text(each.because)) for at, each in by_place)),
    }
    holds = choice(*((at, each.holds) for at, each in by_place))
    query = exp.select(*(_named(each, key) for key, each in told.items()), copy=False).distinct(copy=False)
    query = query.from_(table(relation, D), copy=False)
    among = exp.LTE(this=place.copy(), expression=number(len(every)))
    return query.join(table(PLACES, P), on=conjunction([among, holds]), copy=False)


def _first_of(truths: Iterable[Term]) -> Term:
    """Return whether some of many two-valued truths holds; Spark sorts the parts of each *or* over and over.

    Nor may a column that is read here be renamed by the same query: Spark follows such a condition through every
    renaming, and their combinations.
    """
    return choice(
        *((each, constant(True)) for each in truths if not is_constant(each, False)), otherwise=constant(False)
    )


def _named(term: Term, name: str) -> exp.Alias:
    return exp.Alias(this=term, alias=exp.to_identifier(name, quoted=True))


def _no(kind: str) -> Term:
    return cast(exp.Null(), kind)


def _states(place: int) -> str:
    return f"state_{place}"


def _of_case(name: str) -> str:
    return f"{name} of the case"
