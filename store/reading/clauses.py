"""Where a text states that the meeting took a matter up: 听取了 | 全国政协提案委员会关于……的汇报.

A statement is a clause of three parts: who (会议, 会上, or nobody where the sentence said it),
a deciding verb, and the matter. The verbs are those of design/genre.md, "What an agenda item is".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from store.reading.prose import Prose, Sentence, Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement: where it begins, its verb and the matter, in a view's offsets.

    ``prose`` is the view the offsets belong to: the text's own, or the headline's. ``verb`` is
    folded and without 了. ``more`` are further clauses of the sentence on the same matter.
    """

    prose: Prose
    start: int
    verb_span: Span
    object: Span
    part: int = 0
    more: tuple[Span, ...] = ()

    @property
    def verb(self) -> str:
        """The verb as matched, 了 left out."""
        return self.prose.folded[self.verb_span.start : self.verb_span.end].replace("了", "")

    @property
    def matter(self) -> str:
        """The folded words of the matter."""
        return self.words(self.object)

    def words(self, span: Span) -> str:
        """The folded words of a stretch of the clause's own text."""
        return self.prose.folded[span.start : span.end]


# --- verbs --------------------------------------------------------------------------------------

_ADVERB = (
    r"(?:还|又|也|并|首先|其次|最后|随后|接着|同时|深入|再次|集中|专题|认真|分别|逐项|逐一|逐条|"
    r"共同|进一步|专门|同步|"
    r"重点|全面|先后|详细|系统|及时|一并|再|仔细|充分|主要|继续|统一|一起|组织|集体(?!学习)|"
    r"书面(?=传达|学习|通报)){0,4}"
)
_STUDIED = (
    r"集体学习|传达学习贯彻|传达学习|传达贯彻|传达并学习|传达、学习|传达部署|学习传达贯彻|学习传达|"
    r"学习宣传贯彻|学习贯彻|"
    r"学习领会|学习讨论|学习研讨|学习(?:并|和)贯彻|传达|学习"
)
_CONCLUDED = (
    r"(?:了?(?:并|和|、)?(?:表决|票决|一致|原则上?|正式|全票|审议|讨论|研究){0,2}"
    r"(?:通过|同意|审定|批准|决定|确定|明确))"
)
_HEARD = (
    rf"(?:书面|分别)?听取(?:了?(?:并|和|、)(?:审议|讨论|研究|审查|评议){_CONCLUDED}?|审议|"
    rf"讨论{_CONCLUDED}?|{_CONCLUDED}(?!议))?"
)
_DELIBERATED = (
    r"(?:书面|一致)?(?:分析研究|分析研判|分析|研究分析|研究审议|研究讨论|研究审定|研究谋划|"
    r"研究部署|研究安排|研究|讨论研究|讨论审议|"
    rf"讨论|审议研究|审议|审查|审核|审阅|研判|酝酿|协商|评议)(?:{_CONCLUDED}|(?:并|和|"
    rf"、)?(?:安排)?部署)?"
)
_OTHERS = (
    r"安排部署|部署安排|动员部署|总结部署|部署|安排|通报|观看|调度|总结|审定|审批|核准|表决通过|"
    r"票决|表决|原则(?:上)?(?:通过|同意)|"
    r"一致(?:通过|同意)|(?:正式|举手表决)?通过|同意|批准|推选|推荐|任命|决定|确定|明确|谋划|宣布"
)
_VERB = re.compile(
    rf"{_ADVERB}(?P<verb>{_STUDIED}|{_HEARD}|{_DELIBERATED}|{_OTHERS})(?P<done>了|过了?)?"
)
# 对……进行部署, 就……作出安排: the verb after its object. Bounded, so that the cost is linear.
_ABOUT = re.compile(
    rf"{_ADVERB}(?:对|就|围绕|针对|将)(?P<object>[^。;:]{{2,90}}?)(?:进行|作出|做出|作|做|开展|"
    rf"提出|给予|予以)(?P<done>了)?"
    rf"(?:安排|动员|专题|认真|深入|全面|集体|逐条|逐项|充分|系统|再|统一|进一步|具体|工作){{0,3}}"
    r"(?P<verb>研究部署|安排部署|部署|研究|讨论|审议|审查|评议|总结|分析研判|分析|动员|学习|协商|"
    r"票决|表决|通报|"
    r"调度|研判)(?:安排)?(?=$|[,。;和、并]|时)"
)
_WEAK = re.compile(
    r"(?:研究)?(?:决定|同意|确定|批准|核准|明确|任命|宣布|安排|总结|谋划|推荐|票决|表决)"
)
"""Verbs that also tell what is to be done with a matter; only some objects make them state one."""

