"""Builders of annual reports: the three statutory tables as grids, a text in six parts, facts on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audit.model import Agency, Attachment, DocumentReading, FetchOutcome, Record, Table
from rules.facts import Facts
from rules.report_labels import REQUEST_ROWS
from tests.rules.facts_for_tests import SITE, a_record, complete, some_facts

Values = Sequence[str | int]
Grid = list[list[str]]

PAGE = f"{SITE}/annual_report/2025.html"
RELATION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
LABELS: Mapping[str, tuple[str, str, str]] = {
    "r01": ("一、本年新收政府信息公开申请数量",) * 3,
    "r02": ("二、上年结转政府信息公开申请数量",) * 3,
    "r03": ("三、本年度办理结果", "（一）予以公开", "（一）予以公开"),
    "r04": ("三、本年度办理结果", *("（二）部分公开（区分处理的，只计这一情形，不计其他情形）",) * 2),
    **{
        row: ("三、本年度办理结果", "（三）不予公开", text)
        for row, text in {
            "r05": "1.属于国家秘密",
            "r06": "2.其他法律行政法规禁止公开",
            "r07": "3.危及“三安全一稳定”",
            "r08": "4.保护第三方合法权益",
            "r09": "5.属于三类内部事务信息",
            "r10": "6.属于四类过程性信息",
            "r11": "7.属于行政执法案卷",
            "r12": "8.属于行政查询事项",
        }.items()
    },
    **{
        row: ("三、本年度办理结果", "（四）无法提供", text)
        for row, text in {
            "r13": "1.本机关不掌握相关政府信息",
            "r14": "2.没有现成信息需要另行制作",
            "r15": "3.补正后申请内容仍不明确",
        }.items()
    },
    **{
        row: ("三、本年度办理结果", "（五）不予处理", text)
        for row, text in {
            "r16": "1.信访举报投诉类申请",
            "r17": "2.重复申请",
            "r18": "3.要求提供公开出版物",
            "r19": "4.无正当理由大量反复申请",
            "r20": "5.要求行政机关确认或重新出具已获取信息",
        }.items()
    },
    **{
        row: ("三、本年度办理结果", "（六）其他处理", text)
        for row, text in {
            "r21": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "r22": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "r23": "3.其他",
        }.items()
    },
    "r21_23": ("三、本年度办理结果", "（六）其他处理", "（六）其他处理"),
    "r24": ("三、本年度办理结果", "（七）总计", "（七）总计"),
    "r25": ("四、结转下年度继续办理",) * 3,
}
#: Eighteen requests, of which one is carried over; every sum comes out.
GOOD: Mapping[str, Values] = {
    "r01": (12, 3, 1, 0, 0, 0, 16),
    "r02": (2, 0, 0, 0, 0, 0, 2),
    "r03": (5, 1, 0, 0, 0, 0, 6),
    "r04": (2, 1, 0, 0, 0, 0, 3),
    "r13": (4, 1, 1, 0, 0, 0, 6),
    "r16": (1, 0, 0, 0, 0, 0, 1),
    "r21": (1, 0, 0, 0, 0, 0, 1),
    "r24": (13, 3, 1, 0, 0, 0, 17),
    "r25": (1, 0, 0, 0, 0, 0, 1),
}
#: The same in the form of 2019 and 2020.
GOOD_OLD: Mapping[str, Values] = {
    **{row: values for row, values in GOOD.items() if row != "r21"},
    "r21_23": GOOD["r21"],
}
ZERO = (0,) * 7
NEW_ROWS = tuple(row for row in REQUEST_ROWS if row != "r21_23")
OLD_ROWS = tuple(row for row in REQUEST_ROWS if row not in {"r21", "r22", "r23"})
HEAD: Grid = [
    [RELATION] * 3 + ["申请人情况"] * 7,
    [RELATION] * 3 + ["自然人"] + ["法人或其他组织"] * 5 + ["总计"],
    [RELATION] * 3 + ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
]
DISPUTE_HEAD: Grid = [
    ["行政复议"] * 5 + ["行政诉讼"] * 10,
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5,
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3,
]


def a_table(grid: Sequence[Sequence[str]], **more: Any) -> Table:
    """A table of the report's page."""
    return Table(tuple(tuple(row) for row in grid), **{"url": PAGE, "sha256": "ab" * 32, **more})


def request_grid(values: Mapping[str, Values] = GOOD, rows: Sequence[str] = NEW_ROWS) -> Grid:
    """Table two: its head and ``rows``, all noughts but ``values``."""
    return HEAD + [[*LABELS[row], *map(str, values.get(row, ZERO))] for row in rows]


def disclosed_grid(
    regulations: Values = (0, 0, 0),
    documents: Values = (3, 1, 20),
    decisions: Values = (40, 12, 0),
    fees: str = "1.50",
) -> Grid:
    """Table one as prescribed from 2021 on."""

    def wide(label: str, value: object) -> list[str]:
        return [label, *[str(value)] * 3]

    return [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", *map(str, regulations)],
        ["行政规范性文件", *map(str, documents)],
        ["第二十条第（五）项"] * 4,
        wide("信息内容", "本年处理决定数量"),
        wide("行政许可", decisions[0]),
        ["第二十条第（六）项"] * 4,
        wide("信息内容", "本年处理决定数量"),
        wide("行政处罚", decisions[1]),
        wide("行政强制", decisions[2]),
        ["第二十条第（八）项"] * 4,
        wide("信息内容", "本年收费金额（单位：万元）"),
        wide("行政事业性收费", fees),
    ]


