"""The options that several commands of `okr eval` share."""

from __future__ import annotations

from assistant.cli.grammar import Option
from assistant.types import Text

SUITE = Option(
    name="--suite",
    metavar="S",
    help=Text(
        "评哪些，用逗号隔开，如 canon,gaming（默认全部）。",
        "Which suites, joined by commas: canon,gaming (default: all).",
    ),
)
JOBS = Option(
    name="--jobs",
    short="-j",
    metavar="N",
    kind="number",
    least=1,
    most=64,
    default=1,
    help=Text("同时评几个用例。", "How many cases to judge side by side."),
)
MODEL = Option(
    name="--model",
    metavar="M",
    help=Text(
        "用这个模型起草（地址和密钥取自设置）。",
        "Draft with this model (address and key from the settings).",
    ),
)
BUDGET = Option(
    name="--budget",
    metavar="N",
    kind="number",
    least=1,
    most=1_000_000_000,
    help=Text(
        "最多用多少 token；用完后的用例记 UNSCORED。",
        "Tokens to spend at most; cases after that are UNSCORED.",
    ),
)
FORMAT = Option(name="--format", choices=("text", "json"), default="text", help=Text("输出成什么样。", "How to print."))
REPORT = Option(
    name="--format",
    choices=("text", "json", "md", "html"),
    default="text",
    help=Text("输出成什么样；html 是一个自带图的文件。", "How to print; html is one file with its pictures."),
)
FLOORS = Option(
    name="--fail-below",
    metavar="M",
    help=Text(
        "低于这些数就以退出码 1 结束，如 canon.better_is_milder=0.95，逗号隔开。",
        "Leave with exit code 1 below these: canon.better_is_milder=0.95, joined by commas.",
    ),
)
DRY_RUN = Option(
    name="--dry-run",
    kind="flag",
    help=Text("不问模型，只算还要花多少。", "Ask no model; say what the run would take."),
)
UI_LANG = Option(name="--ui-lang", choices=("zh", "en"), help=Text("提示用的语言。", "The messages' language."))
