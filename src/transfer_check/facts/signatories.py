"""Which bodies can sign a judgement: those it is left to, and those that can judge in their stead."""

from __future__ import annotations

from datetime import date

COUNCIL_SET_UP = date(2013, 12, 4)
"""First day of the National Security Council, the former Security Council's last. Source: act 89 of 2013."""
_THERE_FROM = {
    "meti": date(1949, 5, 25),
    "mod": date(1954, 7, 1),
    "security_council": date(1986, 7, 1),
    "chief_cabinet_secretary": date(1947, 5, 3),
}
"""First days of bodies, as whatever they were called then.

Sources: the acts that set up the Ministry of International Trade and Industry (act 102 of 1949), the Defense Agency
(act 164 of 1954) and the Security Council of Japan (act 71 of 1986); the Cabinet Act (act 5 of 1947).
"""
RANK = {
    "meti": 0,
    "mofa": 0,
    "mod": 0,
    "nsc_executive_meeting": 0,
    "security_council": 1,
    "nsc": 1,
    "nsc_four_ministers": 1,
    "nsc_nine_ministers": 1,
    "cabinet": 2,
    "chief_cabinet_secretary": 2,
    "government": 2,
}
"""Ministers, councils of ministers, the Cabinet: each can judge what is left to those below."""


def may_sign(body: str, judges: tuple[str, ...]) -> bool:
    """Whether a judgement is left to a body, to one below it, or to several ministers of whom it is a peer.

    Args:
        body: who signs.
        judges: the bodies the judgement is left to.
    """
    if body in judges or judges == ("government",):
        return True
    lowest = min(RANK[each] for each in judges)
    return RANK[body] > lowest or (RANK[body] == lowest and (lowest > 0 or len(judges) > 1))


def signatories(judges: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return the bodies that may sign a judgement, those it is left to first.

    Of the others only those that there were on the day: a council is not offered before it was set up, nor after
    another took its place.
    """
    others = (body for body in RANK if body not in judges and there_was(body, on))
    return (*judges, *(body for body in others if may_sign(body, judges)))


def there_was(body: str, on: date) -> bool:
    """Whether there was a body on a day, under whatever name."""
    if on < _THERE_FROM.get(body, date.min):
        return False
    if body == "security_council":
        return on < COUNCIL_SET_UP
    return not body.startswith("nsc") or on >= COUNCIL_SET_UP
