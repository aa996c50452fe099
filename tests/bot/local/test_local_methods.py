from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import struct
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    MessageEntity,
    MessageOriginUser,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from bot.local import Refusal, User, World, limits, type_inline
from bot.local.methods import METHODS, Call
from bot.local.pace import Pace
from bot.local.params import Params
from bot.local.polling import LongPoll
from bot.local.webhook import Webhook

if TYPE_CHECKING:
    from tests.bot.local.conftest import Talk

NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def keyboard(*rows: list[str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=label) for label in row] for row in rows]
    )


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", width, height)


def jpeg(width: int, height: int) -> bytes:
    frame = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
    return b"\xff\xd8" + b"\xff\xe0\0\x04ab" + frame


async def refusal(coroutine: Any) -> str:
    with pytest.raises(BadRequest) as refused:
        await coroutine
    return refused.value.message


# --- the bot itself


async def test_the_bot_knows_itself(talk: Talk) -> None:
    me = await talk.bot.get_me()
    assert (me.id, me.username, me.is_bot) == (7_000_000_000, "readout_bot", True)
    assert me.can_read_all_group_messages is False


async def test_another_token_is_unauthorized(talk: Talk) -> None:
    answer = await talk.http("/bot7000000000:other/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    with pytest.raises(InvalidToken):
        await talk.another_bot("1:other").get_me()


@pytest.mark.parametrize(
    "path", ["/bot{token}/getMoon", "/botnothing/getMe", "/bot{token}/", "/elsewhere", "/"]
)
async def test_what_does_not_exist_is_not_found(talk: Talk, path: str) -> None:
    answer = await talk.http(path, "GET")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_logging_out_and_closing_change_nothing(talk: Talk) -> None:
    assert await talk.bot.log_out()
    assert await talk.bot.close()
    await talk.bot.send_message(talk.chat.id, "还在")


# --- how a call may be written


@pytest.mark.parametrize(
    "how",
    [
        {"params": {"chat_id": "{id}", "text": "文", "parse_mode": "html"}},
        {"data": {"chat_id": "{id}", "text": "文", "parse_mode": "html"}},
        {"json": {"chat_id": "{id}", "text": "文", "parse_mode": "html"}},
        {"files": {"chat_id": (None, "{id}"), "text": (None, "文"), "parse_mode": (None, "html")}},
        {"json": {"chat_id": "{id}", "text": "文", "reply_markup": '{"force_reply": true}'}},
        {"json": {"chat_id": "{id}", "text": "文", "reply_markup": {"force_reply": True}}},
        {"params": {"chat_id": "{id}"}, "json": {"text": "文", "reply_markup": None}},
    ],
)
async def test_parameters_come_in_any_way(talk: Talk, how: dict[str, Any]) -> None:
    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: filled(inner) for name, inner in value.items()}
        if isinstance(value, tuple):
            return tuple(map(filled, value))
        return str(talk.chat.id) if value == "{id}" else value

    answer = await talk.http("/bot{token}/SENDMESSAGE", **filled(how))
    assert answer.json()["ok"], answer.text
    assert talk.newest.text == "文"


