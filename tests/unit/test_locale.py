"""Every sentence stands in both languages, takes the same fields, and is used."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from assistant.locale import words
from assistant.types import Lang

_ROOT = Path(__file__).parents[2] / "assistant"
_SAID = re.compile(r"""say\(\s*f?["']([a-z_]+\.[a-z_.{}]+)["']|key = ["']([a-z_]+\.[a-z_.]+)["']""")


def plain(keys: frozenset[str]) -> set[str]:
    """Without the forms for one thing, which not every language has."""
    return {k.removesuffix("_one") for k in keys}


def test_both_languages_say_the_same_things() -> None:
    zh, en = words("zh").keys(), words("en").keys()
    assert plain(zh) == plain(en)


def test_a_form_for_one_stands_beside_a_form_for_many() -> None:
    for lang in ("zh", "en"):
        keys = words(lang).keys()
        assert {k for k in keys if k.endswith("_one") and k.removesuffix("_one") not in keys} == set()


def test_both_languages_take_the_same_fields() -> None:
    def fields(lang: Lang, key: str) -> set[str]:
        text = words(lang)(key)
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for key in sorted(words("zh").keys() & words("en").keys()):
        missing = fields("zh", key) ^ fields("en", key)
        # The count of things is a numeral in one language and a word in the other.
        assert missing <= {"n", "number"}, key


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sentence_that_the_code_says_is_there(lang: Lang) -> None:
    known = words(lang).keys()
    for path in [*_ROOT.glob("ui/**/*.py"), *_ROOT.glob("export/*.py")]:
        for match in _SAID.finditer(path.read_text(encoding="utf-8")):
            key = match.group(1) or match.group(2)
            if "{" in key:
                shape = re.compile(re.sub(r"\\\{[^}]*\\\}", r"[a-z_]+", re.escape(key)))
                assert any(shape.fullmatch(k) for k in known), f"{path.name}: {key}"
            else:
                assert key in known, f"{path.name}: {key}"


def test_no_sentence_is_left_over() -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in [*_ROOT.glob("ui/**/*.py"), *_ROOT.glob("export/*.py")])
    shapes = [
        re.compile(re.sub(r"\\\{[^}]*\\\}", r"[a-z_]+", re.escape(m)))
        for m in re.findall(r"""f["']([a-z_.]+\.[a-z_.]*\{[^"']+)["']""", code)
    ]
    left = {
        k
        for k in plain(words("zh").keys())
        if not re.search(rf"""["']{re.escape(k)}["']""", code) and not any(s.fullmatch(k) for s in shapes)
    }
    assert left == set()


def test_a_missing_sentence_says_what_is_near() -> None:
    with pytest.raises(KeyError, match=r"start\.send"):
        words("zh")("start.sned")


def test_one_thing_has_its_own_form() -> None:
    assert words("en")("review.more", n=1) == "one more small suggestion"
    assert words("en")("review.more", n=2) == "2 more small suggestions"
    assert words("zh")("review.more", n=1) == "还有 1 条小建议"
