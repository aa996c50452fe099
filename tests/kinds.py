"""A question of each kind over the bundled fictional readouts, and what its answer says."""

from __future__ import annotations

KINDS = (
    ("when", "啥时候研究过海绵城市", "“海绵城市”：2 次会议"),
    ("what", "2023年6月29日市委常委会讲了哪些事", "中小学暑期安全工作"),
    ("who", "谁主持了2022年4月12日的市政府常务会议", "市长 陆景溪"),
    ("document", "《望澜市防汛应急预案》哪天审议的", "2023年7月20日"),
    ("count", "2022年市政府常务会议开了几次", "2022年市政府常务会议：共 3 次会议"),
    ("keyword", "古渡口", "11月8日（年份不详）"),
    ("paraphrase", "停车难的问题市政府开会说过吗", "按“停车设施”查找"),
    ("traditional", "什麼時候研究過夏糧收購", "2023年6月6日"),
    ("typo", "森林访火工作是哪次会议听取的", "您是不是指“森林防火工作”？"),
    ("no answer", "市委常委会研究过地铁建设吗", "其中没有“地铁建设”"),
    ("document's way", "/doc 生活垃圾分类管理条例", "7 次会议"),
    ("person", "/person 贺知衡", "主持 7 次会议"),
    ("office", "市人大常委会主任是谁", "骆怀瑾"),
    ("phrase", "/phrase 一线听诉", "在 5 篇通稿中出现 10 次"),
    ("no such day", "2月30日的会议", "“2月30日”不是日期"),
)
"""Kind, question, and a part of the answer."""

FOLLOWING = (
    ("2022年6月的会议研究了什么", "2022年6月的会议共 2 次"),
    ("那7月呢？", "2022年7月的会议共 2 次"),
    ("谁主持的？", "贺知衡"),
    ("第1条", "“一线听诉”改革推进情况"),
    ("引用", "SHA-256"),
    ("第4条", "试点五个月来"),
    ("还有吗？", "没有更多了"),
)
"""Questions in one chat that lean on one another."""
