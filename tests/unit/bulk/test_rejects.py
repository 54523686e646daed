"""Bad rows: where each stands, what is wrong, and that a case is judged with all of its items or not at all."""

import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transfer_check.bulk import run
from transfer_check.bulk.input import csv_rows, staging
from transfer_check.bulk.input import row_order as order
from transfer_check.bulk.input.cells import control_character
from transfer_check.errors import CaseError
from transfer_check.files.readers.located import Builder, UnreadableError
from transfer_check.files.readers.yaml_reader import _refuse_control_characters

HEAD = "case,on,recipient.state,item.form\n"


def names(outcome):
    """Return the cases that go on."""
    return [name for _, name, _ in outcome.cases]


def where(outcome):
    """Return line, case and code of what is wrong."""
    return [each[:3] for each in outcome.rejects]


def test_good_rows_go_on_and_bad_ones_are_told_with_their_lines(checked):
    """Every problem of a row, at its physical line."""
    outcome = checked(
        HEAD + "a,2012-12-18,USA,part\n" + "b,2012-12-18,UKX,prt\n" + "c,2012-13-18,USA,part\n" + "d,2012-12-18,,\n"
    )
    assert names(outcome) == ["a", "d"]
    assert where(outcome) == [(3, "b", "TC024"), (3, "b", "TC023"), (4, "c", "TC025")]
    assert [each[3] for each in outcome.rejects] == ["recipient.state", "item.form", "on"]
    assert outcome.rejects[1][4].endswith("`prt` is not a term of the list `item_form`")


def test_lines_are_physical_where_cells_hold_line_ends_and_lines_are_blank(checked):
    """A row begins where an editor shows it."""
    outcome = checked('case,on,item.name\na,2012-12-18,"two\nlines"\n\n\nb,2012-02-30,x\n"c\n",2012-12-18,x\nd,no,x\n')
    assert where(outcome) == [(6, "b", "TC025"), (9, "d", "TC025")]
    assert [(name, line) for _, name, line in outcome.cases] == [("a", 2), ("c\n", 7)]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(checked):
    """As Excel writes it."""
    outcome = checked(("\ufeff" + HEAD + "a,2012-12-18,USA,part\nb,2012-12-18,UKX,part\n").replace("\n", "\r\n"))
    assert names(outcome) == ["a"]
    assert where(outcome) == [(3, "b", "TC024")]


# ── lines that are no rows ────────────────────────────────────────────────────────────────────


def test_a_line_with_too_few_or_too_many_cells_is_no_row(checked):
    """Its cells may stand in any column."""
    outcome = checked(HEAD + "a,2012-12-18,USA\nb,2012-12-18,USA,part,more\nc,2012-12-18,USA,part\n")
    assert names(outcome) == ["c"]
    assert where(outcome) == [(2, "", "TC557"), (3, "", "TC557")]
    assert outcome.rejects[0][4] == "3 cells instead of 4"


def test_a_line_that_is_not_utf_8_is_no_row(checked):
    """Its cells cannot be read for sure."""
    outcome = checked(
        (HEAD + "a,2012-12-18,USA,part\n").encode() + b"b\xff,2012-12-18,USA,part\nc,2012-12-18,USA,part\n"
    )
    assert names(outcome) == ["a", "c"]
    assert where(outcome) == [(3, "", "TC557")]


@pytest.mark.parametrize(
    "swallowed",
    [
        'c,2012-12-18,USA,"part"\nd,2012-12-18,USA,part\n',
        "c,2012-12-18,USA,part\nd,2012-12-18,USA,part\n",
        "c,2012-12-18,USA,part\n\nd,2012-12-18,USA,part",
    ],
)
def test_a_stray_quotation_mark_costs_its_own_line_and_no_others(checked, swallowed):
    """Up to the next mark or to the end of the table: the lines after it are rows, and are read as such."""
    outcome = checked(HEAD + 'a,2012-12-18,USA,part\nb,2012-12-18,"USA,part\n' + swallowed)
    assert names(outcome) == ["a", "c", "d"]
    assert where(outcome) == [(3, "", "TC557")]
    assert outcome.rejects[0][4] == (
        "the quotation mark opened on line 3 (column `recipient.state`) is not closed on it; "
        "the lines after it were read as rows of their own"
    )
    assert outcome.unread == []


