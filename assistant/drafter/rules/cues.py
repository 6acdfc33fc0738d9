"""The words by which the rule drafter tells wishes, work put in, launches, learning and headings apart.

Every pattern reads `plain` text: folded, Simplified, one character for one, so that offsets hold in the words as typed.
"""

from __future__ import annotations

import re

from assistant.item.problems import OFTEN_ZH
from assistant.numbers import read_figures
from assistant.text import plain

LAUNCH = re.compile(
    r"上线|上架|发布|迁移|切换|搭建|建成|落地|推出|投产|开通|迁到|接入|开业|量产|"
    r"\b(?:launch(?:ed)?|ship(?:ped)?|released?|migrate|move to|switch to|upgrade|roll out|go live|deploy|set up|introduce|build)\b|\blive\b|\bget .{2,30} live\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"(?:协调|配合|协助|支持|参与|整理|准备|跟进|对接|跟\S{1,6}一起|和\S{1,6}一起)|"
    r"(?:coordinate|support|help|assist|prepare|participate|follow up|attend)\b",
    re.IGNORECASE,
)
# 学一下剪映, "learn Figma variables": what follows is what one wants to be able to do.
LEARN = re.compile(
    r"(?:(?:系统|尽快|快速|继续|多|再|要|去)?(?:学习|学会|学好|学|熟悉|了解|掌握|摸清|搞懂|弄懂|上手|考取|考下|考个|考)(?:一下|一些|些|了)?)"
    r"|(?:learn(?: how to| about)?|study|get to know|get familiar with|understand|ramp up on|get up to speed (?:on|with)|master)\s+",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"刚入职|新入职|刚来|试用期|转正|第一[次份个]|首[次份]|实习|应届|新人$|新手(?!引导|村|教程|期|指引|礼)|"
    r"\b(?:first okr|first ever|just joined|just started|new (?:here|to)|probation|intern(?:ship)?|trainee|graduate|junior|"
    r"apprentice|new joiner|new hire)\b",
    re.IGNORECASE,
)
# Work that is counted by how often it is done; with a figure it is still work.
_EFFORT = re.compile(
    r"日更|周更|双更|一[周天月](?:一|两|二|三|四|五|六|七|\d)次|^每[天日周月][^，,。]{1,3}\d|每[天日周月季][^，,。]{0,10}(?:[场次篇条通遍堂节期]|拜访|巡|检|查|更|发|写|做|换|开|跑|打|练)"
    r"|(?:\d\s?[场期堂节批]|两批|几批)(?:以上)?$|^(?:举办|组织|开展|拜访|走访|巡检|办|开|做|写|发|拍|讲|跑|打)[^，,。]{0,6}\d+\s?[场次篇期通堂节家个条份]"
    r"|(?:培训|分享|团建|拜访|访谈|演练|宣讲|讲座|直播|质检|巡店|审核|抽查|复盘|例会|周会|沙龙|路演|读书会|打卡|课|会)\s?\d+\s?[场次篇期通堂节批家人]"
    r"|\d+\s?[场次期堂节批](?:[\u4e00-\u9fff]{0,6})?(?:培训|分享|团建|拜访|访谈|演练|宣讲|讲座|直播|活动|课|会)"
    r"|\b(?:\d+|\w+)?\s?x\s?(?:a |per )?(?:week|day|month)\b|\b(?:daily|weekly|fortnightly|every (?:\d+ |two |other )?(?:days?|weeks?|months?|mornings?)|each (?:day|week|month))\b|"
    r"\b(?:run|host|hold|do|post|organi[sz]e|attend|conduct)\s+(?:\d+|two|three|four|five|six|a few|some|monthly|weekly)\b|"
    r"\b(?:\d+|two|three|four|five|six)\s+(?:[a-z-]+\s){0,2}(?:calls?|emails?|posts?|blogs?|articles?|meetings?|interviews?|workshops?|webinars?|galas?|meetups?|"
    r"hackathons?|events?|audits?|walks?|visits?|sessions?|trainings?|talks?|evenings?|newsletters?|videos?|reels?|retros?|demos?|dials|touches|campaigns?|(?:a/b )?tests?|experiments?)(?: (?:a|per|each|every) (?:day|week|month))?$|"
    r"\b(?:QBRs?|one-on-ones|1:1s)\b|^(?:(?:cross[- ]?)?train|visit|call|phone|meet|talk to|speak to|interview)\s(?:the |all |our )?(?:\w+ )?(?:\d+|two|three|four|five|six|ten)\b"
    r"|^(?:再)?(?:搞|办|做|开|组织)(?:一|两|几)[次场期]|^(?:和|跟|与)[^,。]{1,10}(?:搞|办|做|开|谈|聊|组织)",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"^keep (?:on )?\w+ing\b|\b(?:licen[cs]es?|permits?|certificates?) renewals?\b|\b(?:stuff|work) (?:is )?ongoing$|\b(?:as needed|when needed|as usual)\b|^ad hoc\b|^weekly .{0,20}\breports?$|^mark books$|"
    r"^(?:answer|reply to|handle|process|update|keep up)\b.{0,24}\b(?:questions|queries|requests|claims|tickets|emails|calendar|records|list|tracker|sheet|crm)$|"
    r"^(?:claims?|complaints?|tickets?|emails?|invoices?|order) handling$|^(?:update|maintain|keep) (?:the )?crm\b|^moderate\b|"
    r"(?:案件|工单|客诉|订单|售后|投诉)的?(?:日常)?跟进$|^跟进(?:案件|工单|订单|售后)|^(?:每周|每天|每月|每日)?(?:写|交|做|发|出)?[\u4e00-\u9fff]{0,4}(?:周报|日报|月报)$|^办理\S{1,6}(?:手续|业务)$|^值班$|(?:年检|续保|保洁)$|(?:周会|站会|晨会|早会|例会)$",
    re.IGNORECASE,
)
# Wishes: something should go up, down, or simply be well.
_WISH = re.compile(
    r"(?:拉高|拉升|提上去|提升|提高|上去|下来|降下来|降低|下降|减少|变好|变快|顾好|守住|做好|弄好|搞好|管好|抓好|改善|缩短|加快|好起来)"
    r"(?:一些|一点|点|些)?$|(?:要|得|更|再)(?:快|准|稳|高|低|好|少|多|顺|省|小)(?:一点|点|些)?$|(?:弄|做|搞|变|跑)(?:得)?(?:更)?(?:快|准|稳|好|顺)(?:一点|点|些)?$"
    r"|^(?:别|不要|不再|少|避免|杜绝|提升|提高|降低|减少|缩短|改善|优化|加强|增加|加快|提振|增强)|别(?:出|发|漏|错|断|停|超|掉|丢)|^涨|(?:快|准|稳|高|低|少|多|好|顺|小|深)(?:一)?点$"
    r"|."
    rf"{OFTEN_ZH}."
    r"|(?:不动|不够|上不去|下不来)$|太(?:多|慢|少|高|低|差)了?$"
    r"|^(?:把|将).{1,12}(?:快|准|稳|高|低|好|少|上去|下来)"
    r"|^(?:fewer|less|more|better|faster|higher|lower|happier|quicker|smoother|improve|reduce|increase|raise|lower|cut|grow|boost|shorten)\b"
    r"|\b(?:up|down|higher|lower|better|faster|quicker|happier|improved?|reduced?|shorter|smaller|rising|falling)\.?$|有人(?:管|问|帮|陪)$|\b(?:stay|(?:come|coming) back|feel|trust|happy|happier|satisfied|glad)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:(?:next|this) (?:term|quarter|year|month|season|summer|winter|week),?\s(?=i\b|we\b)|[一二三四]是[^:：,，]{0,4}[:：]|一个(?:呢)?(?:就)?是|第[一二三四五六](?:个|件|点)?(?:事情?)?(?:呢|嘛|的话)?(?:就)?(?:是|呢)?|再(?:一个|就|有)(?:呢)?(?:就)?是?|(?:首先|其次|另外|还有)(?:呢|就是|一个(?:就)?是?)?|然后(?:呢)?(?:还有)?(?:就是)?|(?:我|我们)?(?:觉得|感觉)(?:主要)?是?|主要(?:就)?是|(?:想)?做的(?:事)?(?:就)?是|(?:大概|大致|基本上?|差不多|主要|其实)*(?:就是|是)|(?:这|本|这个|下|下个|今年)?(?:学期|季度?|一季|个?月|年)?(?:还|也|就)?(?:想要?|希望|打算|计划|准备)(?!法)|(?:这|本|这个)(?:季度|季|个?月|学期|年)(?=把|将|要|能)|我(?:们)?(?:还|也)?(?:想要?|要|希望|打算|准备|计划)|还有就是|另外|然后|最后|争取|顺便"
    r"|(?:i'd (?:like|love)(?: to)?|i would like to|we'd like to|i want to|we want to|i want|we want|want to|want|i plan to|i'll|also|and|then|plus|finally|hopefully|(?:ok(?:ay)?|so|well|right|basically|maybe|probably|honestly)|(?:i think|i guess|i feel)(?: (?:we|i) should| (?:we|i) need to)?|we should|i should|need to|we need to|gotta|would be (?:nice|good|great) to)\b)[\s,，:：]*",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^(?:(?:我的|个人|部门|团队|本人|草稿|初稿|第?[一二三四1-4]?季度?|Q[1-4]|H[12]|上半年|下半年|20\d\d年?|年度?|月度?|季度|本季度?|这季度|这个?季度|这学期|今年|本月|下半年|想做的|要做的|打算做的|准备做的|想干的|主要|工作|事情|事|目标|计划|任务|清单|列表|重点|OKR|KPI|草案|的|：|:|\s)+"
    r"|(?:(?:my|our|personal|team|quarterly|annual|yearly|draft|rough|first|goals?|okrs?|objectives?|targets?|plan|plans|to-?do|todos?|list|things to do|priorities|q[1-4]|h[12]|20\d\d|for|the|this|next|year|quarter|ever|!|:|\s)+))$",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}(?:部门?|团队|组|中心|科|室)|(?:(?!for\b|with\b|to\b|from\b|and\b)[a-z&/]+\s){1,3}(?:dept|department|team|group|squad|unit))\s*"
    r"(?:(?:20\d\d)?\s*[-_/ ]?\s*(?:Q[1-4]|H[12]|第[一二三四]季度|\d{1,2}月)?)?\s*(?:OKRs?|目标|工作计划|计划|goals|plan)?\s*[:：]?$",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"^(?:我|我们|咱们|本人)(?:团队|组|部门|公司|店)?(?:是|在|叫|做|开|干)[^,。\d]{0,20}(?:的|$)|^(?:我|本人)(?:主要|目前|现在)?负责[^,。\d]{2,16}$|^(?:我|我们)?(?:刚|才)(?:来|入职|到|进)|不知道(?:写|怎么|咋|该)|(?:领导|老板|leader|经理)(?:让|要求|叫)"
    r"|^(?:我们?|咱们?)(?:店|组|部门|团队|公司)?想(?:搞|做|弄)好$|^先?随便列|^想做的(?:几件)?事|^主要[一二两三四几]块|^[\u4e00-\u9fff]{2,6}(?:这边|这块|方面)儿?$|(?:这么|以下|如下|下面)?(?:这|那)?[几两二三四五六](?:个|件|样|点|块)(?:事情?|方面)(?:吧|吗|呢)?$|(?:对一下|看看|看一下|写个草稿|写写|汇报一下|说一下|聊一下|过一下)(?:哈|吧|啊|哦)?$|^(?:quick|just an?|short) (?:\w+ )?(?:note|update|message)\b|\bfrom my side$|^(?:[\u4e00-\u9fff]{0,4}我)?想着$|^[\u4e00-\u9fff]{2,8}(?:部|组|店|科|中心|团队)(?:想|打算|计划|准备)$|^for (?:the|my|our) [a-z]+$|^我?想(?:推动|做|干|抓)的?$|^.{0,8}(?:想做的|要做的|打算做的)$|^负责\d+[家个]|^what (?:i|we) (?:want|plan|hope) to do$|^aims?$|^(?:we )?need to sort out$|^things to (?:fix|sort)\b"
    r"|^(?:团队|背景|预算|人手|team|headcount|background|context|budget)\s?[:：]|^budget (?:is|was|has)\b|^(?:领导|老板)说"
    r"|^(?:as promised|sorry\b|apologies|thanks\b|thank you|hope (?:this|that|it)|let me know|happy to (?:discuss|chat))|^(?:见谅|抱歉|不好意思|写得(?:比较)?(?:粗|乱|急))"
    r"|^(?:i'm|i am|we're|we are|my (?:boss|manager|lead)|not sure)\b(?!.*\b(?:aim|going to|plan)\b)",
    re.IGNORECASE,
)
# A name in front of a period's goals (仓库四季度目标, "Team North goals Q4"), or who writes and what they run.
_NAMED_PERIOD = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}(?:Q[1-4]|H[12]|[一二三四](?:个)?季度|[上下]半年|\d{1,2}月份?|本季度?|下季度?|下个季度|今年|明年|[这下本]学期)(?:工作)?(?:我(?:们)?)?(?:想做的|要做的|打算做的|准备做的|打算|目标|计划|安排|任务|(?:工作)?重点(?:[:：,，]?[\u4e00-\u9fff、,，和]{2,16})?)(?:事情?)?"
    r"|(?:[a-z&/-]+\s){0,5}(?:goals?|targets?|stuff|things|notes|plans?|todos?|ideas|priorities|okrs?|brain ?dump|wish ?list)(?:\s(?:for\s)?(?:my\s|the\s)?(?:next\s|this\s)?(?:q[1-4]|h[12]|20\d\d|quarter|month|year|spring|summer|autumn|fall|winter|term|season))?(?:\s?[,:–—-]\s?(?!\d)[\w ]{1,24})?"
    r"|(?:[a-z&/]+\s){0,3}(?:q[1-4]|h[12]|fy\s?\d\d)(?:\s20\d\d)?\s?[–—:-]\s?[a-z ]{3,24}"
    r"|(?:q[1-4]|h[12]|20\d\d|next (?:\d+ )?(?:months?|weeks?|quarter|year))(?:\s(?:stuff|things|notes|ideas|wish ?list|my side))?)$",
    re.IGNORECASE,
)
# Who is spoken to, and the sounds with which a voice message begins: 老板, 王总, 那个, "hi Dana".
_ADDRESS = re.compile(
    r"^(?:老板|领导|各位|大家|[\u4e00-\u9fff]{1,2}(?:总|经理|主任|老师|姐|哥)(?:您?好)?|那个|这个|嗯+|呃+|好的?|就是|然后|(?:hi|hey|hello|dear)(?: [a-z]+){0,2}|ok(?:ay)?(?: so)?(?: basically)?|so|well)$",
    re.IGNORECASE,
)
# A document or a period named, with whose it is: 周会纪要, 客服组长的草稿, 养老中心 明年上半年, "Team North - Q1 brain dump".
_TITLE = re.compile(
    r"^(?:[^,，。;；:：\d]{0,12}(?:纪要|会议记录|[早晨周例]会记录|草稿|初稿|草案)\s?[\d./月日-]*(?:\s[\u4e00-\u9fff]{2,6})?|[\u4e00-\u9fff]{2,10}\s?(?:明年|今年|来年)?(?:上半年|下半年|全年|[下本这]个?(?:季度?|学期|月|年度?))(?:的|想|打算)?"
    r"|(?:[a-z0-9&/-]+\s){0,6}(?:brain ?dump|notes|minutes|ideas|thoughts|wish ?list|draft)|(?:[a-z&/-]+\s?){1,3},\s(?:spring|summer|autumn|winter)|(?:[a-z&/-]+\s){1,4}(?:next|this|coming) (?:quarter|month|year|term|season|summer|winter|spring|autumn))$",
    re.IGNORECASE,
)
_WORKS_ON = re.compile(
    r"让|使|达成|完成|实现|超额|做好|打赢|冲刺|拿下|制定|定下|\b(?:win|hit|meet|beat|exceed|reach|deliver|improve|make|build|set|close|grow|achieve|define|agree|write|"
    r"clear|love|better|help|launch|ship|share|clarify|new|all)\b",
    re.IGNORECASE,
)
_KEEPS_A_PLACE = re.compile(
    r"^(?:我|我们|本人)(?:开了?|经营|管着?|负责|带着?|做着?)(?:一|两|几|\d+)?(?:家|间|个|着)[^,。]{2,16}(?:$|[,。](?!.*\d))"
    r"|^(?:i|we)(?: also)? (?:run|own|manage|lead|work (?:at|in|for|as)) (?:an?|the|our|my|two|three|\d+)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(（][^()（）]{0,40}[)）]|[^\w\s,.;:!?%&/'，。；：！？、-]")
