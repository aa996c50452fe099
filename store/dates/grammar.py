"""How dates are written: the words, not what they mean.

This module reads text and never looks at the clock or the calendar: 去年 is "the year before
this one", 2月30日 is month 2 and day 30. :mod:`store.dates.meaning` knows what today is and says
which days are meant; the rest of the program imports :mod:`store.dates`.

Everything works on folded text (`fold`), which is as long as the original, so that positions in
one are positions in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal, NamedTuple

Span = tuple[int, int]
Unit = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Relative:
    """A time told from another time.

    ``that``: the calendar unit ``count`` away from today's (去年: -1 year). ``ago``: the day so
    much before today. ``past``: so much, ending today. ``before``: the latest such weekday
    before today (last Friday). ``after``: counted from the first end of a range (次年).
    """

    how: Literal["that", "ago", "past", "before", "after"]
    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Written:
    """What one date, or one end of a range, says; None where it says nothing.

    Months, days and weekdays (Monday is 0) are first and last: 6月 is months (6, 6), 三季度 is
    months (7, 9), 下旬 is days (21, 31), 周末 is weekdays (5, 6). A year of two digits still has
    two. ``part_of_year`` tells 年底 and 三季度, which belong to a year, from 12月, which need not.
    """

    year: int | None = None
    months: Span | None = None
    days: Span | None = None
    weekdays: Span | None = None
    relative: Relative | None = None
    part_of_year: bool = False

    @property
    def is_one_day(self) -> bool:
        """Whether a time of day may follow."""
        if self.relative and (self.relative.how == "ago" or self.relative.unit == "day"):
            return True
        finest = self.days or self.weekdays
        return finest is not None and finest[0] == finest[1]


# What has to surround an expression in running text for it to be a date and not a part of
# something else. ``free``: nothing, 6月1日 is a date anywhere. ``phrase``: it ends there or a
# question goes on (2035年 in 2035年远景目标 names a plan). ``alone``: blanks, or a meeting
# follows (6.1 is mostly just a number).
Setting = Literal["free", "phrase", "alone"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression in ``text[start:end]``; ``since`` means from there to today."""

    first: Written
    second: Written | None
    since: bool
    start: int
    end: int
    setting: Setting


# --- Folding -------------------------------------------------------------------------------

# No more than the rules need; a test asks OpenCC whether one is missing.
_TRADITIONAL = (
    "號週個後兩這當禮來過從時點開幾節臘農曆歷學傳達討論審議聽會誰舉黨國慶勞動陽婦兒聖誕雙屆規劃間"
    "內裡還為現總於關對說講與縣區組單級齡歲邊圍輕產戰聲計員費頭條報餅臺陰舊閏爲紀師樹軍業務萬臨麼"
    "義習書畝親億寫決辦協參發噸場將層強數機標氣匯沒獨碼種線結記證訴調談遠選鄰裏長闡項飛飯黃説"
)
_SIMPLIFIED = (
    "号周个后两这当礼来过从时点开几节腊农历历学传达讨论审议听会谁举党国庆劳动阳妇儿圣诞双届规划间"
    "内里还为现总于关对说讲与县区组单级龄岁边围轻产战声计员费头条报饼台阴旧闰为纪师树军业务万临么"
    "义习书亩亲亿写决办协参发吨场将层强数机标气汇没独码种线结记证诉调谈远选邻里长阐项飞饭黄说"
)
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"

_FOLD = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **{chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
        **{chr(code): chr(code - 0xFEE0).lower() for code in range(ord("Ａ"), ord("Ｚ") + 1)},
        **dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)),
        **dict.fromkeys(_BLANKS, " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        **dict.fromkeys("零○◯", "〇"),
        **dict.fromkeys("‐‑−﹣", "-"),
        **dict.fromkeys("‒–—―─", "—"),
        **dict.fromkeys("～〜∼﹏", "~"),
        "卄": "廿",
        "﹒": ".",
    }
)


