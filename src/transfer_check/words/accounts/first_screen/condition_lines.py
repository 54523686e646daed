"""Conditions as lines of the first screen: what the law asks, what the case has, and whether that is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transfer_check.facts import UNKNOWN, Fact, FactValue, Signed, catalogue
from transfer_check.judging import Cause, causes
from transfer_check.kleene import Truth
from transfer_check.law import Citation, Provision
from transfer_check.law.condition import Condition, Every, Flag, InTable, MemberOfFact, Some
from transfer_check.text import Language, Text
from transfer_check.words import body_in_words, initial, statement_of, value_in_words
from transfer_check.words.accounts.first_screen.screen_blocks import OFTEN, Line
from transfer_check.words.accounts.first_screen.screen_terms import term_of, told_plainly
from transfer_check.words.accounts.provision_reasons import Account
from transfer_check.words.citation_text import short_citation
from transfer_check.words.day_text import day_in_words

_ASKING = {
    True: Text("充足", "met"),
    False: Text("不充足", "not met"),
    None: Text("未定", "open"),
}
_BARRING = {
    True: Text("該当", "yes"),
    False: Text("該当しない", "no"),
    None: Text("未定", "open"),
}
ASKS = frozenset({"permit", "require"})


def title_of(provision: Provision, account: Account) -> str:
    """Return the title of a provision, with where it stands."""
    title = told_plainly(initial(provision.title.in_(account.language)), account.language)
    cited = cite(provision.cite, account)
    return account.say(f"{title}（{cited}）", f"{title} ({cited})")


def cite(citation: Citation, account: Account) -> str:
    """Return a citation as briefly as a memo gives it."""
    cited = short_citation(citation, account.decision.rulebook.instruments, account.language)
    return told_plainly(initial(cited), account.language)


def condition_lines(
    account: Account, provision: Provision, conditions: Iterable[Condition], *, brief: bool = False, weight: int = OFTEN
) -> Iterator[Line]:
    """Yield a line for each fact that settles, or keeps open, some conditions of a provision.

    Args:
        account: the item, in one language.
        provision: whose conditions they are.
        conditions: the conditions.
        brief: whether one fact that settles each is enough.
        weight: the weight of the lines.
    """
    seen: set[tuple[str, str]] = set()
    for condition in conditions:
        for cause in causes(account.reading, condition, brief=brief):
            line = _line(account, cause, provision, weight)
            if (line.term, line.text) not in seen:
                seen.add((line.term, line.text))
                yield line


def first_reason(account: Account, provision: Provision, conditions: Iterable[Condition]) -> str:
    """Return the one fact that settles some conditions: what stands beside the title of the provision."""
    for condition in conditions:
        for cause in causes(account.reading, condition, brief=True):
            if isinstance(cause.atom, Flag):
                return _turning(account, cause)
            line = _line(account, cause, provision, OFTEN)
            return account.say(f"{line.term}：{line.text}", f"{line.term}: {line.text}") if line.term else line.text
    return ""


def _turning(account: Account, cause: Cause) -> str:
    """Return what turned a true-or-false fact: who states it, the fact behind it, else what it says."""
    assert isinstance(cause.atom, Flag)
    fact = catalogue()[cause.atom.fact]
    told = signature(account, fact) or _behind(account, cause)
    if told and account.reading.trace.facts.get(fact.path, UNKNOWN) is not UNKNOWN:
        return initial(told.strip().removeprefix("（").removesuffix("）").removeprefix("(").removesuffix(")"))
    return flag_told(account, fact, account.reading.trace.facts.get(fact.path, UNKNOWN), cause)


def _line(account: Account, cause: Cause, provision: Provision, weight: int) -> Line:
    atom, language = cause.atom, account.language
    mark = _mark(cause, provision).in_(language)
    if isinstance(atom, (Some, Every)):
        text = told_plainly(account.cause(cause, provision).text, language)
        return Line(text.removesuffix("。").removesuffix("."), "", mark, weight)
    fact = catalogue()[atom.fact]
    value = account.reading.trace.facts.get(atom.fact, UNKNOWN)
    if isinstance(atom, Flag):
        return Line(flag_told(account, fact, value, cause), "", mark, weight)
    told = value_told(account, fact, value)
    if isinstance(atom, InTable) and value not in (UNKNOWN, None):
        told += _of_the_table(account, atom, cause.truth)
    elif cause.against and cause.wanted and not isinstance(atom, InTable) and provision.effect in ASKS:
        told += _asked(account, cause, atom)
    return Line(told, initial(term_of(fact, language)), mark, weight)


def _mark(cause: Cause, provision: Provision) -> Text:
    holds = None if cause.truth is Truth.UNKNOWN else not cause.against
    return (_ASKING if provision.effect in ASKS else _BARRING)[holds]


def _asked(account: Account, cause: Cause, atom: object) -> str:
    wanted = told_plainly(account.wanted(atom, cause.values), account.language)  # type: ignore[arg-type]
    if isinstance(atom, MemberOfFact) or not wanted or len(cause.values) > 1:
        return ""
    return account.say(f"（要件：{wanted}）", f" (required: {wanted})")


def _of_the_table(account: Account, atom: InTable, truth: Truth) -> str:
    title = account.item.trace.edition.tables[atom.table].title.in_(account.language)
    found = {
        Truth.TRUE: Text(f"（「{title}」に掲載）", f" (listed: {title})"),
        Truth.FALSE: Text(f"（「{title}」に掲載なし）", f" (not listed: {title})"),
        Truth.UNKNOWN: Text(f"（「{title}」の掲載は確実でない）", f" (listing in doubt: {title})"),
    }
    return found[truth].in_(account.language)


def flag_told(account: Account, fact: Fact, value: FactValue, cause: Cause | None = None) -> str:
    """Return what a true-or-false fact says, who determined it, and, of a derived one, the fact that turned it."""
    statement, language = statement_of(fact), account.language
    if value is UNKNOWN:
        whether = told_plainly(statement.whether(language), language)
        if fact.kind == "assessed":
            return account.say(f"{whether}（未判断）", f"{whether} (no determination yet)")
        behind = "" if cause is None else _behind(account, cause)
        return account.say(f"{whether}{behind or '（記載がない）'}", f"{whether}{behind or ' (not stated)'}")
    clause = told_plainly((statement.holds if value is True else statement.fails).in_(language), language)
    return initial(clause) + (signature(account, fact) or ("" if cause is None else _behind(account, cause)))


def value_told(account: Account, fact: Fact, value: FactValue) -> str:
    """Return a value in words, with who determined it."""
    if value is UNKNOWN:
        return (
            account.say("未判断", "no determination yet")
            if fact.kind == "assessed"
            else account.say("記載がない", "not stated")
        )
    told = value_in_words(value, fact, account.language, account.decision.case.on)
    return told_plainly(told, account.language) + signature(account, fact)


def signature(account: Account, fact: Fact) -> str:
    """Return who states a fact, in brackets; nothing where it is an ordinary fact of the case."""
    signed = account.decision.case.assessments().get(fact.path)
    if signed is not None:
        told = determination(signed, account.language)
        return account.say(f"（{told}）", f" ({told})")
    if fact.path in account.reading.trace.asserted:
        return account.say("（案件の記載による）", " (as stated in the case)")
    if fact.kind == "act" and fact.path not in account.decision.case.facts():
        return account.say("（記録がない）", " (none on record)")
    return ""


def determination(signed: Signed, language: Language) -> str:
    """Return who determined something, and when."""
    body, day = body_in_words(signed.by, signed.on, language), day_in_words(signed.on, language)
    return Text(f"{body}の判断、{day}", f"{body}, {day}").in_(language)


def _behind(account: Account, cause: Cause) -> str:
    """Return, of a derived fact, the stated fact that settles it, in brackets."""
    definition = cause.reason.definition
    if definition is None:
        return ""
    for inner in causes(account.reading, definition.when, brief=True):
        if not isinstance(inner.atom, (Some, Every, Flag)) and inner.reason.definition is None:
            fact = catalogue()[inner.atom.fact]
            value = account.reading.trace.facts.get(fact.path, UNKNOWN)
            if cause.truth is Truth.UNKNOWN or value is not UNKNOWN:
                told = value_told(account, fact, value)
                return account.say(
                    f"（{term_of(fact, account.language)}：{told}）", f" ({term_of(fact, account.language)}: {told})"
                )
    return ""
