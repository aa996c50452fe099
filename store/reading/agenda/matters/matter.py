"""A statement's three parts, whether two statements are on one matter, and what parts it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.reading.agenda.matters.verbs import HOLDS, STUDIES
from store.reading.agenda.matters.wording import TWO_SESSIONS, telling
from store.reading.prose import Prose, Span
from store.words import is_action, part_of_speech, segments_of_folded


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement: where it begins, its verb and the matter, in a view's offsets.

    ``prose`` is the view the offsets belong to: the text's own, or the headline's. ``verb`` is
    folded and without 了; ``said_in`` is where it stands, if not in that view. ``more`` are further
    clauses of the sentence on the same matter, ``further`` those that are further objects of the
    verb: 听取关于甲的报告，关于乙的说明. ``aim`` is what a lead adds that tells no matter:
    决定清理收费，减轻企业负担.
    """

    prose: Prose
    start: int
    verb_span: Span
    object: Span
    part: int = 0
    more: tuple[Span, ...] = ()
    further: tuple[Span, ...] = ()
    said_in: Prose | None = None
    aim: Span | None = None

    @property
    def verb(self) -> str:
        """The verb as matched, 了 left out."""
        told = self.said_in or self.prose
        return told.folded[self.verb_span.start : self.verb_span.end].replace("了", "")

    @property
    def matter(self) -> str:
        """The folded words of the matter."""
        return self.words(self.object)

    def words(self, span: Span) -> str:
        """The folded words of a stretch of the clause's own text."""
        return self.prose.folded[span.start : span.end]


SHORT = 2
"""Characters that name no matter yet, or pairs of them."""

# --- clauses on one matter ----------------------------------------------------------------------

_ANAPHORA = re.compile(
    r"^(?:了)?(?:(?:相关|有关)(?!人事|干部|任免)|上述|该|此|这|两个|三个|审查结果|修改稿|修订草案|决定草案|决议草案|草案|"
    r"其|关于批准|建议表决稿|表决稿|报告$|方案$)"
)
_PAPER = re.compile(
    r"草案|代拟稿|修改稿|修订|修正|建议|表决稿|决议|决定|审查|审议|结果|报告|汇报|说明|情况|关于|"
    r"意见|修改|工作|的|了|有关|相关|文件|主要|问题|事项|事宜"
)


_DELIBERATES = re.compile(r"(?:研究|讨论|审议|听取|审查|分析)$")
_CONCLUDES = re.compile(r"(?:原则上?|一致|表决|正式|审查)*(?:通过|同意|批准)")


_NEXT_STEPS = re.compile(
    r"了?(?:做好|抓好)?(?:全?[省市区县州旗]|[我本全].|[\u4e00-\u9fff]{2,3}[省市区县州旗])?(?:下一?步|下一?阶段|当前|近期|今年|明年|下半年|[二三四]季度|有关|相关|形势|重点|主要|贯彻|落实|的|工作|任务|事项|措施)+"
)


def concludes(told: Clause) -> bool:
    """Whether a statement says how a matter was settled, not by a paper's title: 同意选址方案."""
    untitled = not told.prose.titles_in(told.object) and not HOLDS.search(told.matter)
    return untitled and _CONCLUDES.fullmatch(told.verb) is not None


def passes_in_short(before: Clause, told: Clause) -> bool:
    """审议《青川市献血办法》 and then 原则通过《办法》: the same paper, its title cut short."""
    titles, short = before.prose.titles_in(before.object), told.prose.titles_in(told.object)
    if len(titles) != 1 or len(short) != 1 or _CONCLUDES.fullmatch(told.verb) is None:
        return False
    cut = told.words(short[0])[1:]
    return len(cut) < len(before.words(titles[0])) - 1 and before.words(titles[0]).endswith(cut)


_APPOINTS = re.compile("(?:决定,?)?(?:任命|免去|任免|增补)")
_PASSES_APPOINTMENT = re.compile("(?:表决)?通过(?:关于)?(?:任命|免去)")
_ON_PERSONNEL = re.compile(
    r"(?:人事|任免)[^,。]{0,6}(?:说明|汇报|报告|介绍)$|(?:人事|任免)(?:任免)?(?:事项|事宜|名单|案|议案)$"
)
_PLANNED = re.compile(r"部署|安排|谋划")
WHEN = re.compile(
    r"[一二三四上下、]{1,4}(?:季度|半年)|全年|今年|明年|当前|近期|下一?阶段|下一?步|今后[^,;。]{0,4}时期"
)


