"""Beginning a rule file: the skeleton of a provision, its registration, and its row in the changelog of the law.

What only a reader of the text can say is marked ``FILL`` with what is wanted; `rules lint` lists each such place,
and no rulebook is read while there is one.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from transfer_check.errors import UsageError, usage_problem
from transfer_check.facts import did_you_mean
from transfer_check.files.places_to_fill import MARK
from transfer_check.files.quoting import quoted
from transfer_check.files.rule_files import RuleFiles
from transfer_check.files.rulebook_reading import examine_rules
from transfer_check.law import Regime
from transfer_check.law.written.rule import Effect
from transfer_check.text import Language, Text
from transfer_check.words.skeleton_wants import ADOPTED_BY, DUTY, FULL_TITLE, GIST

CHANGELOG = "CHANGELOG.md"
_ID = re.compile(r"[a-z][a-z0-9]*\.[a-z0-9]+(-[a-z0-9]+)*")
_PATH = re.compile(r"[a-z0-9][a-z0-9._/-]*\.yaml")
_GIVEN = {
    "satisfied": "the facts of a transfer that meets every condition",
    "not_satisfied": "the same facts but one, which fails; one such example for each condition",
    "unknown": "the same facts, one of them left out",
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a provision that is to be written.

    Attributes:
        id: its id; the part before the full stop is its regime.
        on: the day from which it is in force.
        title: its title.
        effect: what it does.
        until: the day it ended; ``None`` for the end of its regime, or none.
        lifts: ids of the prohibitions a permission lifts.
        instrument: id of an instrument that is registered; ``None`` for a new one, registered in the file.
        file: the name of the file below the rules folder; ``None`` for one beside its like.
    """

    id: str
    on: date
    title: Text
    effect: Effect = "permit"
    until: date | None = None
    lifts: tuple[str, ...] = ()
    instrument: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """What was written: names of files below the rules folder; `changelog` is false where no row was added."""

    file: str
    changelog: bool


def begin_rule(beginning: Beginning, rules: str | Path | None = None) -> Begun:
    """Write the skeleton of a provision, and the row of its edition in the changelog; both or neither.

    Raises:
        UsageError: where something asked for does not fit the rules, or would overwrite something.
        RuleError: where the rules folder cannot be read.
    """
    files = examine_rules(rules)
    regime = _fitting(beginning, files)
    name = beginning.file or _beside_its_like(beginning, files)
    if _PATH.fullmatch(name) is None or ".." in name:
        help = "name it below the rules folder, in small letters: `japan/…/2006-06-13-patrol-vessels.yaml`"
        raise usage_problem("TC541", f"{quoted(name)} is no name of a rule file", help)
    changelog = files.folder / CHANGELOG
    changed = None
    if beginning.instrument is None and changelog.is_file():
        changed = _with_row(changelog.read_text(encoding="utf-8"), beginning, regime)
    _write(files.folder / name, name, _skeleton(beginning, regime), changelog, changed)
    return Begun(name, changed is not None)


# ── what fits ─────────────────────────────────────────────────────────────────────────────────


def _fitting(beginning: Beginning, files: RuleFiles) -> Regime:
    """Return the regime of a provision that fits it and the rules."""
    rulebook = files.rulebook
    regimes = {regime.id: regime for regime in rulebook.regimes}
    listed = ", ".join(f"`{name}`" for name in regimes)
    regime = regimes.get(beginning.id.partition(".")[0])
    if _ID.fullmatch(beginning.id) is None or regime is None:
        help = f"an id is a regime, a full stop and words with hyphens; the regimes are {listed}"
        raise usage_problem("TC540", f"{quoted(beginning.id)} is no id of a provision", help)
    if any(provision.id == beginning.id for provision in rulebook.provisions):
        help = "a new version of it goes into a file of its own by hand: end the old one with `until`"
        raise usage_problem("TC540", f"there is a provision {quoted(beginning.id)}", help)
    end = beginning.until or regime.in_force.end
    if beginning.on not in regime.in_force or (end is not None and end <= beginning.on):
        help = f"the regime `{regime.id}` is in force {regime.in_force}; the provision must begin in it and end later"
        raise usage_problem("TC542", f"{beginning.on} is no day on which `{beginning.id}` can begin", help)
    _known_lifted(beginning, files, regime)
    _known_instrument(beginning, files, regime)
    return regime


