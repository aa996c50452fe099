"""What is counted by years from a first day: anniversaries, plans, days kept every year.

Every date is the day on which the event is kept, or that of the first.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Anniversary(NamedTuple):
    """An event whose anniversaries texts count, and the day on which they are kept."""

    pattern: str
    year: int
    month: int
    day: int


ANNIVERSARIES = (
    Anniversary(r"(?:新中国|中华人民共和国)成立|建国|新中国", 1949, 10, 1),
    Anniversary(r"(?:中国共产党|党)(?:成立|建立|建党)|建党", 1921, 7, 1),
    Anniversary(r"改革开放", 1978, 12, 18),
    Anniversary(r"(?:中国人民解放军)?建军", 1927, 8, 1),
    Anniversary(r"(?:中国人民)?抗(?:日战争|战)(?:暨世界反法西斯战争)?胜利", 1945, 9, 3),
    Anniversary(r"(?:中国工农)?红军长征胜利|长征胜利", 1936, 10, 22),
    Anniversary(r"香港回归(?:祖国)?", 1997, 7, 1),
    Anniversary(r"澳门回归(?:祖国)?", 1999, 12, 20),
    Anniversary(r"(?:人民政协|中国人民政治协商会议)成立", 1949, 9, 21),
    Anniversary(r"全国人民代表大会成立|人民代表大会制度建立", 1954, 9, 15),
    Anniversary(r"五四运动", 1919, 5, 4),
    Anniversary(r"辛亥革命", 1911, 10, 10),
    Anniversary(r"京津冀协同发展(?:战略)?(?:提出|实施)", 2014, 2, 26),
    Anniversary(r"毛泽东(?:同志)?诞辰", 1893, 12, 26),
    Anniversary(r"周恩来(?:同志)?诞辰", 1898, 3, 5),
    Anniversary(r"刘少奇(?:同志)?诞辰", 1898, 11, 24),
    Anniversary(r"朱德(?:同志)?诞辰", 1886, 12, 1),
    Anniversary(r"邓小平(?:同志)?诞辰", 1904, 8, 22),
    Anniversary(r"陈云(?:同志)?诞辰", 1905, 6, 13),
    Anniversary(r"胡耀邦(?:同志)?诞辰", 1915, 11, 20),
    Anniversary(r"江泽民(?:同志)?诞辰", 1926, 8, 17),
    Anniversary(r"孙中山(?:先生)?诞辰", 1866, 11, 12),
    Anniversary(r"汶川(?:特大)?地震", 2008, 5, 12),
    Anniversary(r"唐山(?:大)?地震", 1976, 7, 28),
    Anniversary(r"三八['\"]{0,2}(?:国际)?(?:劳动)?妇女节", 1910, 3, 8),
    Anniversary(r"共青团(?:成立|建立)|建团", 1922, 5, 5),
    Anniversary(r"抗美援朝(?:出国)?作战", 1950, 10, 25),
    Anniversary(r"西藏和平解放", 1951, 5, 23),
    Anniversary(r"西藏自治区成立", 1965, 9, 1),
    Anniversary(r"新疆维吾尔自治区成立", 1955, 10, 1),
    Anniversary(r"宁夏回族自治区成立", 1958, 10, 25),
    Anniversary(r"深圳经济特区(?:建立|成立)", 1980, 8, 26),
    Anniversary(r"浦东开发开放", 1990, 4, 18),
    Anniversary(r"海南建省", 1988, 4, 13),
    Anniversary(r"遵义会议(?:召开)?", 1935, 1, 15),
    Anniversary(r"七七事变|全民族抗战爆发", 1937, 7, 7),
)


class Yearly(NamedTuple):
    """A day, month or fair kept every year and counted: what it is called and its first."""

    pattern: str
    first: date


YEARLY = (
    Yearly(r"教师节", date(1985, 9, 10)),
    Yearly(r"记者节", date(2000, 11, 8)),
    Yearly(r"宪法日", date(2014, 12, 4)),
    Yearly(r"国家安全教育日", date(2016, 4, 15)),
    Yearly(r"农民丰收节", date(2018, 9, 23)),
    Yearly(r"医师节", date(2018, 8, 19)),
    Yearly(r"人民警察节", date(2021, 1, 10)),
    Yearly(r"防灾减灾日", date(2009, 5, 12)),
    Yearly(r"安全生产月", date(2002, 6, 1)),
    Yearly(r"助残日", date(1991, 5, 15)),
    Yearly(r"土地日", date(1991, 6, 25)),
    Yearly(r"扶贫日", date(2014, 10, 17)),
    Yearly(r"科技工作者日", date(2017, 5, 30)),
    Yearly(r"爱国卫生月", date(1989, 4, 1)),
    Yearly(r"税收宣传月", date(1992, 4, 1)),
    Yearly(r"世界水日", date(1993, 3, 22)),
    Yearly(r"进口博览会|进博会", date(2018, 11, 5)),
)


# The first year of each plan. Whoever names a plan writes at most a few years before it begins.
PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
PLAN_NAMED_BEFORE = 3
