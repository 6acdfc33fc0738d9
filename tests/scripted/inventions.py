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
