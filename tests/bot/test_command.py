"""Commands with a slash, by their names, and as people say them."""

from __future__ import annotations

import pytest

from bot.command import Command, read_command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/meeting 6月1日", Command("meeting", "6月1日")),
        ("／会议　6月1日", Command("meeting", "6月1日")),
        ("／ｍｅｅｔｉｎｇ　７月", Command("meeting", "７月")),
        ("/ＭＥＥＴＩＮＧ@readout_bot 7月", Command("meeting", "7月")),
        ("訂閱 養老", Command("subscribe", "養老")),
        ("我的订阅", Command("subscriptions", "")),
    ],
)
def test_a_command_is_read_by_its_slash_or_its_name(text: str, command: Command) -> None:
    assert read_command(text) == command


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("订阅垃圾分类", "垃圾分类"),
        ("我想訂閱養老服務", "養老服務"),
        ("有养老的新会就告诉我", "养老"),
        ("养老一有新消息就通知我", "养老"),
        ("帮我关注市委常委会", "市委常委会"),
        ("市委常委会开会了就通知我一声", "市委常委会"),
        ("如果有关于住房的通稿，请及时提醒我", "住房"),
        ("有新通稿就通知我", ""),
        ("订阅全部", ""),
        ("订阅所有制改革", "所有制改革"),
    ],
)
def test_whoever_wants_to_hear_of_something_subscribes(text: str, about: str) -> None:
    assert read_command(text) == Command("subscribe", about)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("取消订阅养老", "养老"),
        ("退订养老", "养老"),
        ("不要再通知我了", ""),
        ("取消所有订阅", "全部"),
        ("退订全部", "全部"),
    ],
)
def test_whoever_wants_no_more_of_it_unsubscribes(text: str, about: str) -> None:
    assert read_command(text) == Command("unsubscribe", about)


@pytest.mark.parametrize("text", ["我订阅了啥", "看看我的订阅", "管理订阅列表"])
def test_what_one_is_subscribed_to_can_be_asked(text: str) -> None:
    assert read_command(text) == Command("subscriptions", "")


@pytest.mark.parametrize(
    "text",
    [
        "你能干啥",
        "你能干嘛",
        "你会什么",
        "你是谁？",
        "你是AI吗",
        "你叫什么名字",
        "怎么用",
        "怎么查",
        "如何查询会议？",
        "有什么功能？",
        "使用说明",
    ],
)
def test_whoever_asks_how_it_works_gets_help(text: str) -> None:
    assert read_command(text) == Command("help", "")


@pytest.mark.parametrize("text", ["免打扰", "怎么设置免打扰时段", "改语言"])
def test_settings_are_found_by_what_they_set(text: str) -> None:
    assert read_command(text) == Command("settings", "")


@pytest.mark.parametrize(
    "text",
    [
        "关注民生的会议",
        "请告诉我6月1日的会议",
        "有没有研究过养老？告诉我",
        "谁能告诉我最近的会",
        "把6月1日的通稿发给我",
        "怎么用外汇储备",
        "取消罚款事项",
        "怎么查处违建",
        "语言",
        "时区",
        "订阅党报党刊的会议有哪些",
        "什么时候研究过订阅党报",
    ],
)
def test_a_question_is_no_command(text: str) -> None:
    assert read_command(text) is None
