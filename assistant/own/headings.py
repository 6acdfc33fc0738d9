"""Whose examples stand below a heading: an industry, then a department, then a role; or a section that ends them all.

Headings of a marked-up file have a depth; those of a copied one have none, and what they name tells how far they reach:
游戏行业 OKR 示例 ends the industry before it, 市场部 the department, 策划 only the role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from assistant.parse.labels import read_label
from assistant.roles import function_of, industry_of, level_of
from assistant.text import length, plain
from assistant.types import Lang

_TAIL = re.compile(
    r"(?:\s*[-—:：|]\s*)?(?:的|\bfor\b)?\s*(?:(?<![A-Za-z])OKRs?(?![A-Za-z]))?\s*"
    r"(?:示例|案例|样例|范例|例子|模板|参考|库|(?i:examples?|samples?|templates?))?\s*$",
)
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2})*[.、)]?\s+)"
)
_INDUSTRY = re.compile(r"(?:行业|产业|领域)$|(?i:\b(?:industry|sector)$)")
_DEPARTMENT = re.compile(
    r"(?:部|部门|中心|事业部|团队|小组|条线|院系|科室)$|(?i:\b(?:department|dept\.?|team|division|function)$)"
)
# 各职能, 不同行业, by function: the heading over headings of that kind names none of them.
_ANY = re.compile(r"^(?:各|不同|其他|各个|多)|(?i:^(?:by|all|other|various|examples by)\b)")
_SECTION = re.compile(
    r"(?<![A-Za-z])(?i:okrs?)(?![A-Za-z])|示例|案例|模板|(?<!人力)资源|附录|目录|(?i:\b(?:examples?|templates?|appendix)\b)"
)
_LABEL = re.compile(r"(?<![A-Za-z])(?:O|KR)\s?\d|(?:目标|关键结果)[一二三四五\d]")
_SENTENCE = re.compile(r"[。；！？!?;]|[,，].*[,，]|[.]\s*$|https?:")
_LONGEST = {"zh": 24, "en": 8}


class Reach(IntEnum):
    """What a heading names, the widest first."""

    SECTION = 1
    INDUSTRY = 2
    DEPARTMENT = 3
    ROLE = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A line read as a heading; `depth` is 0 where the layout shows none."""

    text: str
    reach: Reach
    depth: int
    core: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whose example it is, as keys of the closed lists ("" where unknown) and the role in the file's own words."""

    industry: str = ""
    function: str = ""
    level: str = ""
    role: str = ""


def read_heading(text: str, depth: int, lang: Lang, *, heads: bool) -> Heading | None:
    """The heading that a line is, or None. `heads` says that examples begin right below it: then any title is a role."""
    bare = _NUMBER.sub("", text.strip().strip("*#_ ")).strip()
    if not bare or _SENTENCE.search(bare) or length(bare, lang) > _LONGEST[lang]:
        return None
    core = _TAIL.sub("", bare).strip(" :：-—")
    flat = plain(core)
    if not core or _ANY.search(flat):
        return Heading(bare, Reach.SECTION, depth, core)
    if _INDUSTRY.search(flat):
        return Heading(bare, Reach.INDUSTRY, depth, core)
    if _DEPARTMENT.search(flat):
        return Heading(bare, Reach.DEPARTMENT, depth, core)
    if industry_of(core) and not function_of(core):
        return Heading(bare, Reach.INDUSTRY, depth, core)
    titled = not _SECTION.search(flat) and not _LABEL.search(flat) and read_label(core) is None
    if titled and (heads or ((function_of(core) or level_of(core)) and depth)):
        return Heading(bare, Reach.ROLE, depth, core)
    if depth or _SECTION.search(plain(bare)):
        return Heading(bare, Reach.SECTION, depth, core)
    return None


class Headings:
    """The headings that hold at a place of the file, outermost first."""

    def __init__(self) -> None:
        self._open: list[Heading] = []

    def see(self, heading: Heading) -> None:
        """Opens a heading and ends those that it takes the place of."""
        self._open = [h for h in self._open if _holds(h, heading)]
        self._open.append(heading)

    def trail(self) -> tuple[str, ...]:
        """The headings as written."""
        return tuple(h.text for h in self._open)

    def who(self) -> Who:
        """Whose examples stand here."""
        cores = {reach: next((h.core for h in reversed(self._open) if h.reach == reach), "") for reach in Reach}
        role = cores[Reach.ROLE] or cores[Reach.DEPARTMENT]
        function = function_of(cores[Reach.ROLE]) or function_of(cores[Reach.DEPARTMENT]) or ""
        return Who(
            industry=industry_of(cores[Reach.INDUSTRY]) or "",
            function=function,
            level=level_of(cores[Reach.ROLE]) or "",
            role=role,
        )


def _holds(earlier: Heading, later: Heading) -> bool:
    """Whether an earlier heading still holds below a later one."""
    if earlier.depth and later.depth:
        return earlier.depth < later.depth
    return earlier.reach < later.reach
