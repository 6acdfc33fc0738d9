"""Every way in which an endpoint fails comes through the door as one ModelError, in plain words, and nothing else does."""

from __future__ import annotations

import dataclasses
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.llm import chat
from assistant.llm.chat import ChatDoor
from assistant.llm.door import PATIENCE, Finish, Message, Patience
from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import CODES
from assistant.llm.forms import REPLY_SCHEMA
from tests.scripted import failures
from tests.scripted.server import Act, Exchange, Server

KEY = "sk-test-0123456789abcdef"
MESSAGES = [Message("system", "rules"), Message("user", "草稿 my secret draft")]
REPLY = '{"objectives":[]}'


@pytest.fixture(autouse=True)
def _nothing_learned() -> Iterator[None]:
    chat._learned.clear()
    yield
    chat._learned.clear()


@pytest.fixture
def door(scripted_server: Server) -> Iterator[ChatDoor]:
    with ChatDoor(_to(scripted_server)) as opened:
        yield opened


def _to(server: Server, **changes: object) -> Endpoint:
    made = Endpoint(provider="openai", model="scripted-1", base_url=server.url, api_key=KEY, timeout_s=5)
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def _ask(door: ChatDoor, patience: Patience = PATIENCE, max_tokens: int = 500) -> tuple[str, Finish]:
    pieces = list(door.stream(MESSAGES, schema=REPLY_SCHEMA, max_tokens=max_tokens, patience=patience))
    finish = pieces.pop()
    assert isinstance(finish, Finish)
    return "".join(p for p in pieces if isinstance(p, str)), finish


def _fails(door: ChatDoor, patience: Patience = PATIENCE) -> ModelError:
    with pytest.raises(ModelError) as caught:
        _ask(door, patience)
    return caught.value


MATRIX: list[tuple[Act, str]] = [
    (failures.unauthorized, "auth"),
    (failures.forbidden, "auth"),
    (failures.model_missing, "model_not_found"),
    (failures.path_missing, "bad_url"),
    (failures.quota, "quota"),
    (failures.rate_limited(900), "rate_limit"),
    (failures.broken, "server"),
    (failures.bad_gateway, "server"),
    (failures.overloaded(900), "server"),
    (failures.too_long, "too_long"),
    (failures.filtered_before, "filtered"),
    (failures.filtered, "filtered"),
    (failures.refuses, "refused"),
    (failures.breaks_chunks_after('{"objectives":['), "dropped"),
    (failures.hangs_up, "unreachable"),
    (failures.html, "not_an_api"),
    (failures.plain_text, "not_an_api"),
    (failures.error_body, "server"),
    (failures.error_in_stream, "server"),
    (failures.no_choices, "not_an_api"),
    (failures.choices_are_null, "not_an_api"),
    (failures.json_without_choices, "not_an_api"),
    (failures.nothing_at_all, "not_an_api"),
    (failures.garbled_events, "not_an_api"),
    (failures.empty, "empty"),
]


@pytest.mark.parametrize(("act", "code"), MATRIX, ids=lambda v: getattr(v, "__qualname__", str(v)).split(".")[0])
def test_a_failure_comes_out_as_its_code(scripted_server: Server, door: ChatDoor, act: Act, code: str) -> None:
    scripted_server.play(act)
    error = _fails(door)
    assert error.code == code
    for text in (error.text.zh, error.text.en):
        assert KEY not in text
        assert "secret draft" not in text
        assert "Error" not in text, "no class name of somebody else's"
        assert "{" not in text
        assert len(text) < 300
    assert error.text.zh != error.text.en


@pytest.mark.parametrize(("act", "code"), MATRIX, ids=lambda v: getattr(v, "__qualname__", str(v)).split(".")[0])
def test_nothing_foreign_hangs_on_the_error(scripted_server: Server, door: ChatDoor, act: Act, code: str) -> None:
    scripted_server.play(act)
    link: BaseException | None = _fails(door)
    while link is not None:
        assert type(link).__module__.startswith(("assistant.", "builtins")), type(link)
        link = link.__cause__ or link.__context__


def test_a_host_where_nothing_listens_is_unreachable() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with ChatDoor(Endpoint(provider="openai", model="m", base_url=f"http://127.0.0.1:{port}/v1", api_key=KEY)) as door:
        error = _fails(door)
    assert error.code == "unreachable"
    assert f"127.0.0.1:{port}" in error.text.zh
    assert "refused" in error.text.en


def test_silence_ends_in_a_time_out(scripted_server: Server) -> None:
    scripted_server.play(failures.silent(3))
    with ChatDoor(_to(scripted_server, timeout_s=0.3)) as door:
        began = time.monotonic()
        assert _fails(door).code == "timeout"
    assert time.monotonic() - began < 2


