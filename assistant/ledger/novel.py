"""Names that nobody gave, found by their novelty: a proper noun of a model's reply that stands in no input.

No list can hold the names a model may invent. So every proper noun of its reply counts as a name unless the person
gave it or the field's own vocabulary (metrics, examples) knows it as a common word. Only replies of a model are read
this way: the rules write with the person's words and the lexicon's alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from assistant.lexicon import lexicon
from assistant.library import library
from assistant.text import fold
from assistant.types import Name, Span

_HAN = re.compile(r"[\u3400-\u9fff]")
# Bodies: somebody is meant by them. Things: a system or programme, a name only when its stem is no word of the field.
_BODY = re.compile(
    r"(?:公司|集团|中心|事业部|实验室|研究院|委员会|团队|小组|项目组|工作组|专班|工作室|基金会|协会|学院|银行|医院|战队|联盟|分部|渠道部|部门|总部|大区|部|组|处|科)$"
)
# Words of the dictionary that only look like bodies: 全部, 内部, 到处.
_NO_BODY = frozenset(
    [
        "全部",
        "内部",
        "外部",
        "局部",
        "干部",
        "头部",
        "顶部",
        "底部",
        "各部",
        "俱乐部",
        "到处",
        "好处",
        "益处",
        "长处",
        "短处",
        "用处",
        "何处",
        "处处",
        "学科",
        "专科",
        "本科",
        "百科",
        "小组",
        "分组",
        "重组",
        "改组",
        "机组",
        "词组",
        "部",
        "组",
        "处",
        "科",
    ]
)
_SPLIT_THING = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2})\s?(?:中台|App|APP|小程序)")
_TITLED = re.compile(
    rf"(?P<who>[{''.join(sorted('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文'))}](?:总监|总|经理|老师|主任|院长|医生|律师|主管|店长|哥|姐|工))(?=[\u4e00-\u9fff，,；;。、（()）\s]|$)"
)
_THING = re.compile(r"(?:平台|系统|中台|工具|计划|工程|专项|行动|项目|App|APP|小程序|引擎|大脑|助手)$")
_NOUNISH = frozenset(("n", "nr", "nz", "ns", "nt", "s", "j", "vn", "b", "eng", "f", "q", "ng", "an", "l", "i"))
_PERSON = frozenset(("nr", "nrt", "nrfg", "nt"))
_GENERIC = re.compile(
    r"^(?:各|全|相关|其他|其它|本|我们|我|核心|整个|所有|跨|多|双方|上下游|兄弟|业务|项目|目标|重点|行业|同行|头部|标杆|合作|第三方|内部|外部|责任|专业|专门|专职|统一|共同|一线|新|老|大|小)+"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_COMPOUND = (
    "欧阳",
    "司徒",
    "司马",
    "上官",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "东方",
    "端木",
    "南宫",
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’&.-]*[A-Za-z]|[A-Za-z]")
_SENTENCE = re.compile(r"(?:^|[.!?;:。！？；：]\s*|[\"“(（]|\n)$")
_STARTERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "we",
        "our",
        "you",
        "your",
        "they",
        "their",
        "he",
        "she",
        "his",
        "her",
        "who",
        "which",
        "what",
        "when",
        "where",
        "why",
        "how",
        "no",
        "not",
        "none",
        "nothing",
        "all",
        "each",
        "every",
        "any",
        "some",
        "most",
        "more",
        "less",
        "fewer",
        "many",
        "few",
        "one",
        "two",
        "three",
        "half",
        "with",
        "without",
        "within",
        "from",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "as",
        "than",
        "then",
        "so",
        "if",
        "once",
        "before",
        "after",
        "until",
        "while",
        "because",
        "since",
        "although",
        "though",
        "and",
        "or",
        "but",
        "nor",
        "keep",
        "make",
        "let",
        "get",
        "give",
        "take",
        "put",
        "set",
        "use",
        "run",
        "help",
        "show",
        "tell",
        "ask",
        "start",
        "stop",
        "build",
        "launch",
        "ship",
        "write",
        "read",
        "hold",
        "cut",
        "grow",
        "raise",
        "lower",
        "reduce",
        "increase",
        "improve",
        "bring",
        "move",
        "turn",
        "open",
        "close",
        "find",
        "win",
        "lose",
        "sign",
        "hire",
        "train",
        "teach",
        "learn",
        "plan",
        "track",
        "answer",
        "reach",
        "meet",
        "deliver",
        "finish",
        "complete",
        "publish",
        "release",
        "migrate",
        "refactor",
        "document",
        "review",
        "test",
        "check",
        "measure",
        "monitor",
        "work",
        "works",
        "people",
        "users",
        "customers",
        "teams",
        "new",
        "old",
        "good",
        "better",
        "best",
        "first",
        "last",
        "next",
        "same",
        "own",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "done",
        "ready",
        "clear",
        "fast",
        "quick",
        "slow",
        "high",
        "low",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "should",
        "may",
        "might",
        "must",
        "there",
        "here",
        "both",
        "either",
        "neither",
        "other",
        "another",
        "such",
        "only",
        "just",
        "also",
        "even",
        "still",
        "already",
        "okr",
        "kr",
        "tbd",
    ]
)
_OWNING = re.compile(r"^\s+(?:[a-z]+s|will|has|and|or|to|is|was|can|should|must|wants)\b|^['’]s\b")


def novel_names(text: str, given: str) -> Iterator[Name]:
    """The proper nouns of `text` that `given` (folded, lower case) does not hold; spans count into `text`."""
    if _HAN.search(text):
        yield from _chinese(text, given)
    yield from _latin(text, given)


def _chinese(text: str, given: str) -> Iterator[Name]:
    for match in _SPLIT_THING.finditer(text):
        if not _known(match["stem"], given):
            yield Name(match.group(), Span(*match.span()), "system")
    for match in _TITLED.finditer(text):
        if fold(match["who"]).lower() not in given and not _is_word(match["who"]):
            yield Name(match["who"], Span(*match.span("who")), "person")
    tokens = _tagged(text)
    for n, (word, tag, at) in enumerate(tokens):
        end = at + len(word)
        after = tokens[n + 1][0] if n + 1 < len(tokens) else ""
        if tag in _PERSON and len(word) >= 2 and not _known(word, given):
            yield Name(word, Span(at, end), "person")
        elif word in _COMPOUND and after and _HAN.match(after) and not _known(word + after, given):
            yield Name(word + after[:2], Span(at, end + len(after[:2])), "person")
        elif word in ("老", "小", "阿") and len(after) == 1 and after in _SURNAMES and not _known(word + after, given):
            yield Name(word + after, Span(at, end + 1), "person")
        elif tag == "nz" and len(word) >= 2 and not _is_word(word) and not _known(word, given):
            yield Name(word, Span(at, end), "system")
        elif (_BODY.search(word) and (len(word) > 1 or n > 0)) or _THING.search(word):
            yield from _bodies(tokens, n, given)


def _bodies(tokens: Sequence[tuple[str, str, int]], n: int, given: str) -> Iterator[Name]:
    """The body or thing whose last word is token `n`, with the nouns in front of it, unless it was given."""
    word, _, at = tokens[n]
    first = n
    while first > 0 and n - first < 4 and tokens[first - 1][1] in _NOUNISH and not _BODY.search(tokens[first - 1][0]):
        first -= 1
    start = tokens[first][2]
    phrase = "".join(t[0] for t in tokens[first : n + 1])
    body = _BODY.search(word) is not None
    if phrase in _NO_BODY:
        return
    stem = _GENERIC.sub("", (_BODY if body else _THING).sub("", phrase))
    if not stem or fold(phrase).lower() in given or fold(stem).lower() in given:
        return
    kind: Literal["team", "system"] = "team" if body else "system"
    parts = [t[0] for t in tokens[first:n]] or [stem]
    if body:
        unknown = any(p not in given for p in parts)
    else:
        unknown = any(p not in given and p not in _common() for p in parts if len(p) > 1)
    if unknown:
        yield Name(phrase, Span(start, at + len(word)), kind)


def _latin(text: str, given: str) -> Iterator[Name]:
    """Capitalised words that are new: each one inside a sentence, two in a row anywhere, a first one that acts."""
    run: list[re.Match[str]] = []
    words = [m for m in _WORD.finditer(text) if len(m.group()) > 1]
    for n, match in enumerate(words):
        word = match.group()
        joined = bool(run) and text[run[-1].end() : match.start()] in (" ", "-", " & ", ". ")
        if not (word[0].isupper() and word.lower() not in given) and not _camel(word, given):
            yield from _run(run, text)
            run = []
            continue
        if not joined:
            yield from _run(run, text)
            run = []
        run.append(match)
        if n == len(words) - 1:
            yield from _run(run, text)
            run = []
    yield from _run(run, text)


def _run(run: Sequence[re.Match[str]], text: str) -> Iterator[Name]:
    """The name that a run of new capitalised words is, if it is one."""
    if not run:
        return
    first = bool(_SENTENCE.search(text[: run[0].start()]))
    if first and run[0].group().lower() in _STARTERS:
        run, first = run[1:], False
    if not run:
        return
    lower = run[0].group().lower().removesuffix("'s").removesuffix("’s")
    if len(run) == 1 and lower in _common() and not _after_capital(text, run[0].start()):
        return
    if len(run) == 1 and first and not _HAN.search(text) and not _owns(text, run[0].end()):
        return
    yield Name(text[run[0].start() : run[-1].end()], Span(run[0].start(), run[-1].end()), "person")


def _after_capital(text: str, start: int) -> bool:
    """Whether a capitalised word of the draft stands right before: Growth was given, Growth Council was not."""
    before = re.search(r"([A-Za-z.!?]?)\s*([A-Z][a-z]+)\s$", text[:start])
    return before is not None and before[1] not in ("", ".", "!", "?")


def _camel(word: str, given: str) -> bool:
    """A word with a capital inside (iPaaS, macOS) that is new and no term of the field."""
    return any(c.isupper() for c in word) and word.lower() not in given and word.lower() not in _common()


def _owns(text: str, end: int) -> bool:
    """Whether what follows a sentence's first word treats it as somebody: "Ingrid leads", "Ingrid of the Ember team"."""
    after = text[end:]
    several = text[end - 1 : end] == "s"  # "Patrons of the Lyric" are nobody in particular
    return (
        bool(_OWNING.match(after))
        or bool(re.match(r"\s+[A-Z]", after))
        or (not several and bool(re.match(r"\s+(?:of|from|at)\s+(?:the\s+)?[A-Z]", after)))
    )


