"""What a meeting is called, and whether it is the meeting of a body that decides.

A meeting's name is a body's name (市委常委会, 国务院) and the kind of meeting (常务会议), with a
session number, (扩大) and the like around them. Only such a name is accepted: 市委经济工作会议 and
立法座谈会 name a conference, and 中法企业家委员会 decides nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.reading.prose import Prose, Span
from store.words import fold


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting's names as printed.

    ``name`` is without session number and 紧急; ``body`` who met, a bare 会议 dropped. ``complete``
    says that the name tells whose meeting it was: 第10次常务会议 does not.
    """

    body: str
    name: str
    session: str | None
    complete: bool


_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百零〇廿两]{1,7})"
_TERM = rf"第?{_NUMBER}届"
_SESSION = re.compile(
    rf"(?:{_TERM} ?)?第 ?{_NUMBER} ?次|{_TERM} ?{_NUMBER}次|(?<![\d第])\d{{1,4}} ?次(?=[^数])"
)
_TERM_OF = re.compile(rf"{_TERM}(?=.)")
_BODY = (
    r"常委会|常务委员会|政治局|书记处|党组|党委|党工委|工委|委员会|(?:领导|协调)小组|指挥部|办事处|工作机制|联防联控机制|"
    r"工作专班|"
    r"人民政府|政府|行署|行政公署|省府|市府|国务院|管委会|纪委|监委|政协|人大|主席团|[省市区县州旗盟镇地]委(?!员会)|"
    r"(?:[省市区县州旗镇乡局厅校院]长|专员|主席|主任|书记)(?=(?:专题)?办公会|碰头会|专题会)|自治区党委|党中央|中央|联席会(?!议)|(?<=[\u4e00-\u9fff]{4})(?<!党政)(?<!班子)(?<!领导)(?<!首长)(?<!合作)联席会议|"
    r"党政(?=联席|班子)|四(?:大|套)班子(?=联席)|总?(?:[河湖林田路链]|河湖)长(?=会|工作会|联席会)|"
    r"组委会|奥组委|筹委会|筹备组|(?:深改|改革|依法治.|审计|国安|食安|减灾|编|政法|网信|财经|外事)委(?!员会)|安委会|审委会|检委会|两委\"?(?=联席|班子|会)|"
    r"[局厅部院校](?=(?:\d{4}年)?(?:第.{1,4}次)?[局厅部院校](?:常?务会|长(?:专题)?(?:办公)?会))|防指|军委|规委会|农办|街道"
)
_HAS_BODY = re.compile(_BODY)
# Everything that may stand between a body and the end of its meeting's name, longer words first.
_KIND = (
    rf"{_SESSION.pattern}|{_TERM}|{_NUMBER}次|(?:19|20)\d\d年(?:度)?|{_NUMBER}月份?|新一届|本届|"
    rf"\([^()]{{0,14}}\)|"
    r"常务委员会|委员会|委员长|办公室(?=会议|第|\d)|组成人员|理论学习|民主生活|组织生活|电视电话|常委会(?!议)|主席团|"
    r"中心组|党支部|国务院|扩大|紧急|"
    r"现场(?=办公)|周(?=例会)|[委部局厅院校]务|[部局厅院校](?=常务)|专题|临时|全体|常务|办公|主任|主席|书记|[省市区县州旗镇乡部局厅校院]长|党组|党委|党建|常委|委员|集体|集中|"
    r"学习|研讨|工作|视频|电视|电话|"
    r"碰头|例行|例会|议军|全会|会商|研判|第?[一二三四]季度|调度|专项|联席|预备|执行|成员(?:单位)?|领导|小组|政府|行政|班子|业务|会议|以及|会|的|"
    r"和|暨|、|及|与"
)
_ENDING = re.compile(
    r"(?:会议|全会|\(扩大\)会|常委会|常务会|党组会|党委会|主任会|主席会|办公会|碰头会|联席会|民主生活会|"
    r"扩大会|专题会|例会|班子会|议军会|"
    r"调度会|会商会|研判会|中心组(?:\(扩大\))?(?:集体|专题|集中)*学习(?:研讨)?会?|集体学习(?:研讨)?会?|常务委员会|委员会|[委部局厅院校]务会|(?:政治局|会)会)$"
)
_KINDS = re.compile(rf"(?:{_KIND}){{0,14}}")
# Bodies of others: of foreign states, between states, of parties that do not govern, of companies.
_FOREIGN = re.compile(
    r"合作委员会|企业家|议会|磋商|双边|高级别|混合委员会|友好|协调与合作|奥委会|奥林匹克|联合国|"
    r"欧盟|欧洲|朝鲜|越南|古巴|老挝|"
    r"劳动党|俄罗斯|白俄|国民党|民主同盟|民主建国|民主促进|农工民主|致公党|九三学社|台湾民主|民革|"
    r"民盟|民建|民进|农工党|致公|"
    r"台盟|残联|联合会|协会|学会|(?<![会协])商会|足协|交易所|联邦|内阁|行政长官|"
    r"选举会议|世界|国际|安理会|理事会"
)
# Meetings of these are of no public body, but their Party committees decide as any do.
_UNIT = re.compile(r"^(?!.*(?:党委|党组)).*(?:公司|大学|学院|医院|集团)")
_GATHERING = re.compile(
    r"座谈|论坛|发布会|(?<!国防)动员|表彰|开幕|闭幕|代表大会(?!常务委员会)|代表会议|(?<!学习)研讨|培训|年会|讲座|推进会|现场会|"
    r"部署会|见面会|招待会|"
    r"会谈|会晤|对话|宣誓|访问|分享会|茶话会|纪念|庆祝|运动会|博览|峰会|交流会|汇报会|报告会|宣讲|"
    r"点评会|总结会议|(?<!政治)协商会|"
    r"通报会|听证|评审|答辩|验收|启动|揭牌|签约|仪式|新闻"
)
_NOT_PART = re.compile(
    r"专题?(?:议政|协商)性?(?=常委|主席|全体|会)|新一届|本届|^今年的?|(?:19|20)\d\d年(?:度)?|紧急|临时|(?<=[府组委会])专题(?=会)"
)
_ORGAN_MEETING = re.compile(
    r"(?:常务|全体|委员长|主任|主席|办公|联席|碰头|党组|民主生活|[部局厅院校]务|(?:书记|[省市区县州旗镇乡]长)专题)(?:\(扩大\)|"
    r"扩大)?(?:会议?)$"
)
# What no body's name begins with or holds: the words of a sentence around it.
_NO_BODY = re.compile(
    r"^(?:经(?![开济])|从|据|在|自(?!治)|将|把|再|各|向|对|代表|由|是|该|其|为|让|使|本次|这次|此次|上述|根据|按照|"
    r"参加|出席)|[《》,。把将在]|主持|召集|召开|举行|强调|参加|出席|表示|前夕|年前|时候"
)
_TITLE = re.compile(r"《[^《》]{2,30}》")
"""A paper that a body is named for: 规划《纲要草案》编制工作领导小组."""
# A congress in session (十四届全国人大一次会议, its 预备会议) is not a body that meets on items;
# its presidium and the standing committee's meetings are.
_CONGRESS = re.compile(
    r"(?:人大|政协|全国委员会|代表大会)[^常主党组]{0,14}[一二三四五六七八九十]次(?:会议|"
    r"全会)(?!.{0,12}主席团)(?!.{0,30}(?:主任|主席|常委))"
)
# 委员会第六次会议暨专题述法会议: a further meeting that the body's own was joined with
_JOINED = re.compile(r"(?<=会议|会\)|组会|务会)暨.{2,30}(?:会议?|学习)$")
# 常委会第二十五次会议……第二次全体会议: a sitting of the session that is told of before
_SITTING = re.compile(rf"(?<=次会议)(?:第?{_NUMBER}次)?(?:全体|联组|分组|闭幕|开幕)(?:会议|会)$")
_ORGANS = re.compile(r"党组(?!理论)|常委|常务|主任|主席|委员会|领导小组|指挥部")
"""What a further meeting is one of, so that two bodies met: 市政府党组会议暨常务会议."""
_REMARK = re.compile(r"\((?!扩大)[^()]{0,14}\)$")  # 市委常委会会议（视频）
_BRACKETED_END = re.compile(r"\([^()]{0,14}\)$")


