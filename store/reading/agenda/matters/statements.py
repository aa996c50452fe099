"""Where a text states that the meeting took a matter up: 听取了 | 市提案委员会关于……的汇报."""

from __future__ import annotations

import re
from dataclasses import replace

from store.reading.agenda.matters.clauses import (
    ITS_AGENDA,
    MAX_CLAUSES,
    begins,
    goes_on_to_say,
    is_discussion,
    is_further,
    is_presented,
    names_verb,
    read_clause,
    with_further,
)
from store.reading.agenda.matters.matter import (
    SHORT,
    Clause,
    appoints,
    carries_out,
    goes_on,
    names_reporters,
    repeats,
    studies,
)
from store.reading.agenda.matters.study import group_study, leads_on, led_study
from store.reading.agenda.matters.verbs import (
    APPOINTS,
    DISPOSITION,
    ESTABLISHES,
    HOLDS,
    IN,
    LINK,
    MEETING,
    NO_MATTER,
    NUMBERING,
    ON_AGENDA,
    OTHER_MATTERS,
    SETTLES,
    UNNAMED,
    VERB,
    WEAK,
)
from store.reading.heading.people import read_person
from store.reading.prose import Prose, Sentence, Span


def find_statements(prose: Prose, sentence: Sentence, opens_paragraph: bool) -> list[Clause]:
    """The matters a sentence states that the meeting took up, in order.

    A sentence of a speech may begin with the same verbs (学习贯彻……，要……), so the first clause
    counts only with the meeting as its subject or with 了; the clauses after it only need the verb.
    """
    if not names_verb(prose, sentence.span):
        return []
    found: list[Clause] = []
    opening = MEETING.match(prose.folded, sentence.clauses[0].start, sentence.clauses[0].end)
    met = opening is not None
    formal = _IN_FORM.match(prose.folded, sentence.clauses[0].start, sentence.clauses[0].end)
    only_met = opening is not None and opening.end() == sentence.clauses[0].end
    spoken = False
    for index, clause in enumerate(sentence.clauses[:MAX_CLAUSES]):
        if spoken and not _resumes(prose, sentence, index):
            continue
        if is_discussion(prose, clause):
            spoken = True
            continue
        if _ITS_TASK.search(prose.folded, clause.start, clause.end):
            break
        if found and ITS_AGENDA.search(prose.folded, clause.start, clause.end):
            break  # 决定召开……，主要议程是……: the agenda of another meeting
        spoken = goes_on_to_say(prose, clause)
        told = None
        if found and _is_what_it_is_for(prose, found[-1], sentence.clauses[index - 1], clause):
            continue
        if names_verb(prose, clause):
            besides = _besides(prose, sentence, index)
            led = formal is not None or LINK.fullmatch(prose.folded, *_ends(sentence.clauses[0]))
            carried = besides or (index == 1 and bool(led)) or _numbered(prose, sentence, index)
            carried = carried or (index > 1 and _in_form(prose, sentence.clauses[index - 1]))
            told = _statement(prose, sentence, index, bool(found), opens_paragraph, carried)
            later = told is None and index > 0 and met and not found
            if later:
                told = _after_another_verb(prose, sentence, index)
            if told is None:
                others = (group_study, led_study, _passed_on)
                told = next(filter(None, (form(prose, sentence, index) for form in others)), None)
        if told is not None and found and leads_on(found[-1], told):
            found[-1] = replace(found[-1], further=(*found[-1].further, told.object))
        elif told is not None:
            _add(found, told, sentence, besides or (later and not only_met))
        elif found and is_further(prose, clause, found[-1]):
            found[-1] = with_further(prose, found[-1], clause)
    return found


_IS_FOR = re.compile(
    r"(?:并|再|全面|深入|认真|专题|集中|重点|听取和)*(?:(?:对|就|围绕)(?:(?!了).)*$|(?:学习|研究|审议|传达|总结|安排|部署)(?!了))"
)


_TO_BE_HELD = re.compile(
    r"(?:会议)?决定[^,。;:]{0,40}(?:召开|举行)[^,。;:]{2,60}(?:会议|全会|大会)$"
)


