"""The facts in a text: every figure, date and name, and every digit that no reader claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.blanks import read_blanks
from assistant.ledger.novel import novel_names
from assistant.names import read_names
from assistant.numbers import read_dates, read_figures
from assistant.types import DateMention, FactKind, Figure, Name, Sentence, Span

# A digit that no reader claimed still counts, with the token around it: k8s, v2.0, P0, ISO27001.
_LOOSE = re.compile(r"[A-Za-z0-9_.+#-]*[0-9][A-Za-z0-9_.+#%-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure, date or name at a place of a text. A figure fact without `figure` is a loose token with digits."""

    kind: FactKind
    quote: str
    span: Span
    figure: Figure | None = None
    date: DateMention | None = None
    name: Name | None = None


def read_facts(text: str, *, sentence: Sentence | None = None, given: str | None = None) -> tuple[Fact, ...]:
    """The facts of `text` in reading order; `sentence` is its reading where one exists, which gives figures roles.

    With `given` (everything the person gave, folded, lower case) names are also told by their novelty, as a model's
    reply must be read. Blanks are no facts. Where readings overlap, a date goes before a figure and a figure before a name.
    """
    taken = [b.span for b in read_blanks(text)]
    facts: list[Fact] = []

    def add(fact: Fact) -> None:
        if not _overlaps(fact.span, taken):
            taken.append(fact.span)
            facts.append(fact)

    dates = sentence.dates if sentence is not None and sentence.text == text else read_dates(text)
    for date in dates:
        add(Fact(kind="date", quote=date.text, span=date.span, date=date))
    read = sentence.figures if sentence is not None and sentence.text == text else ()
    for figure in (*(f for f in read if not _stateless(f)), *read_figures(text)):
        # A described start (基线待测) is words; amounts inside such words (从七成提升到 29 家) are read without it.
        if not _stateless(figure):
            add(Fact(kind="figure", quote=figure.quote, span=figure.span, figure=figure))
    names = [*_cued(text), *read_names(text), *(novel_names(text, given) if given is not None else ())]
    for name in sorted(names, key=lambda n: n.span.start - n.span.end):  # Dr. Feld before Dr
        add(Fact(kind="name", quote=name.text, span=name.span, name=name))
    for match in _LOOSE.finditer(text):
        quote = match.group().rstrip(".-+")
        add(Fact(kind="figure", quote=quote, span=Span(match.start(), match.start() + len(quote))))
    return tuple(sorted(facts, key=lambda f: f.span))


# Who stands in a place where only somebody can stand is named, however odd the name: 由星河推动, Quentin says.
# The ledger asks of each whether the person gave it; pronouns and everybody are nobody in particular.
_DOING = "负责|牵头|主导|推动|推进|跟进|执行|督办|拍板|审批|签字|把关|主持|统筹|认领|提出|要求|建议|指派|委托"
_CUES = (
    re.compile(
        rf"(?:由|请|交给|交由|经|委托|指派)\s?(?P<who>[^\s，,；;。、（()）【】\d由请]{{2,10}}?)\s?(?:来|去|亲自|统一)?(?:{_DOING})"
    ),
    re.compile(
        rf"(?:^|[，,；;。、（(\s])(?P<who>[^\s，,；;。、（()）【】\d由请]{{2,6}})(?:{_DOING})(?=[，,；;。）)\s]|$)"
    ),
    re.compile(
        r"(?:联合|携手|会同|联手|协同)\s?(?P<who>[^\s，,；;。、（()）【】\d]{2,10}?)\s?(?:一起|共同|合作|开展|推进|推动|完成|打造|上线|落地|，|,|。|$)"
    ),
    re.compile(
        r"(?:^|[.!?;,]\s+)(?P<who>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+"
        r"(?:says|said|leads|owns|runs|drives|wants|asks|asked|suggests|suggested|recommends|recommended|approves|signs|"
        r"confirmed|confirms|insists|told|believes|thinks|expects|requires)\b"
    ),
    re.compile(
        r"\b(?:led|owned|driven|run|approved|signed off|reviewed|backed|requested) by (?:the )?(?P<who>[A-Za-z][\w'-]+(?:\s[A-Z][\w'-]+){0,2})"
    ),
)
_NOBODY = re.compile(
    r"我|你|咱|大家|自己|本人|本组|团队|各|全员|专人|相关|双方|对方|他|她|它|业务|leader|上级|领导|公司|客户|用户|部门|同事|员工|"
    r"(?i:^(?:it|this|that|who|we|they|you|he|she|customers?|users?|people|the|our|team|teams|everyone|nobody|somebody|each|leadership|research|data|evidence)\b)"
)


def _cued(text: str) -> Iterator[Name]:
    for cue in _CUES:
        for match in cue.finditer(text):
            if not _NOBODY.search(match["who"]):
                yield Name(match["who"], Span(*match.span("who")), "person")


def _stateless(figure: Figure) -> bool:
    """A start that is described or to be measured ("基线待测"): words, no amount to trace."""
    return figure.value is None and figure.low is None and figure.high is None


def _overlaps(span: Span, taken: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)