# --- who, and what is no matter -----------------------------------------------------------------

_NUMBERING = re.compile(
    r"\d{1,4}(?=会)|(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是)\s?"
)
_LINK = re.compile(r"(?:同时|此外|另外|随后|最后|首先|其次|接着|期间|在会上|会议期间|其间|当天),?")
_MEETING = re.compile(
    r"(?!关于|授权|提请|建议)(?:本次|此次|这次|今天的|当天的|"
    r"本届)?(?:[\u4e00-\u9fff]{0,12}?(?:委员长|主任|常务主席|主席团|主席|常务|全体|党组|常委会?|"
    r"委员会|"
    r"政府|市委|省委|区委|县委|扩大|办公|\(扩大\)))??(?:会议|会)(?:上)?|会上|与会(?:人员|同志|常委|"
    r"委员)|[\u4e00-\u9fff]{0,10}?(?:政治局(?:常委会)?|常委会|党组|政府)"
    r"(?=(?:听取|审议|研究|讨论|传达|学习|分析)[\u4e00-\u9fff]{0,5}了)|"
    r"(?:市委|区委|省委|县委)?常委会(?=听取|审议|研究|讨论)|全会"
)
_IN = re.compile(r"在|于")
OTHER_MATTERS = re.compile(
    r"(?:研究|审议|讨论|听取|部署|通报|审定|通过|审议通过|研究审议|研究讨论)(?:了|"
    r"并通过了)?(?:其他|其它|另外)"
    r"(?:有关|相关|若干|一些|重要|方面)*(?:的)?(?:事项|工作|议题|事宜|问题|内容)|"
    r"研究了?有关(?:其他|其它)?(?:事项|事宜)|"
    r"研究了?(?:其他|其它)$"
)
_NO_MATTER = re.compile(
    r"^定于|^(?:认为|指出|强调|要求|提出|表示|决定|会议|并|,|。|后|时|到|出|和|与|的|中|上)?$|"
    r"^(?:认为|"
    r"指出|强调|要求|表示|提出要求)"
)
_DISPOSITION = re.compile(
    r"^,? ?(?:将|把|由|对|在|以|按|上述|该|此|这|草案|条例草案|会后|修改|根据|按照|按程序|提请|"
    r"提交|报请|报送|印发|原则上|待|经|"
    r"全部|予以|授权|要求|要|从|自|责成|任务|重点|责任|目标|三项|下一步)"
)
_HOLDS = re.compile(
    r"(?:召开|举行).{0,60}(?:会议|全会|大会|代表会)|(?:会议|全会|大会).{0,40}(?:召开|举行)"
)
_APPOINTS = re.compile(
    r"担任|任命|免去|聘请|授予|撤销|接受.{0,20}辞|推选|递补|追认|终止|.{2,60}为.{2,40}(?:发言人|人选|"
    r"主任|委员|秘书长|顾问)"
)
_DISCUSSES = re.compile(
    r"^ ?(?:并|还|就此|同时|对此|会议|他|她|大家|与会[\u4e00-\u9fff]{0,6}|(?:审议)?意见|"
    r"(?!会议|在|.{0,10}(?:研究|听取|审议|讨论|传达|学习|部署|通报))[\u4e00-\u9fff·]{2,12})??"
    r"(?:一致)?(?:指出|强调|要求|认为|提出|表示|肯定|充分肯定|明确|说|主张|希望|建议|号召)"
    r"(?=$|[,:]|要|了)"
)
_ESTABLISHES = re.compile(
    r"^(?:设立|成立|组建|命名|增设|聘请|延长|停征|免征|授予|表彰|提高|降低|启动|实施|开展|推行|向|"
    r"给予|追加|新建|建设|在)"
)
_SHORT = 2


def is_discussion(prose: Prose, clause: Span) -> bool:
    """Whether a clause opens what was said on a matter: 指出, 会议强调, 李强要求."""
    return (
        _DISCUSSES.match(prose.folded[clause.start : min(clause.end, clause.start + 24)])
        is not None
    )


