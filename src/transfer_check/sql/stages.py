"""Named columns in stages: each column reads only columns of earlier stages.

A column that only one other reads is written inside it. What is left is laid out as a chain of
common table expressions, one for each step of dependence, so that the query grows with the number
of columns. A stage hands on every column that is read later: where writing the few columns of a
step into those that read them repeats less than a stage of their own would hand on, it has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from transfer_check.sql.expressions.connectives import Term, column, operand, taken


@dataclass(frozen=True, slots=True)
class Joined:
    """A relation that is joined to the rows, each of which it may find one row for.

    Attributes:
        relation: a table, or a query that reads the rows themselves as the table `ROWS`.
        on: the condition; the columns of the rows stand in it without a table.
        needs: the columns of the rows that are read.
        brings: new columns, by name.
    """

    alias: str
    relation: exp.Expression
    on: Term
    needs: tuple[str, ...]
    brings: dict[str, Term] = field(default_factory=dict)


ROWS = "rows to join"
R = "r"
"""The alias of the rows where something is joined to them."""
REPEATED = 0.2
"""How much a query repeats at most for each column that one stage less spares it to hand on; more costs a run more."""


@dataclass(slots=True)
class Stages:
    """The columns defined so far.

    Attributes:
        source: the columns there are to begin with.
    """

    source: frozenset[str]
    _columns: dict[str, Term] = field(default_factory=dict)
    _joins: list[Joined] = field(default_factory=list)

    def define(self, stem: str, expression: Term) -> Term:
        """Give an expression a name, and return it as a column; a column or a constant stays as it is."""
        if isinstance(expression, (exp.Column, exp.Boolean, exp.Literal)):
            return expression
        name = f"{stem}_{len(self._columns) + 1}"
        self._columns[name] = expression
        return column(name)

    def join(self, joined: Joined) -> Joined:
        """Join a relation as soon as what it needs is there; what it brings may be added later."""
        self._joins.append(joined)
        return joined

    def query(
        self,
        source: str,
        outputs: Mapping[str, Term],
        keep: Iterable[str],
        before: Mapping[str, exp.Select] | None = None,
    ) -> exp.Select:
        """Return the query.

        Args:
            source: the relation that has the source columns.
            outputs: the columns to return, by name.
            keep: source columns to return as they are, before the others.
            before: queries to stand before the stages, by the relation in whose place they are read.
        """
        return _Layout(self, dict(outputs), tuple(keep)).query(source, before or {})


def read_by(expression: Term) -> set[str]:
    """Return the names of the columns of the rows that an expression reads."""
    return {each.name for each in columns_in(expression)}


def columns_in(expression: Term) -> list[exp.Column]:
    """Return each place in which an expression reads a column of the rows."""
    found: list[exp.Column] = []
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, exp.Column):
            waiting += node.iter_expressions()
        elif not node.table:
            found.append(node)
    return found


class _Layout:
    """Assigns columns to stages and writes them."""

    def __init__(self, stages: Stages, outputs: dict[str, Term], keep: tuple[str, ...]) -> None:
        self.keep = keep
        self.outputs = {name: taken(each) for name, each in outputs.items()}
        self.columns = {name: taken(each) for name, each in stages._columns.items()}
        self.joins = stages._joins
        self.join_of = {name: join for join in stages._joins for name in join.brings}
        self._drop_unused()
        self._write_single_uses_in_place()
        self.reads = self._direct_reads()
        self.levels: dict[str, int] = dict.fromkeys(sorted(stages.source), 0)
        for name in self.reads:
            self._level(name)
        self._put_steps_together()
        self._drop_unused()
        self.last_read = self._last_read()

    def _direct_reads(self) -> dict[str, set[str]]:
        """Return what each column that is not of the source reads directly."""
        joined = {name: set(join.needs) for name, join in self.join_of.items()}
        return {name: read_by(each) for name, each in self.columns.items()} | joined

    def _drop_unused(self) -> None:
        reads = self._direct_reads()
        wanted = {name for each in self.outputs.values() for name in read_by(each)}
        waiting = list(wanted)
        while waiting:
            new = reads.get(waiting.pop(), set()) - wanted
            wanted |= new
            waiting += new
        self.columns = {name: each for name, each in self.columns.items() if name in wanted}
        self.join_of = {name: join for name, join in self.join_of.items() if name in wanted}
        read = {each.table for column in self.columns.values() for each in column.find_all(exp.Column)}
        self.joins = [join for join in self.joins if wanted & join.brings.keys() or join.alias in read]
        self.reads = {name: each for name, each in reads.items() if name in wanted}

    def _write_single_uses_in_place(self) -> None:
        readers = {**self.columns, **self.outputs}
        read = {name: columns_in(reader) for name, reader in readers.items()}
        uses = Counter(each.name for columns in read.values() for each in columns)
        uses.update(name for join in self.joins for name in join.needs for _ in range(2))
        for name, expression in readers.items():
            for each in read[name]:
                if each.name not in self.columns or uses[each.name] != 1:
                    continue
                inner = self.columns.pop(each.name)
                if each is expression:
                    self.outputs[name] = inner
                else:
                    each.replace(operand(inner))

    def _level(self, name: str) -> int:
        if name not in self.levels:
            self.levels[name] = 1 + max(map(self._level, sorted(self.reads[name])), default=0)
        return self.levels[name]

    def _put_steps_together(self) -> None:
        """Let steps of dependence share a stage where that repeats less than one more stage would hand on."""
        step_of, last_read = dict(self.levels), self._last_read()
        joining = {1 + max(step_of[name] for name in join.needs) for join in self.joins}
        widths: dict[str, int] = {}
        stage = 0
        for step in range(1, 1 + max(step_of.values())):
            names = [name for name, of in step_of.items() if of == step]
            reading = {name: columns_in(self.columns[name]) for name in names if name in self.columns}
            repeated = sum(widths.get(each.name, 0) for columns in reading.values() for each in columns)
            handed_on = sum(of < step <= last_read.get(name, 0) for name, of in step_of.items())
            if stage == 0 or step in joining or repeated > REPEATED * handed_on:
                widths, stage = {}, stage + 1
            widths |= {
                name: len(list(self._brought(name).find_all(exp.Column))) for name in names if name in self.join_of
            }
            for name, columns in reading.items():
                for each in columns:
                    if each.name in widths:
                        written = self.columns.get(each.name) or self._brought(each.name)
                        each.replace(operand(written.copy()))
                widths[name] = sum(widths.get(each.name, 1) for each in columns)
            self.levels.update(dict.fromkeys(names, stage))

    def _brought(self, name: str) -> Term:
        return self.join_of[name].brings[name]

    def _last_read(self) -> dict[str, int]:
        """Return the last stage in which each column is read; what is returned is read after all of them."""
        last: dict[str, int] = {}
        for name, reads in self.reads.items():
            for each in reads:
                last[each] = max(last.get(each, 0), self.levels[name])
        returned = {name for each in self.outputs.values() for name in read_by(each)}
        return last | dict.fromkeys([*self.keep, *returned], 1 + max(self.levels.values()))

    # ── writing ───────────────────────────────────────────────────────────────────────────────

    def query(self, source: str, before: Mapping[str, exp.Select]) -> exp.Select:
        """Return the chain of stages, and what is selected from the last."""
        stages: list[tuple[str, exp.Select]] = [(sound(name), each) for name, each in before.items()]
        renamed = {name: sound(name) for name in before}
        previous = renamed.get(source, source)
        for level in range(1, 1 + max(self.levels.values())):
            stages.append((f"stage_{level}", self._stage(level, previous, renamed)))
            previous = f"stage_{level}"
        outputs = (exp.alias_(each, name, quoted=True, copy=False) for name, each in self.outputs.items())
        result = exp.select(*map(column, self.keep), *outputs, copy=False).from_(table(previous), copy=False)
        for name, stage in stages:
            result = result.with_(exp.to_identifier(name, quoted=True), stage, copy=False)
        return result

    def _stage(self, level: int, previous: str, renamed: Mapping[str, str]) -> exp.Select:
        later = {name for name, last in self.last_read.items() if last > level}
        joins = [each for each in self.joins if 1 + max(self.levels[name] for name in each.needs) == level]
        of_rows = R if joins else ""
        passed = [column(name, of_rows) for name in self.levels if self.levels[name] < level and name in later]
        new = {name: each for name, each in self.columns.items() if self.levels[name] == level}
        for join in joins:
            new |= {name: each for name, each in join.brings.items() if name in self.join_of}
        named = (exp.alias_(qualified(each, of_rows), name, quoted=True, copy=False) for name, each in new.items())
        result = exp.select(*passed, *named, copy=False).from_(table(previous, of_rows), copy=False)
        for join in joins:
            relation = _reading(join.relation, {**renamed, ROWS: previous})
            on = qualified(join.on, R)
            result = result.join(relation, on=on, join_type="left", join_alias=join.alias, copy=False)
        return result


def table(name: str, alias: str = "") -> exp.Table:
    """Return a relation by its name as it stands."""
    named = exp.Table(this=exp.to_identifier(name, quoted=True))
    return exp.alias_(named, alias, table=True, quoted=True) if alias else named  # type: ignore[return-value]


def qualified(expression: Term, alias: str) -> Term:
    """Put the alias before every column of the rows that an expression reads, and return it."""
    if alias:
        for each in columns_in(expression):
            each.set("table", exp.Identifier(this=alias, quoted=True))
    return expression


def sound(relation: str) -> str:
    """Return the name of the rows of an input relation that can be judged."""
    return f"sound_{relation}"


def _reading(relation: exp.Expression, renamed: Mapping[str, str]) -> exp.Expression:
    return relation.transform(
        lambda node: (
            table(renamed[node.name], node.alias) if isinstance(node, exp.Table) and node.name in renamed else node
        )
    )
