"""Where a text states that the meeting took a matter up: 听取了 | 全国政协提案委员会关于……的汇报.

A statement is a clause of three parts: who (会议, 会上, or nobody where the sentence said it),
a deciding verb (``verbs``), and the ``matter``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from store.reading.matter import SHORT, Clause, goes_on, names_reporters, repeats
from store.reading.prose import Prose, Sentence, Span
from store.reading.verbs import (
    ABOUT,
    APPOINTS,
    DISCUSSES,
    DISPOSITION,
    ESTABLISHES,
    HOLDS,
    IN,
    LINK,
    MEETING,
    NO_MATTER,
    NUMBERING,
    OTHER_MATTERS,
    UNNAMED,
    VERB,
    WEAK,
)


def is_discussion(prose: Prose, clause: Span) -> bool:
    """Whether a clause opens what was said on a matter: 指出, 会议强调, 李强要求."""
    return (
        DISCUSSES.match(prose.folded[clause.start : min(clause.end, clause.start + 24)]) is not None
    )


def find_statements(prose: Prose, sentence: Sentence, opens_paragraph: bool) -> list[Clause]:
    """The matters a sentence states that the meeting took up, in order.

    A sentence of a speech may begin with the same verbs (学习贯彻……，要……), so the first clause
    counts only with the meeting as its subject or with 了; the clauses after it only need the verb.
    """
    found: list[Clause] = []
    opening = MEETING.match(prose.folded, sentence.clauses[0].start, sentence.clauses[0].end)
    met = opening is not None
    formal = _IN_FORM.match(prose.folded, sentence.clauses[0].start, sentence.clauses[0].end)
    only_met = opening is not None and opening.end() == sentence.clauses[0].end
    spoken = False
    for index, clause in enumerate(sentence.clauses[:_MAX_CLAUSES]):
        if spoken and not _resumes(prose, sentence, index):
            continue
        if is_discussion(prose, clause):
            spoken = True
            continue
        if _ITS_TASK.search(prose.folded, clause.start, clause.end):
            break
        if found and _ITS_AGENDA.search(prose.folded, clause.start, clause.end):
            break  # 决定召开……，主要议程是……: the agenda of another meeting
        spoken = False
        besides = _besides(prose, sentence, index)
        carried = besides or (index == 1 and formal is not None)
        told = _statement(prose, sentence, index, bool(found), opens_paragraph, carried)
        later = told is None and index > 0 and met and not found
        if later:
            told = _after_another_verb(prose, sentence, index)
        if told is None:
            told = _group_study(prose, sentence, index)
        if told is not None:
            _add(found, told, sentence, index, besides or (later and not only_met))
        elif found and _is_further(prose, clause, found[-1]):
            found[-1] = _with_further(prose, found[-1], clause)
        spoken = prose.folded.endswith(_SAYING, clause.start, clause.end)
    return found


def _besides(prose: Prose, sentence: Sentence, index: int) -> bool:
    """Whether a clause tells what was done besides: 除了研究防汛工作外，还审议了……."""
    before = sentence.clauses[index - 1]
    return index > 0 and _BESIDES.match(prose.folded, before.start, before.end) is not None


_BESIDES = re.compile(r"(?:会上|会中|会议)?除了?[^,。]{2,60}(?:之?外|以外)$")
_JOINT = re.compile(r"以及|及(?!时)")
_IN_FORM = re.compile(r"会议(?:以|通过|采取|采用).{2,40}(?:形式|方式)$")
"""会议以理论学习中心组学习会的形式，学习……: what comes next has the meeting as its subject."""
_FURTHER = re.compile(r"以及|及(?!时)|关于")
_TOLD_ALIKE = re.compile(
    r"(?:(?P<studied>精神|(?<![并作表])讲话|论述|指示|批示|回信|贺信)|(?P<heard>汇报|报告|说明))(?:》|等)?$"
)


def _is_further(prose: Prose, clause: Span, before: Clause) -> bool:
    """Whether a clause is one more object of the verb before it: 听取关于甲的报告，以及乙的说明."""
    last = before.further[-1] if before.further else before.object
    if before.more or clause.start - last.end != 1 or WEAK.fullmatch(before.verb):
        return False
    if _FURTHER.match(prose.folded, clause.start, clause.end):
        return True
    if prose.folded.endswith("》", last.start, last.end) and prose.begins_title(clause.start):
        return True
    one, other = (_TOLD_ALIKE.search(prose.folded, s.start, s.end) for s in (last, clause))
    if other is None:
        return False
    if one is None:
        return prose.folded.endswith("》", last.start, last.end)
    return one.lastgroup == other.lastgroup


def _with_further(prose: Prose, before: Clause, clause: Span) -> Clause:
    """The statement with one more object of its verb."""
    joint = _JOINT.match(prose.folded, clause.start, clause.end)
    named = Span(joint.end(), clause.end) if joint else clause
    return replace(before, further=(*before.further, named))


_ITS_TASK = re.compile(r"(?:会议|全会|大会)的?(?:主要|建议)?(?:任务|议程|议题|议题建议)(?:是|为)")


def _resumes(prose: Prose, sentence: Sentence, index: int) -> bool:
    """Whether a clause takes up a matter after what was said of another: ……；会议讨论了……."""
    if index == 0 or sentence.parts[index] == sentence.parts[index - 1]:
        return False
    start, subject = _skip_subject(prose.folded, sentence.clauses[index], index)
    verb = VERB.match(prose.folded, start, sentence.clauses[index].end)
    return subject and verb is not None and verb["done"] is not None


def _after_another_verb(prose: Prose, sentence: Sentence, index: int) -> Clause | None:
    """会议决定将《甲》提请……审议，审议通过《乙》: a statement after a clause that states none."""
    told = _statement(prose, sentence, index, True, False)
    if told is None or told.start != sentence.clauses[index].start:
        return None
    done = prose.folded.startswith("了", told.verb_span.end)
    about = told.object.start < told.verb_span.start
    return (
        told
        if done or about or told.matter.startswith(("《", "修订后的《", "新修订的《"))
        else None
    )


_GROUP_STUDY = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}会议|会上)(?:上)?(?:还|并|同时)?(?:举行|进行|"
    r"开展)了?(?P<matter>(?:\d{4}年)?(?:第[一二三四五六七八九十\d]{1,3}次)?"
    r"(?:理论学习中心组|专题|年度|党组)*)(?P<verb>集体学习)"
)
_THEME = re.compile(
    r"(?:学习)?(?:的)?主题(?:是|为)|内容(?:是|为)|[^,。]{0,40}(?:题为|为题|主题为)(?=\"(?P<named>[^\"]{2,60})\")"
)


def _group_study(prose: Prose, sentence: Sentence, index: int) -> Clause | None:
    """会议举行了集体学习，主题是……: group study that the meeting itself held."""
    clause = sentence.clauses[index]
    match = _GROUP_STUDY.match(prose.folded, clause.start, clause.end)
    if match is None:
        return None
    matter = Span(match.start("matter"), match.end("verb"))
    if index + 1 < len(sentence.clauses):
        following = sentence.clauses[index + 1]
        if theme := _THEME.match(prose.folded, following.start, following.end):
            matter = Span(theme.end(), following.end)
            if theme["named"]:
                matter = Span(*theme.span("named"))
    return Clause(prose, clause.start, Span(*match.span("verb")), matter)


_SAYING = ("指出", "强调", "要求", "认为", "提出", "表示")


def _add(
    found: list[Clause], told: Clause, sentence: Sentence, index: int, later: bool = False
) -> None:
    """Add a statement, to the one before it where both are on one matter.

    The first begins with its sentence, unless (``later``) the sentence did something else before.
    """
    if found and (goes_on(found[-1], told) or repeats(found[-1], told)):
        found[-1] = replace(found[-1], more=(*found[-1].more, told.object))
        return
    start = told.start if found or later else sentence.span.start
    found.append(replace(told, start=start, part=sentence.parts[index]))


_TURNS_TO = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]、)?(?:针对|关于|就|围绕|对于)(?P<matter>[^,。;:]{3,40})$"
)
_VAGUE = re.compile(
    r"当前|目前|存在|上述|这些|以上|下一步|下阶段|如何|怎样|有关|此|贯彻|落实|做好|抓好|进一步|学习"
)


def turns_to(prose: Prose, sentence: Sentence) -> Clause | None:
    """针对X工作，会议要求……: a paragraph that turns to a matter without a verb of its own."""
    if len(sentence.clauses) < 2 or not is_discussion(prose, sentence.clauses[1]):
        return None
    clause = sentence.clauses[0]
    match = _TURNS_TO.match(prose.folded, clause.start, clause.end)
    if match is None or _VAGUE.search(match["matter"]):
        return None
    at = match.start("matter")
    return Clause(prose, clause.start, Span(at, at), Span(at, clause.end))


_MAX_CLAUSES = 300
"""Clauses of a sentence that are read; the longest leads have some forty."""


def find_listed(prose: Prose, sentence: Sentence, start: int) -> list[Clause]:
    """The matters that a lead or an agenda lists from ``start`` on: every clause with a verb."""
    found: list[Clause] = []
    said: int | None = None
    for index, whole in enumerate(sentence.clauses[:_MAX_CLAUSES]):
        if whole.end <= start:
            continue
        clause = Span(max(whole.start, start), whole.end)
        if is_discussion(prose, clause):
            said = sentence.parts[index]
        if said is not None and not (sentence.parts[index] > said and _has_subject(prose, clause)):
            continue
        said = None
        if found and _ITS_AGENDA.search(prose.folded, clause.start, clause.end):
            # 决定召开……，主要议程是……: what follows is the agenda of another meeting
            found[-1] = replace(found[-1], object=Span(found[-1].object.start, sentence.span.end))
            break
        told = _listed(prose, clause, sentence, index)
        if told is not None:
            found.append(replace(told, part=sentence.parts[index]))
        elif found and _is_further(prose, clause, found[-1]):
            found[-1] = _with_further(prose, found[-1], clause)
    return found


def _has_subject(prose: Prose, clause: Span) -> bool:
    """Whether a clause says that the meeting did something: 常务会议研究……."""
    match = MEETING.match(prose.folded, clause.start, clause.end)
    return match is not None and _begins(prose.folded, match.end(), clause.end)


def find_headline(title: Prose) -> list[Clause]:
    """The matters a headline names: its parts that begin with a verb."""
    found: list[Clause] = []
    for part in re.finditer(r"[^ ,:;。_|!?]+", title.folded[:400]):
        whole = Span(*part.span())
        match = VERB.match(title.folded, whole.start, whole.end)
        if match is None:
            match = _after_meeting(title, whole)
        if match and whole.end - match.end() >= SHORT:
            found.append(
                Clause(
                    title, match.start(), Span(*match.span("verb")), Span(match.end(), whole.end)
                )
            )
    return found


_ITS_AGENDA = re.compile(r"(?:议程|议题|主题|任务)(?:是|为)$")


def _after_meeting(title: Prose, part: Span) -> re.Match[str] | None:
    """市政府常务会议研究……: the verb after the meeting's name in one part of a headline."""
    meeting = re.compile(r"(?:会议|常委会|常务会)(?:专题|集中)?").search(
        title.folded, part.start, part.end
    )
    return VERB.match(title.folded, meeting.end(), part.end) if meeting else None


