"""/settings: in which language a chat is answered, and whose 昨天 it is there."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.action import SetLanguage, SetZone, ShowPreferences
from bot.answer import Told
from bot.chat.asker import HERE, Asker
from bot.voice import LANGUAGES, Language, Voice, sentence, voice
from store import Chat, Store

ZONES = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "UTC",
)
"""The time zones to choose from; the number in a button is the place here, so none may move."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a chat wants it; None is: not chosen. It is shown in ``voice``, which may be new."""

    language: Language | None
    zone: str | None
    voice: Voice
    choosing_zone: bool = False


def preferences(_rest: str, store: Store, asker: Asker) -> Preferences | Told:
    """/settings: what is set, with buttons that change it."""
    if asker.chat == HERE:
        return Told(sentence("settings.not_here"))
    return _of(store.chat(asker.chat), asker)


def change(
    action: ShowPreferences | SetLanguage | SetZone, store: Store, asker: Asker
) -> Preferences | Told:
    """What a button of /settings does."""
    if asker.chat == HERE:
        return Told(sentence("settings.not_here"))
    match action:
        case SetLanguage(number):
            chosen = LANGUAGES[number - 1] if 0 < number <= len(LANGUAGES) else None
            return _of(store.set_chat(asker.chat, language=chosen), asker)
        case SetZone(number):
            zone = ZoneInfo(ZONES[number - 1]) if 0 < number <= len(ZONES) else None
            return _of(store.set_chat(asker.chat, zone=zone), asker)
        case _:
            return _of(store.chat(asker.chat), asker, bool(action.zones))


def chosen_language(chat: Chat) -> Language | None:
    """The language a chat chose; None where it chose none that there is."""
    return next((language for language in LANGUAGES if language == chat.language), None)


def notified_in(chat: Chat) -> Language:
    """The language of what is sent unasked: chosen, or that of the app that subscribed."""
    wanted = chat.language, chat.app
    return next((one for code in wanted for one in LANGUAGES if one == code), "zh-hans")


def _of(chat: Chat, asker: Asker, choosing_zone: bool = False) -> Preferences:
    language = chosen_language(chat)
    zone = chat.zone.key if chat.zone else None
    return Preferences(language, zone, voice(language or asker.app), choosing_zone)
