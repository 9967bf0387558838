"""Finding a browser on this machine, and the sentence that tells how to get one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from audit.settings import BROWSER_OFF

#: Programs by the names that systems give them; all are driven in the same way.
_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
_MAC = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
_UNREAD = "列表由脚本生成，需要浏览器才能读到"
_AGAIN = "然后运行 zwgk crawl --retry"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The browser's program, or in Chinese why there is none to use (then ``path`` is empty)."""

    path: str = ""
    trouble: str = ""


def find_browser(wish: str = "") -> Whereabouts:
    """The browser to use; ``wish`` is the setting ``browser`` (empty: whatever the system has)."""
    if wish == BROWSER_OFF:
        return Whereabouts(trouble=f"{_UNREAD}（audit.yaml 的设置 browser: off 不使用浏览器）")
    if find_spec("playwright") is None:
        how = '请运行 pip install "zwgk[browser]" 并安装 Chromium、Chrome 或 Edge 浏览器'
        return Whereabouts(trouble=f"{_UNREAD}：{how}，{_AGAIN}")
    path = _named(wish) if wish else next(_installed(), "")
    if path:
        return Whereabouts(path)
    if wish:
        return Whereabouts(
            trouble=f"{_UNREAD}：audit.yaml 的设置 browser 所写的“{wish}”不存在，请更正，{_AGAIN}"
        )
    how = (
        "没有找到浏览器，请安装 Chromium（apt-get install chromium）、Chrome 或 Edge，"
        "或在 audit.yaml 的 settings 里用 browser: 写明程序位置"
    )
    return Whereabouts(trouble=f"{_UNREAD}：{how}，{_AGAIN}")


def _named(wish: str) -> str:
    path = Path(wish).expanduser()
    return str(path) if path.is_file() else shutil.which(wish) or ""


def _installed() -> Iterator[str]:
    """The programs there are, likeliest first."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            yield found
    for path in _usual_places():
        if path.is_file():
            yield str(path)


def _usual_places() -> Iterator[Path]:
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / place for place in _MAC)
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            folder = os.environ.get(variable)
            if folder:
                yield from (Path(folder) / place for place in _WINDOWS)
    else:
        yield Path("/snap/bin/chromium")
