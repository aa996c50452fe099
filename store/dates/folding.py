"""One way of writing for every character that dates are written with.

Positions in the folded text are positions in the original.
"""

from __future__ import annotations

# No more than the rules need; a test asks OpenCC whether one is missing.
_TRADITIONAL = (
    "號週個後兩這當禮來過從時點開幾節臘農曆歷學傳達討論審議聽會誰舉黨國慶勞動陽婦兒聖誕雙屆規劃間"
    "內裡還為現總於關對說講與縣區組單級齡歲邊圍輕產戰聲計員費頭條報餅臺陰舊閏爲紀師樹軍業務萬臨麼"
    "義習書畝親億寫決辦協參發噸場將層強數機標氣匯沒獨碼種線結記證訴調談遠選鄰裏長闡項飛飯黃説銷準罷補訂"
)
_SIMPLIFIED = (
    "号周个后两这当礼来过从时点开几节腊农历历学传达讨论审议听会谁举党国庆劳动阳妇儿圣诞双届规划间"
    "内里还为现总于关对说讲与县区组单级龄岁边围轻产战声计员费头条报饼台阴旧闰为纪师树军业务万临么"
    "义习书亩亲亿写决办协参发吨场将层强数机标气汇没独码种线结记证诉调谈远选邻里长阐项飞饭黄说销准罢补订"
)
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"

_FOLD = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **{chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
        **{chr(code): chr(code - 0xFEE0).lower() for code in range(ord("Ａ"), ord("Ｚ") + 1)},
        **dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)),
        **dict.fromkeys(_BLANKS, " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        **dict.fromkeys("零○◯", "〇"),
        **dict.fromkeys("‐‑−﹣", "-"),
        **dict.fromkeys("‒–—―─", "—"),
        **dict.fromkeys("～〜∼﹏", "~"),
        "卄": "廿",
        "﹒": ".",
    }
)


def fold(text: str) -> str:
    """Write every character in one way; the text becomes neither longer nor shorter."""
    return text.translate(_FOLD)
