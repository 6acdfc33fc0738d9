"""The commands of `okr eval`: they run in a checkout, where the sets and scorers are."""

from __future__ import annotations

from assistant.cli.grammar import Argument, Command, Group, Option
from assistant.types import Text

EVAL = Group(
    name="eval",
    help=Text(
        "评测：改了提示词、模型、检查或例子之后，哪里变好了，哪里变坏了。需要完整的代码仓库。",
        "The eval suite: what a change to a prompt, a model, a check or an example made better or worse. Needs a checkout.",
    ),
    examples=(
        "okr eval run --out before.json",
        "okr eval run --out after.json",
        "okr eval compare before.json after.json",
    ),
    more=Text(
        "每个数字都带样本数和 95% 区间；没法评的记 UNSCORED，不算 0 也不算通过。dev 的用例可以看、可以改；held 只用来引用数字，没有人看它的内容。",
        "Each figure comes with n and a 95% interval; what could not be judged is UNSCORED, neither 0 nor a pass.\n"
        "Cases of dev are for working on; held is for quoting figures only, and nobody looks into it.",
    ),
)

_SUITE = Option(
    name="--suite",
    metavar="S",
    help=Text(
        "评哪些，用逗号隔开，如 canon,gaming（默认全部）。",
        "Which suites, joined by commas: canon,gaming (default: all).",
    ),
)
_FORMAT = Option(
    name="--format", choices=("text", "json"), default="text", help=Text("输出成什么样。", "How to print.")
)
_REPORT = Option(
    name="--format",
    choices=("text", "json", "md", "html"),
    default="text",
    help=Text("输出成什么样；html 是一个自带图的文件。", "How to print; html is one file with its pictures."),
)
_MODEL = Option(
    name="--model",
    metavar="M",
    help=Text(
        "用这个模型起草（地址和密钥取自设置）。",
        "Draft with this model (address and key from the settings).",
    ),
)
_BUDGET = Option(
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
_DRY_RUN = Option(
    name="--dry-run",
    kind="flag",
    help=Text("不问模型，只算还要花多少。", "Ask no model; say what the run would take."),
)
_UI_LANG = Option(name="--ui-lang", choices=("zh", "en"), help=Text("提示用的语言。", "The messages' language."))

EVAL_COMMANDS: tuple[Command, ...] = (
    Command(
        name="eval run",
        run="eval.commands:run",
        help=Text("跑评测，打印每个指标。", "Run suites over their cases and print every figure."),
        options=(
            _SUITE,
            Option(
                name="--split",
                choices=("all", "dev", "held"),
                default="all",
                help=Text("用例的哪一半。", "Which half of the cases."),
            ),
            Option(
                name="--cases",
                metavar="PATH",
                kind="path",
                help=Text("用自己的用例文件（要配合一个 --suite）。", "A file of your own cases (with one --suite)."),
            ),
            Option(
                name="--drafter",
                choices=("rules", "model", "plain"),
                default="rules",
                help=Text(
                    "谁来起草：规则、设置里的模型，还是同一个模型只给一句话（plain）。",
                    "Who drafts: the rules, the model of the settings, or that model with one plain line.",
                ),
            ),
            _MODEL,
            Option(
                name="--jobs",
                short="-j",
                metavar="N",
                kind="number",
                least=1,
                most=64,
                default=1,
                help=Text("同时评几个用例。", "How many cases to judge side by side."),
            ),
            _BUDGET,
            _DRY_RUN,
            Option(
                name="--show",
                metavar="N",
                kind="number",
                least=0,
                most=10_000,
                default=0,
                help=Text("每个评测集打印几条没通过的 dev 用例。", "How many failed dev cases to print per suite."),
            ),
            Option(
                name="--fail-below",
                metavar="M",
                help=Text(
                    "低于这些数就以退出码 1 结束，如 canon.better_is_milder=0.95，逗号隔开。",
                    "Leave with exit code 1 below these: canon.better_is_milder=0.95, joined by commas.",
                ),
            ),
            Option(
                name="--out",
                short="-o",
                metavar="OUT",
                kind="path",
                help=Text("把结果存成 JSON，供 okr eval compare 用。", "Save the run as JSON for okr eval compare."),
            ),
            _REPORT,
            _UI_LANG,
        ),
        examples=(
            "okr eval run -j 2",
            "okr eval run --suite canon,gaming --split dev --show 20",
            "okr eval run --suite draft --model gpt-4.1-mini -j 4 --budget 400000 --out mini.json",
            "okr eval run --format html > report.html",
        ),
    ),
    Command(
        name="eval record",
        run="eval.commands:record",
        help=Text(
            "跑完整评测，把数字记进 eval/history.json：第一次的永远保留，最后一次的更新。",
            "Run whole suites and keep the figures in eval/history.json: the first run's for good, and the last's.",
        ),
        options=(_SUITE, _UI_LANG),
        examples=("okr eval record",),
    ),
    Command(
        name="eval compare",
        run="eval.commands:compare",
        help=Text(
            "比较两次结果：每个指标的成对差、区间，一句话说变好、变坏还是看不出；变坏时退出码 1。",
            "Compare two saved runs: paired differences, intervals, and in words better, worse or cannot tell; exit code 1"
            " where something is worse.",
        ),
        argument=Argument(
            key="runs",
            metavar="RUN",
            required=True,
            many=True,
            help=Text("okr eval run --out 存下的两个文件。", "Two files saved by okr eval run --out."),
        ),
        options=(_FORMAT, _UI_LANG),
        examples=("okr eval compare before.json after.json",),
    ),
    Command(
        name="eval show",
        run="eval.commands:show",
        help=Text("看一个用例和它得的每个分。", "Show one case and every mark on it."),
        argument=Argument(key="case", metavar="CASE", required=True, help=Text("用例编号。", "The id of a case.")),
        options=(
            Option(
                name="--held",
                kind="flag",
                help=Text("连 held 的内容也打开。", "Open the text of a held case as well."),
            ),
            _UI_LANG,
        ),
        examples=("okr eval show canon-zh-15",),
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
            _UI_LANG,
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
            _UI_LANG,
        ),
        examples=("okr eval quality",),
    ),
    Command(
        name="eval drafting",
        run="eval.commands:drafting",
        help=Text(
            "让模型起草稿子、指标和对话，再只用一句话问同样的请求，两相对照写成 docs/drafting-quality.md；中断后接着问，不重问。",
            "Ask a model for drafts, lists and dialogues, and again with one plain line, and write docs/drafting-quality.md;\n"
            "a run that was cut off goes on where it stopped.",
        ),
        options=(_MODEL, _BUDGET, _DRY_RUN, _UI_LANG),
        examples=("okr eval drafting --model gpt-4.1-mini --budget 200000",),
    ),
    Command(
        name="eval bench",
        run="eval.commands:bench",
        help=Text(
            "测检查和找例子的速度，打印 JSON；到十万个例子要跑十来分钟。",
            "Measure how fast the checks are and how fast examples are found, and print JSON; up to 100,000 examples it\n"
            "takes some ten minutes.",
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
            _UI_LANG,
        ),
        examples=("okr eval bench --sizes 1000",),
    ),
)