# What stands before a name and is no part of it: 【国内】, (记者 某某报道, 日前召开的, 11月27日.
_BEFORE = re.compile(
    r"(?:【[^【】]{0,20}】|\([^()]{0,40}?报道(?!\))|"
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午)?|[ ,、的了])+"
)
_FIRST_SINCE = re.compile(r"[^,。;]{2,60}后的首次")  # 某人卸任后的首次政治局会议
# 领导小组更名为区委深改委后的第一次会议
_RENAMED = re.compile(
    r"[^,。;]{2,30}?(?:更名|改组|升格|调整|组建)为(?P<new>[^,。;]{2,30}?)后的(?=第)"
)


def _no_part(folded: str) -> int:
    """How much at the beginning is no part of a meeting's name."""
    before = _BEFORE.match(folded)
    return before.end() if before else 0


def name_meeting(prose: Prose, spans: tuple[Span, ...]) -> Meeting | None:
    """The meeting named by ``spans`` together: 市委常委会 … 第41次会议 around its predicate.

    None where the words are no meeting's name, or that of a meeting that decides nothing.
    """
    folded = "".join(prose.folded[span.start : span.end] for span in spans)
    printed = "".join(prose.printed(span.start, span.end) for span in spans)
    if len(folded) != len(printed) or not 2 <= len(folded) <= 80:
        return None
    return _named(folded, printed, len(spans) > 1)


