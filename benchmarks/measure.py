"""Running a program and measuring it: wall time, CPU time, peak resident memory of its process tree."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run; seconds and MB."""

    wall: float
    cpu: float
    rss: float
    output: str


def measure(command: Sequence[str], cwd: str | None = None) -> Run:
    """Run ``command`` to its end; SystemExit with its output where it fails badly (exit over 1)."""
    started = time.perf_counter()
    # As installed: where bytecode may not be kept, every start would compile a thousand modules first.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:  # a pipe that nobody reads would fill up
        process = subprocess.Popen(
            list(command), stdout=kept, stderr=subprocess.STDOUT, cwd=cwd, env=environment
        )
        peak, cpu = _watched(process)
        ended = time.perf_counter()
        process.wait()
        kept.seek(0)
        output = kept.read()
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{output[-3000:]}")
    return Run(ended - started, cpu, peak, output)


def _watched(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Peak memory (MB) and CPU seconds of the program and all that it starts, until it ends."""
    watched = psutil.Process(process.pid)
    peak = 0.0
    spent: dict[int, float] = {}  # by process: what a worker used is not lost when it ends
    while process.poll() is None:
        try:
            tree = [watched, *watched.children(recursive=True)]
        except psutil.NoSuchProcess:
            break
        peak = max(peak, sum(_rss(member) for member in tree))
        for member in tree:
            spent[member.pid] = max(spent.get(member.pid, 0.0), _cpu(member))
        time.sleep(0.05)
    return peak, sum(spent.values())


def _rss(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 1e6
    except psutil.Error:
        return 0.0


def _cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system
