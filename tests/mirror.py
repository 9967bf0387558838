"""Serving a saved copy of a real site on loopback, as its own server would have answered.

`python tests/mirror.py FOLDER [PORT]` serves until Ctrl-C, for audits by hand.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder; nothing is logged, nothing is listed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def list_directory(self, _path: object) -> None:  # type: ignore[override]
        """A folder without an index page is not found, as on the real server."""
        self.send_error(404)


@contextmanager
def mirrored(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve ``folder`` while the block runs; yields the site's address."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


if __name__ == "__main__":
    with mirrored(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0) as address:
        print(address, flush=True)  # noqa: T201  # a program for the terminal
        threading.Event().wait()
