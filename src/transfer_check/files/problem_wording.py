"""The words of each problem: what is wrong in the user's terms, and what to do."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from transfer_check.facts import ELEMENTS, VOCABULARIES, Fact, Signed, catalogue, did_you_mean
from transfer_check.files.model_keys import Models, keys_of, models_at
from transfer_check.files.quoting import Location, cut, path_text, quoted


class Finding(NamedTuple):
    """One error of pydantic, placed in the document.

    Attributes:
        location: where in the document.
        kind: pydantic's name of the error.
        message: its text, used where there is no better one.
        context: its details.
        value: what the document holds there; of a missing key, what encloses it.
        branch: the alternative of a union it belongs to, or ``""``.
        shared: where that union stands.
    """

    location: Location
    kind: str
    message: str
    context: Mapping[str, Any]
    value: Any
    branch: str
    shared: Location


Wanted = tuple[str, str]
"""What to say where a key is missing: message and help."""


class Wording(NamedTuple):
    """The code, the message and the help of a problem."""

    code: str
    message: str
    help: str = ""


_EXPECTED = {
    "string_type": "text", "bool_type": "true or false", "int_type": "a whole number", "float_type": "a number",
    "model_type": "a mapping of keys to values", "model_attributes_type": "a mapping of keys to values",
    "dict_type": "a mapping of keys to values", "mapping_type": "a mapping of keys to values",
    "tuple_type": "a list", "list_type": "a list", "set_type": "a list",
}  # fmt: skip
_RANGES = {
    "greater_than_equal": ("ge", "less than"), "greater_than": ("gt", "not more than"),
    "less_than_equal": ("le", "more than"), "less_than": ("lt", "not less than"),
}  # fmt: skip
_SWITCHES = {"on": True, "off": False}


def worded(group: tuple[Finding, ...], model: type[BaseModel], wanted: Mapping[Location, Wanted]) -> Wording:
    """Return the words for findings that make one problem; a fact is named by its legal name first."""
    first = group[0]
    if first.kind == "missing":
        return _missing(group, models_at(model, first.location[:-1]), wanted)
    if first.kind == "extra_forbidden":
        return _unknown_key(first, keys_of(models_at(model, first.location[:-1])))
    if first.kind in _EXPECTED:
        wording = _wrong_type(group, models_at(model, first.location))
    else:
        wording = _WORDS.get(first.kind, _other)(first)
    return wording._replace(message=_named(first.location) + wording.message)


def is_signed(models: Models) -> bool:
    """Whether the models are those of a signed assessment."""
    return bool(models) and all(issubclass(model, Signed) for model in models)


def fact_at(location: Location) -> Fact | None:
    """Return the fact stated at a location of a case, or of the partial case in an example of a rule."""
    names = [part for part in location if isinstance(part, str)]
    if "given" in names:
        names = names[names.index("given") + 1 :]
    singular = {"items": "item", **{name: element for name, (element, _) in ELEMENTS.items()}}
    path = f"{singular.get(names[0], names[0])}.{names[1]}" if len(names) > 1 else "".join(names)
    return catalogue().get(path)


def _named(location: Location) -> str:
    fact = fact_at(location)
    return f"{fact.label.ja} / {fact.label.en} (`{fact.path}`): " if fact else ""


def _missing(group: tuple[Finding, ...], models: Models, wanted: Mapping[Location, Wanted]) -> Wording:
    first = group[0]
    key = str(first.location[-1])
    if is_signed(models):
        keys = [f"`{finding.location[-1]}`" for finding in group]
        names = " and ".join([", ".join(keys[:-1]), keys[-1]] if len(keys) > 1 else keys)
        message = f"an assessment must be signed: {names} {'are' if len(keys) > 1 else 'is'} missing"
        value = first.value.get("value") if isinstance(first.value, dict) else None
        return Wording("TC026", _named(first.location[:-1]) + message, _signature(first.location[:-1], value))
    message, help = wanted.get(first.location, (f"the key `{key}` is missing", ""))
    if isinstance(first.value, dict) and key in first.value:
        message = f"`{key}` cannot be {quoted(first.value[key])}"
    return Wording("TC020", message, help)


def _signature(location: Location, value: Any) -> str:
    fact = fact_at(location)
    body = fact.body[0] if fact and fact.body else "meti"
    shown = str(value).lower() if isinstance(value, bool) else "true"
    if fact and fact.vocabulary:
        terms = VOCABULARIES[fact.vocabulary]
        shown = value if isinstance(value, str) and value in terms else next(iter(terms.terms))
    return f"say what was judged, by which body, on which day: `{{value: {shown}, by: {body}, on: 2012-12-18}}`"


def _unknown_key(finding: Finding, allowed: list[str]) -> Wording:
    key = str(finding.location[-1])
    message = f"unknown key {quoted(key)}"
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])|[\s-]+", "_", key).lower()
    near = plain if plain in allowed else did_you_mean(plain[:80], allowed)
    if near:
        return Wording("TC021", message, f"did you mean `{near}`?")
    help = _keys_help(finding.location[:-1], allowed)
    elsewhere = [path for path in catalogue() if path.endswith(f".{plain}")]
    return Wording("TC021", message, f"`{key}` is stated as `{elsewhere[0]}`; {help}" if len(elsewhere) == 1 else help)


def _keys_help(location: Location, keys: list[str]) -> str:
    where = f"of `{path_text(location)}`" if location else "here"
    return f"the keys {where} are {_listed(keys)}"


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _wrong_type(group: tuple[Finding, ...], models: Models) -> Wording:
    first = group[0]
    value = first.value
    if first.kind == "model_type" and str(first.context.get("class_name", "")).startswith("Signed"):
        return Wording("TC026", "an assessment must be signed", _signature(first.location, value))
    expected = list(dict.fromkeys(_EXPECTED[finding.kind] for finding in group if finding.kind in _EXPECTED))
    if "a number" in expected and "a whole number" in expected:
        expected.remove("a whole number")
    words = " or ".join(expected)
    found = quoted(value)
    message = f"{found} is not {words}" if found.startswith("`") else f"expected {words}, found {found}"
    return Wording("TC022", message, _type_help(first, expected, models))


def _type_help(finding: Finding, expected: list[str], models: Models) -> str:
    value = finding.value
    fact = fact_at(finding.location)
    if value is None:
        unknown = fact is not None or len(finding.location) == 1
        return "leave the key out where it is not known" if unknown else ""
    if expected == ["true or false"] and isinstance(value, str):
        return _switch(value)
    if expected == ["text"] and isinstance(value, bool | int | float):
        return f'put it in quotes: `"{cut(_as_written(value))}"`'
    if expected == ["a list"]:
        return "begin each entry with `- `"
    if expected == [_EXPECTED["model_type"]] and keys_of(models):
        return _keys_help(finding.location, keys_of(models))
    return ""


def _switch(value: str) -> str:
    """Return how to write what a text means by yes or no."""
    from transfer_check.facts import MisreadError, read_flag  # for mistakes alone

    try:
        said = _SWITCHES[value.lower()] if value.lower() in _SWITCHES else read_flag(value, answering=True)
    except MisreadError:
        return "write `true` or `false`, or leave the key out where it is not known"
    meant = str(said).lower()
    return f"drop the quotes: write `{meant}`" if value.lower() == meant else f"write `{meant}`"


def _as_written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _day(finding: Finding) -> Wording:
    if isinstance(finding.value, str | int) and not isinstance(finding.value, bool):
        return Wording("TC025", _shortened(finding), _help(finding))
    return Wording("TC025", f"{quoted(finding.value)} is not a day of the calendar", _help(finding))


def _range(finding: Finding) -> Wording:
    key, words = _RANGES[finding.kind]
    return Wording("TC027", f"{quoted(finding.value)} is {words} {finding.context[key]}")


def _length(finding: Finding) -> Wording:
    what, unit = ("text", "characters") if finding.kind.startswith("string") else ("list", "entries")
    if not finding.value:
        help = "leave the key out where it is not known" if len(finding.location) == 1 and what == "list" else ""
        return Wording("TC028", f"the {what} is empty", help)
    bound = finding.context.get("min_length", finding.context.get("max_length"))
    words = "fewer than" if finding.kind.endswith("short") else "more than"
    return Wording("TC028", f"the {what} has {words} {bound} {unit}")


def _literal(finding: Finding) -> Wording:
    terms = re.findall(r"'([^']*)'", str(finding.context.get("expected", "")))
    near = did_you_mean(finding.value[:80], terms) if isinstance(finding.value, str) else ""
    help = (f"did you mean `{near}`? " if near else "") + f"the terms are {_listed(terms)}"
    return Wording("TC023", f"{quoted(finding.value)} is not one of the terms", help)


def _pattern(finding: Finding) -> Wording:
    message = f"{quoted(finding.value)} does not have the form that is asked for"
    return Wording("TC029", message, f"it must match `{finding.context.get('pattern', '')}`")


def _custom(code: str) -> Callable[[Finding], Wording]:
    return lambda finding: Wording(code, _shortened(finding), _help(finding))


def _other(finding: Finding) -> Wording:
    message = _shortened(finding).removeprefix("Value error, ").removeprefix("Assertion failed, ").rstrip(".")
    message = message.replace("Input should", f"{quoted(finding.value)} should")
    return Wording(str(finding.context.get("code", "TC029")), message[:1].lower() + message[1:], _help(finding))


def _help(finding: Finding) -> str:
    return str(finding.context.get("help", ""))


def _shortened(finding: Finding) -> str:
    """Return the message with the user's text in it cut and made printable."""
    message = finding.message
    for name, text in finding.context.items():
        if name != "help" and isinstance(text, str) and cut(text) != text:
            message = message.replace(text, cut(text))
    return message


_WORDS: dict[str, Callable[[Finding], Wording]] = {
    "vocabulary": _custom("TC023"),
    "state": _custom("TC024"),
    "state_of_another_day": _custom("TC024"),
    "far_off_day": _custom("TC025"),
    "source": _custom("TC030"),
    "excluded": _custom("TC035"),
    "override": _custom("TC033"),
    "day": _day,
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "too_short": _length,
    "too_long": _length,
    "string_too_short": _length,
    "string_too_long": _length,
    **dict.fromkeys(_RANGES, _range),
}