def studies(clause: Clause) -> bool:
    """Whether a statement is on what was studied or passed on."""
    return STUDIES.search(clause.verb) is not None


def plans(clause: Clause) -> bool:
    """Whether a statement is on work that was arranged."""
    return _PLANNED.search(clause.verb) is not None


def appoints(clause: Clause) -> bool:
    """Whether a statement says who was given an office or relieved of it."""
    return _APPOINTS.match(f"{clause.verb}{clause.matter[:4]}") is not None


_PROPOSED = re.compile(r"[^,。;《》、]{0,6}(?:方案|意见|安排|建议|思路|考虑|选址)")


def _in_one_breath(before: Clause, told: Clause) -> bool:
    """Whether one sentence goes on from the one to the other: 研究了X有关问题，原则同意选址方案."""
    between = before.prose.folded[before.object.end : told.verb_span.start]
    same = before.prose is told.prose and before.object.end <= told.verb_span.start
    return same and between.startswith(",") and len(between) < _BREATH and "会议" not in between


_BREATH = 4


def goes_on(before: Clause, told: Clause) -> bool:
    """听取X汇报，审议X的草案: a hearing and what was then done with the same paper are one matter.

    So are 研究X and 原则同意 of what was proposed on it.
    """
    accounts = _ACCOUNTS.fullmatch(told.matter)
    if accounts and accounts["paper"] not in before.matter:
        return False  # 听取审计工作报告，批准决算
    if concludes(told) and _DELIBERATES.search(before.verb):
        content = _content_pairs(told.matter)
        shared = content & _content_pairs(before.matter)
        other = _OTHER_WORDS * len(content) if _OF_ITS_OWN.search(told.matter) else 0
        if len(shared) > other or _ANAPHORA.match(told.matter) or _HOW.match(told.matter):
            return True
        if _PROPOSED.fullmatch(told.matter) and _in_one_breath(before, told):
            return True
    if refers_back(told):
        return True
    if studies(before) and carries_out(told.matter):
        return True
    if appoints(told) and (
        appoints(before)
        or _PASSES_APPOINTMENT.match(f"{before.verb}{before.matter}")
        or _ON_PERSONNEL.search(before.matter)
    ):
        return True
    if _relieves_the_same(before, told) or punishes(before, told):
        return True
    if told.matter in before.matter and not told.prose.titles_in(told.object):
        return True  # 表决通过了关于批准决算的决议，批准了决算
    if told.verb.endswith("测评") and "听取" in before.verb:
        return _on_what_was_heard(before, told.matter)
    after = (
        before.verb.endswith("听取")
        or studies(before)
        or told.prose.folded.startswith("并", told.start)
    )
    if after and _NEXT_STEPS.fullmatch(told.matter):
        return True
    if studies(before) and _plans_what_comes_of_it(before, told):
        return True
    if told.verb == before.verb and heard_of(told) == heard_of(before):
        return True
    if _resolves_what_was_examined(before, told):
        return True
    if before.verb.endswith("听取") and (titles := before.prose.titles_in(before.object)):
        first = told.prose.titles_in(told.object)[:1]
        if first and before.words(titles[0]) == told.words(first[0]):
            return True
    if not before.verb.endswith("听取") or told.verb.endswith("听取"):
        return False
    matter = WHEN.sub("", told.matter) if plans(told) else told.matter
    return _on_what_was_heard(before, _FIRST_OF_SEVERAL.sub("", matter))


def picks_several(told: Clause) -> bool:
    """Whether a statement says which of several papers were chosen, naming the first."""
    return told.verb in _PICKS and _FIRST_OF_SEVERAL.match(told.matter) is not None


_PICKS = ("确定", "明确", "审定")
_FIRST_OF_SEVERAL = re.compile(
    r'^了?"[^"]{2,60}"等(?:[一二三四五六七八九十百\d]{1,3}|若干|多)[件项个条份](?=..)'
)
"""确定"改善老旧小区设施"等7件重点提案: which papers they are, is told by what they are called."""


_OFFICE_OF_THE_SAME = re.compile(r"(?:决定)?(?:免去|撤销|终止)其")
_RESIGNS = re.compile(r"辞去|辞职|请求")


