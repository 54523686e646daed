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


def put_in_place(made: Path, target: Path) -> None:
    """Move a finished file to its name in one step, once it is safe on the disk.

    Raises:
        OSError: where it cannot be written; what was there before is as it was.
    """
    target = Path(os.path.realpath(target))
    if target.exists() and not target.is_file():  # a device or a pipe is written to, never replaced
        with open(made, "rb") as source, open(target, "wb") as stream:
            shutil.copyfileobj(source, stream)
        return
    with suppress(FileNotFoundError):
        os.chmod(made, target.stat().st_mode & 0o777)
    if made.stat().st_dev != target.parent.stat().st_dev:
        made = _copied(made, target)
    try:
        _sync(made)
        os.replace(made, target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # not every system can sync a folder
        _sync(target.parent)


def _copied(made: Path, target: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=PREFIX, suffix=SUFFIX)
    try:
        with os.fdopen(handle, "wb") as stream, open(made, "rb") as source:
            shutil.copyfileobj(source, stream)
        shutil.copymode(made, name)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
