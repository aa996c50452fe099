"""A message that is a command: /meeting 6月1日, ／会议 6月1日, its name as a word, or said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.words import fold


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its English name, and what was written after it."""

    name: str
    rest: str


_SLASHED = re.compile(r"/\s*([a-z_]+|[㐀-鿿]{2,4})(?:@\w+)?(?:\s+|$)(.*)", re.DOTALL)
_CHINESE = {
    "设置": "settings",
    "设定": "settings",
    "隐私": "privacy",
    "忘记": "forget",
    "帮助": "help",
    "会议": "meeting",
    "最新": "latest",
    "搜索": "search",
    "订阅": "subscribe",
    "退订": "unsubscribe",
    "我的订阅": "subscriptions",
    "文件": "doc",
    "人物": "person",
    "提法": "phrase",
    "趋势": "trend",
}
_TYPED = re.compile(rf"({'|'.join(_CHINESE)})(?:\s+(.*))?", re.DOTALL)
_I_WANT = r"(?:我?(?:想|要|请|帮我|帮忙|麻烦|给我))"
_SOMETHING = "(?:消息|动静|进展|内容|会议?|通稿|议题|新闻)"
_NO_QUESTION = r"(?:(?!什么|啥|哪|谁|几|没有).)"
# What people say instead, each with what the command is about.
_SPOKEN = tuple(
    (name, re.compile(said, re.DOTALL))
    for name, said in (
        (
            "unsubscribe",
            r"(?:取消|停止|退掉|不再|不要再?|别再?)(?:订阅|关注|推送|通知|提醒)(?:我|了|一下)*(?P<about>.*)",
        ),
        (
            "unsubscribe",
            r"(?:把|我要)?(?:我的)?(?:订阅)?(?P<about>全部|所有|全|都)的?(?:订阅)?(?:都|给我)*"
            r"(?:退订|取消|退掉|退|停掉|停)(?:了|掉)?",
        ),
        (
            "unsubscribe",
            r"(?:我)?不想再?(?:收到|看到)(?P<about>.+?)的?(?:通知|消息|推送|会议|通稿)?",
        ),
        ("unsubscribe", r"退订(?:一下|掉|了)?(?P<about>.+)"),
        ("unsubscribe", r"(?:取消|退订|退掉)(?P<about>全部|所有)的?(?:订阅|关注)?"),
        (
            "subscriptions",
            r"(?:看看?|查看?|管理|修改)?我?(?:都|已经|目前)?"
            r"(?:订阅(?:了|过|的)*(?:什么|啥|哪些|东西|列表|管理|内容)|的订阅)",
        ),
        ("subscribe", rf"{_I_WANT}*订阅(?:一下|一个)?(?P<about>{_NO_QUESTION}+)"),
        ("subscribe", rf"{_I_WANT}+(?:关注|跟踪|盯着?|留意)(?:一下)?(?P<about>.+)"),
        (
            "subscribe",
            rf"(?:如果|要是|一旦|只要|等|每次|凡是|以后|今后|往后)?(?P<about>{_NO_QUESTION}*?)"
            rf"(?:的?(?:一?有)?新?的?{_SOMETHING}|的?{_SOMETHING}?一?有了|一?开会了?)?"
            r"(?:的时候|的话|时)?(?:就|都|,|，)?(?:请|要|麻烦|帮我|及时|马上)*"
            r"(?:(?:(?<=就)|(?<=消息)|(?<=动静)|(?<=进展)|(?<=有了))告诉|(?<=就)发给|"
            r"通知|提醒|推送给?)(?:一下|一声)?我(?:一下|一声)?",
        ),
        (
            "subscribe",
            rf"(?P<about>{_NO_QUESTION}{{2,}}?)(?:的{_SOMETHING})?"
            r"每[天日周](?:汇总|推送|通知|发)(?:一次|一下)?给我",
        ),
        ("settings", r".{0,16}?(?:别|不要|勿)(?:打扰|吵|推送)我?"),
        (
            "subscriptions",
            r"(?:都)?(?:改成|换成|设为|设成|改为)每[天日周]"
            r"(?:早上|上午|中午|下午|晚上|\d{1,2}点|[一二三四五六七八九十]{1,3}点)*"
            r"(?:汇总|推送|通知|发)?(?:一次|一下)?(?:就行|就好|吧)?",
        ),
        (
            "settings",
            r"(?:怎么|如何)?(?:(?:设置?|改|调整?)?(?:免打扰|勿扰|通知时间|推送时间)|"
            r"(?:设置?|改|调整?)(?:语言|时区))(?:时段|模式)?",
        ),
        (
            "help",
            r"(?:你|这个?|机器人)*(?:都|还)?(?:能|会|可以)(?:帮我)?(?:干|做|查|问|搜|回答)(?:点|些)?"
            r"(?:什么|啥|哪些)(?:问题|事情?|东西)?|(?:你|机器人)(?:都|还)?(?:能|会|可以)(?:什么|啥|哪些)|"
            r"(?:你|这个?|机器人)*(?:都|还)?(?:能|会|可以)(?:干|做)(?:嘛|吗|么)|"
            r"(?:你|这)(?:是谁|是(?:什么|啥)(?:机器人|东西)?|叫(?:什么|啥)(?:名字)?|有(?:什么|啥)用)|"
            r"你?是(?:不是)?(?:ai|人工智能|机器人|真人|人)|(?:怎么玩|菜单|help ?me)|"
            r"(?:这个?|你|机器人)?(?:要|该|应该|得)?(?:怎么|如何|怎样)"
            r"(?:用|使用|操作|查|查询|查找|搜|搜索|检索|提?问|开始)(?:你|会议|通稿|资料)?|"
            r"(?:使用|操作|查询)(?:说明|方法|指南)|"
            r"(?:都)?有(?:什么|哪些|啥)功能",
        ),
    )
)
_ABOUT = re.compile(r"(?:^|有)了?(?:关于|涉及|有关(?!于))|^有了?|新$")
_ALL = {
    ("subscribe", "全部"): "",
    ("subscribe", "所有"): "",
    ("unsubscribe", "所有"): "全部",
    ("unsubscribe", "全"): "全部",
    ("unsubscribe", "都"): "全部",
}
_MARKS = " ,，.。!！?？~吧呀啊呢了吗的"


def read_command(text: str) -> Command | None:
    """The command that ``text`` is, known to the bot or not; None where it is none."""
    text = " ".join(text.split())
    if fold(text).strip("/") in ("", "help"):
        return Command("help", "")
    if slashed := _SLASHED.match(fold(text)):
        return Command(_CHINESE.get(slashed[1], slashed[1]), text[slashed.start(2) :])
    if typed := _TYPED.fullmatch(fold(text)):
        return Command(_CHINESE[typed[1]], text[typed.start(2) :] if typed[2] else "")
    return _spoken(text)


def _spoken(text: str) -> Command | None:
    """A command in a person's words: 订阅垃圾分类, 有养老的消息就告诉我, 怎么用."""
    folded = fold(text).rstrip(_MARKS)
    for name, pattern in _SPOKEN:
        if found := pattern.fullmatch(folded):
            start, end = found.span("about") if "about" in pattern.groupindex else (0, 0)
            about = _ABOUT.sub(" ", text[start:end]).strip(_MARKS)
            return Command(name, _ALL.get((name, about), about))
    return None
