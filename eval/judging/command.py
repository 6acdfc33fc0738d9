"""What `okr eval judge` does: lets a model or a person judge the pairs of two saved runs, and tells what it comes to."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.cli import message_lang
from assistant.errors import InputError
from assistant.types import Lang, Text
from eval.asking import model_settings
from eval.compare import SavedRun, read_run
from eval.judging.pairs import Pair, pairs
from eval.judging.told import told
from eval.judging.votes import Vote, standing


def judge(
    *,
    runs: tuple[str, ...],
    judge_model: str | None,
    by_hand: bool,
    votes: int,
    beside: Path | None,
    jobs: int,
    budget: int | None,
    out: Path | None,
    format: str,
    ui_lang: Lang | None,
) -> int:
    """Judge two saved runs pair by pair; 1 where the later one is worse for certain."""
    if len(runs) != 2 or by_hand == (judge_model is not None):
        raise InputError(
            "who_judges",
            Text(
                "要给两个结果文件，再说谁来评：--judge-model M 或 --by-hand。",
                "Give two saved runs and say who judges: --judge-model M or --by-hand.",
            ),
        )
    lang = ui_lang or message_lang()
    a, b = (read_run(Path(run)) for run in runs)
    found = pairs(a, b)
    different = [pair for pair in found if not pair.same]
    other = read_votes(beside) if beside is not None else []
    if judge_model is not None:
        who, cast = _by_model(judge_model, different, votes=votes, jobs=jobs, budget=budget)
    else:
        out = out or Path("judged.json")
        who, cast = {"kind": "person"}, _by_hand(different, out, lang)
        if len(cast) < len(different):
            print(_to_be_continued(len(different) - len(cast), out, lang))
            return 0
    data = _data(a, b, who, cast, same=len(found) - len(different))
    if out is not None:
        _write(out, data)
    reached = standing(cast)
    print(
        json.dumps(data, ensure_ascii=False, indent=2)
        if format == "json"
        else told(data, reached, by_other=other, votes=cast, lang=lang)
    )
    return int(reached.b.verdict == "worse")


def _by_model(
    model: str, found: Sequence[Pair], *, votes: int, jobs: int, budget: int | None
) -> tuple[dict[str, str], Sequence[Vote]]:
    from assistant.llm.chat import open_door
    from eval.judging.model import PROMPTS, ModelJudge
    from eval.kept import Tally

    settings = model_settings(model)
    judge = ModelJudge(open_door(settings), settings.data_dir / "eval-replies", Tally(budget_tokens=budget), votes)
    cast = list(judge.judge(found, jobs))
    return {"kind": "model", "name": judge.name, "prompt": PROMPTS.stamp("judge")}, cast


def _by_hand(found: Sequence[Pair], out: Path, lang: Lang) -> Sequence[Vote]:
    """What was judged before on the same words, and what is judged now; each vote is kept at once."""
    from eval.judging import person

    stamps = {(pair.case, pair.stamp) for pair in found}
    cast = [v for v in (read_votes(out) if out.exists() else ()) if (v.case, v.pair) in stamps]
    done = {v.case for v in cast}
    left = [pair for pair in found if pair.case not in done]
    if left:
        print(person.introduction(lang))
    for vote in person.judge(left, lang, read=sys.stdin.readline, say=print):
        cast.append(vote)
        _write(out, {"version": 1, "votes": [v.as_json() for v in cast]})
    return cast


def read_votes(path: Path) -> list[Vote]:
    """The votes that a judgement left in `path`. Raises InputError where there are none."""
    try:
        return [Vote(**vote) for vote in json.loads(path.read_text(encoding="utf-8"))["votes"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            "no_votes",
            Text(
                f"{path} 里没有评判；用 okr eval judge --out {path} 存一份。",
                f"{path} holds no judgement; okr eval judge --out {path} saves one.",
            ),
        ) from error


def _data(a: SavedRun, b: SavedRun, who: Mapping[str, str], votes: Sequence[Vote], *, same: int) -> dict[str, Any]:
    return {
        "version": 1,
        "a": {"file": a.name, "run": a.stamped},
        "b": {"file": b.name, "run": b.stamped},
        "judge": dict(who),
        "same": same,
        "standing": standing(votes).as_json(),
        "votes": [vote.as_json() for vote in votes],
    }


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _to_be_continued(left: int, out: Path, lang: Lang) -> str:
    return Text(
        f"还剩 {left} 对。评过的存在 {out}，再运行同一条命令就接着来；评完才揭晓谁是谁。",
        f"{left} pairs are left. What was judged is in {out}; the same command goes on from there. Who is who is told at the end.",
    ).in_lang(lang)
