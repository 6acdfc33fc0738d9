"""What is worth saying about the input: gaps and doubles in the numbers, kept as written, and text left unread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.parse.draft import Open
from assistant.types import Notice, Text

_MOST = 20
_CUT = Notice(
    "too-long",
    Text(
        "内容太长，后面的部分没有读。请只粘贴 OKR 部分。",
        "The text is too long; its last part was not read. Paste only the OKRs.",
    ),
)


def notices(objectives: Sequence[Open], *, cut: bool) -> tuple[Notice, ...]:
    """Gaps and doubles in the numbers of objectives and of the key results under each; whether the text was cut."""
    out: list[Notice] = [_CUT] if cut else []
    out += _compare(objectives, "")
    last = 0
    for number, objective in enumerate(objectives, 1):
        goes_on = bool(last and objective.krs and objective.krs[0].number == last + 1)
        out += _compare(objective.krs, f"O{number}", start=last if goes_on else 0)
        last = max((kr.number or 0 for kr in objective.krs), default=0)
    return tuple(out[:_MOST])


def _compare(items: Iterable[Open], under: str, *, start: int = 0) -> Iterable[Notice]:
    """Notices on one row of numbers; `start` is the last number of the row that it goes on with."""
    zh_under, en_under = (f"{under} 下", f" under {under}") if under else ("", "")
    word = "KR" if under else "O"
    seen: set[int] = set()
    last = start
    for item in items:
        number = item.number
        if number is None:
            continue
        if not under and number == 1 and last:
            seen, last = set(), 0
        if number in seen:
            yield Notice(
                "number-double",
                Text(
                    f"{zh_under}编号 {item.label or word + str(number)} 出现了不止一次，按原样保留。",
                    f"The number {item.label or word + str(number)} occurs more than once{en_under}; kept as written.",
                ),
            )
        elif number > last + 1 and (last or under) and number - last <= 20:
            missing = [f"{word}{n}" for n in range(last + 1, number) if n not in seen]
            if missing:
                listed = "、".join(missing), ", ".join(missing)
                yield Notice(
                    "number-gap",
                    Text(
                        f"{zh_under}编号缺 {listed[0]}，没有重新编号。",
                        f"{listed[1]} {'is' if len(missing) == 1 else 'are'} missing{en_under}; nothing was renumbered.",
                    ),
                )
        seen.add(number)
        last = max(last, number)
