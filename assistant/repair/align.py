"""A drafted piece is tied to the draft: which lines it stands for, what it keeps, which parent items it serves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from assistant.lexicon import lexicon
from assistant.repair.bench import Bench
from assistant.text import fold
from assistant.types import DraftedKeyResult, DraftedObjective, Initiative, Item, OkrDocument, Parked

# Two sentences that share this much (0-100) speak of the same thing; below, a link would be a guess.
_ALIKE = 62.0
_SPACE = re.compile(r"\s+")


def align_key_result(piece: DraftedKeyResult, bench: Bench) -> DraftedKeyResult:
    """The key result with real draft ids, the draft's own words where it meant to keep them, real parent ids.

    A sound line comes back word for word: when the piece stands for exactly one sound line, that line is its text.
    """
    text = tidy(piece.text)
    rewrites = _draft_ids(piece.rewrites, bench)
    same = next((i for i in _lines(bench) if plain(i.text) == plain(text)), None)
    if same is not None:
        rewrites = (same.id, *(r for r in rewrites if r != same.id))
    elif not rewrites and not piece.suggested:
        nearest = nearest_line(text, bench)
        rewrites = (nearest.id,) if nearest else ()
    sound = [r for r in rewrites if r in bench.sound]
    kept = same is not None and same.id in bench.sound
    if bench.by_model and len(sound) == 1 and not kept and (line := bench.line(sound[0])) is not None:
        text, kept, same = line.text, True, line
        rewrites = (line.id,)
    figure = _as_figure(text, bench)
    return replace(
        piece,
        text=same.text if same is not None else text,
        why=tidy(piece.why),
        rewrites=rewrites or figure,
        kept=kept or (piece.kept and (same is not None or bool(figure) or _is_part(text, rewrites, bench))),
        suggested=not rewrites and not figure,
        supports=parent_ids(piece.supports, bench.review.parent),
        initiatives=tuple(_initiatives(piece.initiatives, bench)),
    )


def _as_figure(text: str, bench: Bench) -> tuple[str, ...]:
    """The objective of the draft that was only a figure and stands as a key result now."""
    written = (o for o in bench.review.document.objectives if o.written and not o.dropped)
    return next(((o.id,) for o in written if plain(o.text) == plain(text)), ())


def _is_part(text: str, ids: Iterable[str], bench: Bench) -> bool:
    """Whether the words are a stretch of one of these lines: a line that lists several things is cut."""
    lines = (line for r in ids if (line := bench.line(r)) is not None)
    return any(plain(text) in plain(line.text) for line in lines)


def align_objective(piece: DraftedObjective, bench: Bench) -> DraftedObjective:
    """The objective with real draft and parent ids."""
    text = tidy(piece.text)
    written = [o for o in bench.review.document.objectives if o.written and not o.dropped]
    same = next((o for o in written if plain(o.text) == plain(text)), None)
    given = tuple(r for r in piece.rewrites if any(o.id == r for o in written))
    rewrites = (same.id,) if same else given or ((written[0].id,) if len(written) == 1 else ())
    return replace(
        piece,
        text=same.text if same else text,
        why=tidy(piece.why),
        rewrites=rewrites,
        kept=same is not None,
        supports=parent_ids(piece.supports, bench.review.parent),
    )


def align_parked(piece: Parked, bench: Bench) -> Parked:
    """The parked item with the draft line it came from, in the draft's words where it is one."""
    source = next(iter(_draft_ids((piece.source,) if piece.source else (), bench)), None)
    line = bench.line(source) if source else None
    if source is not None and _is_part(piece.text, (source,), bench):
        return replace(piece, text=tidy(piece.text), source=source, reason=tidy(piece.reason))
    if line is None:
        line = next((i for i in _lines(bench) if plain(i.text) == plain(piece.text)), None)
    if line is not None:
        return replace(piece, text=line.text, source=line.id, reason=tidy(piece.reason))
    return replace(piece, text=tidy(piece.text), source=None, reason=tidy(piece.reason))


def parent_ids(supports: Iterable[str], parent: OkrDocument | None) -> tuple[str, ...]:
    """References to the parent's items as "P.O1.KR2", whatever way they were written; unknown ones go."""
    if parent is None:
        return ()
    known = {i.id: i for i in parent.items()}
    found: list[str] = []
    for reference in supports:
        bare = fold(reference).strip().removeprefix("P.").upper().replace("-", ".").replace(" ", "")
        target = bare if bare in known else next((i for i in known if i.endswith(f".{bare}")), None)
        if target is not None and f"P.{target}" not in found:
            found.append(f"P.{target}")
    return tuple(found)


def nearest_line(text: str, bench: Bench) -> Item | None:
    """The draft's key result that says nearly the same, or that speaks of the same metric of the lexicon."""
    lines = _lines(bench)
    if not lines:
        return None
    score, best = max(((likeness(text, i.text), i) for i in lines), key=lambda pair: pair[0])
    return best if score >= _ALIKE else None


def likeness(a: str, b: str) -> float:
    """How alike two sentences are (0-100): their words, or the metric that both name."""
    from rapidfuzz import fuzz

    score = float(fuzz.token_set_ratio(_spaced(a), _spaced(b)))
    ours, theirs = _metrics(a), _metrics(b)
    if ours & theirs:
        return max(score, 75.0)
    return score


def plain(text: str) -> str:
    """A sentence for comparison: folded, no outer punctuation, single spaces."""
    return _SPACE.sub("", fold(text).lower()).strip("。.;；，,、")


def tidy(text: str) -> str:
    """One line, no outer spaces, no label in front."""
    line = _SPACE.sub(" ", text).strip()
    return re.sub(r"^(?:[-*•]\s+)?(?:(?:O|KR|目标|关键结果)\s?\d*\s*[:：]\s*)", "", line)


def _initiatives(initiatives: Iterable[Initiative], bench: Bench) -> Iterable[Initiative]:
    seen: set[str] = set()
    for given in initiatives:
        text = tidy(given.text)
        source = next(iter(_draft_ids((given.source,) if given.source else (), bench)), None)
        line = bench.line(source) if source else None
        if source is not None and _is_part(text, (source,), bench):
            if plain(text) not in seen:
                seen.add(plain(text))
                yield Initiative(text, source)
            continue
        if line is None or likeness(text, line.text) < _ALIKE:
            line = nearest_line(text, bench) or line
        if line is not None and likeness(text, line.text) >= _ALIKE:
            text = line.text
        if text and plain(text) not in seen:
            seen.add(plain(text))
            yield Initiative(text, line.id if line else None)


def _draft_ids(ids: Iterable[str], bench: Bench) -> tuple[str, ...]:
    """Ids of the draft's key results, written in full or in short ("KR2")."""
    known = [i.id for i in _lines(bench)]
    found: list[str] = []
    for given in ids:
        bare = fold(given).strip().upper().replace("-", ".").replace(" ", "")
        full = bare if bare in known else next((k for k in known if k.endswith(f".{bare}")), None)
        if full is not None and full not in found:
            found.append(full)
    return tuple(found)


def _lines(bench: Bench) -> list[Item]:
    return [
        k for o in bench.review.document.objectives if not o.dropped for k in o.key_results if not k.dropped and k.text
    ]


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    """Chinese characters as single words, so that a set of words can be compared in either script."""
    return _SPACE.sub(" ", re.sub(r"([\u3400-\u9fff])", r" \1 ", fold(text).lower()))


@lru_cache(maxsize=4096)
def _metrics(text: str) -> frozenset[str]:
    return frozenset(h.metric.key for h in lexicon().find(text))
