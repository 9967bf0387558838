"""The shared words of an audit: agencies, columns, records, captures, findings, indicators, scores.

Standard library only.  Every other room imports these types and nothing here imports anything of
ours, so that facts, judgement, points and paper agree on one vocabulary (see ``docs/glossary.md``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class AgencyKind(StrEnum):
    """What sort of body is audited; decides which indicators apply (contract: roster kinds)."""

    PORTAL = "portal"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    UTILITY = "utility"
    PARTY = "party"
    VILLAGE = "village"

    @property
    def label(self) -> str:
        """The Chinese name that rosters and reports use."""
        return _KIND_LABELS[self]


_KIND_LABELS: Mapping[AgencyKind, str] = {
    AgencyKind.PORTAL: "政府门户",
    AgencyKind.DEPARTMENT: "政府部门",
    AgencyKind.TOWNSHIP: "乡镇街道",
    AgencyKind.SCHOOL: "学校",
    AgencyKind.HOSPITAL: "医疗机构",
    AgencyKind.UTILITY: "其他公共企事业单位",
    AgencyKind.PARTY: "党组织",
    AgencyKind.VILLAGE: "村(社区)",
}


class ColumnId(StrEnum):
    """The disclosure sections of a site, whatever the site calls them (contract: column ids)."""

    DISCLOSURE = "disclosure"
    GUIDE = "guide"
    REGULATIONS = "regulations"
    STATUTORY = "statutory"
    ANNUAL_REPORT = "annual_report"
    ON_REQUEST = "on_request"
    FUNCTIONS = "functions"
    LEADERS = "leaders"
    POLICY = "policy"
    NEWS = "news"
    NOTICES = "notices"
    PLANS = "plans"
    STATISTICS = "statistics"
    BUDGET = "budget"
    PERSONNEL = "personnel"
    VILLAGE = "village"
    INTERPRETATION = "interpretation"
    RESPONSE = "response"
    CONSULTATION = "consultation"
    INQUIRIES = "inquiries"
    DECISIONS = "decisions"
    MEETINGS = "meetings"
    EXECUTION = "execution"
    RESULTS = "results"
    SERVICES = "services"
    POWERS = "powers"
    NEGATIVE_LIST = "negative_list"
    ENFORCEMENT = "enforcement"
    CREDIT = "credit"
    PROPOSALS = "proposals"
    FEES = "fees"
    HOSPITAL = "hospital"
    TRADING = "trading"
    PROCUREMENT = "procurement"
    PROJECTS = "projects"
    WELFARE = "welfare"
    EDUCATION = "education"
    HEALTH = "health"
    ENVIRONMENT = "environment"
    FOOD_DRUG = "food_drug"
    LAND = "land"
    EMERGENCY = "emergency"
    DATA = "data"
    PRESS = "press"
    NEW_MEDIA = "new_media"
    PARTY = "party"
    SCHOOL = "school"
    SAFETY = "safety"

    @property
    def label(self) -> str:
        """The standard Chinese name (规范名)."""
        return _COLUMN_LABELS[self]


_COLUMN_LABELS: Mapping[ColumnId, str] = {
    ColumnId.DISCLOSURE: "政府信息公开",
    ColumnId.GUIDE: "政府信息公开指南",
    ColumnId.REGULATIONS: "政府信息公开制度",
    ColumnId.STATUTORY: "法定主动公开内容",
    ColumnId.ANNUAL_REPORT: "政府信息公开年报",
    ColumnId.ON_REQUEST: "依申请公开",
    ColumnId.FUNCTIONS: "机构职能",
    ColumnId.LEADERS: "领导信息",
    ColumnId.POLICY: "政策文件",
    ColumnId.NEWS: "动态要闻",
    ColumnId.NOTICES: "通知公告",
    ColumnId.PLANS: "规划计划",
    ColumnId.STATISTICS: "统计信息",
    ColumnId.BUDGET: "财政预决算",
    ColumnId.PERSONNEL: "人事信息",
    ColumnId.VILLAGE: "村务公开",
    ColumnId.INTERPRETATION: "政策解读",
    ColumnId.RESPONSE: "回应关切",
    ColumnId.CONSULTATION: "意见征集",
    ColumnId.INQUIRIES: "咨询建言",
    ColumnId.DECISIONS: "重大行政决策",
    ColumnId.MEETINGS: "会议公开",
    ColumnId.EXECUTION: "执行公开",
    ColumnId.RESULTS: "结果公开",
    ColumnId.SERVICES: "办事服务",
    ColumnId.POWERS: "权责清单",
    ColumnId.NEGATIVE_LIST: "负面清单",
    ColumnId.ENFORCEMENT: "行政许可和处罚",
    ColumnId.CREDIT: "信用信息",
    ColumnId.PROPOSALS: "建议提案办理",
    ColumnId.FEES: "收费项目",
    ColumnId.HOSPITAL: "院务公开",
    ColumnId.TRADING: "公共资源交易",
    ColumnId.PROCUREMENT: "政府采购",
    ColumnId.PROJECTS: "重大建设项目",
    ColumnId.WELFARE: "社会救助和公益事业",
    ColumnId.EDUCATION: "教育",
    ColumnId.HEALTH: "医疗卫生",
    ColumnId.ENVIRONMENT: "生态环境",
    ColumnId.FOOD_DRUG: "食品药品监管",
    ColumnId.LAND: "征地拆迁",
    ColumnId.EMERGENCY: "应急管理",
    ColumnId.DATA: "政府数据开放",
    ColumnId.PRESS: "新闻发布会",
    ColumnId.NEW_MEDIA: "政务新媒体",
    ColumnId.PARTY: "党务公开",
    ColumnId.SCHOOL: "校务公开",
    ColumnId.SAFETY: "安全生产",
}

#: Columns that name a field of duty: only bodies with that function owe them (contract: roster).
FUNCTION_COLUMNS: frozenset[ColumnId] = frozenset(
    {
        ColumnId.ENVIRONMENT,
        ColumnId.FOOD_DRUG,
        ColumnId.HEALTH,
        ColumnId.EDUCATION,
        ColumnId.WELFARE,
        ColumnId.LAND,
        ColumnId.ENFORCEMENT,
        ColumnId.SERVICES,
        ColumnId.PROJECTS,
        ColumnId.TRADING,
        ColumnId.PROCUREMENT,
        ColumnId.STATISTICS,
        ColumnId.SAFETY,
        ColumnId.EMERGENCY,
        ColumnId.FEES,
        ColumnId.DATA,
        ColumnId.CREDIT,
    }
)


class Outcome(StrEnum):
    """A verdict (认定结果).  Only ``FAIL`` ever costs points."""

    PASS = "pass"  # noqa: S105  # a verdict, not a password
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNAVAILABLE = "unavailable"
    MANUAL = "manual"
    ERROR = "error"

    @property
    def label(self) -> str:
        """The Chinese word that reports print."""
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS: Mapping[Outcome, str] = {
    Outcome.PASS: "合格",
    Outcome.FAIL: "不合格",
    Outcome.NOT_APPLICABLE: "不适用",
    Outcome.UNAVAILABLE: "存疑",
    Outcome.MANUAL: "待人工",
    Outcome.ERROR: "程序错误",
}


class Coverage(StrEnum):
    """How far a column was searched: the licence for calling something absent."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    BLOCKED = "blocked"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        """The Chinese word that reports print."""
        return {
            "complete": "已查全",
            "partial": "未查全",
            "blocked": "无法访问",
            "absent": "未找到栏目",
        }[self]


class Owner(StrEnum):
    """Whose trouble a failed fetch is (architecture, point 5)."""

    NOBODY = "nobody"
    SITE = "site"
    SITE_POLICY = "site_policy"
    NETWORK = "network"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The Chinese word that reports print."""
        return {
            "nobody": "无",
            "site": "被评估网站",
            "site_policy": "被评估网站的访问限制",
            "network": "网络",
            "auditor": "检查方设置",
        }[self]


