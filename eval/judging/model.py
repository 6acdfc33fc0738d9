"""A model as the judge: each pair is put to it in both orders, several times, with nobody's name on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.errors import ModelError
from assistant.llm.door import Door, Finish, Message, Schema
from assistant.llm.reading import whole
from assistant.prompts import Prompts, newest, read_words
from eval.asking import NO_MODEL_THERE
from eval.judging.pairs import Order, Pair
from eval.judging.rubric import RUBRIC
from eval.judging.votes import Vote, chosen
from eval.kept import KeptDoor, Tally
from eval.marks import NotAskedError

_FOLDER = Path(__file__).parent / "prompts"
PROMPTS = Prompts(newest(words for path in sorted(_FOLDER.glob("*.jinja")) if (words := read_words(path))))
_ORDERS: tuple[Order, ...] = ("ab", "ba")
_MOST_TOKENS = 700
_ROLES: Mapping[str, Literal["system", "user"]] = {"system": "system", "user": "user"}


def _side(value: Any) -> Any:
    return str(value).strip().strip("\"'").lower() if isinstance(value, str | int) else value


Side = Annotated[Literal["1", "2", "tie"], BeforeValidator(_side)]


class _ByRule(BaseModel):
    model_config = ConfigDict(extra="ignore")

    key: str
    better: Side


class _Verdict(BaseModel):
    """What a judge has to say. A reply without a readable verdict is no grade at all."""

    model_config = ConfigDict(extra="ignore")

    criteria: list[_ByRule] = Field(default_factory=list)
    why: str = ""
    better: Side


_SIDE: Schema = {"type": "string", "enum": ["1", "2", "tie"]}
_TEXT: Schema = {"type": "string"}
VERDICT_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "criteria": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"key": _TEXT, "better": _SIDE},
                "required": ["key", "better"],
                "additionalProperties": False,
            },
        },
        "why": _TEXT,
        "better": _SIDE,
    },
    "required": ["criteria", "why", "better"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class ModelJudge:
    """A judge behind a door; its grades are kept in `folder`, so that a judgement that was cut off goes on."""

    door: Door
    folder: Path
    tally: Tally
    votes: int = 2

    @property
    def name(self) -> str:
        """The model that judges."""
        return self.door.model

    def judge(self, pairs: Sequence[Pair], at_once: int = 1) -> Iterator[Vote]:
        """The votes on every pair, `votes` in each order. Raises ModelError where no judge can be reached at all."""
        asked = [(pair, order, n) for pair in pairs for n in range(self.votes) for order in _ORDERS]
        with ThreadPoolExecutor(at_once) as pool:
            yield from pool.map(lambda one: self._vote(*one), asked)

    def _vote(self, pair: Pair, order: Order, n: int) -> Vote:
        try:
            text = self._reply(pair, order, n)
        except NotAskedError as error:
            return Vote(case=pair.case, pair=pair.stamp, order=order, choice=None, why=str(error))
        except ModelError as error:
            if error.code in NO_MODEL_THERE:
                raise
            return Vote(case=pair.case, pair=pair.stamp, order=order, choice=None, why=error.text.en)
        try:
            verdict = _Verdict.model_validate(whole(text))
        except ValidationError:
            return Vote(case=pair.case, pair=pair.stamp, order=order, choice=None, why=f"no grade in: {text[:200]}")
        rules = {rule.key for rule in RUBRIC}
        return Vote(
            case=pair.case,
            pair=pair.stamp,
            order=order,
            choice=chosen(verdict.better, order),
            why=verdict.why,
            criteria={c.key: chosen(c.better, order) for c in verdict.criteria if c.key in rules},
        )

    def _reply(self, pair: Pair, order: Order, n: int) -> str:
        door = KeptDoor(self.door, self.folder, self.tally, again=n)
        pieces = door.stream(_messages(pair, order), schema=VERDICT_SCHEMA, max_tokens=_MOST_TOKENS)
        return "".join(piece for piece in pieces if not isinstance(piece, Finish))


def _messages(pair: Pair, order: Order) -> list[Message]:
    first, second = pair.sides(order)
    values = {
        "rubric": [{"key": rule.key, "ask": rule.ask.in_lang(pair.lang)} for rule in RUBRIC],
        **{name: pair.request[name] for name in ("role", "cycle", "parent", "text")},
        "first": first,
        "second": second,
    }
    return [Message(_ROLES[role], text) for role, text in PROMPTS.prompt("judge", pair.lang).messages(values)]
