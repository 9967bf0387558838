"""What is read of articles: small samples of the ways in which content systems print the same facts."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.extract.article import read_article
from crawler.page import Article, read_page

BODY = (
    "<p>为进一步做好全县重点工作，经研究，现将有关事项通知如下，请认真组织实施，确保各项任务落到实处。</p>"
) * 3
FOOT = (
    "<div class='footer'><p>主办单位：青山县人民政府办公室</p><p>网站标识码：1234560001 "
    "某ICP备12345678号</p></div>"
)
NAV = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li></ul>"


def article(
    body: str,
    *,
    head: str = "<title>青山县人民政府</title>",
    url: str = "http://www.example.gov.cn/zw/1.html",
) -> Article:
    source = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{NAV}{body}{FOOT}</body></html>"
    )
    return read_article(read_page(url, source.encode(), "text/html; charset=utf-8"))


TITLE = "青山县人民政府办公室关于加强值班工作的通知"
H1 = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<div><span>发布时间：2024-09-10 09:24</span><span>来源：县政府办</span></div>", date(2024, 9, 10)),
        (
            "<div><span>时间发布：2023-06-12 09:51</span><span>信息来源：青山日报</span></div>",
            date(2023, 6, 12),
        ),
        ("<div>日期：2021/09/06 来源：县委宣传部</div>", date(2021, 9, 6)),
        ("<div>【信息发布时间：2020-12-16阅读次数：<span id='n'>8</span>】</div>", date(2020, 12, 16)),
        ("<div>【时间：2018年05月04日 22:53】【来源：县社科联】</div>", date(2018, 5, 4)),
        (
            "<font color='#999'>(发布时间：2020-12-31 11:06:22 阅读次数：<span>3</span>)</font>",
            date(2020, 12, 31),
        ),
        (
            (
                "<div class='info'><span class='time'>时间 : 2020-12-01 17:44:12</span><span>来源 : "
                "本网</span></div>"
            ),
            date(2020, 12, 1),
        ),
        ("<p><span class='arti_update'>2022.10.05</span></p>", date(2022, 10, 5)),
        ("<p>2024-03-03 15:54:07 来源:县融媒体中心</p>", date(2024, 3, 3)),
        ("<p>来源： 青山日报 2024-10-17 08:03</p>", date(2024, 10, 17)),
        (
            "<p><i id='pubDate'>2022年08月11日08:30</i><i id='source'>来源：县广播台</i></p>",
            date(2022, 8, 11),
        ),
        (
            (
                "<table><tr><td>发布日期：2016-07-20　来源：春江镇　浏览次数：<script>hits()</script></td>"
                "</tr></table>"
            ),
            date(2016, 7, 20),
        ),
        (
            "<div>发布时间：<script>var d='2020年12月30日'; if(d!=''){ document.write(d); }</script></div>",
            date(2020, 12, 30),
        ),
        ("<div><em>发布时间：</em><b>2018-05-29 14:43:47</b></div>", date(2018, 5, 29)),
        ("<div class='l'>发布时间</div><div class='r'>2019-03-04</div>", date(2019, 3, 4)),
        ("<div>发&emsp;布&emsp;时&emsp;间：２０１９-０３-０４</div>", date(2019, 3, 4)),
    ],
)
def test_the_publication_date_is_read_however_the_header_prints_it(header: str, expected: date) -> None:
    assert article(f"{H1}{header}<div class='content'>{BODY}</div>").published == expected


def test_a_visible_date_wins_over_the_pubdate_meta_which_may_be_the_time_of_generation() -> None:
    meta = "<title>x</title><meta name='PubDate' content='2023-11-10 15:33'>"
    assert article(f"{H1}<p>日期：2021-09-06</p>{BODY}", head=meta).published == date(2021, 9, 6)


def test_the_pubdate_meta_is_used_where_nothing_is_visible() -> None:
    meta = "<meta content='2023-11-10 15:33' name='pubdate'>"
    assert article(f"{H1}{BODY}", head=meta).published == date(2023, 11, 10)


@pytest.mark.parametrize(
    "line",
    [
        "<p>今天是2024年2月22日 星期四</p>",
        "<p>页面生成时间：2024-02-22 10:00</p>",
        "<p>有效期至：2024-02-22</p>",
        "<p>截止日期：2024-02-22</p>",
        "<p>报名时间为2024年2月22日至2024年3月1日，请各单位按时参加，逾期不再受理，特此通知。</p>",
    ],
)
def test_other_dates_are_no_publication_date(line: str) -> None:
    assert article(f"{H1}{line}<div id='zoom'>{BODY}</div>").published is None


def test_a_publication_date_at_the_foot_of_the_article_is_found() -> None:
    body = (
        f"{H1}<div class='TRS_Editor'>{BODY}</div><div class='foot-time'><span>"
        f"发布日期：2021-03-08</span></div>"
    )
    assert article(body).published == date(2021, 3, 8)


def test_dates_of_related_news_are_not_the_articles() -> None:
    news = (
        "<div><h3>相关新闻</h3><ul><li><a href='/a.html'>县委召开会议部署下一阶段工作</a><span>"
        "2022-01-01</span></li></ul></div>"
    )
    assert article(f"{H1}<div class='content'>{BODY}</div>{news}").published is None


PAIRS = """<table class="policy"><tr><td>信息名称：</td><td colspan="5">{title}</td></tr>
<tr><td>信息索引：</td><td>360A04-07-2021-0005-1</td><td>生成日期：</td><td>2021-02-23</td>
<td>发文机构：</td><td>青山县教育局</td></tr>
<tr><td>发文字号：</td><td>青教〔2021〕3号</td><td>信息类别：</td><td>综合</td><td>内容概述：</td>
<td>略。</td></tr></table>"""


def test_a_table_of_label_and_value_pairs_is_read_row_by_row() -> None:
    found = article(
        f"{PAIRS.format(title=TITLE)}{H1}<p class='wh'>青教〔2021〕3号</p><div class='TRS_Editor'>"
        f"{BODY}</div><p>发布日期：2021-03-08</p>"
    )
    assert found.title == TITLE
    assert found.index_number == "360A04-07-2021-0005-1"
    assert found.issued == date(2021, 2, 23)
    assert found.doc_number == "青教〔2021〕3号"
    assert found.source == "青山县教育局"
    assert found.published == date(2021, 3, 8)


TORN = """<table class="t hidden-{size}"><tr><th>索<span></span>引<span></span>号：</th>
<td>K16185922-201704-00036</td>
<th>信息分类：</th><td>通知公告</td></tr><tr><th>发布机构：</th><td>青山县卫生局</td>
<th>生成日期：</th><td>2017-04-11</td></tr>
<tr><th>文&emsp;&emsp;号：</th>
<td><script>var fileNum="";if(fileNum.indexOf("号")==-1){{document.write('号')}}</script></td>
<th>有<span></span>效<span></span>性：</th><td>有效</td></tr><tr><th>名&emsp;&emsp;称：</th>
<td colspan=3>{title}</td></tr></table>"""


def test_a_doubled_table_with_torn_labels_gives_its_values_once_and_no_empty_number() -> None:
    tables = TORN.format(size="sm", title=TITLE) + TORN.format(size="lg", title=TITLE)
    found = article(
        f"{tables}{H1}<p>发布时间： 2017-04-12 08:12　　信息来源： 青山县卫生局</p><div "
        f"class='j-fontContent'>{BODY}</div>"
    )
    assert (found.index_number, found.doc_number) == ("K16185922-201704-00036", None)
    assert (found.published, found.issued) == (date(2017, 4, 12), date(2017, 4, 11))
    assert (found.source, found.title) == ("青山县卫生局", TITLE)


def test_a_table_with_labels_in_one_row_and_values_in_the_next_is_read_column_by_column() -> None:
    table = """<table><tbody><thead><tr><td>索取号</td><td>发布时间</td><td>发布机构</td>
