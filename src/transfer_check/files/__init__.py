"""Loading: files to models, with the place of everything that is wrong; the only package that reads files."""

from transfer_check.files.case_files import WANTED, case_of, load_case, load_case_with_bytes, load_cases
from transfer_check.files.documents import STANDARD_INPUT, Document, read_bytes, read_document, read_documents
from transfer_check.files.model_problems import problems_of, validated
from transfer_check.files.quoting import Location, cut, path_text, printable, quoted
from transfer_check.files.rule_folder import combined_digest, file_digests
from transfer_check.files.rulebook_reading import examine_rules, load_rulebook, read_rules

__all__ = [
    "STANDARD_INPUT",
    "WANTED",
    "Document",
    "Location",
    "case_of",
    "combined_digest",
    "cut",
    "examine_rules",
    "file_digests",
    "load_case",
    "load_case_with_bytes",
    "load_cases",
    "load_rulebook",
    "path_text",
    "printable",
    "problems_of",
    "quoted",
    "read_bytes",
    "read_document",
    "read_documents",
    "read_rules",
    "validated",
]