class FetchOutcome(StrEnum):
    """What became of one request: a closed vocabulary with an owner and a next step."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    NOT_FOUND = "not_found"
    GONE = "gone"
    SOFT_404 = "soft_404"
    CLIENT_ERROR = "client_error"
    SERVER_ERROR = "server_error"
    RATE_LIMITED = "rate_limited"
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    REDIRECT_LOOP = "redirect_loop"
    TOO_LARGE = "too_large"
    ROBOTS = "robots"
    BLOCKED = "blocked"
    ENCODING_BROKEN = "encoding_broken"
    CUT_OFF = "cut_off"
    UNSAFE_ADDRESS = "unsafe_address"
    UNSUPPORTED = "unsupported"
    LIMIT = "limit"
    IGNORED = "ignored"
    INTERNAL = "internal"
    OFFLINE = "offline"

    @property
    def label(self) -> str:
        """What happened, in Chinese."""
        return _FETCH[self][0]

    @property
    def owner(self) -> Owner:
        """Who has to act."""
        return _FETCH[self][1]

    @property
    def next_step(self) -> str:
        """What that owner should do, in Chinese."""
        return _FETCH[self][2]

    @property
    def is_dead(self) -> bool:
        """True where the server itself said that the page does not exist."""
        return self in {FetchOutcome.NOT_FOUND, FetchOutcome.GONE, FetchOutcome.SOFT_404}


_FETCH: Mapping[FetchOutcome, tuple[str, Owner, str]] = {
    FetchOutcome.OK: ("正常", Owner.NOBODY, ""),
    FetchOutcome.NOT_MODIFIED: ("未变化", Owner.NOBODY, ""),
    FetchOutcome.NOT_FOUND: ("页面不存在(404)", Owner.SITE, "恢复页面或去掉链接"),
    FetchOutcome.GONE: ("页面已撤下(410)", Owner.SITE, "恢复页面或去掉链接"),
    FetchOutcome.SOFT_404: ("提示页面不存在(返回200)", Owner.SITE, "恢复页面或去掉链接，并返回404状态码"),
    FetchOutcome.CLIENT_ERROR: ("请求被拒绝(4xx)", Owner.SITE, "核对链接地址"),
    FetchOutcome.SERVER_ERROR: ("服务器错误(5xx)", Owner.SITE, "检查网站服务器，稍后复测"),
    FetchOutcome.RATE_LIMITED: ("访问过快被限制(429)", Owner.SITE_POLICY, "调大间隔后复测"),
    FetchOutcome.DNS: ("域名无法解析", Owner.NETWORK, "核对域名；确认检查机可以解析该域名"),
    FetchOutcome.REFUSED: ("连接被拒绝", Owner.SITE, "检查网站服务是否开启"),
    FetchOutcome.RESET: ("连接中断", Owner.NETWORK, "稍后复测"),
    FetchOutcome.TIMEOUT: ("超时", Owner.NETWORK, "稍后复测"),
    FetchOutcome.TLS: ("证书或加密连接错误", Owner.SITE, "检查网站证书"),
    FetchOutcome.REDIRECT_LOOP: ("循环跳转", Owner.SITE, "检查跳转设置"),
    FetchOutcome.TOO_LARGE: ("内容过大", Owner.AUDITOR, "调大单个文件上限后复测"),
    FetchOutcome.ROBOTS: ("robots.txt 不允许访问", Owner.SITE_POLICY, "请单位放行检查程序"),
    FetchOutcome.BLOCKED: ("被防护系统拦截", Owner.SITE_POLICY, "请单位将检查机加入白名单"),
    FetchOutcome.ENCODING_BROKEN: ("编码错误无法阅读", Owner.SITE, "按声明的编码输出网页"),
    FetchOutcome.CUT_OFF: ("内容传输不完整", Owner.NETWORK, "稍后复测"),
    FetchOutcome.UNSAFE_ADDRESS: ("指向内部地址，未访问", Owner.AUDITOR, "如确需检查，在名册中写明该地址"),
    FetchOutcome.UNSUPPORTED: ("不支持的地址或格式", Owner.AUDITOR, "人工查看"),
    FetchOutcome.LIMIT: ("达到检查上限，未访问", Owner.AUDITOR, "调大上限后继续"),
    FetchOutcome.IGNORED: ("人工决定不访问", Owner.AUDITOR, "需要访问时修改 sites.yml"),
    FetchOutcome.INTERNAL: ("程序错误", Owner.AUDITOR, "把日志交给开发者"),
    FetchOutcome.OFFLINE: ("检查机网络不通或无法核实", Owner.AUDITOR, "检查本机网络后复测"),
}


class Dimension(StrEnum):
    """The side of disclosure that an indicator measures (catalogue §9)."""

    COVERAGE = "coverage"
    COMPLETENESS = "completeness"
    TIMELINESS = "timeliness"
    NORMS = "norms"
    INTERACTION = "interaction"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {
            "coverage": "栏目覆盖",
            "completeness": "完整性",
            "timeliness": "时效性",
            "norms": "规范性",
            "interaction": "互动与解读",
        }[self]


class IndicatorKind(StrEnum):
    """How an indicator enters the score: points, veto (单项否决), bonus (加分), or not at all (只列示).

    A listed indicator is judged and shown; it has no points and never counts as checked or unchecked.
    """

    SCORE = "score"
    VETO = "veto"
    BONUS = "bonus"
    LIST = "list"

    @property
    def label(self) -> str:
        """The Chinese word that tables and reports use."""
        return {"score": "计分", "veto": "单项否决", "bonus": "加分", "list": "只列示"}[self]


class DocumentReading(StrEnum):
    """What became of reading an offered file; only ``READ`` lets its silence be held against anybody."""

    READ = "read"
    CUT = "cut"
    SCANNED = "scanned"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """What happened, in Chinese."""
        return {
            "read": "已读取",
            "cut": "只读了一部分",
            "scanned": "扫描件，没有可读取的文字层",
            "encrypted": "设有密码，无法读取",
            "unreadable": "无法读取",
        }[self]


@dataclass(frozen=True, slots=True)
class Agency:
    """One audited body: a row of the roster.

    ``functions`` is None where the roster leaves the cell blank (undeclared), else the ids of the
    fields of duty that the body has.
    """

    id: str
    name: str
    kind: AgencyKind
    group: str
    sites: tuple[str, ...]
    entry: tuple[str, ...] = ()
    functions: frozenset[str] | None = None

    def owes(self, column: str) -> bool | None:
        """Whether a duty of ``column``'s field falls on this body; None where nobody has said so."""
        if column not in FUNCTION_COLUMNS or self.kind is AgencyKind.PORTAL:
            return True
        return None if self.functions is None else column in self.functions


