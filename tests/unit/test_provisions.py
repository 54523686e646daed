"""Provisions: their conditions, and the JSON form the cache keeps."""

import json
from datetime import date

import pytest

from transfer_check.intervals import Interval
from transfer_check.law.citations import Citation
from transfer_check.law.condition.leaf import Flag
from transfer_check.law.provision import (
    ALWAYS,
    DutyText,
    OwnException,
    Provision,
    interval_from_json,
    interval_to_json,
    provision_from_json,
    provision_to_json,
)
from transfer_check.text import Text

TITLE, DUTY = Text("題", "title"), Text("義務", "duty")
CITE = Citation("x.act", "48(1)")
FULL = Provision(
    id="x.full",
    effect="oblige",
    regime="x",
    title=TITLE,
    text=Text("本文", "text"),
    cite=CITE,
    in_force=Interval(date(1976, 2, 27), None),
    evidence="secondary",
    when=Flag("item.sdf_act_arms"),
    applies=Flag("item.arms_technology"),
    unless=(OwnException("slug", TITLE, CITE, "unverified", Flag("item.policy_arms")),),
    exception_to=("x.one", "x.two"),
    to="meti",
    duties=(DutyText("exporter", DUTY, "periodic"),),
    defines="recipient.communist_bloc",
    notes=Text("注", "note"),
    digest=("R67-1",),
    file="japan/x.yaml",
)
PLAIN = Provision("y.plain", "close", "y", DUTY, DUTY, Citation("y.act", ""), Interval(None, None), "primary", ALWAYS)


def test_every_field_survives_json():
    """A provision with all its fields, none at its default, comes back equal; so does one with none of them."""
    assert all(value != PLAIN._field_defaults.get(name) for name, value in FULL._asdict().items())
    for provision in (FULL, PLAIN):
        assert provision_from_json(json.loads(json.dumps(provision_to_json(provision)))) == provision


@pytest.mark.parametrize("field", FULL._fields)
def test_every_field_is_written(field):
    """A field that changes changes the JSON form: nothing is left out of the cache."""
    other = FULL._replace(**{field: getattr(PLAIN, field)})
    assert provision_to_json(other) != provision_to_json(FULL)


def test_all_conditions_of_a_provision_are_named():
    """What it applies to, its condition, and those of its exceptions; none that is not there."""
    assert FULL.conditions == (Flag("item.arms_technology"), Flag("item.sdf_act_arms"), Flag("item.policy_arms"))
    assert PLAIN.conditions == (ALWAYS,)


@pytest.mark.parametrize(
    "interval", [Interval(None, None), Interval(date(1967, 4, 21), None), Interval(None, date(2014, 4, 1))]
)
def test_intervals_survive_json(interval):
    """An open side is null."""
    assert interval_from_json(json.loads(json.dumps(interval_to_json(interval)))) == interval
