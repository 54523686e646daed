"""What is wrong with the words on the command line, told like every other problem.

=====  ==========================================================================================
code   meaning
=====  ==========================================================================================
TC530  no such verb
TC531  no such option
TC532  a word is missing
TC533  a word too many
TC534  a value an option does not take
TC535  an option that is given twice
=====  ==========================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import typer

from transfer_check.errors import UsageError, usage_problem

MISUSE: type[Exception] = typer.BadParameter.__mro__[1]
"""What the parser raises for words it cannot use; typer does not export it by name."""


def misread(option: str, word: str, what: str, help: str, words: Iterable[str] = ()) -> UsageError:
    """Return the error of a value that an option does not take."""
    return usage_problem("TC534", f"`{option}`: {_quoted(word)} {what}", _near(word, words) + help)


def no_verb(command: str, word: str, verbs: dict[str, tuple[str, ...]]) -> UsageError:
    """Return the error of a word that stands where a verb should.

    Args:
        command: what stands before the word, e.g. ``transfer-check rules``.
        word: what was written.
        verbs: the verbs there are; of a group its verbs.
    """
    help = _near(word, verbs)
    outer = next((name for name, within in verbs.items() if word in within), "")
    if outer:
        help = f"did you mean `{command} {outer} {word}`? "
    elif not help and "evaluate" in verbs and word.endswith((".yaml", ".yml", ".json", ".toml")):
        help = f"to judge a case write `{command} evaluate {word}`; "
    listed = ", ".join(f"`{verb}`" for verb in verbs)
    return usage_problem("TC530", f"`{command}` has no verb {_quoted(word)}", f"{help}the verbs are {listed}")


def too_many(command: str, usage: str, words: list[str]) -> UsageError:
    """Return the error of words left over once every argument has its own."""
    many = "one word too many" if len(words) == 1 else f"{len(words)} words too many"
    return usage_problem("TC533", f"{', '.join(map(_quoted, words))}: {many} for `{command}`", f"usage: {usage}")


def given_twice(option: str) -> UsageError:
    """Return the error of an option that takes one value and is given several."""
    several = "; `compare` takes several days" if option == "--on" else ""
    return usage_problem("TC535", f"`{option}` is given twice", f"give it once{several}")


def told(error: Any, command: str, usage: str, options: list[str], later: frozenset[str]) -> UsageError:
    """Return what the parser found wrong as an error of ours.

    Args:
        error: an instance of `MISUSE`.
        command: what was called, e.g. ``transfer-check evaluate``.
        usage: its usage line.
        options: its options.
        later: options of its verbs, which come after the verb.
    """
    kind, listed = type(error).__name__, f"`{command} --help` lists the options"
    if kind == "NoSuchOption":
        if error.option_name in later:
            listed = f"write it after the verb: `{command} VERB … {error.option_name} …`"
        message = f"`{command}` has no option {_quoted(error.option_name)}"
        return usage_problem("TC531", message, _near(error.option_name, options) + listed)
    if kind == "BadOptionUsage":
        message = "takes no value" if "not take" in error.message else "needs a value"
        return usage_problem("TC532", f"`{error.option_name}` {message}", f"usage: {usage}")
    if kind == "MissingParameter" and error.param is not None:
        name = error.param.opts[0] if error.param.param_type_name == "option" else error.param.metavar
        return usage_problem("TC532", f"`{name}` is missing", f"usage: {usage}")
    message = re.sub(r"'([^']*)'", r"`\1`", error.format_message()).rstrip(".")
    return usage_problem("TC534", message[:1].lower() + message[1:], f"usage: {usage}")


def _near(word: str, words: Iterable[str]) -> str:
    from transfer_check.facts import did_you_mean

    near = did_you_mean(word, words)
    return f"did you mean `{near}`? " if near else ""


def _quoted(word: str) -> str:
    from transfer_check.files import quoted

    return quoted(word)
