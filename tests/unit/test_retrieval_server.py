"""A Chroma server on loopback: many processes share one index, and nobody sees it half built."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.retrieval import Query, index
from assistant.retrieval.retriever import Retriever
from tests.chroma import chroma_server
from tests.retrieval_library import CONCEPTS, EXAMPLES, retriever, small_library

TEXT = "缩短招聘周期 time to hire"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("chroma")) as url:
        yield url


def _remote(url: str, data_dir: Path, count: int = len(EXAMPLES)) -> Retriever:
    return Retriever(small_library(EXAMPLES[:count]), data_dir=data_dir, chroma_url=url, concepts=CONCEPTS)


def test_the_server_answers_like_the_folder(server: str, tmp_path: Path) -> None:
    remote, local = _remote(server, tmp_path / "unused"), retriever(tmp_path)
    for text in (TEXT, "库存周转天数", "players come back"):
        assert remote.search(Query(text=text)) == local.search(Query(text=text))
    assert remote.notice is None
    assert not (tmp_path / "unused").exists()
    remote.close()
    local.close()


def test_many_at_once_build_one_index(server: str, tmp_path: Path) -> None:
    retrievers = [_remote(server, tmp_path, 7) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda r: [hit.example.id for hit in r.search(Query(text=TEXT))], retrievers))
    assert answers == [answers[0]] * 4
    assert [r.notice for r in retrievers] == [None] * 4
    for opened in retrievers:
        opened.close()
    client = index._server_client(server)
    counts = {c.name: c.count() for c in client.list_collections()}
    index._close(client)
    assert list(counts.values()).count(7) == 1
    assert not any(".building." in name for name in counts)


def test_the_stale_are_swept_and_strangers_left_alone(server: str, tmp_path: Path) -> None:
    client = index._server_client(server)
    long_ago = int(time.time()) - 60 * 86_400
    for name, used in (("okr-old", long_ago), ("okr-new.building.1", int(time.time())), ("okr-x.building.2", long_ago)):
        client.create_collection(name, embedding_function=None, metadata={"used": used})
    client.create_collection("theirs", embedding_function=None, metadata={"used": long_ago})
    opened = _remote(server, tmp_path, 5)
    opened.warm()
    opened.close()
    names = {collection.name for collection in client.list_collections()}
    index._close(client)
    assert {"theirs", "okr-new.building.1"} <= names
    assert not {"okr-old", "okr-x.building.2"} & names


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "nonsense://", "http://", "127.0.0.1:9"])
def test_a_server_that_is_not_there_is_replaced_by_the_folder(tmp_path: Path, url: str) -> None:
    opened = _remote(url, tmp_path)
    assert opened.search(Query(text=TEXT))[0].example.id.startswith("hire")
    assert opened.notice is not None
    assert opened.notice.code == "index_server"
    assert len(opened.notice.text.en) < 500
    assert list((tmp_path / "index").iterdir())
    opened.close()


@pytest.mark.soak
def test_a_server_that_goes_away_in_the_middle_stops_no_search(tmp_path: Path) -> None:
    (tmp_path / "chroma").mkdir()
    with chroma_server(tmp_path / "chroma") as url:
        opened = _remote(url, tmp_path / "unused")
        before = opened.search(Query(text=TEXT))
        assert opened.notice is None
    assert opened.search(Query(text=TEXT)) == before
    assert opened.notice is not None
    assert opened.notice.code == "index_in_memory"
    with chroma_server(tmp_path / "chroma") as again:
        another = _remote(again, tmp_path / "unused")
        assert another.search(Query(text=TEXT)) == before
        assert another.notice is None
        another.close()
    opened.close()