def _is_what_it_is_for(prose: Prose, before: Clause, last: Span, clause: Span) -> bool:
    """Whether a clause says what a session is to do: 决定召开全会，对明年工作进行部署.

    Also where that is no matter of its own (``last``): 审议通过了议程，决定召开常委会会议，围绕…….
    """
    if _TO_BE_HELD.match(prose.folded, last.start, last.end):
        return _IS_FOR.match(prose.folded, clause.start, clause.end) is not None
    resolved = SETTLES.search(before.verb) is not None or before.verb.endswith("同意")
    if not resolved or HOLDS.search(before.matter[:160]) is None or before.more:
        return False
    return _IS_FOR.match(prose.folded, clause.start, clause.end) is not None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _besides(prose: Prose, sentence: Sentence, index: int) -> bool:
    """Whether a clause tells what was done besides: 除了研究防汛工作外，还审议了……."""
    before = sentence.clauses[index - 1]
    return index > 0 and _BESIDES.match(prose.folded, before.start, before.end) is not None


_BESIDES = re.compile(r"(?:会上|会中|会议)?除了?[^,。]{2,60}(?:之?外|以外)$")


def _numbered(prose: Prose, sentence: Sentence, index: int) -> bool:
    """Whether a clause is what stands on the agenda under a number: 第二项议题，研究……."""
    before = sentence.clauses[index - 1]
    return index > 0 and ON_AGENDA.fullmatch(prose.folded, before.start, before.end) is not None


_IN_FORM = re.compile(
    r"(?:会议|[开闭]幕会)(?:(?:以|通过|采取|采用).{2,40}(?:形式|方式)|"
    r"经过?[^,。]{0,8}(?:审议|讨论|研究)|(?:根据|按照|依据)[^,。]{2,20}(?:授权|规定|委托)|(?:经过?)?[^,。]{0,8}(?:表决|票决))$"
)
"""会议经表决，通过了……; 会议以……的形式，学习……: what comes next has the meeting as its subject."""


def _in_form(prose: Prose, clause: Span) -> bool:
    """Whether a clause further on says how the meeting did it: 根据……规定，会议经审议，决定……."""
    return _IN_FORM.fullmatch(prose.folded, clause.start, clause.end) is not None


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


_PASSED_ON = re.compile(
    r"(?P<who>[^,。;:《》]{2,40}?)(?:还|也|又|同时)?(?:(?=(?:传达学习|传达|通报)了)|"
    r"(?=(?:对|就)[^。;:]{2,60}(?:进行|作|做)出?了[^,。]{0,4}(?:安排|部署|布置)))"
)


def _passed_on(prose: Prose, sentence: Sentence, index: int) -> Clause | None:
    """市长韩某传达了甲精神, 韩某还对筹备工作作了部署: what one of them did for the meeting."""
    clause = sentence.clauses[index]
    match = _PASSED_ON.match(prose.folded, clause.start, clause.end)
    if match is None or read_person(prose, *match.span("who")) is None:
        return None
    told = read_clause(prose, match.end(), clause.end, sentence, index)
    if told is None or NO_MATTER.match(told.matter) or UNNAMED.match(told.matter):
        return None
    return replace(told, start=clause.start)


def _add(found: list[Clause], told: Clause, sentence: Sentence, later: bool = False) -> None:
    """Add a statement, to the one before it where both are on one matter.

    The first begins with its sentence, unless (``later``) the sentence did something else before.
    """
    carried = carries_out(told.matter) and any(studies(clause) for clause in found)
    if found and _UNNAMED_PAPERS.match(found[-1].matter) and told.part == found[-1].part:
        found[-1] = replace(told, start=found[-1].start)
        return
    if found and (carried or goes_on(found[-1], told) or repeats(found[-1], told)):
        found[-1] = replace(found[-1], more=(*found[-1].more, told.object))
        return
    first = not found and not later and told.start != sentence.span.start
    found.append(replace(told, start=sentence.span.start) if first else told)


_UNNAMED_PAPERS = re.compile(
    r"(?:有关|相关)(?:文件|草案|议案)+(?:草案)?[^,。]{0,10}(?:汇报|报告|说明)$"
)
"""听取有关文件草案审议情况的汇报，审议通过了……: what papers is told by what was done with them."""


