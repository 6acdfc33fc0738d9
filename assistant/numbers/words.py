"""Words and phrases that are written with numerals and state no number: 一站式, 三方, 千方百计, zero-day."""

from __future__ import annotations

import re

from assistant.text.late import late_compile

_ONE = (
    "一站式 一体化 一体 一下 一些 一定 一样 一般 一直 一致 一切 一旦 一同 一并 一键 一手 一步步 一把手 一次性 一次通过 一次合格 一次交 一次解决 "
    "一盘棋 一张图 一本账 一张网 一口气 一眼 一边 一方面 一经 一律 一举 一流 一端 一种 一小步 一大步 一带一路 一网通 一日游 一卡通 一点通 一件代发 "
    "一物 一岗 一企 一店 一城 一园 一区 一厂 一户 一人一 一线 一类 一等 一二线 一体两翼 一把抓 一刀切 一揽子 一条龙 一条心 一系列 一部分 一对一 一对多 "
    "一如既往 一成不变 一目了然 一视同仁 一劳永逸 一鸣惊人 一码 一单一 一事 一院 一校 一村 一镇 一班 一车 一票 一案 一品 一策 一档 一图 一表 一屏 一库 一号 一代 一汽 一加 "
    "统一 唯一 单一 专一 同一 逐一 进一步 再一次 又一次 上一 下一 这一 那一 每一 某一 另一 头一 新一 任一 前一 后一 多对一 二选一 两步验证 两步走 两条腿 三班倒 两班倒 三件套 四件套 五件套 一日三餐 合一 归一"
)
_FEW = (
    "二维码 二维 二手 二线 二方 二胎 二等 二中 二院 二甲 二代 二开 二审 二次 二人 "
    "两会 两级 两地 两端 两岸 两手 两难 两全 两化 两业 两栖 两山 两优 两癌 两率 双一流 双百 双十 "
    "三方 三甲 三包 三农 三全 三会一课 三重一大 三心二意 三天两头 三步走 三定 三角 三体 三维 三支一扶 三好 三率 三同时 三化 三品 三步 三七 三八 三线 三等 三峡 三亚 三星 三明 三门峡 三里 三元 三省 三只松鼠 三一重工 三一集团 三高 三伏 三农 三审 三免 三方 "
    "四象限 四新 四率 四不两直 四化 四季 四舍五入 四川 四平 四线 四四合院 "
    "五险一金 五金 五一 五花八门 五常 五化 五性 五步 五粮液 五菱 五四 五谷 五险 "
    "六险 六西格玛 六一 六安 六性 六步 六险二金 七牛 七夕 七天无理由 七日无理由 七匹狼 七步 七嘴八舌 八卦 八达岭 八马 "
    "九九六 九宫格 九江 九阳 九州 十四五 十五五 十三五 十全十美 十堰 十里 十六进制 "
    "百分点 百货 百科 百度 百家号 百搭 百姓 百日 百年 百联 百胜 百事 百盛 百里挑一 百花 百世 百佳 百优 百团 百丽 百果园 百草味 百雀羚 百步 百业 百川 百校 百城 百店 百炼 "
    "千方百计 千家万户 千人千面 千店千面 千店 千川 千问 千帆 千牛 千图 千岛湖 千金 千里 千载 千差万别 千变万化 千万别 千万不 千万要 千万记 千万当心 千万小心 千瓦 千兆 "
    "万科 万达 万能 万物 万家 万众 万里 万事 万联 万华 万向 万象 万国 万和 万宁 万州 万人迷 万亿级 万级 万店 万全 万兴 万孚 亿联 亿欧 亿级 亿纬 "
    "千级 百级 百万级 千万级 千亿级 十万级 百亿级 成百上千 成千上万 三年级 二年级 一年级 四年级 五年级 六年级 "
    "零售 零件 零食 零星 零碎 零部件 零担 零钱 零工 零距离 零基础 零信任 零代码 零碳 零和 零头 零散 零配件 零用 零花 归零 清零 单点"
)
# 一起 is "together" unless a thing that is counted in 起 follows, 十分 "very" unless it is ten minutes.
_SPECIAL = (
    r"(?<!分)之一|[一二三五十]年(?=规划|行动计划|战略)|一起(?!事故|投诉|案|安全|客诉|故障|重大|纠纷|舆情)|十分(?!钟|之|制|位)|十一(?=假|长假|黄金周|期间|前|大促)|"
    r"一(?![十百千万亿点])[一-龥]一(?![十百千万亿])[一-龥]|一(?![十百千万亿])[一-龥]多[一-龥]|[一二三四五]{1,3}线(?=城市|市场|员工|人员|岗位|运维|客服|支持|品牌|队伍|工程|主管|经理|产品|销售|门店)"
)
_IDIOMS = (
    "千头万绪 千锤百炼 千言万语 千真万确 千丝万缕 千军万马 千辛万苦 千山万水 千秋万代 千呼万唤 千篇一律 千钧一发 万无一失 万众一心 万事俱备 万紫千红 百花齐放 百尺竿头 百折不挠 百战百胜 百家争鸣 "
    "百感交集 百发百中 百川归海 三番五次 三言两语 三头六臂 三思而行 三顾茅庐 四面八方 四通八达 五湖四海 五光十色 五彩缤纷 六神无主 七上八下 八仙过海 八面玲珑 九牛一毛 九九归一 十拿九稳 十年磨一剑 十年树木 "
    "接二连三 丢三落四 颠三倒四 朝三暮四 挑三拣四 低三下四 举一反三 独一无二 一心一意 一丝不苟 一马当先 一鼓作气 一以贯之 一往无前 一诺千金 一步一个脚印 两全其美 两翼齐飞 四两拨千斤 乱七八糟 杂七杂八 "
    "再三 两手抓 一分为二 四平八稳 二话不说 三位一体 五位一体 四位一体 一举两得 一箭双雕 双管齐下 万象更新 气象万千 八方来客 八方 九死一生"
)
# Of two there are 两组; 二组 is the group's name, and so are groups told one after the other: 一组、三组.
_NAMED = r"(?<![十百千万第])二(?:组|队|班|店|部|科|室|车间|厂|区)(?!以上|人)|[一三四五六七八九](?P<unit>[组队班店部区厂科室])(?=\s?[、,和与及]\s?[一二三四五六七八九](?P=unit))|(?<=[组队班店部区厂科室][、,和与及])[一三四五六七八九][组队班店部区厂科室]"
_CLEARED = frozenset(("归零", "清零"))  # states, which are read as amounts


