"""Kinds of documents that meetings take up, and how many of them."""

from __future__ import annotations

from bot.question.frames.writing import any_of, any_word, pattern

KIND = any_word(
    "文件 条例草案 法律草案 条例 法律 法规 规章 草案 法案",
    "办法 规定 规划 意见 方案 计划 决定 报告 修正案 修订草案 实施细则",
)
KINDS = pattern(f"{KIND}(?:(?:和|与|及|以及|或|、){KIND})*")
"""Nothing but kinds: 条例和规划."""

OF_KINDS = pattern(f"(?<=..)的?{KIND}(?:(?:和|与|及|以及|或者?|、){KIND})+$")
"""What is of any of several kinds: 养犬管理的条例或办法."""

DOCUMENTS = pattern(
    # 审议了几部条例
    f"(?:几|多少|好多)[部份件个项]?{KIND}",
    f"{KIND}[有共]?(?:几|多少)[部份件个项]?",
)
"""That they are to be counted."""

STAGE = pattern(
    any_of(*"修订 修正 送审 审议 征求意见 草案 稿 条例 法 文件".split(), r"\s") + "*",
)
"""A draft's stage beside the title that it is of: 《会计法》修订."""