def _known_lifted(beginning: Beginning, files: RuleFiles, regime: Regime) -> None:
    bars = dict.fromkeys(
        provision.id
        for provision in files.rulebook.provisions
        if provision.effect == "prohibit" and provision.regime == regime.id and beginning.on in provision.in_force
    )
    if beginning.lifts and beginning.effect != "permit":
        raise usage_problem("TC543", f"`--lifts` goes with a permission, not with `{beginning.effect}`", "leave it out")
    for lifted in beginning.lifts:
        if lifted not in bars:
            near = did_you_mean(lifted, bars)
            help = (f"did you mean `{near}`? " if near else "") + (
                f"the prohibitions of `{regime.id}` on {beginning.on} are " + ", ".join(f"`{name}`" for name in bars)
            )
            raise usage_problem("TC543", f"{quoted(lifted)} is no prohibition that could be lifted", help)


def _known_instrument(beginning: Beginning, files: RuleFiles, regime: Regime) -> None:
    if beginning.instrument is None:
        return
    names = [instrument.id for instrument in files.instruments if instrument.regime == regime.id]
    if beginning.instrument not in names:
        help = "leave `--instrument` out to register a new one; those of the regime are " + ", ".join(
            f"`{name}`" for name in names
        )
        raise usage_problem("TC544", f"{quoted(beginning.instrument)} is not registered for `{regime.id}`", help)
    days = {edition.on for edition in regime.editions}
    if beginning.on not in days:
        help = f"add the edition with its title to `editions:` of `{regime.id}` in japan/regimes.yaml first"
        raise usage_problem("TC542", f"{beginning.on} is no edition day of `{regime.id}`", help)


def _beside_its_like(beginning: Beginning, files: RuleFiles) -> str:
    """Return a name in the folder that holds most rules of the same effect and regime."""
    regime = beginning.id.partition(".")[0]
    of_regime = [provision for provision in files.rulebook.provisions if provision.regime == regime]
    alike = [provision for provision in of_regime if provision.effect == beginning.effect] or of_regime
    folders = Counter(str(PurePosixPath(provision.file).parent) for provision in alike)
    (folder, _), *_ = sorted(folders.items(), key=lambda counted: ("superseded" in counted[0], -counted[1], counted[0]))
    return f"{folder}/{beginning.on}-{beginning.id.partition('.')[2]}.yaml"


# ── what is written ───────────────────────────────────────────────────────────────────────────


def _skeleton(beginning: Beginning, regime: Regime) -> str:
    title = f"{{ja: {_text(beginning.title.ja)}, en: {_text(beginning.title.en)}}}"
    name = beginning.instrument or f"{regime.id}.{beginning.id.partition('.')[2]}-{beginning.on}"
    registration = [] if beginning.instrument else _registration(beginning, regime, title)
    end = beginning.until or regime.in_force.end
    return "\n".join(
        [
            f"instrument: {name}",
            *registration,
            f"title: {title}",
            "",
            "rules:",
            f"  - id: {beginning.id}",
            f"    title: {title}",
            "    text:",
            *_wanted(GIST, "      "),
            '    cite: {at: "FILL: article and paragraph, such as 1(3); two quotation marks alone where there are none"}',
            f"    in_force: {{from: {beginning.on}, until: {'null' if end is None else end}}}",
            "    evidence: unverified  # how far you read the text: primary, official_summary, secondary or unverified",
            f"    effect: {beginning.effect}",
            *_of_effect(beginning),
            "    when:",
            "      all:",
            "        - \"FILL: one condition, such as recipient.state == 'USA'; `transfer-check facts` lists the facts\"",
            "    examples:",
            *(line for kind in _GIVEN for line in _example(kind)),
            "",
        ]
    )


