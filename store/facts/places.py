"""The places that readouts are of, told by the names of those who put them out: 望澜日报."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.database import Database
from store.words import fold, is_place, segments

LEVELS = "省市县区州旗盟"
"""The last letters of places' names, and the first of how their papers call their bodies: 市委."""
_ORGANS = "人民政府|政府|委|人大|政协|纪委|监委|纪律检查委员会|监察委员会"
_FIELD = (
    "党政|水利|教育|卫生|农业|交通|公安|应急|环保|财政|审计|统计|文旅|党建|组工|政务|政务服务|廉政"
)
"""What a site is on, between its place and what it is: 滍阳水利网."""
_WHOSE = re.compile(
    rf"(?:^|;)(?:中共|政协|清风|廉洁|今日|掌上|平安|法治)?(?P<place>(?![{LEVELS}](?:{_ORGANS}))[㐀-鿿]{{2,4}}?)(?P<level>[{LEVELS}])?"
    rf"(?:{_FIELD})?(?:{_ORGANS}|日报|晚报|时报|早报|特区报|发布|融媒|新闻|观察|广播|网|门户|微信|公众号|客户端|在线"
    r"|先锋|党建|组工|播报|头条|资讯|之声|之窗|传媒)|"
    rf"(?:^|;)(?:中国人民政治协商会议|中国共产党)?(?P<seat>[㐀-鿿]{{2,4}}?)(?P<of>[{LEVELS}])[㐀-鿿]{{0,10}}(?:局|委员会|办公室|中心|台|院)|"
    rf"(?:^|;)(?:清风|廉洁|今日)(?P<town>[㐀-鿿]{{2,4}})(?=$|;)"
)
_MET = re.compile(
    rf"(?:^|[,、;])(?:中共|政协)?(?P<place>(?!自治)[㐀-鿿]{{2,4}}?)(?P<level>[{LEVELS}])"
    rf"(?:(?<=省)省长|(?<=市)市长|(?<=县)县长|(?<=区)区长|(?<=州)州长|{_ORGANS})"
)
"""The office of somebody who chaired, or the body: 碧河省委书记, 深汇市市长."""
_NO_PLACE = re.compile(
    r"[全本各原前][省市区县州]|.*[省市区县]|[省市区县州旗盟][内里]|城市?|都市?|(?:经济|技术|开发|高新|管理|示范|自治|机关|直属).*|"
    r".*党"
)
"""What a level may stand behind without making it a place's name: 全市委, 高新区, 城市."""


def places_told(database: Database) -> frozenset[str]:
    """The places whose papers and offices put the readouts out, folded, and those that their bodies
    and chairs are called by; of what level they are, is told by themselves, or by how they call
    their bodies: 砚城市 of 砚城日报 on its 市委常委会.
    """
    origins = database.rows(
        "SELECT DISTINCT origin, coalesce(meeting, body) AS met FROM readout"
        " WHERE current = 1 AND origin <> '' AND coalesce(meeting, body) IS NOT NULL"
    )
    called = database.rows(
        "SELECT body AS name FROM readout WHERE current = 1 AND body IS NOT NULL"
        " UNION SELECT p.title FROM person p JOIN readout r ON r.id = p.readout"
        " WHERE r.current = 1 AND p.role = '主持'"
    )
    by_origin = (_places(fold(row["origin"]), fold(row["met"])) for row in origins)
    by_name = (_places_met(fold(row["name"])) for row in called)
    return frozenset(place for places in (*by_origin, *by_name) for place in places)


def named_with_place(met: str, origin: str) -> str:
    """What a meeting is called with the place that its papers leave out: 市委常委会会议 of 砚城日报
    is 砚城市委常委会会议. As it is where that is not sure: a province's paper is on counties, too.
    """
    own = met[:1]
    if not own or own not in LEVELS:
        return met
    for told, place, level in _told_by(fold(origin)):
        if told["town"]:
            continue  # 今日砚城: of what level is not told
        called_so = is_place(place + own)
        unknown = not is_place(place) and len(segments(place)) > 1
        if level == own or (level is None and (called_so or unknown)):
            return place + met
    return met


def _told_by(origin: str) -> Iterator[tuple[re.Match[str], str, str | None]]:
    """The places that those who put a readout out are called by, each with its level if told."""
    for told in _WHOSE.finditer(origin):
        place = told["place"] or told["town"] or told["seat"]
        if not _NO_PLACE.fullmatch(place):
            yield told, place, told["level"] or told["of"]


def _places(origin: str, met: str) -> Iterator[str]:
    own = met[:1] if met[:1] in LEVELS else ""
    for _, place, level in _told_by(origin):
        if level:
            yield place + level
        elif own and (is_place(place) or is_place(place + own) or len(segments(place)) > 1):
            yield place + own  # 经济日报, 光明网: words, no places


def _places_met(name: str) -> Iterator[str]:
    for told in _MET.finditer(name):
        if not _NO_PLACE.fullmatch(told["place"]):
            yield told["place"] + told["level"]
