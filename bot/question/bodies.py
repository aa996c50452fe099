"""Who meets, as people say it: 国常会, 政治局会议 → meetings by the store's own names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.question.lexicon import asking, tokens
from bot.question.places import is_slip_of_its_level, meant_place, place_before
from bot.question.sessions import is_within_one
from store.facts import Names
from store.words import fold, is_place

# What a name of a body ends with when people speak of it.
_HEAD = re.compile(
    r"政协第[一二三四五六七八九十]{1,3}届全国委员会(?:主席会议|常务委员会(?:会议)?)?|国常会|常务会议?|常委扩大会议?|常务委员会(?:会议)?|常委会(?:会议|扩大会议?)?|常委会议|全体会议|委员长会议|"
    r"主席会议|主任会议|全体会(?=[上里的]|$)|党组(?:扩大)?(?:会议?)?|政治局(?:常委会|常务委员会)?(?:会议?|民主生活会)?|(?:秘书长|[㐀-鿿]长)?办公会议?|专题会议?|"
    r"主席团(?:常务主席)?(?:会议?)?|书记处(?:会议)?|领导小组(?:会议?)?|联席会议?|委员会(?:(?:第[一二三四五六七八九十百0-9]+次)?(?:全体)?会议?)?|"
    r"(?:(?:深改|财经|国安|网信|外事|编办|首规|食安|减灾|防减救灾|老龄|禁毒|(?<!政)法|依法治\w)委(?!员)|(?:深改|安委)会(?!议)|深改(?=会议))(?:全体)?(?:会议?)?|民主生活会|工作专班(?:会议)?|"
    r"国务院|全国人大|人大|全国政协|政协|(?:中央|国家|省|市|区|县)?纪委(?:监委)?|"
    r"(?:人民|省|市|区|县|州)政府|[省市区县州]委(?![员托派书会])|党中央|中共中央|"
    r"中央(?=[0-9]{2,4}年|[今去前]年|[都又]|共?开|召|$)"
)
_TABLE = {
    "国常会": "国务院常务会议",
    "中常委": "中共中央政治局常务委员会",
    "深改委": "中央全面深化改革委员会",
    "深改会": "中央全面深化改革委员会",
    "深改": "全面深化改革",
    "安委会": "国务院安全生产委员会",
    "国安委": "中央国家安全委员会",
    "首规委": "首都规划建设委员会",
}
_LONG = (
    ("常务委员会", "常委会"),
    ("人民代表大会", "人大"),
    ("政治协商会议", "政协"),
    ("人民政府", "政府"),
    ("常委会议", "常委会"),
    ("党委常委会", "常委会"),
    ("政协全国委员会", "全国政协"),
    ("新冠肺炎疫情", "疫情"),
    ("新冠疫情", "疫情"),
    ("自治区", "自治域"),  # which is no district, 区
)
_MEETING = re.compile(r"(?:全体)?(?:扩大)?会议?$")
_PREFIX = re.compile(
    r"(?:中共中央|中共|中央|全国|第?[一二三四五六七八九十]+届(?:全国人大|全国政协)?)?"
    r"(?:(?:全国|[省市区县州])?(?:政协|人大|纪委)|[省市区县州](?:委|政府)|(?:人民)?政府|国务院)?$"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in ``text[start:end]``, and the meetings it means; none where none is."""

    text: str
    meetings: tuple[str, ...]
    start: int
    end: int
    typed: str = ""
    """What stands there, where that is but a slip of it."""


