"""How cassettes are written: YAML with Chinese as Chinese and JSON bodies laid out, so that a diff can be read."""

from __future__ import annotations

import json
from typing import Any

import yaml

# What replaying needs of the headers; the rest tells about the machine that recorded, or would tell a key.
KEPT_HEADERS = frozenset({"content-type", "accept", "retry-after"})


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def serialize(cassette: dict[str, Any]) -> str:
    for interaction in cassette["interactions"]:
        request = interaction["request"]
        if isinstance(request["body"], str) and request["body"].startswith("{"):
            request["body"] = json.dumps(json.loads(request["body"]), ensure_ascii=False, indent=1)
        for side in (request, interaction["response"]):
            headers = side.get("headers", {})
            side["headers"] = {name: headers[name] for name in headers if name.lower() in KEPT_HEADERS}
    return yaml.dump(cassette, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def deserialize(text: str) -> Any:
    return yaml.safe_load(text)
