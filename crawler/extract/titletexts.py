"""What one text or class name tells of a title: whether it can be one, and how it is without trimmings."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.extract.dates import find_date
from crawler.extract.labels import LABEL
from crawler.extract.layout import Line, squash

_CLASS = re.compile(
    r"title|(?:^|[\W_])(?:tit|bt|tt|biaoti|theme|ftheme|headline|arti|subject|conth1|wzbt|newstit)|biaoti"
    r"|title|bt$"
)
_TOO_WEAK = re.compile(r"side|foot|nav|menu|logo|column|lanmu|more|relat|list|tab|share|search|banner")
_NO_TITLE = re.compile(
    r"^(?:扫一扫|(?:您的?)?当前(?:的|所在)?位置|您(?:现在)?(?:所在|的)|今天是|现在是|版权所有|主办|承办|copyright|友情链接|联系我们$|返回|上一[篇条页]"
    r"|下一[篇条页]|字[体号]|浏览|责任编辑|技术支持|网站标识码|首页\s*[>»]|附[：:]|(?:来源|时间|日期|作者|主题词|索引号|文号)\s*[:：]"
    r"|[\[［【][^\]］】]{0,6}(?:分类|类别|类型|关键词|主题词|有效性|时效|日期|机构|[字文引]号)\s*[\]］】])",
    re.IGNORECASE,
)
_NO_SHORT_TITLE = re.compile(
    r"^(?:相关|附件|文件下载|网站|分享|打印|首页|导航|搜索|热门|历史搜索|发布|来源|时间|日期|作者|推荐|更多|关闭|登录|注册|无障碍|主题词"
    r"|索引号|备案|解读$|图解$|政策解读$|温馨提示|友情提示|目录$|正文$|内容$|详细信息$|(?:查询|查看|信息|内容|数据)?(?:详[细情]|明细)页面?$|信息详[细情]$|文章内容$|详情$|暂无|联系我们)"
)
_TAIL_DATE = re.compile(
    r"\s*[(（\[【]\s*(?:19"
    r"|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*[)）\]】]?\s*$"
)
_MARKUP = re.compile(r"<[^<>]{0,500}>")
_PUNCTUATION = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A title for comparison: letters and digits only."""
    return _PUNCTUATION.sub("", text).lower()


def without_date(line: Line, text: str) -> str:
    """A heading without the date that stands behind it in brackets or in an element of its own."""
    if line.joints[1:] and text == line.text:
        found = find_date(text[line.joints[-1] :])
        if found and found[1] <= 2 and len(text) - line.joints[-1] - found[2] <= 2:
            return text[: line.joints[-1]]
    dated = (line.joints[1:] or line.level) and ("20" in text or "19" in text)
    return _TAIL_DATE.sub("", text) if dated else text


def may_be_title(text: str, *, confirmed: bool = False) -> bool:
    """Whether a text could be a title at all: no label, no date alone, no words of the page's frame."""
    short = len(text) <= 12 and not confirmed and _NO_SHORT_TITLE.match(text)
    if _NO_TITLE.match(text) or short or LABEL.match(text):
        return False
    found = find_date(text[:24])
    return not found or len(key(text)) - len(key(text[found[1] : found[2]])) >= 2


@lru_cache(maxsize=4096)
def is_named_title(names: str) -> bool:
    """Whether a class or id is a title's; few names are asked for again and again."""
    return _CLASS.search(names[:200]) is not None


@lru_cache(maxsize=4096)
def is_named_otherwise(names: str) -> bool:
    """Whether a class or id is that of a menu, a list, a side column."""
    return _TOO_WEAK.search(names[:200]) is not None


def is_bare_date(line: Line) -> bool:
    """Whether a line begins with a date or is short and holds one: a header line without labels."""
    if "20" not in line.text or line.hidden or line.is_links or not 8 <= len(line.text) <= 60:
        return False
    found = find_date(line.text)
    return found is not None and found[1] <= 2 and not line.text.endswith(("。", "；"))


def clean_title(text: str) -> str:
    """A title without markup that editors pasted into it, brackets of lists and trailing marks."""
    if "<" in text and ">" in text:
        text = _MARKUP.sub("", text)
    return squash(text).strip("　 |>»·")
