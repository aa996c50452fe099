"""How dates are written: pieces, and the rules made of them.

In a rule a blank stands for "blanks or none" and a word in capitals for the piece of that name; the
names of groups say what was captured. Blanks are matched possessively and every other repetition is
bounded, so that no text makes matching slow.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import NamedTuple

from store.dates.captured import NUMBER_WORDS
from store.dates.written import Setting

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
    "EARLY_LATE": "初(?![步次选期级始衷HAN十])|底(?![线层]|部(?!署))|末",
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
    "E_COUNT": "(?:[0-9]{1,5}|an?|" + "|".join(NUMBER_WORDS) + ")",
    "E_UNIT": "(?P<unit>day|week|month|quarter|year)s?(?![a-z])",
}

# What a rule's first character can be; looking there first makes reading five times as fast.
_DIGIT, _HAN = "0123456789", "〇一二三四五六七八九十廿卅卌元"
_NUMERAL = _DIGIT + _HAN
_YEAR_WORD, _NEAR_WORD = "大前去今本明后上次翌", "上下这本"

_RULES: tuple[tuple[str, Setting, str], ...] = (
    # 2019年6月, 去年的6月1日, 2019年6月上旬
    (_NUMERAL + _YEAR_WORD, "free", "YEAR MONTH(?: DAY|(?: 的)? TEN_DAYS)?"),
    # 6月1日, 6月底; 6月, 六月份, and 六月, for there is no month in 十月革命
    (_NUMERAL, "free", "MONTH(?: DAY|(?: 的)? TEN_DAYS)"),
    (_DIGIT, "free", "(?P<month>[0-9]{1,3})M_UNIT"),
    (_HAN, "free", "(?P<month>SMALL|元) 月份"),
    (_HAN, "phrase", "MONTH"),
    # 26日, 1-7日, which may be given a month by the other end
    (_NUMERAL, "free", "(?P<day>SMALL)(?: [日号]|(?P<d_awaited>(?=TO SMALL [日号])))"),
    # 上个月, 上月底, 本月5号; 月初
    (_NEAR_WORD, "free", "THAT_MONTH(?:(?: 的)? (?:DAY|TEN_DAYS))?"),
    ("月", "free", "(?<![0-9一二三四五六七八九十〇个每某次当])月(?P<ten_days>EARLY_LATE)"),
    # 去年, 去年三季度, 今年上半年; 三季度, 2019年上半年, 前三季度; 上季度
    (_YEAR_WORD, "free", "THAT_YEAR(?:(?: 的)? PART_OF_YEAR| 度| 全年)?"),
    (_NUMERAL + _YEAR_WORD + "第下", "phrase", "(?:YEAR)?PART_OF_YEAR"),
    (_NEAR_WORD, "free", "(?P<that>NEAR)(?: 一)?(?: 个)? (?P<unit>季度)"),
    # 2019年底, 去年年初, 今年前5个月, 2019年Q3; 年底
    (
        _NUMERAL + _YEAR_WORD,
        "free",
        "YEAR (?:年?(?P<year_edge>EARLY_LATE)|前 (?P<first_months>COUNT) 个 月|E_QUARTER)",
    ),
    (
        "年",
        "free",
        "(?<![0-9〇一二三四五六七八九十百千万每当同多近历新往老少青中])年(?P<year_edge>EARLY_LATE)",
    ),
    # 2019年, 2018-2020年; 19年, where that is not nineteen years
    (_NUMERAL, "phrase", "(?P<year>LONG_YEAR)Y_UNIT(?: 度| 全年)?"),
    (
        _NUMERAL,
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
    (_NUMERAL + "两半", "free", "(?P<ago>COUNT) (?!日)UNIT(?: [以之])?前(?![后夕往期提])"),
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


class Rule(NamedTuple):
    """A way of writing dates, and what must surround it."""

    setting: Setting
    pattern: re.Pattern[str]


def compiled(rule: str) -> re.Pattern[str]:
    """Make the regular expression a rule stands for."""
    pieces = 1
    while pieces:
        rule, pieces = re.subn("[A-Z][A-Z_]+", lambda name: _PIECES[name[0]], rule)
    return re.compile(rule.replace(" ", "[ ]*+"))


RULES_AT: dict[str, list[Rule]] = {}
for _first, _setting, _rule in _RULES:
    _entry = Rule(_setting, compiled(_rule))
    for _char in dict.fromkeys(_first):
        RULES_AT.setdefault(_char, []).append(_entry)
