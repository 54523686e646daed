"""Reading rule files in full: schema, lowering and the checks without which there is no rulebook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from transfer_check.errors import Problem, RuleError
from transfer_check.facts import catalogue
from transfer_check.files.documents import Document, read_document
from transfer_check.files.model_problems import validated
from transfer_check.files.places_to_fill import places_to_fill, unfilled
from transfer_check.files.registration import Registered
from transfer_check.files.rule_conflicts import contradictions
from transfer_check.files.rule_files import Place, RuleFile, RuleFiles
from transfer_check.files.rule_folder import REGIMES, TABLES
from transfer_check.files.table_reading import read_table
from transfer_check.law import Omission, Provision, Regime, Rulebook, Table
from transfer_check.law.condition import Leaf, tables_read
from transfer_check.law.condition.leaf_reading import TableFilters
from transfer_check.law.written import (
    InstrumentFile,
    Location,
    Lowering,
    RegimesFile,
    Report,
    TablesFile,
    WrittenInstrument,
    instrument,
)

Model = TypeVar("Model", bound=BaseModel)


def read_folder(folder: Path, digest: str) -> RuleFiles:
    """Read every rule file of a folder.

    Raises:
        RuleError: with every problem of every file, in the order of the files.
    """
    files = read_what_can_be_read(folder, digest)
    if files.problems:
        raise RuleError(files.problems)
    return files


def read_what_can_be_read(folder: Path, digest: str) -> RuleFiles:
    """Read every rule file of a folder that can be read, and remember what is wrong with the others.

    Raises:
        RuleError: with every problem of every file, where the regimes or the list of tables cannot be read:
            without them nothing else has a meaning.
    """
    reading = _Reading(folder)
    regimes = reading.model(REGIMES, RegimesFile)
    tables = reading.tables()
    if regimes is None or tables is None:
        reading.check_instrument_files()
        raise RuleError(_in_order(reading.problems))
    read = reading.instrument_files()
    registered = reading.registered(read, regimes[0])
    instruments = (*regimes[0].instruments, *registered.instruments)
    provisions, omissions = reading.provisions(
        read, instruments, {name: frozenset(table.filters) for name, table in tables.items()}
    )
    regime_list, from_regimes = reading.regimes(*regimes, instruments)
    rulebook = Rulebook(
        {each.id: instrument(each) for each in instruments},
        registered.with_editions(regime_list),
        (*from_regimes, *provisions),
        tables,
        tuple(omissions),
        digest,
        regimes[0].encoded_until,
        regimes[0].as_of,
    )
    reading.look_for_contradictions(rulebook)
    return RuleFiles(
        folder,
        reading.name(REGIMES),
        regimes[0],
        _place(regimes[1]),
        instruments,
        tuple(reading.files),
        rulebook,
        tuple(_in_order(reading.problems)),
        frozenset(reading.unsound | reading.reading_tables_in_doubt(rulebook)),
        reading.unread,
    )


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))


class ReadFile(NamedTuple):
    """An instrument file as read: its name in the rules folder, what it holds, and where."""

    relative: str
    content: InstrumentFile
    document: Document


class _Reading:
    """One pass over a folder; collects problems and goes on."""

    def __init__(self, folder: Path) -> None:
        self._leaves: dict[str, Leaf] = {}
        self.folder = folder
        self.problems: list[Problem] = []
        self.files: list[RuleFile] = []
        self.unsound: set[str] = set()
        self.unread = ""
        self._tables_in_doubt: set[str] = set()
        self._places: dict[int, tuple[Document, Location]] = {}

    def name(self, relative: str) -> str:
        return (self.folder / relative).as_posix()

    def model(self, relative: str, model: type[Model]) -> tuple[Model, Document] | None:
        try:
            document = read_document(self.folder / relative, error=RuleError)
            return validated(document, model, RuleError), document
        except RuleError as error:
            self.problems.extend(error.problems)
            return None

    def tables(self) -> dict[str, Table] | None:
        read = self.model(TABLES, TablesFile)
        if read is None:
            return None
        self._repeated(read[1], "tables", [each.name for each in read[0].tables])
        tables: dict[str, Table] = {}
        for written in read[0].tables:
            before = len(self.problems)
            name = self.name(f"tables/{written.file}")
            tables[written.name] = read_table(written, self.folder / "tables", name, self.problems)
            if len(self.problems) > before:
                self._tables_in_doubt.add(written.name)
        return tables

    def reading_tables_in_doubt(self, rulebook: Rulebook) -> set[str]:
        """Return the ids of the definitions that read a table with a problem."""
        return {
            provision.id
            for provision in rulebook.provisions
            for condition in provision.conditions
            if any(leaf.table in self._tables_in_doubt for leaf in tables_read(condition))
        }

    def lowering(
        self, relative: str, document: Document, instruments: tuple[WrittenInstrument, ...], tables: TableFilters
    ) -> Lowering:
        return Lowering(
            relative,
            catalogue(),
            tables,
            frozenset(each.id for each in instruments),
            self._report(document),
            self._leaves,
        )

    def _report(self, document: Document) -> Report:
        def report(at: Location, code: str, message: str, help: str) -> None:
            self.unsound.update(_ids(document, at))
            if not unfilled(document.value, at):
                self.problems.append(document.problem(code, at, _named(document, at) + message, help))

        return report

    def _place(self, document: Document, provisions: list[Provision], places: Iterable[Location]) -> list[Provision]:
        """Remember where provisions stand."""
        self._places.update((id(each), (document, at)) for each, at in zip(provisions, places, strict=False))
        return provisions

    def look_for_contradictions(self, rulebook: Rulebook) -> None:
        """Report what keeps the provisions from making a rulebook."""
        for provision, code, message, help in contradictions(rulebook, self.unread):
            document, at = self._places[id(provision)]
            if code != "TC304":  # what is lifted does not change what the rule itself says
                self.unsound.add(provision.id)
            self.problems.append(document.problem(code, at, _named(document, at) + message, help))

    def regimes(
        self, content: RegimesFile, document: Document, instruments: tuple[WrittenInstrument, ...]
    ) -> tuple[tuple[Regime, ...], list[Provision]]:
        """Lower the regimes, and the provisions that stand with them."""
        self._repeated(document, "instruments", [each.id for each in content.instruments])
        self._repeated(document, "regimes", [each.id for each in content.regimes])
        known = [each.id for each in content.regimes]
        for place, each in enumerate(content.instruments):
            if each.regime not in known:
                message, help = (
                    f"`{each.regime}` is not a regime",
                    "the regimes are " + ", ".join(f"`{name}`" for name in known),
                )
                self.problems.append(document.problem("TC303", ("instruments", place, "regime"), message, help))
        lowering = self.lowering(REGIMES, document, instruments, {})
        regimes, provisions = lowering.regimes(content)
        places = (
            ("regimes", number, key, place)
            for number, each in enumerate(content.regimes)
            for key, written in (("scope", each.scope), ("closed", each.closed))
            for place in range(len(written))
        )
        return regimes, self._place(document, provisions, places)

    def _repeated(self, document: Document, key: str, names: list[str]) -> None:
        for place, name in enumerate(names):
            if name in names[:place]:
                self.problems.append(
                    document.problem("TC308", (key, place), f"`{name}` is listed twice", "keep one of the two")
                )

    def instrument_files(self) -> list[ReadFile]:
        """Read the instrument files, and report every place in them that is still to be filled."""
        files: list[ReadFile] = []
        for relative in self._instrument_files():
            read = self.model(relative, InstrumentFile)
            if read is None:
                self._leave_unread(relative)
                continue
            files.append(ReadFile(relative, *read))
            for at, wanted in places_to_fill(read[1].value):
                message = f"{_named(read[1], at)}still to be filled" + (f": {wanted}" if wanted else "")
                self.problems.append(read[1].problem("TC309", at, message, "write it in place of the mark `FILL`"))
                self.unsound.update(_ids(read[1], at))
        return files

    def registered(self, files: Iterable[ReadFile], regimes: RegimesFile) -> Registered:
        """Return the instruments that are registered in their own files."""
        registered = Registered([each.id for each in regimes.instruments], [each.id for each in regimes.regimes])
        for file in files:
            for at, code, message, help in registered.add(file.content):
                self.problems.append(file.document.problem(code, at, message, help))
        return registered

    def provisions(
        self, files: Iterable[ReadFile], instruments: tuple[WrittenInstrument, ...], tables: TableFilters
    ) -> tuple[list[Provision], list[Omission]]:
        provisions: list[Provision] = []
        omissions: list[Omission] = []
        for relative, content, document in files:
            lowering = self.lowering(relative, document, instruments, tables)
            places = (
                (key, place)
                for key, written in (
                    ("definitions", content.definitions),
                    ("rules", content.rules),
                    ("cautions", content.cautions),
                )
                for place in range(len(written))
            )
            provisions += self._place(document, lowering.file_provisions(content), places)
            omissions += lowering.omissions(content)
            if content.instrument in lowering.instruments:
                self.files.append(RuleFile(self.name(relative), content, _place(document)))
            else:
                self._leave_unread(relative)
        return provisions, omissions

    def check_instrument_files(self) -> None:
        """Look for what is wrong with each file by itself, where nothing more can be said."""
        for relative in self._instrument_files():
            self.model(relative, InstrumentFile)

    def _leave_unread(self, relative: str) -> None:
        self.unread += (self.folder / relative).read_text(encoding="utf-8", errors="replace")

    def _instrument_files(self) -> list[str]:
        found = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        for name in found:
            if name.lower().endswith((".yaml", ".yml")) and not name.endswith(".yaml"):
                self._leave_unread(name)
                message = "the rules in this file would not be read"
                self.problems.append(
                    Problem(self.name(name), 0, 0, "TC307", "", message, "let its name end in `.yaml`")
                )
        return [name for name in found if name.endswith(".yaml") and name not in (REGIMES, TABLES)]


def _named(document: Document, at: Location) -> str:
    """Return the name of the provision that holds a place of a file: title, then id."""
    value: Any = document.value
    name = ""
    for part in at:
        value = _part(value, part)
        if isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("title"), dict):
            title = value["title"]
            name = f"{title.get('ja', '')} / {title.get('en', '')} (`{value['id']}`): "
    return name


def _ids(document: Document, at: Location) -> list[str]:
    """Return the id of the provision that holds a place of a file, after that of what holds the provision, if any."""
    value: Any = document.value
    ids: list[str] = []
    for part in at:
        value = _part(value, part)
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            ids.append(value["id"])
    return ids


def _part(value: Any, part: str | int) -> Any:
    """Return what stands at a key or index, or None where nothing does."""
    if isinstance(value, dict):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None


def _place(document: Document) -> Place:
    def place(at: Location) -> tuple[int, int]:
        position = document.positions.nearest(at)
        return position.line, position.column

    return place