@pytest.mark.parametrize(
    ("body", "description"),
    [
        (b"{", "Bad Request: can't parse request JSON object"),
        (b"[1]", "Bad Request: can't parse request JSON object"),
        (b'{"text": "\\ud800"}', "Bad Request: strings must be encoded in UTF-8"),
        (b"[" * 100_000, "Bad Request: can't parse request JSON object"),
        (b"{}", "Bad Request: message text is empty"),
        (b'{"text": "a"}', "Bad Request: chat_id is empty"),
        (b'{"text": "a", "chat_id": "x"}', "Bad Request: chat not found"),
        (b'{"text": "a", "chat_id": 1, "reply_markup": "{"}',
         "Bad Request: can't parse reply keyboard markup JSON object"),
    ],
)  # fmt: skip
async def test_broken_bodies_are_refused(talk: Talk, body: bytes, description: str) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await talk.http("/bot{token}/sendMessage", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["description"] == description


async def test_a_foreign_host_name_is_not_served(talk: Talk) -> None:
    answer = await talk.http("/bot{token}/getMe", headers={"Host": "evil.example"})
    assert answer.status_code == 404


async def test_a_page_of_another_site_is_not_served(talk: Talk) -> None:
    answer = await talk.http("/bot{token}/getMe", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    answer = await talk.http("/bot{token}/getMe", headers={"Origin": talk.api.base_url})
    assert answer.json()["ok"]


async def test_a_broken_form_is_refused(talk: Talk) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = await talk.http("/bot{token}/getMe", headers=headers, content=b"--y")
    assert answer.status_code == 400
    assert answer.json() == {"ok": False, "error_code": 400, "description": "Bad Request"}
    answer = await talk.http("/bot{token}/getMe", "PUT")
    assert answer.json()["error_code"] == 405


names = st.sampled_from(
    ["chat_id", "message_id", "text", "caption", "parse_mode", "entities", "reply_markup",
     "reply_parameters", "scope", "user_id", "commands", "results", "message_ids",
     "reaction", "link_preview_options", "callback_query_id", "language_code",
     "message_thread_id", "from_chat_id", "photo", "document", "action", "inline_query_id",
     "file_id"]
)  # fmt: skip
plain = st.none() | st.booleans() | st.integers(-5, 5) | st.just(2**70) | st.text(max_size=5)
fields = st.sampled_from(
    ["type", "id", "message_id", "offset", "length", "chat_id", "text", "command", "description",
     "inline_keyboard", "keyboard", "callback_data", "url", "user_id", "title",
     "input_message_content", "message_text", "reply_markup"]
)  # fmt: skip
anything = st.recursive(
    plain | st.sampled_from(["article", "bold", "chat", "emoji", "HTML"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(fields, inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=60)
@given(st.sampled_from(sorted(METHODS)), st.dictionaries(names, anything, max_size=6))
def test_any_parameters_are_understood_or_refused(name: str, values: dict[str, Any]) -> None:
    world = World(User(1, "bot", is_bot=True), lambda: 0.0)
    chat = world.private_chat(world.person("林夏"))
    world.send(world.rooms[chat.id], text="x")
    params = Params({"chat_id": chat.id, "message_id": 1, "text": "文"} | values, {})

    async def call() -> None:
        nobody = asyncio.get_running_loop().create_future()
        nobody.set_result(None)
        made = Call(params, world, LongPoll(world), Webhook(world), None, nobody)
        with contextlib.suppress(Refusal):
            result = METHODS[name](made)
            if inspect.isawaitable(result):
                result = await result
            json.dumps(result)

    asyncio.run(call())


# --- texts


async def test_html_is_sent_as_entities(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.chat.id, " <b>议</b>题 ", parse_mode="HTML")
    assert sent.text == "议题"
    assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == [
        ("bold", 0, 1)
    ]
    assert sent.from_user is not None
    assert sent.from_user.id == talk.api.world.bot.id
    assert sent.chat.first_name == "林夏"


async def test_entities_are_sent_as_they_are(talk: Talk) -> None:
    await talk.bot.send_message(talk.chat.id, "议题", entities=[MessageEntity("bold", 0, 2)])
    assert [entity.type for entity in talk.newest.entities] == ["bold"]


async def test_a_text_has_4096_units_after_parsing(talk: Talk) -> None:
    longest = "<b>" + "会" * 4094 + "𠮷</b>"
    sent = await talk.bot.send_message(talk.chat.id, longest, parse_mode="HTML")
    assert sent.text is not None
    for text in ("会" * 4097, "𠮷" * 2049):
        told = await refusal(talk.bot.send_message(talk.chat.id, text))
        assert told == "Message is too long"


@pytest.mark.parametrize("text", ["", " \n ", "<b></b>"])
async def test_an_empty_text_is_refused(talk: Talk, text: str) -> None:
    told = await refusal(talk.bot.send_message(talk.chat.id, text, parse_mode="HTML"))
    assert told == "Message text is empty"


async def test_bad_markup_is_refused(talk: Talk) -> None:
    told = await refusal(talk.bot.send_message(talk.chat.id, "会<x>", parse_mode="HTML"))
    assert told == 'Can\'t parse entities: unsupported start tag "x" at byte offset 3'


async def test_a_message_can_be_silent_and_without_preview(talk: Talk) -> None:
    sent = await talk.bot.send_message(
        talk.chat.id, "https://a.cn", disable_notification=True, disable_web_page_preview=True
    )
    assert talk.newest.silent
    assert sent.link_preview_options is not None
    assert sent.link_preview_options.is_disabled


async def test_a_message_replies_to_another(talk: Talk) -> None:
    asked = talk.world.say(talk.person, talk.chat, "问")
    sent = await talk.bot.send_message(
        talk.chat.id, "答", reply_parameters=ReplyParameters(asked.message_id)
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "问"
    told = await refusal(talk.bot.send_message(talk.chat.id, "答", reply_to_message_id=999))
    assert told == "Message to be replied not found"
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    sent = await talk.bot.send_message(talk.chat.id, "答", reply_parameters=lenient)
    assert sent.reply_to_message is None


async def test_a_thread_is_of_a_supergroup(talk: Talk) -> None:
    group = talk.world.group("研究", talk.person, supergroup=True)
    talk.world.add_bot(group, talk.person)
    sent = await talk.bot.send_message(group.id, "答", message_thread_id=5)
    assert sent.message_thread_id == 5
    told = await refusal(talk.bot.send_message(talk.chat.id, "答", message_thread_id=5))
    assert told == "Message thread not found"


# --- keyboards


async def test_only_inline_keyboards_come_back_with_the_message(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.chat.id, "?", reply_markup=keyboard(["1", "2"], ["3"]))
    assert sent.reply_markup is not None
    assert talk.newest.buttons == (("1", "2"), ("3",))
    for markup in (ReplyKeyboardMarkup([[KeyboardButton("最新")]]), ForceReply()):
        sent = await talk.bot.send_message(talk.chat.id, "?", reply_markup=markup)
        assert sent.reply_markup is None
        assert talk.newest.markup


async def test_callback_data_has_64_bytes(talk: Talk) -> None:
    def markup(data: str) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data=data)]])

    await talk.bot.send_message(talk.chat.id, "?", reply_markup=markup("会" * 21 + "a"))
    told = await refusal(talk.bot.send_message(talk.chat.id, "?", reply_markup=markup("会" * 22)))
    assert told == "Button_data_invalid"


@pytest.mark.parametrize(
    "rows", [[["x"] * 9], [["x"] * 8] * 13, [["长" * 60] * 8] * 8], ids=["row", "all", "bytes"]
)
async def test_a_keyboard_has_its_size(talk: Talk, rows: list[list[str]]) -> None:
    labels = InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data="x") for label in row] for row in rows]
    )
    told = await refusal(talk.bot.send_message(talk.chat.id, "?", reply_markup=labels))
    assert told == "Reply markup is too long"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        (InlineKeyboardButton("x"),
         "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"),
        (InlineKeyboardButton("x", url="not a link"), "Button_url_invalid"),
        (InlineKeyboardButton("x", copy_text=CopyTextButton("字" * 257)),
         "Button_copy_text_invalid"),
    ],
)  # fmt: skip
async def test_a_button_must_do_something(
    talk: Talk, button: InlineKeyboardButton, reason: str
) -> None:
    markup = InlineKeyboardMarkup([[button]])
    told = await refusal(talk.bot.send_message(talk.chat.id, "?", reply_markup=markup))
    assert told.lower() == reason.lower()