@dataclass(frozen=True, slots=True)
class Period:
    """The days that an audit looks at, both ends included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place where something can be seen: URL, time, saved bytes and the words in question."""

    url: str
    sha256: str | None = None
    fetched_at: datetime | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """What a server answered to one request, and where the unaltered bytes lie."""

    url: str
    fetched_at: datetime
    outcome: FetchOutcome
    status: int | None = None
    sha256: str | None = None
    content_type: str = ""
    encoding: str | None = None
    size: int = 0
    warc_file: str | None = None
    warc_offset: int | None = None
    warc_length: int | None = None
    note: str = ""


#: The name of the entry among a record's files that stands for pictures in the place of its text or tables.
PICTURES = "正文图片"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a record offers; ``outcome`` is None while nobody has tried to open it.

    ``reading`` is None while nobody has tried to read it; ``note`` says why it was not read whole.  Pictures
    that may stand in the place of an article's text or tables are one such entry, called ``PICTURES`` and
    never opened.
    """

    url: str
    name: str = ""
    outcome: FetchOutcome | None = None
    note: str = ""
    reading: DocumentReading | None = None

    @property
    def is_picture(self) -> bool:
        """Whether this stands for pictures that may say what the text does not, and for no file."""
        return self.name == PICTURES


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page or a file as a full grid: a merged cell's text stands in each of its places.

    Every row has as many cells.  ``title`` is the caption or the line above, ``url`` and ``sha256`` name
    the page or file, ``page`` its page or sheet from 1 (None where the format knows none).
    """

    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    url: str = ""
    sha256: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One published item (公开信息条目) of a column.

    ``listed`` is the date that the list shows, ``published`` 发布日期 and ``issued`` 成文日期 those of
    the article; unknown is None.  ``outcome`` is None where the article was not asked for, else what
    became of the request.  ``is_page`` marks a column that is itself a content page.
    ``text_length`` counts characters of body text; ``fingerprint`` is the 64-bit simhash of the
    body in 16 hex digits.  ``text`` and ``tables`` are filled only where a rule asks for them.
    ``first_seen`` is the day on which an audit of this workspace first saw the URL in the column.
    ``stated`` is what the page states of the document under 有效性, 施行日期, 失效日期, 有效期 and 内容概述,
    each with its value as shown ("" where the label has none).
    """

    column: str
    title: str
    url: str
    listed: date | None = None
    published: date | None = None
    issued: date | None = None
    doc_number: str | None = None
    index_number: str | None = None
    source: str | None = None
    attachments: tuple[Attachment, ...] = ()
    outcome: FetchOutcome | None = None
    sha256: str | None = None
    fetched_at: datetime | None = None
    list_url: str = ""
    list_sha256: str | None = None
    position: int = 0
    pinned: bool = False
    is_page: bool = False
    text_length: int | None = None
    fingerprint: str | None = None
    text: str | None = None
    tables: tuple[Table, ...] = ()
    first_seen: date | None = None
    stated: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> date | None:
        """The day on which the public could see it: the article's own date, else the list's."""
        return self.published or self.listed

    def evidence(self, quote: str = "") -> Evidence:
        """This record as evidence: the article where it was read, else the list that shows it."""
        return Evidence(self.url, self.sha256 or self.list_sha256, self.fetched_at, quote or self.title)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a site in place of the program, and answers for (``sites.yml``).

    ``exempt`` says of a column which does not exist that the body need not have it.
    """

    author: str
    day: date
    reason: str
    exempt: bool = False

    def __str__(self) -> str:
        return f"人工决定（{self.author}，{self.day}）：{self.reason}"


