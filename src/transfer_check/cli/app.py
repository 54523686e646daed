"""The verbs of the command line, each with its options; the work is done in the module of the verb."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

import typer

from transfer_check.cli.calling import Verb, Verbs
from transfer_check.cli.options import (
    CaseFile,
    CaseFiles,
    DayOption,
    DaysOption,
    DialectOption,
    EditionOption,
    FormatOption,
    FromOption,
    InForceOption,
    LanguageOption,
    OutputOption,
    PartOption,
    ReportLanguageOption,
    RulesOption,
    SetOption,
    ToOption,
    day_of,
    one_of,
)
from transfer_check.cli.output import emit
from transfer_check.cli.verbs.many import add_batch
from transfer_check.cli.verbs.papers import add_papers
from transfer_check.text import Text
from transfer_check.version import __version__

EPILOG = """\
`transfer-check VERB --help` tells how a verb is used.

Exit codes of `evaluate`:
  0  the transfer may be permitted, or is out of scope
  1  the transfer is prohibited or not permitted
  2  the input, the rules or the command line are wrong
  3  the answer is undetermined, or no policy text was in force"""

WHAT_IF = """\
Examples:
  transfer-check what-if case.yaml --set assurance.consent_to_extra_purpose_use=not_required
  transfer-check what-if case.yaml --set items.0.form=part --set recipient.state=unknown
  transfer-check what-if case.yaml --set 'assessment.strict_control={value: true, by: meti, on: 2012-12-18}'"""

SQL = """\
Examples:
  transfer-check sql --dialect postgres --part inputs | psql
  transfer-check sql --dialect postgres --part law | psql
  transfer-check sql --dialect postgres --part load | psql
  transfer-check sql --dialect postgres --part judge | psql

After the first, fill the tables `items` and `third_parties`; after the last, select from the views
`case_answers` and `item_answers`."""

Effect = Literal["prohibit", "permit", "require", "refer", "oblige"]
"""What a provision does, as rule files say it; spelt out here so that help loads no rules."""

app = typer.Typer(
    name="transfer-check",
    cls=Verbs,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Evaluate a proposed transfer of arms from Japan against the policy text in force on its day.",
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="VERB",
    epilog=EPILOG,
)
rules_app = typer.Typer(
    cls=Verbs,
    rich_markup_mode=None,
    subcommand_metavar="VERB",
    help="Work on the rulebook: list and show the rules, compare days, check the files.",
    epilog="Example:\n  transfer-check rules list guidelines",
)
app.add_typer(rules_app, name="rules")


def _version(wanted: bool) -> None:
    if wanted:
        emit(f"transfer-check {__version__}")
        raise typer.Exit


@app.callback()
def transfer_check(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Evaluate a proposed transfer of arms from Japan against the policy text in force on its day."""