# --- where the bot may write


async def test_a_chat_must_exist_and_be_open(talk: Talk) -> None:
    assert await refusal(talk.bot.send_message(5, "x")) == "Chat not found"
    assert await refusal(talk.bot.send_message("@nobody", "x")) == "Chat not found"
    stranger = talk.world.private_chat(talk.world.person("陌生"), started=False)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await talk.bot.send_message(stranger.id, "x")


async def test_a_person_can_block_unblock_and_vanish(talk: Talk) -> None:
    talk.world.block(talk.person)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await talk.bot.send_message(talk.chat.id, "x")
    talk.world.say(talk.person, talk.chat, "/start")
    await talk.bot.send_message(talk.chat.id, "x")
    talk.world.deactivate(talk.person)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await talk.bot.send_message(talk.chat.id, "x")


async def test_a_bot_outside_a_group_is_forbidden_to_write(talk: Talk) -> None:
    group = talk.world.group("研究", talk.person)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await talk.bot.send_message(group.id, "x")
    talk.world.add_bot(group, talk.person)
    await talk.bot.send_message(group.id, "x")
    talk.world.kick_bot(group, talk.person)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await talk.bot.send_message(group.id, "x")


async def test_a_group_that_moved_tells_where(talk: Talk) -> None:
    group = talk.world.group("研究", talk.person)
    talk.world.add_bot(group, talk.person)
    supergroup = talk.world.migrate(group, talk.person)
    with pytest.raises(ChatMigrated) as moved:
        await talk.bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == supergroup.id
    sent = await talk.bot.send_message(supergroup.id, "x")
    assert (sent.chat.type, sent.message_id) == ("supergroup", 2)


