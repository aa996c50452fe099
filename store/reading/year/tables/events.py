"""What lower bodies pass on while it is new: meetings and instructions of the centre.

All days of what returns must stand here, or a year may follow that is not the only one. A meeting
has the days on which it closed. One that lower bodies hold under the same name is told from theirs
by its pattern, and by what stands before it (全市文艺工作座谈会 is a city's).

What was held from 10 June 2025 on was taken from the headlines of the evening news of every day.
The series were checked for meetings before 2013, which had been missing: entries with a source were
looked up in November 2026, the others stand as the communiqués are known to date them.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Event(NamedTuple):
    """Words for something that is passed on, and the days from which it could be.

    ``once`` says that it cannot return: it has a number, belongs to what is over or befell a place.
    """

    pattern: str
    days: tuple[date, ...]
    once: bool = False


EVENTS = (
    Event(r"全国教育大会", (date(2018, 9, 10), date(2024, 9, 10))),
    Event(r"全国卫生与健康大会", (date(2016, 8, 20),)),
    Event(r"全国生态环境保护大会", (date(2018, 5, 19), date(2023, 7, 18))),
    # chinanews.com 7 December 2003; lists of the series
    Event(
        r"全国宣传思想工作会议",
        (date(2003, 12, 7), date(2008, 1, 22), date(2013, 8, 20), date(2018, 8, 22)),
    ),
    Event(r"全国宣传思想文化工作会议", (date(2023, 10, 8),)),
    Event(r"全国组织工作会议", (date(2013, 6, 29), date(2018, 7, 4), date(2023, 6, 29))),
    Event(r"全国高校思想政治工作会议", (date(2016, 12, 8),)),
    Event(r"全国国有企业党的建设工作会议", (date(2009, 8, 18), date(2016, 10, 11))),
    Event(r"全国脱贫攻坚总结表彰大会", (date(2021, 2, 25),), once=True),
    Event(r"全国抗击新冠肺炎疫情表彰大会", (date(2020, 9, 8),), once=True),
    # chinanews.com 28 September 2014 has the first six
    Event(
        r"全国民族团结进步表彰大会",
        (
            *(date(1994, 9, 30), date(1999, 9, 29), date(2005, 5, 27), date(2009, 9, 29)),
            *(date(2014, 9, 28), date(2019, 9, 27), date(2024, 9, 27)),
        ),
    ),
    # the first in 1997, the second in February 2002: china.org.cn 2 March 2007
    Event(
        r"全国金融工作会议",
        (
            *(date(1997, 11, 19), date(2002, 2, 7), date(2007, 1, 20)),
            *(date(2012, 1, 7), date(2017, 7, 15)),
        ),
    ),
    Event(r"全国科技创新大会", (date(2012, 7, 7), date(2016, 5, 30))),
    Event(r"全国科技大会", (date(2024, 6, 24),)),
    Event(r"全国公安工作会议", (date(2019, 5, 8), date(2024, 5, 29))),
    Event(r"全国宗教工作会议", (date(2001, 12, 12), date(2016, 4, 23), date(2021, 12, 4))),
    Event(r"全国网络安全和信息化工作会议", (date(2018, 4, 21), date(2023, 7, 15))),
    Event(r"全国新型工业化推进大会", (date(2023, 9, 23),)),
    Event(r"全国先进制造业大会", (date(2026, 9, 17),)),
    Event(r"全国服务业大会", (date(2026, 4, 8),)),
    Event(r"全国基础教育工作会议", (date(2001, 6, 14), date(2026, 7, 22))),
    Event(r"全国稳住经济大盘电视电话会议", (date(2022, 5, 25),), once=True),
    Event(
        r"全国劳动模范和先进工作者表彰大会",
        (
            *(date(2000, 4, 29), date(2005, 4, 30), date(2010, 4, 27)),
            *(date(2015, 4, 28), date(2020, 11, 24), date(2025, 4, 28)),
        ),
    ),
    Event(r"中央城市工作会议", (date(2015, 12, 21), date(2025, 7, 15))),
    Event(r"中央城镇化工作会议", (date(2013, 12, 13),)),
    Event(r"中央水利工作会议", (date(2011, 7, 9),)),
    Event(r"中央扶贫开发工作会议", (date(2001, 5, 25), date(2011, 11, 30), date(2015, 11, 28))),
    # 1992, 1999, 2005, 2014, 2021: neac.gov.cn
    Event(
        r"中央民族工作会议",
        (date(1999, 10, 3), date(2005, 5, 28), date(2014, 9, 29), date(2021, 8, 28)),
    ),
    Event(r"中央统战工作会议", (date(2015, 5, 20), date(2022, 7, 30))),
    Event(r"中央党的群团工作会议", (date(2015, 7, 7),)),
    Event(r"中央全面依法治国工作会议", (date(2020, 11, 17), date(2025, 11, 18))),
    Event(r"中央人才工作会议", (date(2021, 9, 28),)),
    Event(r"中央人大工作会议", (date(2021, 10, 14),)),
    Event(r"中央政协工作会议", (date(2019, 9, 21),)),
    # chinanews.com 23 August 2006
    Event(
        r"中央外事工作会议",
        (date(2006, 8, 23), date(2014, 11, 29), date(2018, 6, 23), date(2023, 12, 28)),
    ),
    Event(r"中央周边工作会议", (date(2025, 4, 9),)),
    Event(r"中央社会工作会议", (date(2024, 11, 6),)),
    Event(r"中央和国家机关党的建设工作会议", (date(2019, 7, 9),)),
    Event(r"中央金融工作会议", (date(2023, 10, 31),)),
    Event(r"党的群众路线教育实践活动总结大会", (date(2014, 10, 8),), once=True),
    Event(r"['\"]{0,2}两学一做['\"]{0,2}学习教育工作座谈会", (date(2016, 4, 6),), once=True),
    Event(r"主题教育工作会议", (date(2019, 5, 31), date(2023, 4, 3))),
    Event(r"主题教育总结(?:大会|会议)", (date(2020, 1, 8), date(2024, 2, 4))),
    Event(r"党史学习教育动员大会", (date(2021, 2, 20),), once=True),
    Event(r"党史学习教育总结会议", (date(2021, 12, 24),), once=True),
    Event(r"深度贫困地区脱贫攻坚座谈会", (date(2017, 6, 23),), once=True),
    Event(r"打好精准脱贫攻坚战座谈会", (date(2018, 2, 12),), once=True),
    Event(r"解决['\"]{0,2}两不愁三保障['\"]{0,2}突出问题座谈会", (date(2019, 4, 16),), once=True),
    Event(r"决战决胜脱贫攻坚座谈会", (date(2020, 3, 6),), once=True),
    Event(r"东西部扶贫协作座谈会", (date(2016, 7, 20),)),
    Event(r"深入推动长江经济带发展座谈会", (date(2018, 4, 26),)),
    Event(r"全面推动长江经济带发展座谈会", (date(2020, 11, 14),)),
    Event(r"进一步推动长江经济带(?:高质量)?发展座谈会", (date(2023, 10, 12),)),
    Event(
        r"黄河流域生态保护和高质量发展座谈会",
        (date(2019, 9, 18), date(2021, 10, 22), date(2024, 9, 12)),
    ),
    Event(r"(?<!新时代)推动中部地区崛起(?:工作)?座谈会", (date(2019, 5, 21),)),
    Event(r"新时代推动中部地区崛起座谈会", (date(2024, 3, 20),)),
    Event(r"新时代推动西部大开发座谈会", (date(2024, 4, 23),)),
    Event(r"新时代推动东北全面振兴座谈会", (date(2023, 9, 7),)),
    Event(r"深入推进东北振兴座谈会", (date(2018, 9, 28),)),
    Event(r"扎实推进长三角一体化发展座谈会", (date(2020, 8, 20),)),
    Event(r"深入推进长三角一体化发展座谈会", (date(2023, 11, 30),)),
    Event(r"深入推进京津冀协同发展座谈会", (date(2023, 5, 12),)),
    Event(r"高标准高质量推进雄安新区建设座谈会", (date(2023, 5, 10),)),
    Event(r"深入推进雄安新区高质量建设和发展座谈会", (date(2026, 3, 23),)),
    Event(r"加强基础研究座谈会", (date(2026, 4, 30),)),
    # every city holds its own; only this one has 重要讲话
    Event(r"民营企业座谈会(?=上的?重要讲话)", (date(2018, 11, 1), date(2025, 2, 17))),
    Event(r"文艺工作座谈会", (date(2014, 10, 15),)),
    Event(r"党的新闻舆论工作座谈会", (date(2016, 2, 19),)),
    Event(r"网络安全和信息化工作座谈会", (date(2016, 4, 19),)),
    Event(r"哲学社会科学工作座谈会", (date(2016, 5, 17),)),
    Event(r"学校思想政治理论课教师座谈会", (date(2019, 3, 18),)),
    Event(r"文化传承发展座谈会", (date(2023, 6, 2),)),
    Event(
        r"统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议",
        (date(2020, 2, 23),),
        once=True,
    ),
    Event(r"中央第五次西藏工作座谈会", (date(2010, 1, 20),), once=True),
    Event(r"中央第六次西藏工作座谈会", (date(2015, 8, 25),), once=True),
    Event(r"中央第七次西藏工作座谈会", (date(2020, 8, 29),), once=True),
    Event(r"第二次中央新疆工作座谈会", (date(2014, 5, 29),), once=True),
    Event(r"第三次中央新疆工作座谈会", (date(2020, 9, 26),), once=True),
)


# Instructions after a disaster or to a line of work: studied within weeks, whatever the verb. What
# broke out where it had before has both its days.
INSTRUCTIONS = (
    Event(r"新时代办公厅工作", (date(2023, 9, 14),)),  # Xinhua 14 September 2023
    Event(r"响水['\"\w·]{0,20}(?:爆炸|事故)", (date(2019, 3, 21),), once=True),
    Event(r"天津(?:港|滨海)[^,。;]{0,24}爆炸", (date(2015, 8, 12),), once=True),
    Event(r"永聚煤(?:矿|业)", (date(2023, 11, 16),), once=True),
    Event(r"十堰[^,。;]{0,20}(?:燃气)?爆炸", (date(2021, 6, 13),), once=True),
    Event(r"长沙[^,。;]{0,16}自建房[^,。;]{0,8}(?:倒塌|坍塌)", (date(2022, 4, 29),), once=True),
    Event(r"安阳[^,。;]{0,30}火灾", (date(2022, 11, 21),), once=True),
    Event(r"银川[^,。;]{0,16}(?:烧烤店|燃气)[^,。;]{0,8}爆炸", (date(2023, 6, 21),), once=True),
    Event(r"新余[^,。;]{0,24}火灾", (date(2024, 1, 24),), once=True),
    Event(r"无锡[^,。;]{0,24}校园?[^,。;]{0,6}(?:案|事件)", (date(2024, 11, 16),), once=True),
    Event(r"榆中[^,。;]{0,8}山洪", (date(2025, 8, 7),), once=True),
    Event(r"大埔[^,。;]{0,24}火灾", (date(2025, 11, 26),), once=True),
    Event(
        r"浏阳[^,。;]{0,20}烟花[^,。;]{0,10}爆炸", (date(2019, 12, 4), date(2026, 5, 4)), once=True
    ),
    Event(r"沁源[^,。;]{0,16}瓦斯|留神峪", (date(2026, 5, 22),), once=True),
    Event(r"晋江[^,。;]{0,12}鞋厂[^,。;]{0,8}火灾", (date(2026, 7, 9),), once=True),
    Event(r"彭水[^,。;]{0,16}崩塌", (date(2026, 7, 17),), once=True),
    Event(r"吉隆[^,。;]{0,16}泥石流", (date(2025, 7, 8), date(2026, 8, 25)), once=True),
    Event(
        r"北海造船[^,。;]{0,24}火灾",
        (date(2026, 9, 10),),
        once=True,
    ),
)
