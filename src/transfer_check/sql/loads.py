"""Statements that load the cases from files of CSV by the names of their columns, never by their places.

Two columns of states that change places would load without a word, and be judged. Files are those of
the folder the statements are run in, ``items.csv`` and ``third_parties.csv``; an empty cell is NULL.
A value of a wrong type stops the load; a word outside its list does too where the table has its
constraints, and is rejected by what judges elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlglot import exp

from transfer_check.sql.columns import Column
from transfer_check.sql.expressions.connectives import Term, cast, column, text
from transfer_check.sql.stages import table
from transfer_check.sql.statements import added_to

Columns = Mapping[str, Sequence[Column]]


def loads(dialect: str, relations: Columns) -> tuple[str, ...]:
    """Return the statements of a dialect that fill relations from files; none where it is left to the reader.

    Args:
        dialect: the dialect of the database.
        relations: the columns of each relation.
    """
    written = LOADS.get(dialect)
    return () if written is None else tuple(written(relations))


def _duckdb(relations: Columns) -> Iterator[str]:
    """Yield inserts by name: a column the table has not is an error, one the file has not is NULL."""
    for name in relations:
        read = f"READ_CSV('{name}.csv', header = TRUE, all_varchar = TRUE, nullstr = '')"
        yield f'INSERT INTO "{name}" BY NAME SELECT * FROM {read}'


def _postgres(relations: Columns) -> Iterator[str]:
    """Yield copies by psql that hold the first line to the columns of the table; days are year, month, day."""
    yield "SET datestyle = 'ISO, YMD'"
    for name in relations:
        yield f"\\copy \"{name}\" FROM '{name}.csv' WITH (FORMAT csv, HEADER match)"


def _spark(relations: Columns) -> Iterator[str]:
    """Yield a view of each file, whose columns are texts of the names in its first line, and what reads each by name."""
    yield "SET spark.sql.ansi.enabled = true"
    for name, columns in relations.items():
        options = "header 'true', mode 'FAILFAST', inferSchema 'false'"
        yield f"CREATE OR REPLACE TEMPORARY VIEW `{name}_csv` USING csv OPTIONS (path '{name}.csv', {options})"
        cells = [exp.alias_(_read(each), each.name, quoted=True) for each in columns]
        read = exp.select(*cells, copy=False).from_(table(f"{name}_csv"), copy=False)
        yield added_to(name, read).sql("spark", identify=True, pretty=True)


def _read(of: Column) -> Term:
    """Return a text as the value of its column; what is none stops the load."""
    if of.type == "VARCHAR":
        return column(of.name)
    if of.type == "DATE":
        return exp.Anonymous(this="TO_DATE", expressions=[column(of.name), text("yyyy-MM-dd")])
    return cast(column(of.name), of.type)


LOADS: Mapping[str, Callable[[Columns], Iterator[str]]] = {
    "duckdb": _duckdb,
    "postgres": _postgres,
    "spark": _spark,
}