def _literals() -> str:
    words = {w for group in (_ONE, _FEW, _IDIOMS) for w in group.split()} - _CLEARED
    return "|".join(sorted(words, key=len, reverse=True))


# Inside a numeral nothing is a word: 一百家, 五万一千, 3 万家.
CHINESE_WORDS = late_compile(
    rf"(?<![\d零〇一二两三四五六七八九十百千万亿])(?<!\d\s)(?:{_SPECIAL}|{_NAMED}|万一(?!千)|{_literals()})"
)
ENGLISH_WORDS = late_compile(
    r"(?<![A-Za-z])(?:one[- ](?:stop|off|pager|page|click|way|size|of|another|liner|place|voice|team|source|on one|to one|by one|day)|"
    r"two[- ](?:way|factor|sided|step|tier|pizza)|three[- ]way|zero[- ](?:day|trust|based|sum|touch|code)|ground zero|zero(?:ing)? in(?= on)|four[- ]eyes|"
    r"no one|any ?one|everyone|someone|first[- ](?!(?:in|for|on|among|by|place)(?![a-z]))[a-z]{2,12}|second[- ](?:hand|rate)|(?:the|which|this|that|each) one|"
    r"five[- ]star|three[- ]tier|two[- ]thirds majority)(?![A-Za-z])",
    re.IGNORECASE,
)
