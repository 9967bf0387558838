"""No report repeats a person's number, wherever in the audit it stands."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.masking import is_identity
from audit.model import Column, Coverage, Finding, Issue, Outcome, Record
from reports.view import build_view
from reports.writing import write_reports
from tests.audit.test_masking import a_card, an_identity
from tests.reports.conftest import AT, HEADING, SHA, SYSTEM, Shelf, evidence


def texts_of(folder: Path) -> str:
    """Everything that the written files say, the parts of zipped ones too."""
    found = []
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                found += [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
        else:
            found.append(data.decode("utf-8", "replace"))
    return "\n".join(found)


@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**6))
def test_no_report_repeats_an_identity_card_or_mobile_number(shelf: Shelf, tmp_path: Path, seed: int) -> None:
    secret = f"张某{an_identity(seed)}，卡{a_card(seed)}，13812345678"
    agency = shelf.agencies[1].id
    leaky = replace(shelf, by_agency={**shelf.by_agency, agency: {**shelf.by_agency.get(agency, {})}})
    finding = Finding(
        Outcome.FAIL, secret, (evidence(agency, "1.html", secret),), secret, indicator="KT-03", agency=agency
    )
    leaky.by_agency[agency]["findings"] = [finding]
    leaky.by_agency[agency]["records"] = [
        Record("policy", secret, "http://x/1", doc_number=secret, source=secret, sha256=SHA, fetched_at=AT)
    ]
    leaky.by_agency[agency]["columns"] = [
        Column("policy", Coverage.COMPLETE, secret, explanation=secret, searched=(evidence(agency, "a"),))
    ]
    leaky.by_agency[agency]["issues"] = [Issue(agency, secret)]

    write_reports(build_view(leaky.agencies, leaky.scores, SYSTEM, HEADING, leaky), tmp_path)

    said = texts_of(tmp_path)
    assert "张某" in said
    assert not [number for number in re.findall(r"(?<!\d)\d{17}[\dXx]", said) if is_identity(number)]
    assert a_card(seed) not in said
    assert "13812345678" not in said
