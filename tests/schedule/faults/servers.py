"""Servers that answer badly, or not at all, and what a receiver got when it is well again."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def silent(port: int = 0) -> Iterator[int]:
    """Lets everybody call and never answers."""
    with socket.create_server(("127.0.0.1", port)) as listening:
        yield listening.getsockname()[1]


@contextmanager
def dripping(said: bytes, port: int = 0) -> Iterator[int]:
    """Answers with a byte of this every tenth of a second, and never comes to an end."""
    over = threading.Event()

    def drip(line: socket.socket) -> None:
        with line, suppress(OSError):
            for byte in said:
                line.sendall(bytes([byte]))
            while not over.wait(0.1):
                line.sendall(b"x")

    def serve(listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = listening.accept()
                threading.Thread(target=drip, args=(line,), daemon=True).start()

    with socket.create_server(("127.0.0.1", port)) as listening:
        thread = threading.Thread(target=serve, args=(listening,), daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@contextmanager
def pages(status: int, body: bytes = b"", port: int = 0, kind: str = "application/rss+xml") -> Iterator[int]:
    """A web server with one answer to all that is asked of it, but no robots.txt."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there = not self.path.endswith("robots.txt")
            self.send_response(status if there else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body) if there else 0))
            self.end_headers()
            self.wfile.write(body if there else b"")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