@dataclass(frozen=True, slots=True)
class Column:
    """What was found of one column on one agency's sites, and how far it was searched.

    ``path`` is the chain of labels by which it was found, ``searched`` the pages that were read in
    looking for it and in reading it, ``explanation`` a sentence of the kind 本年度无此类情况,
    ``limit`` what stopped the reading (Chinese, empty where nothing did).  ``confidence`` is how strong
    the signs were by which it was chosen (0 to 100, None: not known), ``decision`` the person's word
    where it was not chosen by signs at all (``found_by`` is ``human`` then).  ``parts`` are the labels that
    the site puts under it in menus and on its own page: its sub-columns, as far as links name them.
    ``audited`` are the spans over which an audit of this workspace (or of the one before) read the column
    whole at these same addresses: each ends on the audit's day and begins where its lists were read back to.
    ``since`` is the day from which on everything was read, where the column was not read to its end (None:
    not known): enough for a rule that asks for nothing older.
    """

    id: str
    coverage: Coverage
    label: str = ""
    urls: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    found_by: str = ""
    records: int = 0
    last_published: date | None = None
    searched: tuple[Evidence, ...] = ()
    explanation: str = ""
    limit: str = ""
    confidence: int | None = None
    decision: Decision | None = None
    parts: tuple[str, ...] = ()
    audited: tuple[Period, ...] = ()
    since: date | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader has to know of it: who decided, what stopped the reading, what the site says."""
        decided = "" if self.decision is None else str(self.decision)
        far = "" if self.since is None else f"{self.since} 以来的已读全"
        return tuple(note for note in (decided, self.limit, far, self.explanation) if note)

    @property
    def url(self) -> str:
        """The column's main page, or an empty string."""
        return self.urls[0] if self.urls else ""