def find_statements(prose: Prose, sentence: Sentence, opens_paragraph: bool) -> list[Clause]:
    """The matters a sentence states that the meeting took up, in order.

    A sentence of a speech may begin with the same verbs (学习贯彻……，要……), so the first clause
    counts only with the meeting as its subject or with 了; the clauses after it only need the verb.
    """
    found: list[Clause] = []
    met = (
        _MEETING.match(prose.folded, sentence.clauses[0].start, sentence.clauses[0].end) is not None
    )
    spoken = False
    for index, clause in enumerate(sentence.clauses):
        if spoken and not _resumes(prose, sentence, index):
            continue
        if is_discussion(prose, clause):
            spoken = True
            continue
        spoken = False
        told = _statement(prose, sentence, index, bool(found), opens_paragraph)
        if told is None and index > 0 and met and not found:
            told = _after_another_verb(prose, sentence, index)
        if told is None:
            told = _group_study(prose, sentence, index)
        if told is not None:
            _add(found, told, sentence, index)
        spoken = prose.folded.endswith(_SAYING, clause.start, clause.end)
    return found


def _resumes(prose: Prose, sentence: Sentence, index: int) -> bool:
    """Whether a clause takes up a matter after what was said of another: ……；会议讨论了……."""
    if index == 0 or sentence.parts[index] == sentence.parts[index - 1]:
        return False
    start, subject = _skip_subject(prose.folded, sentence.clauses[index], index)
    verb = _VERB.match(prose.folded, start, sentence.clauses[index].end)
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


def _add(found: list[Clause], told: Clause, sentence: Sentence, index: int) -> None:
    """Add a statement, to the one before it where both are on one matter."""
    if found and (_goes_on(found[-1], told) or _repeats(found[-1], told)):
        found[-1] = replace(found[-1], more=(*found[-1].more, told.object))
        return
    start = told.start if found else sentence.span.start
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
"""Clauses of a lead's sentence that are read; the longest leads have some forty."""


def find_listed(prose: Prose, sentence: Sentence, start: int) -> list[Clause]:
    """The matters that a lead or an agenda lists from ``start`` on: every clause with a verb."""
    found: list[Clause] = []
    for index, whole in enumerate(sentence.clauses[:_MAX_CLAUSES]):
        if whole.end <= start:
            continue
        clause = Span(max(whole.start, start), whole.end)
        if is_discussion(prose, clause):
            break
        if found and _ITS_AGENDA.search(prose.folded, clause.start, clause.end):
            # 决定召开……，主要议程是……: what follows is the agenda of another meeting
            found[-1] = replace(found[-1], object=Span(found[-1].object.start, sentence.span.end))
            break
        told = _listed(prose, clause, sentence, index)
        if told is None and found:
            told = _required(prose, clause)
        if told is not None:
            found.append(replace(told, part=sentence.parts[index]))
    return found


_REQUIRED = re.compile(r"(?P<verb>要求)(?![要,])")


def _required(prose: Prose, clause: Span) -> Clause | None:
    """要求抓实抓细重点民生工作 after other matters: one of them, if a paragraph is on it."""
    match = _REQUIRED.match(prose.folded, clause.start, clause.end)
    if match is None or clause.end - match.end() < 2 * _SHORT:
        return None
    return Clause(prose, clause.start, Span(*match.span("verb")), Span(match.end(), clause.end))


def find_headline(title: Prose) -> list[Clause]:
    """The matters a headline names: its parts that begin with a verb."""
    found: list[Clause] = []
    for part in re.finditer(r"[^ ,:;。_|!?]+", title.folded[:400]):
        whole = Span(*part.span())
        match = _VERB.match(title.folded, whole.start, whole.end)
        if match is None:
            match = _after_meeting(title, whole)
        if match and whole.end - match.end() >= _SHORT:
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
    return _VERB.match(title.folded, meeting.end(), part.end) if meeting else None


def _listed(prose: Prose, clause: Span, sentence: Sentence, index: int) -> Clause | None:
    folded = prose.folded
    start = clause.start
    if numbering := _NUMBERING.match(folded, start, clause.end):
        start = numbering.end()
    for pattern in (_LINK, _MEETING):
        if (match := pattern.match(folded, start, clause.end)) and _begins(
            folded, match.end(), clause.end
        ):
            start = match.end()
    told = _told(prose, start, clause.end, sentence, index)
    if told is None or OTHER_MATTERS.match(folded, told.verb_span.start, clause.end):
        return None
    if _NO_MATTER.match(told.matter) or told.object.end - told.object.start < _SHORT:
        return None
    return told if not _disposes(told) or _DISPOSITION_MATTERS.match(told.matter) else None