# What is sold or found is the result of work, whatever verb tells it: 套餐卖 200 份, "find 3 trustees".
_GAINED = re.compile(r"卖|签|成交|招[到聘]?\s?\d|新增|\b(?:sell|sign|hire|recruit|raise|find|win)\s", re.IGNORECASE)
_SOCIAL = re.compile(
    r"团建|聚餐|年会|汇演|联欢|生日会|\b(?:party|parties|xmas|christmas|offsite|outing|social events?)\b", re.IGNORECASE
)
_ASSIGNED = re.compile(
    r"(?:[老小阿@]?[\u4e00-\u9fff]{1,3}(?:管|负责|盯|带|跟)[^,，、;；\s]{1,8}[,，、;；\s]*){2,}"
    r"|(?:[A-Z][a-z]+ (?:owns|covers|does|handles|takes|runs|looks after) [^,;]{2,24}[,;]?\s?(?:and )?){2,}"
)
_ZERO = re.compile(r"^零|(?:为|清)?零$|^zero\b", re.IGNORECASE)
PERSONAL = re.compile(
    r"个人|自己|家庭|减肥|瘦|早睡|跑步|健身|\b(?:personal|my own|family|kids|marathon|novel|gym|lose \d+ ?(?:kg|pounds|lbs)|weight)\b",
    re.IGNORECASE,
)


