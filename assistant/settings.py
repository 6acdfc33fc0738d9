"""Settings: the environment and `.env`, prefix OKR_, nothing required. Only OKR_MODEL switches a model on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


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
    data_dir: Path = field(default_factory=lambda: Path.home() / ".okr-assistant")
    database_url: str | None = field(default=None, repr=False)
    chroma_url: str | None = None
    timeout_s: float = 60.0
    max_tokens: int = 2400
    budget_tokens: int = 40_000
    library: tuple[Path, ...] = ()


def load_settings(environ: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env")) -> Settings:
    """The settings from `environ` (default: the process's) over the `.env` file.

    Raises SettingsError naming the variable, what was seen (keys masked) and what would do.
    """
    raise NotImplementedError


def masked(secret: str | None) -> str:
    """A key as it may be shown: its first three and last two characters at most."""
    if not secret:
        return ""
    return "***" if len(secret) < 12 else f"{secret[:3]}***{secret[-2:]}"
