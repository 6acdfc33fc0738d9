"""okr library: a company's own examples are listed, added, removed and checked, and the index over all is built."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant import roles
from assistant.assembly import Assistant
from assistant.cli import message_lang
from assistant.cli.grammar import UsageError
from assistant.cli.inputs import print_json
from assistant.cli.progress import index_bar
from assistant.intake import file_bytes
from assistant.library import Example, library
from assistant.own import Source
from assistant.own.preview import completed, findings_on, read_all, without_flawed
from assistant.own.private import blanked
from assistant.own.shelf import kept, place_for_new, remove, store
from assistant.present import own as show
from assistant.present.wire import finding_json
from assistant.request import listed
from assistant.settings import Settings, load_settings
from assistant.types import Lang, Text

ACTIONS = ("list", "add", "remove", "validate", "reindex")
_BLANK = Text(
    "看起来像不该存的：{found}。存之前换成空格位吗？[Y/n] ", "{found} look private: blank them before storing? [Y/n] "
)
_STORE = Text("存下这 {n} 个例子吗？[Y/n] ", "Store these {n} examples? [Y/n] ")
_NOT_STORED = Text("只是预览，什么都没有存。要存就加上 --yes。", "A preview; nothing was stored. Add --yes to store.")
_STORED = Text("存了 {n} 个例子：{paths}", "Stored {n} examples: {paths}")
_BLANKED = Text("已换成空格位：{found}", "Blanked: {found}")
_REMOVED = Text("删了 {n} 条。", "Removed {n}.")
_EMPTY = Text(
    "自己的库还是空的。用 okr library add FILE 添加。", "Your own library is empty; okr library add FILE fills it."
)
_SOUND = Text("{n} 条，没有写法问题。", "{n} entries, nothing wrong with the files.")
_FLAWS = Text("{id}：检查说要改 {checks}", "{id}: the checks say {checks}")
_INDEXED = Text(
    "{n} 个例子（自己的 {own} 个），索引好了，用了 {s:.1f} 秒。", "{n} examples ({own} own), indexed in {s:.1f} s."
)


def run(
    *,
    words: Sequence[str],
    yes: bool,
    keep_private: bool,
    skip_flawed: bool,
    industry: str | None,
    function: str | None,
    role: str | None,
    format: str,
    ui_lang: Lang | None,
) -> int:
    """Do what the first word says with the rest."""
    action, rest = words[0], list(words[1:])
    lang = ui_lang or message_lang()
    settings = load_settings()
    if action in ("add", "remove") and not rest:
        what = "FILE" if action == "add" else "ID"
        raise UsageError(
            Text(f"okr library {action} 后面缺 {what}。", f"okr library {action} needs {what}."), "library"
        )
    if action == "list":
        return _list(settings, format, lang)
    if action == "add":
        whose = {
            "industry": listed("--industry", industry, roles.industry_of, roles.industries),
            "function": listed("--function", function, roles.function_of, roles.functions),
            "role": role,
        }
        return _add(settings, rest, whose, yes, keep_private, skip_flawed, format, lang)
    if action == "remove":
        return _remove(settings, rest, format, lang)
    if action == "validate":
        return _validate(settings, rest, format, lang)
    if action == "reindex":
        return _reindex(settings, format, lang)
    there = ", ".join(ACTIONS)
    raise UsageError(
        Text(f"okr library 没有「{action}」，有：{there}。", f"okr library has no “{action}”; there are: {there}."),
        "library",
    )


def _list(settings: Settings, format: str, lang: Lang) -> int:
    found, problems = kept(settings.own_library)
    if format == "json":
        print_json({"version": 1, "entries": [show.entry_json(one) for one in found]})
    else:
        print("\n".join(show.entry_text(one) for one in found) or _EMPTY.in_lang(lang))
    for problem in problems:
        print(problem.told.in_lang(lang), file=sys.stderr)
    return 0


def _remove(settings: Settings, ids: Sequence[str], format: str, lang: Lang) -> int:
    gone = remove(kept(settings.own_library)[0], ids)
    if format == "json":
        print_json({"version": 1, "entries": [show.entry_json(one) for one in gone]})
    else:
        print(_REMOVED.in_lang(lang).format(n=len(gone)))
    return 0


def _validate(settings: Settings, files: Sequence[str], format: str, lang: Lang) -> int:
    """What is wrong in the files is 2, an example in which the checks find an error is 1."""
    found, problems = kept([Path(file) for file in files] or settings.own_library)
    flaws = {
        one.id: errors
        for one in found
        if isinstance(one.entry.said, Example)
        and (errors := [f for f in findings_on(one.entry.said) if f.severity == "error"])
    }
    if format == "json":
        print_json(
            {
                "version": 1,
                "entries": len(found),
                "problems": [
                    {"path": p.file, "line": p.line, "key": p.key, "text": p.text.in_lang(lang)} for p in problems
                ],
                "flaws": [
                    {"id": ident, "findings": [finding_json(f, lang) for f in errors]}
                    for ident, errors in flaws.items()
                ],
            }
        )
    else:
        for problem in problems:
            print(problem.told.in_lang(lang))
        for ident, errors in flaws.items():
            checks = ", ".join(f"{f.check} {f.target.removeprefix('O1.')}" for f in errors)
            print(_FLAWS.in_lang(lang).format(id=ident, checks=checks))
        if not problems:
            print(_SOUND.in_lang(lang).format(n=len(found)))
    return 2 if problems else 1 if flaws else 0


def _reindex(settings: Settings, format: str, lang: Lang) -> int:
    assistant = Assistant(settings)
    assistant.progress = index_bar(lang)
    start = time.perf_counter()
    retriever = assistant.stock.retriever
    retriever.warm()
    seconds = time.perf_counter() - start
    notice = retriever.notice
    examples = assistant.stock.library.examples
    own = sum(example.source == "own" for example in examples)
    retriever.close()
    if format == "json":
        said = notice.text.in_lang(lang) if notice else None
        print_json(
            {
                "version": 1,
                "examples": len(examples),
                "own": own,
                "built": not notice,
                "seconds": round(seconds, 2),
                "notice": said,
            }
        )
    else:
        print(_INDEXED.in_lang(lang).format(n=len(examples), own=own, s=seconds))
        if notice:
            print(notice.text.in_lang(lang), file=sys.stderr)
    return 3 if notice else 0


# --- adding -------------------------------------------------------------------------------------------------------


def _add(
    settings: Settings,
    files: Sequence[str],
    whose: dict[str, str | None],
    yes: bool,
    keep_private: bool,
    skip_flawed: bool,
    format: str,
    lang: Lang,
) -> int:
    """Preview, ask, store. Nothing is stored where nobody can be asked and --yes was not given."""
    there = library(settings.own_library)
    sources = [Source(file, file_bytes(Path(file))) for file in dict.fromkeys(files)]
    readings = [completed(reading, **whose) for reading in read_all(sources, there.examples)]
    if skip_flawed:
        readings = [without_flawed(reading) for reading in readings]
    total = show.counts(readings)
    private = show.private_said(readings, lang)
    asks = not yes and format == "text" and sys.stdin is not None and sys.stdin.isatty()
    if format == "text":
        print("\n\n".join(show.preview_text(reading, lang) for reading in readings), flush=True)
    blank = bool(private) and not keep_private
    if asks and blank:
        blank = _agreed(_BLANK.in_lang(lang).format(found=private))
    goes = bool(total["examples"]) and (yes or (asks and _agreed(_STORE.in_lang(lang).format(n=total["examples"]))))
    stored: dict[str, tuple[Path, list[Example]]] = {}
    if goes:
        ready = [(r.file, [blanked(c.example) if blank else c.example for c in r.candidates]) for r in readings]
        taken = [*(e.id for e in there.examples), *(p.id for p in there.pitfalls)]
        done = iter(store(place_for_new(settings), ready, taken))
        stored = {file: next(done) for file, examples in ready if examples}
    if format == "json":
        print_json(show.add_json(readings, stored, blanked=blank, lang=lang))
    elif stored:
        if blank:
            print(_BLANKED.in_lang(lang).format(found=private))
        paths = ", ".join(str(path) for path, _ in stored.values())
        print(_STORED.in_lang(lang).format(n=total["examples"], paths=paths))
    elif total["examples"]:
        print(_NOT_STORED.in_lang(lang), file=sys.stderr)
    known = any(one.code == "duplicate" for reading in readings for one in reading.left_out)
    return 0 if total["examples"] or known else 2


def _agreed(question: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("", "y", "yes", "是", "好")