async def test_a_channel_is_written_to_by_administrators(talk: Talk) -> None:
    channel = talk.world.channel("通稿", talk.person, username="readouts")
    with pytest.raises(Forbidden, match="bot is not a member of the channel chat"):
        await talk.bot.send_message(channel.id, "x")
    talk.world.add_bot(channel, talk.person)
    sent = await talk.bot.send_message("@readouts", "x")
    assert sent.sender_chat is not None
    assert sent.sender_chat.title == "通稿"


async def test_leaving_a_chat_ends_writing_there(talk: Talk) -> None:
    group = talk.world.group("研究", talk.person)
    talk.world.add_bot(group, talk.person)
    assert await talk.bot.leave_chat(group.id)
    with pytest.raises(Forbidden):
        await talk.bot.send_message(group.id, "x")


# --- changing


async def test_a_message_is_edited(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.chat.id, "一", reply_markup=keyboard(["1"]))
    edited = await talk.bot.edit_message_text("二", talk.chat.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("二", None)
    assert edited.edit_date is not None
    await talk.bot.edit_message_reply_markup(
        talk.chat.id, sent.message_id, reply_markup=keyboard(["2"])
    )
    assert (talk.newest.text, talk.newest.buttons) == ("二", (("2",),))


async def test_an_edit_must_change_something(talk: Talk) -> None:
    markup = keyboard(["1"])
    sent = await talk.bot.send_message(talk.chat.id, "一", reply_markup=markup)
    place: dict[str, Any] = {"chat_id": talk.chat.id, "message_id": sent.message_id}
    same = talk.bot.edit_message_text("<b></b>一", **place, parse_mode="HTML", reply_markup=markup)
    assert await refusal(same) == NOT_MODIFIED
    same = talk.bot.edit_message_reply_markup(**place, reply_markup=markup)
    assert await refusal(same) == NOT_MODIFIED


async def test_only_fitting_messages_of_its_own_are_edited(talk: Talk) -> None:
    theirs = talk.world.say(talk.person, talk.chat, "问")
    chat = talk.chat.id
    told = await refusal(talk.bot.edit_message_text("x", chat, theirs.message_id))
    assert told == "Message can't be edited"
    assert await refusal(talk.bot.edit_message_text("x", chat, 99)) == "Message to edit not found"
    assert await refusal(talk.bot.edit_message_text("x")) == "Message identifier is not specified"
    told = await refusal(talk.bot.edit_message_text("x", inline_message_id="a"))
    assert told == "Message_id_invalid"
    document = await talk.bot.send_document(chat, b"x", filename="x.txt")
    told = await refusal(talk.bot.edit_message_text("x", chat, document.message_id))
    assert told == "There is no text in the message to edit"
    text = await talk.bot.send_message(chat, "x")
    told = await refusal(talk.bot.edit_message_caption(chat, text.message_id, caption="x"))
    assert told == "There is no caption in the message to edit"
    await talk.bot.edit_message_caption(chat, document.message_id, caption="<i>新</i>",
                                        parse_mode="HTML")  # fmt: skip
    assert talk.world.history(talk.chat)[1].caption == "新"


async def test_messages_are_deleted(talk: Talk) -> None:
    sent = [await talk.bot.send_message(talk.chat.id, str(number)) for number in range(3)]
    assert await talk.bot.delete_message(talk.chat.id, sent[0].message_id)
    told = await refusal(talk.bot.delete_message(talk.chat.id, sent[0].message_id))
    assert told == "Message to delete not found"
    assert await talk.bot.delete_messages(talk.chat.id, [message.message_id for message in sent])
    assert talk.world.history(talk.chat) == []


async def test_old_and_foreign_messages_are_not_deleted(talk: Talk) -> None:
    group = talk.world.group("研究", talk.person)
    talk.world.add_bot(group, talk.person)
    theirs = talk.world.say(talk.person, group, "问")
    told = await refusal(talk.bot.delete_message(group.id, theirs.message_id))
    assert told == "Message can't be deleted"
    mine = await talk.bot.send_message(group.id, "答")
    talk.clock.now += limits.DELETABLE_S + 1
    told = await refusal(talk.bot.delete_message(group.id, mine.message_id))
    assert told == "Message can't be deleted for everyone"


async def test_messages_are_copied_and_forwarded(talk: Talk) -> None:
    original = talk.world.say(talk.person, talk.chat, "问")
    group = talk.world.group("研究", talk.person)
    talk.world.add_bot(group, talk.person)
    copied = await talk.bot.copy_message(group.id, talk.chat.id, original.message_id)
    forwarded = await talk.bot.forward_message(group.id, talk.chat.id, original.message_id)
    assert [message.text for message in talk.world.history(group)[-2:]] == ["问", "问"]
    assert copied.message_id == forwarded.message_id - 1
    assert isinstance(forwarded.forward_origin, MessageOriginUser)
    assert forwarded.forward_origin.sender_user.first_name == "林夏"
    told = await refusal(talk.bot.copy_message(group.id, talk.chat.id, 99))
    assert told == "Message to copy not found"
    told = await refusal(talk.bot.forward_message(group.id, talk.chat.id, 99))
    assert told == "Message to forward not found"


async def test_reactions_and_pins_are_seen(talk: Talk) -> None:
    asked = talk.world.say(talk.person, talk.chat, "问")
    assert await talk.bot.set_message_reaction(talk.chat.id, asked.message_id, "👍")
    told = await refusal(talk.bot.set_message_reaction(talk.chat.id, 99, "👍"))
    assert told == "Message to react not found"
    assert await talk.bot.pin_chat_message(talk.chat.id, asked.message_id)
    chat = await talk.bot.get_chat(talk.chat.id)
    assert chat.pinned_message is not None
    assert chat.pinned_message.text == "问"
    assert await talk.bot.unpin_chat_message(talk.chat.id)
    told = await refusal(talk.bot.unpin_chat_message(talk.chat.id))
    assert told == "Message to unpin not found"


# --- files


async def test_a_document_goes_up_and_comes_down(talk: Talk) -> None:
    sent = await talk.bot.send_document(
        talk.chat.id, "会议通稿".encode(), filename="通稿 1.txt", caption="<b>全文</b>",
        parse_mode="HTML",
    )  # fmt: skip
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("通稿 1.txt", 12)
    assert (sent.caption, sent.caption_entities[0].type) == ("全文", "bold")
    file = await talk.bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()).decode() == "会议通稿"
    again = await talk.bot.send_document(talk.chat.id, sent.document.file_id)
    assert again.document == sent.document