@lru_cache(maxsize=256)  # a headline says again what the lead says, and so do the next readouts
def _named(folded: str, printed: str, apart: bool) -> Meeting | None:
    """The meeting named by these words, ``apart`` if a predicate stands between them."""
    left = _no_part(folded)
    if first := _FIRST_SINCE.match(folded, left):
        left = first.end()
    folded, printed = folded[left:].rstrip(), printed[left:].rstrip()
    if renamed := _RENAMED.match(folded):
        new, after = renamed.start("new"), renamed.end("new")
        folded, printed = (text[new:after] + text[renamed.end() :] for text in (folded, printed))
    ending = _BRACKETED_END.sub("", _JOINED.sub("", folded))
    if _NO_BODY.search(_TITLE.sub("", _REMARK.sub("", folded))) or _CONGRESS.search(folded):
        return None
    if sitting := _SITTING.search(folded):
        folded, printed = folded[: sitting.start()], printed[: sitting.start()]
    own = _JOINED.sub("", folded)
    if _UNIT.match(own):
        return None
    if _GATHERING.search(own) or _FOREIGN.search(own) or not _ENDING.search(ending):
        return None
    body = _HAS_BODY.search(folded)
    complete = body is not None
    if not _is_meeting(own, body.end() if body else 0):
        return None
    session = _last_session(own) or _last_session(folded)
    name = _without(printed, folded, session)
    bare = _bare_body(name, apart)
    return Meeting(
        body=bare,
        name=name,
        session=_session_text(printed, session),
        complete=complete,
    )


def _is_meeting(folded: str, after_body: int) -> bool:
    """Whether only words for kinds of meetings follow the body, or each body of several."""
    # 全国人大宪法和法律委员会全体会议 names bodies within bodies: any of them may be the last
    ends = [after_body, *(body.end() for body in _HAS_BODY.finditer(folded))]
    return any(_only_kinds(folded, end) for end in ends)


def _only_kinds(folded: str, start: int) -> bool:
    field = _FIELD.match(folded, start) if start else None  # a field of work alone is nobody's
    return _KINDS.fullmatch(folded, field.end() if field else start) is not None


_FIELD = re.compile(
    r"(?:防汛|防风|防台|抗旱|抢险|救灾|防灭?火|防控|应急|疫情|安全|雨雪|冰冻|抗震){1,3}(?:工作)?(?=视频|会商|调度|研判)|"
    r"[\u4e00-\u9fff\"、]{2,24}?(?=专题(?:(?:民主|组织)生活|研究|调度|部署)?会)"
)
"""防汛会商会议: what a headquarters confers on; 主题教育专题民主生活会."""


def _last_session(folded: str) -> re.Match[str] | None:
    """The meeting's own number; an earlier one belongs to the congress it is a part of."""
    last = max(_SESSION.finditer(folded), key=lambda session: session.start(), default=None)
    if last is None:
        return None
    rest = folded[last.end() :]
    return None if rest.startswith("会议") and _HAS_BODY.search(rest) else last


