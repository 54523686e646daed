"""A small law written in a few words: rules of a test say what they need and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.citations import Citation, Instrument
from transfer_check.law.condition.tree import Condition
from transfer_check.law.provision import ALWAYS, OwnException, Provision
from transfer_check.law.rulebook import Regime, Rulebook
from transfer_check.law.table import Row, Table
from transfer_check.law.written.lowering import Lowering
from transfer_check.text import Text

DAY = date(2010, 1, 1)
EVER = Interval(None, None)


def lowered(written: Any) -> Condition:
    """Return a condition as written in a rule file, lowered; a mistake in it fails the test."""

    def refuse(*problem: Any) -> None:
        raise AssertionError(problem)

    tables = {"listed": frozenset({"all"})}
    return Lowering("law.yaml", catalogue(), tables, frozenset(), refuse).condition(
        written, (), tables=True, element="third_party"
    )


def words(identifier: str) -> Text:
    """Return a wording that names a provision."""
    return Text(f"規定{identifier}", f"provision {identifier}")


@dataclass
class Law:
    """Provisions collected one by one, and the rulebook they make."""

    provisions: list[Provision] = field(default_factory=list)
    regimes: dict[str, Regime] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def regime(self, name: str, *, decides: bool = True, policy: bool = True, in_force: Interval = EVER) -> "Law":
        """Add a regime."""
        self.regimes[name] = Regime(name, words(name), in_force, decides, policy, ())
        return self

    def add(
        self,
        identifier: str,
        effect: Any,
        when: Any = None,
        *,
        applies: Any = None,
        unless: dict[str, Any] | None = None,
        in_force: Interval = EVER,
        evidence: str = "primary",
        **rest: Any,
    ) -> "Law":
        """Add a provision; its regime is the first part of its id, and exists from then on."""
        regime = identifier.partition(".")[0]
        if regime not in self.regimes:
            self.regime(regime)
        cite = Citation(f"{regime}.text", identifier)
        exceptions = tuple(
            OwnException(slug, words(slug), cite, "primary", lowered(each)) for slug, each in (unless or {}).items()
        )
        self.provisions.append(
            Provision(
                id=identifier,
                effect=effect,
                regime=regime,
                title=words(identifier),
                text=words(identifier),
                cite=cite,
                in_force=in_force,
                evidence=evidence,
                when=ALWAYS if when is None else lowered(when),
                applies=None if applies is None else lowered(applies),
                unless=exceptions,
                **rest,
            )
        )
        return self

    def row(
        self, state: str, *, certain: Interval = EVER, possible: Interval = EVER, evidence: str = "secondary"
    ) -> "Law":
        """Add a row to the table ``listed``, whose one filter is ``all``."""
        self.rows.append(Row(f"row-{len(self.rows)}", state, DoubtfulInterval(certain, possible), evidence, {}))
        return self

    def rulebook(self, *, encoded_until: date | None = None) -> Rulebook:
        """Return the rulebook."""
        instruments = {
            f"{name}.text": Instrument(f"{name}.text", words(name), words(name), DAY, words(name))
            for name in self.regimes
        }
        tables = {"listed": Table("listed", words("listed"), "listed.csv", tuple(self.rows), {"all": {}})}
        return Rulebook(
            instruments, tuple(self.regimes.values()), tuple(self.provisions), tables, (), "sha256:test", encoded_until
        )

    def judge(self, on: date = DAY, **sections: Any) -> Decision:
        """Return the decision on a case that states these sections; ``item`` for its one item."""
        return evaluate(case_of(on, **sections), self.rulebook())


def case_of(on: date = DAY, **sections: Any) -> TransferCase:
    """Return a case from its sections; ``item`` states its one item."""
    items = {"items": [sections.pop("item")]} if "item" in sections else {}
    return TransferCase.model_validate({"case": "test", "on": on, **sections, **items})


@pytest.fixture
def law() -> Law:
    """Return a law without any provision."""
    return Law()


@pytest.fixture
def condition() -> Callable[[Any], Condition]:
    """Return the reading of a condition as a rule file writes it."""
    return lowered


@pytest.fixture
def case() -> Callable[..., TransferCase]:
    """Return the making of a case from its sections."""
    return case_of
