"""Groups, topics and channels, over HTTP."""

from __future__ import annotations

import datetime

import pytest
from telegram import Bot, Chat, Message, MessageEntity, Update, User

from bot.local import Listener
from bot.telegram.groups import Managers, addressed_text
from tests.bot.telegram.conftest import Served

BOT = 7


def said(text: str, kind: str = "group", reply_to: int | None = None) -> Message:
    chat = Chat(-1, kind)
    answered = None
    if reply_to is not None:
        answered = Message(1, _date(), chat, from_user=User(reply_to, "x", True))
    return Message(2, _date(), chat, text=text, reply_to_message=answered, entities=[_none()])


def _date() -> datetime.datetime:
    return datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)


def _none() -> MessageEntity:
    return MessageEntity("bold", 0, 1)


@pytest.mark.parametrize(
    ("text", "reply_to", "heard"),
    [
        ("派驻", None, None),
        ("派驻", BOT, "派驻"),
        ("派驻", 8, None),
        ("/search 派驻", None, "/search 派驻"),
        ("/search@Readout_Bot 派驻", None, "/search 派驻"),
        ("/search@other_bot 派驻", None, None),
        ("/search@other_bot @readout_bot", None, None),
        ("@readout_bot 派驻", None, "派驻"),
        ("请问 @READOUT_BOT 派驻？", None, "请问  派驻？"),
        ("@readout_bot2 派驻", None, None),
        ("@readout_bot", None, ""),
    ],
)
def test_a_group_speaks_to_the_bot_by_command_mention_or_reply(
    text: str, reply_to: int | None, heard: str | None
) -> None:
    assert addressed_text(said(text, reply_to=reply_to), "readout_bot", BOT) == heard


async def test_in_a_group_the_answer_refers_to_the_question(served: Served) -> None:
    group = served.world.group("编辑部", served.person)
    served.world.add_bot(group, served.person)
    async with served.running():
        with served.listen(group) as listener:
            assert "大家好" in (await listener.message()).text
            asked = served.world.say(served.person, group, "/search 派驻")
            answer = await listener.message()
            assert answer.reply_to is not None
            assert answer.reply_to.message_id == asked.message_id
            served.world.say(served.person, group, "6月1日", reply_to=answer)
            assert (await listener.message()).text.startswith("2019年6月1日")


async def test_an_answer_goes_to_the_topic_it_was_asked_in(served: Served) -> None:
    group = served.world.forum("编辑部", served.person)
    topic = served.world.topic(served.person, group, "选题")
    served.world.add_bot(group, served.person)
    async with served.running():
        with served.listen(group) as listener:
            await listener.message()
            served.world.say(served.person, group, "/meeting 6月1日", thread_id=topic)
            meeting = await listener.message()
            assert meeting.thread_id == topic
            served.world.press(served.person, meeting, "全文")
            assert (await listener.message()).thread_id == topic
            served.world.say(served.person, group, "/meeting 6月1日")
            assert (await listener.message()).thread_id == 0


async def test_a_channel_post_that_addresses_the_bot_is_answered_there(served: Served) -> None:
    channel = served.world.channel("通稿摘编", served.person)
    served.world.add_bot(channel, served.person)
    async with served.running():
        with served.listen(channel) as listener:
            served.world.say(served.person, channel, "今天没有会议")
            served.world.say(served.person, channel, "@readout_bot 派驻")
            assert "派驻" in (await listener.message()).text
    assert len(served.calls("sendMessage")) == 1, "no greeting either: subscribers did not ask"


async def test_being_thrown_out_and_asked_back_in_is_survived(served: Served) -> None:
    group = served.world.group("编辑部", served.person)
    async with served.running():
        with served.listen(group) as listener:
            for _ in range(2):
                served.world.add_bot(group, served.person)
                assert "@readout_bot" in (await listener.message()).text
                served.world.kick_bot(group, served.person)
    assert len(served.calls("sendMessage")) == 2


async def test_only_admins_of_a_group_are_in_charge(served: Served) -> None:
    member = served.world.person("周岚")
    group = served.world.group("编辑部", served.person, member)
    served.world.add_bot(group, served.person)
    managers = Managers(lambda: 0.0)
    bot = Bot(served.api.token, base_url=f"{served.api.base_url}/bot")
    async with bot:

        def update(person: int, **more: object) -> Update:
            chat = {"id": group.id, "type": "group"}
            message = {"message_id": 1, "date": 0, "chat": chat, **more}
            if person:
                message["from"] = {"id": person, "is_bot": False, "first_name": "x"}
            found = Update.de_json({"update_id": 1, "message": message}, bot)
            assert found is not None
            return found

        assert await managers.manages(bot, update(served.person.id))
        assert not await managers.manages(bot, update(member.id))
        assert not await managers.manages(bot, update(999_999))
        anonymous = {"id": group.id, "type": "group"}
        assert await managers.manages(bot, update(1087968824, sender_chat=anonymous))
        elsewhere = {"id": -77, "type": "channel"}
        assert not await managers.manages(bot, update(777000, sender_chat=elsewhere))
        asked = len(served.calls("getChatMember"))
        assert await managers.manages(bot, update(served.person.id))
        assert len(served.calls("getChatMember")) == asked, "remembered for a minute"


async def test_a_groups_menu_offers_what_concerns_the_chat_to_its_admins(served: Served) -> None:
    member = served.world.person("周岚")
    group = served.world.group("编辑部", served.person, member)
    async with served.running():
        offered = [command["command"] for command in served.world.commands(member, group)]
        assert "search" in offered
        assert "forget" not in offered
        in_charge = [c["command"] for c in served.world.commands(served.person, group)]
        assert "forget" in in_charge


async def test_privacy_mode_hides_what_is_not_for_the_bot(served: Served) -> None:
    group = served.world.group("编辑部", served.person)
    served.world.add_bot(group, served.person)
    async with served.running():
        with Listener(served.world, group) as listener:
            await listener.message()
            served.world.say(served.person, group, "闲聊")
            served.world.say(served.person, group, "/latest@readout_bot")
            assert (await listener.message()).text.startswith("2019年6月1日")
