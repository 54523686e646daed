"""JSON Schemas of case files, of rule files and of all JSON output, described in both languages, for editors and other programs.

>>> from transfer_check.paper.schemas import case_schema
>>> case_schema()["properties"]["on"]["pattern"]
'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'

A schema says what may be written; a file that satisfies it can still be refused, as only the loader
sees a day that no calendar has or a key written twice.
"""

from transfer_check.paper.schemas.case_schema import case_schema
from transfer_check.paper.schemas.rule_schema import rule_schema

__all__ = ["case_schema", "editor_line", "rule_schema"]


def editor_line(schema: str) -> str:
    """Return the first line of a YAML file that names its schema to an editor with a YAML language server."""
    return f"# yaml-language-server: $schema={schema}"
