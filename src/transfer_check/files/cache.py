"""The cache of the lowered rulebook: JSON in the user's cache folder, never a pickle.

The key is the content of the rule files and the version of the program, so a cache can be old
but never wrong. Each file begins with the checksum of the rest: a damaged or unreadable one is
ignored. ``TRANSFER_CHECK_CACHE=off`` turns the cache off. The names of states are kept as well,
since reading them from their library costs as much as an evaluation.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from transfer_check.facts import recall_state_names, state_names
from transfer_check.intervals import DoubtfulInterval
from transfer_check.law import (
    Citation,
    EditionDay,
    Instrument,
    KeptProvisions,
    Omission,
    Provision,
    Regime,
    Row,
    Rulebook,
    Table,
    interval_from_json,
    interval_to_json,
    provision_to_json,
    text_to_json,
)
from transfer_check.text import Text
from transfer_check.version import __version__

_OF_ANOTHER_FORM = (ValueError, KeyError, TypeError, IndexError, AttributeError)
"""What reading raises where code of the same version number, as in a checkout, kept another form."""


def cache_folder() -> Path | None:
    """Return the folder of the cache, or ``None`` where it is turned off."""
    if os.environ.get("TRANSFER_CHECK_CACHE", "").lower() == "off":
        return None
    from platformdirs import user_cache_path

    return user_cache_path("transfer-check", appauthor=False)


def cached_rulebook(key: str) -> Rulebook | None:
    """Return the rulebook kept under a key, or ``None``."""
    kept = _kept(f"rulebook-{key}")
    if kept is not None:
        with suppress(*_OF_ANOTHER_FORM):
            head, *provisions = kept.split(b"\n")
            return _from_json(json.loads(head), provisions)
    return None


def keep_rulebook(key: str, rulebook: Rulebook) -> None:
    """Keep a rulebook under a key; where the folder cannot be written, keep nothing."""
    if cache_folder() is None:
        return
    lines = [_to_json(rulebook), *map(provision_to_json, rulebook.provisions)]
    _keep(f"rulebook-{key}", "\n".join(json.dumps(line, ensure_ascii=False) for line in lines))


def recall_states() -> None:
    """Take the names of states from the cache, or read them from the library and keep them."""
    if cache_folder() is None:
        return
    name = f"states-{_edition_of_the_library()}-{__version__}"
    kept = _kept(name)
    if kept is not None:
        with suppress(*_OF_ANOTHER_FORM):
            recall_state_names({code: Text(*names) for code, names in json.loads(kept).items()})
            return
    names = {code: [name.ja, name.en] for code, name in state_names().items()}
    _keep(name, json.dumps(names, ensure_ascii=False))


def _edition_of_the_library() -> str:
    """Return what changes when another version of pycountry is installed, without importing it."""
    spec = find_spec("pycountry")
    if spec is None or spec.origin is None:
        return "none"
    database = Path(spec.origin).parent / "databases" / "iso3166-1.json"
    try:
        found = database.stat()
    except OSError:
        return "unknown"
    return f"{found.st_size}-{found.st_mtime_ns}"


def _kept(name: str) -> bytes | None:
    """Return what is kept under a name, or ``None`` where nothing is or its checksum is wrong."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        checksum, _, content = (folder / f"{name}.json").read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if checksum == _checksum(content) else None


def _keep(name: str, text: str) -> None:
    folder = cache_folder()
    if folder is None:
        return
    content = text.encode()
    temporary = folder / f"{name}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(_checksum(content) + b"\n" + content)
        temporary.replace(folder / f"{name}.json")
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _to_json(rulebook: Rulebook) -> dict[str, Any]:
    return {
        "form": Provision._fields,
        "instruments": [
            [
                each.id,
                text_to_json(each.title),
                text_to_json(each.short),
                each.date and each.date.isoformat(),
                text_to_json(each.adopted_by),
                list(each.found_under),
                text_to_json(each.note),
                list(each.sources),
            ]
            for each in rulebook.instruments.values()
        ],
        "regimes": [
            [
                each.id,
                text_to_json(each.title),
                interval_to_json(each.in_force),
                each.decides,
                each.policy,
                [
                    [day.on.isoformat(), text_to_json(day.title), [day.cite.instrument, day.cite.at]]
                    for day in each.editions
                ],
            ]
            for each in rulebook.regimes
        ],
        "intervals": [interval_to_json(each.in_force) for each in rulebook.provisions],
        "tables": [_table_to_json(each) for each in rulebook.tables.values()],
        "omissions": [
            [
                each.instrument,
                each.at,
                text_to_json(each.title),
                text_to_json(each.reason),
                list(each.digest),
                each.file,
            ]
            for each in rulebook.omissions
        ],
        "digest": rulebook.digest,
        "encoded_until": rulebook.encoded_until and rulebook.encoded_until.isoformat(),
        "as_of": rulebook.as_of and rulebook.as_of.isoformat(),
    }


def _table_to_json(table: Table) -> list[Any]:
    rows = [
        [
            row.id,
            row.state,
            interval_to_json(row.when.certain),
            interval_to_json(row.when.possible),
            row.evidence,
            row.columns,
        ]
        for row in table.rows
    ]
    return [table.name, text_to_json(table.title), table.file, rows, table.filters, text_to_json(table.note)]


def _from_json(data: dict[str, Any], provisions: list[bytes]) -> Rulebook:
    if tuple(data["form"]) != Provision._fields:
        raise ValueError("provisions of another form")
    instruments = [
        Instrument(
            identifier,
            Text(*title),
            Text(*short),
            day and date.fromisoformat(day),
            Text(*adopted_by),
            tuple(found),
            note and Text(*note),
            tuple(sources),
        )
        for identifier, title, short, day, adopted_by, found, note, sources in data["instruments"]
    ]
    regimes = tuple(
        Regime(
            identifier,
            Text(*title),
            interval_from_json(in_force),
            decides,
            policy,
            tuple(EditionDay(date.fromisoformat(on), Text(*name), Citation(*cite)) for on, name, cite in editions),
        )
        for identifier, title, in_force, decides, policy, editions in data["regimes"]
    )
    tables = [_table_from_json(each) for each in data["tables"]]
    return Rulebook(
        {each.id: each for each in instruments},
        regimes,
        KeptProvisions([interval_from_json(each) for each in data["intervals"]], provisions),
        {each.name: each for each in tables},
        tuple(
            Omission(instrument, at, Text(*title), Text(*reason), tuple(digest), file)
            for instrument, at, title, reason, digest, file in data["omissions"]
        ),
        data["digest"],
        data["encoded_until"] and date.fromisoformat(data["encoded_until"]),
        data["as_of"] and date.fromisoformat(data["as_of"]),
    )


def _table_from_json(data: list[Any]) -> Table:
    name, title, file, rows, filters, note = data
    return Table(
        name,
        Text(*title),
        file,
        tuple(
            Row(
                identifier,
                state,
                DoubtfulInterval(interval_from_json(certain), interval_from_json(possible)),
                evidence,
                columns,
            )
            for identifier, state, certain, possible, evidence, columns in rows
        ),
        {name: {column: tuple(values) for column, values in allowed.items()} for name, allowed in filters.items()},
        note and Text(*note),
    )
