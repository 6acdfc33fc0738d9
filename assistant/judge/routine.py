"""Business as usual: work that goes on whatever the OKR says, watched but not in it."""

from __future__ import annotations

from assistant.text.late import late_compile

_ALWAYS = late_compile(
    r"日常|例行|照常|常规工作|交办|其他任务|收发|会议室|评论区维护|私信回复|批改作业|监考|值班|值守|琐事|杂事|工作照旧|"
    r"(?i:\b(?:routine|day[- ]to[- ]day|business as usual|bau|keep the lights on|on-?call (?:rota|rotation|duty)|"
    r"admin chores|housekeeping)\b)"
)
# Answering, processing and handing in go on anyway; with an amount to reach they may be somebody's result.
_UNLESS_COUNTED = late_compile(
    r"^(?:[-*•·\s]*)(?:(?:处理|回复|接听|应答|办理|审核|登记|打印|整理|汇总|提交|填写|写|做|发|收)(?:好|完)?(?:一下)?(?:各类|各种|所有|每天的|每周的)?"
    r"[\u4e00-\u9fff]{0,4}(?:退款|工单|单据|报销|报销单|邮件|咨询|付款|来电|电话|私信|留言|请购单|采购单|周报|日报|月报|报表|考勤|快递|票据)"
    r"|报销|周报|日报|月报|周例会|例会|答疑|排班|值日|"
    r"(?i:(?:answer|answering|reply to|replying to|respond to|process|processing|handle|handling|triage|file|filing|order|ordering|"
    r"pay|run|send|submit)\s+(?:the\s+|all\s+|daily\s+|weekly\s+|monthly\s+)?(?:[a-z]+\s+)?(?:tickets?|e-?mails?|chats?|dms?|messages|"
    r"calls?|quer(?:y|ies)|requests?|requisitions?|invoices?|orders?|receipts?|expense reports?|payroll|spare parts|supplies|paperwork)"
    r"|(?:payroll|access|support) (?:queries|requests)|expense reports?|weekly reports?|reporting for |patching\b|cert(?:ificate)? renewals?|oncall\b|on-call\b))"
)
_COUNTED = late_compile(r"\d|率|时长|满意|rate|share|time to|within")


def is_routine(text: str) -> bool:
    """Whether a line is business as usual: 处理日常退款, 报销, answer tickets."""
    if _ALWAYS.search(text):
        return True
    return len(text) <= 60 and _UNLESS_COUNTED.search(text) is not None and _COUNTED.search(text) is None
