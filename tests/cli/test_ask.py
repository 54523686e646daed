"""The verb `ask`: with answers from a pipe, and on a real terminal."""

import errno
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from transfer_check import UNKNOWN, Verdict, evaluate, load_case
from transfer_check.cli import main
from transfer_check.cli.output import NobodyReads
from transfer_check.errors import Problem, UsageError
from transfer_check.facts.case import catalogue

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
    fact = r"^Question \d+;.*\n(?:.*\n)??(?:.*\()?([a-z_]+\.[a-z_]+|third_parties)\)?$"
    return re.findall(fact, output, re.MULTILINE)


def stated(file):
    """Return the facts a file states, but for those of the consignee it does not name."""
    return {path: value for path, value in load_case(file).facts().items() if not path.startswith("consignee.")}


def true_answers(output):
    """Return what the real Haiti case answers to the last question of a conversation."""
    whole = load_case(HAITI)
    if asked(output)[-1] == "third_parties":
        return ["none"]
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
    begun = "かつて\n2012年12月18日\n零\n2\n贈与\nハイチ\n"
    in_english = "2012-12-18\n2\ngrant\nHTI\n" + "unknown\n" * 60
    before_the_end_user = asked(ask(in_english)[1]).index("end_user.state") - 2
    (tmp_path / "haiti.yaml").unlink()
    code, output, _ = ask(begun + "不明\n" * before_the_end_user + "同じ\n", "--lang", "ja")
    assert code == 3
    assert "「かつて」は暦日ではありません" in output
    assert "現時点では判断未了です。" in output
    assert "  transfer-check evaluate haiti.yaml --lang ja\n" in output
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


def test_what_every_case_begins_with_can_be_gone_back_to_and_asked_why(ask, tmp_path):
    """The day is asked again from the number of items; neither can be left open, and it is said why."""
    code, output, _ = ask("back\nunknown\n2012-12-18\nwhy\nback\n2013-01-01\n1\nstop\n")
    assert code == 3
    assert output.count("Which day's law applies?") == 3
    assert output.count("How many different items are transferred?") == 2
    assert "nothing can be judged without a day" in output
    assert "applied to each item by itself" in " ".join(output.split())
    assert str(load_case(tmp_path / "haiti.yaml").on) == "2013-01-01"


def test_a_file_keeps_its_line_ends_and_braces(ask, tmp_path):
    """An answer changes no other line, also in a file written under Windows."""
    before = "case: haiti\r\non: 2012-12-18\r\nitems: [{policy_arms: true}]\r\n"
    (tmp_path / "haiti.yaml").write_bytes(before.encode())
    assert ask("grant\nstop\n")[0] == 3
    after = (tmp_path / "haiti.yaml").read_bytes().decode()
    assert after == before + "transfer:\r\n  kind: grant\r\n"


def test_nothing_is_explained_where_nothing_is_asked(ask, tmp_path):
    """A case whose answer is settled: how to answer is not told, the decision is."""
    (tmp_path / "haiti.yaml").write_text(HAITI.read_text(encoding="utf-8"), encoding="utf-8")
    code, output, _ = ask("")
    assert code == 0
    assert "Every question" not in output
    assert "The transfer may be permitted." in output


