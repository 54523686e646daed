"""Reading leaves: rule-engine parses and type-checks the text, and its syntax tree is lowered.

`transfer_check.law.condition.leaf_parser` imports rule-engine. The tree is lowered to one of the five shapes of
`transfer_check.law.condition.leaf`, and everything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from transfer_check.facts import VOCABULARIES, Catalogue, Fact, did_you_mean, likely_code, state_name, state_names
from transfer_check.law.condition import leaf_parser
from transfer_check.law.condition.leaf import Compare, Flag, InTable, Leaf, Member, MemberOfFact

LONGEST_LEAF = 600

TableFilters = Mapping[str, frozenset[str]]
"""Names of the tables, with the filters each defines."""


class LeafError(Exception):
    """A leaf that is refused: the message says why, `help` what to write instead."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


def read_leaf(text: str, catalogue: Catalogue, tables: TableFilters) -> Leaf:
    """Parse, type-check and lower the text of a leaf.

    Args:
        text: the leaf as written, e.g. ``recipient.state in ["USA", "GBR"]``.
        catalogue: the facts that exist.
        tables: the tables that exist, with their filters.

    Raises:
        LeafError: for anything but one comparison on one fact, with known facts and literals
            that belong to the fact's type or vocabulary.
    """
    if len(text) > LONGEST_LEAF:
        raise LeafError(f"the leaf has {len(text)} characters, more than {LONGEST_LEAF}", "put long lists into a table")
    _check_tokens(text)
    _check_paths(text, catalogue, tables)
    return _lower(_parse(text, catalogue, tables), catalogue)


_TOKEN = re.compile(r'\s+|"[^"\\$]*"|[A-Za-z_][\w.]*(?!")|\d+(?:\.\d+)?|[=!<>]=(?!=)|<(?!<)|>(?!>)|[\[\](),]')
"""What a leaf may be made of: no arithmetic, which rule-engine would carry out while it reads."""


def _check_tokens(text: str) -> None:
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            sign = text[place : place + 2].strip()
            help = "strings stand in double quotes" if sign[0] in "'\"" else "a leaf is one comparison on one fact"
            raise LeafError(f"`{sign}` is not allowed in a leaf", help)
        place = token.end()


def _check_paths(text: str, catalogue: Catalogue, tables: TableFilters) -> None:
    outside_quotes = re.sub(r'"[^"]*"', '""', text)
    for path in re.findall(r"[A-Za-z_][\w]*(?:\.[\w]+)*", outside_quotes):
        if path in ("in", "not", "and", "or", "true", "false", "null"):
            continue
        if path.startswith("table."):
            _check_table(path, tables)
        elif path not in catalogue:
            raise LeafError(f"unknown fact `{path}`", _fact_help(path, catalogue))


def _fact_help(path: str, catalogue: Catalogue) -> str:
    first = path.split(".")[0]
    if first == path:
        return f'put text in double quotes: `"{path}"`'
    near = catalogue.suggestion(path)
    listing = f" {first}` lists the facts that begin so" if catalogue.under(first) else "` lists the facts"
    return (f"did you mean `{near}`? " if near else "") + f"`transfer-check facts{listing}"


def _check_table(path: str, tables: TableFilters) -> None:
    _, name, *rest = path.split(".")
    if name not in tables:
        near = did_you_mean(name, tables)
        raise LeafError(f"unknown table `{name}`", f"did you mean `{near}`?" if near else "")
    if len(rest) != 1 or rest[0] not in tables[name]:
        near = did_you_mean(rest[0] if rest else "", tables[name])
        raise LeafError(
            f"`{path}` does not name a filter of the table `{name}`",
            f"did you mean `table.{name}.{near}`?" if near else "its filters: " + ", ".join(sorted(tables[name])),
        )


def _parse(text: str, catalogue: Catalogue, tables: TableFilters) -> Any:
    rule_engine = leaf_parser.load()

    try:
        return rule_engine.Rule(text, context=_context(catalogue, _frozen(tables))).statement.expression
    except rule_engine.errors.EngineError as error:
        raise LeafError(f"`{text}` cannot be read: {error.message}", "a leaf is one comparison on one fact") from None


def _frozen(tables: TableFilters) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((name, frozenset(filters)) for name, filters in tables.items())


