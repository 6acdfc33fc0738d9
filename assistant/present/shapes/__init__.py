"""The JSON of the commands, as types: docs/schemas is generated from these, within version 1 keys are only added."""

from __future__ import annotations

from assistant.present.shapes.check import CheckShape, FolderShape
from assistant.present.shapes.doctor import DoctorShape
from assistant.present.shapes.document import ParseShape
from assistant.present.shapes.draft import DraftShape
from assistant.present.shapes.library import LibraryAddShape, LibraryIndexShape, LibraryListShape, LibraryValidateShape
from assistant.present.shapes.rules import RulesShape
from assistant.present.shapes.search import SearchShape
from assistant.present.shapes.talk import TalkShape

SCHEMAS: dict[str, type] = {
    "check": CheckShape,
    "check-folder": FolderShape,
    "parse": ParseShape,
    "draft": DraftShape,
    "ask": TalkShape,
    "search": SearchShape,
    "rules": RulesShape,
    "doctor": DoctorShape,
    "library-add": LibraryAddShape,
    "library-list": LibraryListShape,
    "library-validate": LibraryValidateShape,
    "library-reindex": LibraryIndexShape,
}
