"""Lines that only split one figure among people: 张三 200 万、李四 180 万、王五 120 万."""

from __future__ import annotations

import re

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許盧蔣賈葉"
)
_SHARE = re.compile(
    rf"(?:^|[、,，;；和:：\s])\s*(?P<who>@?(?:[老小阿][\u4e00-\u9fff]|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[A-Z][a-z]+))"
    r"\s*[:：]?\s*\d[\d.,]*\s*(?:万|千|百|k|K|元|个|家|单|件|%|条)*"
)


def is_share(text: str) -> bool:
    """Whether a line is one person's share of a figure and nothing else: 张三 200 万."""
    match = _SHARE.match(text)
    return match is not None and len(text[match.end() :].strip("。.;；，, ")) <= 1


def is_split(text: str) -> bool:
    """Whether a line only splits one figure among people: 张三 200 万、李四 180 万、王五 120 万."""
    if len(list(_SHARE.finditer(text))) < 2:
        return False
    return len(re.sub(r"[\s、,，;；。.和:：]+", "", _SHARE.sub("", text))) <= 2
