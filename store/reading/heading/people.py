"""Names and offices as readouts print them: 市委书记蔡奇, 栗战书委员长, 市领导甲某、乙某."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from store.model import Person
from store.reading.prose import Prose, Span

# The surnames of nearly everyone (the 2020 name report's first 300 and the compound ones): what
# tells a name without an office from the words beside it. Folded, so simplified only.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜"
    "苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷黎史龙贺陶"
    "顾毛郝龚邵万覃武钱戚严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关"
    "兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉蓝路游辛靳管柴蒙鲍华喻祁蒲房"
    "滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧"
    "闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥"
    "南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支"
    "卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印"
    "逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植咸么牙沃"
    "习骆赖衡闪苍税塔撒拉帕铁木扎洛达丹才旺次尕更多仁吾买热努肉库尼玛格益西"
)
_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "皇甫", "令狐", "慕容", "司徒", "夏侯")
_NOT_NAMES = frozenset(
    (
        "会议 同志 领导 有关 部门 单位 负责 分别 全体 成员 一行 先后 主要 各区 "
        "各县 市委 区委 省委 县委 分管 相关 机关 本市 全市 在京 共同 出席 列席 "
        "参加 主持 有关方面 党政 四套 班子 代表 专家 常委 部分 市直 区直 应邀 以及 "
        "常委会 国务院 全国人大 全国政协 中央政治局 中央军委"
    ).split()
)

# What an office ends with. The one that ends last before a name decides where the name begins.
OFFICES = (
    "总书记 第一书记 副书记 书记 委员长 副委员长 副总理 总理 国务委员 副主席 "
    "主席团成员 主席 副主任委员 主任委员 副主任 主任 常务副市长 副市长 代市长 市长 "
    "副省长 代省长 省长 副县长 代县长 县长 副区长 代区长 区长 副州长 州长 副旗长 "
    "旗长 盟长 副盟长 副部长 部长 副局长 局长 厅长 副厅长 副秘书长 秘书长 副组长 "
    "组长 副院长 院长 检察长 副检察长 常委 委员 政委 司令员 副司令员 政治委员 "
    "总指挥 副总指挥 指挥长 副指挥长 召集人 会长 副会长 总干事 常务主席 执行主席 "
    "负责人 主持人 负责同志 党组成员 市领导 区领导 县领导 州领导 省领导 旗领导 "
    "盟领导 校领导 领导 领导同志 行政长官 董事长 总经理 校长 行长 署长 审计长 "
    "发言人 镇长 乡长 调研员 巡视员 总监 理事长 副理事长 首席 总工程师 总经济师 "
    "总会计师 总规划师 主官 司长 副司长 处长 科长 总队长 支队长 大队长 副主官 "
    "议长 总统 首相 参谋长 市长助理 组织部部长 宣传部部长 成员 顾问 主委 副主委 "
    "秘书 台长 社长 总编辑 总裁 专员 副专员 总河长 副总河长 总河湖长 总林长 副总林长 总田长 总链长 "
    "河长 林长 链长 候选人 经理 所长 馆长 站长 厂长 支书 督导员 督查专员"
).split()
_OFFICE = re.compile("|".join(sorted(OFFICES, key=len, reverse=True)))
_HAN = r"[\u3400-\u9fff]"
_PLAIN_NAME = re.compile(rf"{_HAN}{{2,4}}")
_DOTTED_NAME = re.compile(rf"{_HAN}{{1,10}}(?:[·.]{_HAN}{{1,12}}){{1,4}}")
_NO_NAME = re.compile(r"[省市区县州旗](?:[委政纪府直属法检]|人大)|.*的")  # 区委办, 单位的
# Mongolian and Tibetan names as they are transcribed: 才让多杰, 乌兰其其格
_TRANSCRIBED = re.compile(
    "[阿巴白包宝毕布才措达丹德多额尔嘎格根贡哈赫呼吉加卡克拉兰勒力玛木娜纳尼旺其仁日桑苏索塔特图乌"
    "西希雅扎珠卓次仓朗色斯和让杰央金姆夏吾顿平措巴旺堆罗曲]{4,8}"
)
_MAX_PHRASE = 120
"""Characters of one person's offices and name; the longest in use are half of that."""
_REMARK = re.compile(r"\([^()]{0,12}\)")
_UNIT = re.compile(rf"{_HAN}{{2,16}}[局委办厅院部室会处队司校行] ")
"""市财政局 王刚: whoever stands behind a unit is of it."""
_PRESS = re.compile(r"(?:见习)?(?:记者|通讯员|编辑|作者|摄影)")
"""Whoever stands behind these reported the meeting."""
_AFTERWARDS = re.compile(r"(?:同志|等[^,、。;]{0,10}领导(?:同志|干部)?|等人|等|本人|一行)++$")


def is_name(text: str, after_office: bool = False) -> bool:
    """Whether a folded ``text`` alone could be a person's name.

    After an office nearly any two to four characters are one; elsewhere the surname decides.
    """
    if _DOTTED_NAME.fullmatch(text):
        return True
    if after_office and _TRANSCRIBED.fullmatch(text):
        return True
    if (
        not _PLAIN_NAME.fullmatch(text)
        or text in _NOT_NAMES
        or _OFFICE.search(text)
        or _NO_NAME.match(text)
    ):
        return False
    if text.startswith(_COMPOUND):
        return len(text) >= 3
    if after_office:
        return text[:2] not in _NOT_NAMES
    return text[0] in _SURNAMES and len(text) <= 3


