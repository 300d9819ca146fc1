"""A server for one person: it listens on 127.0.0.1 only and answers no page but its own.

Two things would let a web site reach it through the person's browser: a request or a socket opened from a foreign
page, which carries that page's `Origin`, and a name of the site's own that it lets point to 127.0.0.1 (DNS rebinding),
which stands in `Host`. Both are refused before anything is answered. Other accounts of the same machine are not kept
out: 127.0.0.1 is theirs as well.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_HERE = Path(__file__).parent
_GRACE = 3.0
"Seconds for open terminals to end after ctrl+c."
_PLAIN_HTTP = 80

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LocalServer(Server):
    """Runs `command`, once for each page that is open, with its screen in the page."""

    def __init__(self, command: str, port: int) -> None:
        super().__init__(command, host=HOST, port=port, title="Briefer")
        ports = ("", f":{port}") if port == _PLAIN_HTTP else (f":{port}",)
        self._hosts = frozenset(name + port for name in _NAMES for port in ports)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

        self._open: set[web.WebSocketResponse] = set()

    def run(self) -> None:
        """Serve until SIGINT or SIGTERM. Raises OSError when the port cannot be had."""
        web.run_app(
            self._make_app(),
            host=HOST,
            port=self.port,
            shutdown_timeout=_GRACE,
            access_log=None,
            print=self._told,
        )

    def _told(self, *_: object) -> None:
        """Called when it listens."""
        sys.stderr.write(f"Briefer is at http://{HOST}:{self.port} (ctrl+c ends it)\n")
        sys.stderr.flush()

    async def _make_app(self) -> web.Application:
        """Page, socket and the script with its fonts; no list of files and no downloads."""
        app = web.Application(middlewares=[self._guard])
        app.on_shutdown.append(self._close)
        app.add_routes(
            [
                web.get("/", self._index),
                web.get("/page.js", self._script),
                web.get("/ws", self.handle_websocket),
                web.static("/static", self.statics_path, show_index=False),
            ]
        )
        return app

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One open page: its program runs as long as the page is there."""
        width, height = (to_int(request.query.get(name, ""), usual) for name, usual in (("width", 80), ("height", 24)))
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)

        async def close() -> None:
            await socket.close()

        program = _Program(
            self.command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        self._open.add(socket)
        try:
            await program.start(width, height)
            await self._process_messages(socket, program)
        finally:
            self._open.discard(socket)
            await program.stop()
        return socket

    async def _close(self, _: web.Application) -> None:
        """The server is being ended: so are the pages, and with them their programs."""
        for socket in tuple(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.headers.get("Host", "").lower() not in self._hosts:
            return _refused("this server answers to 127.0.0.1 and localhost only")
        origin = request.headers.get("Origin")
        if origin is None and "upgrade" in request.headers.get("Connection", "").lower():
            return _refused("a socket must say which page opens it")
        if origin is not None and origin.lower() not in self._origins:
            return _refused("a page of another site asked for this")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(self._headers())
        return response

    def _headers(self) -> dict[str, str]:
        """The page may load and reach nothing but this server, and no other page may frame it."""
        sockets = " ".join(sorted(f"ws://{host}" for host in self._hosts))
        return {
            "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            f"font-src 'self' data:; connect-src 'self' {sockets}; frame-ancestors 'none'; base-uri 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    async def _index(self, request: web.Request) -> web.Response:
        page = (_HERE / "page.html").read_text(encoding="utf-8").replace("WEBSOCKET", f"ws://{request.host}/ws")
        return web.Response(text=page, content_type="text/html")

    async def _script(self, _: web.Request) -> web.Response:
        return web.Response(text=(_HERE / "page.js").read_text(encoding="utf-8"), content_type="text/javascript")


class _Program(AppService):
    """The program behind one page."""

    async def stop(self) -> None:
        """Ask it to leave and see it gone."""
        await super().stop()
        process = self._process
        if process is None:
            return
        try:
            await asyncio.wait_for(process.wait(), _GRACE)
        except TimeoutError:
            process.kill()
            await process.wait()


def _refused(why: str) -> web.Response:
    return web.Response(status=403, text=f"Refused: {why}.\n")
