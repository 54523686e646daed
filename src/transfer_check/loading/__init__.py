"""Loading: files to models, with the place of everything that is wrong; the only package that reads files."""

from transfer_check.loading.cases import load_case, load_cases
from transfer_check.loading.documents import Document, read_document, read_documents
from transfer_check.loading.problems import validated
from transfer_check.loading.rules import load_rulebook, read_rules

__all__ = [
    "Document",
    "load_case",
    "load_cases",
    "load_rulebook",
    "read_document",
    "read_documents",
    "read_rules",
    "validated",
]
