"""Files and standard input as documents: YAML, JSON or TOML, with the place of every value."""

import codecs
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from transfer_check.errors import CaseError, Problem, TransferCheckError
from transfer_check.facts import did_you_mean
from transfer_check.files.quoting import Location, path_text, printable, quoted
from transfer_check.files.readers.located import Located, Positions, UnreadableError
from transfer_check.files.readers.yaml_reader import read_yaml

LARGEST = 10_000_000
LARGEST_RECORD = 200_000_000
FORMATS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
STANDARD_INPUT = "-"
_LISTED = 1_000


class Document(NamedTuple):
    """One document as it was written: plain dicts, lists and scalars, and where each stands.

    Attributes:
        file: the file as the user named it, ``-`` for standard input.
        value: what the document holds; never None.
        positions: line and column of each value and its key, by location such as ``("items", 0, "form")``.
        content: the bytes of the file.
    """

    file: str
    value: Any
    positions: Positions
    content: bytes = b""

    def problem(self, code: str, location: Location, message: str, help: str = "", *, at_key: bool = False) -> Problem:
        """Return a problem at `location`, or at what encloses it where nothing is written there."""
        position = self.positions.nearest(location)
        line, column = position[2:] if at_key else position[:2]
        return Problem(self.file, line, column, code, path_text(location), message, help)

    def line(self, location: Location) -> int:
        """Return the line of a value, or of what stands for it: a part written as none or as another; 0 for neither."""
        if location in self.positions:
            return self.positions[location].line
        above = self.value
        for part in location[:-1]:
            above = above[part] if location[:-1] in self.positions else {}
        return 0 if isinstance(above, (dict, list)) else self.positions[location[:-1]].line


def read_document(
    path: str | Path, *, stdin_format: str = "yaml", error: type[TransferCheckError] = CaseError
) -> Document:
    """Return the one document of a file, or of standard input for ``-``.

    Raises:
        TransferCheckError: of the class `error`, where the file cannot be read or holds several documents.
    """
    documents = read_documents(path, stdin_format=stdin_format, error=error)
    if len(documents) > 1:
        message = f"expected one document, found {len(documents)}; the second begins here"
        raise error(documents[1].problem("TC014", (), message, "keep one, or write each to a file of its own"))
    return documents[0]


def read_documents(
    path: str | Path, *, stdin_format: str = "yaml", error: type[TransferCheckError] = CaseError
) -> list[Document]:
    """Return every document of a file, at least one; only YAML can hold several.

    Raises:
        TransferCheckError: of the class `error`, with all that is wrong in the file.
    """
    file = printable(str(path))
    try:
        content = _content(path, file)
        text = _text(content, file)
        found = _reader(path, file, stdin_format)(text, file)
    except UnreadableError as unreadable:
        raise error(sorted(unreadable.problems, key=lambda problem: (problem.line, problem.column))) from None
    if not found:
        name = "standard input" if str(path) == STANDARD_INPUT else "the file"
        help = "a case begins with `case: NAME` and `on: YYYY-MM-DD`" if error is CaseError else ""
        raise error(Problem(file, 0, 0, "TC005", "", f"{name} is empty", help))
    return [Document(file, located.value, located.positions, content) for located in found]


def read_bytes(path: str | Path, *, error: type[TransferCheckError]) -> bytes:
    """Return every byte of a record, or of standard input for ``-``, whatever the ending of the name.

    Raises:
        TransferCheckError: of the class `error`, where it cannot be read.
    """
    try:
        return _content(path, printable(str(path)), case=False)
    except UnreadableError as unreadable:
        raise error(unreadable.problems) from None


def _stop(file: str, code: str, message: str, help: str = "", line: int = 0, column: int = 0) -> UnreadableError:
    return UnreadableError([Problem(file, line, column, code, "", message, help)])


