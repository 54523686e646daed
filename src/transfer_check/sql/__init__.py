"""The rules as SQL: unknown is NULL, and AND, OR and NOT are then strong Kleene logic.

It needs the extra ``bulk``; to write the SQL down, sqlglot of it is enough.
"""

from importlib.util import find_spec

from transfer_check.errors import usage_problem


def need(*libraries: str) -> None:
    """Say what to install where one of some libraries is missing.

    Raises:
        UsageError: where one is.
    """
    missing = [f"`{library}`" for library in libraries if find_spec(library) is None]
    if missing:
        raise usage_problem(
            "TC542",
            f"this needs {', '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed",
            'install the extra `bulk`: `python -m pip install "transfer-check[bulk]"`',
        )


need("sqlglot")
