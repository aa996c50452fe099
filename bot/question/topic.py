"""What a question is about: what is left of it once all that asks is taken away."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.question.lexicon import Token, asking, is_function, of_kind, tokens
from bot.question.sessions import ends_with_one
from store.words import fold, part_of_speech

_CLAUSE = re.compile(
    r"[,，。?？!！;；:：()（）【】\[\]<>|/\\~～…]+|\s+|"
    r"的?那一?[次回场](?!数|事)的?"
)
# That it is new tells a thing from none: 新修订的规则, 核电的新项目.
_NEW = re.compile(
    r"(?:最|全)?新(?:近)?(?:修订|修訂|制定|制訂|出台|颁布|修改|通过)(?:后)?的|(?<=的)新(?=(?:的)?(?:项目|專案|政策|举措|规定|进展|办法))"
)
_TIME_OF_YEAR = re.compile("年[底末初中关]|岁末|年终")
_HANDLED = re.compile(
    r"(?<=..)的(?:应对|处置|处理|解决|防范|治理|整治|善后|救助|推进|落实)(?:工作|问题|情况)?$"
)
"""低温雨雪的应对: what was to be done about it is no part of what it is called."""
_VERBS = ("handling", "reporting")
_MARKS = " ,，.。?？!！、;；:："
_EDGES = frozenset("的了过在和与及把被对")
"""What a name may begin or end with, too: 对外开放, 和平."""
_LETTER = re.compile(r"[^\W_]")


def topic_of(left: str) -> str:
    """The words of what is left of a question, each piece without what only asks at its ends.

    A verb that ends a piece may be a part of its name (公平竞争审查), unless it has a 过.
    """
    left = _NEW.sub("", left)
    cores = (_HANDLED.sub("", _core(piece)) for piece in _CLAUSE.split(left) if piece)
    kept = [piece for piece in cores if _LETTER.search(piece)]
    telling = [piece for piece in kept if tells(piece)]
    return " ".join(telling or kept)


_NUMBERED = re.compile(r"[一二三四五六七八九十0-9]{1,3}号(?:文件|线|工程|提案|议案|台风|公告|令)")
"""一号文件: the number is a part of the name."""
_DONE = re.compile(r"(?<!通)过$")


def _core(piece: str) -> str:
    if _NUMBERED.fullmatch(fold(piece)):
        return piece
    found = tokens(fold(piece))
    start, end = 0, len(found)
    while start < end and _only_asks(found, start, range(start + 1, end)):
        start += 1
    verbs = of_kind(*_VERBS)
    while end > start:
        last = found[end - 1].word
        if ends_with_one(fold(piece[: found[end - 1].end])):
            break
        if end - start > 1 and last in of_kind("matters") and _of(found, end - 2):
            end -= 2  # 垃圾分类的问题
        elif not _only_asks(found, end - 1, range(end - 2, start - 1, -1)) or (
            last in verbs
            and len(last) > 1
            and end - start > 1
            and not _of(found, end - 2)
            and not _DONE.search(last)
        ):
            break
        else:
            end -= 1
    if start == end:
        return ""
    return piece[found[start].start : found[end - 1].end]


def _only_asks(found: list[Token], at: int, inward: range) -> bool:
    """Whether a word at an edge is one of asking; a single letter that others of a word unknown to
    the dictionary adjoin is not: 中 and 和 of 碳中和.
    """
    word = found[at].word
    if word not in asking():
        return False
    if inward.step < 0 and _belongs(found, at):
        return False
    if inward.step > 0 and _begins_a_name(found, at):
        return False
    if len(word) > 1 or word in of_kind("particles"):
        return True
    for neighbour in inward:
        if abs(neighbour - at) > 1 and found[neighbour].word in of_kind("particles"):
            return True
        if len(found[neighbour].word) > 1:
            return True
        if found[neighbour].word not in asking():
            return False
    return True


def _begins_a_name(found: list[Token], at: int) -> bool:
    """Whether a number or a noun of meetings runs on into a name: 两个确立, 主题教育."""
    if not _RUNS_ON.fullmatch(found[at].word) or at + 1 >= len(found):
        return False
    following = found[at + 1]
    adjoins = found[at].end == following.start
    return adjoins and len(following.word) > 1 and not is_function(following.word)


_RUNS_ON = re.compile("两[个项条大手]|主题|内容")


def _belongs(found: list[Token], at: int) -> bool:
    """Whether a verb or a unit of one letter ends a word that the dictionary parts: 一网通办,
    全国生态日.
    """
    last = found[at]
    if len(last.word) > 1 or at == 0 or found[at - 1].end != last.start:
        return False
    before = found[at - 1].word
    if last.word in of_kind("units"):
        return before not in asking() and part_of_speech(before) != "m"
    if at + 1 < len(found) and found[at + 1].word in of_kind("particles"):
        return False  # 海绵城市上过
    return last.word in of_kind(*_VERBS) and before not in asking()


def with_time_of_year(words: str, time: str, typed: str) -> str:
    """The words with a time of the year that stands amid them, which tells what they are and not
    when a meeting was: 打工人年底讨薪; nothing where it stands apart from them.
    """
    if not _TIME_OF_YEAR.fullmatch(fold(time)):
        return ""
    pairs = ((f"{one} {two}", f"{one}{time}{two}") for one, two in pairwise(words.split()))
    return next((words.replace(*pair) for pair in pairs if pair[1] in typed), "")


def plain(typed: str) -> str:
    """Words that ask nothing, without what is said around them to be polite: 搜一下防汛."""
    return _without_edges(typed, of_kind("polite", "particles"))


def unedged(typed: str) -> str:
    """Words without particles and marks at their ends, where these are no part of a word."""
    return _without_edges(typed.strip(_MARKS), _EDGES)


def _without_edges(typed: str, said: Collection[str]) -> str:
    """What is typed without the words at its ends that are ``said``. A single letter stays where
    what it stands by is one, too, and a word that the dictionary does not know: 问责, 何维.
    """
    found = tokens(fold(typed))
    while found and found[0].word in said and not _is_of_a_name(found[:2]):
        found = found[1:]
    while found and found[-1].word in said and not _is_of_a_name(found[:-3:-1]):
        found = found[:-1]
    return typed[found[0].start : found[-1].end] if found else ""


def _is_of_a_name(outermost: Sequence[Token]) -> bool:
    """Whether a word at an end and the one by it are single letters that adjoin."""
    if len(outermost) < _A_PAIR or any(len(token.word) > 1 for token in outermost):
        return False
    first, second = sorted(outermost, key=lambda token: token.start)
    names_nothing = of_kind("particles") - _EDGES
    return first.end == second.start and not {first.word, second.word} & names_nothing


_A_PAIR = 2


def trimmed(typed: str) -> str:
    """Words without particles and marks at their ends; 的 typed alone is what is looked for."""
    return unedged(plain(typed)) or typed.strip(_MARKS)


def _of(found: list[Token], at: int) -> bool:
    return found[at].word in of_kind("particles", "pronouns", "joining")


def shorter(words: str) -> str:
    """The words without the last one, where that may be no part of a name: 垃圾分类工作; else
    nothing.
    """
    found = tokens(fold(words))
    if len(found) < 2:
        return ""
    last = found[-1].word
    parted = len(found[-2].word) > 1 and _belongs(found, len(found) - 1)
    verb = last in of_kind(*_VERBS) and (len(last) > 1 or parted)
    if found[-1].word not in of_kind("matters") and not verb:
        return ""
    end = len(found) - 1
    while end > 1 and found[end - 1].word in of_kind("particles"):
        end -= 1
    return words[: found[end - 1].end]


def tells(words: str) -> bool:
    """Whether words may be what a question is about: not just numbers, times and fillers."""
    folded = fold(words)
    if _KNOWN_BY_NUMBER.fullmatch(folded) or _NUMBERED.fullmatch(folded):
        return True
    if ends_with_one(folded):  # 十四五
        return True
    return not all(_is_number(piece) for piece in informative(words).split())


# What is known by how many it has: 二十条措施, 六条.
_KNOWN_BY_NUMBER = re.compile(
    r"[一二三四五六七八九十百]{1,3}(?:条(?:措施|意见|规定|举措|政策|禁令)?|[项大](?:措施|举措|行动|工程|规定|制度))"
)


def _is_number(piece: str) -> bool:
    """Whether a word only counts: 三次, 许多; not 三胎, which the dictionary takes for one, too."""
    counts = part_of_speech(piece) == "m" and not _NAMED_BY_NUMBER.fullmatch(piece)
    return counts or piece.isdigit()


_NAMED_BY_NUMBER = re.compile(
    r"[一二三四五六七八九十两](?![次个条部件场项篇回天年月日号位名种份届期些批点])\w"
)


def informative(words: str) -> str:
    """The words that name something, wherever the others stand between them.

    Letters that the dictionary leaves single stay together: they are a word that it does not know.
    """
    found = tokens(fold(words))
    pieces: list[str] = []
    last = -1
    for at, token in enumerate(found):
        if _fills(token.word) and not _in_a_name(found, at):
            continue
        if token.start == last:
            pieces[-1] += token.word
        else:
            pieces.append(token.word)
        last = token.end
    return " ".join(piece for piece in pieces if len(piece) > 1 and _LETTER.search(piece))


def _fills(word: str) -> bool:
    return is_function(word) or word in of_kind("matters", "wishing") or part_of_speech(word) == "t"


def _in_a_name(found: list[Token], at: int) -> bool:
    """Whether a noun of meetings stands between others (中央经济工作会议精神), or a single letter
    beside another that is no particle.
    """
    word = found[at].word
    nouns = of_kind("matters", "meetings")
    if word in nouns and 0 < at < len(found) - 1:
        around = (found[at - 1], found[at], found[at + 1])
        adjoin = all(one.end == two.start for one, two in pairwise(around))
        return adjoin and all(
            other.word in nouns or not is_function(other.word) for other in (around[0], around[2])
        )
    if len(word) > 1 or word in of_kind("particles"):
        return False
    beside = (found[i] for i in (at - 1, at + 1) if 0 <= i < len(found))
    return any(
        len(other.word) == 1
        and other.word not in of_kind("particles")
        and (other.end == found[at].start or found[at].end == other.start)
        for other in beside
    )