def _listed(prose: Prose, clause: Span, sentence: Sentence, index: int) -> Clause | None:
    folded = prose.folded
    start = clause.start
    if numbering := NUMBERING.match(folded, start, clause.end):
        start = numbering.end()
    begins = start
    for pattern in (LINK, MEETING):
        if (match := pattern.match(folded, start, clause.end)) and _begins(
            folded, match.end(), clause.end
        ):
            start = match.end()
    told = _told(prose, start, clause.end, sentence, index)
    if told is None or OTHER_MATTERS.match(folded, told.verb_span.start, clause.end):
        return None
    if NO_MATTER.match(told.matter) or told.object.end - told.object.start < SHORT:
        return None
    if _disposes(told) and not _DISPOSITION_MATTERS.match(told.matter):
        return None
    return replace(told, start=begins)


_DISPOSITION_MATTERS = re.compile(r"^(?:对|在|从|自|经)(?!.{0,12}(?:草案|稿))")


def _begins(folded: str, start: int, end: int) -> bool:
    return VERB.match(folded, start, end) is not None or ABOUT.match(folded, start, end) is not None


def _told(prose: Prose, start: int, end: int, sentence: Sentence, index: int) -> Clause | None:
    """Verb and object from ``start``: 研究X, or 对X进行研究."""
    folded = prose.folded
    if match := VERB.match(folded, start, end):
        verb = Span(*match.span("verb"))
        matter = Span(match.end(), end)
        if _FROM_WHEN.fullmatch(folded, matter.start, matter.end) and index + 1 < len(
            sentence.clauses
        ):
            matter = Span(matter.start, sentence.clauses[index + 1].end)
        if (
            match.end() >= end
            and WEAK.fullmatch(match["verb"])
            and index + 1 < len(sentence.clauses)
        ):
            matter = sentence.clauses[index + 1]  # 会议决定，……
        return Clause(prose, start, verb, _without_when(folded, matter))
    if match := ABOUT.match(folded, start, end):
        return Clause(prose, start, Span(*match.span("verb")), Span(*match.span("object")))
    return None


