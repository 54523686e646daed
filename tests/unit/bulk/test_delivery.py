"""The files of a run: all of them in place, or nothing left of any."""

import os
from pathlib import Path

import pytest

from transfer_check.bulk import workplace
from transfer_check.bulk.delivery import Files, deliver
from transfer_check.bulk.input.headers import NO_MAP
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.run import Order, Run
from transfer_check.errors import UsageError

ROWS = "case,on,item.form\na,2012-12-18,part\nb,2012-12-18,prt\n"


@pytest.fixture
def delivered(rulebook, tmp_path):
    """Return a function that judges a small table and puts its files where it is told."""
    source = tmp_path / "in" / "table.csv"
    source.parent.mkdir()
    source.write_text(ROWS, encoding="utf-8")

    def run(output, rejected, *summaries):
        table = Table(str(source), "csv", NO_MAP, False)
        files = Files(str(output), rejected, tuple((each, lambda _: "counts\n") for each in summaries))
        return deliver(Order(table, "csv"), files, rulebook, lambda stage, done, total: None)

    return run


def left_in(folder):
    """Return the names of the files below a folder."""
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if not each.is_dir())


def test_files_may_go_to_different_folders(delivered, tmp_path):
    """Each whole, and nothing beside them."""
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    delivered(tmp_path / "a" / "out.csv", tmp_path / "b" / "bad.csv", tmp_path / "c" / "sum.html")
    assert left_in(tmp_path) == ["a/out.csv", "b/bad.csv", "c/sum.html", "in/table.csv"]
    assert [each.name for folder in "abc" for each in (tmp_path / folder).iterdir()] == [
        "out.csv",
        "bad.csv",
        "sum.html",
    ]


@pytest.mark.parametrize("wrong", ["no-such-folder/sum.html", "in", "in/table.csv/sum.html"])
def test_a_file_that_cannot_be_written_is_told_before_the_table_is_read(delivered, tmp_path, monkeypatch, wrong):
    """A folder that is missing, a folder where a file should be, a file where a folder should be."""
    monkeypatch.setattr(Run, "judge", lambda self: pytest.fail("judged"))
    with pytest.raises(UsageError) as refused:
        delivered(tmp_path / "out.csv", tmp_path / "bad.csv", tmp_path / wrong)
    assert [each.code for each in refused.value.problems] == ["TC510"]
    assert refused.value.problems[0].file == str(tmp_path / wrong)
    assert left_in(tmp_path) == ["in/table.csv"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder in which nobody can write")
def test_a_folder_that_cannot_be_written_leaves_nothing_in_the_others(delivered, tmp_path):
    """Not even for the superuser, whom permissions do not stop."""
    with pytest.raises(UsageError) as refused:
        delivered(tmp_path / "out.csv", tmp_path / "bad.csv", Path("/proc/self/sum.html"))
    assert refused.value.problems[0].file == "/proc/self/sum.html"
    assert left_in(tmp_path) == ["in/table.csv"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_where_bringing_one_file_fails_no_other_gets_its_name(delivered, tmp_path, monkeypatch, place):
    """Whichever it is."""
    turns = []

    def sync(path):
        turns.append(path)
        if len(turns) == place + 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(workplace, "_sync", sync)
    with pytest.raises(UsageError):
        delivered(tmp_path / "out.csv", tmp_path / "bad.csv", tmp_path / "sum.json")
    assert left_in(tmp_path) == ["in/table.csv"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_where_a_file_cannot_be_renamed_everything_is_as_it_was(delivered, tmp_path, monkeypatch, place):
    """What was there before, and what was not."""
    (tmp_path / "bad.csv").write_text("as it was")
    replace, turns = os.replace, []

    def failing(source, target):
        if str(source).endswith(".waiting"):
            turns.append(target)
            if len(turns) == place + 1:
                raise PermissionError(1, "Operation not permitted")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(UsageError):
        delivered(tmp_path / "out.csv", tmp_path / "bad.csv", tmp_path / "sum.json")
    assert left_in(tmp_path) == ["bad.csv", "in/table.csv"]
    assert (tmp_path / "bad.csv").read_text() == "as it was"