_DISPOSITION_MATTERS = re.compile(r"^(?:对|在|从|自|经)(?!.{0,12}(?:草案|稿))")


def _begins(folded: str, start: int, end: int) -> bool:
    return (
        _VERB.match(folded, start, end) is not None or _ABOUT.match(folded, start, end) is not None
    )


def _told(prose: Prose, start: int, end: int, sentence: Sentence, index: int) -> Clause | None:
    """Verb and object from ``start``: 研究X, or 对X进行研究."""
    folded = prose.folded
    if match := _VERB.match(folded, start, end):
        verb = Span(*match.span("verb"))
        matter = Span(match.end(), end)
        if _FROM_WHEN.fullmatch(folded, matter.start, matter.end) and index + 1 < len(
            sentence.clauses
        ):
            matter = Span(matter.start, sentence.clauses[index + 1].end)
        if (
            match.end() >= end
            and _WEAK.fullmatch(match["verb"])
            and index + 1 < len(sentence.clauses)
        ):
            matter = sentence.clauses[index + 1]  # 会议决定，……
        return Clause(prose, start, verb, _without_when(folded, matter))
    if match := _ABOUT.match(folded, start, end):
        return Clause(prose, start, Span(*match.span("verb")), Span(*match.span("object")))
    return None


_FROM_WHEN = re.compile(r"(?:从|自).{2,16}(?:开始|起)|今年|明年|在全(?:党|国|省|市)")


def _without_when(folded: str, span: Span) -> Span:
    """研究X时, 听取X汇报后: the matter without the word that makes it a circumstance."""
    for tail in ("时指出", "时强调", "时要求", "时", "后", "过程中"):
        if (
            folded.endswith(tail, span.start, span.end)
            and span.end - len(tail) - span.start >= _SHORT
        ):
            return Span(span.start, span.end - len(tail))
    return span


def _statement(
    prose: Prose, sentence: Sentence, index: int, stating: bool, opens_paragraph: bool
) -> Clause | None:
    """The statement in one clause of a sentence, if it is one."""
    folded, clause = prose.folded, sentence.clauses[index]
    start, subject = _skip_subject(folded, clause, index)
    told = _told(prose, start, clause.end, sentence, index)
    if told is None or OTHER_MATTERS.match(folded, told.verb_span.start, clause.end):
        return None
    matter = told.matter
    if len(matter) < _SHORT or _NO_MATTER.match(matter):
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
    if index > 0 and not stating and not done and not _WEAK.fullmatch(told.verb):
        return None
    if not _WEAK.fullmatch(told.verb):
        return told
    if stating:  # 审议通过了……议程，决定会议于……召开: what was resolved on the matter before
        return told if done and not told.verb.endswith(("决定", "同意")) else None
    opens = opens_paragraph and index == 0
    settled = done and subject and told.verb.endswith(("确定", "批准", "同意"))
    return told if settled or _weak_states(told, done and opens, opens) else None


def _skip_subject(folded: str, clause: Span, index: int) -> tuple[int, bool]:
    """Past 会议, 会上 and the like, and whether there was such a subject."""
    start = clause.start
    if _VERB.match(folded, start, clause.end):  # 审议通过了政协常委会……: no subject, but one inside
        return start, False
    if index == 0 and (numbering := _NUMBERING.match(folded, start, clause.end)):
        start = numbering.end()
    if (link := _LINK.match(folded, start, clause.end)) and link.end() < clause.end:
        start = link.end()
    if inside := _IN.match(folded, start, clause.end):
        if _begins(folded, inside.end(), clause.end):
            return inside.end(), False
        start = inside.end() if folded.startswith("会议", inside.end()) else start
    for match in (_MEETING.match(folded, start, clause.end),):
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
    if _WEAK.fullmatch(told.verb):
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
    if _HOLDS.search(matter[:160]) or _APPOINTS.search(matter[:160]):
        return not re.match(r",? ?(?:将|把|上述)", matter)
    if told.verb.endswith(("决定", "明确", "安排")) or _DISPOSITION.match(matter):
        return False
    if not told.verb.endswith(("同意", "批准", "核准", "确定")):
        return done
    return done or matter.startswith("《") or (opens and _ESTABLISHES.match(matter) is not None)


