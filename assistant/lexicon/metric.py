"""What a metric is, and its effect in the words of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.roles import function_nearness
from assistant.text.late import late_compile
from assistant.types import FigureKind, Lang, Span, Text

Direction = Literal["up", "down", "ambiguous"]
Nature = Literal["outcome", "output", "effort"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One metric of knowledge/metrics/.

    `effect` is a phrase for whom it is good when the metric moves the right way: the core of an objective
    (zh "让用户更常回来", en "Users come back more often"); `effect_form` is the same with places for the people and the
    subject of a draft, see `effect_of`. `drives` (one level up) and `guardrail` are keys of other metrics.
    `bounded` marks rates that cannot pass 100%, `vanity` exposure and volume that show no value alone. `identities` are written in keys ("orders * basket-value").
    `topics_zh` and `topics_en` are the words of work that usually serve it (小红书, onboarding, 部署), the most telling
    first: by these a task without a metric finds its metric; `tasks` are words that only together point to it.
    """

    key: str
    name: Text
    synonyms_zh: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    unit: Text | None = None
    kind: FigureKind = "count"
    direction: Direction = "up"
    bounded: bool = False
    vanity: bool = False
    nature: Nature = "outcome"
    effect: Text | None = None
    effect_form: Text | None = None
    drives: str | None = None
    guardrail: str | None = None
    where: Text | None = None
    identities: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    topics_zh: tuple[str, ...] = ()
    topics_en: tuple[str, ...] = ()
    tasks: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in both languages."""
        return (self.name.zh, self.name.en, *self.synonyms_zh, *self.synonyms_en)

    def of_trade(self, function: str | None) -> bool:
        """Whether it may be what somebody of this function means: 签约率 is a seller's win rate, no recruiter's."""
        if function is None or function == "general" or not self.functions:
            return True
        return any(function_nearness(function, own) > 0 for own in self.functions)


@dataclass(frozen=True, slots=True)
class MetricHit:
    """A metric found in a text by one of its names."""

    metric: Metric
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Arithmetic that holds between metrics, in keys: `result` is the `op` of `parts`, in their order."""

    result: str
    op: Literal["product", "sum", "quotient", "difference"]
    parts: tuple[str, ...]


def gloss(metric: Metric, lang: Lang) -> str:
    """The metric's name in `lang`, for a term gloss."""
    return metric.name.in_lang(lang)


_PLACE = late_compile(r"\{(people|subject)\|([^{}|]*)\}")


def effect_of(metric: Metric, lang: Lang, *, people: str | None = None, subject: str | None = None) -> str | None:
    """The metric's effect with the draft's own people and subject in their places; None where it has no effect.

    In English `people` should be a plural ("tenants"); the first letter becomes a capital.
    """
    return fill(metric.effect_form, lang, people=people, subject=subject) if metric.effect_form is not None else None


def fill(form: Text, lang: Lang, *, people: str | None = None, subject: str | None = None) -> str:
    """A form with its places filled, by what the form itself says where nothing is given."""
    given = {"people": people, "subject": subject}
    words = _PLACE.sub(lambda place: given[place[1]] or place[2], form.in_lang(lang))
    return words[:1].upper() + words[1:] if lang == "en" else words