async def test_a_photo_has_a_size(talk: Talk) -> None:
    for image in (png(640, 480), jpeg(640, 480), b"GIF89a" + struct.pack("<HH", 640, 480)):
        sent = await talk.bot.send_photo(talk.chat.id, image, caption="图")
        assert (sent.photo[0].width, sent.photo[0].height) == (640, 480)


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (b"not an image", "Image_process_failed"),
        (b"\xff\xd8\xff\xe0\0\x04ab", "Image_process_failed"),
        (png(9000, 1001), "Photo_invalid_dimensions"),
        (png(2100, 100), "Photo_invalid_dimensions"),
        (png(10, 10) + b"\0" * limits.PHOTO_BYTES,
         "File of size 10485784 bytes is too big for a photo; the maximum size is 10485760 bytes"),
    ],
)  # fmt: skip
async def test_a_bad_photo_is_refused(talk: Talk, image: bytes, reason: str) -> None:
    assert await refusal(talk.bot.send_photo(talk.chat.id, image)) == reason


async def test_files_have_their_size(talk: Talk) -> None:
    told = await refusal(talk.bot.send_document(talk.chat.id, b"", filename="x.txt"))
    assert told == "File must be non-empty"
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await talk.bot.send_document(talk.chat.id, b"\0" * (limits.UPLOAD_BYTES + 1))
    large = await talk.bot.send_document(talk.chat.id, b"\0" * (limits.DOWNLOAD_BYTES + 1))
    assert large.document is not None
    assert await refusal(talk.bot.get_file(large.document.file_id)) == "File is too big"


