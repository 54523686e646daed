"""How a verb is called and helped: usage, help and errors in our own words, whatever version of typer runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from copy import copy
from itertools import takewhile
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from transfer_check.cli.wrong_usage import MISUSE, given_twice, no_verb, told, too_many


def alone(app: typer.Typer, words: Sequence[str]) -> typer.Typer:
    """Return the program with only the verb that the words begin with, or the whole of it where they begin otherwise.

    typer makes every verb with all its options before it runs one: that takes as long as to read a case.
    """
    called = words[0] if words else ""
    own = [
        each
        for each in app.registered_commands
        if called == (each.name or each.callback.__name__.replace("_", "-"))  # type: ignore[union-attr]
    ]
    groups = [each for each in app.registered_groups if each.name == called]
    if not own and not groups:
        return app
    lighter = copy(app)
    lighter.registered_commands, lighter.registered_groups = own, groups
    return lighter


class Verb(TyperCommand):
    """A verb: its arguments come before its options, and its epilog is a command to copy."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what follows the verb in its usage line: arguments, the options it needs, the rest."""
        needed = [_name(each) for each in self.params if each.param_type_name == "option" and each.required]
        return [*(str(each.metavar) for each in _arguments(self)), *needed, "[OPTIONS]"]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line.

        Raises:
            UsageError: for words it cannot use.
        """
        repeated = _given_twice(self, args)
        if repeated:
            raise given_twice(repeated)
        ctx.allow_extra_args = True
        try:
            left = super().parse_args(ctx, args)
        except MISUSE as error:
            raise _told(self, ctx, error) from None
        if left:
            raise too_many(ctx.command_path, _usage(self, ctx), left)
        return left

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options."""
        _write_rows(formatter, "Arguments", [(each.metavar, each.help) for each in _arguments(self)])
        _write_rows(formatter, "Options", _options(self, ctx))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the epilog as it stands: a command that is broken into lines cannot be copied."""
        _write_epilog(self, formatter)


class Verbs(TyperGroup):
    """A group of verbs."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words up to the verb; where there are none, print the help and leave as for every error.

        Raises:
            UsageError: for words it cannot use.
        """
        if not args:
            print(self.get_help(ctx), file=sys.stderr)
            raise typer.Exit(2)
        try:
            return super().parse_args(ctx, args)
        except MISUSE as error:
            later = {name for verb in self.commands.values() for each in verb.params for name in each.opts}
            raise _told(self, ctx, error, frozenset(later)) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the verb.

        Raises:
            UsageError: where there is none of that name.
        """
        if args[0] not in self.commands:
            raise no_verb(ctx.command_path, args[0], dict(self.commands))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the verbs and the options."""
        _write_rows(formatter, "Verbs", [(name, verb.get_short_help_str(100)) for name, verb in self.commands.items()])
        _write_rows(formatter, "Options", _options(self, ctx))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the epilog as it stands."""
        _write_epilog(self, formatter)


def _given_twice(command: Any, args: Sequence[str]) -> str:
    """Return an option that takes one value and is given several, of which typer would use the last; ``""`` for none."""
    words = [word.partition("=")[0] for word in takewhile(lambda word: word != "--", args)]
    single = (each for each in command.params if each.param_type_name == "option" and not each.multiple)
    return next((name for each in single for name in each.opts if words.count(name) > 1), "")


def _arguments(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "argument"]


def _options(command: Any, ctx: Any) -> list[tuple[str, str]]:
    options = [each for each in command.get_params(ctx) if each.param_type_name == "option"]
    return [(_name(each), each.help or "") for each in options]


def _name(option: Any) -> str:
    return f"{', '.join(sorted(option.opts, key=len))} {option.metavar or ''}".strip()


def _usage(command: Any, ctx: Any) -> str:
    return " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])


def _told(command: Any, ctx: Any, error: Any, later: frozenset[str] = frozenset()) -> Exception:
    names = [name for each in command.get_params(ctx) if each.param_type_name == "option" for name in each.opts]
    return told(error, ctx.command_path, _usage(command, ctx), names, later)


def _write_rows(formatter: Any, title: str, rows: list[tuple[Any, Any]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _write_epilog(command: Any, formatter: Any) -> None:
    if command.epilog:
        formatter.write_paragraph()
        formatter.write(f"{command.epilog}\n")
