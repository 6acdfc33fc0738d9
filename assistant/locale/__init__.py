"""The words of the product: every string a person reads outside findings, one file per language, same keys in both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from assistant.types import Lang, Text

_FOLDER = Path(__file__).parent


class Words:
    """The strings of one language by dotted key: `words("zh")("start.send")`; fields are filled by name."""

    def __init__(self, lang: Lang, table: Mapping[str, str]) -> None:
        self.lang = lang
        self._table = table

    def __call__(self, key: str, **values: object) -> str:
        """The string under `key` with its {fields} filled; a key that ends a count takes "<key>_one" for n = 1."""
        table = self._table
        if values.get("n") == 1 and f"{key}_one" in table:
            key = f"{key}_one"
        if key not in table:
            near = sorted(k for k in table if k.split(".")[0] == key.split(".")[0])
            raise KeyError(f"no words under {key!r} in {self.lang}.yml; near it: {', '.join(near)}")
        return table[key].format(**values) if values else table[key]

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def keys(self) -> frozenset[str]:
        """Every key of this language."""
        return frozenset(self._table)


@lru_cache(maxsize=2)
def words(lang: Lang) -> Words:
    """The strings of `lang`, read once per process."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (_FOLDER / f"{lang}.yml").open(encoding="utf-8") as file:
        return Words(lang, dict(_flat(yaml.load(file, Loader=loader), "")))


def both(key: str, **values: object) -> Text:
    """The string under `key` in both languages: for an error, which does not know who reads it."""
    return Text(words("zh")(key, **values), words("en")(key, **values))


def _flat(node: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in node.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            rows.extend(_flat(value, f"{path}."))
        else:
            rows.append((path, str(value)))
    return rows