def is_effort(text: str) -> bool:
    """Whether a line says how often something is done: 直播每周两场, "20 calls a day"."""
    return _EFFORT.search(plain(text).strip(" 。.；;")) is not None


def is_wish(text: str) -> bool:
    """Whether a line says in which direction something should go, and nothing else."""
    return _WISH.search(plain(text).strip(" 。.；;!！")) is not None


def is_zero(text: str) -> bool:
    """Whether a line wants none of something: 安全事故零, "zero lost parcels"."""
    return _ZERO.search(plain(text).strip(" 。.；;!！")) is not None


def is_help(text: str) -> bool:
    """Whether a line is support for somebody else's work: it moves no metric by itself."""
    return _HELP.match(plain(text)) is not None


def is_gain(text: str) -> bool:
    """Whether what a line counts is won rather than done: sold, signed, hired."""
    return _GAINED.search(plain(text)) is not None


def is_social(text: str) -> bool:
    """Whether a line is an occasion to be together: it serves a result only where one speaks of it."""
    return _SOCIAL.search(plain(text)) is not None


def is_assignment(text: str) -> bool:
    """Whether a line only says who looks after what: 老赵管东区，小钱管西区."""
    return _ASSIGNED.fullmatch(plain(text).strip(" 。.；;")) is not None