def _relieves_the_same(before: Clause, told: Clause) -> bool:
    """决定接受甲某辞去委员职务的请求，决定免去其主任职务: what comes of it for the same man."""
    relieves = _OFFICE_OF_THE_SAME.match(f"{told.verb}{told.matter[:3]}") is not None
    return relieves and (appoints(before) or _RESIGNS.search(before.matter) is not None)


_PUNISHES = re.compile(r"给予[^,。;]{1,40}(?:处分|党籍|公职)")


def punishes(before: Clause, told: Clause) -> bool:
    """审议《关于甲某违纪案的审查报告》，决定给予甲某开除党籍处分: what comes of the report."""
    if _PUNISHES.match(told.prose.folded, told.object.start, told.object.end) is None:
        return False
    return told.verb.endswith("决定") and before.matter.rstrip("》").endswith(("报告", "案"))


_HOW = re.compile(
    r"了?(?:采用|采取|实行|按照?|以|由|参照|修改|完善|印发|会后|先行|分步|分期|试行)(?!《|[^,。;]{0,30}的(?:方案|意见|办法|请示))"
)
"""原则同意 | 采用特许经营方式实施: how what was heard of is to be done, no matter of its own."""
_OF_ITS_OWN = re.compile(r"(?:报告|决定|决议)$")
_OTHER_WORDS = 0.2
"""Share of its wording that a paper of its own may have in common with another matter."""
_STAFF = re.compile("(?:有关|相关)?(?P<whom>干部|人事)")
_ACCOUNTS = re.compile(
    r"了?(?:关于)?(?:批准)?[^,。;《》]{0,16}?(?P<paper>决算|预算调整|债务限额)[^,。;《》和及]{0,6}"
)
"""What a standing committee approves of the year's accounts."""


_STEPS_OF = re.compile(r"(?:下一?步|下一?阶段)(?:的|重点|有关|相关)*工作$")


def _plans_what_comes_of_it(before: Clause, told: Clause) -> bool:
    """传达学习了普法推进会精神，并对我市普法下步工作作了部署: how to go on in the field studied.

    Or what was heard on that: 传达学习普法推进会精神，听取我市普法下步工作情况汇报.
    """
    field, steps = _STEPS_OF.subn("", heard_of(told))
    joined = told.prose.folded.startswith("并", told.start) and plans(told)
    shared = telling(field) & telling(before.matter)
    return (joined or told.verb.endswith("听取")) and steps > 0 and bool(shared)


_EXAMINED, _RESOLUTION = (
    re.compile(r"审查(?:结果)?的?报告$"),
    re.compile(r"(?:决议|决定)(?:\(草案\)|草案)?$"),
)


def _resolves_what_was_examined(before: Clause, told: Clause) -> bool:
    """通过关于预算的审查结果报告，通过关于预算的决议（草案）: one matter, on its way."""
    if not (_EXAMINED.search(before.matter) and _RESOLUTION.search(told.matter)):
        return False
    return bool(_content_pairs(told.matter) & _content_pairs(before.matter))


def _on_what_was_heard(before: Clause, matter: str) -> bool:
    """Whether a matter is that of a hearing, or only called 该报告."""
    if _ANAPHORA.match(matter):
        return True
    content = _content_pairs(matter)
    earlier = _PAPER.sub("", before.matter[:400])
    if (staff := _STAFF.match(matter)) and staff["whom"] not in before.matter:
        return False  # 听取信访情况汇报，研究干部问题
    session = _OF_A_SESSION.search(matter)
    if session and session.group()[-_NUMBERED:] not in before.matter:
        return False  # the business of a session of which nothing was heard
    return len(content) < SHORT or sum(pair in earlier for pair in content) >= 0.5 * len(content)


def repeats(before: Clause, told: Clause) -> bool:
    """Whether two clauses say the same words of one matter: 审议了X的报告，听取了X的汇报."""
    one, other = (_content_pairs(clause.matter) for clause in (before, told))
    smaller = min(len(one), len(other))
    if before.verb.endswith("听取") == told.verb.endswith("听取"):
        return False
    joined = told.prose.folded.startswith("并", told.start - 1)
    return (
        smaller >= (3 if joined else 6)
        and len(one & other) >= 0.6 * smaller
        and not told.prose.titles_in(told.object)
    )


