"""The family of errors. Findings are values; only broken things raise, and only these reach a person.

OkrError
+-- InputError        unusable input or arguments (exit code 2)
|   +-- KnowledgeError    a file of examples, metrics, profiles or settings is wrong: names line and key
|   +-- SettingsError     an environment value or option is wrong
+-- ServiceError      a model, index, store or endpoint failed (exit code 3)
    +-- ModelError        the language model; `code` tells the case ("auth", "rate_limit", ...)
    +-- ExampleIndexError  the example index
    +-- StoreError        the drafts' database
"""

from __future__ import annotations

from assistant.types import Lang, Text


class OkrError(Exception):
    """Something that went wrong and what to do about it, in both languages.

    `code` is a stable word for programs and `text` the sentence for people; `str()` gives the English one.
    """

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(text.en)
        self.code = code
        self.text = text

    def in_lang(self, lang: Lang) -> str:
        """The sentence in `lang`."""
        return self.text.in_lang(lang)


class InputError(OkrError):
    """What was given cannot be used."""


class KnowledgeError(InputError):
    """A knowledge file is wrong."""


class SettingsError(InputError):
    """A setting is wrong."""


class ServiceError(OkrError):
    """Something outside the product failed."""


class ModelError(ServiceError):
    """The language model failed.

    Codes: "unreachable", "auth", "model_not_found", "rate_limit", "quota", "server", "timeout", "dropped",
    "truncated", "refused", "filtered", "not_json", "not_an_api", "empty", "budget", "bad_key", "bad_url", "too_long",
    "rejected", "not_installed", "no_batch".
    `retry_after_s` is what the endpoint asked to wait.
    """

    def __init__(self, code: str, text: Text, *, retry_after_s: float | None = None) -> None:
        super().__init__(code, text)
        self.retry_after_s = retry_after_s


class ExampleIndexError(ServiceError):
    """The example index failed."""


class StoreError(ServiceError):
    """The drafts' database failed."""