def test_a_row_of_which_a_cell_cannot_hold_a_line_end_is_no_row(checked):
    """Two stray marks that make one cell of the right row: the row between them is not lost."""
    outcome = checked(HEAD + 'a,2012-12-18,USA,"part\nb,2012-12-18,USA,part"\nc,2012-12-18,USA,part\n')
    assert names(outcome) == ["c"]
    assert where(outcome) == [(2, "", "TC557"), (3, "b", "TC023")]


def test_lines_that_may_be_text_or_rows_are_given_up_and_told(checked):
    """A quoted cell may hold line ends: what follows is read as rows only where every line is one."""
    outcome = checked(HEAD + 'a,2012-12-18,USA,part\nb,2012-12-18,"USA\nx,y\nc,2012-12-18,USA,part\n')
    assert names(outcome) == ["a"]
    assert [each[:3] for each in outcome.rejects] == [(3, "", "TC557")]
    assert outcome.rejects[0][4] == (
        "the quotation mark opened on line 3 (column `recipient.state`) is never closed: "
        "3 lines, 3 to 5, were read as one row"
    )
    assert outcome.unread == [(3, 5)]


def test_a_mark_that_is_closed_lines_later_is_told_with_its_lines(checked):
    """With how many cells came of it, and the rows after it go on."""
    outcome = checked(HEAD + 'b,2012-12-18,"USA\nx,y\nz",part,x\nc,2012-12-18,USA,part\n')
    assert names(outcome) == ["c"]
    assert outcome.rejects[0][4] == (
        "the quotation mark opened on line 2 (column `recipient.state`) is closed only on line 4: "
        "3 lines, 2 to 4, were read as one row, of 5 cells instead of 4"
    )
    assert outcome.unread == [(2, 4)]


def test_a_stray_mark_after_a_cell_of_several_lines_is_found(checked):
    """The cell before it is text, the lines after it are rows."""
    table = 'case,on,item.name,item.form\na,2012-12-18,"two\nlines","part\nb,2012-12-18,x,part\n'
    outcome = checked(table)
    assert names(outcome) == ["b"]
    assert outcome.rejects[0][:3] == (2, "", "TC557")
    assert "opened on line 3 (column `item.form`)" in outcome.rejects[0][4]


def test_line_ends_in_text_change_nothing_of_what_comes_after(checked):
    """Even lines that look like rows."""
    table = 'case,on,item.name\na,2012-12-18,"x\nb,2012-12-18,y\n"\nc,2012-12-18,z\n'
    outcome = checked(table)
    assert names(outcome) == ["a", "c"]
    assert outcome.rejects == []


@pytest.mark.parametrize("size", [1, 3, 100])
def test_many_stray_marks_cost_their_own_lines(checked, monkeypatch, size):
    """Lines are read again as often as needed, each with the line it stands on."""
    monkeypatch.setattr(csv_rows, "ROWS_AT_ONCE", size)
    rows = [f"c{n},2012-12-18,USA,{chr(34) if n % 4 == 1 else ''}part\n" for n in range(40)]
    outcome = checked(HEAD + "".join(rows))
    assert names(outcome) == [f"c{n}" for n in range(40) if n % 4 != 1]
    assert [each[0] for each in outcome.rejects] == [n + 2 for n in range(40) if n % 4 == 1]
    assert [line for _, _, line in outcome.cases] == [n + 2 for n in range(40) if n % 4 != 1]


def test_a_quotation_mark_that_is_never_closed_is_looked_for_no_further_than_a_cell_may_reach(checked):
    """The rest of the table is not read into memory; lines up to there are given up where one is no row."""
    filler = [f"f{n},2012-12-18,USA,part\n" for n in range(10_000)]
    outcome = checked(HEAD + 'a,2012-12-18,USA,part\nb,2012-12-18,"USA,part\n' + "".join(filler))
    assert len(outcome.cases) == 10_001
    assert outcome.rejects[0][:3] == (3, "", "TC557")
    outcome = checked(HEAD + 'a,2012-12-18,USA,part\nb,2012-12-18,"USA,part\nx,y\n' + "".join(filler))
    assert 4_000 < len(outcome.cases) < 10_000
    assert "is not closed within 131,072 characters" in outcome.rejects[0][4]
    ((first, last),) = outcome.unread
    assert (first, last) == (3, outcome.cases[1][2] - 1)


