"""Vectors of an endpoint: asked for in batches and once, retried where that helps, replaced where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assembly import assembled
from assistant.errors import ModelError
from assistant.llm.embeddings import EmbeddingDoor, embedding_door
from assistant.retrieval import Query, open_retriever
from assistant.retrieval import retriever as retriever_module
from assistant.retrieval.embed import HashedEmbedder
from assistant.settings import Settings
from tests.okr import okr
from tests.retrieval_library import CONCEPTS, ids, many_examples, small_library
from tests.scripted.server import Act, Exchange, Server, running

TEXT = "缩短招聘周期 time to hire"
KEY = "sk-secret-0123456789"


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as started:
        started.play(vectors())
        yield started


def vectors(size: int = 1024, most: int = 10_000) -> Act:
    """Answers with the built-in vectors; refuses more than `most` texts at once."""

    def act(exchange: Exchange) -> None:
        texts = exchange.body["input"]
        if len(texts) > most:
            exchange.json(400, {"error": {"message": f"at most {most} inputs"}})
            return
        rows = HashedEmbedder(CONCEPTS, dimensions=size).embed(texts)
        data = [{"object": "embedding", "index": n, "embedding": row.tolist()} for n, row in enumerate(rows)]
        # Endpoints may answer out of order; the index counts.
        body = {"object": "list", "model": exchange.body["model"], "data": data[::-1], "usage": {"total_tokens": 1, "prompt_tokens": 1}}  # fmt: skip
        exchange.json(200, body)

    return act


def failing(status: int, message: str = "no", **headers: str) -> Act:
    return lambda exchange: exchange.json(status, {"error": {"message": message}}, headers)


def _settings(server: Server, folder: Path) -> Settings:
    return Settings(data_dir=folder, embed_model="embed-1", embed_base_url=server.url, api_key=KEY, timeout_s=5)


def _door(server: Server, waits: list[float] | None = None) -> EmbeddingDoor:
    waited: list[float] = [] if waits is None else waits
    return EmbeddingDoor(embedding_door(_settings(server, Path()))._to, pause=waited.append)


def _sizes(server: Server) -> list[int]:
    return [len(exchange.body["input"]) for exchange in server.heard]


def test_texts_go_in_batches_and_come_back_in_order(server: Server) -> None:
    texts = [example.text for example in many_examples(150)]
    found = _door(server).vectors(texts)
    assert _sizes(server) == [64, 64, 22]
    expected = HashedEmbedder(CONCEPTS).embed(texts)
    assert found[70] == pytest.approx(expected[70].tolist(), abs=1e-6)
    assert server.heard[0].body["encoding_format"] == "float"
    assert server.heard[0].headers["Authorization"] == f"Bearer {KEY}"


def test_an_endpoint_that_takes_fewer_is_given_fewer(server: Server) -> None:
    server.play(vectors(most=20))
    assert len(_door(server).vectors([str(n) for n in range(50)])) == 50
    assert max(size for size in _sizes(server) if size <= 20) == 12


def test_what_passes_is_waited_for(server: Server) -> None:
    waits: list[float] = []
    server.play(failing(429, "slow down", **{"Retry-After": "3"}), failing(503), vectors())
    assert len(_door(server, waits).vectors(["一句话"])) == 1
    assert waits == [3.0, 2.0]


@pytest.mark.parametrize(
    ("act", "code", "tries"),
    [
        (failing(401, "bad key"), "auth", 1),
        (failing(429, "insufficient_quota"), "quota", 1),
        (failing(404, "model embed-1 does not exist"), "model_not_found", 1),
        (failing(500), "server", 4),
        (failing(429, "wait", **{"Retry-After": "600"}), "rate_limit", 1),
        (lambda e: e.raw(200, b"<html>hello</html>", "text/html"), "not_an_api", 1),
        (lambda e: e.json(200, {"data": []}), "not_an_api", 1),
        (lambda e: e.hang_up(), "unreachable", 4),
    ],
)
def test_each_failure_has_its_words(server: Server, act: Act, code: str, tries: int) -> None:
    server.play(act)
    with pytest.raises(ModelError) as caught:
        _door(server).vectors(["一句没人该看到的话"])
    assert caught.value.code == code
    assert len(server.heard) == tries
    for said in (caught.value.text.zh, caught.value.text.en):
        assert KEY not in said
        assert "没人该看到" not in said
        assert "OKR_MODEL" not in said
        assert "OKR_BASE_URL" not in said


def test_each_text_of_the_library_is_asked_for_once(server: Server, tmp_path: Path) -> None:
    examples = many_examples(30)
    first = open_retriever(small_library(examples), _settings(server, tmp_path))
    first.warm()
    assert first.notice is None
    first.close()
    assert _sizes(server) == [30]
    changed = [*examples[:-1], replace(examples[-1], objective="完全不同的一句话")]
    again = open_retriever(small_library(changed), _settings(server, tmp_path))
    again.warm()
    again.close()
    assert _sizes(server) == [30, 1]
    assert "完全不同的一句话" in server.heard[-1].body["input"][0]


def test_a_query_is_sent_and_kept_nowhere(server: Server, tmp_path: Path) -> None:
    opened = open_retriever(small_library(), _settings(server, tmp_path))
    assert ids(opened, TEXT)[0].startswith("hire")
    assert ids(opened, TEXT)[0].startswith("hire")
    opened.close()
    assert [exchange.body["input"] for exchange in server.heard[-2:]] == [[TEXT], [TEXT]]
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or TEXT.encode() not in path.read_bytes()


def test_the_built_in_vectors_stand_in_and_the_endpoint_is_asked_again_later(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.play(failing(401, "bad key"))
    opened = open_retriever(small_library(), _settings(server, tmp_path))
    assert ids(opened, TEXT)[0].startswith("hire")
    assert opened.notice is not None
    assert opened.notice.code == "embedder_away"
    assert "内置" in opened.notice.text.zh
    assert "OKR_API_KEY" in opened.notice.text.en
    ids(opened, TEXT)
    assert len(server.heard) == 1
    server.play(vectors())
    monkeypatch.setattr(retriever_module.time, "monotonic", lambda: opened._away_until + 1)
    assert ids(opened, TEXT)[0].startswith("hire")
    assert opened.notice is None
    assert len(server.heard) > 1
    opened.close()


def test_an_endpoint_that_fails_later_is_replaced_in_the_middle(server: Server, tmp_path: Path) -> None:
    opened = open_retriever(small_library(), _settings(server, tmp_path))
    expected = ids(opened, TEXT)
    server.play(failing(403))
    assert ids(opened, TEXT)[0] == expected[0]
    assert opened.notice is not None
    opened.close()


def test_a_model_replaced_behind_its_name_is_noticed(server: Server, tmp_path: Path) -> None:
    opened = open_retriever(small_library(), _settings(server, tmp_path))
    opened.warm()
    server.play(vectors(size=256))
    assert ids(opened, TEXT)[0].startswith("hire")
    assert opened.notice is not None
    assert "another length" in opened.notice.text.en
    opened.close()


@pytest.mark.parametrize("wrong", [{"api_key": "密钥"}, {"embed_base_url": "nonsense"}])
def test_settings_that_cannot_work_leave_the_built_in_vectors(
    server: Server, tmp_path: Path, wrong: dict[str, str]
) -> None:
    opened = open_retriever(small_library(), replace(_settings(server, tmp_path), **wrong))
    assert opened.search(Query(text=TEXT))
    assert opened.notice is not None
    assert opened.notice.code == "embedder_away"
    assert server.heard == []
    opened.close()


def test_the_command_says_who_gets_the_text_and_offline_asks_nobody(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("EMBED_MODEL", "embed-1"), ("EMBED_BASE_URL", server.url), ("DATA_DIR", str(tmp_path))):
        monkeypatch.setenv(f"OKR_{name}", value)
    assembled.cache_clear()
    drafted = okr("draft", "--offline", "--ui-lang", "en", stdin="O 让老客户愿意再来\nKR1 复购率从 20% 到 30%\n")
    assert drafted.code == 0
    assert (drafted.err, server.heard) == ("", [])
    server.play(failing(403))
    found = okr("search", "renewals", "--ui-lang", "en")
    assert found.code == 0
    assert "127.0.0.1" in found.err
    assert "built-in vectors stand in" in found.err
    assembled.cache_clear()
