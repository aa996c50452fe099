"""Whose meetings a question is about: the bodies and the people that are taken out of it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.question.bodies import AND, TERM, Body, find_body, meetings_of, stands_apart
from bot.question.frames import comparing, counting, excepting, ordering, organs, taking_part
from bot.question.left import Left
from bot.question.model import By, Role
from bot.question.people import Named, is_office
from bot.question.places import known_place, place_ahead, place_behind
from store.dates import NotADate, read_date
from store.facts import Names
from store.facts.places import LEVELS
from store.words import fold

_KIND_OF_MEETING = re.compile(
    r"(?:常委|常务|全体|党组|主席|主任|委员长|专题)会(?:议)?|常务委员会(?:会议)?"
)
_NOWHERE = re.compile(r"[省市区县州](?:委|政府|人大|政协|纪委|人民政府)")


def take_body(left: Left, names: Names) -> Body | None:
    """The body that meets, or a conference that is asked about as one is."""
    found = _find_conference(left.folded, names) or find_body(left.folded, names)
    found = found or _find_level(left.folded, names)
    if found is not None:
        if term := _ITS_TERM.search(left.folded[: found.start]):
            found = replace(found, text=f"{term.group()}{found.text}", start=term.start())
        left.take(found.start, found.end)
        if found.typed:
            left.read_as[found.typed] = found.text
    return found


_ITS_TERM = re.compile(f"{TERM.pattern}$")
"""二十届 of 二十届中央国安委."""


def _find_conference(folded: str, names: Names) -> Body | None:
    """A meeting of no body that is asked about by its name: 中央金融工作会议讲了些什么."""
    named = organs.A_CONFERENCE.search(folded)
    if named is None:
        return None
    return Body(named["name"], meetings_of(named["name"], names), *named.span("name"))


_LEVEL = re.compile(
    r"(?P<level>[省市区县州镇乡])(?:里|一?级)(?=(?:都|也|一共|总共|所有)?的?"
    r"(?:召?开|会议?(?!计|员)|一共|总共|有没有|研究|讨论|审议|听取|部署|[ ]))"
)


def _find_level(folded: str, names: Names) -> Body | None:
    """All bodies of a level, where the store has others: 省里开的会, 县一级的会议."""
    told = _LEVEL.search(folded)
    if told is None:
        return None
    at_level = re.compile(
        rf"[㐀-鿿]{{0,6}}?(?<!自治){told['level']}(?:{_ORGANS}|[㐀-鿿]*?(?:委员会|小组|指挥部))"
    )
    meetings = tuple(m for m, _ in names.meetings if at_level.match(fold(m)))
    if not meetings or len(meetings) == len(names.meetings):
        return None
    return Body(told.group(), meetings, *told.span())


_ORGANS = "委|政府|人民政府|人大|政协|纪委|监委|党政|府|法院|检察院|常委"


def take_excepted(left: Left, names: Names) -> tuple[Body | None, Body | None]:
    """The bodies that are left out, as one, and the first that is not."""
    excepted: Body | None = None
    while (body := take_body(left, names)) is not None:
        if not (take_except(left, body) or (excepted and _take_joint(left, excepted, body))):
            break
        excepted = replace(both(excepted, body), end=body.end) if excepted else body
    return excepted, body


def _take_joint(left: Left, first: Body, second: Body) -> bool:
    """Whether another body is left out along with the first; what joins them goes with it."""
    if not (second.meetings and AND.fullmatch(left.folded[first.end : second.start])):
        return False
    left.take(first.end, second.start)
    return True


def take_not_counted(left: Left, names: Names) -> Body | None:
    """The body that is left out in brackets; what else is, is not counted anyway."""
    found = excepting.NOT_COUNTED.search(left.folded)
    if found is None:
        return None
    left.take(*found.span())
    body = find_body(found["after"] or found["before"], names)
    return body if body and body.meetings else None


def take_lacking(left: Left, today: datetime.date, names: Names) -> tuple[str, str]:
    """What has not been spoken of at the meetings that are asked for; and besides which matter
    others are: no body, nobody, and no time, which are left out of what is told.
    """
    nobody = excepting.WITHOUT_SOMEBODY.search(left.folded)
    if nobody and nobody["what"] in names.people and _asks_for_several(left):
        left.take(*nobody.span())
        left.asks = True
        return nobody["what"], ""
    for at, frame in enumerate((excepting.LACKING, excepting.OTHER_THAN)):
        found = frame.search(left.folded)
        if found is None or (at == 0 and not _asks_for_several(left)):
            continue
        what = found["what"]
        timed = not isinstance(read_date(what, today), NotADate)
        people = names.people.intersection(_JOINTS.split(what))
        if timed or people or find_body(what, names) or is_office(what):
            continue
        left.take(found.start(), found.end())
        left.asks = True
        return ("", what) if at else (what, "")
    return "", ""


def _asks_for_several(left: Left) -> bool:
    return ordering.SEVERAL_ARE_ASKED.search(left.folded) is not None


_JOINTS = re.compile("[、和与及]")
_OF_IT = re.compile("^的(?!士)")


def take_except(left: Left, body: Body) -> bool:
    """Whether all but a body's meetings are meant; what says so goes with it."""
    before = excepting.EXCEPT.search(left.folded[: body.start])
    after = excepting.EXCEPTED.match(left.folded, body.end)
    for found in (before, after):
        if found:
            left.take(*found.span())
    return bool((before or after) and body.meetings)


