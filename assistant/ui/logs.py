"""The log says what happened, when and where in the code; what people wrote stands in it only where that was asked for."""

from __future__ import annotations

import logging
import traceback
from typing import Any

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_FRAMES = 12


def set_up_logs(*, content: bool) -> None:
    """Once per process. Without `content` an error is logged by its kind and place: its words may quote a draft."""
    logging.basicConfig(format=_FORMAT, level=logging.WARNING)
    logging.getLogger("assistant").setLevel(logging.INFO)
    if not content:
        # Streamlit, the server and we log through handlers of their own: the record is what they have in common.
        logging.setLogRecordFactory(_without_content(logging.getLogRecordFactory()))


def _without_content(make: Any) -> Any:
    def made(*args: Any, **named: Any) -> logging.LogRecord:
        record: logging.LogRecord = make(*args, **named)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.msg, record.args = f"{record.getMessage()}: {_kind_and_place(error)}", ()
            record.exc_info = None
        return record

    return made


def _kind_and_place(error: BaseException) -> str:
    """The error and what led to it, each as its kind and the lines of code it passed."""
    told: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(told) < _FRAMES:
        frames = traceback.extract_tb(cause.__traceback__)[-_FRAMES:]
        told.append(f"{type(cause).__name__} at {' > '.join(f'{f.filename}:{f.lineno}' for f in frames)}")
        cause = cause.__cause__ or cause.__context__
    return "; from ".join(told)
