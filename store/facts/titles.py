"""Which titles mean one document: pure, by what drafts of one title have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.debris import legible
from store.words import fold

_MARKS = re.compile(r"[《》〈〉\"'“”\s]")
_STAGE = (
    r"(?:(?:第?[一二三四]次?|初次|再次|修订|修正|修改|补充|审查|报审|送审|审议|征求意见|讨论|表决|建议|报批|代拟)*"
    r"(?:案?草案|修正案|稿|试行|暂行|试用)"
    r"(?:第?[一二三四]次?|修改|表决|建议|审议|送审|代拟|草案|稿|试行|征求意见)*+"
    r"|修订(?!案))"
)
# What a draft has at its end and the law that comes of it has not.
_END = re.compile(rf"(?:[(（]{_STAGE}[)）]|{_STAGE})$")
_ONLY_A_STAGE = re.compile(rf"(?:{_STAGE}|修[订正改]案?)++")
_STATE = re.compile(r"^中华人民共和国")
_ISSUER = re.compile(
    r"^(?:(?:中共)?(?:中央|[省市区县州]委)(?:办公厅)?|(?:国务院|人民政府|[省市区县州]政府)(?:办公厅|办公室)?|、)*关于"
)
_KIND = (
    "条例|办法|规定|决定|意见|方案|报告|计划|规划|通知|纲要|要点|细则|规则|措施|公约|决议|章程|准则"
)
_ONLY_A_KIND = re.compile(rf"(?:{_KIND})?(?:草案|稿)?")
_INTRODUCED = re.compile(
    r"《((?:[^《》]|《[^《》]*》)+)》[(（]以下(?:简称|称)[:：]?[《\"“]?([^《》\"“”()（）]{2,30})[》\"”]?[)）]"
)


def work(title: str) -> str:
    """What all titles of one document have in common, or nothing where a title names none.

    澜阳市养犬管理条例（修订草案） and 《澜阳市养犬管理条例》（送审稿） are one; 条例 alone is none.
    """
    bare = _MARKS.sub("", fold(title))
    while (shorter := _END.sub("", bare)) != bare and len(shorter) > 1:
        bare = shorter
    bare = _ISSUER.sub("", _STATE.sub("", bare)) or bare
    return "" if _ONLY_A_KIND.fullmatch(bare) else bare


def is_draft(title: str) -> bool:
    """Whether a title ends in the stage of a draft: 养犬管理条例（修订草案）."""
    return _END.search(_MARKS.sub("", fold(title))) is not None


def is_stage(words: str) -> bool:
    """Whether words beside a title say no more than its stage: 修订草案 after 《养犬管理条例》."""
    return _ONLY_A_STAGE.fullmatch(_MARKS.sub("", fold(words))) is not None


def is_kind(title: str, kind: str) -> bool:
    """Whether a title is of a kind of documents: 养犬管理条例（草案） is a 条例 and a 草案.

    文件 and nothing are any kind; 法律, 法案 are what is called 法. 规定和条例 are two kinds.
    """
    kind = fold(kind)
    if len(kinds := _KINDS_APART.split(kind)) > 1:
        return any(is_kind(title, one) for one in kinds)
    if kind in ("", "文件"):
        return True
    if kind.endswith("草案") and len(kind) > 2:  # 条例草案
        return "草案" in fold(title) and is_kind(title, kind[:-2])
    if "草案" in kind or "修正案" in kind:
        return kind in fold(title)
    bare = work(title)
    return bare.endswith("法" if kind in ("法律", "法案") else kind)


_KINDS_APART = re.compile("以及|[和与及或、]")


def short_titles(text: str) -> Iterator[tuple[str, str]]:
    """The abbreviations that a text introduces (以下简称), each with the work it stands for."""
    for found in _INTRODUCED.finditer(legible(text)):
        short, whole = _MARKS.sub("", found[2]), work(found[1])
        if whole and short != whole:
            yield short, whole
