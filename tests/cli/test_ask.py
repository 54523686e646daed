"""The verb `ask`: with answers from a pipe, and on a real terminal."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from transfer_check import UNKNOWN, Verdict, evaluate, load_case
from transfer_check.case import catalogue
from transfer_check.cli import main

ROOT = Path(__file__).resolve().parents[2]
HAITI = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
PARTIAL = """\
# the notes of the desk
case: haiti
on: 2012-12-18                # the day the notes were exchanged
recipient: {state: HTI}
end_user: recipient
project: null
items:
  - {name: excavator with a gun mount}
"""


@pytest.fixture
def ask(tmp_path, monkeypatch, capsys):
    """Return the running of `ask` on a file of a folder of its own: exit code, output, and error output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(answers, *words, file="haiti.yaml"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answers.encode())))
        monkeypatch.setattr(sys, "argv", ["transfer-check", "ask", file, *words])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return run


def asked(output):
    """Return the facts that were asked for, in order."""
    return re.findall(r"^Question \d+;.*\n(?:.*\n)??.*\(([a-z_]+\.[a-z_]+|third_parties)\)$", output, re.MULTILINE)


def true_answers(output):
    """Return what the real Haiti case answers to the last question of a conversation."""
    whole = load_case(HAITI)
    owner, _, name = asked(output)[-1].partition(".")
    section = whole.items[0] if owner == "item" else getattr(whole, owner)
    value = None if section is None else getattr(section, name)
    if value is UNKNOWN:
        return ["unknown"]
    if owner == "assessment":
        return [str(value.value), value.by, value.on.isoformat()]
    return [{True: "yes", False: "no", None: "none"}.get(value, value) if not isinstance(value, str) else value]


def test_a_partial_haiti_case_is_asked_to_a_settled_answer(ask, tmp_path):
    """Each question is answered by the real case: a dozen questions, of more than a hundred facts, and not one more."""
    file = tmp_path / "haiti.yaml"
    answers = []
    for _ in range(40):
        file.write_text(PARTIAL, encoding="utf-8")
        code, output, _ = ask("\n".join(answers) + "\n" if answers else "")
        if code != 3:
            break
        answers += true_answers(output)
    assert code == 0
    questions = len(asked(output))
    assert questions <= 14 < 110 <= len(catalogue())
    # one answer fewer, and it was not settled yet
    file.write_text(PARTIAL, encoding="utf-8")
    assert ask("\n".join(answers[:-1]) + "\n")[0] == 3
    file.write_text(PARTIAL, encoding="utf-8")
    assert ask("\n".join([*answers, "nobody", "reads", "this"]) + "\n")[:2] == (code, output)
    assert "The transfer may be permitted" in output
    written = file.read_text(encoding="utf-8")
    kept = [line for line in PARTIAL.splitlines() if not line.startswith(("recipient", "  - "))]
    assert [line for line in written.splitlines() if line in kept] == kept
    assert evaluate(load_case(file), _rules()).verdict is Verdict.MAY_BE_PERMITTED


def _rules():
    from transfer_check import load_rulebook

    return load_rulebook()


def test_a_new_case_is_begun_with_its_day_and_items(ask, tmp_path):
    """The end of the answers is stop and save: the file holds what was answered, in the language asked for."""
    code, output, _ = ask("かつて\n2012年12月18日\n零\n2\n贈与\nハイチ\n同じ\n", "--lang", "ja")
    assert code == 3
    assert "「かつて」は暦日でない" in output
    assert "品目1：判断未了" in output
    case = load_case(tmp_path / "haiti.yaml")
    assert (case.case, str(case.on), len(case.items)) == ("haiti", "2012-12-18", 2)
    assert case.facts()["end_user.state"] == "HTI"
    assert "end_user: recipient" in (tmp_path / "haiti.yaml").read_text(encoding="utf-8")


def test_every_question_can_be_answered_with_a_command(ask, tmp_path):
    """Why tells more and asks on; back undoes; unknown passes over; stop saves; a wrong answer is asked again."""
    (tmp_path / "haiti.yaml").write_text(PARTIAL, encoding="utf-8")
    code, output, _ = ask("why\nsell\n\ngrant\nback\nexport\nunknown\nstop\nnever read\n")
    assert code == 3
    assert "The answer can turn on “kind of transfer” (transfer.kind)." in output
    assert "`sell` is not among the choices" in output
    first, second, again, third, fourth = asked(output)
    assert first == again == "transfer.kind"
    assert len({first, second, third, fourth}) >= 3
    assert load_case(tmp_path / "haiti.yaml").facts()["transfer.kind"] == "export"


