"""What is no question of meetings: a greeting, and what is collected at all."""

from __future__ import annotations

from bot.question.frames.writing import any_word, pattern

GREETING = pattern(
    any_word("你好 您好 hi hello 在吗 早上?好 下午好 晚上好 再见") + "[呀啊!！。~ ]*"
)

COVERAGE = pattern(
    any_word("收录 数据 资料 覆盖 库里 通稿")
    + "[^,，]{0,4}"
    + any_word("范围 跨度 到什么时候 到哪天 从什么时候")
    + "[^,，]{0,8}"
)
