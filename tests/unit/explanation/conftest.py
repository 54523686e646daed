"""A small rulebook of a regime, first open and then closed, and a statute, with cases that reach every verdict."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from transfer_check.facts.case import TransferCase
from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.citations import Citation, Instrument
from transfer_check.law.condition.leaf import Compare, Flag, InTable, Member, MemberOfFact
from transfer_check.law.condition.tree import AllOf, AnyOf, Every, Not, Some
from transfer_check.law.provision import ALWAYS, DutyText, OwnException, Provision
from transfer_check.law.rulebook import EditionDay, Regime, Rulebook
from transfer_check.law.table import Row, Table
from transfer_check.text import Text

OPENED, CLOSED, ENDED = date(1967, 4, 21), date(1976, 2, 27), date(2014, 4, 1)
DAY = date(2012, 12, 18)

Decide = Callable[..., Decision]


def _cite(at: str = "1") -> Citation:
    return Citation("law.principles", at)


def _provision(identifier: str, effect: Any, ja: str, en: str, when: Any, **more: Any) -> Provision:
    days = more.pop("in_force", Interval(OPENED, ENDED))
    text = Text(f"{ja}についての規定。", f"The provision on {en}.")
    return Provision(
        identifier,
        effect,
        identifier.split(".")[0],
        Text(ja, en),
        text,
        _cite(),
        days,
        more.pop("evidence", "primary"),
        when,
        **more,
    )


PROVISIONS = (
    _provision("law.scope", "scope", "武器", "arms", Flag("item.policy_arms")),
    _provision("law.restraint", "close", "輸出の自制", "restraint", ALWAYS, in_force=Interval(CLOSED, ENDED)),
    _provision(
        "law.bloc-country",
        "define",
        "共産圏諸国",
        "communist-bloc country",
        InTable("recipient.state", "bloc", "listed"),
        defines="recipient.communist_bloc",
        evidence="secondary",
        notes=Text("属するか否かには、二つの読み方がある。", "Whether a country belongs is read in two ways."),
    ),
    _provision(
        "law.to-bloc",
        "prohibit",
        "共産圏諸国向けの移転",
        "transfers to the communist bloc",
        Flag("recipient.communist_bloc"),
        unless=(
            OwnException(
                "demining",
                Text("地雷除去", "mine clearance"),
                _cite("1(2)"),
                "primary",
                Compare("end_use.activity", "==", "humanitarian_demining"),
            ),
        ),
    ),
    _provision(
        "law.to-conflict",
        "prohibit",
        "紛争当事国向けの移転",
        "transfers to a party to a conflict",
        Member("assessment.international_conflict", ("party", "likely_party")),
    ),
    _provision(
        "law.broker-involved",
        "prohibit",
        "仲介者の関与",
        "involvement of a broker",
        Some("third_parties", Compare("third_party.role", "==", "broker")),
    ),
    _provision(
        "law.technology-to-the-us",
        "permit",
        "対米技術供与",
        "technology for the United States",
        AllOf(
            (
                Compare("recipient.state", "==", "USA"),
                AnyOf((Compare("item.form", "==", "technology"), Flag("item.needed_for_technology_transfer"))),
                Every("third_parties", Not(Compare("third_party.state", "==", "PRK"))),
            )
        ),
        exception_to=("law.to-conflict",),
    ),
    _provision(
        "law.joint-project",
        "permit",
        "国際共同開発",
        "international joint development",
        AllOf((MemberOfFact("recipient.state", "project.partners"), Flag("assessment.contributes_to_japans_security"))),
        in_force=Interval(CLOSED, ENDED),
        evidence="unverified",
        notes=Text("相手国には、二つの読み方がある。", "Who is a partner is read in two ways."),
    ),
    _provision(
        "law.prior-consent",
        "require",
        "事前同意",
        "prior consent",
        Member("assurance.consent_to_third_party_transfer", ("required", "excluded")),
        applies=Not(Compare("transfer.kind", "==", "repair")),
        unless=(
            OwnException("parts", Text("部品", "parts"), _cite("3"), "primary", Compare("item.form", "==", "part")),
        ),
        in_force=Interval(CLOSED, ENDED),
    ),
    _provision("statute.scope", "scope", "全ての移転", "every transfer", ALWAYS),
    _provision("statute.minister", "refer", "許可の判断", "decision on the permit", ALWAYS, to="meti"),
    _provision(
        "statute.permit-duty",
        "oblige",
        "許可を受ける義務",
        "duty to obtain a permit",
        ALWAYS,
        duties=(DutyText("exporter", Text("許可を受けること", "Obtain a permit"), "before_transfer"),),
    ),
    _provision(
        "law.individual",
        "permit",
        "個別の決定",
        "individual decision",
        Flag("act.individual_exemption_decided"),
        in_force=Interval(CLOSED, ENDED),
        exception_to=("law.to-bloc", "law.to-conflict"),
    ),
    _provision(
        "law.seam",
        "caution",
        "切替えの前後",
        "close to a seam",
        Compare("item.quantity", ">", 100.0),
    ),
)
BLOC = Table(
    "bloc",
    Text("共産圏諸国", "Communist-bloc countries"),
    "bloc.csv",
    (
        Row("sun", "SUN", DoubtfulInterval(*[Interval(OPENED, date(1991, 12, 26))] * 2), "secondary", {"list": "yes"}),
        Row(
            "chn",
            "CHN",
            DoubtfulInterval(Interval(OPENED, date(1994, 3, 31)), Interval(OPENED, ENDED)),
            "secondary",
            {"list": "yes", "resolution": "999"},
        ),
    ),
    {"listed": {"list": ("yes",)}},
)
LAW = Regime(
    "law",
    Text("移転原則", "Principles on Transfers"),
    Interval(OPENED, ENDED),
    True,
    True,
    (EditionDay(OPENED, Text("制定", "adoption"), _cite()), EditionDay(CLOSED, Text("改正", "amendment"), _cite())),
)
STATUTE = Regime(
    "statute",
    Text("許可制度", "the permit system"),
    Interval(OPENED, ENDED),
    False,
    False,
    (EditionDay(OPENED, Text("制定", "adoption"), _cite()),),
)
PRINCIPLES = Instrument(
    "law.principles",
    Text("移転に関する原則", "Principles on Transfers"),
    Text("移転原則", "Principles"),
    OPENED,
    Text("内閣", "Cabinet"),
)
SMALL = Rulebook({PRINCIPLES.id: PRINCIPLES}, (LAW, STATUTE), PROVISIONS, {"bloc": BLOC}, (), "sha256:0")

TO_AMERICA: dict[str, Any] = {
    "case": "to-america",
    "on": DAY,
    "transfer": {"kind": "technology_provision"},
    "recipient": {"state": "USA", "role": "company"},
    "third_parties": None,
    "items": [{"form": "technology", "policy_arms": True}],
    "project": None,
    "assurance": {"consent_to_third_party_transfer": "required"},
    "assessment": {"international_conflict": {"value": "none", "by": "mofa", "on": DAY}},
}


def decided(*, law_of: date | None = None, **changes: Any) -> Decision:
    """Return the decision on the American case with some sections changed; `...` leaves a section out."""
    written = {key: value for key, value in {**TO_AMERICA, **changes}.items() if value is not ...}
    return evaluate(TransferCase.model_validate(written), SMALL, on=law_of)


@pytest.fixture
def decide() -> Decide:
    """Return `decided`: the decision on the American case with some sections changed."""
    return decided


def _judged(value: Any) -> dict[str, Any]:
    return {"value": value, "by": "meti", "on": DAY}


CASES: dict[str, dict[str, Any]] = {
    "may_be_permitted": {},
    "lifted": {"assessment": {"international_conflict": _judged("party")}},
    "own_exception": {
        "recipient": {"state": "SUN"},
        "on": date(1983, 1, 1),
        "end_use": {"activity": "humanitarian_demining"},
        "act": {"individual_exemption_decided": True},
    },
    "open_regime": {"on": date(1970, 1, 1)},
    "prohibited": {"recipient": {"state": "SUN"}, "on": date(1983, 1, 1), "end_use": {"activity": "research"}},
    "broker": {
        "third_parties": [{"name": "Acme", "role": "company", "state": "PRK"}, {"role": "broker", "state": "USA"}],
    },
    "not_permitted": {"recipient": {"state": "HTI"}},
    "unmet": {"assurance": {"consent_to_third_party_transfer": "not_required"}},
    "excused": {
        "items": [{"form": "part", "policy_arms": True, "needed_for_technology_transfer": True}],
        "assurance": {"consent_to_third_party_transfer": "not_required"},
    },
    "not_addressed": {"transfer": {"kind": "repair"}, "assurance": ...},
    "possibly_prohibited": {"recipient": {"state": "HTI"}, "assessment": ...},
    "table_doubt": {
        "recipient": {"state": "CHN"},
        "project": {"partners": ["CHN"]},
        "assessment": {
            "international_conflict": _judged("none"),
            "contributes_to_japans_security": _judged(True),
        },
    },
    "waits_for_facts": {"assurance": ...},
    "waits_for_judgement": {
        "recipient": {"state": "GBR"},
        "project": {"partners": ["GBR", "ITA"]},
    },
    "open_list": {"third_parties": [{"role": "company", "state": "USA"}], "third_parties_complete": False},
    "parties_unknown": {"third_parties": ...},
    "nothing_known": {
        "transfer": ...,
        "recipient": ...,
        "third_parties": ...,
        "items": [{}],
        "project": ...,
        "assurance": ...,
        "assessment": ...,
    },
    "out_of_scope": {"items": [{"form": "part", "policy_arms": False}]},
    "no_policy": {"on": date(1960, 1, 1)},
    "several_items": {
        "items": [
            {"name": "design data", "form": "technology", "policy_arms": True, "quantity": 101},
            {"name": "tent", "form": "finished", "policy_arms": False},
            {"form": "finished", "policy_arms": True},
            {"name": "manual", "form": "technology", "policy_arms": True},
        ]
    },
}


@pytest.fixture(params=sorted(CASES))
def decision(request: pytest.FixtureRequest) -> Decision:
    """Return one decision after another; together they reach every verdict and every kind of reason."""
    return decided(**CASES[request.param])


@pytest.fixture
def example() -> Callable[[str], Decision]:
    """Return the decision on one of the named cases."""
    return lambda name: decided(**CASES[name])
