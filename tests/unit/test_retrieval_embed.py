"""Vectors, words and concepts: the same in every process, of unit length, near for what means the same."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.retrieval.concepts import Concepts, built_in_concepts
from assistant.retrieval.embed import HashedEmbedder
from assistant.retrieval.lexical import LexicalIndex, tokens
from assistant.retrieval.thesaurus import ideas
from assistant.retrieval.words import han_runs, latin_words, normal
from tests.retrieval_library import CONCEPTS, METRICS

EMBEDDER = HashedEmbedder(CONCEPTS)


def _cosine(one: str, other: str) -> float:
    vectors = EMBEDDER.embed([one, other])
    return float(vectors[0] @ vectors[1])


def test_rows_have_unit_length_or_none() -> None:
    vectors = EMBEDDER.embed(["留存率到 30%", "ship it", "", "12345"])
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, 1024)
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1, 1, 0, 0], abs=1e-6)


def test_no_texts_no_rows() -> None:
    assert EMBEDDER.embed([]).shape == (0, 1024)


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("留存率到 30%", "retention rate at 30%", "net promoter score at 30"),
        ("招聘周期缩短", "fill open seats: time to hire", "days of inventory"),
        ("门店缺货减少", "fewer stockouts in our shops", "fewer incidents in our service"),
        ("reduce complaints", "投诉减半", "离职减半"),
        ("縮短開戶時間", "缩短开户时间", "缩短配送时间"),
        ("the app loads faster", "loading the app is fast", "the team hires faster"),
    ],
)
def test_meaning_is_nearer_than_chance(one: str, near: str, far: str) -> None:
    assert _cosine(one, near) > _cosine(one, far) + 0.1


def test_figures_and_labels_do_not_count() -> None:
    assert _cosine("KR1: 留存率从 20% 提升到 30%", "留存率 5 到 99") == pytest.approx(1, abs=1e-5)


def test_the_name_follows_the_concepts_and_the_size() -> None:
    names = {EMBEDDER.name, HashedEmbedder(CONCEPTS, dimensions=64).name, HashedEmbedder(Concepts(METRICS[1:])).name}
    assert len(names) == 3
    assert all(name.isascii() for name in names)
    assert HashedEmbedder(Concepts(reversed(METRICS))).name == EMBEDDER.name


def test_a_vector_is_the_same_for_ever() -> None:
    # An index that was built by an earlier run must still fit; whoever changes this changes the embedder's version.
    vector = HashedEmbedder(Concepts([]), dimensions=16).embed(["warehouse"])[0]
    assert {i: round(float(part), 2) for i, part in enumerate(vector) if part} == {
        0: 0.2,
        1: 0.2,
        2: -0.2,
        6: 0.2,
        8: 0.55,
        12: 0.2,
        14: -0.71,
    }


def test_a_metric_brings_what_it_drives() -> None:
    read = CONCEPTS.read("time to hire")
    assert read["m:time-to-hire"] > read["m:offer-acceptance"] > 0


def test_a_topic_speaks_faintly_of_its_metric() -> None:
    assert 0 < CONCEPTS.read("重做新手引导")["m:retention"] < CONCEPTS.read("留存率")["m:retention"]


def test_the_built_in_lexicon_is_read_once() -> None:
    assert built_in_concepts() is built_in_concepts()
    assert "m:" in " ".join(built_in_concepts().read("降低员工离职率，提升客户满意度 NPS"))


def test_ideas_have_both_languages_and_no_double_key() -> None:
    keys = [key for key, _ in ideas()]
    assert len(keys) == len(set(keys))
    for key, words in ideas():
        assert any(word.isascii() for word in words), key
        assert any(not word.isascii() for word in words), key
        assert len(words) == len(set(words)), key


def test_words_are_cut_and_stemmed() -> None:
    found = tokens("KR2：提升新用户留存率，reducing refunds to 3%", CONCEPTS)
    assert {"用户", "留存", "m:retention", "t:user"} <= set(found)
    assert "refund" in found
    assert not {"kr", "kr2", "3", "提升", "to", "reduc"} & set(found)


def test_normal_text_is_one_script_one_width_one_case() -> None:
    assert normal("Ｋ提升團隊ＡＢＣ") == "k提升团队abc"
    assert han_runs(normal("从 12% 提升到 20%")) == []
    assert latin_words(normal("O1 KR2 q3 Users")) == ["user"]


def test_bm25_prefers_the_rare_word() -> None:
    index = LexicalIndex(["留存率 门店", "门店 巡检", "门店 盘点", ""], CONCEPTS)
    assert index.best("门店留存率", 4)[0][0] == 0
    assert index.best("qqq", 4) == []
    assert index.best("", 4) == []
    assert LexicalIndex([], CONCEPTS).best("门店", 3) == []
    assert LexicalIndex(["", "12"], CONCEPTS).best("门店", 3) == []


def test_the_whole_query_found_is_about_one() -> None:
    index = LexicalIndex(["招聘周期缩短，骨干留下", "门店巡检", "仓库盘点"], CONCEPTS)
    ((position, share),) = index.best("招聘周期缩短，骨干留下", 3)
    assert position == 0
    assert 0.7 < share < 1.3
