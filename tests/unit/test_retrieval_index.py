"""The index is derived: built once, by one process, never left half done, and never in the way of an answer."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path

import pytest

from assistant.retrieval import Query, shelf
from assistant.retrieval import index as index_module
from assistant.retrieval.lock import FileLock
from assistant.retrieval.retriever import Retriever
from tests.retrieval_library import (
    CONCEPTS,
    EXAMPLES,
    SlowEmbedder,
    ids,
    many_examples,
    retriever,
    small_library,
)

TEXT = "缩短招聘周期 time to hire"
_SPAWN = multiprocessing.get_context("spawn")
_FORKED = multiprocessing.get_context("forkserver")


def _indexes(data_dir: Path) -> list[Path]:
    return sorted(path for path in (data_dir / "index").iterdir() if path.is_dir())


def _ids(data_dir: Path) -> list[str]:
    """The entries of the only index there is, as often as they stand in it."""
    import chromadb
    from chromadb.config import Settings

    (place,) = _indexes(data_dir)
    client = chromadb.PersistentClient(path=str(place), settings=Settings(anonymized_telemetry=False))
    try:
        collection = client.get_collection(place.name, embedding_function=None)
        found = collection.get(include=[])["ids"]
        assert len(found) == collection.count()
        return sorted(found)
    finally:
        client.close()


def _count(data_dir: Path) -> int:
    return len(_ids(data_dir))


def _answer(data_dir: Path, replies: Queue[object], examples: int = 0) -> None:
    try:
        opened = retriever(data_dir, many_examples(examples) if examples else EXAMPLES)
        replies.put((ids(opened, TEXT), opened.notice))
        opened.close()
    except BaseException as error:
        replies.put(repr(error))


def _build_slowly(data_dir: Path, sign: Path) -> None:
    Retriever(small_library(), data_dir=data_dir, embedder=SlowEmbedder(sign, 60), concepts=CONCEPTS).warm()


def test_it_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = retriever(tmp_path)
    expected = ids(first, TEXT)
    first.close()
    monkeypatch.setattr(index_module, "_build", lambda *_: pytest.fail("built again"))
    again = retriever(tmp_path)
    assert ids(again, TEXT) == expected
    assert again.notice is None
    again.close()
    assert _count(tmp_path) == len(EXAMPLES)


def test_two_retrievers_in_one_process_and_a_closed_one_opens_again(tmp_path: Path) -> None:
    one, other = retriever(tmp_path), retriever(tmp_path)
    assert ids(one, TEXT) == ids(other, TEXT)
    one.close()
    one.close()
    assert ids(other, TEXT) == ids(one, TEXT)
    one.close()
    other.close()


def test_other_examples_have_an_index_of_their_own(tmp_path: Path) -> None:
    one, other = retriever(tmp_path), retriever(tmp_path, EXAMPLES[:4])
    assert "nps-zh" in ids(one, "净推荐值")
    assert "nps-zh" not in ids(other, "净推荐值")
    assert len(_indexes(tmp_path)) == 2
    one.close()
    other.close()


def test_a_few_other_entries_are_put_into_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = many_examples(60)
    first = retriever(tmp_path, examples)
    first.warm()
    monkeypatch.setattr(index_module, "_fill", lambda *_: pytest.fail("built from nothing"))
    put: list[int] = []
    real = index_module._put
    monkeypatch.setattr(index_module, "_put", lambda c, content, its: (put.append(len(its)), real(c, content, its)))
    other = [*examples[5:58], replace(examples[58], objective="把招聘周期缩短一半"), *EXAMPLES[:3]]
    grown = retriever(tmp_path, other)
    found = ids(grown, "把招聘周期缩短一半", k=10)
    assert put == [4]
    assert found[0] == examples[58].id
    assert not {example.id for example in examples[:5]} & set(ids(grown, "留存率", k=40))
    assert grown.notice is None
    alone = Retriever(small_library(other), data_dir=tmp_path / "alone", concepts=CONCEPTS)
    monkeypatch.undo()
    assert ids(alone, "把招聘周期缩短一半", k=10) == found
    for opened in (first, grown, alone):
        opened.close()


def test_a_damaged_parent_is_no_obstacle(tmp_path: Path) -> None:
    examples = many_examples(40)
    first = retriever(tmp_path, examples)
    first.warm()
    first.close()
    (place,) = _indexes(tmp_path)
    (place / "chroma.sqlite3").write_bytes(b"no database at all")
    grown = retriever(tmp_path, examples[1:])
    assert ids(grown, TEXT)
    assert grown.notice is None
    grown.close()


def test_a_build_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    opened = Retriever(
        small_library(many_examples(1200)),
        data_dir=tmp_path,
        concepts=CONCEPTS,
        progress=lambda done, of: told.append((done, of)),
    )
    opened.warm()
    assert told == [(500, 1200), (1000, 1200), (1200, 1200)]
    opened.close()


@pytest.mark.parametrize("rounds", [1, pytest.param(20, marks=pytest.mark.soak)])
def test_two_processes_at_once_both_answer(tmp_path: Path, rounds: int) -> None:
    for number in range(rounds):
        data_dir = tmp_path / str(number)
        replies = _SPAWN.Queue()
        processes = [_SPAWN.Process(target=_answer, args=(data_dir, replies)) for _ in range(2)]
        for process in processes:
            process.start()
        answers = [replies.get(timeout=120) for _ in processes]
        for process in processes:
            process.join(60)
        assert answers[0] == answers[1]
        assert answers[0][0][0].startswith("hire")
        assert answers[0][1] is None
        assert _count(data_dir) == len(EXAMPLES)


def test_a_build_that_was_killed_is_done_anew(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    process = _SPAWN.Process(target=_build_slowly, args=(tmp_path, sign))
    process.start()
    _wait_for(sign.exists)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join(10)
    assert [path.name for path in _indexes(tmp_path)[0].iterdir()]
    opened = Retriever(small_library(), data_dir=tmp_path, embedder=SlowEmbedder(sign, 0), concepts=CONCEPTS)
    assert ids(opened, TEXT)[0].startswith("hire")
    assert opened.notice is None
    opened.close()
    assert _count(tmp_path) == len(EXAMPLES)


@pytest.mark.soak
def test_two_start_at_once_and_one_is_killed_while_it_builds(tmp_path: Path) -> None:
    """Twenty times: whoever is left answers, whoever was killed answers when it comes back, no entry lost or doubled."""
    chance = random.Random(4)
    examples = many_examples(600)
    wanted = sorted(example.id for example in examples)
    expected: object = None
    _FORKED.set_forkserver_preload(["chromadb", "rjieba", "bm25s", "tests.retrieval_library"])
    for number in range(20):
        data_dir = tmp_path / str(number)
        replies = [_FORKED.Queue() for _ in range(2)]
        processes = [_FORKED.Process(target=_answer, args=(data_dir, its, len(examples))) for its in replies]
        for process in processes:
            process.start()
        _wait_for(lambda folder=data_dir / "index": folder.exists() and any(path.is_dir() for path in folder.iterdir()))
        time.sleep(chance.uniform(0, 2))
        killed = chance.randrange(2)
        os.kill(processes[killed].pid or 0, signal.SIGKILL)
        processes[killed].join(10)
        answer = replies[1 - killed].get(timeout=300)
        processes[1 - killed].join(60)
        again = _FORKED.Queue()
        back = _FORKED.Process(target=_answer, args=(data_dir, again, len(examples)))
        back.start()
        assert again.get(timeout=300) == answer
        back.join(60)
        expected = expected or answer
        assert answer == expected
        assert answer[1] is None, "nobody had to make do with an index in memory"
        assert _ids(data_dir) == wanted
        shutil.rmtree(data_dir)


def _wait_for(sign: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 120
    while not sign() and time.monotonic() < give_up:
        time.sleep(0.005)


def test_what_nobody_uses_is_swept(tmp_path: Path) -> None:
    old = retriever(tmp_path, EXAMPLES[:3])
    old.warm()
    (stale,) = _indexes(tmp_path)
    killed = tmp_path / "index" / "okr-killed"
    killed.mkdir()
    long_ago = time.time() - 60 * 86_400
    os.utime(stale.with_name(f"{stale.name}.lock"), (long_ago, long_ago))
    in_use = retriever(tmp_path, EXAMPLES[:4])
    in_use.warm()
    assert not killed.exists()
    assert stale.exists()  # old, but open
    old.close()
    newest = retriever(tmp_path, EXAMPLES[:5])
    newest.warm()
    assert not stale.exists()
    assert len(_indexes(tmp_path)) == 2
    in_use.close()
    newest.close()


def test_only_the_newest_few_stay(tmp_path: Path) -> None:
    for count in range(1, 8):
        opened = retriever(tmp_path, EXAMPLES[:count])
        opened.warm()
        opened.close()
    assert len(_indexes(tmp_path)) == 4


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    opened = retriever(tmp_path / "file")
    assert ids(opened, TEXT)[0].startswith("hire")
    assert opened.notice is not None
    assert opened.notice.code == "index_in_memory"
    assert "内存" in opened.notice.text.zh
    assert "in memory" in opened.notice.text.en


def test_a_builder_that_hangs_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_BUILD_WAIT_S", 0.1)
    (tmp_path / "index").mkdir()
    hanging = FileLock(tmp_path / "index" / "build.lock")
    assert hanging.acquire()
    opened = retriever(tmp_path)
    assert ids(opened, TEXT)[0].startswith("hire")
    assert opened.notice is not None
    assert "keeps building" in opened.notice.text.en
    hanging.release()


def test_an_index_that_fails_while_in_use_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = retriever(tmp_path)
    expected = ids(opened, TEXT)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is gone")

    assert opened._opened is not None
    monkeypatch.setattr(opened._opened.vectors._collection, "query", broken)  # type: ignore[attr-defined]
    assert ids(opened, TEXT) == expected
    assert opened.notice is not None
    assert "the disk is gone" in opened.notice.text.en
    opened.close()


def test_a_damaged_index_is_replaced_now_and_built_anew_next_time(tmp_path: Path) -> None:
    first = retriever(tmp_path)
    expected = ids(first, TEXT)
    first.close()
    (_indexes(tmp_path)[0] / "chroma.sqlite3").write_bytes(b"not a database")
    again = retriever(tmp_path)
    assert ids(again, TEXT) == expected
    assert again.notice is not None
    again.close()
    third = retriever(tmp_path)
    assert ids(third, TEXT) == expected
    assert third.notice is None
    third.close()
    assert _count(tmp_path) == len(EXAMPLES)


def test_memory_and_chroma_agree(tmp_path: Path) -> None:
    examples = many_examples(400)
    (tmp_path / "file").touch()
    kept, held = retriever(tmp_path / "folder", examples), retriever(tmp_path / "file", examples)
    for text in ("护士的留存率", "billing time to recover", "盘点一次合格率到 80%"):
        assert kept.search(Query(text=text)) == held.search(Query(text=text))
    kept.close()


def test_a_lock_is_shared_by_readers_and_kept_from_a_writer(tmp_path: Path) -> None:
    first, second, writer = (FileLock(tmp_path / "lock") for _ in range(3))
    assert first.acquire(shared=True)
    assert second.acquire(shared=True)
    assert not writer.acquire()
    first.release()
    second.release()
    assert writer.acquire()
    assert not first.acquire(shared=True, wait_s=0.05)
    writer.release()
    writer.release()
