"""What a reader must know besides the verdict: who decides, what is owed, what was judged, assumed and verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from transfer_check.answering import Answer
from transfer_check.facts import UNKNOWN, Fact
from transfer_check.words import (
    Node,
    Section,
    SectionKind,
    bearer_in_words,
    body_in_words,
    due_in_words,
    evidence_in_words,
    item_name,
    label,
    plain,
    sentence,
    statement_of,
)
from transfer_check.words.accounts.license_words import REFUSED, nothing_without_leave, owed_before_leaving
from transfer_check.words.accounts.provision_reasons import Account, version_in_force
from transfer_check.words.accounts.stated_facts import facts_section, source_of


def particulars(gathered: Answer, accounts: list[Account]) -> Iterator[Section]:
    """Yield the sections that follow what decided the items."""
    say = accounts[0].say
    parts: list[tuple[SectionKind, str, Callable[[Answer, list[Account]], Iterator[Node]]]] = [
        ("deciders", say("決定又は判断を行う者", "Who decides"), _deciders),
        ("duties", say("義務", "Duties"), _duties),
        ("judgements", say("案件に記載された判断", "Judgements stated in the case"), _judgements),
        (
            "not_taken",
            say("記録がないため行われていないものとした行為", "Acts assumed not taken, because none is on record"),
            _not_taken,
        ),
        (
            "asserted",
            say("定義によらず案件の記載によった事項", "Stated in the case instead of being derived"),
            _asserted,
        ),
    ]
    for kind, title, nodes in parts:
        yield Section(title, tuple(dict.fromkeys(nodes(gathered, accounts))), kind)
    yield facts_section(gathered.decision.case, accounts[0].language)
    yield Section(say("典拠の確認の程度", "Evidence"), tuple(_evidence(gathered, accounts)), "evidence")


def _deciders(gathered: Answer, accounts: list[Account]) -> Iterator[Node]:
    account = accounts[0]
    for body in dict.fromkeys(each.body for each in gathered.deciders):
        rules = [version_in_force(gathered.decision, each.rule) for each in gathered.deciders if each.body == body]
        yield Node(
            body_in_words(body, gathered.decision.on, account.language),
            "",
            tuple(Node(account.title(rule), rule.id, (account.citation(rule),)) for rule in rules),
        )


def _duties(gathered: Answer, accounts: list[Account]) -> Iterator[Node]:
    account = accounts[0]
    if gathered.verdict in REFUSED:
        yield from _nothing_without_leave(gathered, account)
        return
    for each in gathered.duties:
        bearer = bearer_in_words(each.bearer, gathered.decision.on, account.language)
        due, duty = due_in_words(each.due, account.language), each.duty.in_(account.language)
        rule = version_in_force(gathered.decision, each.rule)
        head = account.say(f"{bearer}（{due}）", f"{bearer}, {due}")
        yield Node(account.entry(head, duty), each.rule, (account.citation(rule),))


def _nothing_without_leave(gathered: Answer, account: Account) -> Iterator[Node]:
    """Yield what is owed after a refusal: none of what a licensee owes."""
    for rule in owed_before_leaving(gathered)[:1]:
        provision = version_in_force(gathered.decision, rule)
        cited = account.cite(provision.cite)
        told = nothing_without_leave(gathered.decision.on, cited, account.language)
        yield Node(told, rule, (account.citation(provision),))


def _judgements(gathered: Answer, accounts: list[Account]) -> Iterator[Node]:
    for fact, signed in gathered.assessments:
        note = (
            (Node(accounts[0].entry(accounts[0].say("備考", "note"), _quoted(signed.note, accounts[0]))),)
            if signed.note
            else ()
        )
        sources = source_of(gathered.decision.case, fact.path, accounts[0].language)
        yield Node(_stated(fact, accounts[0]), fact.path, (*note, *sources))


def _quoted(note: str, account: Account) -> str:
    return account.say(f"「{plain(note)}」", f"“{plain(note)}”")


def _not_taken(gathered: Answer, accounts: list[Account]) -> Iterator[Node]:
    for fact in gathered.assumed_not_taken:
        yield Node(sentence(statement_of(fact).fails.in_(accounts[0].language), accounts[0].language), fact.path)


def _asserted(gathered: Answer, accounts: list[Account]) -> Iterator[Node]:
    for fact in gathered.asserted:
        for account in accounts:
            if fact.path in account.reading.trace.asserted:
                clause = (
                    statement_of(fact).holds
                    if account.reading.trace.facts[fact.path] is True
                    else statement_of(fact).fails
                )
                told = sentence(clause.in_(account.language), account.language)
                if fact.path.startswith("item.") and len(accounts) > 1:
                    told = account.say("{}：{}", "{}: {}").format(item_name(account.item, account.language), told)
                yield Node(told, fact.path)


def _stated(fact: Fact, account: Account) -> str:
    value = account.reading.trace.facts.get(fact.path, UNKNOWN)
    if fact.type == "bool":
        return sentence(account.flag(fact, value), account.language)
    return account.entry(label(fact, account.language), account.value(fact, value))


def _evidence(gathered: Answer, accounts: list[Account]) -> Iterator[Node]:
    if gathered.weakest_evidence is not None:
        words = evidence_in_words(gathered.weakest_evidence, accounts[0].language)
        head = accounts[0].say(
            "結論の基礎とした規定及び表のうち、確認の程度が最も低いもの",
            "weakest evidence among the provisions and table entries behind the verdict",
        )
        yield Node(accounts[0].entry(head, words))
