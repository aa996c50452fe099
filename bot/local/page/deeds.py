"""What people do on the page, one function each.

A deed takes the API and what was asked (``Params``), and gives what the page is to know of its
outcome. What cannot be done raises ``NotDone`` with a sentence for people.
"""

from collections.abc import Callable
from typing import Final

from bot.local import limits
from bot.local.formatting import utf16_length
from bot.local.model import PRESENT, Json, Message, User
from bot.local.pace import Pace
from bot.local.page.trace import FAULTS, METHODS
from bot.local.page.views import MESSAGES_AT_ONCE, messages_json
from bot.local.params import Params
from bot.local.refusals import Refusal
from bot.local.rooms import Room
from bot.local.server import LocalBotAPI

Deed = Callable[[LocalBotAPI, Params], Json]
DEEDS: Final[dict[str, Deed]] = {}
LANGUAGES: Final = ("zh-hans", "zh-hant", "en")
TOPIC_CHARS: Final = 128


class NotDone(Exception):
    """Why a deed cannot be done: one sentence."""


def deed(function: Deed) -> Deed:
    """Let the page ask for a function by its name."""
    DEEDS[function.__name__] = function
    return function


def do(api: LocalBotAPI, name: str, asked: Params) -> Json:
    """Do what is asked for. Raises NotDone."""
    function = DEEDS.get(name)
    if function is None:
        raise NotDone(f"页面不会“{name}”")
    try:
        return function(api, asked)
    except (LookupError, ValueError, Refusal) as refused:
        raise NotDone(f"做不到：{refused}") from refused


# --- talking


@deed
def say(api: LocalBotAPI, asked: Params) -> Json:
    """Send a text."""
    person, room = who_and_where(api, asked)
    text = asked.text("text")
    if not text.strip():
        raise NotDone("空消息发不出去")
    if utf16_length(text) > limits.TEXT_UNITS:
        raise NotDone(f"一条消息最多 {limits.TEXT_UNITS} 字")
    thread_id, reply_to = asked.integer("thread"), answered(room, asked)
    sent = api.world.say(person, room.chat, text, thread_id=thread_id, reply_to=reply_to)
    return {"message_id": sent.message_id}


@deed
def edit(api: LocalBotAPI, asked: Params) -> Json:
    """Change a text one sent."""
    person, room = who_and_where(api, asked)
    text = asked.text("text")
    if not text.strip() or utf16_length(text) > limits.TEXT_UNITS:
        raise NotDone(f"消息要有 1 到 {limits.TEXT_UNITS} 字")
    api.world.edit(person, _message(room, asked), text)
    return {}


@deed
def press(api: LocalBotAPI, asked: Params) -> Json:
    """Press a button; ``query`` is what its answer will name."""
    person, room = who_and_where(api, asked)
    place = asked.integer("row"), asked.integer("column")
    return {"query": api.world.press(person, _message(room, asked), place).id}


@deed
def start(api: LocalBotAPI, asked: Params) -> Json:
    """Open the bot, perhaps by a deep link."""
    api.world.start(_person(api, asked), asked.text("payload"))
    return {}


@deed
def inline(api: LocalBotAPI, asked: Params) -> Json:
    """Type after the bot's name; ``query`` is what the results will name."""
    text, offset = asked.text("text"), asked.text("offset")
    return {"query": api.world.type_inline(_person(api, asked), text, offset=offset).id}


@deed
def choose(api: LocalBotAPI, asked: Params) -> Json:
    """Send a result of the inline mode."""
    person, room = who_and_where(api, asked)
    query, result = asked.text("query"), asked.text("result")
    api.world.choose(person, room.chat, query, result, thread_id=asked.integer("thread"))
    return {}


# --- looking


@deed
def menu(api: LocalBotAPI, asked: Params) -> Json:
    """The commands that a person is offered in a chat."""
    person, room = who_and_where(api, asked)
    return {"commands": api.world.commands(person, room.chat)}


@deed
def earlier(api: LocalBotAPI, asked: Params) -> Json:
    """The messages before one."""
    return messages_json(_room(api, asked), MESSAGES_AT_ONCE, asked.integer("before"))


# --- coming and going


@deed
def newcomer(api: LocalBotAPI, asked: Params) -> Json:
    """Add a person, who has the bot at hand but has not started it."""
    name, language = asked.text("name").strip(), asked.text("language")
    if not 0 < len(name) <= 64:
        raise NotDone("名字要有 1 到 64 字")
    person = api.world.person(name, language=language if language in LANGUAGES else "")
    api.world.private_chat(person, started=False)
    return {"person": person.json()}


