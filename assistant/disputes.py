"""Where the authorities disagree: the sides, whose they are, and what taking a side does to a check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.types import Severity, Text


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute. `severity` is what a finding becomes under it; `silent` drops the finding."""

    text: Text
    severity: Severity | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question on which the sources differ; the first side is taken where a profile says nothing."""

    question: Text
    sides: Mapping[str, Side]


DISPUTES: Mapping[str, Dispute] = {
    "figure-in-objective": Dispute(
        Text("O 里可以写数字吗", "May an objective be a figure?"),
        {
            "question": Side(
                Text(
                    "飞书和 Worktile 认为数字属于 KR，也有团队直接用数字当 O；这里只问一句，不算错。",
                    "Feishu and Worktile keep figures for key results, others lead with one; here it is a question.",
                )
            ),
            "never": Side(
                Text("按本规则集，数字只写在 KR 里。", "Under this profile figures belong to key results only."),
                "warning",
            ),
            "fine": Side(Text("本规则集允许用数字当 O。", "This profile lets a figure be an objective."), silent=True),
        },
    ),
    "undefined-direction": Dispute(
        Text("“提升体验”这样的 O 够不够", "Is 'improve the experience' enough of an objective?"),
        {
            "strict": Side(
                Text(
                    "飞书的要求是 O 要说清方向，但飞书和叮当自己的示例里也有只说“提升”的；这里从严。",
                    "Feishu asks for a clear direction, though its own and Dingdang's examples stop at 'improve'; here"
                    " the stricter reading is taken.",
                )
            ),
            "lenient": Side(
                Text(
                    "飞书和叮当的示例接受只写方向的 O，这里只作提醒。",
                    "Feishu's and Dingdang's examples accept a bare direction; here it is only a remark.",
                ),
                "info",
            ),
        },
    ),
    "maintain": Dispute(
        Text("“保持”能不能当 O", "May 'keep' be an objective?"),
        {
            "routine": Side(
                Text(
                    "飞书把“保持、继续”看作日常工作，不进 O。",
                    "Feishu sees 'keep' and 'continue' as business as usual, not as an objective.",
                )
            ),
            "fine": Side(Text("本规则集允许“保持”类的 O。", "This profile lets 'keep' be an objective."), silent=True),
        },
    ),
    "launch-as-key-result": Dispute(
        Text("“上线”能不能当 KR", "May a launch be a key result?"),
        {
            "outcome-first": Side(
                Text(
                    "Atlassian 和叮当只认成果；飞书接受有日期的里程碑。这里看同一 O 下有没有可衡量的成果。",
                    "Atlassian and Dingdang accept only outcomes, Feishu dated milestones too; it depends on whether a"
                    " measurable outcome stands beside it.",
                )
            ),
            "milestones-fine": Side(
                Text(
                    "飞书接受有日期的里程碑，这里只作提醒。",
                    "Feishu accepts dated milestones; here it is only a remark.",
                ),
                "info",
            ),
        },
    ),
    "two-figures": Dispute(
        Text("一条 KR 能不能写两个数字", "May one key result carry two figures?"),
        {
            "question": Side(
                Text(
                    "叮当和飞书的示例里有一条写两个数的；拆开便于打分，这里只作提醒。",
                    "Dingdang and Feishu show key results with two figures; apart they are easier to score, so this is"
                    " only a remark.",
                )
            ),
            "never": Side(
                Text("按本规则集，一条 KR 只写一个结果。", "Under this profile one result per key result."), "warning"
            ),
            "fine": Side(
                Text("本规则集允许一条 KR 写两个数字。", "This profile lets a key result carry two figures."),
                silent=True,
            ),
        },
    ),
    "establish-baseline": Dispute(
        Text("“先测出基线”能不能当 KR", "May 'establish the baseline' be a key result?"),
        {
            "fine": Side(
                Text(
                    "先测出基线可以当一条 KR，一个周期一次。",
                    "Measuring the baseline may be a key result, once.",
                )
            ),
            "never": Side(
                Text("按本规则集，测基线是准备工作。", "Under this profile measuring a baseline is groundwork.")
            ),
        },
    ),
    "binary": Dispute(
        Text("“做到/没做到”的 KR 行不行", "May a key result be yes or no?"),
        {
            "fine": Side(
                Text(
                    "一个可核对的终点（正式上线、获批）算可衡量；Atlassian 更希望看到数字。",
                    "One checkable end state counts as measurable; Atlassian would rather see a figure.",
                )
            ),
            "never": Side(Text("按本规则集，KR 要有数字。", "Under this profile a key result needs a figure.")),
        },
    ),
    "exposure": Dispute(
        Text("曝光、阅读量能不能当 KR", "May exposure be a key result?"),
        {
            "question": Side(
                Text(
                    "叮当的示例用曝光量当 KR；曝光不等于价值，这里只作提醒。",
                    "Dingdang shows exposure as a key result; exposure is not yet value, so this is only a remark.",
                )
            ),
            "fine": Side(
                Text("本规则集允许用曝光量当 KR。", "This profile lets exposure be a key result."), silent=True
            ),
        },
    ),
    "pay": Dispute(
        Text("OKR 能不能和薪酬挂钩", "May pay hang on an OKR?"),
        {
            "apart": Side(
                Text(
                    "飞书和 Tita 主张 OKR 不和薪酬直接挂钩；叮当用门槛值、目标值、挑战值挂奖金。",
                    "Feishu and Tita keep pay apart from OKRs; Dingdang ties bonuses to floor, target and stretch.",
                )
            ),
            "tied": Side(Text("叮当允许挂钩。", "Dingdang allows it."), silent=True),
        },
    ),
}
