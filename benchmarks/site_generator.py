"""A generated government site of any size, served by nginx on loopback, for the crawl benchmarks.

Pages are about 28 KB with 60 navigation links each: 25 columns, each a list of dated records, twenty
a page, and one article a record.  The text of every page differs.
"""

from __future__ import annotations

import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

COLUMNS = {
    "zfxxgkzn": "政府信息公开指南",
    "zfxxgkzd": "政府信息公开制度",
    "zfxxgknb": "政府信息公开年报",
    "jgzn": "机构职能",
    "ldxx": "领导信息",
    "zcwj": "政策文件",
    "zcjd": "政策解读",
    "dtyw": "工作动态",
    "tzgg": "通知公告",
    "ghjh": "规划计划",
    "tjxx": "统计信息",
    "czyjs": "财政预决算",
    "rsxx": "人事信息",
    "yjzj": "意见征集",
    "hygk": "会议公开",
    "qzqd": "权责清单",
    "xzcf": "行政处罚",
    "jyta": "建议提案办理",
    "sfxm": "收费项目",
    "zfcg": "政府采购",
    "zdxm": "重大建设项目",
    "sthj": "生态环境",
    "ylws": "医疗卫生",
    "yjgl": "应急管理",
    "aqsc": "安全生产",
}
PER_PAGE = 20
PAGE_BYTES = 28_000
NAVIGATION = 60
WORDS = (
    "工作推进落实公开信息服务群众改革发展项目建设管理监督责任制度标准规范年度计划任务部门单位会议通知方案措施成效"
    * 3
)


class Site:
    """The files of a generated site."""

    def __init__(self, folder: Path, pages: int, as_of: date) -> None:
        self.folder = folder
        self.as_of = as_of
        self.random = random.Random(20260630)
        # home + per column: its lists (one page per twenty records) and its articles
        self.per_column = max(1, round((pages - 1) / len(COLUMNS) * PER_PAGE / (PER_PAGE + 1)))
        self.pages = 0

    def write(self) -> int:
        """Write every page; returns their number."""
        first = next(iter(COLUMNS))
        extra = [
            (f"/{path}/{number}.html", f"专题{number}{label}")
            for number in range(1, self.per_column + 1)
            for path, label in COLUMNS.items()
        ][: NAVIGATION - len(COLUMNS)]
        links = [(f"/{path}/index.html", label) for path, label in COLUMNS.items()] + extra
        self.navigation = "".join(f'<li><a href="{href}">{label}</a></li>' for href, label in links)
        self._page(
            "index.html", "云州市人民政府", f"<p>欢迎访问，共有{len(COLUMNS)}个栏目，首个栏目{first}</p>"
        )
        for path, label in COLUMNS.items():
            self._column(path, label)
        return self.pages

    def _column(self, path: str, label: str) -> None:
        rows = []
        for number in range(1, self.per_column + 1):
            day = self.as_of - timedelta(days=(number * 7) % 170)
            title = f"{label}{self._words(12)}第{number}号"
            rows.append((day, number, title))
        rows.sort(reverse=True)
        count = -(-len(rows) // PER_PAGE)
        for at in range(count):
            items = "".join(
                f'<li><a href="/{path}/{number}.html" title="{title}">{title}</a><span>{day}</span></li>'
                for day, number, title in rows[at * PER_PAGE : (at + 1) * PER_PAGE]
            )
            pager = (
                f'<div class="page"><a href="/{path}/index_{at + 1}.html">下一页</a></div>'
                if at + 1 < count
                else ""
            )
            name = "index.html" if at == 0 else f"index_{at}.html"
            self._page(f"{path}/{name}", label, f'<ul class="list">{items}</ul>{pager}')
        for day, number, title in rows:
            body = f"<h1>{title}</h1><div>发布时间：{day} 来源：云州市人民政府办公室</div>"
            self._page(f"{path}/{number}.html", title, f'{body}<div id="zoom">{self._paragraphs(9000)}</div>')

    def _words(self, length: int) -> str:
        start = self.random.randrange(len(WORDS) - length)
        return WORDS[start : start + length]

    def _paragraphs(self, size: int) -> str:
        parts, total = [], 0
        while total < size:
            part = f"<p>{''.join(self._words(20) for _ in range(8))}。</p>"
            parts.append(part)
            total += len(part.encode())
        return "".join(parts)

    def _page(self, name: str, title: str, content: str) -> None:
        head = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>'
            '<meta name="SiteName" content="云州市人民政府"><link rel="stylesheet" href="/s.css"></head>'
        )
        body = f'<body><div class="nav"><ul>{self.navigation}</ul></div><div class="main">{content}</div>'
        foot = '<div class="footer">主办：云州市人民政府办公室 网站标识码：9900000001</div></body></html>'
        page = head + body
        filler = PAGE_BYTES - len((page + foot).encode())
        if filler > 0:
            # Style rules, as real pages carry them: bytes that are parsed and hold no text.
            rule = ".c{margin:0 auto;padding:1px 2px;color:#333}"
            page += f"<style>{rule * (filler // len(rule))}</style>"
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page + foot, encoding="utf-8")
        self.pages += 1


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    """Serve ``folder`` by nginx on a free loopback port; yields the site's address."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        raise SystemExit("nginx is not installed. On Debian: apt-get install nginx-light")
    port = free_port()
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch) / "nginx.conf"
        config.write_text(
            f"worker_processes 1; daemon off; pid {scratch}/pid; error_log {scratch}/error.log;\n"
            "events {} http { access_log off; default_type text/html; charset utf-8;\n"
            "types { text/html html; text/css css; }\n"
            f"client_body_temp_path {scratch}; proxy_temp_path {scratch}; fastcgi_temp_path {scratch};\n"
            f"uwsgi_temp_path {scratch}; scgi_temp_path {scratch};\n"
            f"server {{ listen 127.0.0.1:{port}; root {folder};\n"
            # The header by which a server permits LinkChecker a faster pace.
            "add_header LinkChecker on; } }\n",
            encoding="utf-8",
        )
        folder.chmod(0o755)
        server = subprocess.Popen([program, "-c", str(config), "-e", f"{scratch}/error.log"])
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("nginx did not start")
