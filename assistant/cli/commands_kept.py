"""The commands of `okr eval` that leave something behind: figures, pages, candidates for cases."""

from __future__ import annotations

from assistant.cli.eval_options import BUDGET, DRY_RUN, MODEL, SUITE, UI_LANG
from assistant.cli.grammar import Command, Option
from assistant.types import Text

KEPT_COMMANDS: tuple[Command, ...] = (
    Command(
        name="eval record",
        run="eval.commands:record",
        help=Text(
            "跑完整评测，把数字记进 eval/history.json：第一次的永远保留，最后一次的更新。",
            "Run whole suites and keep the figures in eval/history.json: the first run's for good, and the last's.",
        ),
        options=(SUITE, UI_LANG),
        examples=("okr eval record",),
    ),
    Command(
        name="eval collect",
        run="eval.commands:collect",
        help=Text(
            "把大家对提案和提示的取舍导出成候选用例，等人来判断和标注。",
            "Write what people decided on proposals and findings as candidates for cases, to be judged and labelled.",
        ),
        options=(
            Option(
                name="--out",
                short="-o",
                metavar="OUT",
                kind="path",
                default="candidates.jsonl",
                help=Text("写到哪个文件。", "The file to write."),
            ),
            UI_LANG,
        ),
        examples=("okr eval collect -o candidates.jsonl",),
    ),
    Command(
        name="eval quality",
        run="eval.commands:quality",
        help=Text(
            "跑完整评测，写出 docs/checks-quality.md 和 docs/quality.md。",
            "Run whole suites, keep the figures and write docs/checks-quality.md and docs/quality.md.",
        ),
        options=(
            Option(
                name="--no-speed",
                kind="flag",
                help=Text("不测速度。", "Leave the figures of speed out."),
            ),
            UI_LANG,
        ),
        examples=("okr eval quality",),
    ),
    Command(
        name="eval drafting",
        run="eval.commands:drafting",
        help=Text(
            "让模型起草稿子、指标和对话，再只用一句话问同样的请求，两相对照写成 docs/drafting-quality.md；中断后接着问，不重问。",
            "Ask a model for drafts, lists and dialogues, and again with one plain line, and write docs/drafting-quality.md;"
            " a run that was cut off goes on where it stopped.",
        ),
        options=(MODEL, BUDGET, DRY_RUN, UI_LANG),
        examples=("okr eval drafting --model gpt-4.1-mini --budget 200000",),
    ),
    Command(
        name="eval bench",
        run="eval.commands:bench",
        help=Text(
            "测检查和找例子的速度，打印 JSON；到十万个例子要跑十来分钟。",
            "Measure how fast the checks are and how fast examples are found, and print JSON; up to 100,000 examples it"
            " takes some ten minutes.",
        ),
        options=(
            Option(
                name="--sizes",
                metavar="N,N",
                default="1000,10000,100000",
                help=Text(
                    "在多少个例子里找，逗号隔开；写 0 就只测检查。",
                    "Among how many examples to search, joined by commas; 0 leaves the search out.",
                ),
            ),
            UI_LANG,
        ),
        examples=("okr eval bench --sizes 1000",),
    ),
)
