"""Campaigns and set phrases: from when to when a text could speak of them in the sense given.

Those of 2026 were taken from the evening news, their first days set early enough to be safe: no day
is given there. The others were not looked up.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Since(NamedTuple):
    """Words that no text can hold before a day."""

    pattern: str
    day: date


class Campaign(NamedTuple):
    """A campaign, from its launch to a year after its close, or the run-up to an event.

    One that was held again stands there twice.
    """

    pattern: str
    first: date
    last: date


# Campaigns by their launch, institutions and set phrases by their first public use. Texts look back
# on them for years, so they bound a year from below only.
SINCE = (
    Since(r"科学发展观", date(2003, 7, 28)),
    Since(r"国际金融危机", date(2008, 9, 15)),
    Since(r"两不愁['\"]{0,2}[、,]?['\"]{0,2}三保障", date(2011, 11, 29)),
    Since(r"中央(?:第[一二三四五六七八九十]{1,2})?生态环境保护督察", date(2018, 3, 17)),
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
    Since(r"树立和践行正确政绩观学习教育", date(2025, 12, 10)),
    Since(r"习近平党建思想", date(2026, 6, 15)),
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
    Campaign(
        r"深化(?:国家)?监察体制改革试点|国家监察体制改革试点|监察体制改革试点",
        date(2016, 11, 7),
        date(2018, 9, 30),
    ),
    Campaign(r"扫黑除恶专项斗争", date(2018, 1, 11), date(2022, 3, 31)),
    Campaign(r"扫黑除恶专项斗争", date(2026, 1, 1), date(2028, 12, 31)),
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
    # the year in which both were to be done; said of 今年 only, for others looked ahead to it
    Campaign(
        r"今年是[^。;]{0,16}?(?:决战脱贫攻坚|脱贫攻坚战?)(?:决战决胜|收官|的?决胜)?之年",
        date(2020, 1, 1),
        date(2020, 12, 31),
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
    Campaign(r"树立和践行正确政绩观学习教育", date(2025, 12, 10), date(2027, 9, 30)),
)
