"""Where the rules stand: their folder, the files in it that are read, and the digests of those."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from transfer_check.errors import Problem, RuleError
from transfer_check.files.quoting import printable

REGIMES = "japan/regimes.yaml"
TABLES = "tables/tables.yaml"
_READ = (".yaml", ".yml", ".csv")


def rules_folder(path: str | Path | None = None) -> Path:
    """Return the folder of the rules: the one given, the installed one, or the one of the checkout.

    Raises:
        RuleError: where there is no such folder.
    """
    if path is not None:
        folder = Path(path)
        if not (folder / REGIMES).is_file():
            raise RuleError(
                Problem(
                    printable(str(path)), 0, 0, "TC301", "", _no_rules(folder), "name the folder that holds `japan/`"
                )
            )
        return folder
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_rules", package.parents[1] / "rules"):
        if (folder / REGIMES).is_file():
            return folder
    raise RuleError(Problem("", 0, 0, "TC301", "", "the rules are not installed", "name their folder with `--rules`"))


def _no_rules(folder: Path) -> str:
    if folder.is_dir():
        return f"this is no rules folder: it has no `{REGIMES}`"
    return "this is a file, not a folder" if folder.exists() else "there is no such folder"


def content_digest(folder: Path) -> str:
    """Return ``sha256:…`` over the names and contents of the rule files.

    Raises:
        RuleError: where one of them cannot be read.
    """
    return combined_digest(file_digests(folder))


def file_digests(path: str | Path | None = None) -> dict[str, str]:
    """Return ``sha256:…`` of the content of each rule file and table, by its name below the rules folder.

    Args:
        path: the rules folder; ``None`` for the one that comes with the package.

    Raises:
        RuleError: where there is no such folder, or one of the files cannot be read.
    """
    folder = rules_folder(path)
    digests: dict[str, str] = {}
    problems: list[Problem] = []
    base = len(str(folder)) + 1
    for name, file in sorted((file[base:].replace(os.sep, "/"), file) for file in _files(folder)):
        try:
            with open(file, "rb", buffering=0) as stream:
                digests[name] = f"sha256:{hashlib.sha256(stream.read()).hexdigest()}"
        except FileNotFoundError:  # a link to nothing
            continue
        except OSError as error:
            reason = f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}"
            problems.append(Problem(printable(file), 0, 0, "TC003", "", reason))
    if problems:
        raise RuleError(problems)
    return digests


def combined_digest(digests: Mapping[str, str]) -> str:
    """Return the one ``sha256:…`` over the digests of files, by name."""
    digest = hashlib.sha256()
    for name in sorted(digests):
        digest.update(name.encode(errors="surrogateescape") + b"\0")
        digest.update(bytes.fromhex(digests[name].removeprefix("sha256:")))
    return f"sha256:{digest.hexdigest()}"


def _files(folder: Path) -> Iterator[str]:
    """Yield the rule files; in plain strings, since every run makes this walk and paths would double its time."""
    for place, _, names in os.walk(folder):
        yield from (f"{place}{os.sep}{name}" for name in names if name.lower().endswith(_READ))
