"""What a conclusion relies on: what was taken from the case unchecked, how far the texts that decided were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transfer_check.answering import Answer
from transfer_check.judging import Reason, Verdict
from transfer_check.law import Provision
from transfer_check.text import Text
from transfer_check.words.accounts.first_screen.condition_lines import cite
from transfer_check.words.accounts.first_screen.decisive_provisions import deciding
from transfer_check.words.accounts.first_screen.item_kinds import ItemKind
from transfer_check.words.accounts.first_screen.screen_blocks import ALWAYS, MOSTLY, RARELY, SOMETIMES, Block, Line
from transfer_check.words.accounts.first_screen.screen_terms import term_of
from transfer_check.words.accounts.provision_reasons import Account, version_in_force

READ: Mapping[str, Text] = {
    "unverified": Text("原文と照合していない", "not checked against the text"),
    "secondary": Text("二次資料による", "taken from secondary sources"),
    "official_summary": Text("公式の要約により確認した", "read in an official summary"),
    "primary": Text("原文により確認した", "read in the official text"),
}
"""How far a text was read, the weakest first."""
_MOST_NAMED = 2
_CLASSIFICATION = "item."


def reliance_block(gathered: Answer, kinds: Sequence[ItemKind]) -> Block:
    """Return what the conclusion on a case relies on."""
    account = kinds[0].account
    return Block("reliance", account.say("前提", "Relies on"), tuple(_lines(gathered, kinds)))


def _lines(gathered: Answer, kinds: Sequence[ItemKind]) -> Iterator[Line]:
    account = kinds[0].account
    yield from _evidence(gathered, kinds)
    classified = [fact for fact in gathered.asserted if fact.path.startswith(_CLASSIFICATION)]
    others = [fact for fact in gathered.asserted if fact not in classified]
    if classified:
        yield Line(
            account.say(
                "品目の該非は、案件の記載による。ここでは確認していない。",
                "Classification of the items: as stated in the case, not checked.",
            ),
            weight=MOSTLY,
        )
    if others:
        named = account.say("、", "; ").join(term_of(fact, account.language) for fact in others)
        yield Line(account.say(f"案件の記載による事項：{named}", f"As stated in the case: {named}"), weight=SOMETIMES)


def _evidence(gathered: Answer, kinds: Sequence[ItemKind]) -> Iterator[Line]:
    """Yield how far what decided was read, the weakest first and by name; then the statute of the license, apart."""
    account = kinds[0].account
    levels: dict[str, dict[str, None]] = {}
    for kind in kinds:
        undetermined = kind.account.item.verdict is Verdict.UNDETERMINED
        for provision in deciding(kind.account):
            if undetermined and provision.effect == "scope":
                continue
            levels.setdefault(provision.evidence, {})[cite(provision.cite, account)] = None
            for definition in () if undetermined else _definitions(kind.account, provision):
                if definition.evidence != provision.evidence:
                    levels.setdefault(definition.evidence, {})[_definition(definition, account)] = None
    seen: set[str] = set()
    for number, level in enumerate(level for level in READ if level in levels):
        names = [name for name in levels[level] if name not in seen]
        seen.update(names)
        if names:
            yield Line(_told(names, level, account), weight=ALWAYS if number == 0 else RARELY)
    owed = [version_in_force(gathered.decision, duty.rule) for duty in gathered.duties if duty.bearer == "exporter"]
    names = list(
        dict.fromkeys(cite(provision.cite, account) for provision in owed if provision.evidence == "unverified")
    )
    if names:
        yield Line(_told(names, "unverified", account), weight=SOMETIMES)


def _told(names: Sequence[str], level: str, account: Account) -> str:
    shown = account.say("、", "; ").join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown += account.say(f"ほか{len(names) - _MOST_NAMED}件", f" and {len(names) - _MOST_NAMED} more")
    return account.say(f"{shown}：{READ[level].ja}。", f"{shown}: {READ[level].en}.")


def _definition(definition: Provision, account: Account) -> str:
    return account.say(f"「{definition.title.ja}」の定義", f"Definition of “{definition.title.en}”")


def _definitions(account: Account, provision: Provision) -> Iterator[Provision]:
    for condition in account.reading.bearing(provision):
        yield from _of(account.reading.reasons(condition))


def _of(reasons: Sequence[Reason]) -> Iterator[Provision]:
    for reason in reasons:
        if reason.definition is not None:
            yield reason.definition
            yield from _of(reason.because)
