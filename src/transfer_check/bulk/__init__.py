"""Many cases at once: rows of a table in, one answer a case out, in memory that does not grow with the table.

It needs the extra ``bulk``.
"""

from transfer_check.sql import need

need("sqlglot", "duckdb", "pyarrow")
