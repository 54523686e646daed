"""Small constructors of SQL: Kleene connectives that fold constants, tests of a truth, sets of bits.

A term may be used again: a constructor takes it as it is where nothing else holds it yet, and copies
it otherwise. AND, OR and NOT over NULL are strong Kleene logic in every dialect.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TypeAlias

from sqlglot import exp

Term: TypeAlias = exp.Expr

ABSENT = exp.Null()


def column(name: str, table: str = "") -> exp.Column:
    """Return a column by its name as it stands."""
    owner = exp.Identifier(this=table, quoted=True) if table else None
    return exp.Column(this=exp.Identifier(this=name, quoted=True), table=owner)


def taken(term: Term) -> Term:
    """Return a term to be put into another: itself where nothing holds it yet, else a copy; a column is made anew."""
    if isinstance(term, exp.Column):
        return column(term.name, term.table)
    return term if term.parent is None else term.copy()


def constant(value: bool) -> Term:
    """Return TRUE or FALSE."""
    return exp.Boolean(this=value)


def text(value: str) -> Term:
    """Return a string literal."""
    return exp.Literal.string(value)


def number(value: float) -> Term:
    """Return a number literal; an integer where the value is one."""
    whole = int(value)
    return exp.Literal.number(whole if whole == value else value) if value >= 0 else exp.Neg(this=number(-value))


def day(value: date) -> Term:
    """Return a DATE literal."""
    return cast(text(value.isoformat()), "DATE")


def cast(term: Term, kind: str) -> exp.Cast:
    """Return a value as one of a type, by the name of the type."""
    return exp.Cast(this=taken(term), to=_type(kind).copy())


@cache
def _type(kind: str) -> exp.DataType:
    return exp.DataType.build(kind)


def is_constant(term: Term, value: bool) -> bool:
    """Whether a term is that constant."""
    return isinstance(term, exp.Boolean) and term.this is value


def conjunction(terms: Iterable[Term]) -> Term:
    """Kleene *and*; TRUE for no term."""
    return _joined(exp.And, terms, neutral=True)


def disjunction(terms: Iterable[Term]) -> Term:
    """Kleene *or*; FALSE for no term."""
    return _joined(exp.Or, terms, neutral=False)


def _joined(connective: type[exp.And | exp.Or], terms: Iterable[Term], *, neutral: bool) -> Term:
    kept = list({id(term): term for term in terms if not is_constant(term, neutral)}.values())
    if any(is_constant(term, not neutral) for term in kept):
        return constant(not neutral)
    if not kept:
        return constant(neutral)
    result = operand(taken(kept[0]))
    for term in kept[1:]:
        result = connective(this=result, expression=operand(taken(term)))
    return result if len(kept) > 1 else _bare(result)


def _bare(term: Term) -> Term:
    """Return what stands in brackets."""
    return term.this if isinstance(term, exp.Paren) else term


def negation(term: Term) -> Term:
    """Kleene *not*."""
    if isinstance(term, exp.Boolean):
        return constant(not term.this)
    if isinstance(term, exp.Not):
        return _bare(taken(term.this))
    return exp.Not(this=operand(taken(term)))


def operand(term: Term) -> Term:
    """Return a term so that it can stand beside an operator."""
    simple = (exp.Column, exp.Literal, exp.Boolean, exp.Paren, exp.Case, exp.Func, exp.Null)
    return term if isinstance(term, simple) and not isinstance(term, exp.Connector) else exp.Paren(this=term)


def is_unknown(term: Term) -> Term:
    """Whether a truth or a value is NULL; two-valued."""
    if isinstance(term, exp.Boolean):
        return constant(False)
    return exp.Is(this=operand(taken(term)), expression=exp.Null())


def is_known(term: Term) -> Term:
    """Whether a truth or a value is not NULL; two-valued."""
    return negation(is_unknown(term))


def is_true(term: Term) -> Term:
    """Whether a truth is TRUE; two-valued."""
    return _unless_null(term, otherwise=False)


def is_not_false(term: Term) -> Term:
    """Whether a truth is TRUE or unknown; two-valued."""
    return _unless_null(term, otherwise=True)


def _unless_null(term: Term, *, otherwise: bool) -> Term:
    if isinstance(term, exp.Boolean):
        return constant(term.this)
    return exp.Coalesce(this=taken(term), expressions=[constant(otherwise)])


def same_truth(left: Term, right: Term) -> Term:
    """Whether two truths are equal, unknown being equal to unknown; two-valued."""
    return exp.NullSafeEQ(this=operand(taken(left)), expression=operand(taken(right)))


def equals(left: Term, right: Term) -> Term:
    """Return a comparison for equality; NULL where a side is."""
    return exp.EQ(this=operand(taken(left)), expression=operand(taken(right)))


def choice(*branches: tuple[Term, Term], otherwise: Term = ABSENT) -> Term:
    """Return the value of the first branch whose condition is TRUE."""
    result = exp.Case()
    for condition, value in branches:
        result = result.when(taken(condition), taken(value), copy=False)
    return result if isinstance(otherwise, exp.Null) else result.else_(taken(otherwise), copy=False)


# ── sets of bits ──────────────────────────────────────────────────────────────────────────────


def bit_if(condition: Term, bits: Term) -> Term:
    """Return some bits where a condition is TRUE, else none."""
    if isinstance(condition, exp.Boolean):
        return taken(bits) if condition.this else number(0)
    return choice((condition, bits), otherwise=number(0))


def union_of_bits(sets: Iterable[Term]) -> Term:
    """Return the bits that are in some of the sets; as a balanced tree, whatever their number."""
    terms = [taken(each) for each in {id(each): each for each in sets if not no_bits(each)}.values()]
    while len(terms) > 1:
        pairs = zip(terms[::2], terms[1::2], strict=False)
        joined: list[Term] = [exp.BitwiseOr(this=operand(one), expression=operand(two)) for one, two in pairs]
        terms = joined + terms[len(joined) * 2 :]
    return terms[0] if terms else number(0)


def no_bits(term: Term) -> bool:
    """Whether a set is surely empty."""
    return isinstance(term, exp.Literal) and term.this == "0"


def has_bits(term: Term, bits: int) -> Term:
    """Whether a set has some of the bits."""
    among = exp.BitwiseAnd(this=operand(taken(term)), expression=number(bits))
    return exp.NEQ(this=exp.Paren(this=among), expression=number(0))
