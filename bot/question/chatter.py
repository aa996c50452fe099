"""What people say in a conversation that asks for nothing: 谢谢, 好的, 什么意思."""

from __future__ import annotations

import re

_CHATTER = {
    "chatter.welcome": re.compile(
        r"(?:(?:好的?|嗯+|行|算|没事|知道|明白)了?)?[,， ]*"
        r"(?:太?谢谢|多谢|感谢|谢了|辛苦)(?:你|您|啦|了|哈)*[呀啊!！。~ ]*"
    ),
    "chatter.noted": re.compile(
        r"(?:(?:好的?|嗯+|哦+|噢|行|可以|ok|okay|收到|明白|知道|了解|懂|清楚|原来如此|这样(?:啊|子)?|没事|不用|不看|不要|不问|不查|没别的|算|先这样|就这样|哈哈)"
        r"(?:了|啦|吧|哈|呀|啊)?[,，!！。~ ]*){1,3}"
    ),
    # What the words mean, and whether that is good or bad, stands in no readout.
    "chatter.no_explaining": re.compile(
        r"(?:它|这次|那次|两[次个]|[这那]?两[次个]会?议?|上次)?(?:跟|和|与|同|比)?(?:它|这次|那次|上次|前一次|上一次|以前|之前)?(?:的?会议?)?(?:相?比(?:较)?|之间)?"
        r"(?:有|有些)?(?:什么|啥|哪些)(?:不同|区别|变化|差别|异同|不一样)(?:的地方)?[呢吗]?[?？。]*|"
        r"(?:这|那|这个|那个|这句话?|它)?(?:是|到底是)?(?:(?:什么|啥)意思|怎么理解|如何理解|说明(?:了)?什么|意味着什么)"
        r"[啊呀呢吗]?[?？。]*|(?:请|帮我|给我)?解释(?:一下|下)?[?？。]*|(?:这|那)?是?好事还是坏事[?？]*"
    ),
}


def chatter(folded: str) -> str:
    """The key of what is said to it; empty where something is asked for."""
    return next((key for key, said in _CHATTER.items() if said.fullmatch(folded)), "")
