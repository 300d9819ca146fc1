"""Who gets the briefs: a web server that keeps what it is sent, and a receiver that leaves out what it knows."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Held:
    """The next call: taken, and answered only when it may be."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.answered = threading.Event()
        self.number = ""
        "Of its brief."
        self._free = threading.Event()

    def let(self) -> None:
        self._free.set()

    def wait(self, number: str) -> None:
        self.number = number
        self.came.set()
        self._free.wait()


class Receiver:
    """Calls by their id, as the standard has it: what comes again under a known id is the same delivery."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.numbers: dict[str, str] = {}
        "Of the brief that came under an id."
        self.mixed: list[str] = []
        "Ids under which two briefs came."
        self._lock = threading.Lock()
        self._held: Held | None = None

    def take(self, identity: str, number: str) -> Held | None:
        """Gives what the answer is to wait for; None: nothing."""
        with self._lock:
            self.calls[identity] += 1
            if self.numbers.setdefault(identity, number) != number:
                self.mixed.append(identity)
            held, self._held = self._held, None
            return held

    @contextmanager
    def holding(self) -> Iterator[Held]:
        held = Held()
        with self._lock:
            self._held = held
        try:
            yield held
        finally:
            with self._lock:
                self._held = None
            held.let()


@contextmanager
def receiver() -> Iterator[tuple[Receiver, int]]:
    """With the port at which it is there, on loopback."""
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            number = json.loads(body)["data"]["number"]
            held = kept.take(self.headers["webhook-id"], number)
            if held is not None:
                held.wait(number)
            self.send_response(204)
            self.end_headers()
            if held is not None:
                held.answered.set()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield kept, server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