def test_a_cell_that_is_too_long_is_called_so(checked):
    """With its column, quoted or not, and the rows after it go on."""
    long = "x" * 131_073
    table = f'case,on,item.name\na,2012-12-18,{long}\nb,2012-12-18,"{long}"\nc,2012-12-18,z\n'
    outcome = checked(table)
    assert names(outcome) == ["c"]
    told = "the cell is longer than 131,072 characters (column `item.name`)"
    assert [(each[0], each[4]) for each in outcome.rejects] == [(2, told), (3, told)]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            'a,2012-12-18,"US"A,part',
            "text stands after the closing quotation mark of a cell (column `recipient.state`)",
        ),
        ('a,2012-12-18,USA,"part', "a quotation mark is opened and not closed (column `item.form`)"),
        ("a,2012-12-18,U\rSA,part", "a carriage return stands alone within the line (column `recipient.state`)"),
    ],
)
def test_what_is_no_csv_is_told_with_its_column(checked, row, told):
    """In words about the table, not about the reader of it."""
    outcome = checked(HEAD + row)
    assert [each[4] for each in outcome.rejects] == [told]


def test_names_of_columns_that_cannot_be_read_are_told_with_the_line(checked):
    """A mark that is not closed in the first line."""
    with pytest.raises(CaseError) as refused:
        checked('case,"on,item.form\na,2012-12-18,part\n')
    assert "a quotation mark is opened and not closed (cell 2)" in refused.value.problems[0].message


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (gzip.compress(HEAD.encode()), "TC006", "compressed with gzip"),
        (HEAD.encode("utf-16"), "TC007", "UTF-16"),
        (HEAD.encode("utf-16-le"), "TC007", "UTF-16"),
        (b"PK\x03\x04....", "TC006", "Excel workbook"),
        ("案件,日\n".encode("cp932"), "TC007", "not UTF-8"),
    ],
)
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_file_of_another_kind_is_called_what_it_is(checked, content, code, said, form):
    """And what to do about it."""
    if form == "jsonl" and said == "not UTF-8":
        return
    with pytest.raises(CaseError) as refused:
        checked(content, form)
    assert refused.value.problems[0].code == code
    assert said in refused.value.problems[0].message
    assert refused.value.problems[0].help


# ── what no cell may hold ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x7f", "\u2028", "\uffff"])
def test_a_control_character_rejects_the_row_as_in_a_case_file(checked, char):
    """In the name of a case or in any other cell; what is written about it has none."""
    table = f"case,on,item.name\na{char}b,2012-12-18,x\nc,2012-12-18,x{char}y\nd,2012-12-18,x\ty\n"
    outcome = checked(table)
    assert names(outcome) == ["d"]
    assert [(line, code, column) for line, _, code, column, _ in outcome.rejects] == [
        (2, "TC018", "case"),
        (3, "TC018", "item.name"),
    ]
    assert outcome.rejects[0][4] == f"the character U+{ord(char):04X} is not allowed in a cell"
    assert char not in outcome.rejects[0][1]


def test_control_characters_are_those_of_case_files():
    """Neither more nor fewer."""
    for number in [*range(0x3000), 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600]:
        builder = Builder("")
        try:
            _refuse_control_characters(chr(number), builder)
        except UnreadableError:
            assert control_character(chr(number)) is not None, number
        else:
            assert control_character(chr(number)) is None, number


def test_json_lines_and_parquet_hold_no_control_characters_either(checked, tmp_path):
    """Where they can be written as escapes."""
    row = '{"case": "a\\u0000", "on": "2012-12-18", "item.form": "part"}\n'
    case = '{"case": "b\\u001b", "on": "2012-12-18"}\n'
    assert [each[2] for each in checked(row + case, "jsonl").rejects] == ["TC018", "TC018"]
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"case": ["a\0"], "on": ["2012-12-18"]}), path)
    assert [each[2] for each in checked(path, "parquet").rejects] == ["TC018"]


