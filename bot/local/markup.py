"""Keyboards under messages, checked as Telegram checks them."""

import json
from collections.abc import Iterable
from typing import Any, Final

from bot.local import limits
from bot.local.formatting import checked_link
from bot.local.model import Json
from bot.local.params import Params
from bot.local.refusals import Refusal, bad_request

OTHER_ACTIONS: Final = (
    "callback_game", "pay", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "login_url", "web_app",
)  # fmt: skip
"""What else an inline button may do; taken as it is."""


def read_markup(params: Params) -> Json | None:
    """Read the ``reply_markup`` of a call; None where it shows no keyboard."""
    return checked_markup(params.parsed("reply_markup", "reply keyboard markup"))


def checked_markup(markup: Any) -> Json | None:
    """Check an InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove or ForceReply."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if markup.get("keyboard"):
        _check_keyboard(markup["keyboard"])
    elif markup.get("inline_keyboard"):
        _check_inline(markup["inline_keyboard"])
    elif not (markup.get("remove_keyboard") or markup.get("force_reply")):
        return None
    if len(json.dumps(markup, ensure_ascii=False).encode()) > limits.MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    return markup


def _check_keyboard(rows: Any) -> None:
    for button in _flat(rows, 'field "keyboard" must be an Array of Arrays'):
        if isinstance(button, dict) and "text" not in button:
            raise bad_request("can't parse keyboard button: Can't find field \"text\"")
        if not isinstance(button, dict | str):
            raise bad_request(
                "can't parse keyboard button: KeyboardButton must be a String or an Object"
            )


def _check_inline(rows: Any) -> None:
    shape = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    buttons = list(_flat(rows, shape))
    for button in buttons:
        _check_inline_button(button)
    if len(buttons) > limits.BUTTONS or any(len(row) > limits.BUTTONS_A_ROW for row in rows):
        raise bad_request("reply markup is too long")


def _flat(rows: Any, refusal: str) -> Iterable[Any]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(refusal)
    return (button for row in rows for button in row)


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _unreadable('Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _unreadable('Field "text" must be of type String')
    if url := button.get("url"):
        if not checked_link(str(url)):
            raise bad_request("BUTTON_URL_INVALID")
    elif data := button.get("callback_data"):
        if not isinstance(data, str) or len(data.encode()) > limits.CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "copy_text" in button:
        copied = button["copy_text"].get("text") if isinstance(button["copy_text"], dict) else None
        if not isinstance(copied, str) or not 0 < len(copied) <= limits.COPY_TEXT_CHARS:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif not any(action in button for action in OTHER_ACTIONS):
        raise _unreadable("Text buttons are unallowed in the inline keyboard")


def _unreadable(reason: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {reason}")