def test_silence_in_the_middle_ends_in_a_time_out_too(scripted_server: Server) -> None:
    scripted_server.play(failures.stalls_after('{"objectives":[', 3))
    with ChatDoor(_to(scripted_server, timeout_s=0.3)) as door:
        assert _fails(door).code == "timeout"


def test_a_reply_that_drips_for_ever_ends_in_a_time_out(scripted_server: Server) -> None:
    def drips(exchange: Exchange) -> None:
        exchange.begin()
        while not scripted_server.closing.wait(0.05):
            exchange.delta(" ")

    scripted_server.play(drips)
    with ChatDoor(_to(scripted_server, timeout_s=0.2)) as door:
        assert _fails(door).code == "timeout"


def test_a_short_wait_is_waited_once_and_told(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.rate_limited("0.3"), failures.says(REPLY))
    told: list[float] = []
    text, _ = _ask(door, Patience(on_wait=told.append))
    assert text == REPLY
    assert told
    assert all(0 < left <= 0.3 for left in told)
    assert len(scripted_server.heard) == 2


def test_a_second_429_is_the_end(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.rate_limited("0.1"))
    error = _fails(door)
    assert error.code == "rate_limit"
    assert error.retry_after_s == pytest.approx(0.1)
    assert len(scripted_server.heard) == 2


def test_a_long_wait_is_not_begun(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.rate_limited(120))
    began = time.monotonic()
    error = _fails(door)
    assert time.monotonic() - began < 2
    assert error.retry_after_s == 120
    assert "120" in error.text.zh
    assert "120" in error.text.en
    assert len(scripted_server.heard) == 1


@pytest.mark.parametrize("value", ["Wed, 21 Oct 2099 07:28:00 GMT", "soon"])
def test_a_retry_after_that_is_a_date_or_nonsense(scripted_server: Server, door: ChatDoor, value: str) -> None:
    scripted_server.play(failures.rate_limited(value))
    error = _fails(door, Patience(limit_s=0.1))
    assert error.code == "rate_limit"
    assert (error.retry_after_s or 0) > 1e6 or error.retry_after_s is None


def test_a_wait_can_be_stopped(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.rate_limited(15), failures.says(REPLY))
    stopped = threading.Event()
    threading.Timer(0.3, stopped.set).start()
    began = time.monotonic()
    text, finish = _ask(door, Patience(stopped=stopped.is_set))
    assert (text, finish.reason) == ("", "stopped")
    assert time.monotonic() - began < 3
    assert len(scripted_server.heard) == 1


def test_an_exhausted_quota_is_not_tried_again(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.quota, failures.says(REPLY))
    assert _fails(door).code == "quota"
    assert len(scripted_server.heard) == 1


def test_a_server_error_is_not_tried_again_behind_the_scenes(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.broken)
    _fails(door)
    assert len(scripted_server.heard) == 1


def test_the_first_text_comes_before_the_reply_ends(scripted_server: Server, door: ChatDoor) -> None:
    release = threading.Event()

    def act(exchange: Exchange) -> None:
        exchange.begin()
        exchange.delta('{"objectives"')
        release.wait(5)
        exchange.delta(":[]}")
        exchange.done()

    scripted_server.play(act)
    stream = door.stream(MESSAGES, schema=REPLY_SCHEMA, max_tokens=50)
    assert next(stream) == '{"objectives"'
    assert not release.is_set()
    release.set()
    assert next(stream) == ":[]}"


def test_a_reader_who_leaves_ends_the_request(scripted_server: Server, door: ChatDoor) -> None:
    gone = threading.Event()

    def act(exchange: Exchange) -> None:
        exchange.begin()
        try:
            for _ in range(200):
                exchange.delta("x" * 2000)
                time.sleep(0.02)
        except OSError:
            gone.set()

    scripted_server.play(act)
    stream = door.stream(MESSAGES, schema=REPLY_SCHEMA, max_tokens=50)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert gone.wait(3)


def test_stopping_in_the_middle_ends_the_reply(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.says(REPLY, chunk=2))
    text, finish = _ask(door, Patience(stopped=lambda: True))
    assert finish.reason == "stopped"
    assert text == REPLY[:2]


@pytest.mark.parametrize(
    ("act", "forms"),
    [
        (failures.says(REPLY), ["json_schema"]),
        (failures.knows_only("json_object", "text", then=failures.says(REPLY)), ["json_schema", "json_object"]),
        (failures.knows_only("text", then=failures.says(REPLY)), ["json_schema", "json_object", "text"]),
    ],
)
def test_the_form_is_asked_for_as_the_endpoint_knows_it(
    scripted_server: Server, door: ChatDoor, act: Act, forms: list[str]
) -> None:
    scripted_server.play(act)
    text, finish = _ask(door)
    assert text == REPLY
    assert finish.shape == forms[-1]
    assert [e.form for e in scripted_server.heard] == forms
    with_schema = ["key_results" in e.messages[0][1] for e in scripted_server.heard]
    assert with_schema == [form != "json_schema" for form in forms]

    _ask(door)
    assert scripted_server.heard[-1].form == forms[-1], "what worked is remembered"
    assert len(scripted_server.heard) == len(forms) + 1