def test_a_case_that_an_unreadable_line_may_belong_to_is_not_judged(checked):
    """Without that item its answer could be wrong; other cases are as they were."""
    outcome = checked(HEAD + "a,2012-12-18,USA,part\na,2012-12-18,USA,part,more\nb,2012-12-18,USA,part\nx,2012-12-18\n")
    assert names(outcome) == ["b"]
    assert where(outcome) == [(2, "a", "TC560"), (3, "", "TC557"), (5, "", "TC557")]
    assert "line 3" in outcome.rejects[0][4]


def test_a_case_is_not_rejected_for_a_cell_of_another_column_that_reads_like_its_name(checked):
    """Only what may stand in the column of the name counts."""
    table = "case,on,item.name\n7,2012-12-18,x\n8,2012-12-18,7,9\n9,2012-12-18,x\n"
    assert names(checked(table)) == ["7", "9"]
    assert names(checked("on,case\n2012-12-18,7\n2012-12-18\n2012-12-18,8,7\n2012-12-18,a,b,7\n")) == []
    assert names(checked("on,case\n2012-12-18,7\n7,2012-12-18,8\n")) == ["7"]


# ── cases of several rows ─────────────────────────────────────────────────────────────────────


def test_rows_of_one_name_are_the_items_of_one_case(checked):
    """Numbered as they stand."""
    outcome = checked(HEAD + "a,2012-12-18,USA,part\na,2012-12-18,USA,finished\nb,2012-12-18,USA,part\n")
    assert [(row["case_id"], row["item"], row["item.form"]) for row in outcome.items] == [
        ("0", 0, "part"),
        ("0", 1, "finished"),
        ("2", 0, "part"),
    ]


def test_one_bad_row_rejects_its_whole_case(checked):
    """The other rows are told as well, with the line to mend."""
    outcome = checked(HEAD + "a,2012-12-18,USA,part\na,2012-12-18,USA,prt\na,2012-12-18,USA,part\nb,2012-12-18,,\n")
    assert names(outcome) == ["b"]
    assert where(outcome) == [(2, "a", "TC560"), (3, "a", "TC023"), (4, "a", "TC560")]
    assert {each[4] for each in outcome.rejects[::2]} == {"another row of the case cannot be judged: line 3"}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("2012-12-19,USA", ("on", "`2012-12-19` here and `2012-12-18` in the row before of the same case")),
        ("2012-12-18,GBR", ("recipient.state", "`GBR` here and `USA` in the row before of the same case")),
        ("2012-12-18,", ("recipient.state", "unknown here and `USA` in the row before of the same case")),
    ],
)
def test_facts_of_the_case_must_not_differ_between_its_rows(checked, other, said):
    """Known in one row and unknown in another is a difference."""
    outcome = checked(HEAD + f"a,2012-12-18,USA,part\na,{other},part\nb,2012-12-18,,\n")
    assert names(outcome) == ["b"]
    assert where(outcome) == [(2, "a", "TC560"), (3, "a", "TC559")]
    assert outcome.rejects[1][3:] == said


def test_facts_written_in_two_ways_do_not_differ(checked):
    """What counts is what is meant."""
    outcome = checked(
        "case,on,recipient.un_listed,third_parties\n" + 'a,2012-12-18,true,"[{""state"": ""USA""}]"\n' * 2
    )
    again = checked("case,on,end_user.un_listed\na,2012-12-18,true\na,2012-12-18,TRUE\n")
    assert names(outcome) == names(again) == ["a"]
    assert outcome.parties == [{"case_id": "0", "party": 0, "third_party.state": "USA"}]


def test_third_parties_that_differ_are_told(checked):
    """They are facts of the case."""
    rows = 'a,2012-12-18,"[{""state"": ""USA""}]"\na,2012-12-18,"[{""state"": ""GBR""}]"\n'
    outcome = checked("case,on,third_parties\n" + rows)
    assert where(outcome) == [(2, "a", "TC560"), (3, "a", "TC559")]


