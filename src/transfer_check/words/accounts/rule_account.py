"""One rule on each item, leaf by leaf: every comparison with its truth, the stated value and the leaf as written."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.answering import notices_of_facts
from transfer_check.judging import Decision, Finding, Standing, causes, literals
from transfer_check.kleene import Truth
from transfer_check.law import Provision
from transfer_check.law.condition import AllOf, AnyOf, Condition, Every, Flag, InTable, Leaf, Not, Some
from transfer_check.text import Language, Text
from transfer_check.words import Explanation, Node, Section, Statement, condition_text, item_name, sentence
from transfer_check.words.accounts.answer_account import CLOSING, law_applied, titles, warned
from transfer_check.words.accounts.provision_reasons import Account, version_in_force

_MARKS = {
    Truth.TRUE: Text("〔該当〕", "[holds] "),
    Truth.FALSE: Text("〔非該当〕", "[fails] "),
    Truth.UNKNOWN: Text("〔不明〕", "[not known] "),
}
_BITES = {
    "prohibit": Statement(
        Text("この品目は、この禁止に該当する", "the prohibition applies"),
        Text("この品目は、この禁止に該当しない", "the prohibition does not apply"),
    ),
    "permit": Statement(
        Text("この品目は、この根拠に該当する", "the ground applies"),
        Text("この品目は、この根拠に該当しない", "the ground does not apply"),
    ),
    "require": Statement(
        Text("この要件は、満たされておらず、移転の妨げとなる", "the requirement stands in the way of the transfer"),
        Text("この要件は、移転の妨げとならない", "the requirement does not stand in the way of the transfer"),
    ),
    "refer": Statement(
        Text("この品目は、この規定による判断の対象となる", "the provision refers the matter to the body it names"),
        Text(
            "この品目は、この規定による判断の対象とならない",
            "the provision does not refer the matter to the body it names",
        ),
    ),
    "oblige": Statement(
        Text("この義務は、生ずる", "the duty arises"),
        Text("この義務は、生じない", "the duty does not arise"),
    ),
    "define": Statement(
        Text("この品目の移転は、この定義に該当する", "the definition is met"),
        Text("この品目の移転は、この定義に該当しない", "the definition is not met"),
    ),
    "scope": Statement(
        Text("この品目は、この規範の対象となる", "the item is within the scope of these texts"),
        Text("この品目は、この規範の対象とならない", "the item is outside the scope of these texts"),
    ),
    "caution": Statement(
        Text("この注意は、この案件に当てはまる", "the caution concerns this case"),
        Text("この注意は、この案件に当てはまらない", "the caution does not concern this case"),
    ),
    "close": Statement(
        Text("この規定は、根拠のない移転を一律に妨げる", "the provision bars every transfer that has no ground"),
        Text("この規定は、移転を妨げない", "the provision bars no transfer"),
    ),
}
_STANDING = {
    Standing.NOT_APPLICABLE: Text(
        "この規定は、この品目を適用対象としない", "the provision is not addressed to this item"
    ),
    Standing.EXCUSED: Text("この規定は、例外によって解除される", "an exception lifts the provision"),
}


def explain_rule(decision: Decision, rule_id: str, *, language: Language = "en") -> Explanation:
    """Explain how one rule stands on each item, leaf by leaf.

    Args:
        decision: what `evaluate` answered.
        rule_id: id of a rule, definition, scope, closure or caution.
        language: the language of every word that the user did not type.

    Raises:
        UsageError: where no provision has that id, or none with it was in force on the day.
    """
    provision = version_in_force(decision, rule_id)
    accounts = [Account(decision, item, language) for item in decision.items]
    head = accounts[0].say("規定", "Rule")
    sections = [Section(head, (accounts[0].provision(provision),))]
    for account in accounts:
        title = item_name(account.item, language) if len(accounts) > 1 else account.say("検討の結果", "How it stands")
        sections.append(Section(title, tuple(_on_item(account, provision))))
    return Explanation(
        language,
        *titles(decision, language),
        law_applied(decision, language),
        (),
        tuple(section for section in (warned(notices_of_facts(decision), language), *sections) if section.nodes),
        CLOSING.in_(language),
    )


def _on_item(account: Account, provision: Provision) -> Iterator[Node]:
    finding = next((each for each in account.item.findings if each.provision is provision), None)
    bites = account.reading.truth_of(provision.when) if finding is None else finding.bites
    if finding is None and provision.effect in ("prohibit", "permit", "require", "refer", "oblige"):
        yield Node(
            account.say(
                "この品目はこの規定を含む規範の対象でないため、この規定は効果を有しない。",
                "The item is outside the scope of the texts this rule belongs to, so the rule has no effect.",
            )
        )
    else:
        yield Node(_bites(account, provision, bites))
    if finding is not None:
        yield from _standing(account, finding)
    yield from _conditions(account, provision)
    yield from _lifters(account, provision)


def _bites(account: Account, provision: Provision, bites: Truth) -> str:
    statement = _BITES[provision.effect]
    if bites is Truth.UNKNOWN:
        whether = statement.whether(account.language)
        return account.say(f"{whether}は、明らかでない。", f"It is not known {whether}.")
    clause = statement.holds if bites is Truth.TRUE else statement.fails
    return sentence(clause.in_(account.language), account.language)


def _standing(account: Account, finding: Finding) -> Iterator[Node]:
    words = _STANDING.get(finding.standing)
    if words is not None:
        yield Node(sentence(words.in_(account.language), account.language))


def _conditions(account: Account, provision: Provision) -> Iterator[Node]:
    if provision.applies is not None:
        yield Node(account.say("適用対象", "Addressed to"), "", (_told(account, provision.applies),))
    if provision.effect != "close":
        yield Node(account.say("要件", "Condition"), "", (_told(account, provision.when),))
    for own in provision.unless:
        title = account.say(f"例外「{own.title.ja}」", f"Exception “{own.title.en}”")
        yield Node(title, own.id, (Node(sentence(account.cite(own.cite), account.language)), _told(account, own.when)))


def _lifters(account: Account, provision: Provision) -> Iterator[Node]:
    lifting = [each for each in account.item.findings if provision.id in each.provision.exception_to]
    if lifting:
        nodes = tuple(
            Node(_MARKS[each.bites].in_(account.language) + account.title(each.provision), each.provision.id)
            for each in lifting
        )
        yield Node(account.say("この規定を解除し得る規定", "Rules that lift it where they apply"), "", nodes)


# ── the condition, leaf by leaf ───────────────────────────────────────────────────────────────


def _told(account: Account, condition: Condition) -> Node:
    mark = _MARKS[account.reading.truth_of(condition)].in_(account.language)
    match condition:
        case AllOf(()):
            return Node(mark + account.say("要件はない。", "No condition: it always holds."))
        case AllOf(parts):
            return _group(account, mark + account.say("次の全てに該当すること", "All of the following"), parts)
        case AnyOf(parts):
            return _group(account, mark + account.say("次のいずれかに該当すること", "Any of the following"), parts)
        case Not(part):
            return _group(account, mark + account.say("次に該当しないこと", "Not the following"), (part,))
        case Some() | Every():
            return _quantified(account, mark, condition)
        case _:
            return _leaf(account, mark, condition)


def _group(account: Account, head: str, parts: tuple[Condition, ...]) -> Node:
    return Node(head, "", tuple(_told(account, part) for part in parts))


def _leaf(account: Account, mark: str, leaf: Leaf) -> Node:
    asked = ""
    if not isinstance(leaf, (Flag, InTable)):
        wanted = account.wanted(leaf, literals(leaf))
        asked = account.say(f"照合：{wanted}", f"tested for: {wanted}")
    (cause,) = causes(account.reading, leaf)
    return Node(mark + account.leaf(leaf, cause.truth, asked), condition_text(leaf), account.behind(cause))


def _quantified(account: Account, mark: str, atom: Some | Every) -> Node:
    inner = account.elements(atom)
    name = account.listed(atom)
    asks = (
        account.say(f"{name}のうちいずれかの者が次に該当すること", f"At least one of the {name} meets the following")
        if isinstance(atom, Some)
        else account.say(f"{name}の全てが次に該当すること", f"All {name} meet the following")
    )
    told = tuple(Node(who, "", (_told(each, atom.where),)) for who, each in inner)
    return Node(mark + asks, condition_text(atom), told or account.no_elements(atom))