def read_person(prose: Prose, start: int, end: int) -> Person | None:
    """The person whom a stretch such as 市委副书记、代市长王某 names, or None.

    The office is kept as printed. An office after the name (栗战书委员长) is one too.
    """
    split = _split(prose.folded, start, end)
    if split is None:
        return None
    office, name = split
    return Person(_name(prose, name), prose.printed(office.start, office.end).strip(" ,，、"))


def _split(folded: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Where the office and where the name of one person lie."""
    start, end = _trim(folded, start, end)
    if end - start > _MAX_PHRASE or _PRESS.match(folded, start, end):
        return None
    offices = list(_OFFICE.finditer(folded, start, end))
    for office in reversed(offices):
        at = office.end()
        if is_name(_solid(folded[at:end]), after_office=True):
            return Span(start, at), Span(at, end)
    if (
        offices
        and offices[-1].end() == end
        and _is_name_before_office(_solid(folded[start : offices[-1].start()]))
    ):
        return Span(offices[-1].start(), end), Span(start, offices[-1].start())
    if is_name(_solid(folded[start:end])):
        return Span(start, start), Span(start, end)
    if (unit := _UNIT.match(folded, start, end)) and is_name(_solid(folded[unit.end() : end])):
        return Span(start, unit.end()), Span(unit.end(), end)
    return None


_OF_AN_ORGAN = re.compile(r"[委府省市区县州旗盟局部厅会组协院团]")


def _is_name_before_office(text: str) -> bool:
    """Whether a name stands before an office: 栗战书委员长, 向巴平措副委员长."""
    longer = len(text) == 4 and text[0] in _SURNAMES and not _OF_AN_ORGAN.search(text)
    return is_name(text) or (longer and is_name(text, after_office=True))


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    if afterwards := _AFTERWARDS.search(folded, max(start, end - 12), end):
        end = afterwards.start()
    if folded[end - 1 : end] == ")" and (remark := folded.rfind("(", start, end)) > start:
        end = remark if end - remark <= 14 else end
    while start < end and (folded[start] in " 、,:?" or "a" <= folded[start] <= "z"):
        start += 1
    while end > start and folded[end - 1] in " 、,:":
        end -= 1
    return start, end


def _solid(text: str) -> str:
    """A name without the spaces that pad it to three characters."""
    return _REMARK.sub("", text).replace(" ", "")


def _name(prose: Prose, span: Span) -> str:
    return "".join(prose.printed(span.start, span.end).split())


_OFFICE_OF_ALL = re.compile(rf"等(?P<office>[^、,;等]{{0,12}}(?:{_OFFICE.pattern}))(?<!领导)$")
"""李某、王某等副委员长: the office that all have whom a list names."""

# --- lists --------------------------------------------------------------------------------------

# 丘处和、某某: a 和 before another joint ends a name. A space parts names, or pads one: 李 强.
_JOINT = re.compile(r"[、,;]|[和及与](?![、,;]|$)| +")


def read_people(prose: Prose, span: Span) -> list[Person]:
    """Everyone a list such as 市领导甲某、乙某，秘书长丙某 names, each with the office before them.

    An office said once stands for the names that follow it. Groups (有关部门负责同志) name nobody.
    """
    people: list[Person] = []
    office = ""
    if all_of := _OFFICE_OF_ALL.search(prose.folded, max(span.start, span.end - 24), span.end):
        office = prose.printed(*all_of.span("office"))
        span = Span(span.start, all_of.start())
    pending: int | None = None
    for start, end, joint in _pieces(prose.folded, span):
        left = start if pending is None else pending
        if pending is not None and _PRESS.match(prose.folded, pending):
            pending = None  # 记者 王某: whoever reported the meeting
            continue
        split = None
        if joint[0] != " " or not _ends_in_office(prose.folded, start, end):
            split = _split(prose.folded, left, end)
            if split is None and pending is not None:
                split = _split(prose.folded, start, end)
        if split is None and office and pending is None and _goes_on(prose.folded, start, end):
            split = Span(start, start), Span(start, end)
        if split is None:
            pending = None if joint in ",;" else left
            if joint in ",;":
                office = ""
            continue
        pending = None
        title = prose.printed(split[0].start, split[0].end).strip(" ,，、")
        if split[0].start > split[1].start:  # 李某、王某、张某副委员长
            people = [replace(p, title=p.title or title) for p in people]
        office = title or office
        people.append(Person(_name(prose, split[1]), office))
    return people


def _ends_in_office(folded: str, start: int, end: int) -> bool:
    """Whether a piece ends in an office, whose holder stands behind the space: 副县长 王某."""
    return any(office.end() == end for office in _OFFICE.finditer(folded, start, end))


def _goes_on(folded: str, start: int, end: int) -> bool:
    """Whether a piece of a list under one office is a name, rare surnames included."""
    name = _solid(folded[slice(*_trim(folded, start, end))])
    short = 2 <= len(name) <= _A_NAME and is_name(name, True)
    return short or _TRANSCRIBED.fullmatch(name) is not None


_A_NAME = 3
"""Characters of nearly every name; four that no office stands before may be a group (各县区局)."""


def _pieces(folded: str, span: Span) -> Iterator[tuple[int, int, str]]:
    start = span.start
    for joint in _JOINT.finditer(folded, span.start, span.end):
        if joint.start() > start:
            yield start, joint.start(), joint.group()
        start = joint.end()
    if start < span.end:
        yield start, span.end, ","
