"""The terminal in a browser: for the person at this machine, and for no other page and no other name."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket

from briefer.errors import ConfigError, UsageError
from briefer.tui.serve import serve
from tests.machine import chromium

ESCAPES = re.compile(r"\x1b(\[[0-9;?<>=$]*[a-zA-Z]|\][^\x07\x1b]*(\x07|\x1b\\)|.)")
SERVING = "127.0.0.1:{port}"


@dataclass(frozen=True, slots=True)
class Served:
    root: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def programs(self) -> list[int]:
        """Ids of the processes that run the terminal behind a page."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                line = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:  # it has just ended
                continue
            if str(self.root).encode() in line and b"serve" not in line and b"-m" in line:
                found.append(int(entry.name))
        return found

    def until(self, holds: Callable[[], object], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "never came true"
            time.sleep(0.05)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(sample: Path) -> Iterator[Served]:
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", "-C", str(sample), "serve", "--port", str(port)],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stderr is not None
    try:
        assert process.stderr.readline() == f"Briefer is at http://127.0.0.1:{port} (ctrl+c ends it)\n"
        yield Served(sample, port, process)
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


def _answer(served: Served, path: str = "/", **headers: str) -> tuple[int, str, dict[str, str]]:
    request = urllib.request.Request(served.address.rstrip("/") + path, headers=headers)  # noqa: S310 - http, to ourselves
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), dict(error.headers)


def _handshake(served: Served, **headers: str) -> int:
    """Status that a websocket's opening is answered with; 101: it is open."""
    lines = {
        "Host": SERVING.format(port=served.port),
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    with closing(socket.create_connection(("127.0.0.1", served.port), timeout=10)) as connection:
        connection.sendall(f"GET /ws?width=80&height=24 HTTP/1.1\r\n{head}\r\n".encode())
        return int(connection.recv(64).split()[1])


# --- who is answered ---


def test_pages_of_other_sites_and_names_that_are_not_ours_are_refused(served: Served) -> None:
    own = SERVING.format(port=served.port)
    assert _answer(served)[0] == 200
    assert _answer(served, Origin=f"http://{own}")[0] == 200
    assert _answer(served, Host=f"localhost:{served.port}")[0] == 200
    for origin in ("https://news.example", "http://127.0.0.1:1", f"https://{own}", "null", f"http://{own}.example"):
        status, words, _ = _answer(served, Origin=origin)
        assert (status, words) == (403, "Refused: a page of another site asked for this.\n"), origin
    for host in ("news.example", f"news.example:{served.port}", "127.0.0.1", f"0.0.0.0:{served.port}"):
        status, words, _ = _answer(served, Host=host)
        assert status == 403, host
        assert words == "Refused: this server answers to 127.0.0.1 and localhost only.\n"


def test_a_socket_opens_for_our_own_page_only(served: Served) -> None:
    own = SERVING.format(port=served.port)
    assert _handshake(served, Origin="https://news.example") == 403
    assert _handshake(served) == 403
    assert _handshake(served, Origin=f"http://{own}", Host=f"news.example:{served.port}") == 403
    assert served.programs() == []
    assert _handshake(served, Origin=f"http://{own}") == 101


def test_nothing_is_listed_or_handed_out_but_the_page_and_its_script(served: Served) -> None:
    for path in ("/static/", "/static/js/", "/download/x", "/static/../../../briefer.toml", "/briefer.toml"):
        assert _answer(served, path)[0] in (403, 404), path


def test_the_page_may_reach_only_this_server_and_no_page_may_frame_it(served: Served) -> None:
    _, page, headers = _answer(served)
    assert set(re.findall(r"(?:https?|wss?)://[^/\"]+", page)) == {f"ws://127.0.0.1:{served.port}"}
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_it_is_not_reachable_under_any_other_address_of_the_machine(served: Served) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.settimeout(2)
        # All of 127/8 is this machine; a server on every address would answer here.
        assert probe.connect_ex(("127.0.0.2", served.port)) != 0


# --- what cannot be served ---


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_a_number_that_is_no_port_is_told(sample: Path, port: int) -> None:
    with pytest.raises(UsageError, match=f"{port} is no port; give one from 1 to 65535 with --port"):
        serve(sample, port)


def test_a_port_that_is_taken_is_told(sample: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"serve: port {port} is taken; give another with --port"):
            serve(sample, port)


def test_without_the_extra_the_command_that_installs_it_is_told(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "briefer.tui.web.server", None)
    with pytest.raises(UsageError, match=re.escape('pip install "briefer[serve]"')):
        serve(sample, 8000)


def test_a_workspace_that_is_wrong_is_told_before_anything_is_served(sample: Path) -> None:
    (sample / "briefer.toml").write_text("[workspace]\nmarkign = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="markign"):
        serve(sample, 8000)


# --- in a browser ---


@dataclass(slots=True)
class Browsed:
    """A page, the words that were sent to its screen, and every address that it asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("websocket", lambda opened: self._socket(opened))  # noqa: PLW0108 - playwright marks what it is given

    def _socket(self, opened: WebSocket) -> None:
        self.asked.append(opened.url)
        opened.on(
            "framereceived", lambda frame: self.frames.append(frame.encode() if isinstance(frame, str) else frame)
        )

    def words(self) -> str:
        return ESCAPES.sub("", b"".join(self.frames).decode(errors="replace"))

    def until(self, words: str, seconds: float = 30) -> None:
        for _ in range(int(seconds / 0.1)):
            if words in self.words():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{words!r} never came; what did:\n{self.words()[-4000:]}")


@pytest.fixture
def browsed() -> Iterator[Browsed]:
    with chromium() as browser:
        opened = Browsed(browser.new_page(viewport={"width": 800, "height": 500}))
        opened.listen()
        yield opened


def test_the_library_shows_and_a_key_opens_an_article(served: Served, browsed: Browsed) -> None:
    browsed.page.goto(served.address)
    browsed.until("Velderra, Kestria and Dorrin Front agree")
    browsed.until("Help")
    assert "Second gate at Ulmeth to open" not in browsed.words()
    browsed.page.keyboard.press("Enter")
    browsed.until("Second gate at Ulmeth to open")


def test_no_request_leaves_the_machine(served: Served, browsed: Browsed) -> None:
    browsed.page.goto(served.address)
    browsed.until("Velderra")
    own = (f"http://127.0.0.1:{served.port}/", f"ws://127.0.0.1:{served.port}/", "data:")
    assert [url for url in browsed.asked if not url.startswith(own)] == []
    assert len(browsed.asked) >= 4


def test_a_closed_page_ends_its_program_and_an_ended_server_all_of_them(served: Served, browsed: Browsed) -> None:
    browsed.page.goto(served.address)
    browsed.until("Velderra")
    assert len(served.programs()) == 1
    browsed.page.goto("about:blank")
    served.until(lambda: not served.programs())
    browsed.page.goto(served.address)
    served.until(served.programs)
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(20) == 0
    assert served.programs() == []
    assert served.process.stderr is not None
    assert served.process.stderr.read() == ""


def test_leaving_says_so_and_offers_to_open_it_again(served: Served, browsed: Browsed) -> None:
    browsed.page.goto(served.address)
    browsed.until("Velderra")
    browsed.page.keyboard.press("Control+q")
    browsed.page.get_by_text("Briefer was left.").wait_for(state="visible")
    browsed.frames.clear()
    browsed.page.get_by_role("link", name="Open it again").click()
    browsed.until("Velderra")
