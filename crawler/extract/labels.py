"""The labels under which pages state an article's date, number, source and the rest (dialects.md §16).

A label may be torn by spaces, entities or empty elements (索<span></span>引号, 文&emsp;&emsp;号); it counts
only at the beginning of a line or behind a joint, bracket or space, so that 资金来源 is no 来源.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What a label announces; ``OTHER`` labels only end the value before them."""

    PUBLISHED = "published"
    WEAK_PUBLISHED = "weak_published"
    UPDATED = "updated"
    ISSUED = "issued"
    SENT = "sent"
    DOC_NUMBER = "doc_number"
    INDEX_NUMBER = "index_number"
    SOURCE = "source"
    ISSUER = "issuer"
    TITLE = "title"
    VALIDITY = "validity"
    EFFECTIVE = "effective"
    EXPIRES = "expires"
    TERM = "term"
    SUMMARY = "summary"
    OTHER = "other"


_WORDS: Mapping[Field, str] = {
    Field.PUBLISHED: (
        "发布 发布日期 发布时间 时间发布 日期发布 信息发布时间 信息发布日期 信息时间 发布于 "
        "发表时间 发表日期 发表于 "
        "发稿时间 发稿日期 公开日期 公开时间 刊发时间 上传时间 上传日期 上网日期 添加时间 添加日期 "
        "录入时间 录入日期 公布日期 公布时间 首发时间"
    ),
    Field.WEAK_PUBLISHED: (
        "时间 日期 公告时间 公告日期 写信时间 来信时间 留言时间 提交时间 信件时间 来信日期 写信日期 留言日期"
    ),
    Field.UPDATED: (
        "更新时间 更新日期 修改时间 修改日期 创建时间 创建日期 编辑时间 编辑日期 登记日期 登记时间"
    ),
    Field.ISSUED: (
        "成文日期 成文时间 生成日期 生成时间 印发日期 印发时间 制发日期 制作日期 签发日期 签署日期 "
        "形成日期 产生日期 "
        "信息生成日期 信息生成时间"
    ),
    Field.SENT: "发文日期 发文时间",
    Field.DOC_NUMBER: (
        "文号 发文字号 文件编号 发文文号 文件文号 文件字号 公文字号 公文文号 公文编号 发文号 发文编号 "
        "文件号 字号文号 发布文号"
    ),
    Field.INDEX_NUMBER: "索引号 索取号 信息索引 信息索引号 索引码 索引编号 信息索取号 索引 索引号码 "
    "政府信息索引号",
    Field.SOURCE: (
        "来源 信息来源 文章来源 稿件来源 新闻来源 内容来源 文件来源 来源单位 来源于 稿源 信息提供 "
        "供稿单位 供稿部门 来稿单位 发布来源 "
        "转载来源 图文来源 资料来源 出处 文章出处 信息出处"
    ),
    Field.ISSUER: (
        "发布机构 发文机构 发文机关 制发机关 公开责任部门 发布机关 发文单位 公开机构 公开主体 公开部门 "
        "发布单位 发布部门 发文部门 "
        "制作单位 制作机关 信息公开责任部门 责任部门 责任单位 公开单位 公开机关 发布主体 制定机关 "
        "信息提供单位"
    ),
    Field.TITLE: "标题 信息名称 名称 文件名称 文件标题 信息标题 信件标题 文章标题 题目 信件主题 来信标题 "
    "留言标题 公文名称 政府信息名称",
    Field.VALIDITY: "有效性 时效性 效力状态 是否有效 有效状态 效力 效力状况 公文时效",
    Field.EFFECTIVE: "生效日期 生效时间 实施日期 施行日期",
    Field.EXPIRES: "废止日期 废止时间 失效时间 失效日期 终止日期",
    Field.TERM: "有效期 信息时效期",
    Field.SUMMARY: "内容概述 概述 内容摘要 摘要",
    Field.OTHER: (
        "作者 编辑 责任编辑 责编 编审 浏览次数 浏览量 浏览数 浏览 阅读次数 阅读量 阅读数 阅读 点击次数 "
        "点击数 点击量 点击率 点击 "
        "访问次数 访问量 访问 人气 字体 字号 字体大小 字号大小 大小 打印 分享 分享到 分享至 收藏 保存 "
        "视力保护色 背景色 次数 主题分类 "
        "主题词 关键词 关键字 信息分类 信息类别 分类 类别 体裁分类 体裁 简介 "
        "时效 备注 公开方式 公开形式 公开范围 "
        "公开时限 公开类别 公开属性 公开类型 公文种类 公文类型 文种 主题 组配分类 服务对象分类 服务对象 "
        "语种 载体类型 载体形式 审核 审核人 "
        "发布人 发布者 发布员 录入 录入人 录入员 撰稿 撰稿人 摄影 记者 供稿 通讯员 签发 签发人 初审 复审 "
        "终审 审签 编号 文件类型 状态 "
        "流水号 信件编号 信件内容 处理状态 回复内容 回复部门 处理时间 回复时间 办理情况 栏目 所属栏目 "
        "频道 位置 当前位置 声明 区域 所属区域 "
        "副标题 语言 附件 相关附件 附件下载 信息状态 使用权限 记录形式 关联文件 访问数 阅读人数 浏览人数 "
        "浏览次 阅读次 解读 "
        "统一登记号 统一编号 公开目录 内容类别 法规类型 "
        "文件状态 信息格式 信息内容 适用范围 序号 朗读 语音 星级 评论 页面"
    ),
}
_FIELD_OF: Mapping[str, Field] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_INVISIBLE = re.compile(r"[\s\u3000:：\[\]【】()（）〖〗*·|]+")
_GAP = r"\s{0,6}"


