"""Who and what there is on the page when it is first opened."""

from dataclasses import dataclass

from bot.local.model import Chat, User
from bot.local.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """People who each have the bot at hand, and places where they meet.

    The first of the people made all of them; the bot is in each.
    """

    people: tuple[User, ...]
    group: Chat
    forum: Chat
    channel: Chat


def set_scene(world: World) -> Scene:
    """Fill an empty world: readers of simplified and traditional Chinese and of English."""
    people = (
        world.person("林夏", username="linxia", language="zh-hans"),
        world.person("陳立", username="chenli", language="zh-hant"),
        world.person("Alice", last_name="Moore", username="alice_moore", language="en"),
    )
    for person in people:
        world.private_chat(person, started=False)
    first = people[0]
    scene = Scene(
        people,
        group=world.group("望澜值班群", *people),
        forum=world.forum("通稿研读", *people),
        channel=world.channel("望澜通稿", *people, username="wanglan_news"),
    )
    world.topic(first, scene.forum, "常委会")
    world.topic(first, scene.forum, "政府会议")
    for chat in (scene.group, scene.forum, scene.channel):
        world.add_bot(chat, first)
    return scene