_REPORT = re.compile(r"的?(?:情况)?的?(?:汇报|报告|说明)$")


def heard_of(clause: Clause) -> str:
    """What a report is on, whoever gave it: 市委组织部关于人事任免事项的说明. Else the matter."""
    if "听取" not in clause.verb:
        return clause.matter
    said = Span(_after_reporters(clause, clause.object), clause.object.end)
    return _REPORT.sub("", clause.words(said).removeprefix("关于"))


_BACK_REFERENCE = re.compile(r"^(?:了)?(?:该|此|上述|以上|这|前述)")
_ITS_TROUBLES = re.compile(r"^(?:当前|目前|现阶段)?(?:工作中)?(?:还|仍然?)?(?:面临|存在)的")
"""分析了当前存在的……等问题: what there is to do about the matter at hand."""


def refers_back(clause: Clause) -> bool:
    """Whether a statement names no matter but that at hand: 原则同意该方案."""
    analyses = clause.verb == "分析" and _ITS_TROUBLES.match(clause.matter) is not None
    return analyses or _BACK_REFERENCE.match(heard_of(clause)) is not None


_DRAFT_MARK = re.compile(r"[》\"]?(?:\([^()]{0,14}\))?[》\"]?$")
_SHORTEST_NAME = 4
"""Characters by which a paper may be called: 工作报告, but not 报告."""


def calls_in_short(named: str, matter: str) -> bool:
    """Whether a matter is called by its last words: 工作报告 for 市纪委全会工作报告(送审稿)."""
    whole = _DRAFT_MARK.sub("", matter)
    return _SHORTEST_NAME <= len(named) < len(whole) and whole.endswith(named)


_ITS_SPIRIT = re.compile(
    r"了?(?:会议|大会|全会|讲话|指示|批示|文件|有关|相关|主要|重要|基本|的){0,4}(?:精神|内容)"
)


def in_general(matter: str) -> bool:
    """Whether what was passed on is named in general: 市委书记甲某传达了大会主要精神."""
    return _ITS_SPIRIT.fullmatch(matter) is not None


_SOMEBODYS = re.compile(
    r"(?:(?!关于)[^《》])*(?<!工)作的(?:有关|相关|调研|专题)?(?:报告|汇报|说明)|[^《》]*就(?:有关|相关|上述)[^,。《》]{0,8}所?作的?(?:报告|汇报|说明)"
)
_DEPARTMENTS = re.compile(
    r"了?(?:(?:(?![和及与])[\u4e00-\u9fff]){2,8}[、和及与])*+"
    r"[\u4e00-\u9fff]{1,8}(?:部门|单位)(?:负责(?:同志|人))?(?:的?情况)?的?(?:工作)?(?:汇报|发言)(?:[和、](?:汇报|发言))?"
)
"""听取气象、水利部门汇报."""
_HEARD_FROM = re.compile(
    r"(?:等|等?的)(?:有关|专题)?汇报$|(?<=领导小组)汇报$|(?<=负责同志)的报告$|(?<=负责人)的报告$|(?<=[^党]组)的工作汇报$"
)
_OFFICE = re.compile(
    r"(?:委|委员会|部|局|厅|办|办公室|组|公司|[省市区县州旗]|政府|党组|小组|单位|部门|院)(?:负责人|(?:负责)?同志)?$"
)


def names_reporters(matter: str) -> bool:
    """Whether it says only who reported, and nothing of what: 水利局、民政局和有关部门的汇报."""
    if _SOMEBODYS.fullmatch(matter) or _DEPARTMENTS.fullmatch(matter):
        return True
    if (report := _HEARD_FROM.search(matter)) is None:
        return False
    names = re.split("[、和及与]", matter[: report.start()])
    return all(_OFFICE.search(name) for name in names)


_CARRYING_OUT = re.compile(
    r"^(?:[我全本].|[^,。《》]{0,8}(?:省|市|区|县|州|旗|政府|党组|人大|政协|委|国务院|[部局厅])(?:系统)?|具体|抓好|做好|结合.{0,8}|"
    r"贯彻)?(?:初步|进一步)?(?:学习|宣传|传达)*贯彻(?:落实)?(?:的)?(?:具体)?"
    r"(?:任务分解(?:清单|方案)|意见|措施|工作|举措|方案|部署|有关工作|落实意见|落实工作|落实措施|"
    r"(?:工作)?(?:进展)?情况(?:的?(?:汇报|报告))?)?$"
)