def test_items_may_be_numbered_and_no_two_alike(checked):
    """A place that comes twice is a row too many, or a wrong name."""
    outcome = checked(
        "case,on,item\na,2012-12-18,1\na,2012-12-18,0\nb,2012-12-18,0\nb,2012-12-18,0\nc,2012-12-18,\nd,2012-12-18,x\n"
    )
    assert [(row["case_id"], row["item"]) for row in outcome.items] == [("0", 1), ("0", 0), ("4", 0)]
    assert where(outcome) == [(4, "b", "TC560"), (5, "b", "TC555"), (7, "d", "TC555")]


def test_a_row_without_a_name_is_rejected_alone(checked):
    """It states a day, so it is a case of its own whose name is missing."""
    outcome = checked(HEAD + "a,2012-12-18,USA,part\n,2012-12-18,USA,part\nb,2012-12-18,USA,part\n")
    assert names(outcome) == ["a", "b"]
    assert where(outcome) == [(3, "", "TC020")]


def test_a_row_without_name_and_day_goes_on_with_the_case_above(checked):
    """As in a sheet where the name is written once: the case is not judged without it."""
    outcome = checked(HEAD + "a,2012-12-18,USA,part\n,,,finished\nb,2012-12-18,USA,part\n")
    assert names(outcome) == ["b"]
    assert where(outcome) == [(2, "a", "TC560"), (3, "a", "TC020"), (3, "a", "TC020")]


def test_an_assessment_must_be_signed(checked):
    """By columns of its own, or by one signature for the row."""
    head = "case,on,assessment.strict_control,assessment.by,assessment.on,assessment.strict_control.by\n"
    rows = [
        "a,2012-12-18,true,meti,2012-01-01,",
        "b,2012-12-18,true,,2012-01-01,mofa",
        "c,2012-12-18,true,meti,,",
        "d,2012-12-18,,,,",
        "e,2012-12-18,false,,,",
        "f,2012-12-18,true,somebody,2012-01-01,",
    ]
    outcome = checked(head + "\n".join(rows) + "\n")
    assert names(outcome) == ["a", "b", "d"]
    assert where(outcome) == [(4, "c", "TC026"), (6, "e", "TC026"), (6, "e", "TC026"), (7, "f", "TC023")]


# ── rows that do not stand together ───────────────────────────────────────────────────────────


def test_rows_of_a_case_need_not_stand_together(checked):
    """They are put together, and the case is known by its first row."""
    table = (
        HEAD
        + "a,2012-12-18,USA,part\nb,2012-12-18,,\na,2012-12-18,USA,finished\nc,2012-12-18,,\n,,,part\nb,2012-12-18,,part\n"
    )
    outcome = checked(table)
    assert sorted(outcome.cases) == [(0, "a", 2), (1, "b", 3)]
    assert sorted((row["case_id"], row["item"], row.get("item.form")) for row in outcome.items) == [
        ("0", 0, "part"),
        ("0", 1, "finished"),
        ("1", 0, None),
        ("1", 1, "part"),
    ]
    assert {each[:2] for each in outcome.rejects} == {(5, "c"), (6, "c")}


@pytest.mark.parametrize("size", [1, 2, 3, 7])
@pytest.mark.parametrize("together", [True, False])
def test_it_does_not_matter_how_many_rows_are_read_at_once(checked, monkeypatch, size, together):
    """Cases are put together over the bounds of what is read at once."""
    monkeypatch.setattr(staging, "ROWS_AT_ONCE", size)
    monkeypatch.setattr(order, "ROWS_AT_ONCE", size)
    keys = [f"c{n // 3}" for n in range(20)] if together else [f"c{n % 7}" for n in range(20)]
    outcome = checked(
        HEAD + "".join(f"{key},2012-12-18,USA,{'prt' if n == 4 else 'part'}\n" for n, key in enumerate(keys))
    )
    bad = keys[4]
    assert sorted(names(outcome)) == sorted({*keys} - {bad})
    assert len(outcome.items) == sum(key != bad for key in keys)
    assert {each[1] for each in outcome.rejects} == {bad}
    assert [each[2] for each in outcome.rejects].count("TC023") == 1


