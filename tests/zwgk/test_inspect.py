"""What ``zwgk inspect`` says of a page, in the contract's words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from audit.errors import InputError
from zwgk.inspect import inspect_document

KEYS = [
    "file", "url", "kind", "dialect", "encoding", "title", "published", "issued", "doc_number",
    "index_number", "source", "attachments", "records", "next_page", "navigation",
]  # fmt: skip
PAGE = (
    "<html><head><meta charset='utf-8'><title>关于值班工作的通知</title></head><body>"
    "<ul><li><a href='/zw/'>政务公开</a></li></ul><h1>关于值班工作的通知</h1><p>"
    "发布日期：2024-01-05 来源：县政府办</p>"
    "<div class='content'><p>青政办〔2024〕1号</p><p>请各单位认真做好节日期间值班工作，"
    "落实值班制度，确保信息畅通。</p>"
    "<p>青山县人民政府办公室</p><p>2024年1月4日</p><a href='./a.doc'>附件</a></div></body></html>"
)


@pytest.fixture(name="saved")
def _saved(tmp_path: Path) -> Path:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_file_gives_every_field_of_the_contract(saved: Path) -> None:
    found = inspect_document(str(saved), "http://www.example.gov.cn/zw/1.html")
    assert list(found) == KEYS
    assert found["kind"] == "article"
    assert (found["published"], found["issued"]) == ("2024-01-05", "2024-01-04")
    assert (found["doc_number"], found["source"], found["attachments"]) == (
        "青政办〔2024〕1号",
        "县政府办",
        ["./a.doc"],
    )
    assert found["index_number"] is None
    assert ["政务公开", "/zw/"] in found["navigation"]  # type: ignore[operator]  # a list, see the contract


def test_a_missing_file_is_told_in_chinese_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.html.*无法读取文件"):
        inspect_document(str(tmp_path / "nowhere.html"))


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(404 if "gone" in self.path else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture(name="site")
def _site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("path", ["/zw/1.html", "/gone.html"])
def test_an_address_is_fetched_and_read_whatever_its_status(site: str, path: str) -> None:
    found = inspect_document(site + path)
    assert (found["url"], found["title"]) == (site + path, "关于值班工作的通知")


def test_an_address_where_nobody_answers_is_told_in_chinese(site: str) -> None:
    with pytest.raises(InputError, match="无法访问"):
        inspect_document("http://127.0.0.1:1/")
