"""Every name by which a state may be written, in both languages, and the codes it stands for.

Names of CLDR (as Babel ships them: one form a state, none of a withdrawn one), of ISO 3166 (as pycountry does), those
that the program itself prints, and those of `transfer_check.facts.everyday_names`. The aliases of CLDR are not used:
they lead from a withdrawn state to whichever came after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from transfer_check.facts.everyday_names import AMBIGUOUS, DIVIDED, EVERYDAY, HISTORIC
from transfer_check.facts.states import FORMER_NAMES, state_names
from transfer_check.intervals import Interval

ALWAYS = Interval(None, None)
_OUTSIDE_ISO = {"XK": "XKX"}
"""Codes of CLDR that ISO 3166 leaves to its users, with ours."""
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_SMALL_WORDS = re.compile(r"^the\b|\bthe$")
_SAINT = re.compile(r"\bst\b\.?")
_NO_SIGN = re.compile(r"[\W_]+")
_VU_ROW = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴュ": "ビュ", "ヴ": "ブ"}

Claims = Mapping[str, tuple[Interval, ...]]
"""The codes that a name stands for, and the days on which each does."""


def name_key(name: str) -> str:
    """Return what two spellings of a name have in common: width, case, accents, marks and blanks apart."""
    text = unicodedata.normalize("NFKC", name[:200]).casefold()
    text = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", unicodedata.normalize("NFD", text)))
    text = _SAINT.sub("saint", text.replace("&", " and "))
    words = _SMALL_WORDS.sub("", _NO_SIGN.sub(" ", text.replace("'", "").replace("’", "")).strip())
    for written, read in _VU_ROW.items():
        words = words.replace(written, read)
    return words.replace(" ", "")


def claims_of(name: str) -> Claims:
    """Return the codes that a name stands for; none where it is not known."""
    index = _index()
    found = index.get(name_key(name))
    if found is None and name.count(",") == 1:
        found = index.get(name_key(" ".join(reversed(name.split(",")))))
    return found or {}


def divided_on(name: str) -> tuple[tuple[str, ...], Interval] | None:
    """Return the two states that claimed a name on some days, and those days; ``None`` for every other name."""
    return _divided().get(name_key(name))


def never_chosen(name: str) -> tuple[str, ...]:
    """Return the states between which a name leaves the choice; none for every other name."""
    return _ambiguous().get(name_key(name), ())


def known_names() -> tuple[str, ...]:
    """Return the keys of all names."""
    return tuple(_index())


def codes_named(key: str) -> tuple[str, ...]:
    """Return the codes of the name that has a key."""
    return _ambiguous().get(key) or tuple(_index()[key])


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    return {name_key(name): codes for codes, names in AMBIGUOUS for name in names.split("|")}


@cache
def _divided() -> dict[str, tuple[tuple[str, ...], Interval]]:
    return {name_key(name): (codes, Interval(*days)) for codes, names, *days in DIVIDED for name in names.split("|")}


@cache
def _index() -> dict[str, dict[str, tuple[Interval, ...]]]:
    index: dict[str, dict[str, tuple[Interval, ...]]] = {}
    for name, code, days in _names():
        claims = index.setdefault(name_key(name), {})
        held = claims.get(code, ())
        if held != (ALWAYS,):
            claims[code] = (ALWAYS,) if days == ALWAYS else (*held, days)
    index.pop("", None)
    return index


def _names() -> Iterator[tuple[str, str, Interval]]:
    for code, name in [*state_names().items(), *_names_of_iso(), *_names_of_cldr()]:
        yield from ((each, code, ALWAYS) for each in name)
    for code, names in EVERYDAY.items():
        yield from ((name, code, ALWAYS) for name in names.split("|"))
    for code, names, *days in HISTORIC:
        yield from ((name, code, Interval(*days)) for name in names.split("|"))
    for code, former in FORMER_NAMES.items():
        since = None
        for until, name in former:
            yield from ((each, code, Interval(since, until)) for each in name)
            since = until
    for codes, names in AMBIGUOUS:
        yield from ((name, code, ALWAYS) for name in names.split("|") for code in codes)


def _names_of_iso() -> Iterator[tuple[str, tuple[str, ...]]]:
    import gettext

    import pycountry

    for domain, entries in (("iso3166-1", pycountry.countries), ("iso3166-3", pycountry.historic_countries)):
        japanese = gettext.translation(domain, pycountry.LOCALES_DIR, languages=["ja"], fallback=True)
        for entry in entries:
            given = (getattr(entry, kind, "") for kind in ("name", "official_name", "common_name"))
            names = [name for name in given if name]
            yield entry.alpha_3, (*names, *map(japanese.gettext, names))


def _names_of_cldr() -> Iterator[tuple[str, tuple[str, ...]]]:
    import pycountry
    from babel import Locale

    codes = {entry.alpha_2: entry.alpha_3 for entry in pycountry.countries} | _OUTSIDE_ISO
    for language in ("ja", "en"):
        names = Locale(language).territories
        yield from ((codes[region], (name,)) for region, name in names.items() if region in codes)
