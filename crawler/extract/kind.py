"""What a page is for its reader: home, list, article, redirect, blocked, empty or other.

Also tells answers that are no pages of the site at all: those of a protection system (blocked) and
pages that say in words that there is nothing (soft 404, PF-12).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.extract.article import Account, account_of, is_tabled
from crawler.extract.body import is_prose, is_tool
from crawler.extract.foot import explanation_of
from crawler.extract.layout import Layout, layout_of, squash
from crawler.extract.titletexts import key
from crawler.extract.words import folded, words_of
from crawler.page import Page, PageKind, RecordLink

_CHALLENGES = (
    "$_ts=window[", "$_ts = window[", "['$_ts']", "acw_sc__v2", "__jsl_clearance", "__jsluid", "_cf_chl_",
    "challenge-platform", "cf-browser-verification", "errors.aliyun.com", "aliyun_waf", "yundun", "wzws_",
    "waf_token", "_waf_", "safeline", "safedog", "geetest", "/_guard/", "__tst_status", "verify.js?",
)  # fmt: skip
#: What every challenge has a word of.
_CHALLENGE_WORDS = ("$_ts", *(folded(mark.rstrip("?")) for mark in _CHALLENGES if "$_ts" not in mark))
_BLOCK_WORDS = re.compile(
    r"安域|创宇盾|知道创宇|云锁|安全狗|玄武盾|网站防火墙|web应用防火墙|\bwaf\b|网防g01|护卫神|(?:访问"
    r"|请求|操作).{0,12}(?:被拦截|已被拦截|被阻断|被禁止|存在威胁|造成威胁|可能对网站|受限)"
    r"|(?:可疑|异常|非法|恶意)(?:的)?(?:访问|请求|操作|流量)|检测到.{0,10}(?:攻击|异常|威胁)"
    r"|访问(?:过于)?频繁|(?:浏览器|安全|访问|人机)(?:检查|验证|校验)|滑动验证|请完成.{0,6}验证"
    r"|请(?:开启|启用|打开)\s*javascript|checking your browser|just a moment|ddos|access denied"
    r"|request blocked|forbidden by|you have been blocked|security check|captcha|attention required",
    re.IGNORECASE,
)
_BLOCK_STATUS = frozenset({403, 405, 412, 418, 428, 429, 444, 468, 493, 502, 503, 521, 567})
_ERROR_TITLE = re.compile(
    r"^\s*(?:40[0-9]|41[0-9]|42[0-9]|50[0-9]|52[0-9])\b|forbidden|bad gateway", re.IGNORECASE
)
_GONE = re.compile(
    r"(?:页面|网页|网址|地址|文件|内容|文章|信息|链接|资源|栏目)[^。，]{0,14}(?:不存在|没有找到|未找到"
    r"|找不到|已(?:被)?删除|已失效|无法找到|已下线|被移除|已经不在|已撤)"
    r"|(?:找不到|未找到|没有找到|无法找到)[^。，]{0,14}(?:页面|网页|页|文件|内容|资源|信息)"
    r"|page not found|not be found|404 not found|\b404\b.{0,12}(?:错误|error|页面)|http 404|错误\s*404"
    r"|您(?:访问|请求|浏览|查找|要找)的[^。]{0,12}(?:不存在|已删除)",
    re.IGNORECASE,
)
_GONE_TITLE = re.compile(
    r"^\s*(?:404|http\s*404)|404\s*(?:not found|错误|页面|error)|(?:页面|网页|文件|内容"
    r"|信息).{0,6}(?:不存在|找不到|未找到|没有找到|已删除)|not found",
    re.IGNORECASE,
)
_HERE = re.compile(r"(?:当前|所在|您的|您现在的|现在的)\s*位置|您(?:现在)?(?:所在|的位置)|位置\s*[:：]")
_HOME_PATH = re.compile(r"^/*(?:(?:index|default|main|home(?:page)?|shouye|sy)\.\w+)?$", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]{1,80}\}\}|\$\{[^{}]{1,60}\}|<!--#\s*include|ng-app|v-cloak|id=[\"']?(?:app|root)[\"']?\s*>"
)
_PAGER = re.compile(
    r"下一?[页頁]\b|下一?[页頁]\s*[>»]|[尾末]\s*[页頁]|第?\s*\d+\s*/\s*\d+\s*页|共\s*\d+\s*[页条]"
    r"|上一?页.*下一?页"
)
_HOME_TITLE = re.compile(r"(?:首页|门户网站|人民政府|政府网|官网|官方网站|欢迎您[!！]?)\s*$")
_FOOT = re.compile(
    r"ICP备|公网安备|标识码|版权所有|copyright|主办(?:单位)?\s*[:：]|网站地图|技术支持", re.IGNORECASE
)
#: Columns that are one text by nature: a guide, an office's duties.
_SINGLE = re.compile(r"指南$|简介$|概况$|机构职[能责]$|主要职[能责]$|须知$")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)\b", re.IGNORECASE)
_FEW = 400
_FEW_BLOCKED = 3_500
#: Prose that makes a guide one, and headlines (of so many letters) that make an entrance one.
_OWN_TEXT, _HEADLINE, _FEW_HEADLINES = 100, 10, 20


def is_blocked(page: Page, status: int | None = None) -> bool:
    """Whether a protection system answered in the site's place (瑞数 412, 知道创宇 521, WAF pages).

    A page of the site that only carries the protection's script is not blocked: what a challenge
    shows its reader is next to nothing, or says that it is one.
    """
    if not page.text:
        return False
    layout = layout_of(page)
    links = len(layout.survey.anchors)
    shown = sum(len(line.text) for line in layout.lines if not line.hidden)
    if shown > _FEW_BLOCKED or links > 40:
        return False
    challenged = _has_challenge(page)
    if challenged and shown < 120 and links < 8:
        return True
    title = title_element(page)
    refused = status in _BLOCK_STATUS or _ERROR_TITLE.search(title) is not None
    if refused or challenged or shown < _FEW:
        words = " ".join([title, *(line.text for line in layout.lines[:60])])
        if _BLOCK_WORDS.search(words):
            return not _has_article(page)
    return status in {412, 521} and shown < _FEW


def _has_challenge(page: Page) -> bool:
    """Whether the page carries a protection system's script."""
    words = words_of(page).lower()
    if not any(mark in words for mark in _CHALLENGE_WORDS):
        return False
    source = page.text[:60_000].lower()
    return any(mark in source for mark in _CHALLENGES)


