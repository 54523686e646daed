"""Small cases under the rulebook, and the same rulebook with one provision misread.

A test that takes ``law`` says how a case is answered. Each ``misread`` mark on it names a mistaken
reading and what the provision would then say; the test is run under that law as well, and must fail.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from transfer_check import Rulebook, TransferCase, evaluate
from transfer_check.answering.answer import Answer, answer
from transfer_check.facts.case import catalogue
from transfer_check.intervals import Interval
from transfer_check.law.provision import Provision
from transfer_check.law.written.lowering import Lowering
from transfer_check.text import Text

PRINCIPLES_OF_2014 = date(2014, 4, 1)
ANY_DAY = {
    "transfer.kind": "export",
    "exporter.state": "JPN",
    "exporter.role": "company",
    "recipient.role": "government",
    "recipient.organisation": None,
    "recipient.un_listed": False,
    "end_user.un_listed": False,
    "end_user.role": "armed_forces",
    "third_parties": [],
    "item.form": "finished",
    "item.policy_arms": True,
    "item.banned_weapon": None,
    "end_use.activity": "national_defense",
    "project": None,
    "agreement": None,
    "assurance.consent_to_extra_purpose_use": "required",
    "assurance.consent_to_third_party_transfer": "required",
}
UNTIL_2014 = {**ANY_DAY, "assessment.international_conflict": "none"}
SINCE_2014 = {
    **ANY_DAY,
    "recipient.unsc_measures_after_armed_attack": False,
    "item.sdf_act_arms": False,
    "item.cooperation_category": None,
    "item.licensed_product": False,
    "item.licensor": None,
    "item.register_category": None,
    "assessment.international_obligations": "none_breached",
    "assessment.arms_trade_treaty_risk": "none",
    "assessment.appropriate_destination": True,
    "assessment.acceptable_concern": True,
    "assessment.security_cooperation_partner": True,
    "assessment.positive_meaning_security": True,
    "assessment.positive_meaning_peace_contribution": True,
    "assessment.victim_of_aggression": False,
    "assessment.active_fighting": False,
    "assessment.special_circumstances": False,
}


class Law:
    """The rulebook, asked about a transfer of arms from Japan of which all is stated that a rule commonly asks."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def case(self, on: str, to: str | None, facts: dict[str, Any] | None = None) -> TransferCase:
        """Return a transfer to the government and armed forces of a state.

        Args:
            on: the day whose law applies.
            to: alpha-3 code of the state; ``None`` for a recipient that belongs to none.
            facts: what differs from the ordinary transfer, by path, or by section for all of it; a judgement without
                a signature is signed by its body on that day.
        """
        day = date.fromisoformat(on)
        ordinary = SINCE_2014 if day >= PRINCIPLES_OF_2014 else UNTIL_2014
        stated = {**ordinary, "recipient.state": to, "end_user.state": to, **(facts or {})}
        data: dict[str, Any] = {"case": "x", "on": day}
        for path, value in stated.items():
            section, _, name = path.partition(".")
            if not name:
                data[section] = value
            elif section not in (facts or {}):
                signed = section == "assessment" and not isinstance(value, dict) and value != "unknown"
                judged = {"value": value, "by": catalogue()[path].body[0], "on": day} if signed else value
                data[section] = {**(data.get(section) or {}), name: judged}
        data["items"] = [data.pop("item")]
        return TransferCase.model_validate(data)

    def answer(self, on: str, to: str | None, facts: dict[str, Any] | None = None) -> Answer:
        """Return the answer on such a transfer."""
        return answer(evaluate(self.case(on, to, facts), self.rulebook))

    def verdict(self, on: str, to: str | None, facts: dict[str, Any] | None = None) -> str:
        """Return the verdict on such a transfer."""
        return self.answer(on, to, facts).verdict.value

    def in_force(self, on: str) -> list[Provision]:
        """Return the provisions in force on a day."""
        return [each for each in self.rulebook.provisions if date.fromisoformat(on) in each.in_force]

    def misread(self, provision: str = "", **reading: Any) -> "Law":
        """Return the law with a provision, or an instrument, read otherwise.

        Args:
            provision: id of the provision, in all its versions.
            reading: ``on``, a day that picks one version; ``gone``; ``from_`` and ``until``, its interval; ``decides``,
                whether its regime decides; ``instrument`` with any of its texts; and fields of the provision, a
                condition written as in a rule file.
        """
        if "instrument" in reading:
            texts = {key: Text(value, value) for key, value in reading.items() if key != "instrument"}
            old = self.rulebook.instruments[reading["instrument"]]
            instruments = {**self.rulebook.instruments, old.id: old._replace(**texts)}
            return Law(replace(self.rulebook, instruments=instruments))
        regimes = tuple(
            each._replace(decides=reading.get("decides", each.decides)) if provision.startswith(f"{each.id}.") else each
            for each in self.rulebook.regimes
        )
        assert any(self._meant(each, provision, reading) for each in self.rulebook.provisions), provision
        provisions = tuple(
            changed for each in self.rulebook.provisions for changed in self._read(each, provision, dict(reading))
        )
        return Law(replace(self.rulebook, regimes=regimes, provisions=provisions))

    def _meant(self, each: Provision, provision: str, reading: dict[str, Any]) -> bool:
        return each.id == provision and ("on" not in reading or date.fromisoformat(reading["on"]) in each.in_force)

    def _read(self, each: Provision, provision: str, reading: dict[str, Any]) -> Iterator[Provision]:
        if not self._meant(each, provision, reading):
            yield each
            return
        if reading.pop("gone", False):
            return
        for key in ("on", "decides"):
            reading.pop(key, None)
        start, end = (reading.pop(key, None) for key in ("from_", "until"))
        days = Interval(date.fromisoformat(start) if start else each.in_force.start, each.in_force.end)
        if end:
            days = Interval(days.start, date.fromisoformat(end))
        conditions = {
            key: self._condition(reading.pop(key)) for key in ("when", "applies") if reading.get(key) is not None
        }
        yield each._replace(in_force=days, **conditions, **reading)

    def _condition(self, written: Any) -> Any:
        def refuse(*problem: Any) -> None:
            raise ValueError(problem)

        tables = {name: frozenset(table.filters) for name, table in self.rulebook.tables.items()}
        return Lowering("misread.yaml", catalogue(), tables, frozenset(), refuse).condition(written, (), tables=True)


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark."""
    config.addinivalue_line("markers", "misread(what, provision, **reading): the test fails under this reading")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test of the law as written, and once under each mistaken reading."""
    if "law" in metafunc.fixturenames:
        marks = list(metafunc.definition.iter_markers("misread"))[::-1]
        ids = ["as written", *(mark.args[0] for mark in marks)]
        metafunc.parametrize("law", [None, *marks], indirect=True, ids=ids)


@pytest.fixture
def law(request: pytest.FixtureRequest, rulebook: Rulebook) -> Law:
    """Return the law as written, or as one mistaken reading has it."""
    mark = request.param
    return Law(rulebook) if mark is None else Law(rulebook).misread(*mark.args[1:], **mark.kwargs)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Turn the outcome round under a mistaken reading: the test has to fail by an assertion."""
    mark = pyfuncitem.callspec.params.get("law") if hasattr(pyfuncitem, "callspec") else None
    try:
        outcome = yield
    except AssertionError:
        if mark is None:
            raise
        return True
    if mark is not None:
        pytest.fail(f"the test does not notice the mistaken reading: {mark.args[0]}")
    return outcome
