"""Counts told apart: by month, by body, by who chaired."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reply.quoting import OMISSION
from bot.voice import Voice
from store.dates import DateRange
from store.facts import Tally

MAX_TALLY = 36
"""Three years of months; more of them belong into a file."""
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


def told_tally(tally: Sequence[Tally], voice: Voice) -> str:
    """市政府常务会议 3、市委常委会会议 1; months by year: 2023年 6月 3、7月 1；2024年 2月 1.

    What is too long for a message goes on in the file.
    """
    shown, cut = tally[:MAX_TALLY], OMISSION if len(tally) > MAX_TALLY else ""
    years: dict[str, list[Tally]] = {}
    for one in shown:
        if month := _MONTH.fullmatch(one.of):
            named = Tally(voice.day_of_year(int(month[2]), None), one.count)
            years.setdefault(month[1], []).append(named)
    if not years:
        return _counts([_of_a_year(one, voice) for one in shown], voice) + cut
    told = (
        voice.say("count.of_year", year=year, months=_counts(of_year, voice))
        for year, of_year in years.items()
    )
    return ("; " if voice.language == "en" else "；").join(told) + cut


def _of_a_year(one: Tally, voice: Voice) -> Tally:
    """2023 as 2023年; what is no year stays."""
    if not _YEAR.fullmatch(one.of):
        return one
    return Tally(voice.when(DateRange.of_year(int(one.of))), one.count)


def _counts(tally: Sequence[Tally], voice: Voice) -> str:
    return voice.series(voice.say("count.tally", of=one.of, count=one.count) for one in tally)
