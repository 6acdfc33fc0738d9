"""What works on this machine and what to do about what does not; keys are masked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from assistant.errors import OkrError
from assistant.settings import Settings, load_settings, masked
from assistant.types import Lang, Text


@dataclass(frozen=True, slots=True)
class Checkup:
    """One thing looked at: whether it works, what was seen, and what to do."""

    name: Text
    ok: bool
    seen: Text
    advice: Text | None = None

    def as_text(self, lang: Lang) -> str:
        """One line, and the advice below it."""
        mark = "ok " if self.ok else "!! "
        line = f"{mark} {self.name.in_lang(lang)}: {self.seen.in_lang(lang)}"
        return f"{line}\n     {self.advice.in_lang(lang)}" if self.advice else line

    def as_json(self, lang: Lang) -> dict[str, Any]:
        """The same as JSON."""
        return {
            "name": self.name.in_lang(lang),
            "ok": self.ok,
            "seen": self.seen.in_lang(lang),
            "advice": self.advice.in_lang(lang) if self.advice else None,
        }


def examine() -> list[Checkup]:
    """Look at the packages, settings, knowledge, data folder, index and model."""
    try:
        settings = load_settings()
    except OkrError as error:
        return [Checkup(Text("设置", "settings"), False, error.text)]
    looks: list[Callable[[Settings], Checkup]] = [_packages, _settings, _knowledge, _data_dir, _index, _model]
    return [_safely(look, settings) for look in looks]


def _safely(look: Callable[[Settings], Checkup], settings: Settings) -> Checkup:
    try:
        return look(settings)
    except OkrError as error:
        return Checkup(Text(look.__name__.strip("_"), look.__name__.strip("_")), False, error.text)
    except Exception as error:  # a doctor reports whatever is broken
        what = f"{type(error).__name__}: {error}"[:200]
        return Checkup(Text(look.__name__.strip("_"), look.__name__.strip("_")), False, Text(what, what))


def _packages(settings: Settings) -> Checkup:
    names = ("streamlit", "langchain", "openai", "chromadb", "pydantic")
    seen = ", ".join(f"{n} {metadata.version(n)}" for n in names)
    return Checkup(Text("组件", "packages"), True, Text(seen, seen))


def _settings(settings: Settings) -> Checkup:
    key = masked(settings.api_key)
    zh = f"模型 {settings.model or '未启用'}，接口 {settings.base_url or '默认'}，密钥 {key or '没有'}，规则 {settings.profile}"
    en = f"model {settings.model or 'off'}, endpoint {settings.base_url or 'default'}, key {key or 'none'}, profile {settings.profile}"
    return Checkup(Text("设置", "settings"), True, Text(zh, en))


def _knowledge(settings: Settings) -> Checkup:
    from assistant.checks import all_checks
    from assistant.lexicon import lexicon
    from assistant.library import library

    found = library(settings.library)
    n, m, c = len(found.examples), len(lexicon().all()), len(all_checks())
    return Checkup(
        Text("知识", "knowledge"),
        True,
        Text(f"{n} 个例子，{m} 个指标，{c} 项检查", f"{n} examples, {m} metrics, {c} checks"),
    )


def _data_dir(settings: Settings) -> Checkup:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Checkup(
            Text("数据目录", "data folder"),
            False,
            Text(f"{folder} 不能写：{error.strerror}", f"{folder} cannot be written: {error.strerror}"),
            Text("把 OKR_DATA_DIR 设成一个能写的目录。", "Set OKR_DATA_DIR to a folder that can be written."),
        )
    return Checkup(Text("数据目录", "data folder"), True, Text(str(folder), str(folder)))


def _index(settings: Settings) -> Checkup:
    from assistant.library import library
    from assistant.retrieval import Query, open_retriever

    retriever = open_retriever(library(settings.library), settings.data_dir, settings.chroma_url)
    hits = retriever.search(Query(text="客户续约 renewals", k=1))
    notice = retriever.notice
    retriever.close()
    if notice is not None:
        return Checkup(Text("例子检索", "example search"), True, notice.text)
    seen = hits[0].example.id if hits else "-"
    return Checkup(Text("例子检索", "example search"), bool(hits), Text(f"可用（{seen}）", f"works ({seen})"))


def _model(settings: Settings) -> Checkup:
    name = Text("模型", "model")
    if settings.model is None:
        return Checkup(
            name,
            True,
            Text("未启用：由内置规则来写，不联网", "off: drafts are written by rules, nothing leaves this machine"),
            Text(
                "想用模型就设置 OKR_MODEL（以及 OKR_BASE_URL、OKR_API_KEY）。",
                "To use a model set OKR_MODEL (and OKR_BASE_URL, OKR_API_KEY).",
            ),
        )
    from assistant.llm.chat import open_door
    from assistant.llm.door import Message

    door = open_door(settings)
    schema = {
        "type": "object",
        "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"],
        "additionalProperties": False,
    }
    asked = [Message("user", 'Reply with {"ok": true}')]
    reply = "".join(c for c in door.stream(asked, schema=schema, max_tokens=20) if isinstance(c, str))
    short = reply.strip()[:40]
    return Checkup(name, True, Text(f"{door.model} 有回应：{short}", f"{door.model} answers: {short}"))
