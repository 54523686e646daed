"""Rows of CSV and the lines they are read from: no line is lost, whatever quotation marks stand in it."""

import csv
import io
import random

import pyarrow.parquet as pq
import pytest

from transfer_check.bulk.input.csv_rows import stage_csv
from transfer_check.bulk.input.headers import NO_MAP, headers_of
from transfer_check.bulk.input.staging import LINE

NAMES = ("case", "on", "item.name", "item.form")


@pytest.fixture
def staged(tmp_path):
    """Return a function that reads CSV, and returns its rows with their lines, and the lines that are no rows."""

    def stage(text):
        bad = []
        found = stage_csv(
            io.BytesIO(text.encode()),
            tmp_path / "rows.parquet",
            lambda names, line: headers_of(names, NO_MAP, file="t.csv", line=line, day_given=False),
            file="t.csv",
            size=0,
            unreadable=lambda lines: bad.extend(lines),
            progress=lambda stage, done, total: None,
        )
        rows = pq.read_table(found.path).to_pylist()
        return [(row[LINE], tuple(row[name] for name in NAMES)) for row in rows], bad

    return stage


@pytest.mark.parametrize("seed", range(60))
def test_every_line_is_in_a_row_or_told(staged, seed):
    """Lines of any quotation marks, commas and text; each once, in the order of the table."""
    chance = random.Random(seed)
    pieces = ["a", "2012-12-18", "x", "part", '"', '""', ",", ",", ",", '"x"', '"two', 'lines"', ""]
    lines = []
    for number in range(30):
        good = f"c{number},2012-12-18,x,part"
        lines.append(good if chance.random() < 0.6 else "".join(chance.choices(pieces, k=chance.randrange(1, 9))))
    rows, bad = staged("\n".join([",".join(NAMES), *lines]) + "\n")
    told = [number for each in bad for number in range(each.bad.line, max(each.last, each.bad.line) + 1)]
    of_rows = [
        number for line, cells in rows for number in range(line, line + 1 + sum(cell.count("\n") for cell in cells))
    ]
    blank = [number for number, line in enumerate(lines, start=2) if not line]
    assert sorted({*told, *of_rows, *blank}) == list(range(2, 32))
    assert len({*told, *of_rows}) == len(told) + len(of_rows)
    assert [each.bad.line for each in bad] == sorted(each.bad.line for each in bad)


@pytest.mark.parametrize("seed", range(20))
def test_what_a_writer_of_csv_wrote_is_read_as_it_was(staged, seed):
    """Line ends, commas and quotation marks in text, even where a text looks like rows."""
    chance = random.Random(seed)
    texts = ["x", 'say "yes"', "two\nlines", "a,2012-12-18,x,part\nb,2012-12-18,x,part", '"', '",\n"', "", "\n\n"]
    rows = [(f"c{number}", "2012-12-18", chance.choice(texts), "part") for number in range(40)]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([NAMES, *rows])
    found, bad = staged(stream.getvalue())
    assert bad == []
    assert [cells for _, cells in found] == rows


def test_a_doubled_mark_closes_no_cell(staged):
    """The mark before `say` is never closed: what it swallows is read again, and no case vanishes without a word."""
    table = (
        "case,on,item.name,item.form\n"
        "a,2012-12-18,rifles,finished\n"
        'b,2012-12-18,"say ""x"" part\n'
        "c,2012-12-18,boat,finished\n"
        "d,2012-12-18,engine,part\n"
    )
    rows, bad = staged(table)
    assert [(line, row[0]) for line, row in rows] == [(2, "a"), (4, "c"), (5, "d")]
    assert [(unread.bad.line, unread.bad.problem.code) for unread in bad] == [(3, "TC557")]
    assert "read as rows of their own" in bad[0].bad.problem.message