@pytest.mark.parametrize("field", ["stream_options", "temperature"])
def test_a_field_that_an_endpoint_does_not_know_is_left_out(
    scripted_server: Server, door: ChatDoor, field: str
) -> None:
    scripted_server.play(failures.knows_no(field, failures.says(REPLY)))
    assert _ask(door)[0] == REPLY
    assert scripted_server.heard[-1].form == "json_schema"
    assert field not in scripted_server.heard[-1].body


def test_an_endpoint_that_rejects_everything_is_asked_a_few_times_only(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(lambda e: e.json(400, {"error": {"message": f"no, and your key is {KEY}"}}))
    error = _fails(door)
    assert error.code == "rejected"
    assert KEY not in error.text.en
    assert len(scripted_server.heard) <= 5


def test_what_is_sent(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.says(REPLY))
    _ask(door, max_tokens=321)
    body = scripted_server.heard[0].body
    assert body["model"] == "scripted-1"
    assert body["stream"] is True
    assert body["stream_options"] == {"include_usage": True}
    assert body["max_tokens"] == 321
    assert "max_completion_tokens" not in body
    assert body["response_format"]["json_schema"]["schema"] == REPLY_SCHEMA
    assert scripted_server.heard[0].headers["Authorization"] == f"Bearer {KEY}"


def test_usage_is_told(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.says(REPLY))
    usage = _ask(door)[1].usage
    assert usage is not None
    assert usage["input"] > 0
    assert usage["output"] == len(REPLY) // 2


def test_a_server_that_does_not_stream_is_understood(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.says_whole(REPLY))
    assert _ask(door)[0] == REPLY


def test_a_length_limit_and_a_bare_end_are_told_apart(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.truncated_after('{"obj'), failures.drops_after('{"obj'))
    assert _ask(door)[1].reason == "length"
    assert _ask(door)[1].reason is None


def test_a_tracing_switch_in_the_environment_sends_nothing_away(
    scripted_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_pt_x")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", scripted_server.url.removesuffix("/v1"))
    scripted_server.play(failures.says(REPLY))
    with ChatDoor(_to(scripted_server)) as door:
        _ask(door)
    from langsmith.utils import tracing_is_enabled

    assert tracing_is_enabled() is False
    time.sleep(0.3)
    assert len(scripted_server.heard) == 1


def test_one_client_is_kept(scripted_server: Server, door: ChatDoor) -> None:
    scripted_server.play(failures.says(REPLY))
    _ask(door)
    first = door._model()
    _ask(door)
    assert door._model() is first


def test_every_code_of_the_family_has_its_words() -> None:
    documented = set(re.findall(r'"([a-z_]+)"', ModelError.__doc__ or ""))
    assert documented == set(CODES)


# --- any other LangChain chat model -------------------------------------------------------------------------------


def _other(*replies: str) -> ChatDoor:
    from langchain_core.language_models import GenericFakeChatModel

    to = Endpoint(provider="anthropic", model="claude-x", base_url=None, api_key=None)
    return ChatDoor(to, chat=GenericFakeChatModel(messages=iter(replies)))


def test_any_langchain_chat_model_can_stand_behind_the_door() -> None:
    text, finish = _ask(_other('{"objectives": []}'))
    assert text == '{"objectives": []}'
    assert finish.shape == "text"


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (TimeoutError("read timed out"), "timeout"),
        (ConnectionRefusedError("refused"), "unreachable"),
        (KeyError("choices"), "not_an_api"),
        (type("OverloadedError", (Exception,), {"status_code": 529})("busy"), "server"),
        (type("AuthError", (Exception,), {"status_code": 401})("key sk-zzz"), "auth"),
        (type("NoModel", (Exception,), {"status_code": 404, "body": {"error": {"message": "model: x not found"}}})(), "model_not_found"),
    ],
)  # fmt: skip
def test_errors_of_other_sdks_are_translated_by_what_they_carry(trouble: Exception, code: str) -> None:
    from langchain_core.language_models import GenericFakeChatModel

    class Failing(GenericFakeChatModel):
        def _stream(self, *_: object, **__: object) -> Iterator[Any]:
            raise trouble
            yield

    to = Endpoint(provider="anthropic", model="claude-x", base_url=None, api_key=None)
    error = _fails(ChatDoor(to, chat=Failing(messages=iter([]))))
    assert error.code == code
    assert "sk-zzz" not in error.text.en


def test_the_sdk_is_loaded_at_the_first_use_only() -> None:
    code = (
        "import sys; import assistant.drafter.model, assistant.llm.chat, assistant.prompts\n"
        "print([m for m in ('openai', 'langchain_core', 'langsmith', 'jinja2', 'httpx2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
