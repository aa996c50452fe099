"""The language the bot answers in: sentences by name, from the catalogues in ``bot/texts``.

Only the bot's own sentences are translated. What a readout says is quoted as it stands, so values
put into a sentence are never converted.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

import opencc

from store.dates import DateMeaning, DateRange, MonthDay, describe

Language = Literal["zh-hans", "zh-hant", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-hans", "zh-hant", "en")
_TIMES_OF_DAY = {
    "上午": "morning", "中午": "noon", "下午": "afternoon", "傍晚": "evening", "晚间": "evening",
    "晚上": "evening", "晚": "evening", "凌晨": "before dawn", "清晨": "early morning",
    "早晨": "morning", "全天": "all day",
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the catalogues, with what belongs into it, in no language yet."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def sentence(key: str, **values: object) -> Sentence:
    """The sentence ``key``, to be said later."""
    return Sentence(key, values)


class Voice:
    """Says the bot's sentences in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = catalogue(language)

    def say(self, key: str, /, **values: object) -> str:
        """The sentence ``key`` with ``values`` in it. Raises KeyError where one is missing."""
        said = self._texts[key]
        if self.language == "en":
            said = _for_values(said, values)
        return said.format(**values)

    def told(self, sentence: Sentence) -> str:
        """A sentence that was chosen where no language was known."""
        return self.say(sentence.key, **sentence.values)

    def series(self, parts: Iterable[str]) -> str:
        """Things named one after the other: 一、二; one, two."""
        return (", " if self.language == "en" else "、").join(parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """Parts of one sentence: 一，二; one, two."""
        return (", " if self.language == "en" else "，").join(parts)

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return "." if self.language == "en" else "。"

    def time_of_day(self, written: str) -> str:
        """上午; morning. As it is written where there is no one word for it."""
        return _TIMES_OF_DAY.get(written, written) if self.language == "en" else written

    def day(self, day: datetime.date) -> str:
        """2019年6月1日; 1 June 2019."""
        if self.language == "en":
            return f"{day.day} {_month(day.month)} {day.year}"
        return f"{day.year}年{day.month}月{day.day}日"

    def day_of_year(self, month: int, day: int | None) -> str:
        """6月1日, 6月; 1 June, June."""
        if self.language == "en":
            return f"{day} {_month(month)}" if day else _month(month)
        return f"{month}月{day}日" if day else f"{month}月"

    def when(self, meaning: DateMeaning) -> str:
        """A date or a range of dates."""
        if self.language != "en":
            return describe(meaning)
        match meaning:
            case DateRange(start, end) if start == end:
                return self.day(start)
            case DateRange(start) if meaning == DateRange.of_year(start.year):
                return str(start.year)
            case DateRange(start, end) if _is_month(start, end):
                return f"{_month(start.month)} {start.year}"
            case DateRange(start, end):
                return f"{self.day(start)} to {self.day(end)}"
            case MonthDay(month, day):
                return self.day_of_year(month, day)
            case _:
                first = self.day_of_year(meaning.start.month, meaning.start.day)
                return f"{first} to {self.day_of_year(meaning.end.month, meaning.end.day)}"


def _is_month(start: datetime.date, end: datetime.date) -> bool:
    return start.day == 1 and end == start.replace(day=monthrange(start.year, start.month)[1])


def _for_values(said: str, values: Mapping[str, object]) -> str:
    """An English sentence for one of what is counted in it, and for what is not given."""
    for name, value in values.items():
        if value == "":
            said = re.sub(rf" ?{{{name}}}", "", said)
        elif value == 1:
            said = re.sub(rf"({{{name}}} [a-z]+)s\b", r"\1", said)
    return said


def language_of(code: str | None) -> Language:
    """The language for what an app reports as its own: zh-hant, en-GB. Chinese comes first: who
    reads Chinese readouts with an app in a third language is answered in Chinese.
    """
    spoken = (code or "").lower().replace("_", "-")
    if spoken.split("-")[0] == "en":
        return "en"
    traditional = spoken.startswith("zh") and {"hant", "tw", "hk", "mo"} & set(spoken.split("-"))
    return "zh-hant" if traditional else "zh-hans"


def _month(number: int) -> str:
    return _MONTHS.split()[number - 1]


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Every sentence of a language by its name: ``section.name``."""
    if language == "zh-hant":
        to_traditional = opencc.OpenCC("s2tw")
        return {key: to_traditional.convert(said) for key, said in catalogue("zh-hans").items()}
    file = resources.files("bot.texts").joinpath(f"{language}.toml")
    sections = tomllib.loads(file.read_text("utf-8"))
    return {
        f"{section}.{name}": said
        for section, sentences in sections.items()
        for name, said in sentences.items()
    }


@cache
def voice(language: Language) -> Voice:
    """The voice of a language, made once."""
    return Voice(language)


CHINESE = voice("zh-hans")