def is_soft_404(page: Page) -> bool:
    """Whether a page answered with 200 says in words that there is nothing (PF-12: 软404)."""
    layout = layout_of(page)
    if not layout.lines or len(page.body) > 200_000:
        return False
    shown = [line for line in layout.lines if not line.hidden]
    text = sum(line.free for line in shown)
    own = " ".join(line.text for line in shown if not line.is_links)[:3_000]
    title = title_element(page)
    if _has_article(page):
        return False
    if _GONE_TITLE.search(title) and text < 3 * _FEW:
        return True
    if len(page.body) < 2_048 and (_GONE.search(own) or re.search(r"\b404\b", own)):
        return True
    return text < _FEW and _GONE.search(own) is not None


def classify(page: Page, records: Sequence[RecordLink], redirect: str | None = None) -> PageKind:
    """The kind of the page whose list shows ``records`` and whose script or meta leads to ``redirect``."""
    if page.tree is None:
        return _of_data(page, records)
    layout = layout_of(page)
    text = sum(len(line.text) for line in layout.lines if not line.hidden)
    if redirect and text < _FEW:
        return PageKind.REDIRECT
    if is_blocked(page):
        return PageKind.BLOCKED
    if not text or (text < 60 and not layout.survey.anchors) or _is_shell(page, layout, text):
        return PageKind.EMPTY
    account = account_of(page)
    score = article_score(page, account)
    if not _is_single(layout, account) and _is_home(page, layout, score, len(records)):
        return PageKind.HOME
    if records:
        return PageKind.ARTICLE if _is_beside(records, account, score) else PageKind.LIST
    if score >= 4:
        return PageKind.ARTICLE
    return _of_the_rest(layout, account)


def _is_beside(records: Sequence[RecordLink], account: Account, score: float) -> bool:
    """Whether what looks like a short list stands beside a document: its files, two or three related news."""
    if not account.header_date:
        return len(records) == 1 and is_tabled(account) and bool(_FILE.search(records[0].href))
    if any(key(record.title) == key(account.article.title or "") for record in records):
        return False
    files = {link.url for link in account.article.attachments}
    return all(record.url in files for record in records) or (len(records) <= 3 and score >= 7)


