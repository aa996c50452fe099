"""What is kept of a chat, that it can be deleted, and that a group's id may change."""

from __future__ import annotations

from bot.voice import CHINESE, catalogue, language_of
from store.questions import KEPT
from tests.bot.telegram.conftest import Served
from tests.readouts import written


def fill(served: Served) -> None:
    for _ in served.store.add(written(str(n), f"2023年6月{n}日") for n in range(1, 15)):
        pass


async def test_privacy_says_what_is_kept(empty: Served) -> None:
    fill(empty)
    async with empty.running():
        await empty.ask("垃圾分类")
        assert "1 个提问" in (await empty.ask("隐私")).text
    assert str(KEPT) in catalogue("zh-hans")["privacy.kept"]
    assert str(KEPT) in catalogue("en")["privacy.kept"]


async def test_forget_asks_first_and_then_deletes_everything(empty: Served) -> None:
    fill(empty)
    async with empty.running():
        answer = await empty.ask("垃圾分类")
        kept = await empty.tap(await empty.ask("/forget"), "不删除")
        assert kept.text == CHINESE.say("forget.left")
        assert empty.store.questions.count(empty.chat.id) == 1
        gone = await empty.tap(await empty.ask("/forget"), "确认删除")
        assert gone.text == CHINESE.say("forget.done")
        assert empty.store.questions.count(empty.chat.id) == 0
        told = await empty.tap(answer, "下一页 ›")
        assert told.text == CHINESE.say("problem.stale_button")
        assert told.message_id != answer.message_id, "what was answered stays to be read"


async def test_in_a_group_only_its_admins_delete(empty: Served) -> None:
    fill(empty)
    member = empty.world.person("周岚")
    group = empty.world.group("编辑部", empty.person, member)
    empty.world.add_bot(group, empty.person)
    async with empty.running():
        with empty.listen(group) as listener:
            await listener.message()
            empty.world.say(member, group, "/forget")
            assert (await listener.message()).text == CHINESE.say("problem.not_manager")
            empty.world.say(empty.person, group, "/forget")
            asked = await listener.message()
            empty.world.press(member, asked, "确认删除")
            assert (await listener.answer())["text"] == CHINESE.say("problem.not_manager")
            empty.world.press(empty.person, asked, "确认删除")  # it stays as it was
            assert (await listener.shown()).text == CHINESE.say("forget.done")


async def test_buttons_go_on_working_when_a_group_becomes_a_supergroup(empty: Served) -> None:
    fill(empty)
    group = empty.world.group("编辑部", empty.person)
    empty.world.add_bot(group, empty.person)
    async with empty.running():
        with empty.listen(group) as listener:
            await listener.message()
            empty.world.say(empty.person, group, "/search 垃圾分类")
            answer = await listener.message()
        larger = empty.world.migrate(group, empty.person)
        with empty.listen(larger) as listener:
            empty.world.say(empty.person, larger, "/search 垃圾分类")
            moved = await listener.message()
            assert moved.buttons == answer.buttons
    # Chats are served side by side: that the group moved may be heard after what it says anew.
    assert empty.store.questions.count(group.id) == 0
    assert empty.store.questions.count(larger.id) == 1


def test_the_language_is_that_of_the_app_and_chinese_comes_first() -> None:
    assert [language_of(code) for code in ("zh-hans", "zh-CN", None, "fr", "zh")] == ["zh-hans"] * 5
    assert [language_of(code) for code in ("zh-hant", "zh-TW", "zh_HK")] == ["zh-hant"] * 3
    assert [language_of(code) for code in ("en", "en-GB")] == ["en"] * 2


async def test_everyone_is_answered_in_the_language_of_their_app(empty: Served) -> None:
    async with empty.running():
        for code, said in (
            ("en", "Nothing found"),
            ("zh-hant", "沒有找到"),
            ("zh-hans", "没有找到"),
        ):
            person = empty.world.person("x", language=code)
            chat = empty.world.private_chat(person)
            assert (await empty.ask("垃圾分类", person, chat)).text.startswith(said)
        english = empty.world.person("y", language="en")
        menu = empty.world.commands(english, empty.world.private_chat(english))
        assert menu[0]["description"].startswith("A day's meeting")
