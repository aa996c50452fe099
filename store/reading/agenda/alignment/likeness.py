"""How much of each matter's wording every stretch repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from store.reading.agenda.alignment.model import Matter, Stretch
from store.reading.agenda.matters.wording import covered, found_in, neighbours, pairs, telling

COMPARED = 1_200
"""Characters of a stretch that are compared; paragraphs are shorter."""
OPENING = 70
"""Characters in which a paragraph that takes up a new matter says so."""
SHARED = 0.12
"""Share of a matter's wording without which it is not opened after a matter the list leaves out."""
_PLAIN = 0.6
"""What it counts that a paragraph opens on a matter's words, where these are commonplace."""


def likeness(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> list[list[float]]:
    """How much of each matter's wording every stretch repeats; rare pairs count for more."""
    matters = _wordings(listed, ignored)
    wanted = frozenset[str]().union(*matters)
    wholes = [found_in(s.text[:COMPARED], wanted) for s in stretches]
    openings = [found_in(s.text[:OPENING], wanted) for s in stretches]
    spread = Counter(chain.from_iterable((*matters, *wholes)))
    plain = [not telling(matter.text) for matter in listed]
    heads = (
        [neighbours(_without_formula(s.text[:OPENING])) for s in stretches] if any(plain) else []
    )
    rarity = {pair: 1 / count for pair, count in spread.items()}
    weights = [sum(rarity[p] for p in matter) or 1.0 for matter in matters]
    table = []
    for index, (whole, opening) in enumerate(zip(wholes, openings, strict=True)):
        row = []
        for matter, weight, is_plain in zip(matters, weights, plain, strict=True):
            if is_plain:
                row.append(_PLAIN * covered(matter, heads[index]))
                continue
            far = sum(rarity[p] for p in matter & whole)
            near = sum(rarity[p] for p in matter & opening)
            row.append((0.5 * near + 0.5 * far) / weight)
        table.append(_against_other_parts(row, listed))
    _by_characters(listed, stretches, table)
    _by_titles(listed, stretches, table)
    return table


_TITLED = re.compile(r"《([^《》]{6,})》")
_BEFORE_ITS_TITLE = 0.3
"""What shared words count for still where a later stretch opens with the paper's title."""


def _by_titles(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let the stretch that opens with a paper's title have it, not one before on its field.

    Only talk does so: what says that the paper was passed may end what was said on it.
    """
    for j, matter in enumerate(listed):
        if (title := _TITLED.search(matter.text)) is None:
            continue
        told = [k for k, s in enumerate(stretches) if title[1] in s.text[:OPENING]]
        if len(told) == 1 and stretches[told[0]].named is None:
            for row in similar[: told[0]]:
                row[j] *= _BEFORE_ITS_TITLE


_FORMULA = re.compile(
    r" ?(?:会议|大家|与会[\u4e00-\u9fff]{0,4})(?:还)?(?:指出|强调|要求|认为|提出),"
)


def _without_formula(opening: str) -> str:
    """What a stretch opens with, but that 会议要求, which is no word of a matter's."""
    formula = _FORMULA.match(opening)
    return opening[formula.end() :] if formula else opening


def _against_other_parts(row: list[float], listed: Sequence[Matter]) -> list[float]:
    """A further part is taken up by what is about it, not by what is about all parts.

    The part after it may share its paragraph.
    """
    if all(matter.part_of is None for matter in listed):
        return row
    found = list(row)
    for j, further in enumerate(further_parts(listed)):
        if further:
            group = listed[j].part_of
            others = (
                row[i] for i, m in enumerate(listed) if m.part_of == group and i not in (j, j + 1)
            )
            found[j] = row[j] - max(others)
    return found


def _by_characters(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let single characters tell what a stretch is on that repeats no matter's words.

    研究春季农业生产 … 会议要求，要不误农时抓好春耕备耕. Only those of no other matter, on which
    no stretch before opened and that are not in words for anything; two at least.
    """
    chars = [frozenset(filter(_is_hanzi, matter.text)) - _ON_ANYTHING for matter in listed]
    spread = Counter(chain.from_iterable(chars))
    own = [frozenset(c for c in matter if spread[c] == 1) for matter in chars]
    before = frozenset[str]()
    for stretch, row in zip(stretches, similar, strict=True):
        opening = frozenset(stretch.text[:OPENING]) - before
        before |= opening
        if stretch.named is not None or max(row) > SHARED:
            continue
        for j, (matter, its_own) in enumerate(zip(listed, own, strict=True)):
            shared = len(its_own & opening)
            if shared >= _TELLING_CHARACTERS and matter.hints is None:
                row[j] += _CHARACTERS * shared / max(len(its_own), _FEW_CHARACTERS)


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


_TELLING_CHARACTERS, _FEW_CHARACTERS = 2, 4
_CHARACTERS = 0.4
"""What it counts that a stretch opens on all of a matter's own characters."""
_ON_ANYTHING = frozenset(
    "会议国的全和要大作主中新政强持央关人委工出一常实发十员指重务于平进行民审习了开定党展化总在届次日调书视推近消决动联加有息"
    "好建治报部网案长闻播年第四提协经面贯改力高代彻体坚召共业取学理是为深任以二对济领过记落草保法通局设院精听情策各月生时举导"
    "上度规席神制社施汇等量成产讲况署质统入告用意求步话三分李地方革安期稳研事修家做把题同表心组措项资续京性系能义增特合监机基"
    "完升现不准下善并结效究更优立来认点护际确前思抓程障管支条王想个责门市构北促本向见团华环副秘利订示快商信外区企服极色论内当"
    "放境严切核到创势格志战划场群就请形整律查午督明积干正问应专处宁我教传公式引位风造集计及沪解范域纪预挥府健标两自科运织众别"
    "围备办目需将果维多态活充检着品从今扩例则讨刻命稿权职源振奇收难达带真级单至根复绕反与还批略后件省县镇乡街道村筹"
)
"""The characters most frequent in readouts of all kinds, which are in words for anything."""


def _wordings(listed: Sequence[Matter], ignored: frozenset[str]) -> list[frozenset[str]]:
    """The pairs that tell each matter; those that a part shares with another part tell nothing."""
    shared: dict[int, Counter[str]] = {}
    for matter in listed:
        if matter.part_of is not None:
            shared.setdefault(matter.part_of, Counter()).update(pairs(matter.text))
    found = []
    for matter in listed:
        words = (pairs(matter.text) - ignored) or pairs(matter.text)
        if matter.part_of is not None:
            words = frozenset(w for w in words if shared[matter.part_of][w] == 1)
        found.append(words)
    return found


def further_parts(listed: Sequence[Matter]) -> list[bool]:
    """Which matters are further parts of the clause that the one before is a part of."""
    before = [None, *(matter.part_of for matter in listed)]
    return [m.part_of is not None and m.part_of == b for m, b in zip(listed, before, strict=False)]


def most_like(row: Sequence[float]) -> int | None:
    """The only matter whose words a stretch shares more than any other's."""
    best = max(row)
    return row.index(best) if best >= SHARED and row.count(best) == 1 else None