def fold(text: str) -> str:
    """Write every character in one way; the text becomes neither longer nor shorter."""
    return text.translate(_FOLD)


# --- Words ---------------------------------------------------------------------------------

_DIGITS = str.maketrans("〇o一二三四五六七八九两", "001234567892")
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
# English words by their first letters.
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("一1mon", "二2tue", "三3wed", "四4thu", "五5fri", "六6sat", "日天sun")
_SHIFTS = {"大前": -3, "前": -2, "昨": -1, "去": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_SHIFTS |= {"yesterday": -1, "last": -1, "today": 0, "this": 0, "tomorrow": 1, "next": 1}
# By their first character; what is not here is a part of a day (昨晚).
_UNITS: dict[str, Unit] = {"周": "week", "星": "week", "礼": "week", "w": "week", "月": "month"}
_UNITS |= {"m": "month", "季": "quarter", "q": "quarter", "年": "year", "y": "year"}


def _number(word: str) -> int:
    """Read 12, 十二, 一二, 廿一, 一百二十 or two; 元 is the first month, and no word is one."""
    if word.isdecimal() and word.isascii():
        return int(word)
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    if word in ("", "元", "a", "an"):
        return 1
    word = word.translate(_TENS)
    if "十" not in word and "百" not in word:
        return int(word.translate(_DIGITS))
    total = digit = 0
    for char in word:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = int(char.translate(_DIGITS))
    return total + digit


# --- Rules ---------------------------------------------------------------------------------
# In a rule a blank stands for "blanks or none" and a word in capitals for the piece of that
# name; the names of groups say what was captured (read by `_written`). Blanks are matched
# possessively and every other repetition is bounded, so that no text makes matching slow.

_PIECES = {
    "GAP": r"\x20++",
    "HAN": "一二三四五六七八九",
    "TO": " (?:-{1,2}|—{1,2}|~|到|至|(?:to|through|thru|until|till)(?![a-z])) ",
    # Where a number ends that has no unit after it.
    "EDGE": r"(?![\w.:%+/~—-])",
    # Months and days. They may be wrong (13月): what is wrong about them is said later.
    "SMALL": "(?:[0-9]{1,3}|〇[HAN]|[一二三]?十[HAN]?|[廿卅卌][HAN]?|[一二三]〇|[HAN])",
    "COUNT": "(?:(?!(?:19|20)[0-9]{2} 年)[0-9]{1,5}|[HAN]百(?:[HAN]十[HAN]?|〇?[HAN])?"
    "|[HAN]?十[HAN]?|[廿卅][HAN]?|[HAN两]|半(?= (?:年|个 月)))",
    # 一九年 and 二O一九年 are years, 十九年 is a length of time.
    "LONG_YEAR": "(?:[1-9][0-9]{3}|[HAN][HAN〇o0]{3})",
    "SHORT_YEAR": "(?:[0-9]{2}|[HAN〇]{2})",
    # Not the 月 of 月亮 and 3月龄, not the 周 of 周年 and 周期.
    "MON": "月(?![亮球饼台嫂薪刊龄票均供])",
    "WEEK": "(?:周(?![年期岁边围刊])|星期|礼拜)",
    # The unit may come with the second end (2018-2020年, 6-8月, 6月1-7日), which then must come.
    "Y_UNIT": "(?: 年|(?P<y_awaited>(?=TO (?:LONG_YEAR|SHORT_YEAR) 年)))",
    "M_UNIT": "(?: MON份?|(?P<m_awaited>(?=TO SMALL MON)))",
    "D_UNIT": "(?: [日号]|(?P<d_awaited>(?=TO SMALL [日号])|(?<=[0-9])(?=TO SMALL EDGE))"
    "|(?<=[0-9])EDGE)",
    # Not the 前年 of 目前年产量, the 明年 of 文明年度, the 今年 of 今年轻人.
    "THAT_YEAR": "(?:(?P<that>大前|大后|(?<![目当之以])前|(?<![过失])去|今|(?<![日基])本|(?<!文)明"
    "|(?<![战之以今])后|(?<![晚早以海])上(?: 一)?)|(?P<after>次|翌)) (?P<unit>年)(?![轻代纪级龄])",
    "YEAR": "(?:(?P<year>LONG_YEAR|SHORT_YEAR) 年|THAT_YEAR)(?: 的)? ",
    "MONTH": "(?P<month>SMALL|元)M_UNIT",
    "DAY": "(?P<day>SMALL)D_UNIT",
    # Not the 初 of 6月初步 or the 底 of 底线.
    "EARLY_LATE": "初(?![步次选期级始衷HAN十])|底(?![线层部])|末",
    "TEN_DAYS": "(?P<ten_days>[上中下](?= 旬)|EARLY_LATE)(?: 旬)?",
    "QUARTER": "(?:第 )?(?P<quarter>[1-4一二三四])"
    "(?: 季度|(?P<q_awaited>(?=TO (?:第 )?[1-4一二三四] 季度)))",
    "PART_OF_YEAR": "(?:QUARTER|前 (?P<first_quarters>[23二三两]) (?:个 )?季度"
    "|(?P<half>[上下]) 半年)",
    "NEAR": "(?:(?<![晚早以])上{1,3}|(?<![天以之])下{1,3}|这|(?<![日基])本)",
    "THAT_MONTH": "(?P<that>NEAR)(?: 一)?(?: 个)? (?P<unit>MON)份?",
    "THAT_WEEK": "(?P<that>NEAR)(?: 一)?(?: 个)? (?P<unit>WEEK)",
    # Not the 周一 of 上周一共, the 周三 of 上周三次, the 周日 of 本周日程, the 周天 of 这周天气.
    "WEEKDAY": "(?:(?P<weekday>[一二三四五六1-6](?![0-9次个场项篇位条件种家名代共直些般线])"
    "|日(?![程常志记期])|天(?!气))|(?P<weekend>末))",
    "UNIT": "(?P<unit>[天日年](?![代级度])|(?:个 )?WEEK|个 (?:月|季度))(?! 半)",
    "CLOCK": "(?:[0-9]{1,2}|二?十[HAN]?|[HAN两〇])(?: [点时](?![候间意要建])"
    "(?: (?:半|整(?!改)|[一三]刻|(?:[0-9]{1,2}|[二三四五]?十[HAN]?|〇[HAN])(?: 分|EDGE)))?"
    r"| : [0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:z|[+-][0-9]{2}:?[0-9]{2}(?![0-9]))?(?: [ap]m)?"
    "| [ap]m)(?![0-9a-z])",
    "E_YEAR": "(?P<year>[12][0-9]{3})(?![0-9])",
    "SEP_MONTH_DAY": " (?P<sep>[./-]) (?P<month>[0-9]{1,2}) (?P=sep) (?P<day>[0-9]{1,2})(?![0-9])",
    "E_MONTHS": "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])",
    "E_MONTH": r"(?P<month_word>E_MONTHS)\.?",
    "E_QUARTER": "q(?P<quarter>[1-4])(?![0-9a-z])",
    "E_DAY": "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9a-z:%])",
    "DAY_NAME": "(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])",
    "E_COUNT": "(?:[0-9]{1,5}|an?|" + "|".join(_NUMBERS) + ")",
    "E_UNIT": "(?P<unit>day|week|month|quarter|year)s?(?![a-z])",
}

# What a rule's first character can be; looking there first makes reading five times as fast.
_DIGIT, _HAN = "0123456789", "〇一二三四五六七八九十廿卅卌元"
_NUMBER = _DIGIT + _HAN
_YEAR_WORD, _NEAR_WORD = "大前去今本明后上次翌", "上下这本"

_RULES: tuple[tuple[str, Setting, str], ...] = (
    # 2019年6月, 去年的6月1日, 2019年6月上旬
    (_NUMBER + _YEAR_WORD, "free", "YEAR MONTH(?: DAY|(?: 的)? TEN_DAYS)?"),
    # 6月1日, 6月底; 6月, 六月份, and 六月, for there is no month in 十月革命
    (_NUMBER, "free", "MONTH(?: DAY|(?: 的)? TEN_DAYS)"),
    (_DIGIT, "free", "(?P<month>[0-9]{1,3})M_UNIT"),
    (_HAN, "free", "(?P<month>SMALL|元) 月份"),
    (_HAN, "phrase", "MONTH"),
    # 26日, 1-7日, which may be given a month by the other end
    (_NUMBER, "free", "(?P<day>SMALL)(?: [日号]|(?P<d_awaited>(?=TO SMALL [日号])))"),
    # 上个月, 上月底, 本月5号; 月初
    (_NEAR_WORD, "free", "THAT_MONTH(?:(?: 的)? (?:DAY|TEN_DAYS))?"),
    ("月", "free", "(?<![0-9一二三四五六七八九十〇个每某次当])月(?P<ten_days>EARLY_LATE)"),
    # 去年, 去年三季度, 今年上半年; 三季度, 2019年上半年, 前三季度; 上季度
    (_YEAR_WORD, "free", "THAT_YEAR(?:(?: 的)? PART_OF_YEAR| 度| 全年)?"),
    (_NUMBER + _YEAR_WORD + "第下", "phrase", "(?:YEAR)?PART_OF_YEAR"),
    (_NEAR_WORD, "free", "(?P<that>NEAR)(?: 一)?(?: 个)? (?P<unit>季度)"),
    # 2019年底, 去年年初, 今年前5个月, 2019年Q3; 年底
    (
        _NUMBER + _YEAR_WORD,
        "free",
        "YEAR (?:年?(?P<year_edge>EARLY_LATE)|前 (?P<first_months>COUNT) 个 月|E_QUARTER)",
    ),
    (
        "年",
        "free",
        "(?<![0-9〇一二三四五六七八九十百千万每当同多近历新往老少青中])年(?P<year_edge>EARLY_LATE)",
    ),
    # 2019年, 2018-2020年; 19年, where that is not nineteen years
    (_NUMBER, "phrase", "(?P<year>LONG_YEAR)Y_UNIT(?: 度| 全年)?"),
    (
        _NUMBER,
        "phrase",
        r"(?<![^\W了在于从自是过到至])(?P<year>SHORT_YEAR)Y_UNIT(?: 度| 全年)?(?! [以之]?后)",
    ),
    # 2019-06-01; 2019.6月, 6.1日; 19.6.1, 2019.6, and 6-1, but not of 6-8月 and 1-7 June
    (_DIGIT, "free", "(?P<year>[1-9][0-9]{3})SEP_MONTH_DAY(?: [日号])?"),
    (_DIGIT, "free", "(?P<year>(?:19|20)[0-9]{2}) [./-] (?P<month>[0-9]{1,2}) MON"),
    (_DIGIT, "free", "(?P<month>[0-9]{1,2}) [./] (?P<day>[0-9]{1,2}) [日号]"),
    (_DIGIT, "alone", "(?P<year>[0-9]{2})SEP_MONTH_DAY"),
    # 06/01/2019: the month before the day, as in 06/01
    (
        _DIGIT,
        "alone",
        "(?P<month>[0-9]{1,2}) (?P<sep>[./-]) (?P<day>[0-9]{1,2}) (?P=sep) E_YEAR",
    ),
    (_DIGIT, "alone", "(?P<year>(?:19|20)[0-9]{2}) [./-] (?P<month>[0-9]{1,2})(?![0-9]| 年)"),
    (
        _DIGIT,
        "alone",
        "(?P<month>[0-9]{1,2}) [./-] (?P<day>[0-9]{1,2})(?![0-9]| [年月日号季天周个]| E_MONTHS)",
    ),
    # 20190601; 201906, 2019; 0601
    (_DIGIT, "alone", "(?P<year>[1-9][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])"),
    (_DIGIT, "alone", "(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})?(?![0-9])"),
    (_DIGIT, "alone", "(?!19|20)(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])"),
    # 上周, 上周五, 上周的周五, 上周末; 周五
    (_NEAR_WORD, "free", "THAT_WEEK(?:(?: 的)?(?: WEEK)? WEEKDAY)?"),
    ("周星礼", "free", "(?<![0-9一二三四五六七八九十两几每逢半数第双单隔])WEEK WEEKDAY"),
    # 昨天, 昨晚. Not the 前天 of 目前天气, the 明日 of 光明日报.
    (
        "大前昨今明后",
        "free",
        "(?P<that>大前|大后|(?<![目当之以先提])前|昨|今|(?<![文光说声阐证表指清昆写标三])明"
        "|(?<![战之以今先])后)(?P<unit>天(?![气性])|(?<!后)日(?![报程])(?!头条)|(?<=[昨今明])[晚早晨夜](?![报已]))",
    ),
    # 最近三天, 近两周来; 三天前
    (
        "近最过",
        "free",
        "(?:(?<![附接邻亲临靠远将])近|最近|过去) (?:的|这)? (?P<past>COUNT) UNIT"
        "(?: (?:以来|以内|之内|来|内))?(?! [以之]?后)",
    ),
    (_NUMBER + "两半", "free", "(?P<ago>COUNT) (?!日)UNIT(?: [以之])?前(?![后夕往期提])"),
    # June 1, 2019; 1st of June 2019, the 1 of 1-7 June; 2019 June 1; June 2019
    (ascii_lowercase, "free", "(?:DAY_NAME ,? )?E_MONTH (?:the )?E_DAY(?: ,? E_YEAR)?"),
    (
        ascii_lowercase + _DIGIT,
        "free",
        "(?:DAY_NAME ,? )?(?:the )?E_DAY (?:of )?-? E_MONTH(?: [,-]? E_YEAR)?",
    ),
    (
        _DIGIT,
        "free",
        "(?P<day>[0-9]{1,2})(?P<d_awaited>(?=TO [0-9]{1,2}(?:st|nd|rd|th)? (?:of )?E_MONTHS))",
    ),
    (_DIGIT, "free", "E_YEAR [,-]? E_MONTH(?: E_DAY)?"),
    (ascii_lowercase, "free", "E_MONTH (?:,|of)? -? E_YEAR"),
    # June; May and March where they are not words
    (ascii_lowercase, "free", "(?!may|mar)E_MONTH"),
    (
        "m",
        "free",
        r"(?:(?<=in\x20)|(?<=of\x20)|(?<=since\x20)|(?<=from\x20)|(?<=during\x20))E_MONTH",
    ),
    ("m", "free", "E_MONTH(?= (?:$|[^a-z]|meeting|session|to|thr|until|till|onward))"),
    # Q3, Q3 2019, 2019 Q3
    ("q", "free", "E_QUARTER(?: (?:,|of)? E_YEAR)?"),
    (_DIGIT, "free", "E_YEAR -? E_QUARTER"),
    # last Friday; this Friday, Friday; last weekend; last week
    ("l", "free", "(?P<before>last)GAP (?P<weekday>DAY_NAME)"),
    (ascii_lowercase, "free", "(?:(?P<that>this|next)GAP)?(?P<weekday>DAY_NAME)"),
    ("lnt", "free", "(?P<that>last|this|next)GAP (?P<weekend>weekend)(?![a-z])"),
    ("lnt", "free", "(?P<that>last|this|next)GAP (?P<unit>week|month|quarter|year)(?![a-z])"),
    ("ty", "free", "(?P<that>yesterday|today|tomorrow)(?![a-z])"),
    # past 3 months, the past week; two days ago
    ("lp", "free", "(?:past|last)GAP (?P<past>E_COUNT)GAP E_UNIT"),
    ("p", "free", "past(?P<past>)GAP E_UNIT"),
    (ascii_lowercase + _DIGIT, "free", "(?P<ago>E_COUNT) E_UNIT(?:GAP)ago(?![a-z])"),
)


class _Rule(NamedTuple):
    setting: Setting
    pattern: re.Pattern[str]


def _compiled(rule: str) -> re.Pattern[str]:
    """Make the regular expression a rule stands for."""
    pieces = 1
    while pieces:
        rule, pieces = re.subn("[A-Z][A-Z_]+", lambda name: _PIECES[name[0]], rule)
    return re.compile(rule.replace(" ", "[ ]*+"))


_RULES_AT: dict[str, list[_Rule]] = {}
for _first, _setting, _rule in _RULES:
    _entry = _Rule(_setting, _compiled(_rule))
    for _char in dict.fromkeys(_first):
        _RULES_AT.setdefault(_char, []).append(_entry)


# --- What a rule captured ------------------------------------------------------------------


def _written(found: re.Match[str]) -> Written:
    said = {name: word for name, word in found.groupdict().items() if word is not None}
    return Written(
        year=_number(said["year"]) if "year" in said else None,
        months=_months(said),
        days=_days(said),
        weekdays=_weekdays(said),
        relative=_relative(said),
        part_of_year=not said.keys().isdisjoint(("quarter", "first_quarters", "half", "year_edge")),
    )


def _months(said: dict[str, str]) -> Span | None:
    match said:
        case {"month": word}:
            return _number(word), _number(word)
        case {"month_word": word}:
            month = _MONTHS.index(word[:3]) + 1
            return month, month
        case {"first_months": word}:
            return 1, _number(word)
        case {"quarter": word}:
            return 3 * _number(word) - 2, 3 * _number(word)
        case {"first_quarters": word}:
            return 1, 3 * _number(word)
        case {"half": word}:
            return (1, 6) if word == "上" else (7, 12)
        case {"year_edge": word}:
            return (1, 1) if word == "初" else (12, 12)
    return None


def _days(said: dict[str, str]) -> Span | None:
    match said:
        case {"day": word}:
            return _number(word), _number(word)
        case {"ten_days": "上" | "初"}:
            return 1, 10
        case {"ten_days": "中"}:
            return 11, 20
        case {"ten_days": _}:
            return 21, 31
    return None


def _weekdays(said: dict[str, str]) -> Span | None:
    match said:
        case {"weekday": word}:
            day = next(day for day, names in enumerate(_WEEKDAYS) if word[:3] in names)
            return day, day
        case {"weekend": _}:
            return 5, 6
    return None


def _relative(said: dict[str, str]) -> Relative | None:
    unit = _UNITS.get(said.get("unit", "").lstrip("个 ")[:1], "day")
    match said:
        case {"that": word}:
            of_week = "weekday" in said or "weekend" in said
            shift = _SHIFTS.get(word, word.count("下") - word.count("上"))
            return Relative("that", shift, "week" if of_week else unit)
        case {"ago": word}:
            return Relative("ago", *_amount(word, unit))
        case {"past": word}:
            return Relative("past", *_amount(word, unit))
        case {"before": _}:
            return Relative("before", 1, "week")
        case {"after": _}:
            return Relative("after", 1, "year")
    return None


def _amount(word: str, unit: Unit) -> tuple[int, Unit]:
    if word == "半":
        return (6, "month") if unit == "year" else (15, "day")
    return _number(word), unit


# --- Expressions ---------------------------------------------------------------------------

# The weekday and the time of day after a day; neither changes which day it is.
_AFTER_A_DAY = _compiled(
    "(?: (?:[(] (?:(?:周|星期|礼拜)[HAN日天]|[a-z]{3,9}) [)]|(?:周|星期|礼拜)[HAN日天]))?"
    "(?: (?:当天|当日|那天|全天))?"
    "(?: (?:凌晨|清晨|早晨|早上|[上中下]午|正午|午间|午后|傍晚|晚上|晚间|[深半]夜|夜间|夜里"
    "|[早晚夜](?![已就于期些年点报会饭间市班])))?"
    "(?: (?:t|at)? CLOCK(?:TO CLOCK)?)?"
)
_AWAITED = ("y_awaited", "m_awaited", "d_awaited", "q_awaited")
_TO = _compiled("TO")
_BARE_NUMBER = _compiled(
    "(?P<number>[0-9]{1,4}|SMALL)(?:st|nd|rd|th)?(?: ,? E_YEAR)?EDGE(?! [个项条次人名家万亿元])"
)
_FROM = _compiled("(?:(?P<since>(?<![来各独亲])自从?|since(?![a-z]))|从|from(?![a-z])) ")
_SINCE = _compiled(
    " (?:以来|以后|之后|后(?![天年半来期])|起(?![草来诉到步义点源码飞])|开始|[至迄]今"
    "|[到至] (?:现在|目前)(?: 为止)?|onwards?(?![a-z]))"
)


class _Match(NamedTuple):
    written: Written
    end: int
    setting: Setting
    is_complete: bool = True


def _date_at(text: str, position: int) -> _Match | None:
    """Read the longest date that begins here, with the time of day after it."""
    longest: re.Match[str] | None = None
    setting: Setting = "free"
    for rule in _RULES_AT.get(text[position : position + 1], ()):
        found = rule.pattern.match(text, position)
        if found and (longest is None or found.end() > longest.end()):
            longest, setting = found, rule.setting
    if longest is None:
        return None
    written, end = _written(longest), longest.end()
    if written.is_one_day and (after := _AFTER_A_DAY.match(text, end)):
        end = after.end()
    is_complete = all(found is None for found in map(longest.groupdict().get, _AWAITED))
    return _Match(written, end, setting, is_complete)


def _bare_number_at(text: str, position: int, first: Written) -> _Match | None:
    """Read the 7 of 6月1日-7: what the first end counts last, the second counts too."""
    found = _BARE_NUMBER.match(text, position)
    if found is None:
        return None
    value = _number(found["number"])
    year = int(found["year"]) if found["year"] else None
    if first.days:
        written = Written(year=year, days=(value, value))
    elif first.months and not first.part_of_year:
        written = Written(year=year, months=(value, value))
    elif first.year and value > 9:
        written = Written(year=value)
    else:
        return None
    return _Match(written, found.end(), "alone")


def _expression_at(text: str, start: int) -> Expression | None:
    """Read the expression that begins here: a date, 从…到…, or …以来."""
    prefix = _FROM.match(text, start)
    first = _date_at(text, prefix.end() if prefix else start)
    if first is None:
        return None
    if to := _TO.match(text, first.end):
        last = _date_at(text, to.end()) or _bare_number_at(text, to.end(), first.written)
        if last and last.is_complete:
            setting: Setting = "alone" if first.setting == last.setting == "alone" else "free"
            return Expression(first.written, last.written, False, start, last.end, setting)
    if not first.is_complete:
        return None
    if suffix := _SINCE.match(text, first.end):
        return Expression(first.written, None, True, start, suffix.end(), "free")
    if prefix and not prefix["since"]:
        return None
    return Expression(first.written, None, bool(prefix), start, first.end, first.setting)


def whole_expression(text: str) -> Expression | None:
    """Read the folded ``text`` as one expression, blanks and a final stop aside."""
    start = len(text) - len(text.lstrip())
    expression = _expression_at(text, start)
    rest = text[expression.end :] if expression else text
    return None if rest.strip(" 。.,;、?!") else expression


# --- Expressions in running text -----------------------------------------------------------

# Where an expression may begin: not inside a longer number, a word, 第2019号, 1+6, 12.6.1. What
# is looked for behind the first character only saves time.
_START = _compiled(
    "(?<![0-9a-z+#第每])(?<![0-9a-zHAN][.:/·-])[0-9]"
    "(?=[0-9]{3}|[0-9]{0,4} [年月日号季个天周星礼到至./~—a-z-])"
    "|(?<![0-9HAN〇十百千万亿两几第每初])[HAN〇十廿卅卌元两半]"
    "|[上下](?=[上下]{0,2} [一个年月周星礼季半])|大[前后]"
    "|[前去今明后昨这本次翌](?= [年月日天周星礼季一个二三两23晚早晨夜])"
    "|[年月](?=[初底末])|周|星期|礼拜|最近|近|过去|自|从|第"
    "|(?<![a-z])[adefjl-qstwy]"
)
# News articles need 39 tries at most to find their first date; a text made to be slow gets no more
# than this.
_MOST_TRIES = 200
# What opens the other end: 6月1日以前 is not 6月1日.
_UNBOUNDED = _compiled(" (?:[以之]前|前(?![天年日期往线景沿列])|前后|左右|为止)")
_UNTIL = ("截至", "截止", "截至到", "截止到")
# What a question goes on with after a year; anything else may make it the name of something.
_QUESTION = _compiled(
    r"(?:$|\W|[a-z]|的|会(?![计展员所费])|召[开集]|开[了过的会几多什哪没始展]|举[行办]"
    "|研究|研讨|讨论|审[议定查批]|学[习了过]|听[取了过]|传达|部署|主持|出席|列席|参加|参会|通过|通报"
    "|分析|决定|印发|发布|出台|制定|提[出到过及了]|(?:议|谈|聊|批|定)[了过的]|强调|指出|要求|安排|总结|汇报|谁|哪|什么|啥|几|多少"
    "|有(?![色机限])|是|一共|总共|共(?![同产享青])|都|还|也|曾|关于|对(?![外口标])|就(?!业)|在|里|内|间|期间"
    "|第.{1,3}次|[省市区县]委|[省市区县]政府|市长|书记|常委|国务院|政治局|党组|人大|政协|和|与|跟|那|这|讲|说|谈|聊|最|平均|多[开少几]|少[开几]|各[开是有次自])"
)
_MEETING = _compiled(" (?:的 会|会议(?!室))")
_ALONE_BEFORE = re.compile(r"(?<![^\s,;?!，。？！、；])")
_ALONE_AFTER = _compiled(
    r"(?:[,;?!)，。？！、；]|\.(?![0-9])|\x20(?! [个%万亿元倍度级米公千吨亩人名家次项件条])|$)"
)


def expressions(text: str) -> Iterator[Expression]:
    """Find the date expressions in the folded ``text``, first to last.

    Titles and quotations have none: 《2019年工作要点》 is not about 2019.
    """
    text = _without_quotations(text)
    position = 0
    for _ in range(_MOST_TRIES):
        begin = _START.search(text, position)
        if begin is None:
            return
        expression = _expression_at(text, begin.start())
        if expression and _stands(text, expression):
            yield expression
        position = expression.end if expression else begin.start() + 1


def _stands(text: str, expression: Expression) -> bool:
    """Whether what surrounds the expression lets it be a date."""
    start, end = expression.start, expression.end
    if _UNBOUNDED.match(text, end) or text[max(start - 9, 0) : start].rstrip().endswith(_UNTIL):
        return False
    if expression.setting == "phrase":
        return bool(_QUESTION.match(text, end))
    if expression.setting == "alone":
        alone = _ALONE_BEFORE.match(text, start) and _ALONE_AFTER.match(text, end)
        return bool(alone or _MEETING.match(text, end))
    return True


_QUOTATIONS = (
    ("《", "》"),
    ("〈", "〉"),
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ('"', '"'),
)


def _without_quotations(text: str) -> str:
    """Blot out what stands between quotation marks; the length stays the same."""
    chars = list(text)
    for opening, closing in _QUOTATIONS:
        if opening in text:
            for start, end in _quoted(text, opening, closing):
                chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _quoted(text: str, opening: str, closing: str) -> list[Span]:
    """Find what the outermost pairs enclose.

    A mark never closed encloses nothing, but a title cut off after its 《 is still a title.
    """
    opened: list[int] = []
    spans: list[Span] = []
    for at, char in enumerate(text):
        if char == closing and opened:
            start = opened.pop()
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start + 1, at))
        elif char == opening:
            opened.append(at)
    if opened and opening == "《":
        spans.append((opened[0] + 1, len(text)))
    return spans
