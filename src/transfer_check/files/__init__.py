"""Loading: files to models, with the place of everything that is wrong; the only package that reads files."""

from transfer_check.loading.cases import load_case, load_case_with_bytes, load_cases
from transfer_check.loading.documents import Document, read_bytes, read_document, read_documents
from transfer_check.loading.problems import validated
from transfer_check.loading.rules import examine_rules, load_rulebook, read_rules
from transfer_check.loading.rules_folder import combined_digest, file_digests

__all__ = [
    "Document",
    "combined_digest",
    "examine_rules",
    "file_digests",
    "load_case",
    "load_case_with_bytes",
    "load_cases",
    "load_rulebook",
    "read_bytes",
    "read_document",
    "read_documents",
    "read_rules",
    "validated",
]
