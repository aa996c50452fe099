"""Papers by the words of their titles; a later version is one more day, not one more paper.

The days are those on which it or a new version was made public, a trial version (试行) among them:
no text names a paper before the first. A name that provinces give to papers of their own
(青川省优化营商环境条例) counts only at the head of a title. The days from 10 June 2025 on are those
of the evening news.
"""

from __future__ import annotations

from datetime import date

from store.reading.year.tables.events import Event

# Papers by the words of their titles. A later version is one more day, not one more paper.
PAPERS = (
    Event(
        r"党政领导干部选拔任用工作条例", (date(2002, 7, 9), date(2014, 1, 15), date(2019, 3, 17))
    ),
    Event(
        r"中国共产党巡视工作条例",
        (date(2009, 7, 2), date(2015, 8, 13), date(2017, 7, 14), date(2024, 2, 18)),
    ),
    Event(
        r"中国共产党纪律处分条例",
        (
            *(date(1997, 2, 27), date(2004, 2, 18), date(2015, 10, 21)),
            *(date(2018, 8, 26), date(2023, 12, 27)),
        ),
    ),
    Event(r"中国共产党廉洁自律准则", (date(2015, 10, 21),)),
    Event(r"中国共产党问责条例", (date(2016, 7, 17), date(2019, 9, 4))),
    Event(r"关于新形势下党内政治生活的若干准则", (date(2016, 11, 2),)),
    Event(r"中国共产党党内监督条例", (date(2004, 2, 18), date(2016, 11, 2))),
    Event(r"中国共产党统一战线工作条例", (date(2015, 4, 30), date(2015, 9, 22), date(2021, 1, 5))),
    Event(
        r"中国共产党地方委员会工作条例",
        (date(1996, 4, 5), date(2016, 1, 4), date(2026, 3, 27)),
    ),
    Event(r"中国共产党党组工作条例", (date(2015, 6, 16), date(2019, 4, 15))),
    Event(r"(?:党委\(党组\))?理论学习中心组学习规则", (date(2017, 3, 30),)),
    Event(r"(?<=《)信访工作条例", (date(2022, 4, 7),)),
    Event(r"中国共产党组织工作条例", (date(2021, 6, 2),)),
    Event(r"中国共产党宣传工作条例", (date(2019, 8, 31),)),
    Event(r"中国共产党政法工作条例", (date(2019, 1, 18),)),
    Event(r"中国共产党支部工作条例", (date(2018, 11, 25),)),
    Event(r"中国共产党农村基层组织工作条例", (date(1999, 3, 30), date(2019, 1, 10))),
    Event(r"中国共产党农村工作条例", (date(2019, 9, 1),)),
    Event(r"中国共产党重大事项请示报告条例", (date(2019, 2, 28),)),
    Event(r"中国共产党党员教育管理工作条例", (date(2019, 5, 21),)),
    Event(r"中国共产党机构编制工作条例", (date(2019, 8, 15),)),
    Event(r"中国共产党国有企业基层组织工作条例", (date(2020, 1, 5),)),
    Event(r"中国共产党中央委员会工作条例", (date(2020, 10, 12),)),
    Event(r"干部教育培训工作条例", (date(2006, 3, 29), date(2015, 10, 18), date(2023, 10, 15))),
    Event(r"中国共产党党校\(行政学院\)工作条例", (date(2019, 11, 3), date(2025, 8, 11))),
    Event(r"中国共产党思想政治工作条例", (date(2025, 9, 28),)),
    Event(r"中国共产党工作机关条例", (date(2017, 4, 12), date(2025, 12, 7))),
    Event(r"中国共产党发展党员工作细则", (date(1990, 8, 1), date(2014, 6, 10), date(2026, 5, 18))),
    Event(r"关于加强党的政治建设的意见", (date(2019, 2, 27),)),
    Event(r"推进领导干部能上能下(?:若干)?规定", (date(2015, 7, 28), date(2022, 9, 19))),
    Event(r"整治形式主义为基层减负若干规定", (date(2024, 8, 6),)),
    Event(r"党政机关厉行节约反对浪费条例", (date(2013, 11, 25), date(2025, 5, 18))),
    Event(r"地方党政领导干部安全生产责任制规定", (date(2018, 4, 18),)),
    Event(r"地方党政领导干部食品安全责任制规定", (date(2019, 2, 24),)),
    Event(r"中央生态环境保护督察工作规定", (date(2019, 6, 17),)),
    Event(r"(?<!中央)生态环境保护督察工作条例", (date(2025, 3, 31), date(2025, 5, 12))),
    Event(r"法治政府建设实施纲要", (date(2015, 12, 27), date(2021, 8, 11))),
    Event(r"法治社会建设实施纲要", (date(2020, 12, 7),)),
    Event(r"(?<=《)优化营商环境条例", (date(2019, 10, 23),)),
    Event(r"(?<=《)政府投资条例", (date(2019, 5, 5),)),
    Event(r"重大行政决策程序暂行条例", (date(2019, 5, 8),)),
    Event(r"保障农民工工资支付条例", (date(2020, 1, 7),)),
    Event(r"习近平谈治国理政》?第二卷", (date(2017, 11, 7),)),
    Event(r"习近平谈治国理政》?第三卷", (date(2020, 6, 30),)),
    Event(r"习近平谈治国理政》?第四卷", (date(2022, 7, 2),)),
    Event(r"习近平谈治国理政》?第五卷", (date(2025, 7, 30),)),
    Event(r"习近平新时代中国特色社会主义思想学习纲要", (date(2019, 6, 9), date(2023, 4, 3))),
)
