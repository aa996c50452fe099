"""Answering pressed buttons and inline queries, and showing that one is at it."""

from typing import Any, Final

from bot.local import limits
from bot.local.markup import checked_markup
from bot.local.methods.call import Call, method
from bot.local.methods.content import text_of
from bot.local.params import Params
from bot.local.refusals import Refusal, bad_request

CHAT_ACTIONS: Final = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note", "cancel",
)  # fmt: skip


@method
def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing, or doing something else."""
    action = call.params.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    room = call.world.rooms.writable(call.params.chat())
    call.world.show("action", room.chat.id, action=action)
    return True


@method
def answer_callback_query(call: Call) -> bool:
    """Answer a pressed button."""
    params = call.params
    text = params.text("text")
    if len(text) > limits.CALLBACK_ANSWER_CHARS:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")}
    call.world.answer(params.text("callback_query_id"), answer)
    return True


@method
def answer_inline_query(call: Call) -> bool:
    """Answer an inline query; the texts of articles are checked as if they were sent."""
    params = call.params
    results = params.parsed("results", "inline query results") or []
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > limits.INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    for result in results:
        _check_result(result)
    if len({str(result["id"]) for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    next_offset = params.text("next_offset")
    if len(next_offset.encode()) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = {
        "results": results,
        "next_offset": next_offset,
        "cache_time": params.integer("cache_time", 300),
        "is_personal": params.flag("is_personal"),
        "button": params.parsed("button", "inline query results button"),
    }
    call.world.answer_inline(params.text("inline_query_id"), answer)
    return True


def _check_result(result: Any) -> None:
    if not isinstance(result, dict):
        raise _unreadable_result("Inline query result must be an object")
    article = result.get("type") == "article"
    for name in ("type", "id", *(("title", "input_message_content") if article else ())):
        if name not in result:
            raise _unreadable_result(f'Can\'t find field "{name}"')
    if not 0 < len(str(result["id"]).encode()) <= limits.INLINE_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    checked_markup(result.get("reply_markup"))
    content = result.get("input_message_content")
    if isinstance(content, dict) and "message_text" in content:
        text_of(Params(content | {"text": content["message_text"]}, {}))


def _unreadable_result(reason: str) -> Refusal:
    return bad_request(f"can't parse inline query result: {reason}")
