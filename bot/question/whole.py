"""A question as text that is understood as it, to stand alone where it leaned on another.

The inverse of understanding, as far as follow-ups need one: a test holds the two to each other.
"""

from __future__ import annotations

from bot.question.intents import names_taking_up
from bot.question.model import Question
from bot.question.times import told
from store.numerals import in_chinese

_BY = {
    "month": "每个月",
    "year": "每年",
    "weekday": "星期几",
    "body": "按会议",
    "chair": "按主持人",
    None: "",
}
_WHO = {
    "缺席": "谁缺席",
    "出席": "谁出席",
    "参加": "谁参加",
    "列席": "谁列席",
    "讲话": "谁讲话",
}


_TEN = 10


def whole(question: Question) -> str:
    """Everything that is asked, in words."""
    return " ".join(_parts(question).split())


def _parts(question: Question) -> str:
    when = told(question.when) if question.when is not None else ""
    when = question.other.told if question.other is not None else when
    if question.intent in ("phrase", "trend", "person"):
        return f"/{question.intent} {question.person or ' '.join(question.phrases)} {when}"
    if question.intent == "office":
        return f"{question.person}是谁"
    scope = _scope(question, when)
    topic = _topic(question)
    did = "研究过" if question.taken_up else "提到过"
    if question.tells == "place":
        return f"{scope} {f'{did}{topic}的' if topic else ''}会议在哪里开的"
    match question.intent:
        case "who":
            if question.role is None and topic:
                return f"{scope} 谁提到{topic}"
            about = f"{did}{topic}的" if topic else ""
            return f"{scope} {about}会议{_WHO.get(question.role or '', '谁主持')}"
        case "count":
            return _count(question, scope, topic)
        case "when" | "document" | "what" if question.what_else:
            return f"{scope} {did}{topic}的那次会还研究了什么"
        case "when" | "document" if topic and _asks_where_it_occurs(question):
            return f"{scope} {topic}是什么时候"
        case "when" | "document":
            return f"{scope} 什么时候{did}{topic}" if topic else f"{scope}会议是什么时候"
        case "what":
            return f"{scope} {did}什么{topic}" if topic else f"{scope}{_matter(question)}"
    if topic:
        return f"{scope} 有没有{did}{topic}" if question.asked else f"{scope} {topic}"
    named = question.body or question.person or question.order or question.session
    left_out = question.excepted or question.not_when is not None
    return f"{scope}的会议" if named or left_out else scope


def _asks_where_it_occurs(question: Question) -> bool:
    """Whether the first or the last is asked for, and no verb asks of what: 湿地保护最早."""
    return question.order is not None and question.taken_up and not names_taking_up(question)


def _scope(question: Question, when: str) -> str:
    if question.than is not None:
        when += f"和{told(question.than)}各"
    order = {"first": "最早一次", "last": "最近一次", None: ""}[question.order]
    if question.back:
        place = question.back + 1
        order = f"倒数第{in_chinese(place) if place <= _TEN else place}次"
    if question.few > 1:
        order = f"最近{question.few}次"
    part = f"{question.parts}的" if question.person else ""
    if question.among:
        part = f"{'和'.join(question.among)}各{question.role or '主持'}"
    body = question.body.replace("、", "和")
    if question.excepted:
        body = f"除了{question.excepted.replace('、', '和')}以外 {body}"
    if question.not_when is not None:
        body = f"除了{told(question.not_when)}以外 {body}"
    if question.weekdays:
        days = "".join(f"周{'一二三四五六日'[day - 1]}" for day in question.weekdays)
        body = f"{'每' if len(question.weekdays) == 1 else ''}{days}开的 {body}"
    if question.lacking:
        body = f"{body} 没有提到{question.lacking}的会议里"
    return " ".join((when, order, part, question.session, body))


def _topic(question: Question) -> str:
    phrases = (f"“{phrase}”" for phrase in question.phrases)
    documents = (f"《{title}》" for title in question.documents)
    return " ".join((*phrases, *documents, question.words)).strip()


def _matter(question: Question) -> str:
    return f"会议第{question.item}项议题" if question.item else "研究了什么"


def _count(question: Question, scope: str, topic: str) -> str:
    by = "" if question.among else _BY[question.by]
    if question.measure == "documents":
        return f"{scope} {by} 审议了几份{topic or '文件'}"
    if question.measure == "items":
        return f"{scope} {by} 研究了几项议题 {topic}"
    if question.measure == "mentions":
        return f"{scope} {by} {topic} 出现几次"
    if topic:
        did = "研究过" if question.taken_up else "提到过"
        return f"{scope} {by} {did}{topic} 有几次会"
    return f"{scope} {by} 开了几次会"
