"""Settings: the environment and `.env`, prefix OKR_, nothing required. Only OKR_MODEL switches a model on."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import SettingsError
from assistant.types import Text

PREFIX = "OKR_"
# Names that other tools read too: they fill in where ours say nothing.
_FILLED_IN_BY = {"OKR_API_KEY": "OPENAI_API_KEY", "OKR_BASE_URL": "OPENAI_BASE_URL"}
_SECRET = frozenset({"OKR_API_KEY", "OPENAI_API_KEY", "OKR_DATABASE_URL"})
_LONGEST_SHOWN = 60


def _default_data_dir() -> Path:
    try:
        return Path.home() / ".okr-assistant"
    except RuntimeError:
        # A container that runs under a number nobody has: there is no home to be found.
        return Path(".okr-assistant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says. Keys never show in a repr, a log or a page: use `masked`."""

    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    embed_model: str | None = None
    embed_base_url: str | None = None
    profile: str = "default"
    lang: str | None = None
    data_dir: Path = field(default_factory=_default_data_dir)
    database_url: str | None = field(default=None, repr=False)
    chroma_url: str | None = None
    timeout_s: float = 60.0
    max_tokens: int = 2400
    budget_tokens: int = 40_000
    library: tuple[Path, ...] = ()
    sign_in_hours: float = 168.0
    runs_per_hour: int = 120
    admins: tuple[str, ...] = ()
    log_content: bool = False

    @property
    def stored_library(self) -> Path:
        """The folder that `okr library add` fills where OKR_LIBRARY names none."""
        return self.data_dir / "library"

    @property
    def house_rules(self) -> Path:
        """The file that the page's house rules are saved in; it counts where OKR_PROFILE names no other."""
        return self.data_dir / "house-rules.yml"

    @property
    def own_library(self) -> tuple[Path, ...]:
        """Every folder and file of own examples: those of OKR_LIBRARY, and the one in the data folder if it is there."""
        return (*self.library, *([self.stored_library] if self.stored_library.is_dir() else ()))


def load_settings(
    environ: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env"), *, offline: bool = False
) -> Settings:
    """The settings from `environ` (default: the process's) over the `.env` file.

    An empty value counts as not set, also over one in the file. Key and addresses are judged only where they would
    be used: with a model, and not `offline`. Raises SettingsError naming the variable, what was seen (keys masked)
    and what would do.
    """
    values = _Values(os.environ if environ is None else environ, _from_file(dotenv))
    fallback = Settings(data_dir=values.path("DATA_DIR") or _default_data_dir())
    model = None if offline else values.text("MODEL")
    embed_model = None if offline else values.text("EMBED_MODEL")
    remote = bool(model or embed_model)
    return Settings(
        model=model,
        base_url=values.address("BASE_URL") if remote else None,
        api_key=values.key("API_KEY") if remote else None,
        embed_model=embed_model,
        embed_base_url=values.address("EMBED_BASE_URL") if embed_model else None,
        profile=values.text("PROFILE")
        or (str(fallback.house_rules) if fallback.house_rules.is_file() else fallback.profile),
        lang=values.lang("LANG"),
        data_dir=fallback.data_dir,
        database_url=values.text("DATABASE_URL"),
        chroma_url=None if offline else values.address("CHROMA_URL"),
        timeout_s=values.number("TIMEOUT_S", 1, 3600) or fallback.timeout_s,
        max_tokens=int(values.number("MAX_TOKENS", 100, 1_000_000) or fallback.max_tokens),
        budget_tokens=int(values.number("BUDGET_TOKENS", 100, 100_000_000) or fallback.budget_tokens),
        library=tuple(
            Path(part.strip()).expanduser() for part in (values.text("LIBRARY") or "").split(os.pathsep) if part.strip()
        ),
        sign_in_hours=values.number("SIGN_IN_HOURS", 1, 24 * 365) or fallback.sign_in_hours,
        runs_per_hour=int(values.number("RUNS_PER_HOUR", 1, 1_000_000) or fallback.runs_per_hour),
        log_content=values.switch("LOG_CONTENT"),
        admins=tuple((values.text("ADMINS") or "").lower().replace(",", " ").split()),
    )


def advice(settings: Settings) -> tuple[Text, ...]:
    """What is allowed but seldom meant, for `okr doctor`."""
    found = []
    if settings.base_url and urlsplit(settings.base_url).path in ("", "/"):
        found.append(
            Text(
                zh=f"OKR_BASE_URL（{settings.base_url}）后面没有路径，多数接口以 /v1 结尾；连不上时先试 {settings.base_url}/v1",
                en=f"OKR_BASE_URL ({settings.base_url}) has no path and most endpoints end in /v1; "
                f"if it does not answer, try {settings.base_url}/v1",
            )
        )
    if settings.model and not settings.api_key and not settings.base_url:
        found.append(
            Text(
                zh=f"设置了模型 {settings.model}，但没有 OKR_API_KEY，也没有 OKR_BASE_URL",
                en=f"The model {settings.model} is set, but neither OKR_API_KEY nor OKR_BASE_URL",
            )
        )
    return tuple(found)


