"""How characters are said: what sounds alike to many speakers, and on many keyboards."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache

_TONE = re.compile("[\u0300\u0301\u0304\u030c]")


@cache
def sounds(char: str) -> tuple[str, ...]:
    """The ways to say a Chinese character, the commonest first; none for any other character.

    Without tones, and without what many do not tell apart: zh and z, ng and n.
    """
    # Phrases are never looked up here, and would take 44 MB: this is pypinyin's own switch.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.constants import PINYIN_DICT  # takes a tenth of a second, and few need it

    if not "\u3400" <= char <= "\u9fff":
        return ()
    heard = unicodedata.normalize("NFD", PINYIN_DICT.get(ord(char), ""))
    plain = unicodedata.normalize("NFC", _TONE.sub("", heard))
    return tuple(dict.fromkeys(_levelled(one) for one in plain.split(",") if one))


def _levelled(sound: str) -> str:
    return re.sub(r"^([zcs])h", r"\1", sound).replace("ü", "v").replace("ng", "n")