def _registration(beginning: Beginning, regime: Regime, title: str) -> list[str]:
    return [
        "registration:",
        f"  regime: {regime.id}",
        "  title:",
        *_wanted(FULL_TITLE, "    "),
        f"  short: {title}",
        f"  date: {beginning.on}",
        "  adopted_by:",
        *_wanted(ADOPTED_BY, "    "),
        '  sources: ["FILL: the address at which you read it; [] where there is none"]',
        "  editions:",
        f"    - {{on: {beginning.on}, title: {title}}}",
    ]


def _of_effect(beginning: Beginning) -> list[str]:
    """Return the keys that go with an effect."""
    if beginning.effect == "permit" and beginning.lifts:
        return [f"    exception_to: [{', '.join(beginning.lifts)}]"]
    if beginning.effect == "permit":
        return [
            "    # exception_to: [the prohibitions it lifts]; where its text lifts none: lifts_no_prohibition: true"
        ]
    if beginning.effect == "refer":
        return ["    to: meti  # who decides"]
    if beginning.effect == "oblige":
        duty = f"{{{', '.join(_wanted(DUTY))}}}"
        return ["    duties:", f"      - {{bearer: exporter, due: before_transfer, duty: {duty}}}"]
    return []


def _example(kind: str) -> list[str]:
    return [
        '      - name: "FILL: what the example shows"',
        f'        given: {{case: "FILL: {_GIVEN[kind]}, instead of this key"}}',
        f"        expect: {kind}",
    ]


def _wanted(text: Text, indent: str = "") -> list[str]:
    """Return a marked wording, a line for each language."""
    return [f'{indent}{language}: "{MARK}: {wanted}"' for language, wanted in (("ja", text.ja), ("en", text.en))]


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _with_row(changelog: str, beginning: Beginning, regime: Regime) -> str | None:
    """Return the changelog with a row for the edition in both languages, or None where it has no table of the regime."""
    earlier = [edition for edition in regime.editions if edition.on <= beginning.on]
    halves: tuple[tuple[str, Language], ...] = (("", "ja"), ("\n## English\n", "en"))
    for heading, language in halves:
        start = changelog.find(heading)
        rows = [f"| {edition.on} | {edition.title.in_(language)} |" for edition in reversed(earlier)]
        place = next((found for row in rows if start >= 0 and (found := changelog.find(row, start)) >= 0), -1)
        if place < 0:
            return None
        end = changelog.index("\n", place)
        changelog = f"{changelog[:end]}\n| {beginning.on} | {beginning.title.in_(language)} | |{changelog[end:]}"
    return changelog


# ── files ─────────────────────────────────────────────────────────────────────────────────────


def _write(path: Path, name: str, skeleton: str, changelog: Path, changed: str | None) -> None:
    """Write the skeleton under a name nobody has, then the changelog; where that fails nothing is left."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = _aside(path, skeleton)
        try:
            os.link(written, path)
        finally:
            os.unlink(written)
    except FileExistsError:
        help = "choose another name with `--file`, or remove it first"
        raise usage_problem("TC545", f"{quoted(name)} exists", help) from None
    except OSError as error:
        raise _unwritable(name, error) from None
    if changed is None:
        return
    aside = ""
    try:
        aside = _aside(changelog, changed)
        os.replace(aside, changelog)
    except OSError as error:
        for left in (*([aside] if aside else ()), path):
            with suppress(OSError):
                os.unlink(left)
        raise _unwritable(CHANGELOG, error) from None


def _aside(path: Path, text: str) -> str:
    """Write a text beside a file, and return the name it has there."""
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as stream:
        try:
            stream.write(text)
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
            os.chmod(stream.name, mode)
        except OSError:
            with suppress(OSError):
                os.unlink(stream.name)
            raise
    return stream.name


def _unwritable(name: str, error: OSError) -> UsageError:
    reason = (error.strerror or "unknown reason").lower()
    return usage_problem("TC546", f"{quoted(name)} cannot be written: {reason}", "nothing was changed")
