"""Why: the provisions that decided the items of a kind, each with what it asks and what the case has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transfer_check.answering import pending
from transfer_check.judging import Finding, Standing, Verdict, causes
from transfer_check.kleene import Truth
from transfer_check.law import Provision
from transfer_check.law.condition import Condition
from transfer_check.text import Text
from transfer_check.words import initial
from transfer_check.words.accounts.first_screen.condition_lines import cite, condition_lines, first_reason, title_of
from transfer_check.words.accounts.first_screen.item_kinds import ItemKind, described
from transfer_check.words.accounts.first_screen.screen_blocks import (
    ALWAYS,
    MOSTLY,
    OFTEN,
    RARELY,
    SOMETIMES,
    Block,
    Line,
)
from transfer_check.words.accounts.first_screen.screen_terms import told_plainly
from transfer_check.words.accounts.provision_reasons import Account

MET, NOT_MET, OPEN = Text("充足", "met"), Text("不充足", "not met"), Text("未定", "open")
APPLIES, NOT = Text("該当", "yes"), Text("該当しない", "no")
_TURNING = ("permit", "require", "prohibit", "scope")
MORE = Text("ほか{}件", "… and {} more")
_NO_BAR = Text("禁止する場合（いずれにも当たらない。）", "Prohibitions (none applies)")
_EXCEPTIONS = Text("例外の検討（いずれの対象にもならない。）", "Exemptions considered (none covers it)")
_GROUNDS = Text("認め得る案件の検討（{}。いずれにも該当しない。）", "Cases that may be permitted ({}; none covers it)")
_EXEMPTIONS = Text("例外化措置の検討（{}。いずれの対象にもならない。）", "Exemptions considered ({}; none covers it)")
_TURNS_ON = Text("結論を左右する規定", "Provisions on which it turns")
_ALREADY = Text("既に定まる点", "Already clear")
_NO_GROUND_NEEDED = Text(
    "禁止する場合に当たらない輸出について、当日、特段の根拠を要しない。",
    "Where no prohibition applied, no particular ground was required on that day.",
)


def reason_block(kind: ItemKind, *, alone: bool) -> Block:
    """Return why the items of a kind are concluded on as they are.

    Args:
        kind: the items.
        alone: whether the case has no other kind.
    """
    account = kind.account
    lines = tuple(
        {
            Verdict.PROHIBITED: _prohibited,
            Verdict.NOT_PERMITTED: _not_permitted,
            Verdict.UNDETERMINED: _undetermined,
            Verdict.NO_TEXT_IN_FORCE: _no_text_in_force,
            Verdict.MAY_BE_PERMITTED: _may_be_permitted,
            Verdict.OUT_OF_SCOPE: _out_of_scope,
        }[account.item.verdict](account)
    )
    named = described(kind) if lines or not alone else ""
    if named and alone:
        named = account.say(f"品目：{named}", f"Item: {named}")
    head = (Line(named, weight=RARELY),) if named else ()
    label = account.say("理由", "Why") if alone else kind.name
    return Block("reason", label, (*head, *lines), MORE.in_(account.language))


def deciding(account: Account) -> list[Provision]:
    """Return the provisions that decided an item, of a favourable verdict without the prohibitions that do not apply."""
    verdict = account.item.verdict
    if verdict is Verdict.UNDETERMINED:
        return list(dict.fromkeys(provision for provision, _ in pending(account.item)))
    policy = [regime for regime in account.item.regimes if regime.regime.policy] or account.item.regimes
    if verdict is Verdict.OUT_OF_SCOPE:
        return [scope.provision for regime in policy for scope in regime.scopes]
    if verdict is Verdict.PROHIBITED:
        return [finding.provision for finding in _findings(account, "prohibit") if finding.bites is Truth.TRUE]
    if verdict is Verdict.NOT_PERMITTED:
        return [*(finding.provision for finding in _unmet(account)), *_closures(account)]
    return [
        *(finding.provision for finding in _findings(account, "permit") if finding.bites is Truth.TRUE),
        *(finding.provision for finding in _met(account)),
    ]


# ── by verdict ────────────────────────────────────────────────────────────────────────────────


def _prohibited(account: Account) -> Iterator[Line]:
    biting = [finding for finding in _findings(account, "prohibit") if finding.bites is Truth.TRUE]
    for number, finding in enumerate(biting):
        weight = ALWAYS if number == 0 else MOSTLY
        yield Line(title_of(finding.provision, account), "", APPLIES.in_(account.language), weight, heading=True)
        yield from condition_lines(account, finding.provision, _reached(finding.provision), weight=MOSTLY)
    lifting = {finding.provision.id for finding in biting}
    examined = [
        finding
        for finding in account.item.findings
        if finding.bites is Truth.FALSE and lifting & set(finding.provision.exception_to)
    ]
    own = [own for finding in biting for own in finding.provision.unless]
    if examined or own:
        yield Line(_EXCEPTIONS.in_(account.language), weight=SOMETIMES, heading=True)
    for exception in own:
        yield Line(_plain(exception.title.in_(account.language), account), weight=SOMETIMES)
    yield from _failed(account, examined)


def _not_permitted(account: Account) -> Iterator[Line]:
    for number, finding in enumerate(_unmet(account)):
        weight = ALWAYS if number == 0 else MOSTLY
        yield Line(title_of(finding.provision, account), "", NOT_MET.in_(account.language), weight, heading=True)
        yield from condition_lines(account, finding.provision, _reached(finding.provision), weight=MOSTLY)
    for finding in _findings(account, "prohibit"):
        if finding.bites is Truth.UNKNOWN:
            yield Line(title_of(finding.provision, account), "", OPEN.in_(account.language), MOSTLY)
    closures = _closures(account)
    if closures:
        lifting = any(finding.provision.exception_to for finding in _findings(account, "permit"))
        words = _EXEMPTIONS if lifting else _GROUNDS
        yield Line(words.in_(account.language).format(cite(closures[0].cite, account)), heading=True)
        yield from _failed(account, _findings(account, "permit"), closed=True)


def _undetermined(account: Account) -> Iterator[Line]:
    conditions = sorted(deciding(account), key=lambda provision: _first_turning(account, provision))
    yield Line(_TURNS_ON.in_(account.language), weight=OFTEN, heading=True)
    for number, provision in enumerate(conditions):
        weight = ALWAYS if number == 0 else OFTEN
        yield Line(title_of(provision, account), "", OPEN.in_(account.language), weight)
    clear = [
        *(finding for finding in _findings(account, "permit") if finding.bites is Truth.TRUE),
        *_met(account),
    ]
    barred = [finding for finding in _findings(account, "prohibit") if finding.bites is Truth.FALSE]
    if clear or barred:
        yield Line(_ALREADY.in_(account.language), weight=SOMETIMES, heading=True)
    for finding in clear:
        yield Line(title_of(finding.provision, account), "", MET.in_(account.language), SOMETIMES)
    yield from _no_bars(account, barred, RARELY)


def _first_turning(account: Account, provision: Provision) -> tuple[bool, int]:
    """Return the order of what keeps an item open: the policy first, grounds before requirements and bars."""
    policy = {regime.regime.id for regime in account.item.regimes if regime.regime.policy}
    return provision.regime not in policy, _TURNING.index(provision.effect)


def _may_be_permitted(account: Account) -> Iterator[Line]:
    grounds = [finding for finding in _findings(account, "permit") if finding.bites is Truth.TRUE]
    for number, finding in enumerate(grounds):
        weight = ALWAYS if number == 0 else MOSTLY
        yield Line(title_of(finding.provision, account), "", MET.in_(account.language), weight, heading=True)
        yield from condition_lines(account, finding.provision, _reached(finding.provision), weight=MOSTLY)
    if not grounds:
        yield Line(_NO_GROUND_NEEDED.in_(account.language))
    for finding in _met(account):
        yield Line(title_of(finding.provision, account), "", MET.in_(account.language), MOSTLY, heading=True)
        yield from condition_lines(account, finding.provision, _holding(account, finding.provision), weight=SOMETIMES)
    yield from _bars(account)


def _no_text_in_force(account: Account) -> Iterator[Line]:
    yield from _bars(account)


def _out_of_scope(account: Account) -> Iterator[Line]:
    policy = [regime for regime in account.item.regimes if regime.regime.policy] or list(account.item.regimes)
    scopes = {scope.provision.when: scope.provision for regime in policy for scope in regime.scopes}
    for number, provision in enumerate(scopes.values()):
        reason = first_reason(account, provision, [provision.when])
        if number == 0:
            cited = cite(provision.cite, account)
            reason = account.say(f"{reason}（{cited}）", f"{reason} ({cited})")
        weight = MOSTLY if number else ALWAYS
        yield Line(reason, _title(provision, account), NOT.in_(account.language), weight)
    others = [regime.regime.title.in_(account.language) for regime in account.item.regimes if regime not in policy]
    if others:
        named = _plain(account.say("、", "; ").join(others), account)
        yield Line(account.say(f"{named}の対象にも当たらない。", f"Nor is it under: {named}."), weight=RARELY)


# ── parts ─────────────────────────────────────────────────────────────────────────────────────


def _bars(account: Account) -> Iterator[Line]:
    barred = [finding for finding in _findings(account, "prohibit") if finding.bites is Truth.FALSE]
    if barred:
        yield Line(_NO_BAR.in_(account.language), weight=MOSTLY, heading=True)
        yield from _no_bars(account, barred, RARELY)


def _no_bars(account: Account, barred: Iterable[Finding], weight: int) -> Iterator[Line]:
    for title in dict.fromkeys(_title(finding.provision, account) for finding in barred):
        yield Line(title, "", NOT.in_(account.language), weight)


def _failed(account: Account, findings: Iterable[Finding], *, closed: bool = False) -> Iterator[Line]:
    """Yield what did not apply, with the first thing that speaks against it; of grounds the nearest first."""
    failed = [finding for finding in findings if finding.bites is Truth.FALSE]
    if closed:
        failed.sort(key=lambda finding: _distance(account, finding.provision))
    for finding in failed:
        false = [part for part in _reached(finding.provision) if account.reading.truth_of(part) is Truth.FALSE]
        reason = first_reason(account, finding.provision._replace(effect="permit"), false[:1])
        yield Line(reason, _title(finding.provision, account), "", SOMETIMES)


def _distance(account: Account, provision: Provision) -> int:
    false = [part for part in _reached(provision) if account.reading.truth_of(part) is Truth.FALSE]
    return sum(cause.against for part in false for cause in causes(account.reading, part))


def _title(provision: Provision, account: Account) -> str:
    return _plain(initial(provision.title.in_(account.language)), account)


def _plain(text: str, account: Account) -> str:
    return told_plainly(text, account.language)


def _findings(account: Account, effect: str) -> list[Finding]:
    regimes = {regime.regime.id for regime in account.item.regimes if regime.scope is not Truth.FALSE}
    return [
        finding
        for finding in account.item.findings
        if finding.provision.regime in regimes and finding.provision.effect == effect
    ]


def _unmet(account: Account) -> list[Finding]:
    return [finding for finding in _findings(account, "require") if finding.bites is Truth.TRUE]


def _met(account: Account) -> list[Finding]:
    standings = (Standing.SATISFIED, Standing.EXCUSED)
    return [finding for finding in _findings(account, "require") if finding.standing in standings]


def _closures(account: Account) -> list[Provision]:
    return [
        closure
        for regime in account.item.regimes
        if regime.scope is Truth.TRUE and regime.grounded is Truth.FALSE
        for closure in regime.closures
    ]


def _reached(provision: Provision) -> list[Condition]:
    return [*(() if provision.applies is None else (provision.applies,)), provision.when]


def _holding(account: Account, provision: Provision) -> list[Condition]:
    return [part for part in provision.conditions if account.reading.truth_of(part) is Truth.TRUE]
