"""Where `okr eval` finds its suite: beside the package in a checkout, and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import assistant
from assistant.errors import InputError
from assistant.types import Text

_ROOT = Path(assistant.__file__).resolve().parent.parent


def need_checkout() -> None:
    """Makes the suite importable. Raises InputError where only the package is installed."""
    if not (_ROOT / "eval" / "commands.py").is_file():
        raise InputError(
            "needs_checkout",
            Text(
                f"okr eval 需要完整的代码仓库，{_ROOT} 里只有安装的程序包。请取得源码，在仓库里运行 make test 装好环境，"
                "再运行 .venv/bin/okr eval。",
                f"okr eval needs a checkout; {_ROOT} holds only the installed package. Get the source, run"
                " `make test` in it to set it up, then .venv/bin/okr eval.",
            ),
        )
    if str(_ROOT) not in sys.path:
        sys.path.insert(0, str(_ROOT))