def test_an_assessment_needs_who_made_it_and_when(ask, tmp_path):
    """Without them it stays open, and is not asked again."""
    case = PARTIAL.replace("items:\n  - {name: excavator with a gun mount}", "items: [{policy_arms: true}]")
    settled = case + (
        "transfer: {kind: grant}\nend_use: {activity: international_peace_cooperation}\n"
        "assurance: {consent_to_extra_purpose_use: required, consent_to_third_party_transfer: required}\n"
    )
    (tmp_path / "haiti.yaml").write_text(settled, encoding="utf-8")
    _, output, _ = ask("")
    path = next(path for path in asked(output) if path)
    answers = ["unknown"] * 30
    _, output, _ = ask("\n".join(answers))
    place = next(number for number, path in enumerate(asked(output)) if path.startswith("assessment."))
    path = asked(output)[place]
    (tmp_path / "haiti.yaml").write_text(settled, encoding="utf-8")
    value = "yes" if path != "assessment.international_conflict" else "none"
    signature = [value, "why", "nobody", "mofa", "tomorrow", "back", value, "mofa", "unknown"]
    _, output, _ = ask("\n".join(["unknown"] * place + signature))
    assert "`nobody` is not among the choices" in output
    assert "`tomorrow` is not a day" in output
    assert "it stays open" in output
    assert asked(output).count(path) == 2  # once more after back, and never after that
    assert load_case(tmp_path / "haiti.yaml").assessments() == {}


def test_a_settled_case_is_not_asked_anything_and_not_rewritten(ask, tmp_path):
    """Its decision is shown."""
    text = HAITI.read_text(encoding="utf-8")
    (tmp_path / "haiti.yaml").write_text(text, encoding="utf-8")
    code, output, _ = ask("grant\n")
    assert code == 0
    assert asked(output) == []
    assert (tmp_path / "haiti.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("file", "answers", "code"),
    [
        ("-", "", "TC535"),
        ("case.json", "", "TC031"),
        ("new.yaml", "", "TC536"),
        ("new.yaml", "2012-12-18\n", "TC536"),
        ("broken.yaml", "grant\n", "TC010"),
        ("wrong.yaml", "grant\n", "TC023"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_written(ask, tmp_path, file, answers, code):
    """One line that says what is wrong, and exit code 2."""
    (tmp_path / "broken.yaml").write_text("case: [", encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text("case: x\non: 2012-12-18\ntransfer: {kind: sale}\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    left, _, errors = ask(answers, file=file)
    assert left == 2
    assert code in errors
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_day_that_is_not_encoded_is_asked_again(ask, tmp_path):
    """The text of rules that end says up to when they answer."""
    _, _output, errors = ask("0001-01-01\n1\nstop\n")
    assert errors == ""
    assert load_case(tmp_path / "haiti.yaml").on.year == 1


@pytest.mark.slow
def test_it_works_on_a_real_terminal(tmp_path):
    """Under a terminal emulator: prompts, Japanese answers, an edited line, control-D as stop and save."""
    pexpect = pytest.importorskip("pexpect")
    pyte = pytest.importorskip("pyte")
    screen = pyte.Screen(100, 600)
    stream = pyte.Stream(screen)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "transfer_check", "ask", "haiti.yaml", "--lang", "ja"],
        cwd=str(tmp_path),
        env=environment,
        encoding="utf-8",
        dimensions=(600, 100),
        timeout=60,
    )
    child.logfile_read = stream
    stream.write, stream.flush = stream.feed, lambda: None  # type: ignore[attr-defined]
    for answer in ("2012-12-18", "1", "贈与", "ハイイ\x7f\x7f\x7fハイチ", "同じ"):
        child.expect("> ")
        child.sendline(answer)
    child.expect("> ")
    child.send("\x04")
    child.expect(pexpect.EOF)
    child.close()
    shown = "\n".join(line.rstrip() for line in screen.display)
    assert child.exitstatus == 3
    assert "移転の形態（transfer.kind）" in shown
    assert "回答3件をhaiti.yamlに保存した。" in shown
    assert load_case(tmp_path / "haiti.yaml").facts()["recipient.state"] == "HTI"


@pytest.mark.slow
def test_an_interrupted_interview_leaves_the_file_as_it_was(tmp_path):
    """Control-C is no answer: exit code 130, and no half-written file."""
    pexpect = pytest.importorskip("pexpect")
    (tmp_path / "haiti.yaml").write_text(PARTIAL, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "transfer_check", "ask", "haiti.yaml"],
        cwd=str(tmp_path),
        env=environment,
        encoding="utf-8",
        timeout=60,
    )
    child.expect("> ")
    child.sendline("grant")
    child.expect("> ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert (tmp_path / "haiti.yaml").read_text(encoding="utf-8") == PARTIAL
    assert [path.name for path in tmp_path.iterdir()] == ["haiti.yaml"]


def test_a_pipe_that_is_no_text_does_not_break_it(tmp_path):
    """Bytes that are not UTF-8 are an answer that does not fit."""
    done = subprocess.run(
        [sys.executable, "-m", "transfer_check", "ask", "new.yaml"],
        input=b"2012-12-18\n1\n\xff\xfe\ngrant\n",
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr == b""
    assert load_case(tmp_path / "new.yaml").facts() == {"transfer.kind": "grant"}
