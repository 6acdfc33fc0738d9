"""What comes first, and why, for questions as people ask them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.retrieval import Query, open_retriever
from assistant.retrieval.retriever import Retriever
from assistant.settings import Settings
from tests.retrieval_library import EXAMPLES, example, ids, retriever, small_library


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    opened = retriever(tmp_path_factory.mktemp("data"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("把招聘周期缩短到 30 天", "hire-en"),
        ("Cut time-to-fill for open seats", "hire-zh"),
        ("缩短故障恢复时间", "calm-en"),
        ("bring MTTR down", "calm-zh"),
        ("提高玩家的次月留存", "keep-en"),
        ("raise user retention", "keep-zh"),
        ("reduce days of inventory", "stock-zh"),
        ("把呆滞料清掉", "stock-en"),
    ],
)
def test_a_metric_is_found_in_the_other_language(found: Retriever, text: str, expected: str) -> None:
    assert expected in ids(found, text, k=3)[:2]


@pytest.mark.parametrize(
    "text", ["縮短故障恢復時間", "缩短故障恢复时间", "缩短ＭＴＴＲ，故障恢复时间减半", "KR1：故障恢复时间 60→15 分钟"]
)
def test_scripts_and_widths_make_no_difference(found: Retriever, text: str) -> None:
    assert set(ids(found, text, k=2)) == {"calm-zh", "calm-en"}


def test_the_language_is_a_preference(found: Retriever) -> None:
    assert ids(found, "留存率 retention rate", lang="en", k=1) == ["keep-en"]
    assert ids(found, "留存率 retention rate", lang="zh", k=1) == ["keep-zh"]


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"role": "后端开发"}, {"calm-zh", "calm-en"}),
        ({"role": "recruiter"}, {"hire-zh", "hire-en"}),
        ({"function": "supply-chain"}, {"stock-zh", "stock-en"}),
        ({"function": "供应链"}, {"stock-zh", "stock-en"}),
    ],
)
def test_a_vague_draft_is_read_by_who_wrote_it(found: Retriever, wishes: dict[str, str], expected: set[str]) -> None:
    assert ids(found, "做得更好，提升效率", k=1, **wishes)[0] in expected


def test_the_industry_decides_between_equals(found: Retriever) -> None:
    assert ids(found, "招聘周期 time to hire", industry="制造业", k=1) == ["hire-zh"]
    assert ids(found, "招聘周期 time to hire", industry="SaaS", k=1) == ["hire-en"]


def test_a_preference_is_no_filter(found: Retriever) -> None:
    assert "nps-zh" in ids(found, "净推荐值从 30 到 40", role="后端工程师", industry="games", lang="en", k=3)


def test_without_a_text_the_person_is_enough(found: Retriever) -> None:
    assert set(ids(found, "", role="招聘经理", k=2)) == {"hire-zh", "hire-en"}
    assert ids(found, " \n", k=5) == []


@pytest.mark.parametrize("text", ["😀😀", "\x00\x01", "<script>", "1234 5678", "—— ……"])
def test_nothing_to_go_by_finds_nothing(found: Retriever, text: str) -> None:
    assert all(hit.score < 0.5 for hit in found.search(Query(text=text)))


def test_the_parts_add_up(found: Retriever) -> None:
    for text, role in (("招聘周期", "HRBP"), ("retention", None), ("", "产品经理")):
        for hit in found.search(Query(text=text, role=role)):
            assert set(hit.parts) == {"dense", "lexical", "meta"}
            assert 0 < hit.score <= 1
            assert hit.score == pytest.approx(sum(hit.parts.values()), abs=2e-4)


def test_best_first_and_no_more_than_asked(found: Retriever) -> None:
    for k in (0, 1, 3, 50):
        scores = [hit.score for hit in found.search(Query(text="留存率和招聘周期", k=k))]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= min(k, len(EXAMPLES))


def test_five_hits_are_not_one_idea_five_times(tmp_path: Path) -> None:
    copies = [
        example(f"copy-{n}", "zh", "product", "产品经理", "internet", "来过的人愿意再来", f"留存率从 {n}% 到 31%")
        for n in range(6)
    ]
    another = example(
        "other", "zh", "product", "产品经理", "internet", "新人第一天就会用", "留存率到 31%，新手引导跳出减半"
    )
    hits = ids(retriever(tmp_path, [*copies, another]), "来过的人愿意再来，留存率到 31%", k=3)
    assert "other" in hits
    assert any(hit.startswith("copy") for hit in hits)


def test_own_examples_come_before_equals(tmp_path: Path) -> None:
    pair = [
        example(
            ident, "zh", "product", "产品经理", "internet", "来过的人愿意再来", "留存率从 20% 到 31%", source=source
        )
        for ident, source in (("theirs", "built-in"), ("ours", "own"))
    ]
    assert ids(retriever(tmp_path, [*pair, *EXAMPLES]), "留存率", k=1) == ["ours"]


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    assert ids(retriever(tmp_path, []), "留存率") == []


def test_one_example_and_repeated_ids(tmp_path: Path) -> None:
    one = EXAMPLES[0]
    assert ids(retriever(tmp_path / "one", [one]), "留存率") == ["keep-zh"]
    assert ids(retriever(tmp_path / "twice", [one, one, EXAMPLES[2]]), "留存率", k=2) == ["keep-zh", "keep-zh"]


def test_the_same_question_gives_the_same_answer_in_another_process(tmp_path: Path, found: Retriever) -> None:
    text = "骨干流失，招聘太慢，新手引导也没人看 retention"
    code = (
        "import sys, pathlib\n"
        "from tests.retrieval_library import retriever\n"
        "from assistant.retrieval import Query\n"
        "r = retriever(pathlib.Path(sys.argv[1]))\n"
        "print([(h.example.id, h.score) for h in r.search(Query(text=sys.argv[2]))])\n"
    )
    there = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path), text],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "77", "PYTHONIOENCODING": "utf-8", "PATH": "", "LC_ALL": "C.UTF-8"},
    )
    assert there.stdout.strip() == str([(h.example.id, h.score) for h in found.search(Query(text=text))])
    assert there.stderr == ""


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, assistant.retrieval\n"
        "heavy = {'numpy', 'chromadb', 'rjieba', 'bm25s', 'langchain_core', 'pydantic'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_opening_waits_for_the_first_search(tmp_path: Path) -> None:
    opened = open_retriever(small_library(), Settings(data_dir=tmp_path))
    assert opened.notice is None
    assert not list(tmp_path.iterdir())