_FROM_WHEN = re.compile(r"(?:从|自).{2,16}(?:开始|起)|今年|明年|在全(?:党|国|省|市)")


def _without_when(folded: str, span: Span) -> Span:
    """研究X时, 听取X汇报后, 通过X并指出: the matter without what leads on from it."""
    for tail in ("时指出", "时强调", "时要求", "时", "后", "过程中"):
        if (
            folded.endswith(tail, span.start, span.end)
            and span.end - len(tail) - span.start >= SHORT
        ):
            return Span(span.start, span.end - len(tail))
    if said := _AND_SAYS.search(folded, max(span.start + SHORT, span.end - 10), span.end):
        return Span(span.start, said.start())
    return span


_AND_SAYS = re.compile(r"并(?:就此)?(?:明确|着重)?(?:指出|强调|要求|提出)$")


def _statement(
    prose: Prose,
    sentence: Sentence,
    index: int,
    stating: bool,
    opens_paragraph: bool,
    carried: bool = False,
) -> Clause | None:
    """The statement in one clause of a sentence, if it is one.

    ``carried`` says that the clause before gave it its subject, the meeting.
    """
    folded, clause = prose.folded, sentence.clauses[index]
    start, subject = _skip_subject(folded, clause, index)
    subject = subject or carried
    told = _told(prose, start, clause.end, sentence, index)
    if told is None or OTHER_MATTERS.match(folded, told.verb_span.start, clause.end):
        return None
    matter = told.matter
    if len(matter) < SHORT or NO_MATTER.match(matter) or UNNAMED.match(matter):
        return None
    if names_reporters(matter):
        return None
    if index > 0 and not stating and not subject:
        return None
    done = (
        folded.startswith(("了", "过"), told.verb_span.end)
        or "了" in folded[told.verb_span.start : told.verb_span.end]
    )
    if not subject and not stating and not done and not _circumstance(folded, clause, told):
        passed = told.verb.endswith("通过") and told.matter.startswith("《")
        announced = passed or (opens_paragraph and _announces(prose, sentence, told))
        return told if index == 0 and announced else None
    if index > 0 and not (stating or done or carried) and not WEAK.fullmatch(told.verb):
        return None
    if not WEAK.fullmatch(told.verb):
        return told
    if stating:  # 审议通过了……议程，决定会议于……召开: what was resolved on the matter before
        settles = done and not told.verb.endswith(("决定", "同意"))
        named = done and _NAMES.search(matter) is not None
        return told if settles or named or _HONOURS.match(matter) else None
    if told.verb == "宣布":
        return told if subject and not _PROCEEDINGS.match(matter) else None
    opens = opens_paragraph and index == 0
    settled = done and subject and told.verb.endswith(("确定", "批准", "同意"))
    return told if settled or _weak_states(told, done and opens, opens) else None


