"""Dated facts that tell in which years a text can have been written.

Sources: the official announcements of each event (Xinhua, People's Daily, the sessions' own
communiqués) and the appointment notices of the people's congresses. Every date is the first or the
last day on which a text could say the words in the sense given.
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


class Since(NamedTuple):
    """Words that no text can hold before a day."""

    pattern: str
    day: date


class Campaign(NamedTuple):
    """A campaign, from its launch to a year after its close, or the run-up to an event."""

    pattern: str
    first: date
    last: date


# Party congresses and plenums, by their closing days.
PLENUMS = {
    (16, 4): date(2004, 9, 19),
    (16, 5): date(2005, 10, 11),
    (16, 6): date(2006, 10, 11),
    (17, 2): date(2008, 2, 27),
    (17, 3): date(2008, 10, 12),
    (17, 4): date(2009, 9, 18),
    (17, 5): date(2010, 10, 18),
    (17, 6): date(2011, 10, 18),
    (18, 2): date(2013, 2, 28),
    (18, 3): date(2013, 11, 12),
    (18, 4): date(2014, 10, 23),
    (18, 5): date(2015, 10, 29),
    (18, 6): date(2016, 10, 27),
    (19, 2): date(2018, 1, 19),
    (19, 3): date(2018, 2, 28),
    (19, 4): date(2019, 10, 31),
    (19, 5): date(2020, 10, 29),
    (19, 6): date(2021, 11, 11),
    (20, 2): date(2023, 2, 28),
    (20, 3): date(2024, 7, 18),
    (20, 4): date(2025, 10, 23),
}
CONGRESSES = {
    16: date(2002, 11, 14),
    17: date(2007, 10, 21),
    18: date(2012, 11, 14),
    19: date(2017, 10, 24),
    20: date(2022, 10, 22),
}


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

# Campaigns by their launch, institutions and set phrases by their first public use. Texts look back
# on them for years, so they bound a year from below only.
SINCE = (
    Since(r"科学发展观", date(2003, 7, 28)),
    Since(r"国际金融危机", date(2008, 9, 15)),
    Since(r"精准扶贫", date(2013, 11, 3)),
    Since(r"一带一路", date(2013, 9, 7)),
    Since(r"四个全面", date(2014, 12, 13)),
    Since(r"供给侧结构性改革", date(2015, 11, 10)),
    Since(r"习近平生态文明思想", date(2018, 5, 18)),
    Since(r"全面深化改革委员会|深改委", date(2018, 3, 21)),
    Since(r"退役军人事务局|应急管理局|医疗保障局|生态环境局|自然资源局", date(2018, 3, 17)),
    Since(r"非洲猪瘟", date(2018, 8, 3)),
    Since(r"六稳", date(2018, 7, 31)),
    Since(r"六保", date(2020, 4, 17)),
    Since(r"碳达峰", date(2020, 9, 22)),
    Since(r"习近平法治思想", date(2020, 11, 16)),
    Since(r"中国式现代化", date(2021, 7, 1)),
    Since(r"习近平文化思想", date(2023, 10, 7)),
    Since(r"大规模设备更新", date(2024, 2, 23)),
    Since(r"学习实践科学发展观活动", date(2008, 9, 19)),
    Since(r"创先争优", date(2010, 4, 6)),
    Since(r"习近平总书记", date(2012, 11, 15)),
    Since(r"中国梦", date(2012, 11, 29)),
    Since(r"中央八项规定|八项规定精神", date(2012, 12, 4)),
    Since(r"党的群众路线教育实践活动", date(2013, 4, 19)),
    Since(r"非首都功能", date(2014, 2, 26)),
    Since(r"三严三实", date(2014, 3, 9)),
    Since(r"两学一做", date(2016, 2, 24)),
    Since(r"五大发展理念|新发展理念", date(2015, 10, 29)),
    Since(r"四个意识", date(2016, 1, 29)),
    Since(r"习近平新时代中国特色社会主义思想", date(2017, 10, 18)),
    Since(r"监察委员会|市监委|区监委|省监委|国家监委|纪委监委", date(2016, 11, 7)),
    Since(r"雄安新区", date(2017, 4, 1)),
    Since(r"扫黑除恶", date(2018, 1, 11)),
    Since(r"两个维护", date(2018, 1, 12)),
    Since(r"['\"]{0,2}不忘初心、牢记使命['\"]{0,2}主题教育工作会议", date(2019, 5, 31)),
    Since(r"['\"]{0,2}不忘初心、牢记使命['\"]{0,2}主题教育", date(2017, 10, 18)),
    Since(r"新冠|新型冠状病毒", date(2020, 1, 7)),
    Since(r"全过程人民民主", date(2021, 3, 5)),
    Since(r"党史学习教育", date(2021, 2, 1)),
    Since(r"两个确立", date(2021, 11, 11)),
    Since(r"学习贯彻习近平新时代中国特色社会主义思想主题教育", date(2022, 10, 16)),
    Since(r"新质生产力", date(2023, 9, 7)),
    Since(r"党纪学习教育", date(2024, 4, 3)),
    Since(r"深入贯彻中央八项规定精神学习教育", date(2025, 3, 10)),
)

CAMPAIGNS = (
    Campaign(
        r"(?:迎接?|办好?|平安|绿色|服务|保障|筹办)(?:北京)?奥运|奥运会?(?:筹办|安保|保障|倒计时|"
        r"开幕)",
        date(2001, 7, 13),
        date(2008, 9, 17),
    ),
    Campaign(
        r"(?:筹办|办好|迎接?|服务|保障)(?:北京)?冬奥|冬奥会?(?:筹办|筹备|安保|保障)",
        date(2015, 7, 31),
        date(2022, 3, 13),
    ),
    Campaign(r"非典(?:型肺炎)?(?:防治|防控)工作", date(2003, 4, 1), date(2004, 6, 30)),
    Campaign(r"新冠肺炎", date(2020, 2, 8), date(2023, 1, 8)),
    Campaign(r"学习实践科学发展观活动", date(2008, 9, 19), date(2011, 4, 30)),
    Campaign(r"创先争优活动", date(2010, 4, 6), date(2013, 7, 31)),
    Campaign(r"群众路线教育实践活动", date(2013, 4, 19), date(2015, 10, 31)),
    Campaign(r"三严三实['\"]{0,2}专题教育", date(2015, 4, 19), date(2016, 4, 30)),
    Campaign(r"不忘初心、牢记使命['\"]{0,2}主题教育", date(2019, 5, 13), date(2020, 12, 31)),
    Campaign(r"先进性教育活动", date(2004, 11, 7), date(2007, 6, 30)),
    Campaign(r"两学一做['\"]{0,2}学习教育", date(2016, 2, 24), date(2019, 5, 12)),
    Campaign(r"习近平新时代中国特色社会主义思想主题教育", date(2022, 10, 16), date(2025, 1, 31)),
    Campaign(r"(?:深化)?(?:国家)?监察体制改革试点", date(2016, 11, 7), date(2018, 9, 30)),
    Campaign(r"扫黑除恶专项斗争", date(2018, 1, 11), date(2022, 3, 31)),
    Campaign(r"政法队伍教育整顿", date(2020, 7, 8), date(2022, 12, 31)),
    Campaign(
        r"坚决打赢脱贫攻坚战|决战决胜脱贫攻坚|打好脱贫攻坚战",
        date(2015, 11, 28),
        date(2021, 12, 31),
    ),
    Campaign(r"三去一降一补", date(2015, 12, 21), date(2019, 12, 31)),
    Campaign(r"应对国际金融危机", date(2008, 9, 15), date(2013, 12, 31)),
    Campaign(
        r"扩大内需、?(?:和)?促进经济(?:平稳较快)?(?:增长|发展)的?十项措施",
        date(2008, 11, 5),
        date(2009, 10, 31),
    ),
    Campaign(r"甲型[Hh]1[Nn]1", date(2009, 4, 25), date(2010, 8, 31)),
    Campaign(r"常态化疫情防控|疫情防控常态化", date(2020, 3, 27), date(2023, 12, 31)),
    Campaign(
        r"统筹(?:推进|做好|抓好)?(?:新冠肺炎)?疫情防控和", date(2020, 2, 3), date(2023, 12, 31)
    ),
    Campaign(r"疫情要防住、经济要稳住", date(2022, 4, 29), date(2023, 12, 31)),
    Campaign(r"安全生产专项整治三年行动", date(2020, 4, 1), date(2023, 12, 31)),
    Campaign(r"安全生产治本攻坚三年行动", date(2024, 1, 21), date(2027, 3, 31)),
    Campaign(r"国企改革三年行动", date(2020, 6, 30), date(2023, 12, 31)),
    Campaign(r"第六次全国人口普查", date(2009, 5, 1), date(2011, 10, 31)),
    Campaign(r"第七次全国人口普查", date(2019, 10, 31), date(2021, 10, 31)),
    Campaign(r"第三次全国经济普查", date(2012, 11, 1), date(2014, 12, 31)),
    Campaign(r"第四次全国经济普查", date(2017, 11, 1), date(2019, 12, 31)),
    Campaign(r"第五次全国经济普查", date(2022, 11, 1), date(2024, 12, 31)),
    Campaign(r"党史学习教育", date(2021, 2, 1), date(2022, 12, 31)),
    Campaign(r"党纪学习教育", date(2024, 4, 3), date(2025, 7, 31)),
    Campaign(r"深入贯彻中央八项规定精神学习教育", date(2025, 3, 10), date(2026, 7, 31)),
)

# The first year of each plan. Whoever names a plan writes at most a few years before it begins.
PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
PLAN_NAMED_BEFORE = 3


class Tenure(NamedTuple):
    """Who held an office, from the day of appointment until the successor's."""

    name: str
    office: str
    first: date
    last: date


