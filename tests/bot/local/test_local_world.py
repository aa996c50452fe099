from __future__ import annotations

import pytest

from bot.local import Event, Message, User, World, limits


@pytest.fixture
def world() -> World:
    return World(User(1, "会议通稿", username="readout_bot", is_bot=True), lambda: 1_760_000_000.0)


def waiting(world: World) -> list[str]:
    """The kinds of the updates that wait."""
    return [kind for update in world.updates.take(0, 100) for kind in update if kind != "update_id"]


def shown(world: World) -> list[str | None]:
    """The texts of the messages that wait."""
    updates = world.updates.take(0, 100)
    return [update["message"].get("text") for update in updates if "message" in update]


def test_a_person_speaks_and_the_command_is_marked(world: World) -> None:
    person = world.person("林夏", language="zh-hans")
    message = world.say(person, world.private_chat(person), " /meeting 6月1日 ")
    assert message.text == "/meeting 6月1日"
    [update] = world.updates.take(0, 1)
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 8}]
    assert update["message"]["from"]["language_code"] == "zh-hans"
    assert update["message"]["chat"]["type"] == "private"


@pytest.mark.parametrize("text", ["", " \n", "字" * (limits.TEXT_UNITS + 1)])
def test_a_person_sends_no_text_an_app_would_not_send(world: World, text: str) -> None:
    person = world.person("林夏")
    with pytest.raises(ValueError, match="1 to 4096"):
        world.say(person, world.private_chat(person), text)


def test_a_deep_link_starts_the_bot(world: World) -> None:
    person = world.person("林夏")
    assert world.start(person).text == "/start"
    assert world.start(person, "r-330_4").text == "/start r-330_4"
    for payload in ("会议", "x" * 65):
        with pytest.raises(ValueError, match="deep link"):
            world.start(person, payload)


def test_speaking_to_a_blocked_bot_unblocks_it(world: World) -> None:
    person = world.person("林夏")
    chat = world.private_chat(person)
    world.block(person)
    world.say(person, chat, "/start")
    assert waiting(world) == ["my_chat_member", "my_chat_member", "message"]


def test_privacy_hides_what_is_not_meant_for_the_bot(world: World) -> None:
    person = world.person("林夏")
    group = world.group("研究", person)
    world.add_bot(group, person)
    answer = world.send(world.rooms[group.id], text="答")
    hidden = ["大家好", "/help@other_bot", "@readout 在吗"]
    seen = ["/help", "/help@Readout_Bot 6月", "@readout_bot 在吗"]
    for text in hidden + seen:
        world.say(person, group, text)
    world.say(person, group, "谢谢", reply_to=answer)
    assert shown(world) == [None, *seen, "谢谢"]  # first, a service message: the bot came


def test_privacy_ends_with_a_setting_or_with_rights() -> None:
    bot = User(1, "会议通稿", username="readout_bot", is_bot=True)
    open_world = World(bot, lambda: 0.0, reads_groups=True)
    for world, administrator in ((open_world, False), (World(bot, lambda: 0.0), True)):
        person = world.person("林夏")
        group = world.group("研究", person)
        world.add_bot(group, person, administrator=administrator)
        world.say(person, group, "大家好")
        assert shown(world)[-1] == "大家好"


def test_a_bot_that_is_not_in_a_group_hears_nothing(world: World) -> None:
    person, other = world.person("林夏"), world.person("周")
    group = world.group("研究", person)
    world.say(person, group, "/help")
    world.add_bot(group, person)
    world.kick_bot(group, person)
    world.say(person, group, "/help")
    assert waiting(world) == ["my_chat_member", "message", "my_chat_member"]
    with pytest.raises(ValueError, match="周 is not in this chat"):
        world.say(other, group, "x")


def test_a_channel_has_posts(world: World) -> None:
    person = world.person("林夏")
    channel = world.channel("通稿", person)
    world.add_bot(channel, person)
    world.edit(person, world.say(person, channel, "一"), "二")
    assert waiting(world) == ["my_chat_member", "channel_post", "edited_channel_post"]


def test_a_group_becomes_a_supergroup_with_messages_of_its_own(world: World) -> None:
    person = world.person("林夏")
    group = world.group("研究", person)
    world.add_bot(group, person)
    world.say(person, group, "/help")
    supergroup = world.migrate(group, person)
    assert (supergroup.type, supergroup.title) == ("supergroup", "研究")
    [leaving, arriving] = world.updates.take(0, 100)[-2:]
    assert leaving["message"]["migrate_to_chat_id"] == supergroup.id
    assert arriving["message"]["migrate_from_chat_id"] == group.id
    assert [message.message_id for message in world.history(supergroup)] == [1]


def test_buttons_are_pressed_as_they_are_now(world: World) -> None:
    person = world.person("林夏")
    chat = world.private_chat(person)
    rows = [[{"text": "全文", "callback_data": "a"}, {"text": "来源", "url": "https://a.cn"}]]
    message = world.send(world.rooms[chat.id], text="x", markup={"inline_keyboard": rows})
    assert world.press(person, message, "全文").data == "a"
    assert world.press(person, message, (0, 0)).data == "a"
    with pytest.raises(LookupError, match="does not call the bot"):
        world.press(person, message, "来源")
    with pytest.raises(LookupError, match="no button '议题' among"):
        world.press(person, message, "议题")
    world.change(message, markup=None)
    with pytest.raises(LookupError):
        world.press(person, message, "全文")
    world.delete(world.rooms[chat.id], message)
    with pytest.raises(LookupError, match="deleted"):
        world.press(person, message, "全文")


def test_people_edit_only_their_own(world: World) -> None:
    person = world.person("林夏")
    chat = world.private_chat(person)
    answer = world.send(world.rooms[chat.id], text="答")
    with pytest.raises(ValueError, match="themselves"):
        world.edit(person, answer, "改")


def test_observers_see_every_change_until_they_leave(world: World) -> None:
    events: list[Event] = []
    person = world.person("林夏")
    chat = world.private_chat(person)
    leave = world.events.subscribe(events.append)
    world.say(person, chat, "问")
    answer: Message = world.send(world.rooms[chat.id], text="答")
    world.change(answer, text="改")
    world.delete(world.rooms[chat.id], answer)
    leave()
    leave()
    world.say(person, chat, "问")
    assert [(event.kind, event.by_bot) for event in events] == [
        ("message", False),
        ("update", False),
        ("message", True),
        ("edit", True),
        ("delete", True),
    ]
    assert events[3].message is not None
    assert events[3].message.text == "改"