def _known(word: str, given: str) -> bool:
    return fold(word).lower() in given or word in _common()


@lru_cache(maxsize=2048)
def _tagged(text: str) -> tuple[tuple[str, str, int], ...]:
    """(word, part of speech, offset) for each word of `text`."""
    import rjieba

    tokens, at = [], 0
    for word, tag in rjieba.tag(text):
        tokens.append((word, tag, at))
        at += len(word)
    return tuple(tokens)


def _is_word(word: str) -> bool:
    import rjieba

    return bool(rjieba.has_word(word))


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The field's own vocabulary: words of metrics, topics, examples and pitfalls, in lower case.

    Of English words only those that stand in lower case somewhere: the rest may be names. Of Chinese ones those that
    are no proper noun.
    """
    texts: list[str] = []
    for metric in lexicon().all():
        texts += [metric.name.zh, metric.name.en, *metric.synonyms_zh, *metric.synonyms_en]
        texts += [*metric.topics_zh, *metric.topics_en]
        texts += [t for pair in (metric.effect, metric.where, metric.unit) if pair for t in (pair.zh, pair.en)]
    own: set[str] = set()
    for text in texts:
        own.update(w.lower() for w in _WORD.findall(text))
        own.update(word for word, _, _ in _tagged(text) if len(word) > 1)
    for example in library().examples:
        for text in (example.text, example.why):
            own.update(w for w in _WORD.findall(text) if w.islower())
            own.update(word for word, tag, _ in _tagged(text) if len(word) > 1 and tag not in _PERSON | {"nz", "ns"})
    return frozenset(own | _STARTERS)