@deed
def block(api: LocalBotAPI, asked: Params) -> Json:
    """Block the bot."""
    api.world.block(_person(api, asked))
    return {}


@deed
def unblock(api: LocalBotAPI, asked: Params) -> Json:
    """Let the bot write again."""
    api.world.unblock(_person(api, asked))
    return {}


@deed
def take_bot_in(api: LocalBotAPI, asked: Params) -> Json:
    """Take the bot into a group or channel, or make it administrator there."""
    person, room = who_and_where(api, asked)
    if room.chat.type == "private":
        raise NotDone("私聊里本来就有机器人")
    api.world.add_bot(room.chat, person, administrator=asked.flag("administrator"))
    return {}


@deed
def throw_bot_out(api: LocalBotAPI, asked: Params) -> Json:
    """Throw the bot out of a group or channel."""
    person, room = who_and_where(api, asked)
    if room.chat.type == "private":
        raise NotDone("私聊里可以停用机器人")
    api.world.kick_bot(room.chat, person)
    return {}


@deed
def join(api: LocalBotAPI, asked: Params) -> Json:
    """Come into a group or channel."""
    person, room = who_and_where(api, asked)
    if room.chat.type != "private" and room.statuses.get(person.id) not in PRESENT:
        api.world.join(room.chat, person)
    return {}


@deed
def migrate(api: LocalBotAPI, asked: Params) -> Json:
    """Make a group a supergroup."""
    person, room = who_and_where(api, asked)
    if room.chat.type != "group" or room.moved_to:
        raise NotDone("只有普通群能升级为超级群")
    return {"chat_id": api.world.migrate(room.chat, person).id}


@deed
def topic(api: LocalBotAPI, asked: Params) -> Json:
    """Open a topic in a forum."""
    person, room = who_and_where(api, asked)
    name = asked.text("name").strip()
    if not 0 < len(name) <= TOPIC_CHARS:
        raise NotDone(f"话题名要有 1 到 {TOPIC_CHARS} 字")
    return {"thread": api.world.topic(person, room.chat, name)}


# --- what goes wrong, and by which rules


@deed
def fault(api: LocalBotAPI, asked: Params) -> Json:
    """Have a fault befall the next ``times`` calls, or all (0)."""
    if asked.text("name") not in FAULTS:
        raise NotDone("没有这种故障")
    method = asked.text("method")
    if method and method not in METHODS:
        raise NotDone("没有这个方法")
    _, planned = FAULTS[asked.text("name")]
    times = asked.integer("times", 1)
    api.faults.add(planned, method=method, times=times if times > 0 else None)
    return {}


@deed
def calm(api: LocalBotAPI, asked: Params) -> Json:
    """Let everything go well again."""
    api.faults.clear()
    return {}


@deed
def pace(api: LocalBotAPI, asked: Params) -> Json:
    """Turn Telegram's flood control on or off."""
    api.paced = Pace(api.world.clock) if asked.flag("on") else None
    return {}


@deed
def privacy(api: LocalBotAPI, asked: Params) -> Json:
    """Turn the bot's privacy mode on or off."""
    api.world.reads_groups = not asked.flag("on")
    return {}


# --- who, where, what


def who_and_where(api: LocalBotAPI, asked: Params) -> tuple[User, Room]:
    """The person who does it, and the chat. Raises NotDone."""
    return _person(api, asked), _room(api, asked)


def answered(room: Room, asked: Params) -> Message | None:
    """The message that is replied to, if it is still there."""
    return room.messages.get(asked.integer("reply"))


def _person(api: LocalBotAPI, asked: Params) -> User:
    person = api.world.people.get(asked.integer("person"))
    if person is None:
        raise NotDone("没有这个用户")
    return person


def _room(api: LocalBotAPI, asked: Params) -> Room:
    room = api.world.rooms.get(asked.integer("chat"))
    if room is None:
        raise NotDone("没有这个聊天")
    if room.chat.type == "private" and room.chat.id != asked.integer("person", room.chat.id):
        raise NotDone("这是别人的私聊")
    return room


def _message(room: Room, asked: Params) -> Message:
    message = room.messages.get(asked.integer("message"))
    if message is None:
        raise NotDone("这条消息已经删除")
    return message