@pytest.mark.parametrize("size", [1, 2, 4, 8, 100])
def test_a_case_of_too_many_items_is_rejected_and_the_rest_goes_on(checked, monkeypatch, size):
    """What is held in memory stays bounded, and how many rows are read at once does not matter."""
    monkeypatch.setattr(run, "MOST_ITEMS", 5)
    monkeypatch.setattr(staging, "ROWS_AT_ONCE", size)
    outcome = checked(HEAD + "a,2012-12-18,,\n" + "big,2012-12-18,,\n" * 14 + "b,2012-12-18,,\n" * 5)
    assert names(outcome) == ["a", "b"]
    assert where(outcome) == [(line, "big", "TC558") for line in range(3, 17)]


# ── columns with types ────────────────────────────────────────────────────────────────────────


def test_columns_of_parquet_are_read_by_their_types(checked, no_consignee, tmp_path):
    """NULL is unknown; a bad value is told with the number of its row."""
    import datetime

    table = pa.table(
        {
            "case": pa.array([1, 2, 3, 4], pa.int64()),
            "on": pa.array([datetime.datetime(2012, 12, 18)] * 3 + [datetime.datetime(2012, 12, 18, 1)]),
            "item.sdf_act_arms": pa.array([True, None, False, True]),
            "project.japans_share": pa.array([10.0, None, 200.0, 1.0]),
            "project.partners": pa.array([["USA", "GBR"], [], None, ["USA"]]),
            "recipient.state": pa.array(["USA", "", None, "GBR"]).dictionary_encode(),
            "third_parties": pa.array([[{"state": "USA", "role": None}], None, [], None]),
        }
    )
    path = tmp_path / "typed.parquet"
    pq.write_table(table, path)
    outcome = checked(path, "parquet")
    assert names(outcome) == ["1", "2"]
    assert outcome.items[0] | {"on": None} == {
        "case_id": "0",
        "item": 0,
        "on": None,
        "item.sdf_act_arms": True,
        "project.partners": "USA GBR",
        "recipient.state": "USA",
        "third_parties": "complete",
        **no_consignee,
    }
    on = outcome.items[0]["on"]
    assert outcome.items[1] == {"case_id": "1", "item": 0, "on": on, "project.partners": "(none)", **no_consignee}
    assert outcome.parties == [{"case_id": "0", "party": 0, "third_party.state": "USA"}]
    assert where(outcome) == [(3, "3", "TC027"), (4, "4", "TC025")]


# ── days as a spreadsheet writes them ─────────────────────────────────────────────────────────


def test_csv_takes_year_month_day_with_slashes(checked):
    """As Excel writes days in Japan; the same day in two forms does not differ."""
    head = "case,on,assessment.strict_control,assessment.by,assessment.on\n"
    rows = [
        "a,2026/06/01,true,meti,2026/6/1",
        "a,2026-06-01,true,meti,2026-06-01",
        "b,2026/6/1,,,",
        "c,2026/13/1,,,",
        "d,1/6/2026,,,",
        "e,26/6/1,,,",
        "f,2026/6/31,,,",
    ]
    outcome = checked(head + "\n".join(rows) + "\n")
    assert names(outcome) == ["a", "b"]
    assert {row["on"].isoformat() for row in outcome.items} == {"2026-06-01"}
    assert [each[2] for each in outcome.rejects] == ["TC025"] * 4
    assert "`2026/13/1`" in outcome.rejects[0][4]


def test_json_lines_take_days_as_every_other_input_does(checked):
    """One that may be read as two days is refused there too."""
    lines = ['{"case": "a", "on": "2026/06/01", "item": 0}', '{"case": "b", "on": "06/01/2026", "item": 0}']
    outcome = checked("\n".join(lines) + "\n", "jsonl")
    assert [name for _, name, _ in outcome.cases] == ["a"]
    assert [(each[1], each[2]) for each in outcome.rejects] == [("b", "TC025")]


# ── strict ────────────────────────────────────────────────────────────────────────────────────


def test_a_strict_run_stops_at_a_bad_row(checked):
    """With the file and the line of what is wrong."""
    with pytest.raises(CaseError) as refused:
        checked(HEAD + "a,2012-12-18,USA,part\nb,2012-12-18,UKX,prt\n", strict=True)
    assert [(each.line, each.code) for each in refused.value.problems] == [(3, "TC024"), (3, "TC023")]
    assert refused.value.problems[0].file.endswith("table.csv")
