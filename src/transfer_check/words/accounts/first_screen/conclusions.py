"""The conclusion on each kind of item, in the words of its era, and at once that it is no license."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from transfer_check.answering import Answer, awaits_assessment
from transfer_check.facts import UNKNOWN
from transfer_check.judging import RegimeDecision, Standing, Verdict
from transfer_check.kleene import Truth
from transfer_check.text import Text
from transfer_check.words.accounts.first_screen.item_kinds import ItemKind
from transfer_check.words.accounts.first_screen.screen_blocks import ALWAYS, Block, Line
from transfer_check.words.accounts.license_words import NOT_FREE, leave_of_the_day, licensing_minister
from transfer_check.words.accounts.provision_reasons import Account

_TRANSFER_SINCE = date(2011, 12, 27)
"""Since the Guidelines of 2011 the texts speak of transfers, before of exports."""
_CASES_SINCE = date(2014, 4, 1)
"""Since the Three Principles of 2014 there are cases that may be permitted, before there was restraint with exemptions."""

CONCLUSIONS: dict[tuple[Verdict, str], Text] = {
    (Verdict.PROHIBITED, "export"): Text("輸出は認められない（禁止）。", "The export is prohibited."),
    (Verdict.PROHIBITED, "transfer"): Text("移転は認められない（禁止）。", "The transfer is prohibited."),
    (Verdict.NOT_PERMITTED, "restrained"): Text(
        "輸出を慎むべきものに当たり、認められない。",
        "Not permitted: exports to areas other than those of the Principles are restrained, and no exemption covers it.",
    ),
    (Verdict.NOT_PERMITTED, "no_case"): Text(
        "認め得る案件に該当せず、移転は認められない。",
        "Not permitted: it is not one of the cases that may be permitted.",
    ),
    (Verdict.NOT_PERMITTED, "unmet"): Text(
        "要件を充足せず、認められない。", "Not permitted: a requirement is not met."
    ),
    (Verdict.UNDETERMINED, ""): Text("未定である。", "Cannot yet be determined."),
    (Verdict.NO_TEXT_IN_FORCE, ""): Text(
        "当日、移転の可否を定める政策文書はなく、可否は判定しない。",
        "No policy text was in force on that day: no conclusion is drawn, and nothing is thereby permitted.",
    ),
    (Verdict.MAY_BE_PERMITTED, "exempted"): Text(
        "移転を認め得る。例外化措置の対象となり、三原則等によらない。",
        "The transfer may be permitted. It is exempted from the Principles.",
    ),
    (Verdict.MAY_BE_PERMITTED, "export"): Text("輸出を認め得る。", "The export may be permitted."),
    (Verdict.MAY_BE_PERMITTED, "transfer"): Text("移転を認め得る。", "The transfer may be permitted."),
    (Verdict.OUT_OF_SCOPE, "arms_exports"): Text(
        "武器輸出三原則等の対象外である。許可等の要否は、別に確認を要する。",
        "Outside the Three Principles. Whether a license is needed has to be checked separately.",
    ),
    (Verdict.OUT_OF_SCOPE, "defense_transfers"): Text(
        "防衛装備移転三原則の対象外である。許可の要否は、別に確認を要する。",
        "Outside the Three Principles. Whether a license is needed has to be checked separately.",
    ),
    (Verdict.OUT_OF_SCOPE, "elsewhere"): Text(
        "我が国からの移転に当たらず、三原則等の対象外である。",
        "No transfer from Japan, and so outside the Three Principles.",
    ),
}
"""What is concluded, by verdict and by what makes the words differ: the era, the ground, what is refused for."""

_POSSIBLY_PROHIBITED = Text(
    "禁止される場合にも当たるか否かは、定まっていない。", "Whether it is prohibited as well cannot yet be determined."
)
_NO_LEAVE = Text(
    "この結論は{leave}ではない。{leave}の可否は、{minister}が判断する。",
    "This is not {leave}. The {minister} decides whether to grant {it}.",
)
_LEFT_OPEN = Text("残る事項：", "Open: ")


def noun(on: date) -> str:
    """Return whether the texts of a day speak of exports or of transfers."""
    return "transfer" if on >= _TRANSFER_SINCE else "export"


def of_goods(accounts: Sequence[Account]) -> bool:
    """Return whether goods are among the items, which the Act once dealt with otherwise than with technology."""
    return any(account.reading.trace.facts.get("item.form", UNKNOWN) != "technology" for account in accounts)


def conclusion_key(account: Account) -> tuple[Verdict, str]:
    """Return the key of what is concluded on an item."""
    item, on = account.item, account.decision.on
    match item.verdict:
        case Verdict.PROHIBITED:
            return item.verdict, noun(on)
        case Verdict.NOT_PERMITTED:
            return item.verdict, _refused_for(item.regimes, account)
        case Verdict.MAY_BE_PERMITTED:
            return item.verdict, "exempted" if _exempted(account) else noun(on)
        case Verdict.OUT_OF_SCOPE:
            if account.reading.trace.facts.get("transfer.from_japan", UNKNOWN) is False:
                return item.verdict, "elsewhere"
            return item.verdict, "arms_exports" if _before_2014(account) else "defense_transfers"
    return item.verdict, ""


def _refused_for(regimes: tuple[RegimeDecision, ...], account: Account) -> str:
    inside = [regime for regime in regimes if regime.scope is Truth.TRUE]
    if not any(regime.grounded is Truth.FALSE for regime in inside):
        return "unmet"
    return "restrained" if _before_2014(account) else "no_case"


def _before_2014(account: Account) -> bool:
    return account.decision.on < _CASES_SINCE


def _exempted(account: Account) -> bool:
    return any(
        finding.provision.effect == "permit" and finding.bites is Truth.TRUE and finding.provision.exception_to
        for finding in account.item.findings
        if finding.standing in (Standing.SATISFIED, Standing.EXCUSED)
    )


def conclusion_block(gathered: Answer, kinds: Sequence[ItemKind]) -> Block:
    """Return the conclusion on each kind of item, and that it is no license."""
    accounts = [kind.account for kind in kinds]
    first = accounts[0]
    lines = [*_each(kinds)]
    for told in _of_the_case(gathered, first):
        if len(lines) == 1:
            between = first.say("", " ")
            lines = [lines[0]._replace(text=f"{lines[0].text}{between}{told}")]
        else:
            lines.append(Line(told, shorten=False))
    favourable = {Verdict.MAY_BE_PERMITTED, Verdict.NO_TEXT_IN_FORCE} & {account.item.verdict for account in accounts}
    if favourable:
        word = leave_of_the_day(first.decision.on, goods=of_goods(accounts))
        no_leave = _NO_LEAVE.in_(first.language).format(
            leave=word.in_(first.language), minister=licensing_minister(first.decision.on, first.language), it="one"
        )
        lines.append(Line(no_leave, shorten=False))
    if any(account.item.verdict is Verdict.OUT_OF_SCOPE for account in accounts):
        lines.append(Line(NOT_FREE.in_(first.language), shorten=False))
    return Block("conclusion", first.say("結論", "Conclusion"), tuple(lines))


def _each(kinds: Sequence[ItemKind]) -> Iterator[Line]:
    """Yield what is concluded, the kinds of which the same is concluded together."""
    alike: dict[tuple[tuple[Verdict, str], bool], list[ItemKind]] = {}
    for kind in kinds:
        item = kind.account.item
        perhaps = item.verdict is Verdict.NOT_PERMITTED and item.prohibited is Truth.UNKNOWN
        alike.setdefault((conclusion_key(kind.account), perhaps), []).append(kind)
    several = len(alike) > 1 or len(kinds) > 1 or len(kinds[0].places) > 1
    for (key, perhaps), of_it in alike.items():
        language = of_it[0].account.language
        text = CONCLUSIONS[key].in_(language)
        if perhaps:
            text += ("" if language == "ja" else " ") + _POSSIBLY_PROHIBITED.in_(language)
        places = sorted(place for kind in of_it for place in kind.places)
        yield Line(text, ItemKind(tuple(places), of_it[0].account).name if several else "", "", ALWAYS, shorten=False)


def _of_the_case(gathered: Answer, account: Account) -> Iterator[str]:
    """Yield how much is open in an undetermined case."""
    if gathered.verdict is not Verdict.UNDETERMINED or not gathered.open_facts:
        return
    judged = sum(awaits_assessment(each.fact) for each in gathered.open_facts)
    facts = len(gathered.open_facts) - judged
    ja = [*([f"事実{facts}件の記載"] if facts else []), *([f"関係機関の判断{judged}件"] if judged else [])]
    en = [
        *([f"{facts} {'fact is' if facts == 1 else 'facts are'} not stated"] if facts else []),
        *(
            [f"{judged} {'determination has' if judged == 1 else 'determinations have'} not been made"]
            if judged
            else []
        ),
    ]
    told = account.say("及び".join(ja) + "を要する。", " and ".join(en) + ".")
    yield told[:1].upper() + told[1:]
