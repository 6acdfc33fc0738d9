"""Every command of `okr` with its argument, options and examples: what is read, helped and documented from here."""

from __future__ import annotations

from assistant.cli.commands_eval import EVAL, EVAL_COMMANDS
from assistant.cli.grammar import Argument, Command, Group, Option
from assistant.types import Text

_FILE = Argument(
    key="file",
    metavar="FILE",
    help=Text(
        ".txt、.md、.csv、.xlsx 或 .docx 文件；- 或者不写就读标准输入。",
        "A .txt, .md, .csv, .xlsx or .docx file; - or nothing reads standard input.",
    ),
)
_ROLE = Option(name="--role", metavar="R", help=Text("你做什么，用自己的话说。", "What you do, in your own words."))
_FUNCTION = Option(
    name="--function", metavar="F", help=Text("职能，如 sales、研发。", "The function, such as sales or engineering.")
)
_LEVEL = Option(name="--level", metavar="L", help=Text("级别，如 ic、总监。", "The level, such as ic or director."))
_INDUSTRY = Option(
    name="--industry", metavar="I", help=Text("行业，如 retail、制造。", "The industry, such as retail or healthcare.")
)
_CYCLE = Option(name="--cycle", metavar="C", help=Text("周期，如 2026 Q3。", 'The period, such as "2026 Q3".'))
_PARENT = Option(
    name="--parent", metavar="FILE", kind="path", help=Text("上级的 OKR。", "The OKR of the leader or department.")
)
_PROFILE = Option(
    name="--profile",
    metavar="NAME",
    help=Text(
        "规则集：内置的名字（default、feishu、dingdang、atlassian……）或自己的 YAML 文件。",
        "House rules: a built-in name (default, feishu, dingdang, atlassian, ...) or a YAML file.",
    ),
)
_LANG = Option(
    name="--lang", choices=("auto", "zh", "en"), default="auto", help=Text("草稿的语言。", "The draft's language.")
)
_UI_LANG = Option(
    name="--ui-lang",
    choices=("zh", "en"),
    help=Text("提示用的语言（默认跟草稿一样）。", "The messages' language (default: the draft's)."),
)


def _format(*choices: str) -> Option:
    return Option(name="--format", choices=choices, default=choices[0], help=Text("输出成什么样。", "How to print."))


