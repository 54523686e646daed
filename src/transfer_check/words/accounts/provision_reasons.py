"""Telling why: the causes of a condition, and a provision with its citation, as nodes in one language."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.errors import usage_problem
from transfer_check.facts import ELEMENTS, OPEN_LIST, SECTIONS, UNKNOWN, Party, catalogue
from transfer_check.judging import Cause, Decision, Reading, causes
from transfer_check.kleene import Truth
from transfer_check.law import Citation, OwnException, Provision
from transfer_check.law.condition import Condition, Every, Leaf, MemberOfFact, Some, atom_facts
from transfer_check.words import (
    OWNERS,
    Node,
    Telling,
    days_in_words,
    distinct,
    embedded,
    evidence_in_words,
    initial,
    plain,
    sentence,
    value_in_words,
)
from transfer_check.words.citation_text import citation_in_words

_ASKING = frozenset({"permit", "require"})
PARTIES = frozenset(name for name, model in SECTIONS.items() if issubclass(model, Party))
"""The parties with a part of the case of their own."""


class Account(Telling):
    """Tells the reasons of one item in one language."""

    # ── provisions ────────────────────────────────────────────────────────────────────────────

    def provision(self, provision: Provision, *conditions: Condition, text: bool = True) -> Node:
        """Return a provision with what it says, where it stands, and why the conditions have their truth."""
        told = text and provision.text.en and provision.text != provision.title
        says = (Node(provision.text.in_(self.language), kind="paraphrase"),) if told else ()
        reasons = [node for each in conditions for node in self.part(each, provision)]
        return Node(
            self.title(provision),
            provision.id,
            (*says, self.citation(provision), *distinct(reasons)),
        )

    def short(self, provision: Provision, *conditions: Condition) -> Node:
        """Return a provision with the first thing that settles the conditions, without a definition or citation."""
        brief = Account(self.decision, self.item, self.language, reading=self.reading)
        reasons = [node for each in conditions for node in brief.reasons(each, provision, brief=True)]
        return Node(
            self.title(provision),
            provision.id,
            distinct(node._replace(children=()) for node in reasons),
        )

    def title(self, provision: Provision) -> str:
        """Return the title of a provision as a heading."""
        return initial(provision.title.in_(self.language))

    def cite(self, citation: Citation) -> str:
        """Return a citation in words, as a sentence begins."""
        return initial(citation_in_words(citation, self.decision.rulebook.instruments, self.language))

    def citation(self, provision: Provision, code: str = "") -> Node:
        """Return where a provision stands, when it is in force, and how well that was verified, as a node."""
        return Node(self.source(provision), code, kind="citation")

    def source(self, provision: Provision) -> str:
        """Return where a provision stands, when it is in force, and how well that was verified."""
        days = days_in_words(provision.in_force, self.language)
        evidence = evidence_in_words(provision.evidence, self.language)
        return self.say(
            f"{self.cite(provision.cite)}。適用期間：{days}。典拠：{evidence}。",
            f"{self.cite(provision.cite)}; in force {days}; evidence: {evidence}.",
        )

    def notes(self, provision: Provision) -> tuple[Node, ...]:
        """Return what is known of the interpretation of a provision: the readings between which it leaves room."""
        if provision.notes is None:
            return ()
        return (Node(self.entry(self.say("注記", "notes"), provision.notes.in_(self.language))),)

    def part(self, condition: Condition, provision: Provision) -> tuple[Node, ...]:
        """Return why one of the conditions of a provision has its truth; one of its exceptions is named as such."""
        for own in provision.unless:
            if own.when is condition:
                return (self.exception(own, provision),)
        return self.reasons(condition, provision)

    def exception(self, own: OwnException, provision: Provision) -> Node:
        """Return whether an exception written in a provision applies, and why."""
        truth = self.reading.truth_of(own.when)
        title = self.say(f"例外「{own.title.ja}」", f"the exception “{own.title.en}”")
        if truth is Truth.UNKNOWN:
            told = self.say(f"{title}に該当するか否かは、明らかでない", f"it is not known whether {title} applies")
        elif truth is Truth.TRUE:
            told = self.say(f"{title}に該当する", f"{title} applies")
        else:
            told = self.say(f"{title}に該当しない", f"{title} does not apply")
        reasons = self.reasons(own.when, provision, brief=truth is Truth.FALSE)
        cited = Node(sentence(self.cite(own.cite), self.language), kind="citation")
        return Node(sentence(told, self.language), own.id, (cited, *reasons))

    # ── reasons ───────────────────────────────────────────────────────────────────────────────

    def reasons(self, condition: Condition, provision: Provision, *, brief: bool = False) -> tuple[Node, ...]:
        """Return why a condition of a provision has its truth."""
        found = causes(self.reading, condition, brief=brief)
        return tuple(self.cause(each, provision) for each in tuple(filter(self._of_somebody, found)) or found)

    def _of_somebody(self, cause: Cause) -> bool:
        """Return whether what a cause compares is not a fact of a party that the case says is not there."""
        owners = {path.partition(".")[0] for path in atom_facts(cause.atom)}
        return not any(owner in PARTIES and getattr(self.decision.case, owner) is None for owner in owners)

    def cause(self, cause: Cause, provision: Provision) -> Node:
        """Return one cause as a sentence, with the definition or the table rows behind it."""
        atom = cause.atom
        if isinstance(atom, (Some, Every)):
            return self._quantified(atom, cause.truth, provision)
        return Node(self.leaf(atom, cause.truth, self._asked(atom, cause, provision)), "", self.behind(cause))

    def behind(self, cause: Cause) -> tuple[Node, ...]:
        """Return the definition or the table entries behind a cause."""
        return (*self._definition(cause), *map(self.row, cause.rows))

    def _definition(self, cause: Cause) -> tuple[Node, ...]:
        definition = cause.reason.definition
        if definition is None:
            return ()
        if definition.id in self.told:
            again = self.say(
                f"前記の定義「{definition.title.ja}」による。",
                f"By the definition of “{definition.title.en}”, as above.",
            )
            return (Node(again, definition.id),)
        self.told.add(definition.id)
        head = self.defined(definition)
        reasons = self.reasons(definition.when, definition, brief=cause.truth is Truth.FALSE)
        doubts = self.notes(definition) if cause.truth is Truth.UNKNOWN else ()
        return (Node(head.text, head.code, (*head.children, *distinct(reasons), *doubts)),)

    def defined(self, definition: Provision) -> Node:
        """Return the definition a derived fact comes from, with its citation."""
        head = self.say(f"定義「{definition.title.ja}」による。", f"By the definition of “{definition.title.en}”.")
        return Node(head, definition.id, (self.citation(definition),))

    def _asked(self, atom: Leaf, cause: Cause, provision: Provision) -> str:
        wanted = self.wanted(atom, cause.values)
        if not cause.against:
            return wanted if isinstance(atom, MemberOfFact) and cause.wanted else ""
        if not cause.wanted:
            return self.say(f"除外：{wanted}", f"excluded: {wanted}")
        if provision.effect in _ASKING:
            return self.say(f"要件：{wanted}", f"required: {wanted}")
        return self.say(f"対象：{wanted}", f"the provision concerns: {wanted}")

    # ── lists ─────────────────────────────────────────────────────────────────────────────────

    def listed(self, atom: Some | Every) -> str:
        """Return the name of the list a quantifier speaks of."""
        return catalogue()[atom.list_fact].label.in_(self.language)

    def elements(self, atom: Some | Every) -> Iterator[tuple[str, Account]]:
        """Yield each known element of the list by name, with the account of the facts seen from it."""
        elements = self.reading.trace.facts.get(atom.list_fact, UNKNOWN)
        owner = ELEMENTS[atom.list_fact][0]
        for place, element in enumerate(elements if isinstance(elements, tuple) else ()):
            if element != OPEN_LIST:
                trace = self.reading.trace._replace(facts={**self.reading.trace.facts, **element})
                name = element.get(f"{owner}.name", UNKNOWN)
                called = f" {plain(name)}" if isinstance(name, str) else ""
                who = self.say(f"{OWNERS[owner].ja}{place + 1}{called}", f"{OWNERS[owner].en} {place + 1}{called}")
                yield initial(who), Account(self.decision, self.item, self.language, reading=Reading(trace))

    def no_elements(self, atom: Some | Every) -> tuple[Node, ...]:
        """Return what is said of a list without known elements."""
        elements, name = self.reading.trace.facts.get(atom.list_fact, UNKNOWN), self.listed(atom)
        if elements == () or elements is None:
            return (Node(sentence(self.say(f"{name}は、いない", f"there are no {name}"), self.language)),)
        return (Node(self.entry(name, value_in_words(UNKNOWN, catalogue()[atom.list_fact], self.language))),)

    def _quantified(self, atom: Some | Every, truth: Truth, provision: Provision) -> Node:
        elements = self.reading.trace.facts.get(atom.list_fact, UNKNOWN)
        if not isinstance(elements, tuple) or not elements:
            return self.no_elements(atom)[0]
        name = self.listed(atom)
        children = [
            Node(who, "", inner.reasons(atom.where, provision))
            for who, inner in self.elements(atom)
            if inner.reading.truth_of(atom.where) is truth
        ]
        if OPEN_LIST in elements and truth is Truth.UNKNOWN:
            children.append(Node(self.say(f"{name}は、ほかにもあり得る。", f"There may be other {name}.")))
        return Node(sentence(self._of_the_list(atom, truth, name), self.language), "", tuple(children))

    def _of_the_list(self, atom: Some | Every, truth: Truth, name: str) -> str:
        if isinstance(atom, Some):
            holds = (f"{name}の中に、条件に該当する者がある", f"one or more of the {name} meet the condition")
            fails = (f"{name}の中に、条件に該当する者はない", f"none of the {name} meets the condition")
        else:
            holds = (f"{name}は、全て条件に該当する", f"all {name} meet the condition")
            fails = (f"{name}の中に、条件に該当しない者がある", f"one or more of the {name} do not meet the condition")
        if truth is Truth.UNKNOWN:
            return self.say(embedded(holds[0]) + "か否かは、明らかでない", f"it is not known whether {holds[1]}")
        return self.say(*(holds if truth is Truth.TRUE else fails))


def version_in_force(decision: Decision, provision_id: str) -> Provision:
    """Return the version of a provision that was in force on the day of a decision.

    Raises:
        UsageError: where no provision has that id, or none with it was in force on the day.
    """
    for provision in decision.rulebook.in_force(decision.on):
        if provision.id == provision_id:
            return provision
    versions = decision.rulebook.versions(provision_id)
    spans = ", ".join(days_in_words(each.in_force, "en") for each in versions)
    raise usage_problem("TC506", f"`{provision_id}` is not in force on {decision.on}", f"it is in force {spans}")
