"""States as they are written, in either language: one reader for every input.

A code or a name gives the code of the state that it names on the day of the case. A name of several states is never
chosen between, and what resembles a name is not taken for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from transfer_check.facts.misreading import Meaning, MisreadError
from transfer_check.facts.state_days import all_instead, codes_instead, dated_codes, standing_of, stands
from transfer_check.facts.states import alpha_3_of, state_name, state_names
from transfer_check.intervals import Interval

if TYPE_CHECKING:
    from transfer_check.facts.state_name_index import Claims

MOST_NEAR = 3
_BETWEEN = re.compile(r"[,;、，；\n]")


def read_state(written: str, day: date | None = None) -> str:
    """Return the code of the state that a text names on a day.

    Args:
        written: its three-letter code, or a name in Japanese or English, in any width and case.
        day: the day; where there is none, codes of every day are taken, and a name that is not that of another on some of them.

    Raises:
        MisreadError: for a text that names no state, none of that day, or several.
    """
    if written in state_names():
        return _of_the_day(written, written, day)
    code = unicodedata.normalize("NFKC", written).strip().upper()
    if code in state_names():
        return _of_the_day(written, code, day)
    return _named(written, day)


def part_states(written: str) -> list[str]:
    """Return the states of a list as they are written: between commas or semicolons, or codes between blanks."""
    listed = bool(_BETWEEN.search(written))
    parts = [part.strip() for part in _BETWEEN.split(written)] if listed else written.split()
    parts = [part for part in parts if part]
    if len(parts) > 1 and not all(part in state_names() for part in parts):
        from transfer_check.facts.state_name_index import claims_of

        if claims_of(written):
            return [written.strip()]
    return parts


def depends_on_the_day(written: str) -> bool:
    """Whether a text names one state on some days, and another, several or none on others; a code does not."""
    if written in state_names() or not written:
        return False
    from transfer_check.facts.state_name_index import claims_of, divided_on, never_chosen

    claims = claims_of(written)
    if not claims or never_chosen(written):
        return False
    return len(claims) > 1 or divided_on(written) is not None or not _undated(claims)


def nearest_states(written: str, day: date | None = None) -> tuple[str, ...]:
    """Return the codes of the states whose two-letter code or name a text is most like, at most three; often none."""
    near = [alpha_3_of(unicodedata.normalize("NFKC", written).strip())]
    if not near[0]:
        near = [code for key in _similar_names(written) for code in _codes_of(key)]
    return tuple(dict.fromkeys(_on_the_day(near, day)))[:MOST_NEAR]


def likely_code(written: str) -> str:
    """Return the code of the state that somebody most likely means by something that is no code, or ``""``."""
    try:
        return read_state(written)
    except MisreadError as error:
        return error.choices[0].value if len(error.choices) == 1 else ""


# ── names ─────────────────────────────────────────────────────────────────────────────────────


def _named(written: str, day: date | None) -> str:
    from transfer_check.facts.state_name_index import claims_of, divided_on, never_chosen

    several = never_chosen(written)
    if several:
        _ambiguous(written, several, day)
    claims = claims_of(written)
    if not claims:
        _not_understood(written, day)
    divided = divided_on(written)
    if divided is not None and (day is None or day in divided[1]):
        _ambiguous(written, divided[0], day)
    if day is None:
        return _whenever(written, claims)
    named = [code for code, spans in claims.items() if any(day in span for span in spans)]
    named = _not_yet_renamed([code for code in named if stands(code, day)])
    if not named:
        _of_other_days(written, claims, day)
    if len(named) > 1:
        _ambiguous(written, tuple(named), day)
    return named[0]


def _whenever(written: str, claims: Claims) -> str:
    """Return the state of a name whatever the day: the only one, or the only one that bears it on all days."""
    lasting = [code for code in _undated(claims) if len(claims) == 1 or code not in dated_codes()]
    if len(lasting) == 1:
        return lasting[0]
    return _of_other_days(written, claims, None)


def _undated(claims: Claims) -> list[str]:
    return [code for code, spans in claims.items() if Interval(None, None) in spans]


def _not_yet_renamed(codes: list[str]) -> list[str]:
    """Return the codes without those that replaced another of them, which was still taken."""
    former = {code for code in codes if len(codes) > 1 and code in dated_codes()}
    return [code for code in codes if not any(code in all_instead(other) for other in former - {code})]


def _codes_of(key: str) -> tuple[str, ...]:
    from transfer_check.facts.state_name_index import codes_named

    return codes_named(key)


def _similar_names(written: str) -> list[str]:
    """Return the keys of names that begin with a text, where they are few; else those that are most like it."""
    import difflib  # for mistakes alone

    from transfer_check.facts.state_name_index import known_names, name_key

    key = name_key(written)
    begun = [name for name in known_names() if len(key) > 2 and name.startswith(key)]
    if begun and len({code for name in begun for code in _codes_of(name)}) <= MOST_NEAR:
        return begun
    alike = [name for name in known_names() if abs(len(name) - len(key)) <= 3 and set(name[:3]) & set(key[:3])]
    return difflib.get_close_matches(key[:80], alike, n=2 * MOST_NEAR, cutoff=0.75)


def _on_the_day(codes: Iterable[str], day: date | None) -> Iterator[str]:
    """Yield each state, or those before or after it that there were on the day."""
    for code in codes:
        if code and (day is None or stands(code, day)):
            yield code
        elif code and day is not None:
            yield from codes_instead(code, day)


# ── what is refused ───────────────────────────────────────────────────────────────────────────


def _meanings(codes: Iterable[str], day: date | None) -> tuple[Meaning, ...]:
    return tuple(Meaning(code, state_name(code, day)) for code in dict.fromkeys(_on_the_day(codes, day)))


def _not_understood(written: str, day: date | None) -> NoReturn:
    from transfer_check.words.misread_values import not_a_state

    near = _meanings(nearest_states(written, day), day)
    raise MisreadError("state", written, *not_a_state(near), near)


def _ambiguous(written: str, codes: Iterable[str], day: date | None) -> NoReturn:
    from transfer_check.words.misread_values import one_of_several_states, part_of_a_state

    choices = _meanings(codes, day)
    told = one_of_several_states(choices) if len(choices) > 1 else part_of_a_state(choices)
    raise MisreadError("state", written, *told, choices)


def _of_the_day(written: str, code: str, day: date | None) -> str:
    return code if day is None or stands(code, day) else refuse_state_of_another_day(code, day, written)


def refuse_state_of_another_day(code: str, day: date, written: str = "") -> NoReturn:
    """Refuse a state that there was not on a day; the error says what to write instead.

    Raises:
        MisreadError: always.
    """
    from transfer_check.words.misread_values import no_state_of_the_day

    spans = [span for span in standing_of(code) if span.start is None or span.start <= day] or [standing_of(code)[0]]
    nearest = spans[-1]
    ended = nearest.end is not None and nearest.end <= day
    edge = ("until" if ended else "from", (nearest.end if ended else nearest.start) or day)
    others = tuple(Meaning(other, state_name(other, day)) for other in codes_instead(code, day))
    by_code = written.strip().upper() in ("", code)
    told = no_state_of_the_day(state_name(code), by_code, day, edge, others)
    raise MisreadError("state_of_another_day", written or code, *told, others, code=code)


def _of_other_days(written: str, claims: Claims, day: date | None) -> NoReturn:
    """Refuse a name that is the name of a state on other days alone."""
    from transfer_check.words.misread_values import named_on_other_days

    gone = [code for code in claims if day is not None and not stands(code, day)]
    if day is not None and gone:
        refuse_state_of_another_day(gone[0], day, written)
    choices = _meanings(claims, day)
    (span, *_), *_ = claims.values()
    told = named_on_other_days(span.start, span.end, choices)
    raise MisreadError("state_of_another_day", written, *told, choices)