GROUPS: tuple[Group, ...] = (EVAL,)
COMMANDS: tuple[Command, ...] = (
    Command(
        name="check",
        run="assistant.cli.reviewing:check",
        help=Text(
            "看一份 OKR：哪里有问题、为什么、怎么办。不需要模型、网络和索引。",
            "Review OKR text: what is wrong, where, why, and what to do. Needs no model, network or index.",
        ),
        argument=Argument(
            key="files",
            metavar="FILE",
            many=True,
            help=Text(
                "文件或文件夹；- 或者不写就读标准输入。能读 .txt、.md、.csv、.xlsx、.docx。",
                "Files or folders; - or nothing reads standard input. Readable: .txt, .md, .csv, .xlsx, .docx.",
            ),
        ),
        options=(
            _PARENT,
            _CYCLE,
            _PROFILE,
            _LANG,
            _format("text", "json", "sarif"),
            Option(
                name="--fail-on",
                choices=("error", "warning", "never"),
                default="error",
                help=Text(
                    "有这么重或更重的问题时，退出码是 1。", "Leave with exit code 1 on such findings or graver ones."
                ),
            ),
            Option(
                name="--baseline",
                metavar="FILE",
                kind="path",
                help=Text(
                    "基线文件：里面已有的问题不再报，只报新的。", "A baseline: findings known from it are not reported."
                ),
            ),
            Option(
                name="--write-baseline",
                metavar="FILE",
                kind="path",
                help=Text("把现有的问题写成基线文件。", "Write the present findings as a baseline."),
            ),
            _UI_LANG,
        ),
        examples=(
            "okr check draft.txt",
            "okr check okrs/ --fail-on warning",
            "okr check draft.txt --parent leader.txt",
            "okr check okrs/ --write-baseline .okr-baseline.json",
            "okr check okrs/ --baseline .okr-baseline.json",
        ),
        more=Text(
            "某一条有意为之，就写在那一行后面，带上理由：\n"
            "  KR2：优化回访  okr:忽略 K03 下周期再量化\n"
            "也可以放进括号、# 后面或 <!-- -->；表格的单元格里用括号。写在第一条之前，说的是整份的问题。",
            "Where a line is meant as it is, say so behind it, with the reason:\n"
            "  KR2: Improve follow-up calls  okr:ignore K03 measured next cycle\n"
            "It may stand in brackets, behind # or in <!-- -->; inside a table's cell use brackets. Before the\n"
            "first item it speaks of findings on the whole.",
        ),
    ),
    Command(
        name="parse",
        run="assistant.cli.reviewing:parse",
        help=Text("打印从一份 OKR 里读出了什么。", "Print what was understood of an OKR text."),
        argument=_FILE,
        options=(_LANG, _format("json"), _UI_LANG),
        examples=("okr parse draft.docx",),
    ),
    Command(
        name="draft",
        run="assistant.cli.drafting:draft",
        help=Text(
            "把草稿改成一份建议稿：不编任何数字、日期和人名，并列出只有你能回答的问题。",
            "Propose a rewrite in which no figure, date or name is made up, with the questions only you can answer.",
        ),
        argument=_FILE,
        options=(
            _ROLE,
            _FUNCTION,
            _LEVEL,
            _INDUSTRY,
            _CYCLE,
            _PARENT,
            Option(
                name="--metrics",
                metavar="FILE",
                kind="path",
                help=Text("一列指标，例如从表里存出来的。", "A list of metrics, for example saved from a sheet."),
            ),
            Option(
                name="--answers",
                metavar="FILE",
                kind="path",
                help=Text(
                    "对问题的回答：JSON 或 YAML，编号或空位对应文字。",
                    "Answers: JSON or YAML, question ids or places to text.",
                ),
            ),
            Option(
                name="--mode",
                choices=("auto", "rewrite", "metrics", "scratch"),
                default="auto",
                help=Text("从哪里起步：改草稿、从指标、从零。", "The way in: a draft, metrics, or nothing yet."),
            ),
            Option(
                name="--offline",
                kind="flag",
                help=Text(
                    "不用模型，也不用远程的向量服务。",
                    "Use no model and no remote embeddings: nothing leaves the machine.",
                ),
            ),
            Option(name="--model", metavar="M", help=Text("这一次用哪个模型。", "The model for this once.")),
            _PROFILE,
            _LANG,
            _format("text", "json", "md"),
            _UI_LANG,
        ),
        examples=(
            "okr draft draft.txt --offline",
            "okr draft draft.txt --role 'store manager' --parent leader.txt --cycle '2026 Q3'",
            "okr draft --metrics metrics.xlsx --format md",
        ),
        more=Text(
            "回答文件例如：\n  q1: 30% 到 45%\n  O1.KR2.deadline: 8 月底\n"
            "指标表读错的列、要挪的行、这些数为了什么，也写在里面：\n  column3: 保底\n  O1.KR2.tray: 看板\n  purpose: 留住老客户",
            "A file of answers looks like this:\n  q1: 30% to 45%\n  O1.KR2.deadline: end of August\n"
            "It also says what a column of a sheet holds, where a row belongs, what the figures are for:\n"
            "  column3: floor\n  O1.KR2.tray: keep watching\n  purpose: keep customers",
        ),
    ),
    Command(
        name="ask",
        run="assistant.cli.talking:ask",
        help=Text(
            "接着聊一份 OKR：每句话改它说的那一处，其余一字不动；也能问方法、问一条提醒、问有什么漏洞。",
            "Talk about an OKR: each sentence changes what it names and nothing else; or ask about the method, a remark, a gap.",
        ),
        argument=Argument(
            key="sentences",
            metavar="SENTENCE",
            required=True,
            many=True,
            help=Text("要说的话，一句一个参数，按顺序来。", "What to say, one argument per sentence, in order."),
        ),
        options=(
            Option(
                name="--on",
                metavar="FILE",
                help=Text(
                    "哪份 OKR：okr draft --format json 的输出，或任何 OKR 文本；- 读标准输入。",
                    "The OKR: what okr draft --format json printed, or any OKR text; - reads standard input.",
                ),
            ),
            _PARENT,
            _CYCLE,
            Option(name="--offline", kind="flag", help=Text("不用模型。", "Use no model: nothing leaves the machine.")),
            Option(name="--model", metavar="M", help=Text("这一次用哪个模型。", "The model for this once.")),
            _PROFILE,
            _format("text", "json"),
            _UI_LANG,
        ),
        examples=(
            "okr ask 'KR2 目标改成 60%' 'KR1 负责人 @小周' --on okr.txt",
            "okr ask 'what could go wrong with this OKR?' --on okr.json",
            "okr ask 'what is the difference between a KR and a KPI?'",
        ),
        more=Text(
            "不接模型也能做：改数字、填空、负责人、日期、删加条目、撤销、问提醒和方法。换措辞要模型。",
            "Without a model: figures, blanks, owners, dates, lines in and out, undo, remarks, the method.\nOther wording needs one.",
        ),
    ),
    Command(
        name="search",
        run="assistant.cli.drafting:search",
        help=Text("找最接近的例子。", "Find the nearest examples."),
        argument=Argument(
            key="query",
            metavar="QUERY",
            required=True,
            many=True,
            help=Text("角色、草稿里的话、指标。", "A role, words of a draft, a metric."),
        ),
        options=(
            _ROLE,
            _FUNCTION,
            _INDUSTRY,
            Option(name="--lang", choices=("zh", "en"), help=Text("优先哪种语言的例子。", "The preferred language.")),
            Option(
                name="--count",
                short="-k",
                metavar="N",
                kind="number",
                least=1,
                most=50,
                default=5,
                help=Text("要几个。", "How many."),
            ),
            _format("text", "json"),
            _UI_LANG,
        ),
        examples=("okr search 会员复购", "okr search fewer incidents --function engineering -k 3"),
    ),
    Command(
        name="library",
        run="assistant.cli.library:run",
        help=Text(
            "自己公司的例子：list 列出、add FILE 添加、remove ID 删除、validate 检查、reindex 重建索引。",
            "Your company's own examples: list, add FILE, remove ID, validate, reindex.",
        ),
        argument=Argument(
            key="words",
            metavar="ACTION",
            required=True,
            many=True,
            help=Text(
                "list、add、remove、validate 或 reindex，后面是文件或编号。能读 .yml、.csv、.xlsx、.docx、.md、.txt。",
                "list, add, remove, validate or reindex, then files or ids. Readable: .yml, .csv, .xlsx, .docx, .md, .txt.",
            ),
        ),
        options=(
            Option(
                name="--yes",
                kind="flag",
                help=Text(
                    "不问，直接存；像是不该存的先换成空格位。", "Store without asking; what looks private is blanked."
                ),
            ),
            Option(
                name="--keep-private",
                kind="flag",
                help=Text("姓名、金额、客户照原样存。", "Store names, amounts and customers as they are."),
            ),
            Option(
                name="--skip-flawed",
                kind="flag",
                help=Text("检查说要改的例子不收。", "Leave out examples in which a check finds an error."),
            ),
            _INDUSTRY,
            _FUNCTION,
            _ROLE,
            _format("text", "json"),
            _UI_LANG,
        ),
        examples=(
            "okr library add handbook.docx",
            "okr library add okrs.xlsx --industry retail --yes",
            "okr library remove own-handbook-003",
        ),
        more=Text(
            "行业、部门、角色从标题和表头里读。先给预览，同意了才存；没收进来的每一行都说明原因。",
            "Industry, department and role are read from headings and columns. A preview comes first;\n"
            "every line left out is told with the reason.",
        ),
    ),
    Command(
        name="export",
        run="assistant.cli.drafting:export",
        help=Text(
            "把一份草稿、okr draft --format json 的输出，或以前导出的文件，转成别的样子。",
            "Convert a draft's text, what okr draft --format json printed, or a file exported before.",
        ),
        argument=_FILE,
        options=(
            Option(
                name="--to",
                choices=("md", "docx", "xlsx", "txt", "json", "feishu", "message", "html", "note", "weekly"),
                default="md",
                help=Text(
                    "转成什么：message 是发给 leader 的消息，feishu 是飞书批量创建用的文件，html 可打印，note 是公示说明，"
                    "weekly 是周报模板。",
                    "The format: message is for a chat with the leader, feishu a file for Feishu's batch creation, html a "
                    "page to print, note what it is published with, weekly the template of a week's report.",
                ),
            ),
            Option(
                name="--out",
                short="-o",
                metavar="OUT",
                kind="path",
                help=Text("写到哪个文件；不写就打印出来。", "Where to write; else it is printed."),
            ),
            _UI_LANG,
        ),
        examples=(
            "okr draft draft.txt --offline --format json | okr export --to message",
            "okr export draft.txt --to docx -o okr.docx",
        ),
    ),
    Command(
        name="rules",
        run="assistant.cli.reviewing:rules",
        help=Text(
            "列出全部检查；带上编号就讲清那一条：理由、出处、例子。",
            "List the checks, or show one with its reason, sources and examples.",
        ),
        argument=Argument(
            key="rule", metavar="ID", help=Text("一条检查的编号或名字，如 K02。", "One check, by id or name: K02.")
        ),
        options=(_format("text", "json"), _UI_LANG),
        examples=("okr rules", "okr rules K02"),
    ),
    Command(
        name="doctor",
        run="assistant.cli.running:doctor",
        help=Text(
            "看看这台机器上什么能用，不能用的怎么办。密钥只露头尾。",
            "Say what works on this machine, and what to do about what does not. Keys are masked.",
        ),
        options=(_format("text", "json"), _UI_LANG),
        examples=("okr doctor",),
    ),
    Command(
        name="serve",
        run="assistant.cli.running:serve",
        help=Text("打开网页。", "Open the page in a browser."),
        options=(
            Option(
                name="--port",
                metavar="PORT",
                kind="number",
                least=1,
                most=65535,
                help=Text("端口（默认 8501，被占用就往后找）。", "The port (default: 8501 or the next free one)."),
            ),
            Option(
                name="--host",
                metavar="HOST",
                default="127.0.0.1",
                help=Text("在哪个地址上服务。", "The address to listen on."),
            ),
            Option(
                name="--processes",
                metavar="N",
                kind="number",
                least=1,
                most=64,
                default=1,
                help=Text(
                    "起几个进程，各占一个端口，从 --port 往后排；一起停。",
                    "How many processes to start, each on a port of its own from --port on; they stop together.",
                ),
            ),
            Option(
                name="--no-browser",
                kind="flag",
                help=Text("不要自动打开浏览器。", "Do not open a browser window."),
            ),
            _UI_LANG,
        ),
        examples=("okr serve", "okr serve --port 9000 --no-browser", "okr serve --processes 2 --host 0.0.0.0"),
    ),
    Command(
        name="backup",
        run="assistant.cli.running:backup",
        help=Text(
            "把网页上的草稿和版本存成一个文件。网页不用停。",
            "Save the page's drafts and versions as one file. The page may go on meanwhile.",
        ),
        options=(
            Option(
                name="--out",
                short="-o",
                metavar="FILE",
                kind="path",
                help=Text(
                    "存到哪里（默认当前文件夹，文件名带时间）。", "Where to (default: here, the time in its name)."
                ),
            ),
            _UI_LANG,
        ),
        examples=("okr backup", "okr backup -o drafts.jsonl.gz"),
    ),
    Command(
        name="restore",
        run="assistant.cli.running:restore",
        help=Text(
            "把备份里的草稿放回来：现有的更新就不动，要么全放回，要么都不动。也用来搬到另一个数据库。",
            "Put the drafts of a backup back, all or none; what is newer here stays. Also moves them to another database.",
        ),
        argument=Argument(
            key="file",
            metavar="FILE",
            required=True,
            help=Text("okr backup 存下的文件。", "The file that okr backup wrote."),
        ),
        options=(_UI_LANG,),
        examples=("okr restore drafts.jsonl.gz",),
    ),
    *EVAL_COMMANDS,
)
