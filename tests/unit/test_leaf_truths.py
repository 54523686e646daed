"""Many leaves at once say what each says alone, whatever was remembered before."""

from datetime import date

from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.kleene import Truth
from transfer_check.law.condition import compiled as leaf_truths
from transfer_check.law.condition.compiled import reader
from transfer_check.law.condition.leaf import Compare, Flag, InTable, Member, MemberOfFact, compile_leaf

DAY, LATER = date(2012, 12, 18), date(2014, 4, 1)


class EndsIn2013:
    """A filter that the United Kingdom is in until the end of 2012."""

    def holds_on(self, state, day):
        """Return whether a state is in the filter on a day."""
        return Truth.of(state == "GBR" and day.year < 2013)


LEAVES = [
    InTable("recipient.state", "t", "f"),
    Flag("item.policy_arms"),
    Member("recipient.state", ("GBR", "USA")),
    MemberOfFact("recipient.state", "project.partners"),
    Compare("item.form", "!=", "finished"),
    Flag("act.japan_consented"),
    Compare("item.form", "==", "part"),
]
TESTS = [compile_leaf(leaf, EndsIn2013() if isinstance(leaf, InTable) else None) for leaf in LEAVES]
FACTS = [
    {},
    {"recipient.state": "GBR", "item.form": "part", "project.partners": ("USA",)},
    {"recipient.state": None, "item.form": None, "item.policy_arms": None, "project.partners": None},
    {"recipient.state": "USA", "item.policy_arms": True, "act.japan_consented": False, "project.partners": ("USA",)},
    {"recipient.state": UNKNOWN, "item.policy_arms": False},
]


def alone(facts, day):
    """Return what each leaf says by itself."""
    return [test(facts, day) for test in TESTS]


def test_leaves_together_say_what_each_says_alone():
    """In the order of the leaves, for known, unknown and absent facts, at the first and the second reading."""
    read = reader(zip(LEAVES, TESTS, strict=True))
    for day in (DAY, LATER, DAY):
        for facts in FACTS:
            assert list(read(facts, day)) == alone(facts, day)


def test_the_day_is_not_forgotten():
    """What a table said of a state on one day is not taken for another day."""
    read = reader(zip(LEAVES, TESTS, strict=True))
    assert [read({"recipient.state": "GBR"}, day)[0] for day in (DAY, LATER)] == [Truth.TRUE, Truth.FALSE]


def test_what_is_remembered_is_bounded(monkeypatch):
    """Values without a bound of their own do not make memory grow, and forgetting changes no answer."""
    monkeypatch.setattr(leaf_truths, "MOST_REMEMBERED", 3)
    asked = []

    def test(facts, day):
        asked.append(facts["item.name"])
        return Truth.of(facts["item.name"] == "n1")

    read = reader([(Compare("item.name", "==", "n1"), test)])
    for number in (0, 1, 1, 2, 3, 1):
        assert read({"item.name": f"n{number}"}, DAY)[0] is Truth.of(number == 1)
    assert asked == ["n0", "n1", "n2", "n3", "n1"]
