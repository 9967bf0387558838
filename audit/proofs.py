"""Proofs of what was stated (佐证): found beside the sheet, told by their SHA-256, kept with the evidence.

A proof is a web address or a file below the sheet's folder or the workspace, never one elsewhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audit.errors import WorkspaceError, refusal
from audit.roster import parse_url

#: Where the workspace keeps them, below its folder of evidence.
FOLDER = "statements"
_CHUNK = 2**20
_MOST = 512 * 2**20
_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_LONGEST_NAME = 80
_HASH = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof: the address to show for it, and for a file its bytes' digest and where it lies now."""

    shown: str
    sha256: str | None = None
    source: Path | None = None


class NoProofError(Exception):
    """What is wrong with a proof (``what``), and how to mend it (``mend``)."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


@dataclass(slots=True)
class ProofFinder:
    """Finds proofs in the folder of the sheet first, then in that of the workspace; reads each file once."""

    folders: tuple[Path, ...]
    _known: dict[str, Proof | NoProofError] = field(default_factory=dict)

    def find(self, text: str) -> Proof:
        """The proof that a cell names; NoProofError where there is none."""
        if text not in self._known:
            try:
                self._known[text] = self._find(text)
            except NoProofError as error:
                self._known[text] = error
        found = self._known[text]
        if isinstance(found, NoProofError):
            raise found
        return found

    @property
    def files(self) -> tuple[Proof, ...]:
        """Every file that was found, once each, in the order in which the sheet names them."""
        found = (proof for proof in self._known.values() if isinstance(proof, Proof) and proof.source)
        return tuple({proof.shown: proof for proof in found}.values())

    def _find(self, text: str) -> Proof:
        if re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE):
            url, wrong = parse_url(text)
            if wrong:
                raise NoProofError(f"佐证“{text}”：{wrong}", "请写完整的网址，以 http:// 或 https:// 开头")
            return Proof(url)
        for path in self._candidates(text):
            return _proof_of(path, text)
        mend = f"请把文件放到 {self.folders[0]}，写它的文件名；网址要写全 http:// 或 https://；几个文件请打成一个压缩包"
        raise NoProofError(f"找不到佐证文件“{text}”", mend)

    def _candidates(self, text: str) -> Iterator[Path]:
        """The existing files of that name, none outside of our folders whatever links lead there."""
        name = text.replace("\\", "/")
        if name.startswith("/") or re.match(r"[A-Za-z]:", name) or "\0" in name:
            raise NoProofError(
                f"佐证“{text}”是别处的路径", f"请把文件放到 {self.folders[0]}，只写从那里起的路径"
            )
        for folder in self.folders:
            try:
                path = (folder / name).resolve()
                inside = path.is_relative_to(folder.resolve())
                if path.exists() and not inside:
                    mend = f"请把文件放到 {self.folders[0]}，不用 .. 和链接"
                    raise NoProofError(f"佐证“{text}”在文件夹之外", mend)
                if inside and path.exists():
                    yield path
            except (OSError, ValueError, RuntimeError):  # a name that no system can have
                continue


def _proof_of(path: Path, text: str) -> Proof:
    if not path.is_file():
        raise NoProofError(f"佐证“{text}”是文件夹，不是文件", "请写文件名；几个文件请打成一个压缩包")
    size = path.stat().st_size
    if size == 0:
        raise NoProofError(f"佐证文件“{text}”是空的", "请换成有内容的文件")
    if size > _MOST:
        raise NoProofError(f"佐证文件“{text}”有 {size // 2**20} MB，过大", "请压缩到 512 MB 以内")
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        what = f"佐证文件“{text}”打不开（{refusal(error)}）"
        raise NoProofError(what, "请检查权限，关闭正在打开它的程序后重试") from None
    stem, suffix = _NAME.sub("_", path.stem)[:_LONGEST_NAME], _NAME.sub("_", path.suffix)[:12]
    return Proof(f"evidence/{FOLDER}/{digest[:12]}-{stem}{suffix}", digest, path)


def is_digest(text: str) -> bool:
    """Whether ``text`` is a SHA-256 in hex."""
    return bool(_HASH.fullmatch(text))


def keep_proofs(proofs: Iterable[Proof], evidence: Path) -> int:
    """Copy the files into the workspace's folder of evidence; how many were new there.

    WorkspaceError where one has changed since it was read, or where the folder cannot be written.
    """
    kept = 0
    for proof in proofs:
        assert proof.source is not None
        target = evidence / FOLDER / Path(proof.shown).name
        if target.exists():
            continue  # its name tells its bytes
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(proof, target)
        except OSError as error:
            what = f"无法保存佐证（{refusal(error)}）"
            raise WorkspaceError.one(target, what, "请检查文件夹权限和磁盘空间") from None
        kept += 1
    return kept


def _copy(proof: Proof, target: Path) -> None:
    """Copy to a name of our own first: a half copied file must never carry the right name."""
    assert proof.source is not None
    digest = hashlib.sha256()
    part = target.with_name(f".{target.name}.part")
    try:
        with proof.source.open("rb") as file, part.open("wb") as copy:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
        if digest.hexdigest() == proof.sha256:
            part.replace(target)
            return
    finally:
        part.unlink(missing_ok=True)
    what, mend = "佐证文件在导入时被改动", "请关闭正在打开它的程序后重新导入"
    raise WorkspaceError.one(proof.source.name, what, mend)