@cache
def _context(catalogue: Catalogue, tables: frozenset[tuple[str, frozenset[str]]]) -> Any:
    rule_engine = leaf_parser.load()

    types = {
        "bool": rule_engine.DataType.BOOLEAN,
        "number": rule_engine.DataType.FLOAT,
        "states": rule_engine.DataType.ARRAY(rule_engine.DataType.STRING),
        "parties": rule_engine.DataType.ARRAY(rule_engine.DataType.STRING),
    }
    members: dict[str, dict[str, Any]] = {}
    names: dict[str, Any] = {}
    for path, fact in catalogue.items():
        owner, _, attribute = path.partition(".")
        if attribute:
            members.setdefault(owner, {})[attribute] = types.get(fact.type, rule_engine.DataType.STRING)
        else:
            names[owner] = types.get(fact.type, rule_engine.DataType.STRING)
    names |= {owner: rule_engine.DataType.OBJECT(owner, attributes) for owner, attributes in members.items()}
    names["table"] = rule_engine.DataType.OBJECT(
        "table",
        {
            name: rule_engine.DataType.OBJECT(
                name, {each: rule_engine.DataType.ARRAY(rule_engine.DataType.STRING) for each in filters}
            )
            for name, filters in tables
        },
    )
    return rule_engine.Context(type_resolver=rule_engine.type_resolver_from_dict(names), default_timezone="utc")


def _lower(node: Any, catalogue: Catalogue) -> Leaf:
    ast = leaf_parser.load().ast

    match node:
        case ast.GetAttributeExpression() | ast.SymbolExpression():
            fact = _fact(node, catalogue)
            if fact.type != "bool":
                raise LeafError(f"`{fact.path}` is not a true-or-false fact", f'compare it: `{fact.path} == "…"`')
            return Flag(fact.path)
        case ast.ArithmeticComparisonExpression() | ast.ComparisonExpression():
            return _lower_comparison(node, catalogue)
        case ast.ContainsExpression():
            return _lower_membership(node, catalogue)
    raise LeafError(
        "a leaf is one comparison on one fact",
        "write `and`, `or` and `not` as the keys `all`, `any` and `not` of the condition",
    )


_OPERATORS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def _lower_comparison(node: Any, catalogue: Catalogue) -> Leaf:
    ast = leaf_parser.load().ast

    fact, op = _fact(node.left, catalogue), _OPERATORS[node.type]
    if fact.type == "bool":
        raise LeafError(
            f"`{fact.path}` is compared, but it is true or false by itself",
            f"write `{fact.path}`, or `not: {fact.path}`",
        )
    match node.right:
        case ast.StringExpression(value=literal) if fact.type in ("vocabulary", "state", "text"):
            if op not in ("==", "!="):
                raise LeafError(f"`{op}` compares numbers, and `{fact.path}` is no number")
            return Compare(fact.path, op, _checked(literal, fact))
        case ast.FloatExpression(value=literal) if fact.type == "number":
            return Compare(fact.path, op, float(literal))
    raise LeafError(
        f"the right side does not fit `{fact.path}`, which is a {fact.type}", "compare with a literal of that type"
    )


def _lower_membership(node: Any, catalogue: Catalogue) -> Leaf:
    ast = leaf_parser.load().ast

    fact = _fact(node.member, catalogue)
    if isinstance(node.container, ast.ArrayExpression):
        if not node.container.value:
            raise LeafError("the list is empty", "a leaf that is never true has no place in a rule")
        values = tuple(_checked(getattr(entry, "value", None), fact) for entry in node.container.value)
        if len(set(values)) < len(values):
            raise LeafError("the list names a value twice")
        return Member(fact.path, values)
    path = _path(node.container)
    if path.startswith("table."):
        if fact.type != "state":
            raise LeafError(f"`{fact.path}` is not a state; tables list states")
        _, table, filter_name = path.split(".")
        return InTable(fact.path, table, filter_name)
    if path not in catalogue or catalogue[path].type != "states" or fact.type != "state":
        raise LeafError(
            f"the right side is not a list to look `{fact.path}` up in",
            'write `["…", "…"]`, or a fact that lists states',
        )
    return MemberOfFact(fact.path, path)


def _fact(node: Any, catalogue: Catalogue) -> Fact:
    path = _path(node)
    if path not in catalogue:
        raise LeafError("the left side is not a fact", "write the fact first, then the literal")
    return catalogue[path]


def _path(node: Any) -> str:
    ast = leaf_parser.load().ast

    match node:
        case ast.SymbolExpression(name=name):
            return str(name)
        case ast.GetAttributeExpression(object=owner, name=name, safe=False):
            return f"{_path(owner)}.{name}"
    return ""


def _checked(literal: Any, fact: Fact) -> str:
    if not isinstance(literal, str):
        raise LeafError(f"`{fact.path}` is compared with something that is no string")
    if fact.type == "state" and literal not in state_names():
        near = likely_code(literal)
        meant = f"did you mean `{near}` ({state_name(near).en})? " if near else ""
        raise LeafError(
            f"`{literal}` is not the three-letter code of a state",
            meant + "write the ISO 3166 alpha-3 code, such as `JPN`; historic codes are accepted",
        )
    if fact.vocabulary and literal not in VOCABULARIES[fact.vocabulary]:
        vocabulary = VOCABULARIES[fact.vocabulary]
        near = did_you_mean(literal, vocabulary.terms)
        raise LeafError(f"`{literal}` is not a term of the list `{fact.vocabulary}`", vocabulary.help(near))
    return literal