class PageMark(StrEnum):
    """What a page shows beside its text: marks of an official site, and what an article states of itself.

    ``PUBLISHED`` is a time under a label of publication, ``DATED`` one under a vaguer label (时间, 日期);
    ``INCLUDED`` is what the page takes from elsewhere and that may hold its foot.
    """

    TITLE = "title"
    HEADING = "heading"
    PUBLISHED = "published"
    DATED = "dated"
    SOURCE = "source"
    PARTY_MARK = "party_mark"
    ERROR_REPORT = "error_report"
    ACCESSIBILITY = "accessibility"
    SEARCH = "search"
    MAP = "map"
    MAP_NUMBER = "map_number"
    ENCODING = "encoding"
    INCLUDED = "included"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts of one page as a page (not as an article): standard meta tags, footer, role.

    ``role`` is one of ``home``, ``platform``, ``list``, ``article``.  ``meta`` has the standard
    names of 国办发〔2017〕47号 in their canonical spelling.  ``newest`` is the latest date that any
    list on the page shows, ``links`` the number of links.  ``marks`` are the marks that were seen, each
    with the words or the address that show it; None where nobody looked for any.
    """

    url: str
    role: str
    sha256: str | None = None
    fetched_at: datetime | None = None
    title: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    footer: str = ""
    newest: date | None = None
    links: int = 0
    marks: Mapping[PageMark, str] | None = None


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """One link of a page, looked at up to three times.

    ``outcomes`` are the results in order of time, ``times`` when each was (empty where nobody noted it),
    ``external`` whether it leaves the agency's hosts.  ``landed`` is where an external link ended, where
    that is another host, ``words`` what is suspicious about the page there.
    """

    url: str
    label: str
    found_on: str
    outcomes: tuple[FetchOutcome, ...]
    status: int | None = None
    external: bool = False
    sha256: str | None = None
    fetched_at: datetime | None = None
    times: tuple[datetime, ...] = ()
    landed: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SearchCheck:
    """One published title that the site's own search was asked for (国办秘函〔2019〕19号“站内搜索”).

    ``url`` is the address of the answer, ``outcome`` what became of the request, ``found`` whether the
    first page of results shows the title (None: the answer is no page of results that can be read).
    """

    title: str
    url: str
    outcome: FetchOutcome
    found: bool | None = None
    sha256: str | None = None
    fetched_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """One look at whether a site opens: how long the answer took, in seconds (国办秘函〔2019〕19号)."""

    url: str
    at: datetime
    outcome: FetchOutcome
    seconds: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of the imported evidence sheet (佐证材料): what a crawler cannot see, and who vouches for it.

    ``item`` is the catalogue id it answers, ``period`` a year, month or quarter as written (2026, 2026-03,
    2026Q1), ``value`` the text of the cell, ``author`` and ``day`` who stated it when, ``proof`` a file or
    URL with the ``sha256`` of the file.  ``decision`` is the reviewer's word: 认可, 不认可 or empty.
    """

    agency: str
    item: str
    period: str
    value: str
    unit: str = ""
    author: str = ""
    day: date | None = None
    proof: str = ""
    sha256: str | None = None
    note: str = ""
    decision: str = ""
    reviewer: str = ""

    def evidence(self) -> Evidence:
        """The line as evidence: its proof, with what was stated as the quote."""
        said = f"{self.period} {self.value}{self.unit}（{self.author or '未写填报人'}）".strip()
        return Evidence(self.proof or "佐证材料表", self.sha256, None, said)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was not understood or went wrong, for the log and the site's profile."""

    agency: str
    what: str
    url: str = ""
    stage: str = "crawl"


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """One column that the audit's rules ask for.

    ``texts`` whether articles' bodies are needed, ``attachments`` whether files must be opened,
    ``history`` how many days before the period lists must be read back, ``tables`` whether the tables of
    articles and files are needed.
    """

    column: str
    texts: bool = False
    attachments: bool = False
    history: int = 0
    tables: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a crawl has to find out, derived from the rules that will judge it.

    ``home_links`` says that links are looked at, ``search`` that the site's own search is tried.
    """

    as_of: date
    period: Period
    needs: tuple[ColumnNeed, ...]
    home_links: bool = True
    search: bool = False

    def need(self, column: str) -> ColumnNeed | None:
        """The need for ``column``, or None where no rule asks for it."""
        return next((need for need in self.needs if need.column == column), None)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a rule, as an indicator system may set it.

    ``type`` is one of ``int``, ``decimal``, ``str``, ``bool``, ``column``, ``date_of_year`` (MM-DD),
    ``list[str]``, ``list[column]``; ``required`` says that there is no default.
    """

    name: str
    type: str
    default: object = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """What others need to know of a rule without importing it: id, parameters, the five texts."""

    id: str
    topic: str
    title: str
    parameters: tuple[Parameter, ...] = ()
    catalogue: tuple[str, ...] = ()
    requirement: str = ""
    basis: str = ""
    decision: str = ""
    exemption: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's verdict on one agency, with reason and evidence.

    A rule fills ``outcome``, ``reason``, ``evidence``, ``subject`` (what it is about: a title) and
    ``weight`` (how many per-finding deductions it stands for, 1 as a rule); the runner adds
    ``agency``, ``indicator`` and ``rule``; scoring adds ``lost``.
    """

    outcome: Outcome
    reason: str
    evidence: tuple[Evidence, ...] = ()
    subject: str = ""
    weight: Decimal = Decimal(1)
    agency: str = ""
    indicator: str = ""
    rule: str = ""
    lost: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A leaf of an indicator system: a rule, its parameters, its points, its legal basis.

    ``parameters_by_kind`` override ``parameters`` for some kinds of body (a portal's annual report is
    due on another day than a department's): judge by ``parameters_for(kind)``, so that one row serves
    all kinds and the points of a table simply add up.  ``function`` is the field of duty (one of
    ``FUNCTION_COLUMNS``) that the row is about: bodies that lack it do not owe it.
    """

    id: str
    name: str
    dimension: Dimension
    rule: str
    points: Decimal
    catalogue: tuple[str, ...]
    basis: str
    kind: IndicatorKind = IndicatorKind.SCORE
    parameters: Mapping[str, object] = field(default_factory=dict)
    per_finding: Decimal | None = None
    cap: Decimal | None = None
    applies_to: frozenset[AgencyKind] = frozenset(AgencyKind)
    parameters_by_kind: Mapping[AgencyKind, Mapping[str, object]] = field(default_factory=dict)
    function: str | None = None

    def parameters_for(self, kind: AgencyKind) -> Mapping[str, object]:
        """The rule's parameters for a body of that kind: the common ones, then the kind's own."""
        return {**self.parameters, **self.parameters_by_kind.get(kind, {})}


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the score from which on it is given: ``[minimum, next grade's minimum)``."""

    name: str
    minimum: Decimal


@dataclass(frozen=True, slots=True)
class Performance:
    """Conversion into 绩效考核 points: ``weight`` points of ``total`` (SD-013: at least 4 %)."""

    method: str = "linear"
    weight: Decimal = Decimal(4)
    total: Decimal = Decimal(100)
    tiers: Mapping[str, Decimal] = field(default_factory=dict)
    step: Decimal = Decimal("0.1")

    @property
    def share(self) -> Decimal:
        """The weight as a share of the whole appraisal, 0 to 1."""
        return self.weight / self.total


@dataclass(frozen=True, slots=True)
class IndicatorSystem:
    """The yearly table that a supervising office scores by."""

    id: str
    title: str
    year: int
    basis: str
    total: Decimal
    grades: tuple[Grade, ...]
    indicators: tuple[Indicator, ...]
    performance: Performance = field(default_factory=Performance)
    bonus_cap: Decimal = Decimal(5)
    bonus_gate: Decimal = Decimal(80)
    min_checked: Decimal = Decimal("0.6")
    digest: str = ""

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator of that id; KeyError where there is none."""
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """What one agency gained and lost on one indicator; ``formula`` can be redone by hand."""

    agency: str
    indicator: str
    name: str
    dimension: Dimension
    kind: IndicatorKind
    points: Decimal
    lost: Decimal
    gained: Decimal
    outcome: Outcome
    formula: str


@dataclass(frozen=True, slots=True)
class Score:
    """One agency's place in its group, and every figure that led there.

    Scores are exact decimals (rounded half up to 2 places only when written).  ``rank``, ``score``
    and the rest are None where too little could be checked.  ``formula`` explains ``score``.
    """

    agency: str
    group: str
    name: str
    rank: int | None
    score: Decimal | None
    grade: str
    performance_points: Decimal | None
    raw_score: Decimal
    column_coverage: Decimal | None
    completeness: Decimal | None
    timeliness: Decimal | None
    checked: Decimal
    not_applicable_points: Decimal
    unavailable: int
    manual: int
    errors: int
    vetoes: tuple[str, ...]
    bonus: Decimal
    formula: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A clause of the accountability rules (责任追究) that verdicts may fulfil: for a person to decide.

    ``tier`` is the lowest of the three (SD-023) that fits, never more than a proposal; ``indicators`` are
    those that failed, ``reasons`` a sample of their verdicts, ``count`` how many there are.
    """

    agency: str
    clause: str
    tier: str
    count: int
    indicators: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """What mending one indicator's findings would gain an agency: points and place in its group."""

    agency: str
    indicator: str
    gain: Decimal
    score_after: Decimal | None
    rank_after: int | None
    action: str