def _session_text(printed: str, session: re.Match[str] | None) -> str | None:
    return printed[session.start() : session.end()].replace(" ", "") if session else None


def _without(printed: str, folded: str, session: re.Match[str] | None) -> str:
    """The name without its number, and without words that say nothing of the body."""
    drop = bytearray(len(folded))
    of_a_session = "主席团" in folded  # a presidium is that of one session of one congress
    matches = [*_NOT_PART.finditer(folded), *([session] if session else [])]
    matches.extend(remark for remark in [_REMARK.search(folded)] if remark)
    if not of_a_session:
        matches.extend(_SESSION.finditer(folded))
        matches.extend(term for term in _TERM_OF.finditer(folded))
    for match in matches:
        start, end = match.span()
        if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
            start, end = start - 1, end + 1
        drop[start:end] = b"\1" * (end - start)
    kept = "".join(char for char, dropped in zip(printed, drop, strict=True) if not dropped)
    return _TWICE.sub(r"\1", kept.strip())


_TWICE = re.compile(r"(会议|會議|党工委|黨工委|党组|黨組|常委会|管委会|政府|政协)\1")
"""主席会议第二次会议 without its number, and 新区党工委召开第六次党工委会议."""


_ON_ONE_MATTER = re.compile(
    r"(?!.*(?:座谈|动员|推进|现场|部署|汇报|报告|论坛|研讨|培训|表彰|总结|启动|[《》]))[\u4e00-\u9fff、\"\d]{2,40}"
    r"(?:专题(?:研究|工作|调度|协调|会商)?|调度|会商|研判|协调)会议?$"
)


def on_one_matter(prose: Prose, span: Span) -> Meeting | None:
    """A meeting called for its matter alone (全县防汛工作专题会议), that leaders chair for no body.

    Its name is no body's, and says so only where the text tells who of the leaders chaired it.
    """
    left = span.start + _no_part(prose.folded[span.start : span.end])
    if _ON_ONE_MATTER.fullmatch(prose.folded, left, span.end) is None:
        return None
    name = prose.printed(left, span.end)
    return Meeting(name, name, None, complete=True)


_ON_ONE = "专题"
"""A meeting on one matter that a head called is his government's: it has no organ of its own."""
# 县长……主持召开第12次常务会议: whose it is, the office says; 政府 is written alike in both scripts
_OF_OFFICES = (
    ("常务", re.compile(r"(?:^|代|、)(?P<organ>[省市区县州旗盟])长$"), "政府"),
    (_ON_ONE, re.compile(r"(?:^|代|、)(?P<organ>[省市区县州旗盟])长$"), "政府"),
    (_ON_ONE, re.compile(r"(?:^|、)(?P<organ>[^、,]{0,8}[省市区县州旗盟]委)书记$"), ""),
    ("主任", re.compile(r"(?:^|、)(?P<organ>[^、,]{1,12}人大常委会)(?:党组书记、)?主任$"), ""),
    ("主席", re.compile(r"(?:^|、)(?P<organ>[^、,]{1,12}政协)(?:党组书记、)?主席$"), ""),
    ("常委", re.compile(r"(?:^|、)(?P<organ>[^、,]{0,8}[省市区县州旗盟]委)书记$"), ""),
    ("总指挥部", re.compile(r"(?:^|、)(?P<organ>[^、,]{2,16})总指挥部总指挥$"), ""),
    *(
        (kind, re.compile(rf"(?:^|、)(?P<organ>[^、,]{{2,20}}?){kind}(?:副?书记)"), "")
        for kind in ("党组", "党委", "党工委")
    ),
    *(
        (
            kind,
            re.compile(rf"(?:^|、)(?P<organ>[^、,]{{2,16}}?{unit})(?:党[组委]书记、)?{head}$"),
            "",
        )
        for unit, head in (*((unit, f"{unit}长") for unit in "部厅局院校"), ("委", "主任"))
        for kind in (f"{unit}务", f"{unit}常务", f"{unit}长")
    ),
    ("领导小组", re.compile(r"(?:^|、)(?P<organ>[^、,]{2,20})领导小组组长$"), ""),
    ("管委会", re.compile(r"(?:^|、)(?P<organ>[^、,]{2,20})管委会主任$"), ""),
)


