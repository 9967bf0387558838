"""Fixtures that every room's tests share: the reference data beside the checkout, and no real network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0", ""}  # a name to allow, not to bind


@pytest.fixture(name="shared", scope="session")
def _shared() -> Path:
    """The folder of reference pages beside the checkout; skips where a checkout has none."""
    folder = ROOT.parent / "shared"
    if not (folder / "pages" / "index.jsonl").is_file():
        pytest.skip("the reference data (../shared) is not beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test reach nothing but this machine: a slip must fail, not wander off."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = address[0] if isinstance(address, tuple) else ""
            if not _is_local(host):
                raise AssertionError(f"a test tried to reach {address}")

    def guarded(self: socket.socket, address: object) -> None:
        refuse(self, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: object) -> int:
        refuse(self, address)
        return connect_ex(self, address)

    def guarded_look_up(host: str | bytes | None, *args: object, **options: object) -> object:
        # Names of the outside world do not resolve here, as on a machine without a network.
        name = host.decode() if isinstance(host, bytes) else host or ""
        if not _is_local(name):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(host, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


def _is_local(host: object) -> bool:
    text = str(host)
    return text in LOOPBACK or text.startswith("127.") or not text.strip("0123456789.:[]abcdef")
