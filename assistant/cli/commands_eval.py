"""The commands of `okr eval`: they run in a checkout, where the sets and scorers are."""

from __future__ import annotations

from assistant.cli.commands_kept import KEPT_COMMANDS
from assistant.cli.eval_options import BUDGET, DRY_RUN, FLOORS, FORMAT, JOBS, MODEL, REPORT, SUITE, UI_LANG
from assistant.cli.grammar import Argument, Command, Group, Option
from assistant.types import Text

EVAL = Group(
    name="eval",
    help=Text(
        "评测：改了提示词、模型、检查或例子之后，哪里变好了，哪里变坏了。需要完整的代码仓库。",
        "The eval suite: what a change to a prompt, a model, a check or an example made better or worse. Needs a checkout.",
    ),
    examples=(
        "okr eval run --suite draft --model M1 --out one.json",
        "okr eval run --suite draft --model M2 --out two.json",
        "okr eval compare one.json two.json",
    ),
    more=Text(
        "不写 --model 就由规则起草，改检查、例子时这样比。\nokr eval judge one.json two.json 再让模型或人来评哪份更好。\n每个数字都带样本数和 95% 区间；没法评的记 UNSCORED，不算 0 也不算通过。dev 的用例可以看、可以改；held 只用来引用数字，没有人看它的内容。",
        "Without --model the rules draft: the way to compare a change of checks or examples.\n"
        "okr eval judge one.json two.json lets a model or a person say which proposals are better.\n"
        "Each figure comes with n and a 95% interval; what could not be judged is UNSCORED, neither 0 nor a pass.\n"
        "Cases of dev are for working on; held is for quoting figures only, and nobody looks into it.",
    ),
)

EVAL_COMMANDS: tuple[Command, ...] = (
    Command(
        name="eval run",
        run="eval.commands:run",
        help=Text("跑评测，打印每个指标。", "Run suites over their cases and print every figure."),
        options=(
            SUITE,
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
            MODEL,
            Option(
                name="--prompt",
                metavar="P",
                kind="path",
                help=Text(
                    "用自己的提示词模板起草：一个文件或文件夹，按名称替换内置的，如 draft.v2.zh.jinja。",
                    "Draft with prompt templates of your own: a file or folder that replaces built-in ones by name,"
                    " as draft.v2.en.jinja.",
                ),
            ),
            Option(
                name="--batch",
                kind="flag",
                help=Text(
                    "通过接口的 Batch API 调用模型：更便宜，最长等一天；中断后再运行同一条命令就接着等。",
                    "Send the model's calls through the endpoint's Batch API: cheaper, within a day; the same command goes on"
                    " where it stopped.",
                ),
            ),
            JOBS,
            BUDGET,
            DRY_RUN,
            Option(
                name="--show",
                metavar="N",
                kind="number",
                least=0,
                most=10_000,
                default=0,
                help=Text("每个评测集打印几条没通过的 dev 用例。", "How many failed dev cases to print per suite."),
            ),
            FLOORS,
            Option(
                name="--out",
                short="-o",
                metavar="OUT",
                kind="path",
                help=Text("把结果存成 JSON，供 okr eval compare 用。", "Save the run as JSON for okr eval compare."),
            ),
            REPORT,
            UI_LANG,
        ),
        examples=(
            "okr eval run -j 2",
            "okr eval run --suite canon,gaming --split dev --show 20",
            "okr eval run --suite draft --model gpt-4.1-mini -j 4 --budget 400000 --out mini.json",
            "okr eval run --suite draft --model gpt-4.1-mini --prompt my-prompts --out mine.json",
            "okr eval run --format html > report.html",
        ),
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
        options=(FLOORS, REPORT, UI_LANG),
        examples=(
            "okr eval compare before.json after.json",
            "okr eval compare before.json after.json --format html > difference.html",
        ),
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
            UI_LANG,
        ),
        examples=("okr eval show canon-zh-15",),
    ),
    Command(
        name="eval judge",
        run="eval.judging.command:judge",
        help=Text(
            "让模型或人来评两次结果里的提案哪份更好：看不到名字，左右对调，多次投票，给出一致程度。",
            "Let a model or a person judge which run's proposals are better: blind, sides swapped, several votes, with"
            " their agreement.",
        ),
        argument=Argument(
            key="runs",
            metavar="RUN",
            required=True,
            many=True,
            help=Text(
                "okr eval run --suite draft --out 存下的两个文件。",
                "Two files saved by okr eval run --suite draft --out.",
            ),
        ),
        options=(
            Option(
                name="--judge-model",
                metavar="M",
                help=Text(
                    "由这个模型来评（地址和密钥取自设置）；它拒绝的、读不懂的记 UNSCORED。",
                    "This model judges (address and key from the settings); what it refuses or says unreadably is UNSCORED.",
                ),
            ),
            Option(
                name="--by-hand",
                kind="flag",
                help=Text(
                    "由人来评：按 1、2、t、q；中断后再运行同一条命令就接着来。",
                    "A person judges with the keys 1, 2, t, q; the same command goes on where it stopped.",
                ),
            ),
            Option(
                name="--votes",
                metavar="N",
                kind="number",
                least=1,
                most=25,
                default=2,
                help=Text("每种左右次序问模型几次。", "How often the model is asked in each order of the sides."),
            ),
            Option(
                name="--beside",
                metavar="FILE",
                kind="path",
                help=Text(
                    "和另一份存下的评判（比如人的）对照，给出 Cohen's kappa。",
                    "Set it beside another saved judgement, a person's for example, with Cohen's kappa.",
                ),
            ),
            JOBS,
            BUDGET,
            Option(
                name="--out",
                short="-o",
                metavar="OUT",
                kind="path",
                help=Text(
                    "把评判存成 JSON（--by-hand 默认存到 judged.json）。",
                    "Save the judgement as JSON (--by-hand: judged.json unless told).",
                ),
            ),
            FORMAT,
            UI_LANG,
        ),
        examples=(
            "okr eval judge before.json after.json --judge-model gpt-4.1 -j 4 --out judged.json",
            "okr eval judge before.json after.json --by-hand --out mine.json",
            "okr eval judge before.json after.json --judge-model gpt-4.1 --beside mine.json",
        ),
    ),
    *KEPT_COMMANDS,
)