# A body is one where the question goes on after it; 政协提案, 国务院机构改革 are matters.
_GOES_ON = re.compile(
    r"$|、(?=[㐀-鿿]{0,6}(?:政府|人大|政协|[省市区县州]委|纪委|国务院|会议))|[\s,，。?？!！的上里中在都曾有是最末第首哪什啥何几多少一共去今昨前本这那由又还就为对给被和与跟及呢吗谁次总按比一二三四五六七八九十讨论]|"
    r"(?:打算|准备|计划|拟)(?=[怎咋如干做开要])|任命|免去|罢免|补选|增补|接受|表决|先(?!进|行|锋|前|后)|管(?!理|控|辖|网|委|道|住)|过问|处理|部署|学(?!前|位|院|校|生|员|会)|出[了过什啥哪台]|书记(?=没|不在|请假|缺席|未)|研究|审议|讨论|听取|学习|传达|部署|通过|审定|分析|决定|议过|听|审|议|提到|提及|提出|提过|说|讲|谈|强调|要求|指出|"
    r"以外|之外|关注|重视|关心|开|召开|举行|主持|出席|会|怎么|如何|缺席|参加|列席|到会|参会|与会|近|[0-9]|主要|专题|集体|先后|分别|各|历|每"
)
# A meeting is one whatever follows but what is made of it; so are organs at work.
_OF_A_MEETING = re.compile(r"的?(?:精神|公报|纪要|制度|决议|工作|材料|文件|机制)|[计员]")
_OF_A_MATTER = re.compile(
    r"(?:(?<!主持)(?<![开上席加出])过|关于|有关|“|提到|落实|贯彻|学习|修改|制定)$"
)


def find_body(folded: str, names: Names) -> Body | None:
    """The first body that a folded question names, with the place that stands before it: a meeting
    rather than an organ, whose meetings may be many (全国人大向委员长会议汇报). One that is named
    but for a slip counts where no more is named without one: 国务院全休会议.
    """
    found = _named(folded, names)
    slip = _misspelt(folded, names)
    if slip and (found is None or (slip.start <= found.start and found.end <= slip.end)):
        return _of_a_place(slip, folded, names)
    found = _at_its_place(found or _place(folded, names), names)
    return _with_known_place(found, folded, names) if found else None


def _with_known_place(found: Body, folded: str, names: Names) -> Body:
    """A body with the whole of a place that the store knows, of whose name rules see a part, or
    which 的 parts from it: 沔溪市的市长办公会议.
    """
    for place in sorted(names.places, key=lambda place: (-len(place), place)):
        at = folded.find(place)
        end = at + len(place)
        inside = at < found.start <= end <= found.end
        parted = folded[end : found.start] == "的" and _OF_ITS_LEVEL.match(place[-1] + found.text)
        if at >= 0 and (inside or parted):
            rest = folded[max(end, found.start) : found.end]
            text = place + (rest[1:] if _ITS_LEVEL.match(place[-1] + rest) else rest)
            meetings = meetings_of(text, names) or (found.meetings if inside else ())
            if stands_apart(place, names):  # of others what is called alike
                meetings = tuple(m for m in meetings if place[:-1] in fold(m))
            return replace(found, text=text, meetings=meetings, start=at)
    return found


def _at_its_place(found: Body | None, names: Names) -> Body | None:
    """A body whose place nobody knows, but for a slip of one of the store's: 蓟凌市 of 蓟陵市."""
    if found is None or found.meetings:
        return found
    told = _WITH_A_PLACE.match(found.text)
    meant = meant_place(told["place"], names.places) if told else None
    if told is None or meant is None:
        return found
    text = meant + found.text[told.end() :]
    return replace(found, text=text, meetings=meetings_of(text, names), typed=found.text)


_WITH_A_PLACE = re.compile(r"(?P<place>[㐀-鿿]{2,4}?[省市县区州旗盟])(?=.)")


def stands_apart(place: str, names: Names) -> bool:
    """Whether what names no place is none of this one's: where a store has many, and beside one
    other, unless more meetings are called by this one, whose archive it is.
    """
    if len(names.places) != _BESIDE_ONE:
        return len(names.places) > _BESIDE_ONE
    called = {p: sum(fold(m).startswith(p) for m, _ in names.meetings) for p in names.places}
    own = called.pop(place, 0)
    return 0 < own <= max(called.values())