@app.command(
    cls=Verb, epilog="Example:\n  transfer-check evaluate examples/2012-haiti-engineering-equipment/case.yaml --lang ja"
)
def evaluate(
    cases: CaseFiles,
    on: DayOption = None,
    lang: ReportLanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Judge cases by the text in force on their day, and say why."""
    from transfer_check.cli.verbs.evaluate import run

    raise typer.Exit(run(cases, on, lang, format, output, rules))


@app.command(cls=Verb, epilog="Example:\n  transfer-check explain case.yaml tp1967.peace-contribution")
def explain(
    case: CaseFile,
    rule: Annotated[
        str,
        typer.Argument(parser=str, metavar="RULE-ID", help="Id of the rule; `transfer-check rules list` lists them."),
    ],
    on: DayOption = None,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Say why one rule bites or does not, leaf by leaf."""
    from transfer_check.cli.verbs.explain import run

    run(case, rule, on, lang, rules)


@app.command("what-is-open", cls=Verb, epilog="Example:\n  transfer-check what-is-open case.yaml --format json")
def what_is_open(
    case: CaseFile,
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """List the facts that can still change the answer, best first, and the fewest that would settle it."""
    from transfer_check.cli.verbs.inquiries import run_what_is_open

    run_what_is_open(case, on, lang, format, output, rules)


@app.command("why-not", cls=Verb, epilog="Example:\n  transfer-check why-not case.yaml --on 2011-12-26")
def why_not(
    case: CaseFile,
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Say what keeps a case from being permitted, and how near each ground came."""
    from transfer_check.cli.verbs.inquiries import run_why_not

    run_why_not(case, on, lang, format, output, rules)


@app.command(cls=Verb, epilog="Example:\n  transfer-check remedies case.yaml --lang ja")
def remedies(
    case: CaseFile,
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Find the smallest changes under which a case may be permitted, by who can make them."""
    from transfer_check.cli.verbs.inquiries import run_remedies

    run_remedies(case, on, lang, format, output, rules)


@app.command("what-if", cls=Verb, epilog=WHAT_IF)
def what_if(
    case: CaseFile,
    set: SetOption,
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Judge a case with some facts otherwise, and say what turns.

    The exit code is that of `evaluate` for the changed case.
    """
    from transfer_check.cli.verbs.inquiries import run_what_if

    raise typer.Exit(run_what_if(case, set, on, lang, format, output, rules))


@app.command(
    cls=Verb,
    epilog="""\
Example:
  transfer-check ask 2012-12-18-haiti.yaml --lang ja

Every question can be answered with `unknown`, `why`, `back` or `stop` (save and leave) as well. From a pipe
each line is an answer, and the end of the answers is `stop`.""",
)
def ask(
    case: Annotated[
        str,
        typer.Argument(
            parser=str, metavar="CASE", help="Case file (YAML) to complete; it is begun where there is none."
        ),
    ],
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Ask for the facts that still matter, one by one, and write them into the case."""
    from transfer_check.cli.verbs.ask import run

    raise typer.Exit(run(case, lang, rules))


@app.command(cls=Verb, epilog="Example:\n  transfer-check compare case.yaml --on 2011-12-26 --on 2011-12-27")
def compare(
    case: CaseFile,
    on: DaysOption,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Judge one case by the law of several days, and say which rules stand differently."""
    from transfer_check.cli.verbs.timeline import run_compare

    run_compare(case, on, lang, rules)


@app.command(cls=Verb, epilog="Example:\n  transfer-check timeline case.yaml --lang ja")
def timeline(case: CaseFile, lang: LanguageOption = "en", rules: RulesOption = None) -> None:
    """Judge one case under every edition since 1967: one line each, and why it changed."""
    from transfer_check.cli.verbs.timeline import run_timeline

    run_timeline(case, lang, rules)


@app.command(cls=Verb, epilog="Example:\n  transfer-check facts assurance")
def facts(
    prefix: Annotated[
        str,
        typer.Argument(parser=str, metavar="[PREFIX]", help="Show the facts that begin so; every fact where absent."),
    ] = "",
    lang: LanguageOption = "en",
) -> None:
    """List the facts a case can state."""
    from transfer_check.cli.verbs.facts import run

    run(prefix, lang)


@app.command(cls=Verb, epilog="Example:\n  transfer-check schema case --output case.schema.json")
def schema(
    of: Annotated[
        str,
        typer.Argument(
            parser=str,
            metavar="[NAME]",
            help="`case` (where absent) or `rule`; of the output `decision`, `decisions`, `what-is-open`, `why-not`, "
            "`remedies`, `what-if`, `record`, `verification`, `batch-case`, `batch-item`, `batch-days` or `batch-summary`.",
        ),
    ] = "case",
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of case files, rule files or any JSON output."""
    from transfer_check.cli.verbs.schema import run

    run(of, output)


add_papers(app)
add_batch(app)


@app.command(cls=Verb, epilog=SQL)
def sql(
    dialect: DialectOption,
    part: PartOption = None,
    edition: EditionOption = None,
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Print the rules as SQL that judges cases in a database of your own."""
    from transfer_check.cli.verbs.sql import run

    run(dialect, part, edition, output, rules)


@rules_app.command("list", cls=Verb, epilog="Example:\n  transfer-check rules list 2011 guidelines --on 2012-12-18")
def rules_list(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            parser=str, metavar="[WORD...]", help="Show the rules that mention every word, in Japanese or English."
        ),
    ] = None,
    on: InForceOption = None,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """List the rules with their effect and interval."""
    from transfer_check.cli.verbs.rules_list import run

    run(words or [], on, lang, rules)


@rules_app.command("show", cls=Verb, epilog="Example:\n  transfer-check rules show tp1967.peace-contribution --lang ja")
def rules_show(
    rule: Annotated[
        str,
        typer.Argument(parser=str, metavar="RULE-ID", help="Id of the rule; `transfer-check rules list` lists them."),
    ],
    on: InForceOption = None,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Show one rule: its text, citation, interval, evidence and condition."""
    from transfer_check.cli.verbs.rules_show import run

    run(rule, on, lang, rules)


@rules_app.command("lint", cls=Verb, epilog="Example:\n  transfer-check rules lint --rules my-rules")
def rules_lint(rules: RulesOption = None) -> None:
    """Check the rule files: schema, facts, intervals, examples, usage, languages."""
    from transfer_check.cli.verbs.rules_lint import run

    raise typer.Exit(run(rules))


@rules_app.command("test", cls=Verb, epilog="Example:\n  transfer-check rules test --teeth")
def rules_test(
    rules: RulesOption = None,
    teeth: Annotated[
        bool, typer.Option("--teeth", help="Also mutate every rule and see whether an example notices.")
    ] = False,
) -> None:
    """Run the examples written in the rules."""
    from transfer_check.cli.verbs.rules_test import run

    raise typer.Exit(run(rules, teeth))


RULES_NEW = """\
Examples:
  transfer-check rules new tp1967.patrol-aircraft --from 2013-12-24 --ja 哨戒機の供与 --en "Grant of patrol aircraft" \\
    --lifts tp1967.to-un-embargoed-country --lifts tp1967.to-country-in-conflict --rules my-rules
  transfer-check rules new tp2014.stock-report --from 2024-03-26 --effect oblige --ja 在庫の報告 --en "Stock report" \\
    --instrument tp2014.gcap-decision --rules my-rules"""


@rules_app.command("new", cls=Verb, epilog=RULES_NEW)
def rules_new(
    id: Annotated[str, typer.Argument(parser=str, metavar="ID", help="Id of the provision: regime, full stop, words.")],
    on: Annotated[
        date, typer.Option("--from", parser=day_of("--from"), metavar="YYYY-MM-DD", help="The day it begins.")
    ],
    ja: Annotated[str, typer.Option("--ja", metavar="TITLE", help="Its short title in Japanese.")],
    en: Annotated[str, typer.Option("--en", metavar="TITLE", help="Its short title in English.")],
    effect: Annotated[
        Effect,
        typer.Option(
            "--effect",
            parser=one_of("--effect", {each: each for each in get_args(Effect)}),
            metavar="|".join(get_args(Effect)),
            help="What it does; `permit` where absent, as an exemption does.",
        ),
    ] = "permit",
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            parser=day_of("--until"),
            metavar="YYYY-MM-DD",
            help="The day it ended; the end of its regime where absent.",
        ),
    ] = None,
    lifts: Annotated[
        list[str] | None,
        typer.Option("--lifts", metavar="RULE-ID", help="A prohibition that the permission lifts. May be repeated."),
    ] = None,
    instrument: Annotated[
        str | None,
        typer.Option(
            "--instrument", metavar="ID", help="The registered instrument it is part of; a new one where absent."
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(
            "--file", metavar="NAME", help="The rule file, below the rules folder; beside its like where absent."
        ),
    ] = None,
    rules: RulesOption = None,
) -> None:
    """Begin a provision: its file, registration, examples to fill and changelog row."""
    from transfer_check.cli.verbs.rules_new import run
    from transfer_check.files.rule_writing import Beginning

    run(Beginning(id, on, Text(ja, en), effect, until, tuple(lifts or ()), instrument, file), rules)


@rules_app.command("diff", cls=Verb, epilog="Example:\n  transfer-check rules diff --from 2011-12-26 --to 2011-12-27")
def rules_diff(
    first: FromOption,
    second: ToOption,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """List the provisions that ended, began or changed between two days."""
    from transfer_check.cli.verbs.rules_changes import run_diff

    run_diff(first, second, lang, rules)


@rules_app.command("coverage", cls=Verb, epilog="Example:\n  transfer-check rules coverage --lang ja")
def rules_coverage(
    not_modelled: Annotated[
        bool, typer.Option("--not-modelled", help="List what is not encoded instead, with the reason.")
    ] = False,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Count what of each instrument is encoded and what is not."""
    from transfer_check.cli.verbs.rules_changes import run_coverage

    run_coverage(not_modelled, lang, rules)