async def test_unknown_files_are_refused(talk: Talk) -> None:
    assert await refusal(talk.bot.get_file("nothing")) == "Invalid file_id"
    told = await refusal(talk.bot.send_document(talk.chat.id, "nothing"))
    assert told == "Wrong file identifier/http url specified"
    told = await refusal(talk.bot.send_document(talk.chat.id, "https://a.cn/x.pdf"))
    assert told == "Failed to get http url content"
    photo = await talk.bot.send_photo(talk.chat.id, png(9, 9))
    told = await refusal(talk.bot.send_document(talk.chat.id, photo.photo[0].file_id))
    assert told == "Can't use file of type photo as document"
    missing = await talk.http("/file/bot{token}/documents/file_9.txt", "GET")
    foreign = await talk.http("/file/bot1:other/photos/file_1.png", "GET")
    assert (missing.status_code, foreign.status_code) == (404, 401)


async def test_a_caption_has_1024_units(talk: Talk) -> None:
    await talk.bot.send_document(talk.chat.id, b"x", caption="会" * 1024)
    told = await refusal(talk.bot.send_document(talk.chat.id, b"x", caption="会" * 1025))
    assert told == "Message caption is too long"


# --- answers


async def test_a_pressed_button_is_answered_in_time(talk: Talk) -> None:
    await talk.bot.send_message(talk.chat.id, "?", reply_markup=keyboard(["1"]))
    query = talk.world.press(talk.person, talk.newest, "1")
    told = await refusal(talk.bot.answer_callback_query(query.id, "字" * 201))
    assert told == "Message_too_long"
    assert await talk.bot.answer_callback_query(query.id, "字" * 200, show_alert=True)
    talk.clock.now += limits.CALLBACK_ANSWER_S + 1
    too_old = "Query is too old and response timeout expired or query id is invalid"
    assert await refusal(talk.bot.answer_callback_query(query.id)) == too_old
    assert await refusal(talk.bot.answer_callback_query("1")) == too_old


def article(number: int, text: str = "文", result_id: str = "") -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        result_id or str(number), "题", InputTextMessageContent(text, parse_mode="HTML")
    )


async def test_an_inline_query_is_answered_once(talk: Talk) -> None:
    query = talk.world.type_inline(talk.person, "派驻")
    results = [article(number) for number in range(50)]
    assert await talk.bot.answer_inline_query(query.id, results, is_personal=True)
    assert "too old" in await refusal(talk.bot.answer_inline_query(query.id, results))