def test_why_a_judgement_needs_a_signature_is_told(ask, tmp_path):
    """Asked for who made it, `why` says what a judgement is recorded with."""
    case = PARTIAL.replace("items:\n  - {name: excavator with a gun mount}", "items: [{policy_arms: true}]")
    (tmp_path / "haiti.yaml").write_text(case + "assurance: null\n", encoding="utf-8")
    output = ask("unknown\n" * 30)[1]
    place = next(number for number, path in enumerate(asked(output)) if path == "assessment.international_conflict")
    output = ask("unknown\n" * place + "none\nwhy\nstop\n")[1]
    assert "Who made this judgement?" in output
    assert "A judgement is recorded only with who made it and when" in output


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
        ("folder.yaml", "grant\n", "TC002"),
        ("nofolder/new.yaml", "2012-12-18\n1\n", "TC510"),
        ("x" * 300 + ".yaml", "2012-12-18\n1\n", "TC510"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_written(ask, tmp_path, file, answers, code):
    """One line that says what is wrong, before anything is asked that could be lost, and exit code 2."""
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "broken.yaml").write_text("case: [", encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text("case: x\non: 2012-12-18\ntransfer: {kind: sale}\n", encoding="utf-8")
    before = _files(tmp_path)
    left, output, errors = ask(answers, file=file)
    assert left == 2
    assert code in errors
    assert "Question" not in output
    assert (output == "") is (code != "TC536")
    assert _files(tmp_path) == before


def _files(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}


def test_a_day_that_is_not_encoded_is_asked_again(ask, tmp_path):
    """The text of rules that end says up to when they answer."""
    _, output, errors = ask("0001-01-01\n2012-12-18\n1\nstop\n")
    assert errors == ""
    assert "1900" in output
    assert load_case(tmp_path / "haiti.yaml").on.year == 2012


CONFLICT = """\
case: haiti
on: 2012-12-18
transfer: {kind: grant}
recipient: {state: HTI, role: government}
end_user: recipient
project: null
items: [{form: finished, policy_arms: true}]
assurance: {consent_to_extra_purpose_use: required, consent_to_third_party_transfer: required}
"""


@pytest.mark.parametrize(
    ("language", "offered", "nobody"), [("en", "Minister for", "`9`"), ("ja", "外務大臣", "「9」")]
)
def test_only_the_bodies_offered_can_sign(ask, tmp_path, language, offered, nobody):
    """They are numbered without holes; a number beyond, and a body that was not offered, are refused."""
    file, path = tmp_path / "haiti.yaml", "assessment.international_conflict"
    file.write_text(CONFLICT, encoding="utf-8")
    skipped = "unknown\n" * asked(ask("unknown\n" * 30)[1]).index(path)
    file.write_text(CONFLICT, encoding="utf-8")
    _, output, _ = ask(skipped + "none\n9\nnsc\n2\n2012-12-18\n", "--lang", language)
    question = output[output.index("> none") : output.index("> 9")]
    numbers, names, bodies = zip(*re.findall(r"^ +(\d+)  (.*) \[(\w+)\]$", question, re.MULTILINE), strict=True)
    assert list(map(int, numbers)) == list(range(1, len(numbers) + 1))
    assert bodies[:2] == catalogue()[path].body
    assert not {"nsc", "nsc_nine_ministers"} & set(bodies)
    assert names[1].startswith(offered)
    assert nobody in output
    assert len(re.findall("is not among the choices|は選択肢にありません", output)) == 2
    assert load_case(file).assessments()[path].by == "mofa"


class Meanwhile(io.StringIO):
    """Answers, before the last of which something happens."""

    def __init__(self, answers, happens):
        super().__init__("\n".join(answers) + "\n")
        self.left, self.happens = len(answers), happens

    def readline(self, *size):
        """Return the next line."""
        self.left -= 1
        if self.left == 0:
            self.happens()
        return super().readline(*size)


@pytest.fixture
def meanwhile(tmp_path, monkeypatch, capsys):
    """Return the running of `ask` on answers before the last of which something happens."""
    monkeypatch.chdir(tmp_path)

    def run(happens, *answers, language="en"):
        monkeypatch.setattr(sys, "stdin", Meanwhile(answers, happens))
        monkeypatch.setattr(sys, "argv", ["transfer-check", "ask", "haiti.yaml", "--lang", language])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return run


def test_a_case_that_an_editor_changed_meanwhile_is_not_written_over(meanwhile, tmp_path):
    """The answers are kept beside it, each time under a name that is free."""
    file = tmp_path / "haiti.yaml"
    for name in ("haiti.answers.yaml", "haiti.answers-2.yaml"):
        file.write_text(PARTIAL, encoding="utf-8")
        code, _, errors = meanwhile(lambda: file.write_text("# mine\n" + PARTIAL, encoding="utf-8"), "grant", "stop")
        assert code == 2
        assert errors.startswith("haiti.yaml  TC032\n")
        assert f"`{name}`" in errors
        assert file.read_text(encoding="utf-8") == "# mine\n" + PARTIAL
        assert load_case(tmp_path / name).facts()["transfer.kind"] == "grant"
    assert sorted(_files(tmp_path)) == ["haiti.answers-2.yaml", "haiti.answers.yaml", "haiti.yaml"]


def test_a_new_case_that_somebody_else_began_meanwhile_is_not_written_over(meanwhile, tmp_path):
    """Even where it appears at the very end."""
    file = tmp_path / "haiti.yaml"
    code, _, errors = meanwhile(lambda: file.write_text(PARTIAL, encoding="utf-8"), "2012-12-18", "1", "grant", "stop")
    assert (code, file.read_text(encoding="utf-8")) == (2, PARTIAL)
    assert "TC032" in errors
    assert stated(tmp_path / "haiti.answers.yaml") == {"transfer.kind": "grant"}


def _full(monkeypatch, folder):
    """Let nothing be written into a folder any more."""

    def mkstemp(*words, dir=None, **options):
        if Path(dir or "") == folder:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return made(*words, dir=dir, **options)

    made = tempfile.mkstemp
    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_where_the_disk_is_full_at_the_end_the_answers_are_printed(meanwhile, tmp_path, monkeypatch, language):
    """The case with its answers, from its first line to its last, and where it is is said."""
    (tmp_path / "haiti.yaml").write_text(PARTIAL, encoding="utf-8")
    code, output, errors = meanwhile(lambda: _full(monkeypatch, tmp_path), "grant", "stop", language=language)
    assert code == 2
    assert errors.startswith("haiti.yaml  TC510\n  the file cannot be written: no space left on device\n")
    assert "printed on standard output" in errors
    (tmp_path / "printed.yaml").write_text(output[output.index("# the notes") :], encoding="utf-8")
    assert load_case(tmp_path / "printed.yaml").facts()["transfer.kind"] == "grant"
    assert (tmp_path / "haiti.yaml").read_text(encoding="utf-8") == PARTIAL


@pytest.mark.parametrize("reason", ["read only", "no room"])
def test_a_file_that_cannot_be_written_is_refused_before_the_first_question(ask, tmp_path, monkeypatch, reason):
    """Read-only, or on a full disk."""
    (tmp_path / "haiti.yaml").write_text(PARTIAL, encoding="utf-8")

    def full(**_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if reason == "no room":
        monkeypatch.setattr(tempfile, "TemporaryFile", full)
    else:
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    code, output, errors = ask("grant\nstop\n")
    assert (code, output) == (2, "")
    assert "TC510" in errors


@pytest.mark.parametrize(
    ("language", "told"), [("en", "interrupted: nothing was written to `haiti.yaml`"), ("ja", "中断しました。")]
)
def test_control_c_writes_nothing_and_hands_out_the_answers(meanwhile, tmp_path, language, told):
    """As a case on standard error, with what happened."""

    def interrupted():
        raise KeyboardInterrupt

    (tmp_path / "haiti.yaml").write_text(PARTIAL, encoding="utf-8")
    code, _, errors = meanwhile(interrupted, "grant", "never read", language=language)
    assert code == 130
    assert told in errors
    assert _files(tmp_path) == {"haiti.yaml": PARTIAL}
    (tmp_path / "printed.yaml").write_text(errors[errors.index("# the notes") :], encoding="utf-8")
    assert load_case(tmp_path / "printed.yaml").facts()["transfer.kind"] == "grant"


@pytest.mark.parametrize(
    ("gone", "code"),
    [(NobodyReads(), 141), (UsageError(Problem("", 0, 0, "TC511", "", "standard output cannot be written")), 2)],
)
def test_where_the_questions_are_read_no_more_the_answers_are_handed_out(meanwhile, tmp_path, monkeypatch, gone, code):
    """The reader of a pipe went away, or a log is on a full disk."""

    def fails(_):
        raise gone

    (tmp_path / "haiti.yaml").write_text(PARTIAL, encoding="utf-8")
    happens = lambda: monkeypatch.setattr("transfer_check.cli.output._print", fails)  # noqa: E731
    left, _, errors = meanwhile(happens, "grant", "export")
    assert left == code
    assert "  kind: grant" in errors
    assert _files(tmp_path) == {"haiti.yaml": PARTIAL}


def test_control_c_before_any_answer_hands_out_nothing(meanwhile, tmp_path):
    """There is nothing to keep."""

    def interrupted():
        raise KeyboardInterrupt

    code, _, errors = meanwhile(interrupted, "2012-12-18", "never read")
    assert code == 130
    assert errors.strip().splitlines() == [
        "interrupted: nothing was written to `haiti.yaml`, because answers are saved only at the end or at `stop`"
    ]
    assert _files(tmp_path) == {}


def test_it_is_said_at_the_start_when_answers_are_written_and_at_the_end_what_was(ask, tmp_path):
    """A file that was just made was not left as it was."""
    _, output, _ = ask("2012-12-18\n1\nstop\n")
    assert output.index("Your answers are written to `haiti.yaml` at the end") < output.index("> ")
    assert "`haiti.yaml` was made" in output
    assert "Nothing was added" not in output
    assert "Nothing was added to `haiti.yaml`." in ask("stop\n")[1]
    assert "1 answer is saved in `haiti.yaml`." in ask("grant\nstop\n")[1]


def test_stop_tells_the_headline_and_how_to_print_the_rest(ask, tmp_path):
    """Not the hundreds of lines of an answer that is not settled."""
    (tmp_path / "haiti.yaml").write_text(PARTIAL, encoding="utf-8")
    code, output, _ = ask("grant\nstop\n")
    end = output[output.index("1 answer is saved") :]
    assert code == 3
    assert "The answer is undetermined. It waits for" in end
    assert end.endswith("To print the whole answer:\n  transfer-check evaluate haiti.yaml\n")
    assert len(end.splitlines()) < 12


@pytest.mark.parametrize("language", ["en", "ja"])
def test_control_characters_are_not_echoed(ask, tmp_path, language):
    """Neither where a line of a pipe is shown nor where it is refused."""
    _, output, errors = ask("\x1b[2J\n2012-12-18\n\x1b[31m1\n1\n\x1b[31mgrant\nstop\n", "--lang", language)
    assert "\x1b" not in output + errors
    assert output.count(r"\x1b[31mgrant") == 2


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
    assert "回答3件をhaiti.yamlに保存しました。" in shown
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
    child.expect("interrupted: nothing was written")
    child.expect("kind: grant")
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
    assert stated(tmp_path / "new.yaml") == {"transfer.kind": "grant"}
