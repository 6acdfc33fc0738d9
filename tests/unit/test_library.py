"""The library: what every example and pitfall must be, and how a company's own files are read."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
import rjieba
import yaml

from assistant.checks import review
from assistant.errors import KnowledgeError
from assistant.knowledge import FOLDER, builtin, builtin_files, sources
from assistant.library import LANGS, TYPES, Example, Library, Pitfall, library, search_words
from assistant.parse import parse
from assistant.types import Lang

FIELDS = ("id", "lang", "function", "role", "level", "industry", "type", "objective", "key_results", "why")
TAUGHT = (
    *("O01", "O02", "O03", "O04", "O05", "O06", "O07"),
    *("K00", "K01", "K02", "K03", "K04", "K05", "K07", "K08", "K09", "K13"),
    *("S01", "S02", "S03"),
)
# What people do in the trades and posts that the library was drawn up for, with a word of each one's role.
POSTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "internet": (
        ("ceo", "CEO", "zh"),
        ("product", "产品主管", "zh"),
        ("product", "产品经理", "zh"),
        ("design", "设计师", "zh"),
        ("marketing", "市场", "zh"),
        ("sales", "销售", "zh"),
    ),
    "games": (
        ("ceo", "CEO", "zh"),
        ("product", "策划", "zh"),
        ("design", "美术", "zh"),
        ("rd", "主程", "zh"),
        ("marketing", "发行", "zh"),
    ),
    "real-estate": (
        ("ceo", "区域公司", "zh"),
        ("hr", "人力资源", "zh"),
        ("project-management", "项目负责人", "zh"),
    ),
    "consumer-goods": (
        ("ceo", "CEO", "zh"),
        ("content", "品牌", "zh"),
        ("supply-chain", "供应链", "zh"),
    ),
    "e-commerce": (("channel", "线上渠道", "zh"),),
    "*": (
        ("sales", "销售总监", "zh"),
        ("sales", "销售经理", "zh"),
        ("sales", "商务拓展", "zh"),
        ("sales", "销售支持", "zh"),
        ("sales-development", "拓展", "zh"),
        ("channel", "渠道经理", "zh"),
        ("hr", "HRBP", "zh"),
        ("recruiting", "招聘", "zh"),
        ("rd", "研发总监", "zh"),
        ("test", "测试工程师", "zh"),
        ("ops-engineering", "运维", "zh"),
        ("customer-success", "客户成功主管", "zh"),
        ("customer-success", "客户成功经理", "zh"),
        ("customer-service", "客服", "zh"),
        ("finance", "财务", "zh"),
        ("operations", "产品运营", "zh"),
        ("operations", "用户运营", "zh"),
        ("operations", "媒体运营", "zh"),
        ("content", "新媒体", "zh"),
        ("administration", "行政", "zh"),
    ),
}


@pytest.fixture(scope="module")
def built_in() -> Library:
    return library()


def _rows(folder: str) -> list[tuple[str, dict[str, object]]]:
    return [(name, row) for name in builtin_files(folder) for row in builtin(name)]


def _keys(name: str) -> set[str]:
    return {entry["key"] for entry in builtin("lists.yml")[name]}


# --- what every entry must be -------------------------------------------------------------------------------------


def test_every_example_has_the_fields_and_no_others() -> None:
    for name, row in _rows("examples"):
        assert tuple(row) == (*FIELDS, "modelled_on"), (name, row)
        assert all(isinstance(row[key], str) and str(row[key]).strip() for key in FIELDS if key != "key_results"), row
        for part in row["key_results"]:  # type: ignore[attr-defined]
            assert isinstance(part, str) or set(part) == {"text", "note"}, (name, part)


def test_every_file_holds_its_own_function() -> None:
    for name, row in _rows("examples"):
        assert name == f"examples/{row['function']}.yml", row["id"]


def test_ids_are_unique_and_say_where_an_entry_belongs(built_in: Library) -> None:
    ids = [entry.id for entry in built_in.examples] + [entry.id for entry in built_in.pitfalls]
    assert len(set(ids)) == len(ids)
    for example in built_in.examples:
        assert re.fullmatch(rf"{example.function}-{example.lang}-\d{{3}}", example.id), example.id
    for pitfall in built_in.pitfalls:
        assert re.fullmatch(rf"{pitfall.check.lower()}-{pitfall.lang}-\d+", pitfall.id), pitfall.id


def test_closed_lists_and_sources_know_every_key(built_in: Library) -> None:
    functions, levels, industries = _keys("functions"), _keys("levels"), _keys("industries")
    for example in built_in.examples:
        assert example.function in functions, example.id
        assert example.level in levels, example.id
        assert example.industry in industries, example.id
        assert example.lang in LANGS, example.id
        assert example.type in TYPES, example.id
        assert example.modelled_on is None or example.modelled_on in sources(), example.id


def test_an_example_is_short_and_has_two_to_four_results(built_in: Library) -> None:
    for example in built_in.examples:
        assert 2 <= len(example.key_results) <= 4, example.id
        limit = 40 if example.lang == "zh" else 100
        assert len(example.objective) <= limit, (example.id, len(example.objective))
        for text in (example.objective, *(k.text for k in example.key_results)):
            assert "\n" not in text, example.id
            assert not re.search(r"\b20\d\d\b|20\d\d ?年|https?:|【|\[TBD|(?i:\bxx\b)", text), (example.id, text)


def test_an_objective_holds_no_figure(built_in: Library) -> None:
    assert not [e.id for e in built_in.examples if re.search(r"\d", e.objective)]


def test_every_key_result_can_be_checked(built_in: Library) -> None:
    """A figure, in digits or words, or a state that is reached by a month."""
    amount = re.compile(
        r"[\d零〇一二三四五六七八九十半两]|全部|首次|\b(?:zero|none|nobody|not one|no \w+|half|a third|a quarter|one|two|"
        r"three|four|five|six|seven|eight|nine|ten|by (?:the end of )?[A-Z][a-z]+|in May)\b",
        re.IGNORECASE,
    )
    for example in built_in.examples:
        for result in example.key_results:
            assert amount.search(result.text), (example.id, result.text)


def test_the_reason_is_said_in_one_or_two_sentences_and_only_once(built_in: Library) -> None:
    reasons = Counter(example.why for example in built_in.examples)
    assert not [why for why, n in reasons.items() if n > 1]
    for example in built_in.examples:
        ends = re.findall(r"[。！？]|[.!?](?:\s|$)", example.why)
        assert 1 <= len(ends) <= 2, (example.id, example.why)


_RARE = 4  # a word that more examples have is nobody's own


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_reasons_share_over_half_their_4_grams(built_in: Library, lang: Lang) -> None:
    examples = [example for example in built_in.examples if example.lang == lang]
    grams = [_grams([c for c in e.why if c.isalnum()] if lang == "zh" else e.why.lower().split()) for e in examples]
    alike = [
        (a.id, b.id)
        for (a, mine), (b, yours) in combinations(zip(examples, grams, strict=True), 2)
        if 2 * len(mine & yours) > min(len(mine), len(yours))
    ]
    assert not alike


@pytest.mark.parametrize("lang", LANGS)
def test_a_reason_names_something_that_only_its_example_has(built_in: Library, lang: Lang) -> None:
    """A word of the example's own that at most a handful of the library's examples have."""
    examples = [example for example in built_in.examples if example.lang == lang]
    used = Counter(word for example in examples for word in _telling(example.text, lang))
    weak = {
        example.id: example.why
        for example in examples
        if not any(used[word] <= _RARE for word in _telling(example.why, lang) & _telling(example.text, lang))
    }
    assert weak == {}


def _grams(units: list[str]) -> set[tuple[str, ...]]:
    return {tuple(units[i : i + 4]) for i in range(len(units) - 3)}


def _telling(text: str, lang: Lang) -> set[str]:
    """Words of two characters and more, of four letters and more."""
    if lang == "zh":
        return {word for word in rjieba.cut_for_search(text) if re.fullmatch(r"[一-龥A-Za-z]{2,}", word)}
    return set(re.findall(r"[a-z]{4,}", text.lower()))


# --- what the library covers --------------------------------------------------------------------------------------


def test_there_are_enough_in_both_languages(built_in: Library) -> None:
    examples = Counter(example.lang for example in built_in.examples)
    pitfalls = Counter(pitfall.lang for pitfall in built_in.pitfalls)
    assert examples["zh"] >= 280
    assert examples["en"] >= 140
    assert pitfalls["zh"] >= 45
    assert pitfalls["en"] >= 35


def test_every_function_and_level_stands_in_both_languages(built_in: Library) -> None:
    for lang in LANGS:
        ours = [example for example in built_in.examples if example.lang == lang]
        assert {example.function for example in ours} == _keys("functions")
        assert {example.level for example in ours} == _keys("levels")
        assert {example.type for example in ours} == set(TYPES)


def test_every_industry_has_an_example(built_in: Library) -> None:
    assert {example.industry for example in built_in.examples} >= _keys("industries") - {"general"}


def test_every_post_has_its_example(built_in: Library) -> None:
    missing = [
        (industry, *post)
        for industry, posts in POSTS.items()
        for post in posts
        if not any(
            industry in {"*", e.industry} and e.function == post[0] and post[1] in e.role and e.lang == post[2]
            for e in built_in.examples
        )
    ]
    assert not missing


def test_pitfalls_teach_every_check_on_words_in_both_languages(built_in: Library) -> None:
    taught = {(pitfall.check, pitfall.lang) for pitfall in built_in.pitfalls}
    assert taught == {(check, lang) for check in TAUGHT for lang in LANGS}
    for pitfall in built_in.pitfalls:
        assert pitfall.worse != pitfall.better, pitfall.id
        assert pitfall.why, pitfall.id


# --- what the checks say about it ------------------------------------------------------------------------------------


def _written(example: Example) -> str:
    colon = "：" if example.lang == "zh" else ": "
    results = [f"KR{number}{colon}{result.text}" for number, result in enumerate(example.key_results, 1)]
    return "\n".join([f"O1{colon}{example.objective}", *results])


def test_every_example_is_read_as_it_was_written(built_in: Library) -> None:
    for example in built_in.examples:
        document = parse(_written(example))
        assert document.lang == example.lang, example.id
        assert [(o.text, [k.text for k in o.key_results]) for o in document.objectives] == [
            (example.objective, [k.text for k in example.key_results])
        ], example.id


def test_no_check_finds_an_error_in_an_example(built_in: Library) -> None:
    errors = {
        f"{example.id}{finding.target.removeprefix('O1')} {finding.check}": finding.quote
        for example in built_in.examples
        for finding in review(parse(_written(example))).findings
        if finding.severity == "error"
    }
    assert errors == {}


def test_the_better_side_of_a_pitfall_is_not_what_it_warns_of(built_in: Library) -> None:
    for pitfall in built_in.pitfalls:
        if pitfall.check not in {"O07", "K07"}:
            found = {finding.check for finding in review(parse(_alone(pitfall, pitfall.better))).findings}
            assert pitfall.check not in found, pitfall.id


def _alone(pitfall: Pitfall, text: str) -> str:
    """One side of a pitfall as a document: an objective over a sound key result, a key result below a sound objective."""
    colon = "：" if pitfall.lang == "zh" else ": "
    objective, result = {
        "zh": ("让夜班护士下班时不再腿软", "夜班护士每班走的步数由 1.9 万步降到 1.2 万步"),
        "en": ("Night nurses go home with legs to spare", "Steps per night shift fall from 19,000 to 12,000"),
    }[pitfall.lang]
    if pitfall.check.startswith("O"):
        objective = text
    elif pitfall.check.startswith("K"):
        result = text
    else:
        return text
    return f"O1{colon}{objective}\nKR1{colon}{result}\n"


# --- no two alike -------------------------------------------------------------------------------------------------

_ZH_FIGURE = re.compile(r"\d[\d,.]*")
_EN_WORD = re.compile(r"[a-z']+|[^\sa-z]")
_SHARED_BY = 5  # a word that fewer functions use is a noun of theirs


def _words(text: str, lang: Lang) -> list[str]:
    masked = _ZH_FIGURE.sub("0", text.lower())
    words = rjieba.cut(masked) if lang == "zh" else _EN_WORD.findall(masked)
    return [word for word in words if word.strip()]


def _shapes(examples: list[Example]) -> list[set[tuple[str, ...]]]:
    """The 4-grams of each example once figures and the words of few functions are masked."""
    texts = [[_words(line, e.lang) for line in e.text.split("\n")] for e in examples]
    used = defaultdict(set)
    for example, lines in zip(examples, texts, strict=True):
        for word in (word for line in lines for word in line):
            used[word].add(example.function)
    shapes = []
    for lines in texts:
        grams: set[tuple[str, ...]] = set()
        for line in lines:
            masked: list[str] = []
            for word in line:
                shown = word if len(used[word]) >= _SHARED_BY else "_"
                if shown != "_" or masked[-1:] != ["_"]:
                    masked.append(shown)
            grams |= {tuple(masked[i : i + 4]) for i in range(len(masked) - 3)}
        shapes.append(grams)
    return shapes


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_examples_share_over_half_their_shape(built_in: Library, lang: Lang) -> None:
    examples = [example for example in built_in.examples if example.lang == lang]
    alike = [
        (a.id, b.id)
        for (a, mine), (b, yours) in combinations(zip(examples, _shapes(examples), strict=True), 2)
        if 2 * len(mine & yours) > min(len(mine), len(yours))
    ]
    assert not alike


def test_no_line_stands_twice(built_in: Library) -> None:
    lines = Counter(line for example in built_in.examples for line in example.text.split("\n"))
    assert not [line for line, n in lines.items() if n > 1]


# --- loading ------------------------------------------------------------------------------------------------------


@pytest.mark.soak
def test_loading_is_quick() -> None:
    """The best of five in processor time, so that a busy machine does not decide: 60 ms for two hundred examples."""
    count = len(library().examples)
    assert min(_seconds_to_load() for _ in range(5)) < 0.06 * count / 200


def _seconds_to_load() -> float:
    from assistant import library as module

    module._builtin.cache_clear()
    start = time.process_time()
    library()
    return time.process_time() - start


def test_loading_needs_no_sdk() -> None:
    code = (
        "import sys; from assistant.library import library; library();"
        "print(sorted({'pydantic', 'openai', 'langchain_core', 'chromadb', 'streamlit', 'rjieba'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=FOLDER.parent.parent
    )
    assert done.stdout.strip() == "[]"


def test_the_fingerprint_follows_the_words(tmp_path: Path) -> None:
    first = _own(tmp_path, "a.yml", [{"objective": "让老客户愿意再来", "key_results": ["复购率从 20% 到 30%"]}])
    same = library([first]).fingerprint
    assert library([first]).fingerprint == same
    assert library().fingerprint != same
    first.write_text(first.read_text(encoding="utf-8") + "\n# only a remark\n", encoding="utf-8")
    assert library([first]).fingerprint == same
    first.write_text(first.read_text(encoding="utf-8").replace("30%", "31%"), encoding="utf-8")
    assert library([first]).fingerprint != same


# --- a company's own ----------------------------------------------------------------------------------------------


def _own(folder: Path, name: str, rows: object) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def test_an_own_example_needs_only_an_objective_and_key_results(tmp_path: Path) -> None:
    rows = [
        {
            "objective": "让老客户愿意再来",
            "key_results": ["复购率从 20% 到 30%", {"text": "退货少于 3%", "note": "按件"}],
        },
        {"objective": "Guests come back", "key_results": ["Return visits rise from 20% to 30%"], "function": "sales"},
    ]
    _own(tmp_path, "house/one.yml", rows)
    found = [example for example in library([tmp_path]).examples if example.source == "own"]
    assert [e.id for e in found] == ["own-one-001", "own-one-002"]
    assert [e.lang for e in found] == ["zh", "en"]
    assert found[0].function == ""
    assert found[1].function == "sales"
    assert found[0].key_results[1].note == "按件"
    assert len(library([tmp_path]).examples) == len(library().examples) + 2


def test_an_own_file_may_name_functions_in_either_language_and_hold_pitfalls(tmp_path: Path) -> None:
    rows = [
        {
            "objective": "让老客户愿意再来",
            "key_results": ["复购率从 20% 到 30%"],
            "function": "销售",
            "level": "manager",
        },
        {"check": "K02", "worse": "办 3 场活动", "better": "活动带来 30 个报价", "why": "数结果"},
    ]
    found = library([_own(tmp_path, "b.yml", rows)])
    assert found.examples[-1].function == "sales"
    assert found.pitfalls[-1].check == "K02"
    assert found.pitfalls[-1].id == "own-b-002"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"objective": "让人再来"}, "key_results"),
        ({"key_results": ["a"]}, "objective"),
        ({"objective": "让人再来", "key_results": ["a"], "function": "salez"}, "sales"),
        ({"objective": "让人再来", "key_results": ["a"], "type": "sometime"}, "type"),
        ({"objective": "让人再来", "key_results": ["a"], "modelled_on": "nobody"}, "modelled_on"),
        ({"objective": "让人再来", "key_results": ["a"], "objektive": "x"}, "objektive"),
        ({"objective": "让人再来", "key_results": ["a"], "id": "sales-zh-001"}, "sales-zh-001"),
        ({"worse": "a", "check": "K01"}, "better"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_key(tmp_path: Path, row: dict[str, object], told: str) -> None:
    path = _own(tmp_path, "wrong.yml", [{"objective": "让老客户愿意再来", "key_results": ["复购率到 30%"]}, row])
    with pytest.raises(KnowledgeError) as caught:
        library([path])
    assert "wrong.yml" in caught.value.text.zh
    assert re.search(r"line \d", caught.value.text.en)
    assert told in caught.value.text.en


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="there is no example file or folder"):
        library([tmp_path / "nothing.yml"])


# --- words to be found by -----------------------------------------------------------------------------------------


def test_every_example_has_words_of_both_languages_to_be_found_by(built_in: Library) -> None:
    words = search_words()
    assert set(words) == {example.id for example in built_in.examples}
    for example in built_in.examples:
        chinese, bar, english = words[example.id].partition(" | ")
        assert bar, example.id
        assert len(re.findall(r"[\u4e00-\u9fff]", chinese)) >= 6, example.id
        assert len(re.findall(r"[A-Za-z]{2,}", english)) >= 3, example.id
        assert not re.search(r"[\u4e00-\u9fff]", english), example.id