@pytest.mark.parametrize(
    ("results", "options", "reason"),
    [
        ([article(number) for number in range(51)], {},
         "too many inline query results specified"),
        ([article(1), article(1)], {}, "RESULT_ID_DUPLICATE"),
        ([article(1, result_id="x" * 65)], {}, "RESULT_ID_INVALID"),
        ([article(1)], {"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ([article(1, "<x>")], {},
         'can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
        ([article(1, "字" * 4097)], {}, "message is too long"),
    ],
)  # fmt: skip
async def test_inline_answers_are_checked(
    talk: Talk, results: list[InlineQueryResultArticle], options: dict[str, str], reason: str
) -> None:
    query = talk.world.type_inline(talk.person, "派驻")
    plain = [result.to_dict() for result in results]
    answer = await talk.call(
        "answerInlineQuery", inline_query_id=query.id, results=plain, **options
    )
    assert answer["description"] == f"Bad Request: {reason}"


async def test_a_chat_action_must_exist(talk: Talk) -> None:
    assert await talk.bot.send_chat_action(talk.chat.id, "typing")
    told = await refusal(talk.bot.send_chat_action(talk.chat.id, "dreaming"))
    assert told == "Wrong parameter action in request"


# --- the menu


async def test_commands_are_kept_by_scope_and_language(talk: Talk) -> None:
    scope = BotCommandScopeChat(talk.chat.id)
    await talk.bot.set_my_commands([BotCommand("help", "Help")])
    await talk.bot.set_my_commands([BotCommand("help", "帮助")], language_code="zh")
    await talk.bot.set_my_commands([BotCommand("admin", "Admin")], scope=scope)
    assert [command.description for command in await talk.bot.get_my_commands()] == ["Help"]
    chinese = await talk.bot.get_my_commands(BotCommandScopeDefault(), "zh")
    assert [command.description for command in chinese] == ["帮助"]
    assert [c["command"] for c in talk.world.commands(talk.person, talk.chat)] == ["admin"]
    assert await talk.bot.delete_my_commands(scope)
    assert [c["description"] for c in talk.world.commands(talk.person, talk.chat)] == ["帮助"]


async def test_groups_have_menus_of_their_own(talk: Talk) -> None:
    other = talk.world.person("周")
    group = talk.world.group("研究", talk.person, other)
    for kind in ("default", "all_group_chats", "all_chat_administrators"):
        command = {"command": kind, "description": "x"}
        await talk.call("setMyCommands", commands=[command], scope={"type": kind})
    assert [c["command"] for c in talk.world.commands(talk.person, group)] == [
        "all_chat_administrators"
    ]
    assert [c["command"] for c in talk.world.commands(other, group)] == ["all_group_chats"]


@pytest.mark.parametrize(
    ("command", "description", "reason"),
    [
        ("会议", "x", "Bot_command_invalid"),
        ("Meeting", "x", "Bot_command_invalid"),
        ("a" * 33, "x", "Command length must not exceed 32"),
        ("/", "x", "Command must be non-empty"),
        ("a", " ", "Command description must be non-empty"),
        ("a", "字" * 257, "Command description length must not exceed 256"),
    ],
)
async def test_commands_are_checked(
    talk: Talk, command: str, description: str, reason: str
) -> None:
    told = await refusal(talk.bot.set_my_commands([BotCommand(command, description)]))
    assert told == reason


async def test_there_are_at_most_100_commands(talk: Talk) -> None:
    commands = [BotCommand(f"c{number}", "x" * 256) for number in range(101)]
    await talk.bot.set_my_commands(commands[:100])
    assert await refusal(talk.bot.set_my_commands(commands)) == "Bot_commands_too_much"
    told = await refusal(talk.bot.set_my_commands([], language_code="zh-hans"))
    assert told == "Invalid language code specified"


async def test_descriptions_are_kept_by_language(talk: Talk) -> None:
    await talk.bot.set_my_description("字" * 512, language_code="zh")
    await talk.bot.set_my_short_description("短")
    assert (await talk.bot.get_my_description("zh")).description == "字" * 512
    assert (await talk.bot.get_my_description()).description == ""
    assert (await talk.bot.get_my_short_description()).short_description == "短"
    with pytest.raises(BadRequest):
        await talk.bot.set_my_description("字" * 513)
    with pytest.raises(BadRequest):
        await talk.bot.set_my_short_description("字" * 121)


# --- chats


async def test_chats_and_members_are_described(talk: Talk) -> None:
    other = talk.world.person("周")
    group = talk.world.group("研究", talk.person, other)
    talk.world.add_bot(group, talk.person)
    assert (await talk.bot.get_chat(group.id)).title == "研究"
    assert (await talk.bot.get_chat_member(group.id, other.id)).status == "member"
    talk.world.leave(group, other)
    assert (await talk.bot.get_chat_member(group.id, other.id)).status == "left"
    talk.world.join(group, other)
    assert await talk.bot.get_chat_member_count(group.id) == 3
    administrators = await talk.bot.get_chat_administrators(group.id)
    assert [member.user.first_name for member in administrators] == ["林夏"]
    assert await refusal(talk.bot.get_chat_member(group.id, 5)) == "Member not found"
    told = await refusal(talk.bot.get_chat_administrators(talk.chat.id))
    assert told == "There are no administrators in the private chat"


# --- flood control


async def test_one_chat_takes_one_message_a_second_after_a_burst(paced: Talk) -> None:
    for number in range(limits.CHAT_BURST):
        await paced.bot.send_message(paced.chat.id, str(number))
    with pytest.raises(RetryAfter) as refused:
        await paced.bot.send_message(paced.chat.id, "x")
    assert refused.value.retry_after == timedelta(seconds=1)
    paced.clock.now += 1
    await paced.bot.send_message(paced.chat.id, "x")
    assert len(paced.world.history(paced.chat)) == limits.CHAT_BURST + 1


async def test_a_group_takes_twenty_messages_a_minute(paced: Talk) -> None:
    group = paced.world.group("研究", paced.person)
    paced.world.add_bot(group, paced.person)
    for number in range(20):
        await paced.bot.send_message(group.id, str(number))
        paced.clock.now += 1
    for number in range(6):  # the twenty seconds made room for as many
        await paced.bot.send_message(group.id, str(number))
        paced.clock.now += 1
    before = len(paced.world.history(group))
    with contextlib.suppress(RetryAfter):
        for _ in range(10):
            await paced.bot.send_message(group.id, "x")
            paced.clock.now += 1
    assert len(paced.world.history(group)) - before < 4


def test_pace_can_be_scaled() -> None:
    moment = 0.0
    pace = Pace(lambda: moment, scale=60)
    for _ in range(20):  # a minute's worth, a twentieth of a second apart
        pace.check(-1)
        moment += 0.05
    pace.check(-1)


async def test_all_chats_take_thirty_messages_a_second(paced: Talk) -> None:
    chats = [paced.world.private_chat(paced.world.person(str(n))) for n in range(31)]
    for chat in chats[:30]:
        await paced.bot.send_message(chat.id, "x")
    with pytest.raises(RetryAfter):
        await paced.bot.send_message(chats[30].id, "x")


async def test_inline_answers_reach_whoever_typed(talk: Talk) -> None:
    def answer(event: Any) -> None:
        if event.kind == "update":
            tasks.append(asyncio.ensure_future(reply()))

    async def reply() -> None:
        [update] = await talk.bot.get_updates()
        assert update.inline_query is not None
        assert update.inline_query.query == "派驻"
        await talk.bot.answer_inline_query(update.inline_query.id, [article(1)], cache_time=0)

    tasks: list[asyncio.Future[None]] = []
    talk.world.events.subscribe(answer)
    answered = await type_inline(talk.world, talk.person, "派驻")
    assert [result["title"] for result in answered["results"]] == ["题"]
    await asyncio.gather(*tasks)
