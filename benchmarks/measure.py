"""Running a program and measuring it: wall time, CPU time, peak resident memory of its process tree."""

from __future__ import annotations

import os
import subprocess
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
    process = subprocess.Popen(
        list(command),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=cwd,
        env=environment,
        encoding="utf-8",
    )
    watched = psutil.Process(process.pid)
    peak, cpu = 0.0, 0.0
    while process.poll() is None:
        try:
            tree = [watched, *watched.children(recursive=True)]
            peak = max(peak, sum(_rss(member) for member in tree))
            cpu = max(cpu, sum(_cpu(member) for member in tree))
        except psutil.NoSuchProcess:
            break
        time.sleep(0.05)
    output = process.communicate()[0]
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{output[-3000:]}")
    return Run(time.perf_counter() - started, cpu, peak, output)


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
