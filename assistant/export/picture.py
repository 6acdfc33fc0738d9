"""The alignment as an SVG of our own: every word escaped, light and dark, wide or narrow, with a title and a description."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.export.alignment import Alignment, Node, told
from assistant.locale import words
from assistant.types import Outcome

Shape = Literal["wide", "narrow"]

_STYLE = """
text { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "Segoe UI", sans-serif; fill: #23262b; }
.box { fill: #ffffff; stroke: #cfc8b8; } .o { stroke: #17695c; stroke-width: 1.6; } .loose { stroke: #a5361f; stroke-dasharray: 5 4; }
.faint { stroke-dasharray: 2 4; } .no { fill: #17695c; font-weight: 600; } .soft, .head { fill: #5c6068; } .head { font-weight: 600; }
.warn { fill: #a5361f; } .tie { fill: none; stroke: #17695c; stroke-width: 1.8; opacity: .75; } .bold { font-weight: 600; }
@media (prefers-color-scheme: dark) {
  text { fill: #e8e4da; } .box { fill: #1d2124; stroke: #465056; } .o { stroke: #6fc9b6; } .loose { stroke: #f29a84; }
  .no { fill: #6fc9b6; } .soft, .head { fill: #a9a79f; } .warn { fill: #f29a84; } .tie { stroke: #6fc9b6; }
}
"""
_WIDE_SIGN = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_WORD = re.compile(r"[\x21-\x7e\u00a1-\u024f]+|\s+|.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where the columns are: the leader's, mine, and the edge (0 wide: the edge goes below)."""

    width: int
    above: tuple[int, int]
    mine: tuple[int, int]
    edge: tuple[int, int]
    size: float


_PLANS: dict[Shape, _Plan] = {
    "wide": _Plan(width=1080, above=(0, 320), mine=(430, 340), edge=(800, 280), size=14),
    "narrow": _Plan(width=360, above=(0, 128), mine=(168, 192), edge=(168, 0), size=12),
}
_PAD, _GAP, _TOP = 10, 12, 34
_STEP = 1.45


def picture_svg(picture: Alignment, outcome: Outcome, shape: Shape = "wide") -> str:
    """The picture as an SVG document."""
    plan, say = _PLANS[shape], words(picture.lang)
    parts: list[str] = []
    unserved = {n.id: say("picture.nobody") for n in picture.unserved}
    loose = {n.id: say("picture.not_tied") for n in picture.mine if n.loose}
    left = _column(picture.above, plan.above, plan, unserved)
    right = _column(picture.mine, plan.mine, plan, loose, below=plan.edge[1] == 0)
    ends = {box.node.id: box for box in left}
    ties = [(ends[served], box) for box in right for served in box.node.serves if served in ends]
    parts += [_tie(above, mine) for above, mine in ties]
    parts += [_drawn(box, plan) for box in (*left, *right)]
    parts.append(_head(say("picture.above"), plan.above[0], plan))
    parts.append(_head(say("picture.mine"), plan.mine[0], plan))
    if not left:
        parts.append(
            _lines(_wrapped(say("picture.no_parent"), plan.above[1], plan.size), plan.above[0], _TOP + 14, plan, "soft")
        )
    bottom = max([box.bottom for box in (*left, *right)], default=_TOP)
    if plan.edge[1]:
        parts.append(_head(say("picture.edge"), plan.edge[0], plan))
        at = float(_TOP)
        for box in right:
            work = [line for one in box.node.work for line in _wrapped(f"· {one}", plan.edge[1], plan.size)]
            if work:
                at = max(at, box.top)
                parts.append(_lines(work, plan.edge[0], at + plan.size + 2, plan, "soft"))
                at += len(work) * plan.size * _STEP + _GAP
        bottom = max(bottom, at)
    parked = [line for one in picture.parked for line in _wrapped(f"· {one}", plan.edge[1] or plan.width, plan.size)]
    if parked:
        x = plan.edge[0] if plan.edge[1] else 0
        parts.append(_text(say("export.parked"), x, bottom + 22, plan.size, "head"))
        parts.append(_lines(parked, x, bottom + 24 + plan.size * _STEP, plan, "soft"))
        bottom += 34 + (len(parked) + 0.5) * plan.size * _STEP
    title, desc = _esc(say("picture.heading")), _esc(" ".join(told(picture, outcome)))
    height = int(bottom + 12)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {plan.width} {height}" width="{plan.width}" height="{height}" '
        f'role="img" aria-labelledby="t d"><title id="t">{title}</title><desc id="d">{desc}</desc><style>{_STYLE}</style>'
        f"{''.join(parts)}</svg>"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    node: Node
    x: int
    width: int
    top: float
    bottom: float
    lines: tuple[str, ...]
    work: tuple[str, ...]
    remark: str


def _column(
    nodes: tuple[Node, ...], place: tuple[int, int], plan: _Plan, remarks: Mapping[str, str], *, below: bool = False
) -> list[_Box]:
    """The boxes of one column from top to bottom, each as high as its words."""
    boxes, at = [], float(_TOP)
    for node in nodes:
        inner = place[1] - 2 * _PAD
        lines = tuple(_wrapped(f"{node.label} {node.text}", inner, plan.size))
        work = tuple(line for w in node.work for line in _wrapped(f"· {w}", inner, plan.size - 1)) if below else ()
        remark = remarks.get(node.id, "")
        height = (len(lines) + len(work) + bool(remark)) * plan.size * _STEP + 2 * _PAD - 4
        box = _Box(
            node=node, x=place[0], width=place[1], top=at, bottom=at + height, lines=lines, work=work, remark=remark
        )
        boxes.append(box)
        at += height + _GAP
    return boxes


def _drawn(box: _Box, plan: _Plan) -> str:
    node = box.node
    faint = bool(box.remark) and not node.loose
    kind = "box" + " o" * node.objective + " loose" * node.loose + " faint" * faint
    y, x, bold = box.top + _PAD + plan.size - 2, box.x + _PAD, " bold" if node.objective else ""
    out = [
        f'<rect class="{kind}" x="{box.x + 1}" y="{box.top:.0f}" width="{box.width - 2}" height="{box.bottom - box.top:.0f}" rx="8"/>'
    ]
    label, first = _esc(node.label), _esc(box.lines[0].removeprefix(node.label))
    out.append(
        f'<text class="line{bold}" x="{x}" y="{y:.1f}" font-size="{plan.size}"><tspan class="no">{label}</tspan>{first}</text>'
    )
    rows = [(line, plan.size, f"line{bold}") for line in box.lines[1:]]
    rows += [(line, plan.size - 1, "soft") for line in box.work]
    if box.remark:
        rows.append((box.remark, plan.size - 2, "warn" if node.loose else "soft"))
    for line, size, cls in rows:
        y += plan.size * _STEP
        out.append(_text(line, x, y, size, cls))
    return "".join(out)


def _tie(above: _Box, mine: _Box) -> str:
    """A line from the leader's box to mine."""
    x1, x2 = above.x + above.width, mine.x
    y1, y2 = (above.top + above.bottom) / 2, (mine.top + mine.bottom) / 2
    mid = (x1 + x2) / 2
    return f'<path class="tie" d="M{x1} {y1:.1f} C{mid:.0f} {y1:.1f} {mid:.0f} {y2:.1f} {x2} {y2:.1f}"/>'


def _head(text: str, x: int, plan: _Plan) -> str:
    return _text(text, x, 18, plan.size, "head")


def _lines(lines: list[str], x: int, y: float, plan: _Plan, cls: str) -> str:
    return "".join(
        _text(line, x, y + n * plan.size * _STEP, plan.size - (1 if cls == "soft" else 0), cls)
        for n, line in enumerate(lines)
    )


def _text(text: str, x: float, y: float, size: float, cls: str) -> str:
    return f'<text class="{cls}" x="{x:.0f}" y="{y:.1f}" font-size="{size}">{_esc(text)}</text>'


def _wrapped(text: str, width: float, size: float) -> list[str]:
    """The words in lines no wider than `width`, measured by how wide signs of either script usually are."""
    lines, line, used = [], "", 0.0
    for word in _WORD.findall(text):
        wide = sum(size if _WIDE_SIGN.match(sign) else size * 0.56 for sign in word)
        while used + wide > width and (line.strip() or wide > width):
            if line.strip():
                lines.append(line.rstrip())
                line, used = "", 0.0
                continue
            fits = max(1, int(width / (size * 0.56)))
            lines.append(word[:fits])
            word = word[fits:]
            wide = sum(size if _WIDE_SIGN.match(sign) else size * 0.56 for sign in word)
        if line or not word.isspace():
            line, used = line + word, used + wide
    if line.strip():
        lines.append(line.rstrip())
    return lines or [""]


def _esc(text: str) -> str:
    return html.escape(_UNSEEN.sub("", text), quote=True)