def take_second_body(left: Left, first: Body | None, names: Names) -> Body | None:
    """Another body, where two are named side by side, or one is asked about as the other is."""
    found = find_body(left.folded, names) if first is not None else None
    if first is None or found is None:
        return None
    if not found.meetings and not any(map(found.text.startswith, names.places)):
        return None
    early, late = sorted((first, found), key=lambda body: body.start)
    between = left.text[early.end : late.start]
    beside = (
        AND.fullmatch(between) or between.strip() == "比" or _ONE_TO_THE_OTHER.fullmatch(between)
    )
    if found is late and beside:
        left.take(first.end, found.end)
    elif _LISTED.search(left.folded[: late.start]) and _LISTED_ON.match(left.folded, late.end):
        left.take(found.start, found.end)
    else:
        return None
    if from_one := _FROM.search(left.folded[: early.start]):
        left.take(*from_one.span())
    return found


# Another body in a clause of its own, of which the same is asked: ……，委员长会议呢.
_LISTED = re.compile(r"[,，、;；?？]\s*(?:后来|然后|接着|那么?|还有|再|以及|在)*$|还是$")
_LISTED_ON = re.compile(r"(?:上|里)?(?:呢|先|又|也|再|有没有|[几多]|听|审|研究|讨论)")
_FROM = re.compile(r"(?:从|由|自|是)\s*$")
_ONE_TO_THE_OTHER = re.compile(r"\s*[,，、]?(?:再|又)?(?:到|至)(?:了)?\s*")


def along_with(first: Body, left: Left, names: Names) -> Body:
    """A body, with another whose meetings are counted along with its own: 连主任会议一起算."""
    if (found := find_body(left.folded, names)) is None or not found.meetings:
        return first
    early, late = sorted((first, found), key=lambda body: body.start)
    before = _ALONG.search(left.folded[: late.start])
    after = _COUNTED_IN.match(left.folded, late.end)
    if before is None or after is None:
        return first
    left.take(before.start(), after.end())
    left.take(early.start, early.end)
    return both(early, late)


_ALONG = re.compile(r"[,，、]?\s*(?:连(?:同|带)?|包括|算上|加上)\s*$")
_COUNTED_IN = re.compile(r"(?:也|都)?(?:(?:一起|一块儿?|一并)?[算计](?:上|进去|在内|一起)?|在内)")


def narrowed(first: Body, left: Left, names: Names) -> Body:
    """The meeting of a kind that another word tells whose it is: 党组会学习……，人大那边是谁主持."""
    whose = find_body(left.folded, names)
    if whose is None or not _THERE.match(left.folded, whose.end):
        return first
    meetings = meetings_of(whose.text + first.text, names)
    if not set(meetings) < set(first.meetings):
        return first
    left.take(whose.start, whose.end)
    return replace(first, text=whose.text + first.text, meetings=meetings)


_THERE = re.compile(r"(?:那边|这边|那里|方面|那次|那场|的(?=是|由|呢|那))")


def of_that_organ(body: Body) -> Body:
    """A body whose meetings are numbered, without those of its smaller organs, which have numbers
    of their own: 常委会第八次会议 is no 委员长会议.
    """
    if not _STANDING.search(fold(body.text)) or _SMALLER.search(fold(body.text)):
        return body
    own = tuple(m for m in body.meetings if not _SMALLER.search(fold(m)))
    return replace(body, meetings=own)