_BESIDE_ONE = 2
_OF_ITS_LEVEL = re.compile(r"([省市区县州盟旗])\1(?:委|政府|人大|政协|纪委|监委|长办公)")
_ITS_LEVEL = re.compile(r"([省市区县州盟旗])\1(?:委|政府|人大|政协|纪委|监委)")
"""苕南省的省政府 is 苕南省政府."""

# A place that does what bodies do stands for all of them: 望澜市去年都开了什么会.
_DOES = re.compile(
    r"[省市区县州盟旗]"
    r"(?=(?:都|也|还|又|曾|一共|总共|最近|今年|去年|前年|主要|有没有|[0-9年月日 ])*+"
    r"(?:开|召开|举行|研究|讨论|审议|听取|学习|传达|部署|通过|任命|免去|提到|说过|讲过|的会|有哪些会))"
)


def _place(folded: str, names: Names) -> Body | None:
    """All bodies of a place, where it is one and none of them is named."""
    for level in _DOES.finditer(folded):
        length = place_before(folded, level.start())
        start, place = level.start() - length, folded[level.start() - length : level.end()]
        if length > 1 and (level.group() != "区" or is_place(place)):  # 主城区
            return Body(place, meetings_of(place, names), start, level.end())
    return None


def _named(folded: str, names: Names) -> Body | None:
    organ: Body | None = None
    for head in _HEAD.finditer(folded):
        if not _goes_on(folded, head):
            continue
        start = _leftmost(folded, head, names)
        spoken = folded[start : head.end()]
        if _OF_A_MATTER.search(folded[:start]):
            continue
        meetings = meetings_of(spoken, names)
        if not meetings and len(spoken) <= 2:
            continue
        found = _of_a_place(Body(spoken, meetings, start, head.end()), folded, names)
        within = _WITHIN.search(folded[:start])
        if within and (wider := meetings_of(within[1] + spoken, names)):
            return Body(within[1] + spoken, wider, within.start(), head.end())
        # 常委会的委员长会议, 区委常委会专题会议
        if organ is not None and start >= organ.end and folded[organ.end : start] in ("的", ""):
            whole = organ.text + spoken
            if known := meetings_of(whole, names) or organ.meetings:
                return Body(whole, known, organ.start, head.end())
        side_by_side = organ is not None and AND.fullmatch(folded[organ.end : start])
        if spoken.endswith(_MEETS) and not side_by_side:
            return found
        organ = organ or found
    short = _short_for(folded, names)
    if organ and short and short.start <= organ.start and organ.end < short.end:
        return short  # 市委审计委
    return organ or short


# What stands at the end of a name in short, what it is short for, and of how many letters at least
# the rest of the name consists: 防指, but no 团委.
_UNITS = {
    "委": (re.compile("委员会"), 2),
    "委会": (re.compile("委员会"), 1),
    "组": (re.compile("小组"), 2),
    "指": (re.compile("指挥部"), 1),
    "办": (re.compile("办公室|小组|委员会"), 2),
}
_A_UNIT = re.compile(
    r"委会(?!议)|委(?![员托派会])|组(?!织)|指(?![出示导定标数挥])|办(?![法理公学事])"
)
_MOST_IN_SHORT = 5  # letters


def _short_for(folded: str, names: Names) -> Body | None:
    """A committee, a group or the like by letters of its name, where only one is called so:
    中财委, 防指, 双拥办.
    """
    for unit in _A_UNIT.finditer(folded):
        for start in range(max(0, unit.start() - _MOST_IN_SHORT), unit.start()):
            spoken = folded[start : unit.end()]
            if spoken.endswith("常委会"):
                continue  # as it is called, of any body
            meant = _in_short(spoken.removesuffix(unit.group()), unit.group(), names)
            if len(meant) == 1:
                meetings = tuple(m for m, body in names.meetings if body in meant)
                return Body(spoken, meetings, start, unit.end())
    return None


def _in_short(letters: str, unit: str, names: Names) -> set[str]:
    """The bodies that letters of their names and a unit in short are short for."""
    if len(letters) < _UNITS[unit][1] or not _HAN.fullmatch(letters):
        return set()
    return {body for body, name in _before_unit(unit, names) if _in_order(letters, name)}