def _disposes(told: Clause) -> bool:
    return _WEAK.fullmatch(told.verb) is not None and _DISPOSITION.match(told.matter) is not None


# --- clauses on one matter ----------------------------------------------------------------------

_ANAPHORA = re.compile(
    r"^(?:了)?(?:相关|有关|上述|该|此|这|两个|三个|审查结果|修改稿|修订草案|决定草案|决议草案|草案|"
    r"其|关于批准|建议表决稿|表决稿|报告$|方案$)"
)
_PAPER = re.compile(
    r"草案|代拟稿|修改稿|修订|修正|建议|表决稿|决议|决定|审查|审议|结果|报告|汇报|说明|情况|关于|"
    r"意见|修改|工作|的|了|有关|相关|文件|主要|问题"
)


_DELIBERATES = re.compile(r"(?:研究|讨论|审议|听取|审查|分析)$")
_CONCLUDES = re.compile(r"(?:原则上?|一致|表决|正式)*(?:通过|同意|批准)")


def _goes_on(before: Clause, told: Clause) -> bool:
    """听取X汇报，审议X的草案: a hearing and what was then done with the same paper are one matter.

    So are 研究X and 原则同意 of what was proposed on it.
    """
    if _CONCLUDES.fullmatch(told.verb) and _DELIBERATES.search(before.verb):
        shared = _content_pairs(told.matter) & _content_pairs(before.matter)
        untitled = not told.prose.titles_in(told.object)
        if untitled and (shared or _ANAPHORA.match(told.matter)):
            return True
    if not before.verb.endswith("听取") or told.verb.endswith("听取"):
        return False
    if _ANAPHORA.match(told.matter):
        return True
    content = _content_pairs(told.matter)
    earlier = _PAPER.sub("", before.matter[:400])
    return len(content) < _SHORT or sum(pair in earlier for pair in content) >= 0.5 * len(content)


def _repeats(before: Clause, told: Clause) -> bool:
    """Whether two clauses say the same words of one matter: 审议了X的报告，听取了X的汇报."""
    one, other = (_content_pairs(clause.matter) for clause in (before, told))
    smaller = min(len(one), len(other))
    if before.verb.endswith("听取") == told.verb.endswith("听取"):
        return False
    return (
        smaller >= 6 and len(one & other) >= 0.6 * smaller and not told.prose.titles_in(told.object)
    )


_BY = re.compile(r"^[^《》]{0,60}?关于")


# 政协第十四届全国委员会第二次会议: whose business a matter is, not what it is
_OF_A_SESSION = re.compile(
    r"[^,、;《》]{0,24}第?[一二三四五六七八九十百\d]{1,5}次[^,、;《》]{0,4}会议"
)


def _content_pairs(matter: str) -> frozenset[str]:
    kept = _PAPER.sub("", _OF_A_SESSION.sub("", _BY.sub("", matter[:200])))
    return frozenset(kept[i : i + 2] for i in range(len(kept) - 1))


_MIN_PART = 3


def listed_parts(clause: Clause) -> tuple[Span, ...]:
    """The matters joined in one object (A、B和C等事项, 《甲》《乙》); one if it has no parts."""
    span = clause.object
    cuts = [span.start, *(cut for cut in _cuts(clause)), span.end]
    parts = []
    for left, right in pairwise(cuts):
        start = left + (1 if left > span.start and clause.prose.folded[left] in "、和及与" else 0)
        parts.append(Span(start, right))
    if len(parts) > _MAX_PARTS or any(part.end - part.start < _MIN_PART for part in parts):
        return (span,)
    return tuple(parts)


_MAX_PARTS = 30


def _cuts(clause: Clause) -> Iterator[int]:
    """Where an object may be divided: at 、 and 和 outside marks, and between 》《."""
    folded, span = clause.prose.folded, clause.object
    for at in range(span.start + 1, span.end - 1):
        char = folded[at]
        joins = char in "、和及与" and not clause.prose.inside[at]
        if joins or (char == "《" and folded[at - 1] == "》" and clause.prose.begins_title(at)):
            yield at