def carries_out(matter: str) -> bool:
    """Whether a matter is only how to carry out the one before: 研究我市贯彻落实意见."""
    return _CARRYING_OUT.match(matter) is not None


_BY = re.compile(r"^[^《》]{0,60}?关于")


# 政协第十四届全国委员会第二次会议: whose business a matter is, not what it is
_OF_A_SESSION = re.compile(
    r"[^,、;《》]{0,24}第?[一二三四五六七八九十百\d]{1,5}次[^,、;《》]{0,4}会议"
)


_NUMBERED = 6
"""Characters at its end by which a session is known: 第二十次会议."""


def without_session(matter: str) -> str:
    """A matter without the session whose business it is."""
    return _OF_A_SESSION.sub("", matter)


def _content_pairs(matter: str) -> frozenset[str]:
    kept = _PAPER.sub("", without_session(_BY.sub("", matter[:200])))
    return frozenset(kept[i : i + 2] for i in range(len(kept) - 1))


# --- its parts ----------------------------------------------------------------------------------

_MIN_PART = 2
"""Characters that name a field of work: 防汛, 信访."""


def listed_parts(clause: Clause) -> tuple[Span, ...]:
    """The matters joined in one object (A、B和C等事项, 《甲》《乙》); one if it has no parts."""
    if clause.further:
        spans = (clause.object, *clause.further)[:_MAX_PARTS]
        if not clause.verb.endswith("听取"):
            return spans
        parts = tuple(part for span in spans for part in _parts(clause, span))
        return parts if len(parts) <= _MAX_PARTS else spans
    parts = _parts(clause, clause.object)
    return parts if len(parts) <= _MAX_PARTS else (clause.object,)


def _parts(clause: Clause, span: Span) -> tuple[Span, ...]:
    said = _after_reporters(clause, span)
    cuts = [span.start, *(cut for cut in _cuts(clause, span) if cut > said), span.end]
    parts = []
    for left, right in pairwise(cuts):
        joint = _JOINT.match(clause.prose.folded, left, right) if left > span.start else None
        parts.append(Span(joint.end() if joint else left, right))
    told = [clause.words(part) for part in parts]
    if "听取" in clause.verb and sum(map(_names_report, told)) > 1:
        parts = _by_reports(parts, told)
        told = [clause.words(part) for part in parts]
    shortest = min(map(len, told))
    if shortest < _MIN_PART or _share_last_words(told):
        return (span,)
    if shortest == _MIN_PART:
        parts = _of_two_names(clause, parts)
        told = [clause.words(part) for part in parts]
    if len(parts) > 1:
        parts = _called_together(clause, parts)
        told = [clause.words(part) for part in parts]
    if _DOES.match(told[0]) and not _ends_in_deed(told[0]) and not any(map(_names_deed, told[1:])):
        return (span,)  # 强化旧城区和危房改造: both are objects of one verb inside
    if _A_PAPER.search(told[-1]) and all(map(_DOES.match, told)):
        return (span,)  # 优化政务服务、提升行政效能、推动改革的指导意见
    return tuple(parts)


_A_PAPER = re.compile(r"的[\u4e00-\u9fff]{0,4}(?:意见|措施|举措|方案|办法|规划|政策)$")
"""What all that is to be done is the aim of."""


def _of_two_names(clause: Clause, parts: Sequence[Span]) -> list[Span]:
    """The parts, one as short as can be put together with what 和 joins it to.

    规划和自然资源工作、防汛工作: one field of two names, and another field.
    """
    found = list(parts[:1])
    for part in parts[1:]:
        divided = clause.prose.folded.startswith("、", found[-1].end)
        short = min(part.end - part.start, found[-1].end - found[-1].start) == _MIN_PART
        if short and not divided:
            found[-1] = Span(found[-1].start, part.end)
        else:
            found.append(part)
    return found