_HAN = re.compile("[㐀-鿿]+")


@lru_cache(maxsize=64)
def _before_unit(unit: str, names: Names) -> tuple[tuple[str, str], ...]:
    """The bodies whose names have what a unit is short for, and the names before that."""
    long = _UNITS[unit][0]
    found = (
        (body, normal, list(long.finditer(normal)))
        for body, normal in ((body, _normal(fold(body))) for _, body in names.meetings)
    )
    return tuple((body, normal[: units[-1].start()]) for body, normal, units in found if units)


def _spelt_out(said: str, body: str) -> bool:
    """Whether a name is what a body's is short for: 市安全生产委员会 of what is called 市安委会."""
    unit = next((unit for unit in ("委会", *_UNITS) if body.endswith(unit)), "")
    if not unit:
        return False
    letters, units = body.removesuffix(unit), list(_UNITS[unit][0].finditer(said))
    if not units or len(letters) <= _UNITS[unit][1] or units[-1].end() != len(said):
        return False
    return _in_order(letters, said[: units[-1].start()])


def _of_a_place(found: Body, folded: str, names: Names) -> Body:
    """A body with the place before it that other meetings of the store are named by: 望澜市政府,
    while the store has 市政府常务会议.
    """
    if found.text[0] not in "省市区县州":
        return found
    for length in (4, 3, 2):
        place = folded[max(0, found.start - length) : found.start]
        if len(place) == length and _contained_at_start(place + found.text[0], names):
            whole = place + found.text
            nowhere = tuple(m for m in found.meetings if fold(m)[0] == found.text[0])
            meetings = meetings_of(whole, names) or nowhere
            return replace(found, text=whole, meetings=meetings, start=found.start - length)
    return found


def _contained_at_start(place: str, names: Names) -> bool:
    return any(normal.startswith(place) for _, normal in _normalised(names))


# The session in which it meets: 十四届全国人大一次会议期间，主席团常务主席会议.
_WITHIN = re.compile(r"([^\W_]{2,16}?[一二三四五六七八九十]次会议)(?:期间|时|上)?[,，的]*$")
AND = re.compile(r"\s*(?:和|与|跟|及|以及|、|还有)\s*")
_MEETS = ("会议", "国常会", "常务会", "生活会")


def _goes_on(folded: str, head: re.Match[str]) -> bool:
    """Whether what stands around leaves the body one: not in 政协提案, 国务院机构改革, nor in the
    name of a session that others speak of (全国人大二次会议).
    """
    if is_within_one(folded, head.start()):
        return False
    if head.group().endswith(("会议", "国常会", "民主生活会")):
        return not _OF_A_MEETING.match(folded, head.end())
    if _GOES_ON.match(folded, head.end()):
        return True
    following = tokens(folded[head.end() : head.end() + _AHEAD])
    return bool(following) and following[0].start == 0 and following[0].word in asking()


_AHEAD = 8  # letters: enough for the next word


def _misspelt(folded: str, names: Names) -> Body | None:
    """A meeting of the store's but for a slip, where only one is called so: 国务院长务会议."""
    found: dict[tuple[int, int], list[str]] = {}
    for short in _spoken_names(names):
        length = len(short)
        starts = {folded.find(short[:2]), folded.find(short[2:4]) - 2}  # either half is right
        for at in starts:
            if at >= 0 and is_slip_of_its_level(short, folded[at : at + length]):
                found.setdefault((at, at + length), []).append(short)
    if not found:
        return None
    start, end = max(found, key=lambda span: span[1] - span[0])
    meant = found[start, end]
    if len(meant) > 1:
        return None
    whole = _PREFIX.search(folded[:start]).start()  # type: ignore[union-attr]  # may be empty
    return Body(meant[0], meetings_of(meant[0], names), whole, end, folded[start:end])


