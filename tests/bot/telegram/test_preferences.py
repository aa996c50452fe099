"""/settings: each chat in its language and time zone, over HTTP."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from bot.chat.preferences import ZONES
from bot.voice import CHINESE
from tests.bot.telegram.conftest import Served


async def test_a_chat_chooses_its_language_and_keeps_it_over_a_restart(served: Served) -> None:
    async with served.running():
        settings = await served.ask("设置")
        assert "语言：随应用" in settings.text
        english = await served.tap(settings, "English")
        assert english.message_id == settings.message_id
        assert english.text.startswith("Settings\nLanguage: English")
        assert (await served.ask("垃圾分类")).text.startswith("Nothing found")
    async with served.running():
        assert (await served.ask("垃圾分类")).text.startswith("Nothing found")
        back = await served.tap(await served.ask("/settings"), "as my app")
        assert back.text.startswith("设置")
        assert (await served.ask("垃圾分类")).text.startswith("没有找到")


async def test_a_chat_chooses_its_time_zone(served: Served) -> None:
    async with served.running():
        zones = await served.tap(await served.ask("/settings"), "时区")
        chosen = await served.tap(zones, "America/New_York")
        assert "时区：America/New_York" in chosen.text
        assert served.store.chat(served.chat.id).zone == ZoneInfo("America/New_York")
        zones = await served.tap(chosen, "时区")
        assert "机器人的时区" in (await served.tap(zones, "机器人的时区")).text


async def test_in_a_group_only_its_admins_change_settings(served: Served) -> None:
    member = served.world.person("周岚")
    group = served.world.group("编辑部", served.person, member)
    served.world.add_bot(group, served.person)
    async with served.running():
        with served.listen(group) as listener:
            await listener.message()
            served.world.say(member, group, "/settings")
            settings = await listener.message()
            served.world.press(member, settings, "English")
            assert (await listener.answer())["text"] == CHINESE.say("problem.not_manager")
            served.world.press(served.person, settings, "English")  # it stays as it was
            assert (await listener.shown()).text.startswith("Settings")


async def test_what_is_forgotten_is_the_language_too(served: Served) -> None:
    async with served.running():
        await served.tap(await served.ask("/settings"), "繁體中文")
        await served.tap(await served.ask("/forget"), "確認刪除")
        assert (await served.ask("垃圾分类")).text.startswith("没有找到")


def test_the_time_zones_to_choose_from_exist() -> None:
    assert set(ZONES) <= available_timezones()
