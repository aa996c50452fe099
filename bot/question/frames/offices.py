"""Who somebody is, who holds an office, and which."""

from __future__ import annotations

from bot.question.frames.writing import any_of, pattern

_PLEASE = "(?:请问|想问|那)?"
_WHOEVER = "(.{2,14}?)"

IS_WHO = pattern(
    f"^{_PLEASE}(?:现在的?|目前的?|现任的?|如今的?|当前的?)?"
    + any_of(
        # 谁当过市委书记; no 谁当选
        f"谁(?:是|当(?!选)过?|担任过?|任过|做过){_WHOEVER}",
        _WHOEVER
        + "(?:现在|目前)?"
        + any_of(
            # 蔡奇是谁, 县委书记和县长分别是谁, 海岳市市长叫什么
            "(?:分别|各自?|都)?(?:是谁|是哪位|叫(?:什么|啥)(?:名字?)?)",
            "是什么人",
            "是[干做](?:什么|啥)的",
            "是什么(?:来头|身份)",
        ),
    )
    + "[?？]*$"
)

WHO_NOW = pattern(f"{_PLEASE}(?:现在|目前|如今|当前|现任)的?{_WHOEVER}[?？]*")
"""Who holds an office now, asked by that alone: 现在的市委书记."""

POSITION = pattern(
    # 在市防汛领导小组担任什么职务
    "(?:现在|目前)?(?:是|担任|任|当)?[过了]?(?:什么|哪些|啥|何)(?:职务|职位|职|官)",
    "的?职务(?:是什么)?",
    "的?简历",
)
"""Which office somebody holds."""
