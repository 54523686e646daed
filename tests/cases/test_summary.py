"""What a run of the real cases says at its end counts each case once and gives its reasons."""

from collections.abc import Callable
from typing import Any

Entry = dict[str, Any]
Summarise = Callable[[dict[str, set[str]]], list[str]]


def _counted(lines: list[str]) -> int:
    return sum(int(line.split()[0]) for line in lines[1:] if not line.startswith("  "))


def test_every_case_is_counted_once(recorded_ids: list[str], summarise: Summarise) -> None:
    """Whatever ran and however it ended, each case stands in one group, and one that fails is named."""
    passed = {name: {"passed"} for name in recorded_ids}
    failed = {**passed, recorded_ids[0]: {"passed", "failed"}}
    for results in (passed, failed, {recorded_ids[1]: {"passed"}}):
        lines = summarise(results)
        assert lines[0] == f"{len(results)} of {len(recorded_ids)} cases ran."
        assert _counted(lines) == len(recorded_ids)
    assert not any("FAIL" in line for line in summarise(passed))
    assert any(line.startswith("1 FAIL") for line in summarise(failed))
    assert any(line.startswith(f"  {recorded_ids[0]}:") for line in summarise(failed))


def test_a_case_that_does_not_plainly_agree_has_its_reason(
    register: list[Entry], recorded_ids: list[str], summarise: Summarise
) -> None:
    """A case has no line of its own only where the file as it stands shows both recorded values."""
    lines = summarise({name: {"passed"} for name in recorded_ids})
    reasons = dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))
    for entry in register:
        open_ = {"contested", "covered_limb_unclear"} & set(entry["recorded"].values())
        shown = {side["shows"] for side in entry["sides"] if "shows" in side and "reading" not in side}
        if shown == {"before", "after"} and not open_ and "differs" not in entry:
            assert entry["case"] not in reasons
        else:
            assert reasons[entry["case"]]