def _torn(words: Collection[str]) -> str:
    """A pattern for any of ``words``, the longest that fits, torn by white space or not.

    Words that begin alike share their beginning: a text is then compared with dozens of them at once.
    """
    endings: dict[str, list[str]] = {}
    for word in words:
        endings.setdefault(word[:1], []).append(word[1:])
    return "|".join(first + _rest(rest) for first, rest in endings.items() if first)


def _rest(endings: Collection[str]) -> str:
    """What may follow a beginning: nothing, where a word ends there, or the rest of longer words."""
    longer = _torn([ending for ending in endings if ending])
    if not longer:
        return ""
    return f"(?:{_GAP}(?:{longer})){'?' if '' in endings else ''}"


def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<label>{_torn(_FIELD_OF)})(?P<colon>\s*[】\]〗]?\s*[:：]\s*|\s*[】\]〗]\s*|\s+(?=\d{{4}}[-年./])"
        rf"|(?=\d{{4}}[-年./]\d))"
    )


#: What a page states of its document and what says nothing of where title, date and text are.
MARKS: Mapping[Field, str] = {
    Field.VALIDITY: "有效性",
    Field.EFFECTIVE: "施行日期",
    Field.EXPIRES: "失效日期",
    Field.TERM: "有效期",
    Field.SUMMARY: "内容概述",
}

#: A label with what separates it from its value.
LABEL = _pattern()
#: What any label looks like: two to eight Chinese characters before a colon.
UNKNOWN_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}\s*[:：]")


def field_of(cell: str) -> Field | None:
    """What a table cell, ``<dt>`` or line announces when it is nothing but a label; else None."""
    return None if len(cell) > 24 else _field_of(cell)


@lru_cache(maxsize=8192)
def _field_of(cell: str) -> Field | None:
    # The menus of a site say the same on every page.
    return _FIELD_OF.get(_INVISIBLE.sub("", cell))


def field_named(label: str) -> Field:
    """The field of a label found by ``LABEL``."""
    return _FIELD_OF[_INVISIBLE.sub("", label)]
