"""One person's work on one draft: a frozen state, the events that move it, and the blanks that answers fill."""

from assistant.session.codec import decode, encode
from assistant.session.fill import fill
from assistant.session.moves import (
    Answered,
    AskedLeader,
    Chosen,
    Failed,
    MeasureFirst,
    Reopened,
    SessionEvent,
    Started,
    Stopped,
    Typed,
    Undone,
)
from assistant.session.settle import settle
from assistant.session.state import Answer, Form, State, open_questions, outcome_of, reduce, unsettled

__all__ = [
    "Answer",
    "Answered",
    "AskedLeader",
    "Chosen",
    "Failed",
    "Form",
    "MeasureFirst",
    "Reopened",
    "SessionEvent",
    "Started",
    "State",
    "Stopped",
    "Typed",
    "Undone",
    "decode",
    "encode",
    "fill",
    "open_questions",
    "outcome_of",
    "reduce",
    "settle",
    "unsettled",
]
