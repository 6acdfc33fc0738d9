"""What works on this machine and what to do about what does not; keys are masked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from assistant.errors import InputError, OkrError
from assistant.profiles import load_profile
from assistant.settings import Settings, advice, load_settings, masked
from assistant.types import Lang, Text

if TYPE_CHECKING:
    from assistant.present.shapes.doctor import CheckupShape


@dataclass(frozen=True, slots=True)
class Checkup:
    """One thing looked at: whether it works, what was seen, and what to do. `code` is the exit code it asks for."""

    name: Text
    ok: bool
    seen: Text
    advice: Text | None = None
    code: int = 0

    def as_text(self, lang: Lang) -> str:
        """One line, and the advice below it."""
        colon, indent = ("：", " " * 4) if lang == "zh" else (": ", " " * 4)
        line = f"{'ok' if self.ok else '!!'}  {self.name.in_lang(lang)}{colon}{self.seen.in_lang(lang)}"
        return f"{line}\n{indent}{self.advice.in_lang(lang)}" if self.advice else line

    def as_json(self, lang: Lang) -> CheckupShape:
        """The same as JSON."""
        return {
            "name": self.name.in_lang(lang),
            "ok": self.ok,
            "seen": self.seen.in_lang(lang),
            "advice": self.advice.in_lang(lang) if self.advice else None,
        }


def examine() -> list[Checkup]:
    """Look at the packages, settings, knowledge, data folder, drafts, example search and model."""
    packages = _safely(_packages, Settings(), _PACKAGES)
    try:
        settings = load_settings()
    except OkrError as error:
        return [packages, Checkup(_SETTINGS, False, error.text, code=2)]
    looks: list[tuple[Text, Callable[[Settings], Checkup]]] = [
        (_SETTINGS, _settings),
        (_KNOWLEDGE, _knowledge),
        (_DATA, _data_dir),
        (_DRAFTS, _drafts),
        (_SEARCH, _index),
        (_MODEL, _model),
    ]
    return [packages, *(_safely(look, settings, name) for name, look in looks)]


_PACKAGES = Text("组件", "packages")
_SETTINGS = Text("设置", "settings")
_KNOWLEDGE = Text("知识", "knowledge")
_DATA = Text("数据目录", "data folder")
_DRAFTS = Text("草稿库", "drafts")
_SEARCH = Text("例子检索", "example search")
_MODEL = Text("模型", "model")


def _safely(look: Callable[[Settings], Checkup], settings: Settings, name: Text) -> Checkup:
    try:
        return look(settings)
    except OkrError as error:
        return Checkup(name, False, error.text, code=2 if isinstance(error, InputError) else 3)
    except Exception as error:  # a doctor reports whatever is broken
        what = f"{type(error).__name__}: {error}"[:200]
        return Checkup(name, False, Text(what, what), code=3)


def _packages(settings: Settings) -> Checkup:
    names = ("okr-assistant", "streamlit", "langchain", "openai", "chromadb", "pydantic")
    seen = ", ".join(f"{n} {metadata.version(n)}" for n in names)
    return Checkup(_PACKAGES, True, Text(seen, seen))


def _settings(settings: Settings) -> Checkup:
    key = masked(settings.api_key)
    zh = f"模型 {settings.model or '未启用'}，接口 {settings.base_url or '默认'}，密钥 {key or '没有'}，规则集 {settings.profile}"
    en = f"model {settings.model or 'off'}, endpoint {settings.base_url or 'default'}, key {key or 'none'}, profile {settings.profile}"
    load_profile(settings.profile)
    return Checkup(_SETTINGS, True, Text(zh, en), _joined(advice(settings)))


def _joined(texts: tuple[Text, ...]) -> Text | None:
    """Several pieces of advice as one."""
    return Text("；".join(t.zh for t in texts), "; ".join(t.en for t in texts)) if texts else None


def _knowledge(settings: Settings) -> Checkup:
    from assistant.checks import all_checks
    from assistant.lexicon import lexicon
    from assistant.library import library

    found = library(settings.own_library)
    n, m, c = len(found.examples), len(lexicon().all()), len(all_checks())
    return Checkup(
        _KNOWLEDGE,
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
            _DATA,
            False,
            Text(f"{folder} 不能写：{error.strerror}", f"{folder} cannot be written: {error.strerror}"),
            Text("把 OKR_DATA_DIR 设成一个能写的目录。", "Set OKR_DATA_DIR to a folder that can be written."),
            code=3,
        )
    return Checkup(_DATA, True, Text(str(folder), str(folder)))


def _drafts(settings: Settings) -> Checkup:
    from assistant.store import open_store

    with closing(open_store(settings.data_dir, settings.database_url)) as store:
        url, n = store.engine.url, store.count()
    where = f"PostgreSQL {url.host or ''}/{url.database or ''}" if url.host else f"SQLite {url.database}"
    return Checkup(_DRAFTS, True, Text(f"{where}，{n} 份草稿", f"{where}, {n} drafts"))


def _index(settings: Settings) -> Checkup:
    from assistant.library import library
    from assistant.retrieval import Query, open_retriever

    retriever = open_retriever(library(settings.own_library), settings)
    hits = retriever.search(Query(text="客户续约 renewals", k=3))
    notice = retriever.notice
    retriever.close()
    n = len(hits)
    seen = Text(f"能用，试搜一次找到 {n} 个", f"works; a trial search found {n}")
    return Checkup(_SEARCH, bool(hits), seen, notice.text if notice else None, code=0 if hits else 3)


def _model(settings: Settings) -> Checkup:
    if settings.model is None:
        return Checkup(
            _MODEL,
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
    return Checkup(_MODEL, True, Text(f"{door.model} 有回应：{short}", f"{door.model} answers: {short}"))
