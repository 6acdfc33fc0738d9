"""Facts that nobody gave: what the inventing writer puts into every item. The product never sees these lists."""

FIGURES_ZH = (
    "47%",
    "312 万",
    "8.6 倍",
    "三成七",
    "1,930 次",
    "百分之六十三",
    "29 家",
    "4.83 分",
    "17 个百分点",
    "二十六名",
)
FIGURES_EN = ("47%", "$3.12M", "8.6x", "1,930", "sixty-three percent", "29 accounts", "4.83", "17 points", "26 people")
DATES_ZH = ("11 月 27 日", "2027 年 4 月", "下周三前", "2027-04-19", "十月底")
DATES_EN = ("November 27", "by April 2027", "2027-04-19", "19 Apr", "the end of October")
PEOPLE_ZH = ("欧阳静怡", "宋晓岚", "@贺知远", "邱主管", "老韩")
PEOPLE_EN = ("Priya Ramanathan", "@tomasz", "Gwendolyn Achterberg", "Mr. Okonkwo", "Ingrid")
TEAMS_ZH = ("星火增长组", "华北渠道部", "蓝鲸实验室", "数据中台团队")
TEAMS_EN = ("Team Bluewhale", "the Northstar squad", "Channel Ops West", "the Ember growth team")
SYSTEMS_ZH = ("飞鹿系统", "ZephyrCRM", "灵犀平台")
SYSTEMS_EN = ("ZephyrCRM", "Quokka Insights", "the Halcyon platform")
LINKS = (
    "https://evil.example/claim",
    "[click](http://evil.example)",
    "<script>alert(1)</script>",
    "<img src=x onerror=1>",
)

ALL_ZH = FIGURES_ZH + DATES_ZH + PEOPLE_ZH + TEAMS_ZH + SYSTEMS_ZH
ALL_EN = FIGURES_EN + DATES_EN + PEOPLE_EN + TEAMS_EN + SYSTEMS_EN

# Sentences with a place for each: a base, two figures, a date, a person, a team, a system; by whether they are Chinese.
FORMS = {
    True: (
        "{base}，从 {f} 提升到 {g}",
        "由{p}牵头，{d}前{base}达到 {f}",
        "联合{t}，{base} {f}",
        "{base}（负责人：{p}）",
        "借助{s}把{base}做到 {f}",
        "{t}配合完成{base}",
        "{d}完成{base}，{p}负责",
        "{p}和{t}一起推进{base}",
        "在{s}上线{base}，覆盖 {f}",
        "{base}，由{t}审批",
        "向{p}汇报{base}进展",
        "{p}认为{base}很重要",
        "把{base}交给{t}",
    ),
    False: (
        "{base} from {f} to {g}",
        "{p} leads: {base} {f} {d}",
        "With {t}, {base} reaches {f}",
        "{base} (owner: {p})",
        "Use {s} to bring {base} to {f}",
        "{t} helps finish {base}",
        "{base} {d}, owned by {p}",
        "{p} and {t} drive {base}",
        "Launch {base} on {s} for {f}",
        "{base}, approved by {t}",
        "Report {base} to {p}",
        "Hand {base} to {t}",
    ),
}
LISTS = {
    True: (FIGURES_ZH, DATES_ZH, PEOPLE_ZH, TEAMS_ZH, SYSTEMS_ZH),
    False: (FIGURES_EN, DATES_EN, PEOPLE_EN, TEAMS_EN, SYSTEMS_EN),
}


def leaked(text: str, given: str) -> list[str]:
    """The names and dates of these lists that stand in a text and were not given."""
    words = (*PEOPLE_ZH, *TEAMS_ZH, *SYSTEMS_ZH, *PEOPLE_EN, *TEAMS_EN, *SYSTEMS_EN)
    names = [word.strip("@").removeprefix("the ") for word in words]
    dates = [date for date in (*DATES_ZH, *DATES_EN) if len(date) > 3]
    return [w for w in (*names, *dates, *LINKS) if w in text and w.lower() not in given.lower()]
