"""What is there to be found follows the files of own examples, whoever changes them, and never stops over a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import KnowledgeError
from assistant.library import Example, ExampleKeyResult
from assistant.own.shelf import store
from assistant.retrieval import Query
from assistant.retrieval.kept_words import KeptWords
from assistant.retrieval.stock import Stock
from assistant.settings import Settings

OWN = "把门口的积雪在开学前清干净"


def _example(objective: str) -> Example:
    return Example(
        id="", lang="zh", function="", role="", level="", industry="", type="committed",
        objective=objective, key_results=(ExampleKeyResult("积雪路段由 9 段减到 0 段"),), why="", source="own",
    )  # fmt: skip


def _add(settings: Settings, objective: str) -> None:
    store(settings.stored_library, [("a.md", [_example(objective)])], ())


def _first(stock: Stock) -> str:
    return stock.retriever.search(Query(text=OWN, k=1))[0].example.objective


def test_what_somebody_else_adds_is_found_and_what_he_removes_is_not(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    stock = Stock(settings)
    assert stock.in_use is None
    before, held = _first(stock), stock.retriever
    assert stock.retriever is held, "nothing changed, nothing is opened again"
    _add(settings, OWN)
    assert _first(stock) == OWN
    assert stock.in_use is stock.retriever is not held
    assert held.search(Query(text=OWN, k=1))[0].example.objective == before, "whoever holds the old one is answered"
    (path,) = settings.stored_library.iterdir()
    path.unlink()
    assert _first(stock) == before
    stock.retriever.close()


def test_a_file_broken_by_hand_leaves_what_was_there(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    _add(settings, OWN)
    stock = Stock(settings)
    count = len(stock.library.examples)
    (path,) = settings.stored_library.iterdir()
    path.write_text("- objective: [", encoding="utf-8")
    assert len(stock.library.examples) == count
    with pytest.raises(KnowledgeError):
        Stock(settings).library  # noqa: B018
    path.write_text(f"- objective: {OWN}\n  key_results: [积雪由 9 段到 0 段, 摔伤由 3 人到 0 人]\n", encoding="utf-8")
    assert len(stock.library.examples[-1].key_results) == 2


def test_words_are_cut_once(tmp_path: Path) -> None:
    cut: list[str] = []

    def words(text: str) -> list[str]:
        cut.append(text)
        return text.split()

    first = KeptWords(tmp_path, "way", words).of(["a b", "c", "", "a b"])
    assert first == [["a", "b"], ["c"], [], ["a", "b"]]
    assert cut == ["a b", "c", "", "a b"]
    cut.clear()
    assert KeptWords(tmp_path, "way", words).of(["c", "a b", "", "new"]) == [["c"], ["a", "b"], [], ["new"]]
    assert cut == ["new"]
    KeptWords(tmp_path, "another way", words).of(["c"])
    assert cut == ["new", "c"]


def test_words_that_cannot_be_kept_or_read_are_cut(tmp_path: Path) -> None:
    def words(text: str) -> list[str]:
        return text.split()

    KeptWords(tmp_path, "way", words).of(["a b", "c d"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-2])  # cut short in the last line
    assert KeptWords(tmp_path, "way", words).of(["c d", "a b"]) == [["c", "d"], ["a", "b"]]
    file.write_bytes(b"\xff\xfe\x00")
    assert KeptWords(tmp_path, "way", words).of(["a b"]) == [["a", "b"]]
    (tmp_path / "blocked").write_text("", encoding="utf-8")
    assert KeptWords(tmp_path / "blocked", "way", words).of(["a b"]) == [["a", "b"]]