def _called_together(clause: Clause, parts: Sequence[Span]) -> list[Span]:
    """The parts, two that 和 joins as one where the text goes on to call them so together: of
    研究黄河生态保护和高质量发展问题、城市群建设问题, if two of its sentences are on
    黄河生态保护和高质量发展. All as they are where that is so of some such two only.
    """
    folded = clause.prose.folded
    found = list(parts[:1])
    for part in parts[1:]:
        if not folded.startswith("和", max(found[-1].end, part.start - 1)):
            found.append(part)
            continue
        both = _KIND_OF_MATTER.sub("", folded[found[-1].start : part.end])
        if folded.count(both) <= _TOLD_TOGETHER:
            return list(parts)
        found[-1] = Span(found[-1].start, part.end)
    return found if len(found) > 1 else list(parts)


_KIND_OF_MATTER = re.compile("(?:有关)?(?:问题|工作|情况|事项|事宜)+(?:的?(?:汇报|报告))?$")
_TOLD_TOGETHER = 2
"""Times that a text has the words of a list which it says again once, to tell what was heard."""


def _by_reports(parts: Sequence[Span], told: Sequence[str]) -> list[Span]:
    """The parts put together to one for every report: 甲局关于……、乙局关于……."""
    found: list[Span] = []
    for part, words in zip(parts, told, strict=True):
        if found and not _names_report(words):
            found[-1] = Span(found[-1].start, part.end)
        else:
            found.append(part)
    return found


_DOES = re.compile(
    r"了?(?:进一步|加快|强化|推进|加强|完善|优化|促进|推动|支持|深化|扩大|健全|改进|提高|提升|保障|规范|做好|抓好|巩固)"
)


def _ends_in_deed(words: str) -> bool:
    """Whether a part ends in what is done (防灾准备; not 旧城区), or is a matter: 健康发展问题."""
    return words.endswith("问题") or is_action(segments_of_folded(words)[-1])


def _names_deed(words: str) -> bool:
    """Whether a part begins with a verb of its own: 防范化解债务风险."""
    first = segments_of_folded(words[:_LONGEST_VERB])[:1]
    return _DOES.match(words) is not None or any(part_of_speech(w).startswith("v") for w in first)


_LONGEST_VERB = 3
"""Characters at the beginning of a part that may be its verb."""


def _names_report(words: str) -> bool:
    """Whether a part says who reported on what."""
    return re.match(r"[^《》]{2,30}?关于", words) is not None


def _after_reporters(clause: Clause, span: Span) -> int:
    """Where it is said what was heard: who reported (甲局、乙委关于……) joins no matters."""
    told = clause.words(span)
    about = told.find("关于")
    if "听取" not in clause.verb or about < 0 or _HEARD_OF.search(told[:about]):
        return span.start
    return span.start + about


_HEARD_OF = re.compile(r"汇报|报告|情况|工作(?!领导小组|专班|机制|委员会|部)|说明|[《》]")


def _share_last_words(told: Sequence[str]) -> bool:
    """Whether what is joined shares its last words: 人大常委会、国务院和政协党组工作."""
    kind = _SESSION if _PREPARED.search(told[-1]) else _ORGAN
    return len(told) > 1 and all(kind.fullmatch(words) for words in told[:-1])


_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:常委会|委员会|国务院|政府|政协|人大|法院|检察院|党组|书记处|纪委|监委|"
    r"党委|市委|省委|区委|县委|中央|上级|国家|全国)"
)
_SESSION = re.compile(r".{1,30}(?:会议|大会|全会|人代会|政协会|两会|[运残览交]会)")
_PREPARED = re.compile(r"(?:会议?|两会\"?)[^会]{0,8}(?:筹备|筹办|准备|召开)")


_MAX_PARTS = 30
_JOINT = re.compile(r"以及|[、和及与]")
# 在新形势下加强和改进群众工作: two verbs with one object
_TRANSITIVE = (
    "加强 强化 推进 完善 促进 推动 深化 健全 改进 提高 提升 建立 巩固 扩大 优化 鼓励 支持 "
    "扶持 做好 抓好 加快 维护 弘扬 传承 培育 拓展 防范 制止 预防 取消 下放 清理 调整 降低 "
    "减免 废止 修改 设立 撤销"
)
_VERBS = tuple(_TRANSITIVE.split())
_FURTHER_VERBS = (*_VERBS, *"发展 规范 保障 引导 保护 治理 创新 利用 惩治 落实 实施 缓缴".split())
# 普惠托育服务体系的基本思路和主要举措: both are of it
_SIDES = tuple("思路 目标 任务 原则 要求 举措 措施 路径".split())
_FURTHER_SIDE = re.compile(
    rf"(?:基本|总体|主要|重点|重大|工作|发展|政策){{0,2}}(?:{'|'.join(_SIDES)})"
)