@lru_cache(maxsize=8)
def _spoken_names(names: Names) -> tuple[str, ...]:
    """What the store's meetings are called, with and without 中央, 全国 before it, and in short."""
    whole = [normal.partition(" ")[0] for _, normal in _normalised(names)]
    short = [re.sub(r"^(?:中共中央|中央|全国人大常委会|全国)", "", name) for name in whole]
    long = dict.fromkeys(name for name in (*whole, *short) if len(name) >= _A_NAME)
    return (*long, *(name for name in _TABLE if meetings_of(name, names)))


_LONGEST = 24
"""Letters of a name before its end: 国务院根治拖欠农民工工资工作领导小组 before 全体会议."""
_A_NAME = 5
"""Letters: of fewer, too many words differ in one."""


def _leftmost(folded: str, head: re.Match[str], names: Names) -> int:
    """Where the name begins: as far left as a name of the store goes, and a place before it."""
    start = head.start()
    for left in range(max(0, head.start() - _LONGEST), head.start()):
        part = folded[left : head.end()]
        if re.fullmatch(r"[^\W委次场个届的长]\w+", part) and _contained(part, names):
            start = left
            break
    start = _PREFIX.search(folded[:start]).start()  # type: ignore[union-attr]  # may be empty
    return start - place_before(folded, start)


def meetings_of(spoken: str, names: Names) -> tuple[str, ...]:
    """The store's meetings that a spoken name means, by containing it or being short for it."""
    spoken = fold(spoken)
    short = next(
        (s for s in _TABLE if spoken.endswith(s) or _MEETING.sub("", spoken).endswith(s)), ""
    )
    for said in dict.fromkeys((_normal(_TABLE.get(short, spoken)), _normal(spoken))):
        if found := _called(said, spoken, names):
            return found
    bare = _MEETING.sub("", said) or said
    if len(said) < _FEWEST_IN_SHORT:
        return ()
    if (plain := _ON_OCCASION.sub("", spoken)) != spoken:
        return meetings_of(plain, names)
    found = tuple(
        m
        for m, body in names.meetings
        if _abbreviates(bare, _MEETING.sub("", _normal(fold(m))))
        or _spelt_out(bare, _normal(fold(body)))
    )
    nowhere = _OF_A_PLACE.sub("", spoken) if _A_GROUP.search(bare) else spoken
    return found if found or nowhere == spoken else meetings_of(nowhere, names)


_OF_A_PLACE = re.compile(r"^[^\W\d省市区县州旗]{2,4}(?=[省市区县州旗])")
"""望澜县防汛指挥部, while the store has 县防汛抗旱指挥部会议."""
_ON_OCCASION = re.compile(r"(?:专题|紧急|临时)(?=会议?$)")
"""What a meeting is besides its body's: 区委常委会专题会议 is known as 区委常委会会议."""
_FEWEST_IN_SHORT = 3  # letters


def _called(said: str, spoken: str, names: Names) -> tuple[str, ...]:
    """The store's meetings that are called so, by a part of their names or their bodies'."""
    exact = _containing(said, names)
    if said.endswith(("局", "组", "委")):  # 政治局 is not its standing committee
        own = tuple(
            m
            for m, body in names.meetings
            if _normal(fold(body)).removesuffix("民主生活会").endswith(said)
        )
        exact = tuple(m for m in exact if m in own) or exact
    if exact:
        return exact
    bare = _MEETING.sub("", said)
    if bare != said and len(bare) > 1 and (loose := _containing(bare, names)):
        return loose
    standing = said.replace("人大", "人大常委会")  # 人大主任会议
    if "常委会" not in said and (found := _containing(standing, names)):
        return found
    executive = _EXECUTIVE.sub("政府", said)  # 朔安省常务会议
    if executive != said and (found := _containing(executive, names)):
        return found
    run = _OF_A_ZONE.sub("管委会", said)  # 高新区主任办公会
    if run != said and (found := _containing(run, names)):
        return found
    local = said.startswith("中央") and not said.startswith("中央委员会") and said[2:] != spoken
    if local and (found := _containing(said[2:], names)):
        return found  # 深改委 of a city
    return ()


