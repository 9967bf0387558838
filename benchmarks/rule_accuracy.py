"""How often each rule accuses rightly, wrongly, and not at all; writes docs/explanation/rule-accuracy.md.

    python benchmarks/rule_accuracy.py        # or `make accuracy`

Takes about a minute: the demonstration and the saved portal are crawled anew.  The reference data beside the
checkout (../shared) is left out with a word where it is absent.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "docs" / "explanation" / "rule-accuracy.md"


def main() -> int:
    """Measure all sources and write the page."""
    sys.path.insert(0, str(HERE.parent))  # so that the tests' tables of cases can be imported
    from rule_accuracy_page import page
    from rule_verdicts import every_source

    from rules.runner import load_rules

    sources = []
    for source in every_source():
        print(f"{source.name}: {sum(tally.cases for tally in source.tallies.values())} cases", flush=True)
        sources.append(source)
    TARGET.write_text(page(sources, tuple(load_rules().values())), encoding="utf-8", newline="\n")
    for source in sources:
        for slip in (*source.slips, *source.unread):
            print(f"{source.name}: {slip}")
    print(f"written: {os.path.relpath(TARGET)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
