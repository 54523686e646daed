"""What decided one item: the provisions behind its verdict, and those that were examined in vain."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.answering import pending
from transfer_check.judging import Finding, RegimeDecision, Standing, Verdict
from transfer_check.kleene import Truth
from transfer_check.law import Provision
from transfer_check.law.condition import Condition
from transfer_check.words import Node, Section, distinct
from transfer_check.words.accounts.provision_reasons import Account
from transfer_check.words.accounts.scope_reasons import out_of_scope


def deciding_sections(account: Account) -> tuple[Section, ...]:
    """Return the sections that account for the verdict of one item."""
    sections = {
        Verdict.PROHIBITED: _prohibited,
        Verdict.NOT_PERMITTED: _not_permitted,
        Verdict.UNDETERMINED: _undetermined,
        Verdict.NO_TEXT_IN_FORCE: _no_text_in_force,
        Verdict.MAY_BE_PERMITTED: _may_be_permitted,
        Verdict.OUT_OF_SCOPE: _out_of_scope,
    }[account.item.verdict]
    return tuple(section for section in sections(account) if section.nodes)


def _prohibited(account: Account) -> Iterator[Section]:
    biting = [each for each in _findings(account, "prohibit") if each.bites is Truth.TRUE]
    yield Section(
        account.say("該当する禁止規定", "Prohibitions that apply"),
        tuple(account.provision(each.provision, *_reached(each.provision)) for each in biting),
    )
    yield Section(
        account.say("禁止を解除し得る規定（いずれも該当しない。）", "Exceptions examined, none of which applies"),
        tuple(_exceptions(account, biting)),
    )
    yield _scope(account)


def _not_permitted(account: Account) -> Iterator[Section]:
    unmet = [each for each in _findings(account, "require") if each.bites is Truth.TRUE]
    closed = [each for each in _inside(account) if each.grounded is Truth.FALSE]
    yield Section(
        account.say("認められない理由", "Why it is not permitted"),
        (
            *(account.provision(each.provision, *_reached(each.provision)) for each in unmet),
            *(_closing(account, closure) for regime in closed for closure in regime.closures),
        ),
    )
    yield Section(
        account.say("禁止に該当する可能性がある規定", "Prohibitions that may apply as well"),
        tuple(_open_prohibitions(account)),
    )
    grounds = [each for regime in closed for each in _of(account, regime, "permit")]
    yield Section(
        account.say("認め得る根拠の検討（いずれも該当しない。）", "Grounds examined, none of which applies"),
        tuple(_failed(account, each) for each in grounds),
    )
    yield _no_prohibition(account, brief=True)
    yield _scope(account)


def _undetermined(account: Account) -> Iterator[Section]:
    conditions: dict[Provision, list[Node]] = {}
    scopes = dict.fromkeys(provision for provision, _ in pending(account.item) if provision.effect == "scope")
    for provision, condition in pending(account.item):
        if provision in scopes:
            continue
        nodes = conditions.setdefault(provision, [])
        if account.reading.truth_of(condition) is Truth.UNKNOWN:
            nodes.extend(account.part(condition, provision))
    for provision, nodes in conditions.items():
        nodes.extend(account.notes(provision) if provision.effect == "permit" else ())
    yield Section(
        account.say("判断を左右する規定", "Provisions on which the answer still turns"),
        (
            *_alike(account, list(scopes)),
            *(
                Node(account.title(provision), provision.id, (account.citation(provision), *distinct(nodes)))
                for provision, nodes in conditions.items()
            ),
        ),
    )
    yield _grounds(account)
    yield _no_prohibition(account, brief=True)


def _may_be_permitted(account: Account) -> Iterator[Section]:
    yield _grounds(account)
    met = [each for each in _findings(account, "require") if each.standing in (Standing.SATISFIED, Standing.EXCUSED)]
    yield Section(
        account.say("充足する要件", "Requirements that are met"),
        tuple(account.provision(each.provision, *_holding(account, each.provision)) for each in met),
    )
    yield _no_prohibition(account)
    yield _scope(account)


def _no_text_in_force(account: Account) -> Iterator[Section]:
    yield _no_prohibition(account, brief=True)
    yield _scope(account)


def _out_of_scope(account: Account) -> Iterator[Section]:
    yield Section(
        account.say("対象外とする理由", "Why it is out of scope"),
        tuple(out_of_scope(account, [scope.provision for regime in account.item.regimes for scope in regime.scopes])),
    )


# ── parts ─────────────────────────────────────────────────────────────────────────────────────


def _grounds(account: Account) -> Section:
    nodes = []
    for finding in _findings(account, "permit"):
        if finding.bites is Truth.TRUE:
            ground = account.provision(finding.provision, *_reached(finding.provision))
            nodes.append(Node(ground.text, ground.code, (*ground.children, *_lifted(account, finding))))
    for regime in _inside(account):
        if regime.regime.policy and not regime.closures:
            nodes.append(
                Node(
                    account.say(
                        f"当日の{regime.regime.title.ja}の下では、禁止に該当しない移転について特段の根拠を要しない。",
                        f"Where no prohibition applied, the {regime.regime.title.en} required no particular ground on that day.",
                    )
                )
            )
    return Section(account.say("認め得る根拠", "Grounds on which it may be permitted"), tuple(nodes))


def _closing(account: Account, closure: Provision) -> Node:
    node = account.provision(closure)
    none = Node(account.say("認め得る根拠のいずれにも該当しない。", "None of the grounds applies."))
    return Node(node.text, node.code, (*node.children, none))


def _lifted(account: Account, ground: Finding) -> Iterator[Node]:
    for finding in _findings(account, "prohibit"):
        if finding.standing is Standing.EXCUSED and ground.provision.id in finding.excused_by:
            title = finding.provision.title.in_(account.language)
            if account.reading.truth_of(finding.provision.when) is Truth.TRUE:
                lifts = account.say(f"禁止規定「{title}」を解除する。", f"It lifts the prohibition “{title}”.")
            else:
                lifts = account.say(
                    f"禁止規定「{title}」に該当する場合であっても、これを解除する。",
                    f"It lifts the prohibition “{title}”, should that apply.",
                )
            yield Node(lifts, finding.provision.id, account.reasons(finding.provision.when, finding.provision))


def _no_prohibition(account: Account, *, brief: bool = False) -> Section:
    nodes = [
        _failed(account, each, brief=brief)
        for each in _findings(account, "prohibit")
        if each.bites is Truth.FALSE and not _lifted_from_elsewhere(account, each)
    ]
    return Section(account.say("該当しない禁止規定", "Prohibitions that do not apply"), tuple(nodes))


def _lifted_from_elsewhere(account: Account, finding: Finding) -> bool:
    own = {each.id for each in finding.provision.unless}
    return finding.standing is Standing.EXCUSED and not own & set(finding.excused_by)


def _failed(account: Account, finding: Finding, *, brief: bool = True) -> Node:
    provision = finding.provision
    holding = [each for each in provision.unless if each.id in finding.excused_by]
    if finding.standing is Standing.EXCUSED and holding:
        excused = tuple(account.exception(each, provision) for each in holding)
        return Node(account.title(provision), provision.id, (account.citation(provision), *excused))
    reached = [each for each in _reached(provision) if account.reading.truth_of(each) is Truth.FALSE]
    if brief:
        return account.short(provision, *reached[:1])
    reasons = [node for each in reached[:1] for node in account.reasons(each, provision, brief=True)]
    return Node(account.title(provision), provision.id, (account.citation(provision), *distinct(reasons)))


def _exceptions(account: Account, biting: list[Finding]) -> Iterator[Node]:
    for finding in biting:
        for own in finding.provision.unless:
            yield account.exception(own, finding.provision)
    lifting = {each.provision.id: each for each in biting}
    for other in account.item.findings:
        if other.bites is Truth.FALSE and set(other.provision.exception_to) & set(lifting):
            yield _failed(account, other)


def _open_prohibitions(account: Account) -> Iterator[Node]:
    for finding in _findings(account, "prohibit"):
        if finding.bites is Truth.UNKNOWN:
            open_ = [each for each in finding.provision.conditions if account.reading.truth_of(each) is Truth.UNKNOWN]
            node = account.provision(finding.provision, *open_, text=False)
            yield Node(node.text, node.code, (*node.children, *_perhaps_lifted(account, finding)))


def _perhaps_lifted(account: Account, finding: Finding) -> Iterator[Node]:
    for other in account.item.findings:
        if other.provision.id in finding.lifted_by_unknown:
            title = other.provision.title.in_(account.language)
            lifted = account.say(f"「{title}」により解除される可能性がある。", f"It may be lifted by “{title}”.")
            yield Node(lifted, other.provision.id)


def _scope(account: Account) -> Section:
    reached: dict[tuple[Condition, ...], list[tuple[RegimeDecision, list[Provision]]]] = {}
    for regime in _inside(account):
        scopes = [each.provision for each in regime.scopes if each.bites is Truth.TRUE]
        reached.setdefault(tuple(each.when for each in scopes), []).append((regime, scopes))
    nodes = []
    for alike in reached.values():
        titles = [regime.regime.title.in_(account.language) for regime, _ in alike]
        causes = distinct(node for each in alike[0][1] for node in account.reasons(each.when, each))
        nodes.append(Node(account.say("、", "; ").join(titles), "", causes))
    return Section(account.say("適用される規範及びその理由", "Texts that apply, and why"), tuple(nodes))


def _alike(account: Account, scopes: list[Provision]) -> Iterator[Node]:
    """Tell scopes, those of several regimes under the same condition as one."""
    groups: dict[Condition, list[Provision]] = {}
    for scope in scopes:
        groups.setdefault(scope.when, []).append(scope)
    for condition, alike in groups.items():
        sources = (account.citation(each, each.id) for each in alike)
        yield Node(account.title(alike[0]), "", (*sources, *account.reasons(condition, alike[0])))


def _inside(account: Account) -> list[RegimeDecision]:
    return [regime for regime in account.item.regimes if regime.scope is Truth.TRUE]


def _of(account: Account, regime: RegimeDecision, effect: str) -> list[Finding]:
    return [
        each
        for each in account.item.findings
        if each.provision.regime == regime.regime.id and each.provision.effect == effect
    ]


def _findings(account: Account, effect: str) -> list[Finding]:
    regimes = [regime for regime in account.item.regimes if regime.scope is not Truth.FALSE]
    return [finding for regime in regimes for finding in _of(account, regime, effect)]


def _reached(provision: Provision) -> list[Condition]:
    return [*(() if provision.applies is None else (provision.applies,)), provision.when]


def _holding(account: Account, provision: Provision) -> list[Condition]:
    return [each for each in provision.conditions if account.reading.truth_of(each) is Truth.TRUE]
