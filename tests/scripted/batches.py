"""A server on 127.0.0.1 with OpenAI's files and batches: takes a file of questions, answers each, hands the answers out."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], str | int]  # a reply's text, or the status of a failure


@dataclass
class Batches:
    """What the server was sent. `looks` is how often a batch is looked at before it is done."""

    answer: Answer
    looks: int = 1
    port: int = 0
    files: dict[str, str] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    looked: dict[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def upload(self, form: str) -> dict[str, Any]:
        body = form.partition("\r\n\r\n")[2]
        lines = [line.strip() for line in form.splitlines() if line.startswith('{"custom_id"')]
        assert body
        name = f"file-{len(self.files)}"
        self.files[name] = "\n".join(lines)
        return {
            "id": name,
            "object": "file",
            "bytes": 1,
            "created_at": 1,
            "filename": "q",
            "purpose": "batch",
            "status": "processed",
        }

    def create(self, asked: dict[str, Any]) -> dict[str, Any]:
        name = f"batch-{len(self.batches)}"
        self.batches[name] = {
            "id": name, "object": "batch", "endpoint": asked["endpoint"], "input_file_id": asked["input_file_id"],
            "completion_window": asked["completion_window"], "status": "in_progress", "created_at": 1,
        }  # fmt: skip
        return self.batches[name]

    def look(self, name: str) -> dict[str, Any]:
        batch = self.batches[name]
        self.looked[name] = self.looked.get(name, 0) + 1
        if batch["status"] == "in_progress" and self.looked[name] > self.looks:
            self._finish(batch)
        return batch

    def _finish(self, batch: dict[str, Any]) -> None:
        out, err = [], []
        lines = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
        for line in lines:
            said = self.answer(line["body"])
            if isinstance(said, int):
                body: dict[str, Any] = {"error": {"message": "it broke", "code": None}}
                err.append(
                    {"custom_id": line["custom_id"], "response": {"status_code": said, "body": body}, "error": None}
                )
            else:
                choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
                body = {"choices": [choice], "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}}
                out.append(
                    {"custom_id": line["custom_id"], "response": {"status_code": 200, "body": body}, "error": None}
                )
        counts = {"total": len(lines), "completed": len(out), "failed": len(err)}
        batch.update(status="completed", request_counts=counts)
        for key, found in (("output_file_id", out), ("error_file_id", err)):
            if found:
                batch[key] = f"file-{len(self.files)}"
                self.files[batch[key]] = "\n".join(json.dumps(line, ensure_ascii=False) for line in found)


@contextmanager
def batching(answer: Answer, *, looks: int = 1) -> Iterator[Batches]:
    """The server, for as long as the block lasts."""
    there = Batches(answer, looks)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            if self.path == "/v1/files":
                self._say(there.upload(body))
            elif self.path == "/v1/batches":
                self._say(there.create(json.loads(body)))
            else:
                self.send_error(404)

        def do_GET(self) -> None:
            if found := re.fullmatch(r"/v1/batches/([\w-]+)", self.path):
                self._say(there.look(found[1])) if found[1] in there.batches else self.send_error(404)
            elif found := re.fullmatch(r"/v1/files/([\w-]+)/content", self.path):
                self._say(there.files[found[1]])
            else:
                self.send_error(404)

        def _say(self, what: object) -> None:
            data = (what if isinstance(what, str) else json.dumps(what)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain" if isinstance(what, str) else "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    there.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
