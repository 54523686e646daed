"""Many cases at once: rows of a table in, one answer a case out, in memory that does not grow with the table.

It needs the extra ``bulk``.
"""

import transfer_check.backends.sql  # noqa: F401 - it says what to install where the extra is missing