_STANDING = re.compile("常委会|常务委员会")
_SMALLER = re.compile("委员长|主任会|主席会|党组|中心组")


def both(first: Body, second: Body) -> Body:
    """Two bodies that are named side by side as one; of one place where that is named once."""
    meetings = tuple(dict.fromkeys((*first.meetings, *second.meetings)))
    text = second.text
    if (place := _ITS_PLACE.match(first.text)) and text.startswith(place["level"]):
        text = place["name"] + text
        meetings = meetings if first.meetings else ()
    return Body(f"{first.text}、{text}", meetings, first.start, second.end)


_ITS_PLACE = re.compile(
    f"(?P<name>[^\\W\\d]{{1,5}}?)(?P<level>[{LEVELS}])(?=委|政府|人大|政协|纪委|人民政府)"
)
"""苕南省委、省政府 are both of 苕南."""


def body_of_words(
    words: str, body: Body | None, names: Names, *, beside: bool, met: bool, at: int
) -> tuple[Body | None, str]:
    """The body that only the words of a topic name, and the words without it.

    ``beside``: something else than words is named; ``met``: it is said that there was a meeting;
    ``at``: where the words stand.
    """
    if named := _of_a_body(words, names, beside):
        body = body or _all_of_a_place(named, names)
        words = _without(words, named)
    if body is None and met and organs.AN_ORGAN.fullmatch(fold(words)):
        return Body(words, meetings_of(words, names), 0, 0), ""  # 中央军委开过哪些会
    leads = body is not None and 0 <= at < body.start
    if body is not None and leads and (of_it := _place_of(words, body.text, names)):
        word, place = of_it  # 云汉2017年7月那次市委常委会会议
        return _with_its_place(body, place, names), _without(words, word)
    if body is None and (of_a_place := known_place(words, names.places)):
        word, place = of_a_place  # 锦川2024年2月开了什么会
        return Body(place, (), 0, 0), _without(words, word)
    if body is None and (ahead := place_ahead(words, names.places)):
        name, place = ahead  # 苍梧岭高三开学
        return Body(place, (), 0, 0), _OF_IT.sub("", words[len(name) :])
    if body is None and (behind := place_behind(words, names.places)):
        return Body(behind, (), 0, 0), words[: -len(behind)]  # 养老嵇山县研究过吗
    of_a_kind = body is not None and leads and _KIND_OF_MEETING.fullmatch(fold(body.text))
    if body is not None and of_a_kind and (ahead := place_ahead(words, names.places)):
        name, place = ahead  # 岑州谈爆炸事故那次常务会
        if deed := _TAKES_UP.match(fold(words), len(name)):
            return _with_its_place(body, place, names), words[deed.end() :]
    if body is not None and of_a_kind and (whose := _organ_at_the_end(words, body.text, names)):
        text = whose + body.text
        words = words.removesuffix(whose)[:-1].strip()
        return replace(body, text=text, meetings=meetings_of(text, names)), words
    if body is not None and leads and organs.AN_ORGAN_THAT_MEETS.fullmatch(fold(words)):
        text = fold(words + body.text)  # 国务院2024年第一次常务会议
        whole = find_body(text, names)
        known = whole.meetings if whole and whole.text == text else ()
        return Body(text, known, body.start, body.end), ""
    if body is not None and _KIND_OF_MEETING.fullmatch(words):  # 市委去年开了几次常委会
        text = body.text + words
        return replace(body, text=text, meetings=meetings_of(text, names)), ""
    return body, words


def _without(words: str, word: str) -> str:
    return " ".join(other for other in words.split() if other != word)


def _all_of_a_place(named: str, names: Names) -> Body:
    """All bodies of a place; those that name none among them where the store has few places."""
    found = known_place(named, names.places)
    apart = found is not None and stands_apart(found[1], names)
    meetings = () if apart else _meetings_at(named, names)
    return Body(found[1] if found else named, meetings, 0, 0)


def _with_its_place(body: Body, place: str, names: Names) -> Body:
    """A body with the place that stands apart from it, as the store calls it there."""
    only = fold(body.meetings[0]) if len(body.meetings) == 1 else ""
    called = only if only.startswith(place[-1]) else body.text
    text = place + called.removeprefix(place[-1])
    return replace(body, text=text, meetings=meetings_of(text, names))