def _reader(path: str | Path, file: str, stdin_format: str) -> Callable[[str, str], list[Located]]:
    format = _format(path, file, stdin_format)
    if format == "json":
        from transfer_check.files.readers.json_reader import read_json

        return read_json
    if format == "toml":
        from transfer_check.files.readers.toml_reader import read_toml

        return read_toml
    return read_yaml


def _format(path: str | Path, file: str, stdin_format: str) -> str:
    if str(path) == STANDARD_INPUT:
        return stdin_format
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(f"`{suffix}`" for suffix in FORMATS)
        message = f"the ending {quoted(suffix)} is of no known format" if suffix else "the name has no ending"
        raise _stop(file, "TC008", message, f"the known endings are {known}; `-` reads standard input")
    return FORMATS[suffix]


def _content(path: str | Path, file: str, *, case: bool = True) -> bytes:
    """Return the bytes of a file; reading stops where it is too large, or where the ending is not that of a case."""
    largest = LARGEST if case else LARGEST_RECORD
    try:
        if str(path) == STANDARD_INPUT:
            return _standard_input(file, largest)
        if os.path.isdir(path):
            raise _stop(file, "TC002", "this is a directory, not a file", "name a file in it")
        with open(path, "rb") as stream:
            if case:
                _format(path, file, "")
            return _limited(stream, file, largest)
    except (FileNotFoundError, NotADirectoryError):
        raise _stop(file, "TC001", "there is no such file", _missing_help(Path(path))) from None
    except (OSError, ValueError) as error:
        reason = _reason(error)
        raise _stop(file, "TC003", f"the file cannot be read: {reason}") from None


def _standard_input(file: str, largest: int) -> bytes:
    if sys.stdin is None:
        raise _stop(file, "TC003", "standard input is closed")
    return _limited(sys.stdin.buffer, file, largest)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return "permission denied"
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return printable(text[:1].lower() + text[1:])


def _limited(stream: BinaryIO, file: str, largest: int) -> bytes:
    content = stream.read(largest + 1)
    if len(content) > largest:
        help = "a case is a few kilobytes; write many cases to several files"
        raise _stop(file, "TC004", f"larger than {largest // 1_000_000} MB", help)
    return content


def _missing_help(path: Path) -> str:
    if not path.parent.is_dir():
        return f"there is no folder `{printable(str(path.parent))}`"
    near = _sibling(path)
    return f"did you mean `{near}`?" if near else ""


def _sibling(path: Path) -> str:
    """Return the file beside `path` whose name, its ending aside, is most like it, or ``""``."""
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for _, entry in zip(range(_LISTED), entries, strict=False)]
    except OSError:
        return ""
    stems = {Path(name).stem: name for name in names if Path(name).suffix.lower() in FORMATS}
    near = did_you_mean(path.stem, stems)
    return printable(str(path.with_name(stems[near]))) if near else ""


def _text(content: bytes, file: str) -> str:
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise _stop(file, "TC007", "the text is UTF-16, not UTF-8", "save it as UTF-8")
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf_8(content, error.start + len(content) - len(body), file) from None
    nul = content.find(b"\0")
    if nul >= 0:
        raise _binary(nul, file)
    return text


def _binary(offset: int, file: str) -> UnreadableError:
    help = "a case is a text file, in YAML, JSON or TOML"
    return _stop(file, "TC006", f"this is not a text file: byte {offset} is NUL", help)


def _not_utf_8(content: bytes, offset: int, file: str) -> UnreadableError:
    if b"\0" in content:
        return _binary(content.index(b"\0"), file)
    start = content.rfind(b"\n", 0, offset) + 1
    line = content.count(b"\n", 0, offset) + 1
    column = len(content[start:offset].decode("utf-8-sig", "replace")) + 1
    message = f"not UTF-8: byte {offset} is 0x{content[offset]:02X}"
    return _stop(file, "TC007", message, _encoding_help(content), line, column)


def _encoding_help(content: bytes) -> str:
    try:
        content.decode("cp932")
    except UnicodeDecodeError:
        return "save it as UTF-8"
    return "it may be Shift_JIS: save it as UTF-8"