def masked(secret: str | None) -> str:
    """A key as it may be shown: its first three and last two characters at most."""
    if not secret:
        return ""
    return "***" if len(secret) < 12 else f"{secret[:3]}***{secret[-2:]}"


def _from_file(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    from io import StringIO

    from dotenv import dotenv_values

    try:
        # Notepad writes a byte order mark; and a key may hold a dollar sign, so nothing is interpolated.
        written = dotenv_values(stream=StringIO(path.read_text(encoding="utf-8-sig")), interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "bad_setting",
            Text(
                zh=f"{path} 读不了（{type(error).__name__}）：它应当是 UTF-8 的文本文件",
                en=f"{path} cannot be read ({type(error).__name__}): it should be a text file in UTF-8",
            ),
        ) from error
    return {name: value for name, value in written.items() if value is not None}


class _Values:
    """The written values by their names without the prefix, each read as what it should be."""

    def __init__(self, environ: Mapping[str, str], filed: Mapping[str, str]) -> None:
        self._environ = environ
        self._filed = filed

    def _look(self, name: str) -> tuple[str, str]:
        """The variable that has a value, and the value without blanks and the quotes that copying adds."""
        ours = PREFIX + name
        value = ""
        for variable in (ours, _FILLED_IN_BY.get(ours, ours)):
            value = self._environ.get(variable, self._filed.get(variable, "")).strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1].strip()
            if value:
                return variable, value
        return ours, value

    def text(self, name: str) -> str | None:
        variable, value = self._look(name)
        if any(not sign.isprintable() for sign in value):
            raise _wrong(variable, value, "里面有换行或控制字符", "holds a line break or control character")
        return value or None

    def key(self, name: str) -> str | None:
        variable, value = self._look(name)
        if not value.isascii():
            raise _wrong(
                variable,
                value,
                "里面有非 ASCII 字符（全角字符、中文），请重新复制密钥",
                "holds characters that no key has (full-width or accented ones); copy the key again",
            )
        if any(sign.isspace() or not sign.isprintable() for sign in value):
            raise _wrong(
                variable,
                value,
                "中间有空格或换行，请把密钥放在一行里",
                "holds a blank or a line break; put the key on one line",
            )
        return value or None

    def address(self, name: str) -> str | None:
        variable, value = self._look(name)
        if not value:
            return None
        value = value.rstrip("/")
        if not value.lower().startswith(("http://", "https://")):
            raise _wrong(
                variable,
                value,
                "前面要有 http:// 或 https://，例如 https://api.example.com/v1",
                "needs http:// or https:// in front, like https://api.example.com/v1",
            )
        try:
            parts = urlsplit(value)
            usable = bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable or not value.isprintable() or any(sign.isspace() for sign in value):
            raise _wrong(variable, value, "不是可用的地址", "is no usable address")
        return value

    def path(self, name: str) -> Path | None:
        value = self.text(name)
        return Path(value).expanduser() if value else None

    def lang(self, name: str) -> str | None:
        variable, value = self._look(name)
        known = {"zh": "zh", "en": "en"}.get(value[:2].lower()) if value[2:3] in ("", "-", "_") else None
        if value and value != "auto" and known is None:
            raise _wrong(variable, value, "应当是 zh、en 或 auto", "should be zh, en or auto")
        return known

    def switch(self, name: str) -> bool:
        variable, value = self._look(name)
        if value.lower() not in ("", "0", "1", "false", "true", "off", "on", "no", "yes"):
            raise _wrong(variable, value, "应当是 1 或 0", "should be 1 or 0")
        return value.lower() in ("1", "true", "on", "yes")

    def number(self, name: str, least: int, most: int) -> float | None:
        variable, value = self._look(name)
        if not value:
            return None
        try:
            number = float(value.replace(",", ""))
        except ValueError:
            number = math.nan
        if not least <= number <= most:
            raise _wrong(
                variable, value, f"应当是 {least} 到 {most} 之间的数", f"should be a number from {least} to {most}"
            )
        return number


def _wrong(variable: str, value: str, zh: str, en: str) -> SettingsError:
    shown = masked(value) if variable in _SECRET else repr(value[:_LONGEST_SHOWN])
    return SettingsError("bad_setting", Text(zh=f"{variable}（{shown}）{zh}", en=f"{variable} ({shown}) {en}"))