def _place_of(words: str, body: str, names: Names) -> tuple[str, str] | None:
    """Which of the words is the place of a body, and what it is called: 白石渡 of 县人大."""
    levels = LEVELS if _KIND_OF_MEETING.match(fold(body)) else body[0]
    for word in words.split():
        called = fold(word).removesuffix("的")
        for place in (called, *(called + level for level in levels)):
            if place in names.places and (place != called or body[0] not in LEVELS):
                return word, place
    return None


def _organ_at_the_end(words: str, kind: str, names: Names) -> str:
    """The organ at the end of words whose meeting of a kind the store has: ……是市政府哪次常务会."""
    ends = (words[-count:] for count in range(min(len(words) - 1, _AN_ORGAN), 1, -1))
    return next(
        (
            end
            for end in ends
            if words.removesuffix(end).endswith(("是", "在", "由"))
            and organs.AN_ORGAN_THAT_MEETS.fullmatch(fold(end))
            and meetings_of(end + kind, names)
        ),
        "",
    )


_AN_ORGAN = 8  # letters
_TAKES_UP = re.compile("(?:研究|讨论|审议|听取|传达|学习|部署|谈|议|说|讲|提)到?")


def _of_a_body(words: str, names: Names, beside: bool) -> str:
    """Which word beside others is what names of meetings begin with: 望澜 停车."""
    pieces = words.split()
    if len(pieces) < 2 and not beside:
        return ""
    return next((piece for piece in pieces if begins_a_meeting(piece, names)), "")


def begins_a_meeting(word: str, names: Names) -> bool:
    """Whether names of meetings begin with a word, as with a place."""
    return any(fold(meeting).startswith(fold(word)) for meeting, _ in names.meetings)


def is_the_place_of_one(word: str, names: Names) -> bool:
    """Whether it is the place whose meetings the store has: 北京 of 北京市委常委会会议."""
    place = re.compile(re.escape(fold(word)) + "[省市县区州盟]")
    return bool(word) and any(place.match(fold(meeting)) for meeting, _ in names.meetings)


def _meetings_at(place: str, names: Names) -> tuple[str, ...]:
    """The meetings of a place; those that name none among them where the store has no other."""
    every = [meeting for meeting, _ in names.meetings]
    there = [meeting for meeting in every if fold(meeting).startswith(fold(place))]
    nowhere = [meeting for meeting in every if _NOWHERE.match(fold(meeting))]
    return tuple(dict.fromkeys((*there, *nowhere)))


def take_person(left: Left, found: Named | None) -> str:
    """The name of one who was found to be named."""
    if found is None:
        return ""
    left.take(found.start, found.end)
    if found.typed:
        left.read_as[found.typed] = found.name
    return found.name


def take_by(left: Left) -> By | None:
    """What to tell a count apart by."""
    keys: tuple[By, ...] = ("month", "year", "weekday", "body", "chair")
    return next((key for key in keys if left.take_all(counting.BY[key])), None)


def take_several_people(left: Left, names: Names) -> tuple[tuple[str, ...], Role | None]:
    """Two people and more who are compared by how often each chaired, or else was there."""
    named = [name for name in names.people if len(name) > 1 and name in left.folded]
    chaired = taking_part.CHAIR.search(left.folded)
    attended = taking_part.ATTEND.search(left.folded) and comparing.EACH.search(left.folded)
    if len(named) < 2 or not (chaired or attended):
        return (), None
    left.take_all(re.compile("|".join(map(re.escape, named))))
    left.take_all(comparing.SIDE_BY_SIDE)
    left.take_all(taking_part.CHAIR if chaired else taking_part.ATTEND)
    left.take_all(comparing.MORE_MEETINGS)
    return tuple(sorted(named)), None if chaired else "参加"


def take_represented(left: Left) -> str:
    """For whom somebody spoke. No blank is left, so that 谁 stands by what was done."""
    found = taking_part.REPRESENTS.search(left.folded)
    if found is None:
        return ""
    left.text = left.text[: found.start()] + left.text[found.end() :]
    return found["first"] or found["last"]


def take_besides(left: Left) -> str:
    """Who is named as one of those that are asked for, several parted by 、: 除了某某还有谁."""
    found = excepting.BESIDES.search(left.folded)
    if found is None:
        return ""
    left.take(*found.span())
    return _BETWEEN_NAMES.sub("、", found[1] or found[2])


_BETWEEN_NAMES = re.compile("(?<=[㐀-鿿]{2})[和与跟及](?=[㐀-鿿]{2})")
"""柏知远和童若谷 are two; 李和平 is one."""
