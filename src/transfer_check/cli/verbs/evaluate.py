"""``evaluate CASE…``: the main job."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from transfer_check.cli.output import columns, emit, refuse_over_case
from transfer_check.errors import CaseError, Problem, UsageError, usage_problem

if TYPE_CHECKING:  # judged without typer, which takes longer to import than a case to judge
    from pathlib import Path

    from transfer_check.cli.options import (
        CaseFiles,
        DayOption,
        Detail,
        DetailOption,
        Format,
        FormatOption,
        OutputOption,
        ReportLanguage,
        ReportLanguageOption,
        RulesOption,
    )
    from transfer_check.facts import TransferCase
    from transfer_check.judging import Decision
    from transfer_check.law import Rulebook
    from transfer_check.text import Language

PLACE = 10
EPILOG = "Example:\n  transfer-check evaluate examples/2012-haiti-engineering-equipment/case.yaml --lang ja"
STANDARD_INPUT = "-"
_LANGUAGES: dict[ReportLanguage, tuple[Language, ...]] = {"en": ("en",), "ja": ("ja",), "both": ("ja", "en")}


def run(
    cases: CaseFiles,
    on: DayOption = None,
    lang: ReportLanguageOption = "en",
    format: FormatOption = "text",
    detail: DetailOption = "short",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> int:
    """Judge cases by the text in force on their day, and say why."""
    from transfer_check.files import load_cases, load_rulebook

    _refuse_confusion(cases, output)
    if lang == "both" and format != "html":
        message = f"`--lang both` is for `--format html`, and the output is `{format}`"
        raise usage_problem("TC538", message, "add `--format html`, or choose `--lang ja` or `--lang en`")
    if detail != "short" and format != "text":
        message = f"`--detail {detail}` is for text, and the output is `{format}`"
        raise usage_problem("TC539", message, "leave it out: every other form keeps everything")
    loaded = load_cases(cases)
    decisions = _evaluated(loaded, load_rulebook(rules), on)
    emit(_rendered(decisions, _LANGUAGES[lang], format, detail, columns(output)), output)
    return exit_code(decisions)


def _refuse_confusion(cases: list[str], output: Path | None) -> None:
    """Refuse to read standard input twice, and to write the answer over a case."""
    if cases.count(STANDARD_INPUT) > 1:
        raise usage_problem(
            "TC508", "standard input can be read only once", "write several cases with `---` between them"
        )
    for case in cases:
        refuse_over_case(output, case)


def _evaluated(cases: list[TransferCase], rulebook: Rulebook, on: date | None) -> list[Decision]:
    """Return the decisions on all cases, or raise everything that is wrong in any of them."""
    from transfer_check.files import cut
    from transfer_check.judging import evaluate

    decisions: list[Decision] = []
    of_requests: list[Problem] = []
    of_cases: list[Problem] = []
    for case in cases:
        try:
            decisions.append(evaluate(case, rulebook, on=on))
        except UsageError as error:
            of_requests.extend(problem._replace(path=cut(case.case)) for problem in error.problems)
        except CaseError as error:
            of_cases.extend(error.problems)
    if of_cases:
        raise CaseError([*of_requests, *of_cases])
    if of_requests:
        raise UsageError(of_requests)
    return decisions


def exit_code(decisions: list[Decision]) -> int:
    """Return 1 where some case is prohibited or not permitted, else 3 where some has no answer, else 0."""
    from transfer_check.judging import Verdict

    verdicts = {decision.verdict for decision in decisions}
    if verdicts & {Verdict.PROHIBITED, Verdict.NOT_PERMITTED}:
        return 1
    return 3 if verdicts & {Verdict.UNDETERMINED, Verdict.NO_TEXT_IN_FORCE} else 0


def _rendered(
    decisions: list[Decision], languages: tuple[Language, ...], format: Format, detail: Detail, columns: int
) -> str:
    if format == "json":
        from transfer_check.paper.json_text import render_json

        return render_json(decisions, several=len(decisions) > 1)
    if format == "html":
        from transfer_check.paper.html import render_html

        return render_html(decisions, languages=languages)
    (language,) = languages
    if format == "markdown":
        from transfer_check.paper.markdown import render_markdown

        return "\n\n".join(render_markdown(decision, language=language) for decision in decisions)
    between = "\n" if detail == "verdict" else "\n\n"
    return between.join(_told(decision, language, detail, columns) for decision in decisions)


def _told(decision: Decision, language: Language, detail: Detail, columns: int) -> str:
    if detail == "verdict":
        from transfer_check.words.accounts.first_screen import verdict_line

        return verdict_line(decision, language=language)
    if detail == "short":
        from transfer_check.paper.screen_text import COLUMNS, render_screen

        return render_screen(decision, language=language, columns=min(columns, COLUMNS))
    from transfer_check.paper.plain_text import render_text

    return render_text(decision, language=language, columns=columns)
