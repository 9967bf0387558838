"""How well pages are understood: `zwgk inspect` against hand labels; writes docs/explanation/accuracy.md.

    python benchmarks/accuracy.py

Needs the reference pages beside the checkout (../shared/pages with its evaluate.py); says so and ends
where they are absent.  Peers' numbers on the same pages are those of the reference: a title extractor
of the field reaches 78 %, an assembled pipeline 94 %; dates 90 %; lists 96 % by a 20-line heuristic.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crawler.page import read_page
from crawler.reading import read

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT.parent / "shared" / "pages"
TARGET = ROOT / "docs" / "explanation" / "accuracy.md"
PROGRAM = str(Path(sys.executable).with_name("zwgk"))

HEAD = """# 页面理解的准确率

<!-- 本页由 benchmarks/accuracy.py 生成（make accuracy），请不要手工修改。 -->

对照人工标注，逐页比较 `zwgk inspect --json` 的结果。页面是真实的政府网页，不随程序发布；评分程序是标注自带的
`evaluate.py`，没有改动。

- accuracy：标注有值的页面中答对的比例；missing 是没有给出（宁缺毋错），wrong 是给错。
- invented：标注为没有，却给出了值。wrong 和 invented 都是“假值”，比缺失严重得多。
- 同一批页面上已知的其他做法：标题 78 %（gne）、94 %（多种工具拼装）；日期 90 %（gne、gerapy）；列表 F1 96 %
  （20 行的启发式）；文号、索引号、成文日期、下一页、导航没有可比的数字。
"""


def rows(index: Path) -> list[dict[str, object]]:
    """The labelled pages."""
    return [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines() if line.strip()]


def predict(index: Path, target: Path) -> None:
    """Run our command over every labelled page, as a program would."""
    files = [str(index.parent / str(row["file"])) for row in rows(index)]
    with target.open("wb") as out:
        subprocess.run([PROGRAM, "inspect", "--json", *files], stdout=out, check=True)


def evaluate(index: Path) -> str:
    """The evaluator's table for one set of pages."""
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        predict(index, predictions)
        command = [sys.executable, str(PAGES / "evaluate.py"), str(predictions), "--index", str(index)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def times() -> list[float]:
    """Milliseconds that reading each page takes, the best of three."""
    found = []
    for row in rows(PAGES / "index.jsonl"):
        body = (PAGES / str(row["file"])).read_bytes()
        best = min(_timed(body) for _ in range(3))
        found.append(best * 1000)
    return sorted(found)


def _timed(body: bytes) -> float:
    started = time.perf_counter()
    read(read_page("http://site.example/a/b/c.html", body, "text/html"))
    return time.perf_counter() - started


def main() -> int:
    """Measure and write the page."""
    if not (PAGES / "evaluate.py").is_file():
        print("the reference pages (../shared/pages) are not beside this checkout: nothing measured")
        return 0
    speed = times()
    parts = [HEAD]
    for title, index in {
        "71 个页面，约 20 种网站系统": PAGES / "index.jsonl",
        "平潭综合实验区（2026 年）": PAGES / "pingtan" / "index.jsonl",
    }.items():
        parts += [f"\n## {title}\n", "```text", evaluate(index).strip(), "```"]
    median, worst = statistics.median(speed), speed[-1]
    parts += [
        "\n## 用时\n",
        f"从字节到全部字段，单核，每页取三次中最快的：中位数 {median:.1f} 毫秒，最慢 {worst:.1f} 毫秒。\n",
    ]
    TARGET.write_text("\n".join(parts), encoding="utf-8")
    print("\n".join(parts[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
