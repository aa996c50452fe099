"""Text in, reply out: the one way that the terminal, Telegram and the tests share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from bot.action import Changing, Forget, OpenMeeting, Setting, ShowMeeting, Subscribing, decode
from bot.answer import Answer, Chaired, Hits, Meetings, Nothing, Told, answer, perform
from bot.asker import HERE, Asker
from bot.command import read_command
from bot.link import SharedSearch, read_payload
from bot.preferences import Preferences, change, preferences
from bot.privacy import forget, forget_or_not, privacy
from bot.question import understand
from bot.reply import Reply, compose, with_bell
from bot.subscribing import (
    Answered,
    perform_subscribing,
    stats,
    subscribe,
    subscriptions,
    unsubscribe,
)
from bot.voice import sentence
from store import NothingThere, Store

Said = Answer | Answered | Preferences
COMMANDS: dict[str, Callable[[str, Store, Asker], Said]] = {
    "settings": preferences,
    "privacy": privacy,
    "forget": forget,
    "subscribe": subscribe,
    "subscriptions": subscriptions,
    "unsubscribe": unsubscribe,
    "stats": stats,
}
"""Commands that are no questions, by name: each takes what was written after it."""
CHANGING = frozenset({"subscribe", "unsubscribe", "forget"})
"""The commands that only those who manage the chat may use."""


class Conversation:
    """What the bot says, over one store. Threads may share one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def reply_to(self, text: str, asker: Asker) -> Reply:
        """What the bot says to ``text``. Raises StoreError only."""
        self._heard_from(asker)
        command = read_command(text)
        if command is not None and command.name == "start" and command.rest:
            return self.open(command.rest, asker)
        if not asker.manages and changes_the_chat(text):
            return compose(Told(sentence("problem.not_manager")), asker.voice)
        return self._asked(text, asker.today, asker)

    def open(self, payload: str, asker: Asker) -> Reply:
        """What a link to the bot opens; any string is allowed."""
        if payload == "help":
            return self._asked("/help", asker.today, asker)
        target = read_payload(payload)
        if target is None:
            return compose(Told(sentence("problem.no_such_link")), asker.voice)
        if not isinstance(target, SharedSearch):
            return self._composed(perform(target, self._store), asker, 0)
        try:
            shared = self._store.questions.shared(target.link)
        except NothingThere:
            return compose(Told(sentence("problem.no_such_link")), asker.voice)
        return self._asked(shared.text, shared.asked_on, asker)

    def _asked(self, text: str, today: datetime.date, asker: Asker) -> Reply:
        asker = replace(asker, today=today)
        found = self._answer(text, asker)
        remembered = self._store.remember(text, today, asker.chat) if _is_paged(found) else 0
        return self._composed(found, asker, remembered)

    def _composed(self, found: Said, asker: Asker, question: int) -> Reply:
        reply = compose(found, asker.voice, question)
        return reply if asker.chat == HERE else with_bell(reply, found, question, asker.voice)

    def _heard_from(self, asker: Asker) -> None:
        """A chat that was given up can be written to again once it writes."""
        if asker.chat != HERE:
            self._store.chats.wake(asker.chat)

    def _answer(self, text: str, asker: Asker) -> Said:
        command = read_command(text)
        if command is not None and (carry_out := COMMANDS.get(command.name)):
            return carry_out(command.rest, self._store, asker)
        return answer(understand(text, asker.today), self._store)

    def press(self, data: str, asker: Asker) -> Reply:
        """What pressing a button with callback ``data`` shows; any string is allowed."""
        self._heard_from(asker)
        try:
            action = decode(data)
        except ValueError:
            return compose(Told(sentence("problem.stale_button")), asker.voice)
        if isinstance(action, Changing) and not asker.manages:
            return compose(Told(sentence("problem.not_manager")), asker.voice)
        pressed_on = getattr(action, "question", 0)
        if pressed_on and not self._store.questions.was_asked_in(asker.chat, pressed_on):
            # A number can be made up: what one chat asked is never shown to another.
            return compose(Told(sentence("problem.stale_button")), asker.voice)
        if isinstance(action, Subscribing):
            return compose(perform_subscribing(action, self._store, asker), asker.voice)
        if isinstance(action, Setting):
            return compose(change(action, self._store, asker), asker.voice)
        if isinstance(action, Forget):
            return compose(forget_or_not(action, self._store, asker), asker.voice)
        if isinstance(action, OpenMeeting):
            opened = perform(ShowMeeting(action.readout), self._store)
            return replace(self._composed(opened, asker, 0), fresh=True)
        return self._composed(perform(action, self._store), asker, pressed_on)


def changes_the_chat(said: str) -> bool:
    """Whether a message is a command that changes what the chat gets, so that in a group it
    matters who sends it.
    """
    command = read_command(said)
    return command is not None and command.name in CHANGING


def button_changes_the_chat(data: str) -> bool:
    """Whether a button changes what the chat gets, so that in a group it matters who presses it."""
    try:
        return isinstance(decode(data), Changing)
    except ValueError:
        return False


def _is_paged(found: Said) -> bool:
    """Whether buttons lead back to the question, so that it must be remembered."""
    return isinstance(found, Hits | Meetings | Chaired | Nothing)