def of_office(meeting: Meeting, office: str) -> Meeting:
    """A meeting that its name alone does not place (主任会议), by the office of who called it."""
    name = fold(meeting.name)
    for kind, pattern, ending in _OF_OFFICES:
        if name.startswith(kind) and (held := pattern.search(fold(office))):
            organ = office[held.start("organ") : held.end("organ")] + ending
            body = organ if kind == _ON_ONE else organ + meeting.body
            return Meeting(body, organ + meeting.name, meeting.session, complete=True)
    headed = _HEADQUARTERS.search(fold(office))
    if headed and _AT_ITS_TASK.match(f"指挥部{name}"):  # 县防汛指挥部指挥长……召开防汛会商会议
        organ = office[headed.start("organ") : headed.end("organ")]
        return Meeting(organ, organ + meeting.name, meeting.session, complete=True)
    return meeting


_HEADQUARTERS = re.compile(r"(?:^|、)(?P<organ>[^、,]{2,16}指挥部)(?:副?总指挥|副?指挥长)$")


_PLAIN_ENDING = re.compile(
    r"(?<=[工党]委)委员(?:\(扩大\)|扩大)?会议$|(?:专题|工作|议军|视频|(?:视频)?电视电话|视频调度)?会议$|议军会$|(?<=政治局|常委会)会$|"
    r"(?<=[省市区县州旗]委)会$|(?<=政府|党委|党组)会$"
)
_ORGAN = (("常委", "会"), ("常务", "会议"), ("全体", "会议"), ("主任", "会议"), ("主席", "会议"))
"""What a name that stops in the middle of an organ's lacks: 常委（扩大）会议 is of the 常委会."""
_IN_FULL = re.compile(
    r"(?:委员会|领导小组|指挥部|安委会|防指|专班|联席会议)(?P<full>(?:第?[一二三四]季度|[上下]半年|年度)?全体(?:\(扩大\)|扩大)?会议?)$"
)
_ENLARGED = re.compile(r"[（(]扩大[)）]会议$|扩大会议$")
# What a headquarters or a study group always does when it meets is no part of who it is.
_EACH_OF_SEVERAL = re.compile(
    r"(?:(?<=委[员員][会會])|(?<=常委[会會])|(?<=小[组組]))[会會][议議]"
    r"(?=[、和与與及]|暨.*(?:委[员員][会會]|常委[会會]|小[组組]))"
)
"""县委财经委员会会议、县委审计委员会会议: who met are both bodies."""
_AT_ITS_TASK = re.compile(
    r"(?P<body>.*(?:指挥部|防指|专班|工作机制|领导小组))[^《》,]{0,10}?(?:会商|调度|研判)+会议?$|"
    r"(?P<group>.*中心组)(?:\(扩大\))?(?:集体|专题|集中)*(?:学习|研讨)+(?:\(扩大\))?(?:会议?)?$|"
    r"(?P<whose>.*(?:政府|常委会|党组|党委|委员会|[省市区县州旗]委))"
    r"(?!书记|[省市区县州旗]长)[^《》,]{2,20}专题(?:研究|调度|部署)?会议?$"
)


def _bare_body(name: str, apart: bool) -> str:
    """Who met: the name without a closing 会议, unless the meeting is itself the organ."""
    name = _EACH_OF_SEVERAL.sub("", name)
    if joined := _JOINED.search(fold(name)):
        if _ORGANS.search(joined.group()):
            return name
        name = name[: joined.start()]
    folded = fold(name)
    if at_its_task := _AT_ITS_TASK.match(folded):
        return name[: at_its_task.end(at_its_task.lastgroup or 0)]
    if in_full := _IN_FULL.search(folded):
        return name[: in_full.start("full")]
    if enlarged := _ENLARGED.search(folded):
        return _whole_organ(name[: enlarged.start()]) if apart else name
    if _ORGAN_MEETING.search(folded) and not re.search(r"党组会议?$", folded):
        return name
    if ending := _PLAIN_ENDING.search(folded):
        return _whole_organ(name[: ending.start()]) or name
    return name


def _whole_organ(name: str) -> str:
    folded = fold(name)
    for ending, rest in _ORGAN:
        if folded.endswith(ending):
            return name + rest
    return name
