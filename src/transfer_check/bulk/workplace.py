"""The folder a run works in, beside its output: made for it, removed after it, and after one that was killed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PREFIX, SUFFIX = ".transfer-check-", ".partial"
LOCK = "lock"


@contextmanager
def workplace(beside: Path) -> Iterator[Path]:
    """Make a folder to work in and remove it in the end, whatever happens; first remove those of killed runs.

    Args:
        beside: the folder to make it in.

    Raises:
        OSError: where it cannot be made.
    """
    _remove_abandoned(beside)
    folder = Path(tempfile.mkdtemp(dir=beside, prefix=PREFIX, suffix=SUFFIX))
    lock = None
    try:
        lock = _locked(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            lock.close()


def _locked(folder: Path) -> IO[bytes] | None:
    """Hold a lock as long as the process lives; under its name it is never seen unlocked by a living run."""
    new = folder / f"{LOCK}.new"
    stream = open(new, "wb")  # noqa: SIM115 - it stays open as long as the run
    if _lock(stream):
        os.rename(new, folder / LOCK)
        return stream
    stream.close()
    return None


def _lock(stream: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:  # without file locks nothing tells an abandoned folder from one in use
        return False
    with suppress(OSError):
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _remove_abandoned(beside: Path) -> None:
    for folder in beside.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError), open(folder / LOCK, "rb") as stream:
            if _lock(stream):
                shutil.rmtree(folder, ignore_errors=True)


class Arrival:
    """A finished file on its way to its name: brought beside it first, under another name, and renamed last.

    Attributes:
        target: the file it is to become.
    """

    def __init__(self, made: Path, target: Path, workplace: Path) -> None:
        """Bring a finished file into the folder its target is in, and make it safe on the disk.

        Args:
            made: the finished file.
            target: the file it is to become.
            workplace: a folder beside the target, to keep it in until then.

        Raises:
            OSError: where it cannot be written there.
        """
        self.target = Path(os.path.realpath(target))
        self._waiting, self._before = workplace / f"{made.name}.waiting", workplace / f"{made.name}.before"
        self._existed = self.target.exists()
        shutil.move(made, self._waiting)
        with suppress(FileNotFoundError):
            os.chmod(self._waiting, self.target.stat().st_mode & 0o777)
        _sync(self._waiting)

    def finish(self) -> None:
        """Give the file its name in one step.

        Raises:
            OSError: where it cannot be renamed; what was there before is as it was.
        """
        with suppress(OSError):  # a file system without links: what was there before cannot be kept
            os.link(self.target, self._before)
        os.replace(self._waiting, self.target)

    def undo(self) -> None:
        """Let everything under the name be as it was before it was given to the file."""
        with suppress(OSError):
            if self._before.exists():
                os.replace(self._before, self.target)
            elif not self._existed:
                self.target.unlink()

    def settle(self) -> None:
        """Make the name safe on the disk."""
        with suppress(OSError):  # not every system can sync a folder
            _sync(self.target.parent)


def is_device(target: Path) -> bool:
    """Whether a name is that of a device or a pipe, which is written to and never replaced."""
    return target.exists() and not target.is_file() and not target.is_dir()


def write_to_device(made: Path, target: Path) -> None:
    """Write a finished file to a device or a pipe.

    Raises:
        OSError: where it cannot be written.
    """
    with open(made, "rb") as source, open(target, "wb") as stream:
        shutil.copyfileobj(source, stream)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
