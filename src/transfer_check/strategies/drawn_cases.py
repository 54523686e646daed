"""Strategies for cases: arbitrary ones, complete ones, what a case can still become, the facts of one rule."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import reject
from hypothesis import strategies as st

from transfer_check.facts import UNKNOWN, FactValue, TransferCase, catalogue
from transfer_check.files import load_rulebook
from transfer_check.judging import Derivation, Standing, Verdict, derive
from transfer_check.law import Edition, Provision, Rulebook
from transfer_check.strategies.drafts import Draft, Place
from transfer_check.strategies.goals import Goals
from transfer_check.strategies.palette import Palette, PaletteOn, chance, days_of, facts_read, palettes, pick

OTHER_ITEMS = (0, 0, 0, 0, 1, 2)
_REACHED = tuple(verdict for verdict in Verdict if verdict is not Verdict.NO_TEXT_IN_FORCE)
"""The verdicts that facts can bring about; where no text is in force, the day does."""
_SELDOM = (Verdict.MAY_BE_PERMITTED, Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE, Verdict.OUT_OF_SCOPE)
GOALS = ("scatter", "standing", *_REACHED, *_REACHED, *_SELDOM)


def cases(rulebook: Rulebook | None = None, *, on: date | None = None) -> st.SearchStrategy[TransferCase]:
    """Return a strategy of transfer cases of one to three items, partly known.

    A case never states a derived fact against what else it states. Most are steered towards a verdict, or towards a standing of one rule, by facts the rules of the
    day read; a few further facts are stated at random, and the rest stay unknown::

        @given(cases(RULES, on=date(2012, 12, 18)))
        def test_something(case): ...

    Args:
        rulebook: the rules to draw values from; ``None`` for the one that comes with the package.
        on: the day of the cases; ``None`` for days about each change of the law.
    """
    return _cases(*_source(rulebook, on), False)


def partial_cases(rulebook: Rulebook | None = None, *, on: date | None = None) -> st.SearchStrategy[TransferCase]:
    """Return a strategy of cases as `cases` draws them, from which one or two stated facts were then taken away.

    Args:
        rulebook: the rules to draw values from; ``None`` for the one that comes with the package.
        on: the day of the cases; ``None`` for days about each change of the law.
    """
    return _cases(*_source(rulebook, on), True)


def complete_cases(rulebook: Rulebook | None = None, *, on: date | None = None) -> st.SearchStrategy[TransferCase]:
    """Return a strategy of cases in which every fact that a rule of the day reads is known.

    Derived facts are left to their definitions where these settle them, and stated by hand elsewhere.

    Args:
        rulebook: the rules to draw values from; ``None`` for the one that comes with the package.
        on: the day of the cases; ``None`` for days about each change of the law.
    """
    return _complete_cases(*_source(rulebook, on))


def completions(
    case: TransferCase, rulebook: Rulebook | None = None, *, everything: bool | None = None
) -> st.SearchStrategy[TransferCase]:
    """Return a strategy of cases that know at least as much as a case.

    Every stated fact is kept, and unknown ones are stated: facts of an item, of a third party, the
    list of third parties itself, further parties where the list was open. Acts stay as they are: an
    act that nobody recorded is not unknown but not taken. So do derived facts the rules already derive::

        @given(st.data())
        def test_knowing_more(data):
            case = data.draw(partial_cases(RULES))
            more = data.draw(completions(case, RULES))

    Args:
        case: the case to complete.
        rulebook: the rules to draw values from; ``None`` for the one that comes with the package.
        everything: whether every fact that a rule of the day reads is stated (but for derived facts
            that are derived for one item and open for another); ``None`` for now and then.
    """
    return _completions(case, palettes(rulebook or _shipped())(case.on), everything)


def facts_of(
    rule: Provision | str, rulebook: Rulebook | None = None, *, on: date | None = None
) -> st.SearchStrategy[TransferCase]:
    """Return a strategy of cases of one item that state facts one rule reads, and nothing else.

    Facts read through a definition count as read. The cases reach every standing the rule can have.

    Args:
        rule: a rule, a definition, or the id of one.
        rulebook: the rules it belongs to; ``None`` for the one that comes with the package.
        on: the day of the cases; ``None`` for days on which the rule is in force.

    Raises:
        UsageError: where the rulebook has no rule of that id.
    """
    source = rulebook or _shipped()
    versions = source.versions(rule) if isinstance(rule, str) else (rule,)
    days = [day for day in days_of(source) if any(day in each.in_force for each in versions)]
    return _facts_of(versions[0].id, palettes(source), [on] if on else days)


@cache
def _shipped() -> Rulebook:
    return load_rulebook()


# ── drawing ───────────────────────────────────────────────────────────────────────────────────


def _source(rulebook: Rulebook | None, on: date | None) -> tuple[PaletteOn, tuple[date, ...]]:
    source = rulebook or _shipped()
    return palettes(source), days_of(source) if on is None else (on,)


@st.composite
def _cases(draw: st.DrawFn, palette_on: PaletteOn, days: tuple[date, ...], partial: bool) -> TransferCase:
    palette = palette_on(pick(draw, days))
    draft = _draft(draw, palette)
    _forget(draw, draft, 1 + chance(draw, 2) if partial else 2 * chance(draw, 4))
    return _consistent(draft, palette)


def _draft(draw: st.DrawFn, palette: Palette) -> Draft:
    draft = Draft(palette.day)
    draft.items = [{} for _ in range(1 + pick(draw, OTHER_ITEMS))]
    draft.complete = not chance(draw, 4)
    for item in range(len(draft.items)):
        _steer(draw, Goals(draw, palette, draft, item))
    return draft


def _steer(draw: st.DrawFn, steering: Goals) -> None:
    goal = pick(draw, GOALS)
    if isinstance(goal, Verdict):
        steering.reach(goal)
    elif goal == "standing" and steering.edition.rules:
        _stand(draw, steering)
    else:
        steering.scatter(pick(draw, range(9)))
    if chance(draw, 8):
        steering.absent()
    if chance(draw, 3):
        steering.scatter(3)


def _stand(draw: st.DrawFn, steering: Goals) -> None:
    rule = pick(draw, steering.edition.rules)
    steering.stand(rule, pick(draw, tuple(Standing)))
    for regime in steering.edition.regimes:
        if regime.regime.id == rule.provision.regime:
            steering.scope(regime, True)


def _forget(draw: st.DrawFn, draft: Draft, most: int) -> None:
    for _ in range(most):
        stated = list(draft.stated())
        if stated:
            values, name = pick(draw, stated)
            del values[name]


@st.composite
def _complete_cases(draw: st.DrawFn, palette_on: PaletteOn, days: tuple[date, ...]) -> TransferCase:
    palette = palette_on(pick(draw, days))
    return _filled(draw, palette, _draft(draw, palette))


@st.composite
def _completions(draw: st.DrawFn, case: TransferCase, palette: Palette, everything: bool | None) -> TransferCase:
    draft = Draft.of(case)
    derived = {path for facts in _known(case, palette) for path in palette.edition.defined if path in facts}
    draft.fixed = derived | {path for path in catalogue() if path.startswith("act.")}
    for item in range(len(draft.items)):
        _steer(draw, Goals(draw, palette, draft, item))
    completed = (
        _filled(draw, palette, draft) if everything or (everything is None and chance(draw, 4)) else draft.build()
    )
    if any(_against(completed, palette)):
        reject()  # what the case itself states of a derived fact is kept, so the rest cannot stay
    return completed


def _consistent(draft: Draft, palette: Palette) -> TransferCase:
    """Return the case without what it states of derived facts against what else it states."""
    case = draft.build()
    while against := frozenset().union(*_against(case, palette)):
        for path in against:
            draft.forget(path)
        case = draft.build()
    return case


def _against(case: TransferCase, palette: Palette) -> list[frozenset[str]]:
    """Return, of each item, the derived facts that a case states against what else it states."""
    return [derivation.against for _, derivation in _derived(case, palette)]


def _derived(case: TransferCase, palette: Palette) -> list[tuple[dict[str, FactValue], Derivation]]:
    found = []
    for item, facts in enumerate(case.item_facts()):
        merged = {**dict.fromkeys(palette.edition.acts, False), **case.facts(), **facts}
        found.append((merged, derive(palette.edition, merged, palette.day, signed=case.overridden(item))))
    return found


def _known(case: TransferCase, palette: Palette) -> list[dict[str, FactValue]]:
    return [facts for facts, _ in _derived(case, palette)]


def _filled(draw: st.DrawFn, palette: Palette, draft: Draft) -> TransferCase:
    """Return the draft with every fact stated that the rules read, derived ones last and only where needed."""
    draft.complete = True
    lists_first = sorted(palette.read, key=lambda path: path != "third_parties")
    for item in range(len(draft.items)):
        steering = Goals(draw, palette, draft, item)
        for path in lists_first:
            if path not in palette.edition.defined:
                steering.state(path)
    case = draft.build() if draft.base else _consistent(draft, palette)
    for item, facts in enumerate(_known(case, palette)):
        for path in palette.read:
            if facts.get(path, UNKNOWN) is UNKNOWN and draft.free(path, Place(item)):
                Goals(draw, palette, draft, item).state(path)
    return draft.build()


@st.composite
def _facts_of(draw: st.DrawFn, rule_id: str, palette_on: PaletteOn, days: list[date]) -> TransferCase:
    palette = palette_on(pick(draw, days))
    own = [each for each in palette.provisions if each.id == rule_id]
    draft = Draft(palette.day, only=_touched(own, palette.edition))
    steering = Goals(draw, palette, draft, 0)
    rule = next((each for each in palette.edition.rules if each.provision.id == rule_id), None)
    if rule is not None:
        steering.stand(rule, pick(draw, tuple(Standing)))
    else:
        for each in own:
            steering.want(each.when, not chance(draw, 2))
    for path in draft.only or ():
        if chance(draw, 4):
            steering.state(path)
    return _consistent(draft, palette)


def _touched(own: list[Provision], edition: Edition) -> list[str]:
    read = facts_read(own, edition)
    return [path for path in catalogue() if path in read]
