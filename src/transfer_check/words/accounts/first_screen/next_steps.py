"""What follows: who decides, what is owed; after a refusal only that nothing may leave without a license."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transfer_check.answering import Answer
from transfer_check.judging import Duty, Verdict
from transfer_check.text import Text
from transfer_check.words import body_in_words, initial, joined
from transfer_check.words.accounts.first_screen.conclusions import of_goods
from transfer_check.words.accounts.first_screen.condition_lines import cite
from transfer_check.words.accounts.first_screen.item_kinds import ItemKind
from transfer_check.words.accounts.first_screen.screen_blocks import (
    ALWAYS,
    OFTEN,
    RARELY,
    SOMETIMES,
    Block,
    Line,
)
from transfer_check.words.accounts.first_screen.screen_terms import told_plainly
from transfer_check.words.accounts.license_words import REFUSED, nothing_without_leave, owed_before_leaving
from transfer_check.words.accounts.provision_reasons import Account, version_in_force
from transfer_check.words.labels import duty_of_the_day

_WEIGHTS = {"before_transfer": OFTEN, "after_transfer": SOMETIMES, "periodic": RARELY}
_DUE = ("before_transfer", "after_transfer", "periodic")
_BEARERS = {"exporter": Text("輸出者等", "exporter"), "recipient": Text("移転先", "recipient")}
_MORE = Text("ほか{}件", "… and {} more")


def steps_block(gathered: Answer, kinds: Sequence[ItemKind]) -> Block:
    """Return what follows from a conclusion."""
    account = kinds[0].account
    label = account.say("手続", "Next steps")
    lines = _none(gathered, kinds) if gathered.verdict in REFUSED else _steps(gathered, account)
    return Block("steps", label, tuple(lines), _MORE.in_(account.language))


def _none(gathered: Answer, kinds: Sequence[ItemKind]) -> Iterator[Line]:
    """Yield, after a refusal, that nothing may leave without the minister's leave, where the Act asks for it."""
    account = kinds[0].account
    for rule in owed_before_leaving(gathered)[:1]:
        cited = cite(version_in_force(gathered.decision, rule).cite, account)
        goods = of_goods([kind.account for kind in kinds])
        yield Line(nothing_without_leave(gathered.decision.on, cited, account.language, goods=goods), shorten=False)


def _steps(gathered: Answer, account: Account) -> Iterator[Line]:
    on, language = gathered.decision.on, account.language
    bodies = list(dict.fromkeys(body_in_words(decider.body, on, language) for decider in gathered.deciders))
    if bodies:
        told = joined(bodies, language, every=True)
        yield Line(account.say(f"決定又は判断を行う者：{told}", f"Decided by: {told}"), weight=ALWAYS)
    for number, duty in enumerate(sorted(gathered.duties, key=_in_order)):
        yield _owed(duty, gathered, account, first=number == 0 and gathered.verdict is not Verdict.UNDETERMINED)


def _lower(told: str) -> str:
    return told[:1].lower() + told[1:]


def _in_order(duty: Duty) -> tuple[int, bool]:
    """Return the order of duties: by time, those of the exporter first."""
    return _DUE.index(duty.due), duty.bearer != "exporter"


def _owed(duty: Duty, gathered: Answer, account: Account, *, first: bool) -> Line:
    on, language = gathered.decision.on, account.language
    bearer = (
        _BEARERS[duty.bearer].in_(language) if duty.bearer in _BEARERS else body_in_words(duty.bearer, on, language)
    )
    told = told_plainly(duty_of_the_day(duty.duty, on, language), language)
    cited = cite(version_in_force(gathered.decision, duty.rule).cite, account)
    weight = ALWAYS if first else _WEIGHTS[duty.due] if duty.bearer in _BEARERS else RARELY
    return Line(
        account.say(f"{bearer}：{told}（{cited}）", f"{initial(bearer)}: {_lower(told)} ({cited})"), weight=weight
    )
