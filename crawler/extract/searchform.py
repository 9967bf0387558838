"""A site's own search: its form, the request that a reader's browser would send, and what the answer shows.

Only forms that are plainly a search are ever sent; one that asks for a check code, or that a script rewrites
before it is sent, is left alone (catalogue W-D25, FP-17).
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from crawler.extract.forms import fields_of
from crawler.page import Page
from crawler.urls import absolute

_SEARCH = re.compile(
    r"search|sousuo|\bso\b|/so/|query|jiansuo|znjs|was5|lucene|全文|搜索|检索|查找|搜一搜", re.IGNORECASE
)
#: Forms that look alike and are none: a reader's account, a letter, an application, a subscription.
_OTHER = re.compile(
    r"login|regist|logon|passw|pwd|mailbox|leadermail|letter|comment|message|liuyan|vote|survey|subscri|apply"
    r"|登录|注册|留言|投票|订阅|信件|来信|办件|查询码|申请",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"^(?:keyboard|keywords?|key_?word\w*|searchwords?|search_?text|search_?key\w*|search|searchname|query"
    r"|q|qt|kw|wd|s|words?|title|content|fulltext|tab_?searchword|lucenenewssearchkey\w*|\w*search_?key_?word\w*"
    r"|\w*keyword\w*|\w*searchword\w*)$",
    re.IGNORECASE,
)
_CODE = re.compile(r"captcha|verify|validcode|checkcode|yzm|randcode|authcode|验证码", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:没有|未能?|无法)(?:找到|搜索到|检索到|查询到|查到)|无相关(?:结果|内容|信息)|暂无(?:相关)?(?:结果|数据|内容|信息)"
    r"|(?:共|找到|约|搜索到|检索到)[^\d<]{0,12}\b0\s*(?:条|个|项|篇)|对不起[^。]{0,20}没有|没有(?:搜索|检索)到"
)
_SPACE = re.compile(r"[\W_]+")
_SHORTEST = 12
_MOST_LINKS = 3_000


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A form that searches the site; ``word`` is the field for the words, ``fields`` those sent along.

    ``trouble`` says in Chinese why it cannot be used (empty where it can), ``rewritten`` that a script may
    change what is sent.
    """

    action: str
    method: str
    word: str
    fields: tuple[tuple[str, str], ...]
    encoding: str
    trouble: str = ""
    rewritten: bool = False

    def request(self, words: str) -> tuple[str, str, bytes]:
        """Address, method and body of the request for ``words``."""
        value = words
        if self.word.lower().startswith("lucenenewssearchkey"):  # VSB sends it in base64
            value = base64.b64encode(words.encode()).decode()
        pairs = [(name, value if name == self.word else other) for name, other in self.fields]
        query = urlencode(pairs, encoding=self.encoding, errors="replace")
        if self.method == "POST":
            return self.action, "POST", query.encode("ascii")
        return f"{self.action.partition('?')[0]}?{query}", "GET", b""


def find_search_form(page: Page) -> SearchForm | None:
    """The page's search form, the surest one first; None where it has none."""
    if page.tree is None:
        return None
    found = [form for element in page.tree.iter("form") if (form := _form(page, element)) is not None]
    return min(found, key=lambda form: (bool(form.trouble), form.rewritten), default=None)


def _form(page: Page, form: Any) -> SearchForm | None:
    fields = fields_of(form)
    word = next((name for name in _typed(form) if _WORDS.match(name)), "")
    if not word:
        return None
    signs = " ".join(form.get(name) or "" for name in ("action", "id", "name", "class"))
    shown = f"{signs} {' '.join(name for name, _ in fields)} {_shown(form)}"
    if not _SEARCH.search(shown) or _OTHER.search(signs) or any(_is_secret(e) for e in form.iter("input")):
        return None
    action = absolute(page.base, (form.get("action") or "").strip())
    given = (form.get("method") or "get").strip().upper()
    code = next((name for name, _ in fields if _CODE.search(name)), "")
    trouble = "" if action else "搜索由脚本提交，检查程序无法照样提交"
    return SearchForm(
        action,
        "POST" if given == "POST" else "GET",
        word,
        tuple(fields),
        _encoding(page, form),
        "站内搜索要求填写验证码" if code else trouble,
        rewritten=_has_script(form),
    )


def _typed(form: Any) -> Iterator[str]:
    """The names of the fields that a reader writes into; a hidden one may hold what a script copies there."""
    for element in form.iter("input"):
        if (element.get("type") or "text").lower() in {"text", "search"} and element.get("name"):
            yield element.get("name")


def _is_secret(element: Any) -> bool:
    return (element.get("type") or "").lower() == "password"


def _has_script(form: Any) -> bool:
    """Whether a script has its hand in what is sent: what it does with the words nobody knows."""
    handlers = [
        form.get("onsubmit"),
        *(button.get("onclick") for button in form.iter("input", "button", "a")),
    ]
    return any(handlers)


def _shown(form: Any) -> str:
    """What its fields and buttons say."""
    names = ("placeholder", "value", "alt", "title")
    told = (element.get(name) or "" for element in form.iter("input", "button") for name in names)
    return " ".join((*told, "".join(form.itertext())[:200]))


def _encoding(page: Page, form: Any) -> str:
    wanted = (form.get("accept-charset") or page.encoding or "utf-8").split(",")[0].strip()
    try:
        "".encode(wanted)
    except LookupError:
        return "utf-8"
    return wanted


def shows_title(page: Page, title: str) -> tuple[bool | None, str]:
    """Whether a page of results shows ``title``, and what is to be said; None where it cannot be told.

    Only links count: every such page repeats the words that were asked for.
    """
    if page.tree is None:
        return None, "返回的不是网页"
    wanted = _plain(title)
    anchors = [_plain("".join(a.itertext())) for a in list(page.tree.iter("a"))[:_MOST_LINKS]]
    if any(_is_same(wanted, text) for text in anchors):
        return True, ""
    source = page.text[:400_000]
    if _CODE.search(source) and len(page.text) < 60_000 and sum(len(a) >= _SHORTEST for a in anchors) < 3:
        return None, "搜索结果页要求验证码"
    if _NOTHING.search(re.sub(r"<[^>]*>", "", _without_scripts(source))):
        return False, "结果页写明没有找到"
    return None, "结果页没有读到结果（可能由脚本显示）"


def _without_scripts(source: str) -> str:
    return re.sub(r"<(script|style)\b.*?</\1\s*>", "", source, flags=re.IGNORECASE | re.DOTALL)


def _plain(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _is_same(wanted: str, shown: str) -> bool:
    """Whether a link's text is the title, with something around it, or cut short at its end."""
    if len(wanted) >= 4 and wanted in shown:
        return True
    return len(shown) >= _SHORTEST and wanted.startswith(shown)
