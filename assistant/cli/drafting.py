"""okr draft, okr search, okr export: proposals, examples, and what is taken away."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import api
from assistant.assembly import Assistant
from assistant.cli import message_lang
from assistant.cli.inputs import print_json, read_answers, read_input, read_optional, read_piped
from assistant.cli.progress import index_bar
from assistant.errors import InputError, ModelError
from assistant.request import LangChoice, ModeChoice, request_of
from assistant.types import Lang, Outcome, Text

if TYPE_CHECKING:
    from assistant.types import Request


def draft(
    *,
    file: str | None,
    role: str | None,
    function: str | None,
    level: str | None,
    industry: str | None,
    cycle: str | None,
    parent: Path | None,
    metrics: Path | None,
    answers: Path | None,
    mode: ModeChoice,
    offline: bool,
    model: str | None,
    profile: str | None,
    lang: LangChoice,
    format: str,
    ui_lang: Lang | None,
) -> int:
    """Propose a rewrite and print it; notices go to standard error."""
    from assistant.present.columns import safe
    from assistant.present.wire_draft import draft_json

    request = request_of(
        read_piped() if file is None and (role or parent or metrics) else read_input(file).text,
        role=role,
        function=function,
        level=level,
        industry=industry,
        cycle=cycle,
        parent=read_optional(parent),
        metrics=read_optional(metrics),
        answers=read_answers(answers),
        mode=mode,
        profile=profile,
        lang=lang,
    )
    assistant = Assistant(offline=offline, model=model)
    if host := assistant.where_text_goes():
        print(_SENT.in_lang(ui_lang or request.lang).format(host=host, model=assistant.model), file=sys.stderr)
    if host := assistant.where_queries_go():
        print(_ASKED.in_lang(ui_lang or request.lang).format(host=host), file=sys.stderr)
    assistant.progress = index_bar(ui_lang or request.lang)
    outcome = _drafted(assistant, request)
    messages: Lang = ui_lang or outcome.lang
    for said in _remarks(assistant, outcome):
        print(safe(said.in_lang(messages)), file=sys.stderr)
    if format == "json":
        print_json(draft_json(outcome, messages))
    elif format == "md":
        print(_exported(outcome, format, messages))
    else:
        from assistant.present.console import standard_paper
        from assistant.present.drafted import drafted_text

        print(drafted_text(outcome, messages, paper=standard_paper()))
    return 0


def search(
    *,
    query: Sequence[str],
    role: str | None,
    function: str | None,
    industry: str | None,
    lang: Lang | None,
    count: int,
    format: str,
    ui_lang: Lang | None,
) -> int:
    """Print the nearest examples."""
    said = ui_lang or message_lang()
    assistant = Assistant()
    assistant.progress = index_bar(said)
    if host := assistant.where_queries_go():
        print(_ASKED.in_lang(said).format(host=host), file=sys.stderr)
    shape = api.search(
        " ".join(query),
        role=role,
        function=function,
        industry=industry,
        lang=lang,
        k=count,
        ui_lang=said,
        assistant=assistant,
    )
    for notice in shape["notices"] if format == "text" else ():
        print(notice["text"], file=sys.stderr)
    if format == "json":
        print_json(shape)
        return 0
    from assistant.present.console import example_text

    print("\n\n".join(example_text(hit) for hit in shape["results"]) or _NOTHING.in_lang(said))
    return 0


def export(*, file: str | None, to: str, out: Path | None, ui_lang: Lang | None) -> int:
    """Convert a draft's text or an outcome's JSON, and print it or write it to a file."""
    from assistant.export.feishu import feishu_steps
    from assistant.imported import outcome_in

    outcome = outcome_in(read_input(file).text)
    made = _exported(outcome, to, ui_lang)
    if to == "feishu":
        print(feishu_steps(outcome, lang=ui_lang).rstrip("\n"), file=sys.stderr)
    if out is None and isinstance(made, bytes):
        raise InputError(
            "no_out", Text(f"{to} 是文件，请用 -o 写明存到哪里。", f"{to} is a file: say where to with -o.")
        )
    if out is None:
        print(made)
        return 0
    try:
        out.write_bytes(made if isinstance(made, bytes) else f"{made}\n".encode())
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError("cannot_write", Text(f"写不了 {out}：{why}。", f"Cannot write {out}: {why}.")) from error
    return 0


_SENT = Text("草稿发给 {host} 上的模型 {model}。", "The draft goes to {host}, model {model}.")
_ASKED = Text(
    "找例子要用 {host} 上的向量服务，这段文字会发过去。", "Finding examples sends the text to the embeddings at {host}."
)
_NOTHING = Text("没有找到例子。", "No example was found.")


def _drafted(assistant: Assistant, request: Request) -> Outcome:
    """The outcome. Raises ModelError where a model was meant to write, failed, and the rules wrote nothing either."""
    outcome = assistant.draft(request)
    if outcome.notice is not None and not outcome.proposals:
        raise ModelError(outcome.notice.code, outcome.notice.text)
    return outcome


def _remarks(assistant: Assistant, outcome: Outcome) -> Sequence[Text]:
    """What a person should know beside the proposal: who wrote it, where the index is, answers that fit nothing."""
    said = [outcome.notice.text] if outcome.notice else []
    retriever = assistant.stock.in_use
    if retriever is not None and retriever.notice is not None:
        said.append(retriever.notice.text)
    return [*said, *(n.text for n in outcome.notices)]


def _exported(outcome: Outcome, to: str, lang: Lang | None) -> str | bytes:
    """The outcome in one form; every direction of it where the form has a place for several."""
    from assistant import export as forms
    from assistant.export.forms import FORMS
    from assistant.present.wire_draft import draft_json

    if to == "json":
        return json.dumps(draft_json(outcome, lang or outcome.lang), ensure_ascii=False, indent=2)
    if to in ("md", "txt"):
        return (forms.markdown if to == "md" else forms.text)(outcome, lang=lang).rstrip("\n")
    made = FORMS[to].make(outcome, lang, 0)
    return made.rstrip("\n") if isinstance(made, str) else made