_NAMES = re.compile(r"(?:名单|人选|任免(?:事项|名单|案)?|人事(?:事项|事宜)?)$")
_HONOURS = re.compile(r"(?:追?授予|表彰|命名)(?!的)")
_PROCEEDINGS = re.compile(r"本次|此次|会议|大会|开幕|闭幕|开会|休会|散会|表决结果|通过")


def _skip_subject(folded: str, clause: Span, index: int) -> tuple[int, bool]:
    """Past 会议, 会上 and the like, and whether there was such a subject."""
    start = clause.start
    if VERB.match(folded, start, clause.end):  # 审议通过了政协常委会……: no subject, but one inside
        return start, False
    if index == 0 and (numbering := NUMBERING.match(folded, start, clause.end)):
        start = numbering.end()
    if (link := LINK.match(folded, start, clause.end)) and link.end() < clause.end:
        start = link.end()
    if inside := IN.match(folded, start, clause.end):
        if _begins(folded, inside.end(), clause.end):
            return inside.end(), False
        start = inside.end() if folded.startswith("会议", inside.end()) else start
    for match in (MEETING.match(folded, start, clause.end),):
        if match is None:
            continue
        at = match.end()
        while at < clause.end and folded[at] in "在于":
            at += 1
        if _begins(folded, at, clause.end):
            return at, True
    return start, False


def _circumstance(folded: str, clause: Span, told: Clause) -> bool:
    """研究X时，会议指出: a circumstance that names the matter."""
    return told.object.end < clause.end and folded.startswith(("时", "后"), told.object.end)


def _announces(prose: Prose, sentence: Sentence, told: Clause) -> bool:
    """原则通过《X》，强调……: a bare verb counts where what was said on the matter follows.

    A speech that begins with such a verb goes on with 要…… instead.
    """
    if WEAK.fullmatch(told.verb):
        return False
    following = sentence.clauses[1:3]
    if any(is_discussion(prose, clause) for clause in following):
        return True
    return (
        bool(prose.titles_in(told.object))
        and told.matter.startswith(("《", "修订后的《"))
        and not following
    )


def _weak_states(told: Clause, done: bool, opens: bool) -> bool:
    """Whether 决定, 同意 and the like state a matter here rather than dispose of one."""
    matter = told.matter
    if HOLDS.search(matter[:160]) or APPOINTS.search(matter[:160]):
        return not re.match(r",? ?(?:将|把|上述)", matter)
    if told.verb.endswith(("决定", "明确", "安排")) or DISPOSITION.match(matter):
        return False
    if not told.verb.endswith(("同意", "批准", "核准", "确定")):
        return done
    return done or matter.startswith("《") or (opens and ESTABLISHES.match(matter) is not None)


def _disposes(told: Clause) -> bool:
    return WEAK.fullmatch(told.verb) is not None and DISPOSITION.match(told.matter) is not None