_OPEN = date(2100, 12, 31)

# Only offices whose days are beyond doubt: the leaders of state and of Beijing. ``office`` is what
# the printed title must end with (pattern).
TENURES = (
    Tenure("胡锦涛", r"总书记", date(2002, 11, 15), date(2012, 11, 15)),
    Tenure("习近平", r"总书记", date(2012, 11, 15), _OPEN),
    Tenure("温家宝", r"总理", date(2003, 3, 16), date(2013, 3, 15)),
    Tenure("李克强", r"(?<!副)总理(?:、党组书记)?", date(2013, 3, 15), date(2023, 3, 11)),
    Tenure("李强", r"(?<!副)总理(?:、党组书记)?", date(2023, 3, 11), _OPEN),
    Tenure("吴邦国", r"委员长(?:、党组书记)?", date(2003, 3, 15), date(2013, 3, 14)),
    Tenure("张德江", r"委员长(?:、党组书记)?", date(2013, 3, 14), date(2018, 3, 17)),
    Tenure("栗战书", r"委员长(?:、党组书记)?", date(2018, 3, 17), date(2023, 3, 10)),
    Tenure("赵乐际", r"委员长(?:、党组书记)?", date(2023, 3, 10), _OPEN),
    Tenure("贾庆林", r"政协主席(?:、党组书记)?", date(2003, 3, 13), date(2013, 3, 11)),
    Tenure("俞正声", r"政协主席(?:、党组书记)?", date(2013, 3, 11), date(2018, 3, 14)),
    Tenure("汪洋", r"政协主席(?:、党组书记)?", date(2018, 3, 14), date(2023, 3, 10)),
    Tenure("王沪宁", r"政协主席(?:、党组书记)?", date(2023, 3, 10), _OPEN),
    Tenure("刘淇", r"市委书记", date(2002, 10, 23), date(2012, 7, 3)),
    Tenure("郭金龙", r"市委书记", date(2012, 7, 3), date(2017, 5, 27)),
    Tenure("蔡奇", r"市委书记", date(2017, 5, 27), date(2022, 11, 13)),
    Tenure("尹力", r"市委书记", date(2022, 11, 13), _OPEN),
    Tenure("王岐山", r"市长", date(2003, 4, 20), date(2007, 11, 30)),
    Tenure("郭金龙", r"代市长", date(2007, 11, 30), date(2008, 1, 27)),
    Tenure("郭金龙", r"(?<!代)市长", date(2008, 1, 27), date(2012, 7, 25)),
    Tenure("王安顺", r"代市长", date(2012, 7, 25), date(2013, 1, 28)),
    Tenure("王安顺", r"(?<!代)市长", date(2013, 1, 28), date(2016, 10, 31)),
    Tenure("蔡奇", r"代市长", date(2016, 10, 31), date(2017, 1, 20)),
    Tenure("蔡奇", r"(?<!代)市长", date(2017, 1, 20), date(2017, 5, 27)),
    Tenure("陈吉宁", r"代市长", date(2017, 5, 27), date(2018, 1, 30)),
    Tenure("陈吉宁", r"(?<!代)市长", date(2018, 1, 30), date(2022, 10, 28)),
    Tenure("殷勇", r"代市长", date(2022, 10, 28), date(2023, 1, 19)),
    Tenure("殷勇", r"(?<!代)市长", date(2023, 1, 19), _OPEN),
)
