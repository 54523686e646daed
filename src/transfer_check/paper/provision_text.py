"""One provision as plain text, without a case."""

from __future__ import annotations

from transfer_check.law import Provision, Rulebook
from transfer_check.paper.plain_text import section_laid_out, with_code
from transfer_check.text import Language
from transfer_check.words.accounts.provision_account import describe


def render_provision(provision: Provision, rulebook: Rulebook, *, language: Language = "en") -> str:
    """Return one version of a provision as plain text of at most 100 columns."""
    section = describe(provision, rulebook, language=language)
    return section_laid_out(section._replace(title=with_code(section.title, provision.id, language)), language) + "\n"
