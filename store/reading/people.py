"""Names and offices as readouts print them: 市委书记蔡奇, 栗战书委员长, 中共中央总书记习近平."""

from __future__ import annotations

import re

from store.model import Person

# The surnames of nearly everyone (the 2020 name report's first 300 and the compound ones): what
# tells a name from the words beside it. A name printed with · needs no surname.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕"
    "丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷黎史龙贺陶顾毛郝龚邵万覃武"
    "钱戚严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮"
    "柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车"
    "项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞"
    "敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚"
    "花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘"
    "亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植"
    "信咸段么牙沃习沈赖蓋傳劉張陳楊黃趙吳孫馬鄭謝許鄧馮韓蔣蘇魏呂盧鍾譚範陸賈鄒龍賀顧龔邵萬錢嚴湯樂葉閻羅"
)
_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "皇甫", "令狐", "慕容", "司徒", "夏侯", "歐陽")

# What an office ends with. The longest that ends last before a name decides where the name begins.
_OFFICES = (
    "总书记 第一书记 副书记 书记处书记 书记 委员长 副委员长 副总理 总理 国务委员 副主席 主席团成员 主席 "
    "副主任委员 主任委员 副主任 主任 常务副市长 副市长 代市长 市长 副省长 代省长 省长 副县长 代县长 县长 副区长 "
    "代区长 区长 副州长 州长 副旗长 旗长 盟长 副盟长 副部长 部长 副局长 局长 厅长 副厅长 副秘书长 秘书长 副组长 "
    "组长 副院长 院长 检察长 副检察长 常委 委员 政委 司令员 政治委员 总指挥 副总指挥 召集人 会长 副会长 总干事 "
    "主席团常务主席 常务主席 执行主席 负责人 主持人 負責人 書記 總書記 委員長 總理 主任 市長 省長 縣長 區長 秘書長 組長 "
    "党组成员 领导 同志 行政长官 董事长 总经理 校长 行长 署长 审计长 发言人 镇长 乡长 街道办主任"
).split()
_OFFICE = re.compile("|".join(sorted(map(re.escape, set(_OFFICES)), key=len, reverse=True)))
_NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]{1,10}(?:[·•・‧][㐀-鿿]{1,12}){1,4}")


def is_name(text: str) -> bool:
    """Whether ``text`` alone could be a person's name."""
    if not _NAME.fullmatch(text):
        return False
    if any(dot in text for dot in "·•・‧"):
        return True
    if text.startswith(_COMPOUND):
        return 3 <= len(text) <= 4
    return text[0] in _SURNAMES and len(text) <= 3


def read_person(phrase: str) -> Person | None:
    """The person whom a phrase such as 市委副书记、代市长王某 names, or None.

    The office is kept as printed. An office after the name (栗战书委员长) is one too.
    """
    phrase = phrase.strip(" ，,、：:")
    phrase = phrase.removesuffix("同志")
    ends = [match.end() for match in _OFFICE.finditer(phrase)]
    for end in reversed(ends):
        if is_name(name := phrase[end:].strip(" ")):
            return Person(name, phrase[:end])
    for match in _OFFICE.finditer(phrase):
        if match.end() == len(phrase) and is_name(phrase[: match.start()]):
            return Person(phrase[: match.start()], match.group())
    return Person(phrase, "") if is_name(phrase) else None


def read_people(phrase: str) -> list[Person]:
    """Everyone a list such as 市领导甲某、乙某，秘书长丙某 names, each with the office before it.

    An office said once stands for the names that follow it: 副主席张三、李四.
    """
    people: list[Person] = []
    office = ""
    pending = ""
    for part in re.split(r"[、，,；;和及]", phrase):
        part = part.strip().removesuffix("等")
        if not part:
            continue
        person = read_person(pending + part)
        if person is None:
            pending += part + "、"
            continue
        pending = ""
        if person.title:
            office = person.title
        people.append(Person(person.name, person.title or office))
    return people