<td>文件编号</td><td>备注</td></tr></thead>
    <tr><td>076478684Q/2024-00112</td><td></td><td>青山县卫生局</td><td>青卫基〔2024〕5号</td>
<td></td></tr></tbody></table>"""
    found = article(f"<h2 id='t'>{TITLE}<small>( 2024-05-11)</small></h2>{table}{BODY}")
    assert found.title == TITLE
    assert found.published == date(2024, 5, 11)
    assert (found.index_number, found.doc_number) == ("076478684Q/2024-00112", "青卫基〔2024〕5号")
    assert found.source == "青山县卫生局"


def test_a_definition_list_and_labelled_list_items_are_metadata_too() -> None:
    listed = "<dl><dt>索引号</dt><dd>000014348/2020-35428</dd><dt>文号</dt><dd>青政发〔2020〕8号</dd></dl>"
    items = (
        "<ul><li><b>发布机构：</b>青山县人民政府</li><li><b>成文日期：</b>2020年08月01日</li><li><b>"
        "发布日期：</b>2020年08月05日</li></ul>"
    )
    found = article(f"<div class='xxgk'>{listed}{items}</div>{H1}<div class='content'>{BODY}</div>")
    assert (found.index_number, found.doc_number) == ("000014348/2020-35428", "青政发〔2020〕8号")
    assert (found.issued, found.published) == (date(2020, 8, 1), date(2020, 8, 5))


def test_cells_wrapped_in_template_comments_are_read() -> None:
    table = """<table class="xxgk_table"><tr><td class="t">信息索引号</td>