def article_score(page: Page, account: Account) -> float:
    """How much speaks for one document: date in the header, ArticleTitle, title, prose, attachments."""
    article = account.article
    score = 0.0
    if account.header_date and account.title and account.title.line >= 0:
        score += 4
    elif article.published:
        score += 1.5
    named = page.meta.get("ArticleTitle", "")
    if named and named not in {page.meta.get("ColumnName"), page.meta.get("SiteName")}:
        score += 3
    if account.title and account.title.line >= 0 and account.title.score >= 5:
        score += 1
    prose = sum(line.free for line in account.body if is_prose(line))
    score += 3 if prose > 400 else 2 if prose > 120 else 0
    if article.attachments:
        score += 1
    if article.doc_number or article.index_number:
        score += 2
    return score


def _of_data(page: Page, records: Sequence[RecordLink]) -> PageKind:
    if records:
        return PageKind.LIST
    if not page.body.strip():
        return PageKind.EMPTY
    return PageKind.EMPTY if page.text and not page.text.strip() else PageKind.OTHER


def _of_the_rest(layout: Layout, account: Account) -> PageKind:
    """No records, no certain article: an empty list, a content page without a date, or something else."""
    prose = sum(line.free for line in account.body if is_prose(line))
    title = account.title
    own_text = _OWN_TEXT if title and _SINGLE.search(title.text) else 250
    if title and (prose > own_text or (prose > 60 and title.line >= 0 and title.score >= 5)):
        return PageKind.ARTICLE
    here = next((line.number for line in layout.lines if _tells_place(line.text)), None)
    if here is None or explanation_of(layout):
        return PageKind.OTHER if here is None else PageKind.EMPTY
    # A page of links, an address or a tab that opens on a click is not empty: it only has no records.
    rest = layout.lines[here + 1 :]
    foot = next((at for at, line in enumerate(rest) if _FOOT.search(line.text[:200])), len(rest))
    own = sum(line.free for line in rest[:foot] if len(line.text) > 6 and not is_tool(line))
    hubs = sum(line.is_links and not line.hidden for line in rest[:foot])
    hidden = sum(line.free for line in rest if line.hidden and is_prose(line))
    full = own >= 30 or hubs >= 12 or hidden >= 60 or account.article.attachments
    return PageKind.OTHER if full else PageKind.EMPTY


def _is_single(layout: Layout, account: Account) -> bool:
    """Whether a page under long menus is one text by nature (a guide): prose of its own, few headlines."""
    if account.title is None or not _SINGLE.search(account.title.text):
        return False
    headlines = sum(line.is_links and len(line.text) >= _HEADLINE for line in layout.lines)
    prose = sum(line.free for line in account.body if is_prose(line))
    return prose > _OWN_TEXT and headlines < _FEW_HEADLINES


def _is_home(page: Page, layout: Layout, score: float, records: int) -> bool:
    """Whether the page is a site's entrance: many links, no place within the site, no pager, no document."""
    links = len(layout.survey.anchors)
    if score >= 6 or links < 25 or any(_tells_place(line.text) for line in layout.lines):
        return False
    if any(_is_pager(line.text) for line in layout.lines):
        return False
    column = page.meta.get("ColumnName", "")
    if column and column not in {"首页", "网站首页", page.meta.get("SiteName")}:
        return False
    try:
        path = urlsplit(page.url).path
    except ValueError:
        path = "/?"
    if page.url and _HOME_PATH.match(path):
        return True
    if sum(line.is_links for line in layout.lines) <= 40:
        return False
    if links > 90 or not records or _HOME_TITLE.search(title_element(page)):
        return True
    # Several lists of which the longest is a small part: an entrance and not a column.
    headlines = sum(line.is_links and len(line.text) >= 10 for line in layout.lines)
    return headlines >= 15 and records < 0.6 * headlines


def _tells_place(text: str) -> bool:
    """Whether a line tells the reader's place within the site; what it must have is looked for first."""
    return ("位置" in text or "您" in text) and _HERE.search(text[:80]) is not None


def _is_pager(text: str) -> bool:
    """Whether a short line is a pager's; what it must have is looked for first."""
    may_be = "页" in text or "頁" in text or "条" in text
    return may_be and len(text) < 200 and _PAGER.search(text) is not None


def _is_shell(page: Page, layout: Layout, text: int) -> bool:
    """Whether only a script could fill the page: placeholders and next to no text of its own."""
    return (
        text < 250
        and len(layout.survey.anchors) < 12
        and _PLACEHOLDER.search(page.text[:200_000]) is not None
    )


def _has_article(page: Page) -> bool:
    account = account_of(page)
    return account.header_date and sum(line.free for line in account.body) > 200


def title_element(page: Page) -> str:
    """The text of ``<title>``, at most 300 characters; empty without one."""
    for element in page.headers["title"]:
        return squash("".join(element.itertext()))[:300]
    return ""