_TURNS_TO = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]、)?(?:针对|关于|就|围绕|对于)(?P<matter>[^,。;:]{2,40})$"
)

_VAGUE = re.compile(
    r"当前|目前|存在|议题|上述|这些|以上|下一步|下阶段|如何|怎样|有关|此|贯彻|落实|做好|抓好|进一步|学习"
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
    if index > 0 and not stating and not subject:
        return None
    told = read_clause(prose, start, clause.end, sentence, index)
    if told is None or OTHER_MATTERS.match(folded, told.verb_span.start, clause.end):
        return None
    if folded.startswith("的", told.verb_span.end) and told.object.start >= told.verb_span.end:
        return None  # 会议审查批准的规划纲要，是……: of what was done before
    matter = told.matter
    if len(matter) < SHORT or NO_MATTER.match(matter) or UNNAMED.match(matter):
        return None
    if names_reporters(matter) or (told.verb.endswith("免去") and matter.startswith("其")):
        return None  # 任命某某为局长，免去其……职务 is on the one at hand
    done = (
        folded.startswith(("了", "过"), told.verb_span.end)
        or "了" in folded[told.verb_span.start : told.verb_span.end]
        or "了" in folded[told.object.end : told.verb_span.start]  # 对《甲》进行了修改
    )
    if not subject and not stating and not done and not _circumstance(prose, sentence, index, told):
        passed = told.verb.endswith("通过") and told.matter.startswith("《")
        announced = passed or (opens_paragraph and _announces(prose, sentence, told))
        return told if index == 0 and announced else None
    aimed = (
        subject
        and told.verb.endswith(("通过", "同意", "批准"))
        and _is_aimed(folded, sentence, index)
    )
    if aimed and not DISPOSITION.match(matter):
        return told
    if index > 0 and not (stating or done or carried) and not WEAK.fullmatch(told.verb):
        return None
    before_verb = told.object.end <= told.verb_span.start  # 对近期工作进行了安排
    if before_verb or not WEAK.fullmatch(told.verb):
        return told
    if stating:  # 审议通过了……议程，决定会议于……召开: what was resolved on the matter before
        settles = done and not told.verb.endswith(("决定", "同意"))
        apart = sentence.parts[index] != sentence.parts[index - 1]
        named = (done or apart) and _NAMES.search(matter) is not None
        of_people = _HONOURS.match(matter) or _ACCEPTS.match(matter) or appoints(told)
        return told if settles or named or of_people else None
    if told.verb == "宣布":
        return told if subject and not _PROCEEDINGS.match(matter) else None
    if subject and _resolves(folded, sentence, told, index):
        return told
    opens = opens_paragraph and index == 0
    settled = done and subject and told.verb.endswith(("确定", "批准", "同意", "表决"))
    settled = settled or (told.verb == "决定" and carried and not DISPOSITION.match(matter))
    return told if settled or _weak_states(told, done and opens, opens) else None


def _resolves(folded: str, sentence: Sentence, told: Clause, index: int) -> bool:
    """Whether a sentence says to what end the meeting decided: 为支持小微企业，会议决定，……."""
    return (
        _is_aimed(folded, sentence, index)
        and SETTLES.fullmatch(told.verb) is not None
        and not _PASSES_ON.match(told.matter)
    )


def _is_aimed(folded: str, sentence: Sentence, index: int) -> bool:
    """Whether a sentence says to what end the meeting did something: 为支持小微企业，会议……."""
    return any(_TO_AN_END.match(folded, c.start, c.end) for c in sentence.clauses[: min(index, 2)])


_TO_AN_END = re.compile(r"(?:为了?(?!期)|按照|根据|依照|遵照)")
_PASSES_ON = re.compile(r",? ?(?:将|把|上述)?[^,]{0,40}?(?:提请|提交|印发|发往|报请)")
_NAMES = re.compile(r"(?:名单|人选|任免(?:事项|名单|案)?|人事(?:事项|事宜)?)$")

_HONOURS = re.compile(r"(?:追?授予|表彰|命名)(?!的)")
_ACCEPTS = re.compile(r"接受[^,。;]{2,20}辞(?:去|职)")

_PROCEEDINGS = re.compile(r"本次|此次|会议|大会|开幕|闭幕|开会|休会|散会|表决结果|通过")


_IS = ("是", "为")
_MANNER = re.compile(
    r"(?:以|通过|采取|采用)(?:[^,。;《》]{2,14}(?:方式|形式)|(?:视频|电视电话|网络|远程)(?:连线|会议)?)|"
    r"在[^,。;《》]{2,24}主持下,?|"
    r"以(?:全票|(?:\d{1,4}票[\u4e00-\u9fff]{2}[、,]?){1,4})(?:的[\u4e00-\u9fff]{2,6})?"
)
"""会议以举手表决的方式通过了……, 会议在甘某主任的主持下表决通过了……."""


def _skip_subject(folded: str, clause: Span, index: int) -> tuple[int, bool]:
    """Past 会议, 会上 and the like, and whether there was such a subject."""
    start = clause.start
    if index and folded.startswith(_IS, start) and begins(folded, start + 1, clause.end):
        start += 1  # 会议的一项重要内容，是就……进行协商
    if VERB.match(folded, start, clause.end):  # 审议通过了政协常委会……: no subject, but one inside
        return start, False
    if index == 0 and (numbering := NUMBERING.match(folded, start, clause.end)):
        start = numbering.end()
    number = ON_AGENDA.match(folded, start, clause.end)
    if number is not None and begins(folded, number.end(), clause.end):
        return number.end(), True
    if (link := LINK.match(folded, start, clause.end)) and link.end() < clause.end:
        start = link.end()
    if inside := IN.match(folded, start, clause.end):
        if begins(folded, inside.end(), clause.end):
            return inside.end(), False
        start = inside.end() if folded.startswith("会议", inside.end()) else start
    for match in (MEETING.match(folded, start, clause.end),):
        if match is None:
            continue
        at = match.end()
        if manner := _MANNER.match(folded, at, clause.end):
            at = manner.end()
        while at < clause.end and folded[at] in "在于":
            at += 1
        if begins(folded, at, clause.end):
            return at, True
    return start, False


def _circumstance(prose: Prose, sentence: Sentence, index: int, told: Clause) -> bool:
    """研究X时，会议指出: a circumstance that names the matter; not 在研究X时，要……."""
    following = sentence.clauses[index + 1 : index + 2]
    return (
        told.object.end < sentence.clauses[index].end
        and prose.folded.startswith(("时", "后"), told.object.end)
        and not any(prose.folded.startswith(_OUGHT, clause.start) for clause in following)
    )


_OUGHT = ("要", "应", "必须", "不要", "不能", "同步", "须")


def _announces(prose: Prose, sentence: Sentence, told: Clause) -> bool:
    """原则通过《X》，强调……: a bare verb counts where what was said on the matter follows.

    A speech that begins with such a verb goes on with 要…… instead.
    """
    if WEAK.fullmatch(told.verb):
        return False
    following = sentence.clauses[1:3]
    if any(is_discussion(prose, clause) for clause in following):
        return True
    if all(is_presented(prose, clause) for clause in following):
        following = ()
    return (
        bool(prose.titles_in(told.object))
        and told.matter.startswith(("《", "修订后的《"))
        and not following
    )


_ASKED = re.compile(r"关于.{3,60}的(?:请示|方案|意见|报告|议案|建议)$")


_SETS_UP = re.compile(r"核准|设立|成立|授予|命名")


def _weak_states(told: Clause, done: bool, opens: bool) -> bool:
    """Whether 决定, 同意 and the like state a matter here rather than dispose of one."""
    matter = told.matter
    if told.verb in ("任命", "免去", "增补"):
        return True
    if HOLDS.search(matter[:160]) or APPOINTS.search(matter[:160]):
        return not re.match(r",? ?(?:将|把|上述)", matter)
    run_on = told.object.start == told.verb_span.end
    if opens and run_on and told.verb.endswith(("批准", "核准")):
        return True
    if opens and run_on and told.verb.endswith("决定") and _SETS_UP.match(matter):
        return True
    if told.verb.endswith(("决定", "明确", "安排")) or DISPOSITION.match(matter):
        return False
    if not told.verb.endswith(("同意", "批准", "核准", "确定")):
        return done
    if opens and (ESTABLISHES.match(matter) or _ASKED.search(matter)):
        return True
    return done or matter.startswith("《")
