"""The summary of a run: what was judged, what was not, and what a reader must be told."""

import json
from collections import Counter
from datetime import date
from functools import cache

import pytest

from transfer_check.bulk.delivery import Files, deliver
from transfer_check.bulk.input.headers import NO_MAP
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.output.summary import empty_summary
from transfer_check.bulk.output.warning_texts import answer_warnings
from transfer_check.bulk.run import Order
from transfer_check.paper.run.run_counts import headline
from transfer_check.paper.run.run_data import render_run_json
from transfer_check.paper.run.run_page import render_run_page
from transfer_check.paper.run.run_text import render_run_text

NOT_READ = "tp2014.revision-of-2026-not-read"
TABLE = """\
case,on,item.name
=1+1,1960-04-01,x
＋a,2026-06-01,"two
lines"
b,2026-06-01,x
c,2012-12-18,x
-d,2012-12-32,x
e,"2012-12-18,x
text
"""


@pytest.fixture(scope="module")
def judged(rulebook, tmp_path_factory):
    """Return a function that judges the table, once in each way, and returns the summary and the answers."""

    @cache
    def judge(form="csv", **asked):
        tmp_path = tmp_path_factory.mktemp("judged")
        source, output = tmp_path / "table.csv", tmp_path / f"out.{form}"
        source.write_text(TABLE, encoding="utf-8")
        order = Order(Table(str(source), "csv", NO_MAP, bool(asked.get("days"))), form, **asked)
        summary = deliver(order, Files(str(output), tmp_path / "bad.csv"), rulebook, lambda stage, done, total: None)
        return summary, output.read_text(encoding="utf-8")

    return judge


def test_answers_and_summary_carry_the_warnings_on_the_text_of_the_day(judged, rulebook):
    """In a column of the answers; in the summary as text, as a page and as data, in both languages."""
    summary, answers = judged("jsonl")
    rows = [json.loads(line) for line in answers.splitlines()]
    assert [row["warnings"] for row in rows] == [["no-policy-text"], [NOT_READ], [NOT_READ], []]
    assert summary.warned == [Counter({"no-policy-text": 1, NOT_READ: 2})]
    caution = next(each.text for each in answer_warnings(rulebook) if each.id == NOT_READ)
    text = render_run_text(summary, rulebook, None)
    assert "- 1 case: No policy text on arms transfers was in force on this day" in text
    assert "of 21 April 1967" in text
    assert f"- 2 cases: {caution.en[:-1]} ({NOT_READ})." in text
    japanese = render_run_text(summary, rulebook, None, language="ja")
    assert (
        "- 案件1件について：この日には武器の移転に関する政策文書がまだ存在しない（最初のものは1967年4月21日の"
        in japanese
    )
    assert f"- 案件2件について：{caution.ja[:-1]}（{NOT_READ}）。" in japanese
    for language, words in (("en", text), ("ja", japanese)):
        page = render_run_page(summary, language=language)
        told = [line.removeprefix("- ") for line in words.splitlines() if line.startswith("- ")]
        assert len(told) == page.count("<li>") == 4
        assert all(f"<li>{each.replace(chr(39), '&#39;')}</li>" in page for each in told)
    data = json.loads(render_run_json(summary, rulebook=rulebook))
    assert data["warnings"] == [
        {
            "no-policy-text": {"count": 1, "text": day_text(rulebook, "no-policy-text")},
            NOT_READ: {"count": 2, "text": {"ja": caution.ja, "en": caution.en}},
        }
    ]
    assert data["unread_lines"] == [[8, 9]]


def day_text(rulebook, name):
    """Return what the warning of a name says, as data."""
    return next(each.text for each in answer_warnings(rulebook) if each.id == name)._asdict()


def test_days_given_for_all_cases_are_warned_of_one_by_one(judged, rulebook):
    """Each with the law it is about."""
    summary, answers = judged(days=(date(1960, 1, 1), date(2026, 6, 1)))
    assert summary.warned == [Counter({"no-policy-text": 4}), Counter({NOT_READ: 4})]
    assert answers.splitlines()[0].split(",")[-4:] == ["warnings", "overrides", "verdict_before", "turned"]
    text = render_run_text(summary, rulebook, None)
    assert "- Law of 1 January 1960 (4 cases): No policy text on arms transfers was in force on this day" in text
    assert "- Law of 1 June 2026 (4 cases): The text of the principles" in text
    assert "2026年6月1日の規範による判断（案件4件）について：" in render_run_text(
        summary, rulebook, None, language="ja"
    )


def test_names_that_begin_like_formulas_are_counted_where_a_spreadsheet_may_read_them(judged, rulebook):
    """Of the answers where they are CSV, and of the rejected rows, which always are; the names stay as they are."""
    summary, answers = judged()
    assert summary.formulas == 3
    assert [line.split(",")[0] for line in answers.splitlines()[1:]] == ["=1+1", "＋a", "b", "c"]
    assert "3 names of cases begin with `=`, `+`, `-`, `@`" in render_run_text(summary, rulebook, None)
    assert "案件名のうち3件は「=」" in render_run_text(summary, rulebook, None, language="ja")
    assert judged("jsonl")[0].formulas == 1


def test_lines_given_up_are_named_in_the_summary(judged, rulebook):
    """As many rows as they may have been, they count as one."""
    summary, _ = judged()
    assert (summary.rejected_rows, summary.unread, summary.more_unread) == (2, [(8, 9)], 0)
    assert "- Lines 8 to 9 could not be read as rows" in render_run_text(summary, rulebook, None)
    assert "- 8行目から9行目までは、引用符が" in render_run_text(summary, rulebook, None, language="ja")


@pytest.mark.parametrize(
    ("days", "rows", "cases", "english", "japanese"),
    [
        (0, 0, 0, "3 cases judged; no rows rejected.", "案件3件を判断した。判断しなかった行はない。"),
        (0, 2, 0, "3 cases judged; 2 rows rejected besides.", "案件3件を判断した。このほかの2行は判断しなかった。"),
        (
            0,
            2,
            1,
            "3 cases judged; 2 rows rejected besides, naming 1 other case.",
            "案件3件を判断した。このほかの2行（記載された案件は1件）は判断しなかった。",
        ),
        (
            2,
            2,
            2,
            "3 cases judged, of which 1 changes its verdict; 2 rows rejected besides, naming 2 other cases.",
            "案件3件を判断し、そのうち1件については適用する規範により結論が異なる。このほかの2行（記載された案件は2件）は判断しなかった。",
        ),
    ],
)
def test_the_headline_keeps_what_was_judged_and_what_was_not_apart(days, rows, cases, english, japanese):
    """Rejected cases are not among those judged, and only those judged change their verdict."""
    summary = empty_summary((date(2012, 1, 1), date(2013, 1, 1))[:days], "case")
    summary.verdicts[0]["undetermined"] = 3
    summary.rejected_rows, summary.rejected_cases, summary.changed = rows, cases, 1
    assert headline(summary, "en") == english
    assert headline(summary, "ja") == japanese
