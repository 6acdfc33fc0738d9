"""okr doctor, serve, backup and restore: what works, the page, and its drafts as one file."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from assistant.cli import message_lang
from assistant.cli.inputs import print_json
from assistant.types import Lang, Text

_SAVED = Text(
    "存了 {drafts} 份草稿、{versions} 个版本：{path}", "Saved {drafts} drafts and {versions} versions: {path}"
)
_RESTORED = Text(
    "放回 {added} 份，替换 {replaced} 份旧的，{newer} 份现有的更新，没有动。",
    "Put in {added}, over an older one {replaced}; {newer} are newer here and stay as they are.",
)


def doctor(*, format: str, ui_lang: Lang | None) -> int:
    """Say what works, and what to do about what does not; 2 for a wrong setting, 3 for a service that fails."""
    from assistant.doctor import examine

    lang = ui_lang or message_lang()
    checkups = examine()
    if format == "json":
        print_json({"version": 1, "checks": [c.as_json(lang) for c in checkups]})
    else:
        print("\n".join(c.as_text(lang) for c in checkups))
    return max(c.code for c in checkups)


def serve(*, port: int | None, host: str, processes: int, no_browser: bool, ui_lang: Lang | None) -> int:
    """Open the page, until it is stopped; with more than one process on as many ports."""
    if processes > 1:
        from assistant.cli.processes import serve_many

        return serve_many(processes, host=host, port=port)
    from assistant.ui.server import serve as run

    run(host=host, port=port, open_browser=not no_browser)
    return 0


def backup(*, out: str | None, ui_lang: Lang | None) -> int:
    """Write all drafts and versions to one file; the page may go on meanwhile."""
    from assistant.settings import load_settings
    from assistant.store import back_up, open_store

    settings = load_settings(offline=True)
    path = Path(out or f"okr-backup-{datetime.now():%Y%m%d-%H%M}.jsonl.gz")
    with closing(open_store(settings.data_dir, settings.database_url)) as store:
        held = back_up(store, path)
    print(_SAVED.in_lang(ui_lang or message_lang()).format(drafts=held.drafts, versions=held.versions, path=path))
    return 0


def restore(*, file: str, ui_lang: Lang | None) -> int:
    """Put the drafts of a backup back; what is newer in the store stays."""
    from assistant.settings import load_settings
    from assistant.store import open_store
    from assistant.store import restore as put_back

    settings = load_settings(offline=True)
    with closing(open_store(settings.data_dir, settings.database_url)) as store:
        done = put_back(store, Path(file))
    print(_RESTORED.in_lang(ui_lang or message_lang()).format(**done._asdict()))
    return 0