def _joins_verbs_or_sides(folded: str, at: int) -> bool:
    """Whether the joint at ``at`` joins two verbs of one object, or two sides of one matter."""
    if folded[at] not in "和与、":
        return False
    if folded.endswith(_VERBS, 0, at):
        return folded.startswith(_FURTHER_VERBS, at + 1)
    return folded.endswith(_SIDES, 0, at) and _FURTHER_SIDE.match(folded, at + 1) is not None


# 关于改进工作作风、密切联系群众的八项规定: one paper, whatever its name joins
_WHOLE = re.compile(
    r"统筹[^、和与,;《》]{2,20}[和与]|"  # 统筹推进疫情防控和经济社会发展: two things by one hand
    r"不正之风和腐败|国民经济和社会发展|共和国|[^、和,;《》]{2,16}和[^、和,;《》]{2,6}形势|规划\"?》?和[^、,;]{0,14}远景目标|"
    # 当前经济形势和经济工作: how a field is and what to do in it
    r"[^、和与及,;《》]{2,12}形势[和与及][^、和与及,;《》]{0,8}(?:工作|任务)|"
    # 促进养老和家政服务业加快发展的措施: the measures are for both
    r"(?:促进|推动|推进|支持)[^、,;《》]{2,12}和[^、,;《》]{2,12}发展的[^、,;]{0,6}(?:措施|举措|意见|政策)|"
    # 在会议上分析研究当前形势和部署下半年工作时的讲话: said on one occasion
    r"在[^《》,;]{2,60}?(?=时的?(?:重要)?(?:讲话|指示))|"
    # 在全会上的重要讲话和全会精神, 重要讲话和重要指示批示精神: of one occasion, or of one man
    r"(?:讲话|报告)(?:精神)?[、和与及](?:重要)?(?:全国)?(?:全会|会议|大会|两会|指示|批示|文章)+精神|"
    r"(?:议程|议题|主题|任务)(?:是|为).+|"
    r"关于(?:(?!关于|汇报)[^《》,;。]){2,60}?的[^、和,;。的]{0,4}(?:规定|意见|决定|通知|办法|方案|论述|指示|批示|条例|请示|报告|议案)"
)


_NO_JOINT = re.compile(
    r"(?<=[参赋给授])与|与(?=时俱进|会[人代])|(?<=[以普涉危波顾触])及|及(?=[时早第])|"
    r"(?<=[共缓饱温调])和|(?<=碳中)和|(?<=总)和|和(?=[谐平睦美气])"
)
"""参与, 普及, 碳中和, 和谐: characters that join nothing."""


def _joins(folded: str, at: int) -> bool:
    if folded[at] in "和及与" and _NO_JOINT.match(folded, at):
        return False
    return folded[at] in "、和及与" or folded.startswith("以及", at)


_MAY_DIVIDE = re.compile(r"[、和及与以《]")


_ENDS_ONE = re.compile(r"(?<=情况|汇报|报告).|(?<=》).")


def _cuts(clause: Clause, span: Span) -> Iterator[int]:
    """Where an object may be divided: at 、 and 和 outside marks, and between 》《."""
    folded = clause.prose.folded
    places = [m.start() for m in _MAY_DIVIDE.finditer(folded, span.start + 1, span.end - 1)]
    if any(folded.endswith("情况、", span.start, at + 1) for at in places):
        # 防控和保供情况、整治情况: what is joined inside one of several situations is one matter
        places = [at for at in places if folded[at] not in "和及与" or _ENDS_ONE.match(folded, at)]
    whole = [
        match.span()
        for pattern in (_WHOLE, TWO_SESSIONS)
        if places
        for match in pattern.finditer(folded, span.start, span.end)
    ]
    for at in places:
        char = folded[at]
        joins = not clause.prose.inside[at] and _joins(folded, at)
        if joins and _joins_verbs_or_sides(folded, at):
            continue
        if joins and any(start <= at < end for start, end in whole):
            continue
        if joins or (char == "《" and folded[at - 1] == "》" and clause.prose.begins_title(at)):
            yield at
