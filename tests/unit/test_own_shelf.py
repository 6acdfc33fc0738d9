"""Storing is all or nothing, nothing is overwritten, and what is taken out leaves the rest as it was written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.library import Example, ExampleKeyResult, library
from assistant.own import shelf
from assistant.own.shelf import kept, place_for_new, remove, store
from assistant.settings import Settings


def _example(objective: str) -> Example:
    return Example(
        id="", lang="zh", function="sales", role="店长", level="", industry="retail", type="committed",
        objective=objective, key_results=(ExampleKeyResult("复购率从 20% 到 30%"),), why="", source="own",
    )  # fmt: skip


def test_what_is_stored_is_read_back(tmp_path: Path) -> None:
    (stored,) = store(tmp_path / "own", [("我的 手册.docx", [_example("让顾客愿意再来"), _example("结账不排队")])], ())
    path, named = stored
    assert path.read_text(encoding="utf-8").startswith("# 我的 手册.docx\n")
    assert [e.id for e in named] == [f"own-{path.stem}-001", f"own-{path.stem}-002"]
    assert [e for e in library([tmp_path / "own"]).examples if e.source == "own"] == named


def test_a_second_file_of_the_same_name_takes_the_next_one(tmp_path: Path) -> None:
    for number in range(3):
        store(tmp_path, [("a/book.md", [_example(f"目标{number}")])], [e.id for e in library([tmp_path]).examples])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book-2.yml", "book-3.yml", "book.yml"]
    assert len({one.id for one in kept([tmp_path])[0]}) == 3


def test_somebody_faster_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def late(source: Path, target: Path) -> None:
        if not target.exists():
            monkeypatch.setattr(os, "link", link)
            target.write_text("- theirs\n", encoding="utf-8")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    (stored,) = store(tmp_path, [("book.md", [_example("让顾客愿意再来")])], ())
    assert (tmp_path / "book.yml").read_text(encoding="utf-8") == "- theirs\n"
    assert stored[0].name == "book-2.yml"


def test_several_files_go_in_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = shelf._beside

    def full(path: Path, text: str) -> Path:
        if path.name == "second.yml":
            raise OSError(28, "No space left on device")
        return write(path, text)

    monkeypatch.setattr(shelf, "_beside", full)
    with pytest.raises(InputError, match="Nothing was stored") as caught:
        store(tmp_path, [("first.md", [_example("一")]), ("second.md", [_example("二")])], ())
    assert "什么都没有存" in caught.value.text.zh
    assert list(tmp_path.iterdir()) == []


HAND_WRITTEN = """# 我们自己写的
- id: own-a
  objective: 让老客户愿意再来   # 留着
  key_results: [复购率从 20% 到 30%]

# 关于第二条的话
- id: own-b
  objective: 结账不排队
  key_results:
    - 等候从 6 分钟降到 2 分钟

- id: own-c
  objective: 货架不缺货
  key_results: [缺货率由 9% 降到 4%]
"""


def test_what_is_removed_leaves_the_rest_as_written(tmp_path: Path) -> None:
    path = tmp_path / "ours.yml"
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    gone = remove(kept([tmp_path])[0], ["own-a"])
    assert [one.id for one in gone] == ["own-a"]
    left = path.read_text(encoding="utf-8")
    assert left.startswith("# 我们自己写的\n")
    assert "own-a" not in left
    assert "# 关于第二条的话\n- id: own-b" in left
    remove(kept([tmp_path])[0], ["own-c", "own-b"])
    assert not path.exists()


def test_an_unknown_id_removes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ours.yml"
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    with pytest.raises(InputError, match="own-b") as caught:
        remove(kept([tmp_path])[0], ["own-a", "own-x"])
    assert "own-x" in caught.value.text.zh
    assert path.read_text(encoding="utf-8") == HAND_WRITTEN


def test_new_ones_go_to_the_companys_folder_where_there_is_one(tmp_path: Path) -> None:
    assert place_for_new(Settings(data_dir=tmp_path)) == tmp_path / "library"
    ours = Settings(data_dir=tmp_path, library=(tmp_path / "one.yml", tmp_path / "shared"))
    assert place_for_new(ours) == tmp_path / "shared"
    assert ours.own_library == ours.library
    (tmp_path / "library").mkdir()
    assert ours.own_library == (*ours.library, tmp_path / "library")
