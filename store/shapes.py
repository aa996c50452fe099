"""Characters that look alike, and are taken for one another by eye, by hand and by scanners."""

from __future__ import annotations

from functools import cache

# General knowledge of the script, simplified; what sounds alike as well is told by its sound.
_GROUPS = """
体休 未末 己已巳 土士工 日曰目 人入八 大太犬天夭 千干于午牛 王玉主 木本术 自白百 田由甲申电
右石古 刀力 九丸 戊戍戌 市布币 令今 乌鸟 免兔 兵乒乓 季李秀 孝老考 析折拆 仓仑 拔拨 沪泸 治冶
住任往佳 部都 常堂党 全金 员货贡 深探 改攻政 网冈 外处 事争 国围图固 央决快 军车 民氏 宗宋 族旅
团困因 妇扫 字宇学 安妥 灾灭 品晶 科料 技枝 业亚 公分 农衣 村材 水永冰 交文 城域诚 建健 设没投
环坏怀 税悦 计什汁 特持 社杜 规现视 划刘创 纲钢网 要耍 见贝 草革 例列 则侧测 平乎 习刁 乐东 际标
宁宇 祥样详 栗粟票 汪江 杨扬 陈阵 吉古 尹户 温湿 锦绵棉 龙尤 昊吴 贤货 圾极 复夏 候侯 撤撒
燥躁操 辨辩 籍藉 祟崇 荐存 弛驰 侍待持 徒徙 刚钢 钓钩 昭照 竟竞 毫豪 历厉 历厂 卷券 壁璧 含合
幻幼 茶荼 辛幸 盲育 亨享 晴睛 坚竖 微徽 冒昌 朝潮 拢扰 抗杭 吨纯 捐损 候修 舟丹 沦论 抢枪 抑仰
柳抑 诉诈 阵际 降陈 险验检 渔鱼 烧浇 炉护 场扬 港巷 洪供
"""


@cache
def _alike() -> dict[str, frozenset[str]]:
    groups = [frozenset(group) for group in _GROUPS.split()]
    return {
        char: frozenset().union(*(group for group in groups if char in group))
        for char in frozenset().union(*groups)
    }


def look_alike(one: str, other: str) -> bool:
    """Whether two characters are easily taken for one another by their shape."""
    return other in _alike().get(one, ())