def old_disclosed_grid(regulations: Values = (0, 0, 0), documents: Values = (2, 2, 30)) -> Grid:
    """Table one as it was for 2019 and 2020."""
    items = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
    return [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        ["规章", *map(str, regulations)],
        ["规范性文件", *map(str, documents)],
        ["第二十条第（五）项"] * 4,
        items,
        ["行政许可", "31", "-2", "40"],
        ["其他对外管理服务事项", "10", "+1", "7"],
        ["第二十条第（六）项"] * 4,
        items,
        ["行政处罚", "60", "0", "12"],
        ["行政强制", "4", "0", "0"],
        ["第二十条第（八）项"] * 4,
        ["信息内容", "上一年项目数量", "本年增/减", "本年增/减"],
        ["行政事业性收费", "3", "-1", "-1"],
        ["第二十条第（九）项"] * 4,
        ["信息内容", "采购项目数量", "采购总金额", "采购总金额"],
        ["政府集中采购", "5", "251000元", "251000元"],
    ]


def dispute_grid(values: Values = (1, 0, 0, 0, 1, *(0,) * 10)) -> Grid:
    """Table three with its one row of figures."""
    return [*DISPUTE_HEAD, list(map(str, values))]


def tables(
    requests: Grid | None = None,
    disclosed: Grid | None = None,
    disputes: Grid | None = None,
    **more: Any,
) -> tuple[Table, ...]:
    """The three tables; an empty grid leaves its table out."""
    grids = (
        disclosed_grid() if disclosed is None else disclosed,
        request_grid() if requests is None else requests,
        dispute_grid() if disputes is None else disputes,
    )
    return tuple(a_table(grid, **more) for grid in grids if grid)


ASPECTS = (
    "（一）主动公开。全年通过网站公开信息 210 条，及时更新公开目录，回应群众关心的就学问题。\n"
    "（二）依申请公开。全年新收政府信息公开申请16件，上年结转2件，办结17件，结转下年度1件。\n"
    "（三）政府信息管理。落实先审后发，定期清理过期内容。\n"
    "（四）政府信息公开平台建设。调整专栏设置，提高检索速度。\n"
    "（五）监督保障。纳入年度考核，开展社会评议，未发生责任追究情形。"
)
PROBLEMS = (
    "一是招生政策的解读形式偏少，家长看不明白；二是乡村学校的信息更新不够及时，个别栏目内容较旧。"
    "下一步将制作图表和短视频解读招生政策，每月检查乡村学校栏目，逐校通报更新情况，年底前完成培训。"
)
FEES = "依据《政府信息公开信息处理费管理办法》，本年度未收取信息处理费。"


def a_text(
    year: int = 2025,
    *,
    opening: str | None = None,
    aspects: str = ASPECTS,
    problems: str = PROBLEMS,
    sixth: str = FEES,
    tables_text: str = "",
    end: str = "",
) -> str:
    """A report's text in six parts, the tables' words only where ``tables_text`` gives them."""
    begin = opening or (
        f"根据条例，现公布清源县教育局{year}年政府信息公开工作年度报告。"
        f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
        "如对本报告有疑问，请与局办公室联系。" + "本报告由局办公室编制，经局务会审定。" * 6
    )
    filler = "围绕教育工作重点抓好信息公开，规范流程，压实责任，提升质量。" * 4
    return "\n".join(
        part
        for part in (
            begin,
            "一、总体情况",
            f"{year}年，本局有序推进各项工作。{filler}",
            aspects,
            "二、主动公开政府信息情况",
            tables_text,
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            problems,
            "六、其他需要报告的事项",
            sixth,
            end,
        )
        if part
    )


READ_FILE = Attachment(
    f"{SITE}/files/report.docx", "年度报告.docx", FetchOutcome.OK, reading=DocumentReading.READ
)
SCAN = Attachment(f"{SITE}/files/scan.pdf", "年度报告.pdf", FetchOutcome.OK, reading=DocumentReading.SCANNED)


def a_report(
    year: int = 2025,
    grids: tuple[Table, ...] | None = None,
    text: str | None = None,
    *,
    name: str = "清源县教育局",
    files: tuple[Attachment, ...] = (),
    **more: Any,
) -> Record:
    """A record of the annual report on ``year``, published in January of the year after."""
    return a_record(
        f"{name}{year}年政府信息公开工作年度报告",
        f"{year + 1}-01-20",
        column="annual_report",
        text=a_text(year) if text is None else text,
        files=files,
        url=PAGE.replace("2025", str(year)) if name == "清源县教育局" else None,
        tables=tables() if grids is None else grids,
        **more,
    )


def reports(*records: Record, agency: Agency | None = None) -> Facts:
    """Facts with those reports in a column that was read to its end."""
    return some_facts(complete("annual_report", *records), agency=agency)


def with_cell(grid: Grid, row: int, column: int, text: str) -> Grid:
    """The grid with one cell changed; ``row`` counts from the first row of figures for table two."""
    return [
        [text if (line, place) == (row, column) else cell for place, cell in enumerate(cells)]
        for line, cells in enumerate(grid)
    ]


def request_cell(row: str, column: int, text: str | int, base: Mapping[str, Values] = GOOD) -> Grid:
    """Table two with the figure of ``row`` for applicant ``column`` (1 to 7) changed."""
    values = list(base.get(row, ZERO))
    values[column - 1] = str(text)
    return request_grid({**base, row: values})
