"""``zwgk import``: what offices stated and proved → the store, whole or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path
from shlex import quote

import typer

from audit.errors import InputError
from audit.evidence_items import load_items
from audit.evidence_sheet import Evidence, read_evidence
from audit.proofs import keep_proofs
from audit.store import Store
from scoring.system import load_system
from zwgk.evidencetemplate import asked_items, write_evidence_template
from zwgk.workspace import Workspace, open_workspace


def import_evidence(file: Path, folder: Path) -> None:
    """Read the sheet at ``file`` into the workspace in ``folder`` and tell what came of it.

    Raises InputError with every mistake of the sheet; then nothing was imported and no proof copied.
    """
    workspace = open_workspace(folder)
    evidence = read_evidence(file, workspace.agencies, workspace.folder)
    copied = keep_proofs(evidence.files, workspace.evidence)
    with contextlib.closing(workspace.store(create=True)) as store:
        replaced = _count_replaced(store, evidence)
        store.save_statements(evidence.statements)
    for line in summary(evidence, workspace, replaced=replaced, copied=copied):
        typer.echo(line)


def summary(evidence: Evidence, workspace: Workspace, *, replaced: int, copied: int) -> list[str]:
    """What was imported, in sentences; whatever its reader has to do next stands at the end."""
    lines = evidence.statements
    agencies = {line.agency for line in lines}
    items = {line.item for line in lines}
    stated = len(lines) - evidence.applications
    told = [f"已导入 {len(lines)} 行：{len(agencies)} 个单位，{len(items)} 个条目"]
    if evidence.applications:
        told.append(
            f"其中依申请台账 {evidence.applications} 件（每次导入替换该单位的整本台账，请导入累计台账）"
        )
    if replaced:
        told.append(f"替换了这些单位、条目原有的 {replaced} 行")
    if evidence.files:
        told.append(f"佐证文件 {len(evidence.files)} 个，新保存 {copied} 个到 {workspace.evidence}")
    bare = sum(not line.proof for line in lines)
    if bare:
        told.append(f"{bare} 行没有佐证：由复核人认可前不计入得分")
    open_lines = sum(not line.decision for line in lines) - evidence.applications
    if open_lines > 0:
        told.append(f"{stated} 行中有 {open_lines} 行等待复核：填好“复核人”“复核意见”后再导入一次")
    told += [f"注意：{note}" for note in (*evidence.notes, *_unused(evidence, workspace))]
    told.append("下一步：zwgk score")
    return told


def _unused(evidence: Evidence, workspace: Workspace) -> list[str]:
    """Lines that no indicator will look at: of a body whose kind the item does not bind."""
    kinds = {agency.id: agency.kind for agency in workspace.agencies}
    items = load_items()
    idle = [line for line in evidence.statements if kinds[line.agency] not in items[line.item].applies]
    return [f"{len(idle)} 行的条目不适用于该类单位，不参与认定"] if idle else []


def _count_replaced(store: Store, evidence: Evidence) -> int:
    places = {(line.agency, line.item) for line in evidence.statements}
    agencies = dict.fromkeys(line.agency for line in evidence.statements)
    return sum((line.agency, line.item) in places for agency in agencies for line in store.statements(agency))


def write_template(path: Path, folder: Path, system: str) -> None:
    """Write the blank sheet for the workspace's roster and the items that the system asks for.

    Raises InputError where the file is no .xlsx or exists, or where the system asks for nothing.
    """
    if path.suffix.lower() != ".xlsx":
        raise InputError.one(path, "空白表只能写成 .xlsx", "请把文件名写成 佐证材料.xlsx 的形式")
    workspace = open_workspace(folder)
    table = load_system(system, workspace.specs) if system else workspace.system
    asked = asked_items(table, workspace.rules)
    if not asked:
        mend = "可以用 --system supervision-2026 等要求佐证的体系"
        raise InputError.one(table.id, "这个指标体系没有要填报的条目", mend)
    write_evidence_template(path, asked, workspace.agencies, workspace.config.period)
    typer.echo(f"已写出 {path}：{len(workspace.agencies)} 个单位，{len(asked)} 个条目")
    typer.echo(
        f"填好后运行：zwgk import {quote(str(path))}{'' if folder == Path() else f' -w {quote(str(folder))}'}"
    )
