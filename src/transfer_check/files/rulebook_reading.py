"""Reading the rulebook: from the cache where the files are unchanged, else from the files themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_check.files.cache import cached_rulebook, keep_rulebook
from transfer_check.files.rule_folder import content_digest, rules_folder
from transfer_check.law import Rulebook
from transfer_check.version import __version__

if TYPE_CHECKING:
    from transfer_check.files.rule_files import RuleFiles


def load_rulebook(path: str | Path | None = None, *, cache: bool = True) -> Rulebook:
    """Return the rulebook.

    Args:
        path: the rules folder; ``None`` for the one that comes with the package.
        cache: whether a cached form of unchanged files may be used, and kept.

    Raises:
        RuleError: with every problem of every rule file.
    """
    folder = rules_folder(path)
    key = _key(folder)
    kept = cached_rulebook(key) if cache else None
    if kept is not None:
        return kept
    rulebook = read_rules(folder).rulebook
    if cache:
        keep_rulebook(key, rulebook)
    return rulebook


def read_rules(path: str | Path | None = None) -> RuleFiles:
    """Read every rule file: the models as written with their places, and the rulebook they make.

    Raises:
        RuleError: with every problem of every rule file.
    """
    from transfer_check.files.rule_reading import read_folder

    folder = rules_folder(path)
    return read_folder(folder, content_digest(folder))


def examine_rules(path: str | Path | None = None) -> RuleFiles:
    """Read every rule file that can be read; what is wrong with the others is in `RuleFiles.problems`.

    Raises:
        RuleError: with every problem of every rule file, where nothing can be made of them.
    """
    from transfer_check.files.rule_reading import read_what_can_be_read

    folder = rules_folder(path)
    return read_what_can_be_read(folder, content_digest(folder))


def _key(folder: Path) -> str:
    return hashlib.sha256(f"{__version__} {content_digest(folder)}".encode()).hexdigest()[:32]
