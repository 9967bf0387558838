"""How long `zwgk score` takes over a stored audit of 1,000 agencies × 300 records.

    python benchmarks/score.py [--agencies 1000] [--records 300] [--system key-tasks-2026] [--report]
    python benchmarks/score.py --agencies 40 --profile     # which rules take the time

``--system`` is the name of a shipped system, ``all`` for each in turn, or the path of a table.  The audit is
made up (stored_audit.py); ``--report`` times `zwgk report` as well.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from measure import measure
from stored_audit import AS_OF, write

from audit.lexicon import load_lexicon
from audit.workdays import load_calendar
from rules.runner import judge, load_rules
from scoring.system import builtin_systems
from zwgk.judging import load_facts
from zwgk.workspace import Workspace


def main() -> None:
    """Make the audit, score it, print the time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--agencies", type=int, default=1000)
    parser.add_argument("--records", type=int, default=300)
    parser.add_argument("--system", default="key-tasks-2026")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    systems = builtin_systems() if options.system == "all" else [options.system]
    print("| system | indicators | agencies | records | database MB | step | seconds | CPU s | peak RSS MB |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    for system in systems:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            workspace = write(folder, options.agencies, options.records, system)
            if options.profile:
                _profile(workspace)
                continue
            size = (folder / "audit.db").stat().st_size / 1e6
            program = str(Path(sys.executable).with_name("zwgk"))
            what = f"{workspace.system.id} | {len(workspace.system.indicators)}"
            for step in ("score", "report") if options.report else ("score",):
                run = measure([program, step, str(folder)])
                print(
                    f"| {what} | {options.agencies} | {options.records} | {size:.0f} | zwgk {step} | "
                    f"{run.wall:.1f} | {run.cpu:.1f} | {run.rss:.0f} |",
                    flush=True,
                )


def _profile(workspace: Workspace) -> None:
    """Milliseconds an agency by indicator, the dearest first, in this process."""
    store, calendar, lexicon, rules = workspace.store(), load_calendar(), load_lexicon(None), load_rules()
    plan = workspace.plan()
    spent: Counter[str] = Counter()
    started = time.perf_counter()
    loading = 0.0
    for agency in workspace.agencies:
        begun = time.perf_counter()
        facts = load_facts(store, agency, plan, calendar, lexicon)
        loading += time.perf_counter() - begun
        for indicator in workspace.system.indicators:
            begun = time.perf_counter()
            judge(facts, replace(workspace.system, indicators=(indicator,)), rules, AS_OF)
            spent[f"{indicator.rule} ({indicator.id})"] += time.perf_counter() - begun
    store.close()
    number = len(workspace.agencies)
    print(f"\n{workspace.system.id}: {1000 * (time.perf_counter() - started) / number:.1f} ms an agency, of")
    print(f"which loading {1000 * loading / number:.1f} ms; the dearest indicators, ms an agency:\n")
    for name, seconds in spent.most_common(25):
        print(f"{1000 * seconds / number:8.2f}  {name}")


if __name__ == "__main__":
    main()
