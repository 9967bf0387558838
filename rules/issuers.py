"""Whose document an item is, by the issuer that its title (or its source) names: 商丘市人民政府关于….

Who makes a document has to publish it (条例第十条): what another place's body, a ministry or the province
made is nobody's late publication here.  A title that names no issuer says nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audit.model import Record
from rules.titles import plain

_ISSUER = re.compile(r"^[《“\"]?\s*(?!关于)([^《》“”]{2,60}?)(?:关于|令第|印发|转发)")
#: 商丘市, 柘城县, 阿坝藏族羌族自治州; never 全市, 我县 or 市场监督管理局.
_NAME = "[^省市县区旗局厅委办院室全我本各\\W\\d]"
_PLACE = re.compile(rf"{_NAME}{{2,12}}?自治[区州县旗]|{_NAME}{{2,6}}?(?:省|市|盟|区|旗)|{_NAME}{{1,5}}?县")
_PARTY = re.compile(r"^(?:中共|中国共产党|政协|共青团|民盟|九三学社)")
_MINISTRY = re.compile(
    r"^(?:国家|全国|中国人民|最高人民)|总局|总署|"
    r"(?:教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源(?:和)?社会保障|人社|自然资源|国土资源|生态环境|环境保护|"
    r"住房(?:和)?城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|卫生|退役军人(?:事务)?|应急管理|外交|国防)部(?!门|队|分)"
)
_ABOVE_COUNTY = re.compile(r"^省|^市(?:委|政府|人民政府)")
_OFFICE = re.compile("政府|局|厅|委|办公室")
_GOVERNMENT = re.compile("(?:人民政府|政府|办事处|管理委员会|管委会)(?:门户网站|网站|网)?$")
#: Issuers above every audited body: 国发 国办发 国函 国令 中发 中办发 and the ministries' series.
_NATIONAL_NUMBER = re.compile(r"^(?:国发|国办|国函|国令|国务院|中发|中办|财[^\W\d]{1,3}〔|中华人民共和国)")
_NATIONAL_TITLE = re.compile(r"^(?:国务院|中共中央|中华人民共和国|中办|国办|全国人民代表大会)")
_NATIONAL_SOURCE = re.compile(
    r"国务院|中国政府网|新华社|新华网|人民日报|中央|^国家.{2,12}(?:局|委|委员会|总局)$"
)
_PROVINCIAL_NUMBER = re.compile(
    r"^([京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新])(?:政|府|办|人)"
)
#: Whose own the provincial series are.
_PROVINCE = re.compile(r"^(?:[^省]{2,3}省|[^区]+自治区|(?:北京|天津|上海|重庆)市)(?:人民)?政府")


def issuer_of(title: str) -> str:
    """The body that a title names before 关于; empty where it names none."""
    found = _ISSUER.match(title)
    return plain(found[1]) if found else ""


@lru_cache(maxsize=4096)
def places_in(name: str) -> tuple[str, ...]:
    """The places at the head of a body's name, larger first: 商丘市, 柘城县."""
    rest, found = _PARTY.sub("", plain(name)), []
    while place := _PLACE.match(rest):
        found.append(place[0])
        rest = rest[place.end() :]
    return tuple(found)


def is_elsewheres(issuer: str, agency_name: str) -> bool:
    """Whether ``issuer`` is of another place, or above the body: 市 over 县, province, ministry."""
    theirs, ours = places_in(issuer), places_in(agency_name)
    if theirs:
        return bool(ours) and _stem(theirs[-1]) != _stem(ours[-1]) and ours[-1] not in plain(issuer)
    if _MINISTRY.search(issuer) and not _MINISTRY.search(plain(agency_name)):
        return True
    below = bool(ours) and ours[-1][-1] in "县区旗"
    return below and bool(_ABOVE_COUNTY.match(issuer))


def _stem(place: str) -> str:
    """A place's bare name, be it 县 then and 市 now."""
    return place[:-1]


def _comes_from_elsewhere(title: str, source: str | None, agency_name: str) -> bool:
    """Whether title or source name a body of another place or above as the maker."""
    issuer = issuer_of(title)
    if issuer:
        return is_elsewheres(issuer, agency_name)
    named = plain(source or "")
    return bool(named and places_in(named) and _OFFICE.search(named)) and is_elsewheres(named, agency_name)


def is_another_bodys(title: str, agency_name: str) -> bool:
    """Whether the title names a maker that is not clearly this body: 县人民政府 on a department's site."""
    issuer = issuer_of(title)
    if not issuer:
        return False
    own = plain(agency_name)
    for place in places_in(agency_name):
        own = own.removeprefix(place)
    bare = _GOVERNMENT.sub("", own) or own
    return bool(bare) and bare not in issuer and issuer not in plain(agency_name)


def from_above(record: Record, agency_name: str) -> bool:
    """Whether the document was made above this body or in another place: ministry, province, 市 over 县.

    Who makes a document has to publish it (条例第十条), so a reprint is nobody's late publication.
    """
    number = (record.doc_number or "").strip()
    if _NATIONAL_NUMBER.match(number) or _NATIONAL_TITLE.match(record.title.strip('《“" ')):
        return True
    if record.source and _NATIONAL_SOURCE.search(record.source) and record.source not in agency_name:
        return True
    if re.match(r"^(?:转发|转载|\[转\]|【转)", record.title):
        return True
    province = _PROVINCIAL_NUMBER.match(number)
    if province and province[1] not in agency_name and not _PROVINCE.match(agency_name):
        return True
    return _comes_from_elsewhere(record.title, record.source, agency_name)