_EXECUTIVE = re.compile("(?<=[省市区县州旗])(?=常务会)")
_OF_A_ZONE = re.compile("(?<=[新开发税假范园]区)(?=主任|会议)")


def _containing(said: str, names: Names) -> tuple[str, ...]:
    named = _normalised(names)
    short = said.removesuffix("议") if said.endswith("会议") else said  # as 政治局会
    return tuple(
        meeting
        for meeting, normal in named
        if said in normal.replace("扩大", "")
        or said in normal
        or normal.partition(" ")[0].endswith(short)
    )


def _contained(part: str, names: Names) -> bool:
    normal = _normal(part)
    bare = _MEETING.sub("", normal) or normal
    return any(
        bare in known or (_A_GROUP.search(bare) and _is_of_a_group(bare, *known.split(" ")[:2]))
        for _, known in _normalised(names)
    )


def _is_of_a_group(bare: str, meeting: str, body: str) -> bool:
    """Whether it names a group without some words, or spells out what it is called in short."""
    return _abbreviates(bare, _MEETING.sub("", meeting)) or _spelt_out(bare, body)


@lru_cache(maxsize=8)
def _normalised(names: Names) -> tuple[tuple[str, str], ...]:
    return tuple(
        (m, f"{_normal(fold(m))} {_normal(fold(body))} {_JOINT.sub('', _normal(fold(m)))}")
        for m, body in names.meetings
    )


# The first of two meetings that are told as one: 某市政府党组会、常务会, 党组会议暨常务会议.
_JOINT = re.compile(
    r"(?:党组|常委|常务|主席|主任)会议?[、暨和与及](?=(?:党组|常委|常务|主席|主任)会)"
)


TERM = re.compile(r"第?([一二三四五六七八九十]{1,3}届)")


def term_of(spoken: str) -> str:
    """Which term of a body is spoken of: 十四届; nothing where none is."""
    found = TERM.search(spoken)
    return found[1] if found else ""


# 政协望澜市委员会, 中共望澜市委员会: what is called 望澜市政协, 望澜市委.
_OF_THE_PARTY = re.compile(r"(?:中共|中国共产党)(\w{1,8}?[省市区县州旗盟])委员会")
_OF_THE_CPPCC = re.compile(r"(?:中国人民)?政协(\w{1,8}?[省市区县州旗盟])委员会")


def _normal(name: str) -> str:
    name = TERM.sub("", name)
    for long, short in _LONG:
        name = name.replace(long, short)
    name = _OF_THE_PARTY.sub(r"\1委", _OF_THE_CPPCC.sub(r"\1政协", name))
    return re.sub(r"[()（）\s]", "", name)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in ``name`` in this order, the first at its start
    or after what tells only whose it is: 首规委 of 首都规划建设委员会, 深改组 of
    中央全面深化改革领导小组.
    """
    group = _A_GROUP.search(short) and len(short) * 2 > len(name)
    if not (3 <= len(short) <= 6 or group):
        return False
    return _in_order(short, name)


def _in_order(letters: str, name: str) -> bool:
    """Whether letters stand in a name in this order, from where it begins or tells no more whose it
    is: 国务院安委会 is no 国务院食品安全委员会.
    """
    at = -1
    for char in letters:
        at = name.find(char, at + 1)
        if at < 0:
            return False
    own, called = (_OF_THE_WHOLE.sub("", whole)[:1] for whole in (letters, name))
    return letters[0] == called or (letters[0] == name[0] and own in (letters[0], called))


_A_GROUP = re.compile(r"\w{4,}(?:领导小组|委员会|工作专班|指挥部|联席会)$")
"""Which may be named without some words of its long name."""
_OF_THE_WHOLE = re.compile(r"^(?:中共)?(?:中央|全国|国务院|[㐀-鿿]{0,3}[省市区县州]委?)?(?:全面)?")
