"""Cases in several threads, from the first case on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from transfer_check.facts.case import TransferCase

sys.setswitchinterval(0.00001)
together = Barrier(8)


def read(number):
    together.wait()
    return TransferCase.model_validate({"case": f"c{number}", "on": "2012-12-03", "recipient": {"state": "USA"}})


with ThreadPoolExecutor(8) as pool:
    print(*(f"{case.case}:{case.recipient.state}" for case in pool.map(read, range(8))))
"""


def test_the_first_cases_may_be_read_by_several_threads_at_once() -> None:
    """The models are built at the first case: a thread that comes in meanwhile must not see half of one."""
    environment = {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, env=environment)
    assert done.stderr == ""
    assert done.stdout.split() == [f"c{number}:USA" for number in range(8)]
