"""How a chat's settings are shown, with buttons to change them."""

from __future__ import annotations

from bot.action import SetDelivery, SetLanguage, SetZone, ShowPreferences
from bot.chat.preferences import ZONES, Preferences
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, Row
from bot.richtext import bold, line
from bot.voice import Voice

NAMES = ("简体中文", "繁體中文", "English")
"""The languages, each in itself."""
CHOSEN = "✓ "


@worded.register
def _preferences(answer: Preferences, voice: Voice, question: int) -> Reply:
    voice = answer.voice
    by_app = voice.say("settings.by_app")
    chosen = voice.say("settings.language", language=_name(answer) or by_app)
    zone = voice.say("settings.zone", zone=answer.zone or voice.say("settings.bots_own"))
    blocks = (line(bold(voice.say("settings.title"))), line(chosen), line(zone))
    if answer.choosing_zone:
        return Reply(blocks, _zones(answer, voice))
    languages = [
        Button(_marked(label, number == _number(answer)), SetLanguage(number))
        for number, label in enumerate((by_app, *NAMES))
    ]
    more = (
        Button(voice.say("settings.choose_zone"), ShowPreferences(1)),
        Button(voice.say("settings.delivery"), SetDelivery()),
    )
    return Reply(blocks, (tuple(languages[:2]), tuple(languages[2:]), more))


def _zones(answer: Preferences, voice: Voice) -> tuple[Row, ...]:
    names = (voice.say("settings.bots_own"), *ZONES)
    buttons = [
        Button(_marked(name, name == (answer.zone or names[0])), SetZone(number))
        for number, name in enumerate(names)
    ]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return (*rows, (Button(voice.say("settings.back"), ShowPreferences()),))


def _number(answer: Preferences) -> int:
    return ("zh-hans", "zh-hant", "en").index(answer.language) + 1 if answer.language else 0


def _name(answer: Preferences) -> str:
    return NAMES[_number(answer) - 1] if answer.language else ""


def _marked(label: str, chosen: bool) -> str:
    return CHOSEN + label if chosen else label
