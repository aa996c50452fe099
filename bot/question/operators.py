"""What operators of a search say, said in words: 民营经济或民营企业, 养老但不要医疗."""

from __future__ import annotations

import re

from bot.question.lexicon import asking, tokens

_WORD = r"(?P<{}>[㐀-鿿A-Za-z0-9]{{2,12}}?)"
_EITHER = re.compile(
    _WORD.format("one") + r" ?(?:或者?是?|还是) ?" + _WORD.format("other") + r"[?？。]*"
)
_BUT_NOT = re.compile(
    _WORD.format("one")
    + r"[,， ]*(?:但|可|而)?是?(?:不要|不含|不包括|不包含|别要|排除|去掉|不提)"
    + _WORD.format("other")
    + r"的?[?？。]*"
)


def with_operators(folded: str) -> str:
    """A search in plain words with the operators that it says in words; nothing where it says
    none, or asks something besides.
    """
    for form, joint in ((_BUT_NOT, " -"), (_EITHER, " OR ")):
        found = form.fullmatch(folded)
        if found and _A_BODY.search(found["other"]):
            return ""  # whose meetings are left out, and not the word
        if found and not any(_asks(word) for word in found.groups()):
            return f"{found['one']}{joint}{found['other']}"
    return ""


_A_BODY = re.compile("(?:会议?|委|组|政府|国务院|政治局)的?$")


def _asks(words: str) -> bool:
    """Whether something in the words asks: 提到养老, 哪次会."""
    return any(token.word in asking() for token in tokens(words))
