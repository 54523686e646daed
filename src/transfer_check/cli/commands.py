"""How a verb is called and helped: usage, help and errors in our own words, whatever version of typer runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from transfer_check.cli.misuse import MISUSE, given_twice, no_verb, told, too_many
from transfer_check.cli.verb_register import Register


class Verb(TyperCommand):
    """A verb: its arguments come before its options, and its epilog is a command to copy."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what follows the verb in its usage line: arguments, the options it needs, the rest."""
        needed = [_name(option) for option in _options(self.params) if option.required]
        return [*(str(argument.metavar) for argument in _arguments(self.params)), *needed, "[OPTIONS]"]

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
        arguments = _arguments(self.params)
        _write_rows(formatter, "Arguments", [(argument.metavar, argument.help) for argument in arguments])
        _write_options(formatter, self, ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the epilog as it stands: a command that is broken into lines cannot be copied."""
        _write_epilog(self, formatter)


class Verbs(TyperGroup):
    """A group of verbs, each loaded when it is called.

    Attributes:
        register: the verbs of the group.
    """

    register: Register

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the verbs in the order of the help."""
        return list(self.register.in_order())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the verb of a name, or ``None``."""
        return command(self.register, cmd_name) if cmd_name in self.register else None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words up to the verb; where there are none, print the help and leave as for every error.

        Raises:
            UsageError: for words it cannot use.
        """
        if args in ([], ["--"]):
            print(self.get_help(ctx), file=sys.stderr)
            raise typer.Exit(2)
        try:
            return super().parse_args(ctx, args)
        except MISUSE as error:
            raise _told(self, ctx, error, self._options_of_verbs()) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the verb.

        Raises:
            UsageError: where there is none of that name.
        """
        if args[0] not in self.register:
            verbs = {name: self.register.verbs_within(name) for name in self.register.in_order()}
            raise no_verb(ctx.command_path, args[0], verbs)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the verbs and the options."""
        verbs = self.register.in_order().items()
        _write_rows(
            formatter, "Verbs", [(name, TyperCommand(name, help=help).get_short_help_str(100)) for name, help in verbs]
        )
        _write_options(formatter, self, ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the epilog as it stands."""
        _write_epilog(self, formatter)

    def _options_of_verbs(self) -> frozenset[str]:
        verbs = [command(self.register, name) for name in self.register]
        return frozenset(name for verb in verbs for option in verb.params for name in option.opts)


def command(register: Register, name: str) -> Any:
    """Return a verb or a group of verbs as a command that can be run."""
    module = register.module(name)
    if not register.is_group(name):
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name, cls=Verb, epilog=module.EPILOG)(register.work(name))
        return typer.main.get_command(alone)
    return group(
        typer.Typer(
            name=name,
            cls=Verbs,
            rich_markup_mode=None,
            subcommand_metavar="VERB",
            help=module.HELP,
            epilog=module.EPILOG,
        ),
        Register(module.__name__),
    )


def group(program: typer.Typer, register: Register) -> Verbs:
    """Return a group with the verbs of a register."""
    verbs = typer.main.get_group(program)
    assert isinstance(verbs, Verbs)
    verbs.register = register
    return verbs


def _given_twice(command: Any, args: Sequence[str]) -> str:
    """Return an option that takes one value and is given several, of which typer would use the last; ``""`` for none."""
    words = [word.partition("=")[0] for word in takewhile(lambda word: word != "--", args)]
    single = (option for option in _options(command.params) if not option.multiple)
    return next((name for option in single for name in option.opts if words.count(name) > 1), "")


def _arguments(parameters: Sequence[Any]) -> list[Any]:
    return [parameter for parameter in parameters if parameter.param_type_name == "argument"]


def _options(parameters: Sequence[Any]) -> list[Any]:
    return [parameter for parameter in parameters if parameter.param_type_name == "option"]


def _name(option: Any) -> str:
    return f"{', '.join(sorted(option.opts, key=len))} {option.metavar or ''}".strip()


def _usage(command: Any, ctx: Any) -> str:
    return " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])


def _told(command: Any, ctx: Any, error: Any, later: frozenset[str] = frozenset()) -> Exception:
    names = [name for option in _options(command.get_params(ctx)) for name in option.opts]
    return told(error, ctx.command_path, _usage(command, ctx), names, later)


def _write_options(formatter: Any, command: Any, ctx: Any) -> None:
    options = _options(command.get_params(ctx))
    _write_rows(formatter, "Options", [(_name(option), option.help or "") for option in options])


def _write_rows(formatter: Any, title: str, rows: list[tuple[Any, Any]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _write_epilog(command: Any, formatter: Any) -> None:
    if command.epilog:
        formatter.write_paragraph()
        formatter.write(f"{command.epilog}\n")
