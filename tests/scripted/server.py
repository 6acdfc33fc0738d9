"""The server: takes chat completions and embeddings on 127.0.0.1 and lets an act answer each, as a stream or however it fails."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "scripted-1"


class Exchange:
    """One request and the ways to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        self._handler = handler
        self.body = body
        self.headers = handler.headers
        self.path = handler.path

    @property
    def messages(self) -> list[tuple[str, str]]:
        return [(m["role"], m["content"]) for m in self.body.get("messages", [])]

    @property
    def asked(self) -> str:
        """The last user message."""
        return next((text for role, text in reversed(self.messages) if role == "user"), "")

    @property
    def form(self) -> str:
        """How a form was asked for: json_schema, json_object or text."""
        return str(self.body.get("response_format", {}).get("type", "text"))

    def json(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        self.raw(status, json.dumps(body, ensure_ascii=False).encode(), "application/json", headers)

    def raw(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        handler = self._handler
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    def begin(self) -> None:
        """The head of an event stream; its end is the end of the connection."""
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self._handler.send_header("Connection", "close")
        self._handler.end_headers()
        self._handler.close_connection = True

    def event(self, data: object) -> None:
        line = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        self._handler.wfile.write(f"data: {line}\n\n".encode())
        self._handler.wfile.flush()

    def delta(self, content: str | None = None, *, finish: str | None = None, refusal: str | None = None) -> None:
        words = {"content": content} if content is not None else {}
        if refusal is not None:
            words["refusal"] = refusal
        choice = {"index": 0, "delta": {"role": "assistant", **words}, "finish_reason": finish}
        self.event({**_HEAD, "choices": [choice]})

    def done(self, text: str = "", *, finish: str | None = "stop", usage: bool = True) -> None:
        if finish:
            self.delta(finish=finish)
        if usage and self.body.get("stream_options", {}).get("include_usage"):
            size = sum(len(m) for _, m in self.messages) // 2
            told = {"prompt_tokens": size, "completion_tokens": len(text) // 2, "total_tokens": size + len(text) // 2}
            self.event({**_HEAD, "choices": [], "usage": told})
        self.event("[DONE]")

    def say(self, text: str, *, chunk: int = 24, pause_s: float = 0.0, finish: str = "stop") -> None:
        """A whole reply, streamed."""
        self.begin()
        for piece in pieces(text, chunk):
            self.delta(piece)
            if pause_s:
                time.sleep(pause_s)
        self.done(text, finish=finish)

    def hang_up(self) -> None:
        """Ends the connection without another word."""
        self._handler.close_connection = True
        connection = self._handler.connection
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


_HEAD = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": MODEL}
Act = Callable[[Exchange], None]


def pieces(text: str, size: int) -> Iterator[str]:
    yield from (text[at : at + size] for at in range(0, len(text), size))


@dataclass
class Server:
    """A running server. `heard` keeps every request in order, `stumbled` what an act itself got wrong."""

    port: int
    heard: list[Exchange] = field(default_factory=list)
    stumbled: list[Exception] = field(default_factory=list)
    _acts: list[Act] = field(default_factory=list)
    _played: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def play(self, *acts: Act) -> None:
        """Answers the next requests with `acts`, the last one again and again."""
        with self._lock:
            self._acts, self._played = list(acts), 0

    def next_act(self, exchange: Exchange) -> Act:
        with self._lock:
            self.heard.append(exchange)
            act = self._acts[min(self._played, len(self._acts) - 1)]
            self._played += 1
            return act


@contextmanager
def running() -> Iterator[Server]:
    """A server on a free port of 127.0.0.1 for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            Exchange(self, {}).json(200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]})

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if not self.path.endswith(("/v1/chat/completions", "/v1/embeddings")):
                Exchange(self, {}).raw(404, b"<html>not here</html>", "text/html")
                return
            exchange = Exchange(self, json.loads(data or b"{}"))
            try:
                server.next_act(exchange)(exchange)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            except Exception as error:
                server.stumbled.append(error)
                raise

        def log_message(self, *_: object) -> None:
            return None

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            return None

    httpd = Quiet(("127.0.0.1", 0), Handler)
    server = Server(httpd.server_address[1])
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        httpd.shutdown()
        httpd.server_close()
        thread.join(5)
    for error in server.stumbled:
        raise error


def texts_of(value: object) -> Iterable[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