def is_learning(text: str) -> bool:
    """Whether a line is something to be learned."""
    return LEARN.match(plain(text)) is not None


def is_chore(text: str) -> bool:
    """Whether a line goes on whatever the OKR says, in words that only a draft uses."""
    return _ROUTINE.search(plain(text).strip(" 。.；;")) is not None


def is_heading(text: str) -> bool:
    """Whether a line only announces a list or says who writes: 这季度想做的, "Legal dept Q3", 我是做仓库的."""
    bare = plain(text).strip(" 。.；;:!！")
    if any(f.kind in ("percent", "money") for f in read_figures(bare)):
        return False  # 差评占 34%，领导要求到 15% speaks of the leader, and says what is wanted
    name = _ASIDE.sub("", bare).strip()
    if (_NAMED_PERIOD.match(name) or _TITLE.match(name)) and not _WORKS_ON.search(name):
        return True
    return bool(
        not without_lead_in(f"{bare} x")[1:]
        or _ADDRESS.match(name)
        or _HEADING.match(bare)
        or _DEPARTMENT.match(bare)
        or _INTRODUCTION.search(bare)
        or _KEEPS_A_PLACE.search(bare)
    )


def is_newcomer(text: str) -> bool:
    """Whether a role or a draft speaks of somebody's first weeks."""
    return _NEW.search(plain(text)) is not None


def without_lead_in(text: str) -> str:
    """A statement without the words that only lead up to it: 这一季想…, "I'd like to ..."."""
    while match := _LEAD_IN.match(plain(text)):
        if match.end() >= len(text):
            return text
        text = text[match.end() :]
    return text