<td><!--<$[SYH]>-->014006438/2026-03652<!--<$[SYH]>--></td>
    <td class="t">生成日期</td><td><!--<$[SCRQ]>-->2026-03-02</td></tr><tr>
<td class="t">文　　号</td><td>无</td><td>主题分类</td><td>其他</td></tr></table>"""
    found = article(f"{table}<div class='sp_title'>{TITLE}</div><div id='zoom'>{BODY}</div>")
    assert (found.index_number, found.issued, found.doc_number) == (
        "014006438/2026-03652",
        date(2026, 3, 2),
        None,
    )
    assert found.title == TITLE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("柘政办〔<span>2018</span>〕<span>30</span>号", "柘政办〔2018〕30号"),
        ("青政发 [2019] 12 号", "青政发[2019]12号"),
        ("青山府办（2020）7号", "青山府办（2020）7号"),
        ("（青政办函〔2021〕5号）", "青政办函〔2021〕5号"),
    ],
)
def test_a_number_alone_in_the_first_lines_of_the_body_is_the_documents_own(line: str, expected: str) -> None:
    body = (
        f"{H1}<p>发布日期：2018-05-29</p><div class='content'><p>{line}</p><p>各乡镇人民政府：</p>"
        f"{BODY}</div>"
    )
    assert article(body).doc_number == expected


@pytest.mark.parametrize(
    "line",
    [
        "根据《青山省人民政府关于做好安全工作的通知》（青政发〔2019〕12号）要求，现就有关事项通知如下。",
        "《关于做好安全工作的通知》（青政发〔2019〕12号）",
        "项目编号：青财采购【2018】054号",
        "闽(2020)平潭不动产证明第0003132号",
        "现将青政发〔2019〕12号文件转发给你们，请认真贯彻执行。",
    ],
)
def test_cited_numbers_are_not_the_documents_own(line: str) -> None:
    body = f"{H1}<p>发布日期：2018-05-29</p><div class='content'><p>{line}</p>{BODY}</div>"
    assert article(body).doc_number is None


def test_the_number_in_brackets_after_the_title_is_the_documents_own() -> None:
    body = f"<h1>{TITLE}（青政办〔2021〕9号）</h1><p>发布日期：2021-05-29</p>{BODY}"
    assert article(body).doc_number == "青政办〔2021〕9号"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<p>青山县人民政府办公室</p><p>2018年5月14日</p>", date(2018, 5, 14)),
        ("<p>青山县人民政府办公室</p><p>二〇二六年三月一日</p>", date(2026, 3, 1)),
        ("<p>青山县人民政府办公室　2018年5月14日</p>", date(2018, 5, 14)),
        (
            "<p>青山县教育局</p><p>2018年 5 月 14 日</p><p>附件：1.任务分工表</p><p>任务分工表</p>" + BODY,
            date(2018, 5, 14),
        ),
        ("<p>青山县教育局</p><p>二○一八年五月十四日</p><p>（此件公开发布）</p>", date(2018, 5, 14)),
        ("<p><strong>截止时间：</strong>2018年5月14日</p>", None),
        ("<p>申请时间　年　月　日</p>", None),
        ("<table><tr><td>开工</td><td>2018年5月14日</td></tr></table>", None),
    ],
)
def test_the_date_under_the_document_is_its_signature_and_other_dates_are_not(
    lines: str, expected: date | None
) -> None:
    body = f"{H1}<p>发布日期：2018-05-29</p><div class='content'>{BODY}{lines}</div>"
    if expected and expected.year == 2026:
        body = body.replace("2018-05-29", "2026-03-03")
    assert article(body).issued == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<p>来源：<b>广州日报</b></p>", "广州日报"),
        ("<p>信息来源：<a href='/'>县政府办秘书科</a> 浏览次数：8</p>", "县政府办秘书科"),
        ("<p>来源：国际交流合作处 文旅之窗</p>", "国际交流合作处 文旅之窗"),
        ("<p>来源：县融媒体中心 字体：大 中 小</p>", "县融媒体中心"),
        ("<p>信息来源: 发布日期：2024-07-05 13:57</p>", None),
        ("<p>来源：<span></span>作者：<b>管理员</b></p>", None),
        ("<p>来源：暂无</p>", None),
        ("<p>资金来源：自筹</p>", None),
        ("<p>文章来源：本网</p>", "本网"),
    ],
)
def test_the_source_is_what_stands_behind_its_label_and_nothing_where_it_is_empty(
    header: str, expected: str | None
) -> None:
    assert (
        article(f"{H1}<p>发布日期：2018-05-29</p>{header}<div class='content'>{BODY}</div>").source
        == expected
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "<title>青山县人民政府门户网站</title>",
            f"<h3 class='con-title'>{TITLE}</h3><p>发布时间：2020-01-02</p>",
        ),
        (
            "<title>工作动态_青山县人民政府</title><meta name='ColumnName' content='工作动态'>",
            f"<p class='tit'>{TITLE}</p><p>日期：2020-01-02</p>",
        ),
        (
            f"<title>{TITLE}-青山县人民政府</title>",
            f"<h1>青山县人民政府网</h1><h2>{TITLE}</h2><p>【时间：2020-01-02】</p>",
        ),
        (
            f"<title>{TITLE}</title>",
            (
                f"<table><tr><td class='NewsTitle'>{TITLE}</td></tr><tr><td>发布日期：2020-01-02</td></tr>"
                f"</table>"
            ),
        ),
        (
            f"<title>x</title><meta name='ArticleTitle' content='{TITLE}'>",
            f"<h2>青山县工作专栏</h2><h1>{TITLE}</h1><p>2020-01-02</p>",
        ),
        (
            f"<title>{TITLE} - 青山县</title>",
            f"<div class='xl_tit'>{TITLE[:12]}<br>{TITLE[12:]}</div><p>发布时间：2020-01-02</p>",
        ),
        (
            f"<title>&lt;h1 style='x'&gt;{TITLE}&lt;/h1&gt;</title>",
            f"<h1 style='a'><h1><span>{TITLE}</span></h1></h1><p>发布日期：2020-01-02</p>",
        ),
    ],
)
def test_the_title_is_the_articles_and_neither_the_sites_nor_the_columns(head: str, body: str) -> None:
    assert article(f"{body}<div class='content'>{BODY}</div>", head=head).title == TITLE


def test_a_short_title_over_its_date_is_a_title() -> None:
    assert (
        article(f"<h1 class='content_title'>嘉奖令</h1><p>发布日期：2018-06-11</p><div>{BODY}</div>").title
        == "嘉奖令"
    )


def hrefs(body: str) -> list[str]:
    found = article(f"{H1}<p>发布日期：2018-06-11</p>{body}")
    return [link.href for link in found.attachments]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<a href='./W020240613556663716813.docx'>附件1.实施方案</a>", ["./W020240613556663716813.docx"]),
        (
            "<a href='/module/download/downfile.jsp?classid=0&amp;showname=x&amp;filename=ab.pdf'>附件</a>",
            ["/module/download/downfile.jsp?classid=0&showname=x&filename=ab.pdf"],
        ),
        (
            (
                "<a "
                "href='/system/_content/download.jsp?urltype=news.DownloadAttachUrl&amp;owner=1&amp;wbfileid=2'>"
                ""
                ""
                ""
                "表.doc</a>"
            ),
            ["/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=2"],
        ),
        (
            (
                "<a class='nfw-cms-attachment' href='http://example.gov.cn/attachment/0/1/1/3.pdf' "
                "alt='方案.pdf'>方案.pdf</a>"
            ),
            ["http://example.gov.cn/attachment/0/1/1/3.pdf"],
        ),
        (
            (
                "<p class='insertfileTag'><a appendix='true' href='javascript:;' "
                "oldsrc='/protect/P1/P2.xlsx'>名册.xlsx</a></p>"
            ),
            ["/protect/P1/P2.xlsx"],
        ),
        ('<script>showVsbpdfIframe("/__local/8/52/x.pdf","100%","600")</script>', ["/__local/8/52/x.pdf"]),
        (
            "<div class='wp_pdf_player' pdfsrc='/_upload/article/files/a/b.pdf'></div>",
            ["/_upload/article/files/a/b.pdf"],
        ),
        ("<iframe src='/pdfjs/web/viewer.html?file=/upload/a.pdf'></iframe>", ["/upload/a.pdf"]),
        (
            (
                '<script>var wzfj="2020.1.8.pdf"; if(wzfj.length>0){document.write(\'<p>附件：<a '
                "href=\"'+wzfj+'\">'+wzfj+'</a></p>')}</script>"
            ),
            ["2020.1.8.pdf"],
        ),
        ("<script>var fj=\"\"; if(fj.length>0){document.write('<a href=\"'+fj+'.pdf\">x</a>')}</script>", []),
        ("<a href='/zwgk/index.html'>返回列表</a><a href='/a/b.html'>政策解读</a>", []),
        ("<a href='/x.jpg'>大图</a>", []),
    ],
)
def test_attachments_are_files_that_the_article_offers(markup: str, expected: list[str]) -> None:
    assert hrefs(f"<div class='content'>{BODY}{markup}</div>") == expected


def test_files_of_menus_and_of_the_foot_are_not_the_articles() -> None:
    menu = "<div><a href='/browser/chrome_setup.zip'>浏览器下载</a></div>"
    after = "<div>相关新闻</div><ul><li><a href='/other.pdf'>其他文件</a></li></ul>"
    assert hrefs(f"<div class='content'>{BODY}<a href='a.doc'>附件</a></div>{menu}{after}") == ["a.doc"]


def test_the_body_ends_where_the_page_goes_on_with_other_things() -> None:
    body = (
        f"{H1}<p>发布日期：2018-06-11</p><div class='xl'>{BODY}</div><p>上一篇：<a href='b.html'>"
        f"另一篇</a></p><p>相关新闻</p>"
    )
    text = article(body).text
    assert text.startswith("为进一步做好")
    assert "上一篇" not in text
    assert "标识码" not in text


def test_a_meeting_s_time_in_the_first_line_is_no_publication_date() -> None:
    bare = f"{H1}<p>2024-05-30</p><p>时间：2024年6月3日</p><p>地点：县会议中心</p>{BODY}"
    assert article(bare).published == date(2024, 5, 30)
    assert article(f"{H1}<p>时间：2024年6月3日上午9:00</p><p>地点：县会议中心</p>{BODY}").published is None


def test_the_time_of_a_change_is_the_publication_date_only_where_nothing_else_is_shown() -> None:
    both = f"{H1}<p>发布时间：2024-05-30</p><p>更新时间：2024-06-08</p><div class='content'>{BODY}</div>"
    assert article(both).published == date(2024, 5, 30)


def test_the_number_of_a_document_that_is_interpreted_is_not_the_interpretations() -> None:
    title = "《青山县值班工作办法》政策解读"
    body = (
        f"<h1>{title}</h1><p>发布日期：2024-05-30</p><div class='content'><p>青政办〔2024〕5号</p>"
        f"{BODY}</div>"
    )
    found = article(body)
    assert (found.title, found.doc_number) == (title, None)
    cited = "<p>《青山县人民政府关于做好值班工作的通知》</p><p>（青政发〔2024〕5号）</p>"
    assert (
        article(f"{H1}<p>发布日期：2024-05-30</p><div class='content'>{cited}{BODY}</div>").doc_number is None
    )


@pytest.mark.parametrize(
    "title", ["2018-06-21新闻", "停电公告2018年06月28日", "图解：县域内教育改革发展", "1-6月份主要经济指标"]
)
def test_titles_with_dates_and_odd_beginnings_stay_whole(title: str) -> None:
    body = (
        f"<h1 class='content_title'>{title}</h1><p>发布日期：2018-06-25 10:07:49 来源：县电视台</p>"
        f"<div>{BODY}</div>"
    )
    assert article(body, head=f"<title>{title}</title>").title == title


def test_bracketed_labels_without_a_colon_are_labels() -> None:
    rows = (
        "<ol><li>[发文机构] <span>青山县人民政府</span></li><li>[成文日期] <span>2024-05-06</span></li>"
        "<li>[发文字号] <span>青政办发〔2024〕7号</span></li><li>[废止日期] <span>----</span></li>"
        "<li>[发布日期] <span>2024-05-09</span></li></ol>"
    )
    found = article(rows + H1 + BODY)
    assert (found.doc_number, found.issued, found.published) == (
        "青政办发〔2024〕7号",
        date(2024, 5, 6),
        date(2024, 5, 9),
    )


def test_a_cell_with_a_label_of_its_own_is_nobody_else_s_value() -> None:
    header = (
        "<table><tr><td>发布日期： <span>2024-05-09</span></td><td>浏览次数：</td>"
        "<td>信息来源： 县政府办综合科</td></tr></table>"
    )
    assert article(H1 + header + BODY).source == "县政府办综合科"


def test_the_day_on_which_a_document_was_written_is_not_taken_for_an_unlabelled_publication() -> None:
    table = (
        f"<table><tr><td>文件名称：</td><td>{TITLE}</td></tr><tr><td>成文时间：</td><td>2024-05-06</td></tr>"
        "<tr><td>文号：</td><td>青政办发〔2024〕7号</td></tr></table>"
    )
    found = article(table + BODY)
    assert (found.published, found.issued) == (None, date(2024, 5, 6))


def test_the_day_of_dispatch_beside_that_of_writing_is_the_publication() -> None:
    table = (
        f"<table><tr><td>文件名称：</td><td colspan='3'>{TITLE}</td></tr><tr><td>成文时间：</td>"
        "<td>2024-05-06</td><td>发文时间：</td><td>2024-05-09</td></tr></table>"
    )
    found = article(table + BODY)
    assert (found.published, found.issued) == (date(2024, 5, 9), date(2024, 5, 6))


def test_labels_of_no_known_meaning_do_not_end_the_document_s_data() -> None:
    data = "".join(
        f"<li><span>【{label}】</span><span>{value}</span></li>"
        for label, value in (
            ("法规类型", "规范性文件"),
            ("内容类别", "综合"),
            ("文　　号", "青山公告〔2024〕7号"),
            ("发文机关", "青山县人民政府"),
        )
    )
    header = f"{H1}<p>发布时间：2024-05-09 来源：</p><ul>{data}</ul>"
    found = article(header + BODY)
    assert (found.doc_number, found.source) == ("青山公告〔2024〕7号", "青山县人民政府")


def test_labels_in_elements_of_their_own_need_no_colon() -> None:
    pieces = ("发布时间", "2024-05-09", "来源", "县公共资源交易中心", "浏览次数", "33")
    header = "<div>{}</div>".format("".join(f"<span>{piece}</span>" for piece in pieces))
    found = article(H1 + header + BODY)
    assert (found.source, found.published) == ("县公共资源交易中心", date(2024, 5, 9))


def test_the_time_of_editing_is_shown_where_nothing_else_is() -> None:
    assert article(
        f"{H1}<p>来源：县林业局  编辑时间：2024-05-08 16:01  浏览次数：</p>{BODY}"
    ).published == date(2024, 5, 8)


def test_a_file_in_the_metadata_table_above_the_title_is_the_article_s() -> None:
    table = (
        "<table><tr><td>信息索引号</td><td>014034703/2024-00839</td><td>公开日期</td><td>2024-05-09</td></tr>"
        "<tr><td>文件编号</td><td>青府发〔2024〕7号</td><td>文件下载</td>"
        "<td><a href='/u/7.pdf'>青府发〔2024〕7号.pdf</a></td></tr></table>"
    )
    found = article(table + H1 + BODY)
    assert [link.href for link in found.attachments] == ["/u/7.pdf"]


CRUMBS = "<div>您当前的位置：<a href='/'>首页</a> &gt; <a href='/zw/'>工作动态</a></div>"
BARE = "<div>我县部署秋季造林工作</div><div>日期：2024-05-09 10:11 来源：县林业局</div>"


@pytest.mark.parametrize(
    "name",
    [
        "青山县人民政府门户网站 - www.example.gov.cn",
        "青山高新区管委会（新北区人民政府）",
        "工作动态_青山县林业局",
    ],
)
def test_neither_the_site_s_nor_the_column_s_name_is_the_title_of_a_page_without_metas(name: str) -> None:
    logo = f"<h2>{name.partition(' - ')[0].partition('_')[0]}</h2>" if "门户" in name else ""
    found = article(logo + CRUMBS + BARE + BODY, head=f"<title>{name}</title>")
    assert found.title == "我县部署秋季造林工作"


@pytest.mark.parametrize(
    "table",
    [
        (
            "<table><tr><td>名称</td><td>文号</td><td>发布机构</td><td>成文日期</td></tr><tr><td>旧办法</td>"
            "<td>青政发〔2010〕3号</td><td>青山县人民政府</td><td>2010-03-01</td></tr></table>"
        ),
        (
            "<table><tr><td>项目名称</td><td>污水处理项目</td></tr><tr><td>文号</td><td>青环审〔2022〕15号</td></tr>"
            "<tr><td>发布日期</td><td>2022-11-02</td></tr></table>"
        ),
    ],
)
def test_a_table_in_the_text_tells_of_other_documents(table: str) -> None:
    found = article(H1 + BODY + table, head="<title>青山县人民政府</title>")
    assert (found.doc_number, found.issued, found.published) == (None, None, None)


def test_a_table_under_the_text_with_an_index_number_is_the_page_s_own() -> None:
    table = (
        "<table><tr><td>索引号</td><td>431/2024-00012</td><td>文号</td><td>青政发〔2024〕9号</td></tr>"
        "<tr><td>发布机构</td><td>县司法局</td><td>发布日期</td><td>2024-05-09</td></tr></table>"
    )
    found = article(H1 + BODY + table)
    assert (found.doc_number, found.published, found.source) == (
        "青政发〔2024〕9号",
        date(2024, 5, 9),
        "县司法局",
    )


def test_the_label_may_be_as_short_as_published() -> None:
    assert article(f"{H1}<p>发布：<span>2024-05-09</span> 浏览：33</p>{BODY}").published == date(2024, 5, 9)


def test_who_signs_is_not_the_title_although_the_site_bears_that_name() -> None:
    signed = "<p>青山县人民政府</p><p>2024年5月9日</p>"
    found = article(f"<div>关于做好防汛工作的意见</div><div>2024-05-10</div>{BODY}{signed}")
    assert found.title == "关于做好防汛工作的意见"


def test_no_cell_of_the_metadata_is_the_title() -> None:
    table = (
        "<table><tr><td>索引号</td><td>431/2024-00012</td></tr><tr><td>发布机构</td><td>县发展改革局</td></tr>"
        "<tr><td>发布日期</td><td>2024-05-09</td></tr></table>"
    )
    assert article(table + BODY).title is None


def test_a_label_in_brackets_is_not_the_title() -> None:
    labelled = "<h2>[主题分类] 综合政务/其他</h2><h2>[废止日期] ----</h2><p>[发布日期] 2024-05-09</p>"
    assert article(labelled + BODY).title is None


MARKS = (
    "<table><tr><th>索引号：</th><td>A01-2024-0003</td><th>发布机构：</th><td>青山县人民政府</td></tr>"
    "<tr><th>文号：</th><td>青政〔2024〕3号</td><th>有&emsp;效&emsp;性：</th><td>失效</td></tr>"
    "<tr><th>生效时间：</th><td>2024-04-01</td><th>废止时间：</th><td></td></tr>"
    "<tr><th>内容概述：</th><td>规范值班</td><th>生成日期：</th><td>2024-03-01</td></tr></table>"
)
PROSE = (
    "<div><p>" + "各乡镇人民政府、县政府各部门要切实加强值班工作，严格执行领导带班制度。" * 4 + "</p>{}</div>"
)


def test_whether_a_document_is_in_force_is_read_from_its_table_and_an_empty_mark_is_kept() -> None:
    found = article(MARKS + H1 + "<p>发布时间：2024-03-05</p>" + PROSE.format(""))
    assert dict(found.stated) == {
        "有效性": "失效",
        "施行日期": "2024-04-01",
        "失效日期": "",
        "内容概述": "规范值班",
    }
    assert (found.doc_number, found.issued) == ("青政〔2024〕3号", date(2024, 3, 1))


def test_whether_a_document_is_in_force_is_read_from_a_line_under_the_title() -> None:
    found = article(
        H1 + "<p><span>发布时间：2024-03-05</span> <span>有效性：现行有效</span></p>" + PROSE.format("")
    )
    assert dict(found.stated) == {"有效性": "现行有效"}


def test_what_a_table_in_the_text_says_of_other_documents_is_no_mark_of_this_one() -> None:
    table = "<table><tr><td>文件名称</td><td>有效性</td></tr><tr><td>甲办法</td><td>失效</td></tr></table>"
    found = article(H1 + "<p>发布时间：2024-03-05</p>" + PROSE.format(table + "<p>请各单位执行。</p>"))
    assert found.stated == ()


@pytest.mark.parametrize("name", ["查询详细页", "信息明细页", "查看详情页面"])
def test_the_name_of_a_kind_of_page_is_no_title(name: str) -> None:
    found = article(f"<h1>{name}</h1><p>发布时间：2020-12-04</p><p>处罚决定书文号：河罚〔2020〕3号。</p>")
    assert found.title is None


def test_links_about_the_site_behind_the_text_are_no_part_of_it() -> None:
    found = article(
        "<h1>关于开展年度检查的公告</h1><p>发布时间：2020-12-04</p><p>各单位应当认真组织实施。</p>"
        "<p>关于我们 | 联系我们 | 法律声明</p>"
    )
    assert "各单位" in found.text
    assert "法律声明" not in found.text
