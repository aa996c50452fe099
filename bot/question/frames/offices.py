"""Who somebody is, who holds an office, and which."""

from __future__ import annotations

from bot.question.frames.writing import any_of, any_word, named, pattern

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
            # 国务院副总理有哪些
            "(?:都|一共)?(?:有|是)(?:哪些人?|哪几[个位]人?)",
            "是什么人",
            "是[干做](?:什么|啥)的",
            "是什么(?:来头|身份)",
        ),
    )
    + "[?？]*$"
)

WHO_NOW = pattern(f"{_PLEASE}(?:现在|目前|如今|当前|现任)的?{_WHOEVER}[?？]*")
"""Who holds an office now, asked by that alone: 现在的市委书记."""

WHO_HELD_IT = pattern(
    "^(?:请问|想问|那)",
    "[是由]?" + any_of("谁", "哪一?位", "哪个人") + "(?:在?当的?|担任的?|在任|是)?",
    "(?:叫|是)(?:什么|啥)(?:名字)?",
    "(?:当时|那时|时|那会儿?)的?(?=[ ,，。?？]*$)",
    "[ ,，。?？的]",
)
"""What is no part of the office where it is asked who held it then: 2009年的市长是谁在当."""

AT_A_MEETING = pattern(
    *"出席 列席 参加 到会 参会 与会 主持 召集 缺席 请假 讲话 汇报 发言 传达 会议 那次 上的".split()
)
"""What an office is not held at a time by, but at a meeting: 6月1日出席会议的秘书长."""

WHO_IS_LEFT_OUT = pattern(
    any_word("到会 出席 列席 参加 参会 与会 主持 汇报 领学 传达 讲话 发言")
    + "(?:会议?|这次会议?)?的"
    + named("office", "[^,，。?？的谁哪]{2,14}")
    + "[ ?？。]*$"
)
"""到会的副市长: it is asked who that is, as whoever else may be meant would be named."""

SEVERAL_HOLDERS = pattern(
    named("where", "[^,，。?？]{2,12}?")
    + "(?:都|一共|先后)?有过?(?:哪几|哪些|几)[个位任]?"
    + named("office", "[^,，。?？的]{2,8}")
    + "[?？]*"
)
"""苕南省有过哪几位省长."""

POSITION = pattern(
    # 在市防汛领导小组担任什么职务
    "(?:现在|目前)?(?:是|担任|任|当)?[过了]?(?:什么|哪些|啥|何)(?:职务|职位|职|官)",
    "的?职务(?:是什么)?",
    "的?简历",
)
"""Which office somebody holds."""
