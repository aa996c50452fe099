"""Text in, reply out: the one way that the terminal, Telegram and the tests share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from bot.action import (
    Changing,
    Forget,
    OpenMeeting,
    Setting,
    ShowMeeting,
    Shown,
    ShowPage,
    Subscribing,
    decode,
)
from bot.answer import Answer, Citation, Help, Nothing, Told, answer, perform
from bot.chat.asker import HERE, Asker
from bot.chat.preferences import Preferences, change, preferences
from bot.chat.privacy import forget, forget_or_not, privacy
from bot.chat.subscribing import (
    Answered,
    perform_subscribing,
    said_of_one,
    stats,
    subscribe,
    subscriptions,
    unsubscribe,
)
from bot.command import read_command
from bot.following import (
    Exchange,
    Memory,
    Missing,
    about_it,
    follow,
    ground_of,
    is_only_said,
    is_told_again,
    names_a_thing,
    wider,
)
from bot.link import SharedSearch, read_payload
from bot.question import Question, understand
from bot.reply import Reply, compose, with_bell
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
NOBODYS = "什么时候研究过拉圾分累？"
"""Misspelt, so that what was meant is looked for as well."""


class Conversation:
    """What the bot says, over one store. Threads may share one."""

    def __init__(self, store: Store, memory: Memory | None = None) -> None:
        self._store = store
        self._memory = memory or Memory()

    def warm_up(self, today: datetime.date) -> None:
        """Answer a question of nobody's: a person's first one would wait for dictionaries."""
        compose(answer(understand(NOBODYS, today, self._store.facts.names()), self._store))

    def reply_to(self, text: str, asker: Asker) -> Reply:
        """What the bot says to ``text``. Raises StoreError only."""
        self._heard_from(asker)
        command = read_command(text)
        if command is not None and command.name == "start" and command.rest:
            return self.open(command.rest, asker)
        if not asker.manages and changes_the_chat(text):
            return compose(Told(sentence("problem.not_manager")), asker.voice)
        last = self._memory.last(asker.chat)
        names = self._store.facts.names()
        if command is not None and (carry_out := COMMANDS.get(command.name)):
            about: str | Missing = command.rest
            if command.name == "subscribe":
                about = about_it(command.rest, last, asker.today, names)
            if isinstance(about, Missing):
                return _told(about, asker)
            return self._composed(carry_out(about, self._store, asker), asker, 0)
        if command is None and (done := said_of_one(text, self._store, asker)) is not None:
            return self._composed(done, asker, 0)
        meant = follow(text, last, asker.today, names)
        if isinstance(meant, Missing):
            return _told(meant, asker)
        if meant is None or isinstance(meant, str):
            return self._asked(meant or text, asker.today, asker, last if meant else None)
        return self._pressed(meant, asker)

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

    def _asked(
        self, text: str, today: datetime.date, asker: Asker, leant_on: Exchange | None = None
    ) -> Reply:
        names = self._store.facts.names()
        question = understand(text, today, names)
        found = answer(question, self._store)
        remembered = self._store.remember(text, today, asker.chat) if _leads_back(found) else 0
        reply = self._composed(found, asker, remembered)
        last = self._memory.last(asker.chat)
        if leant_on is None and isinstance(found, Nothing):
            self._memory.keep(asker.chat, _after_nothing(last, question, found, reply))
        elif not isinstance(found, Told | Help):
            told = Exchange(question, found, reply)
            if leant_on is not None:
                about = wider(question, leant_on)
                told = replace(told, wider=about).leaning_on(leant_on)
            elif last is not None and not is_told_again(question, today, names):
                told = replace(last, answer=found, reply=reply, above=None)
            self._memory.keep(asker.chat, told)
        return reply

    def _pressed(self, action: Shown, asker: Asker) -> Reply:
        found = perform(action, self._store)
        reply = self._composed(found, asker, getattr(action, "question", 0))
        last = self._memory.last(asker.chat)
        question = getattr(found, "question", None)
        if isinstance(action, ShowPage) and isinstance(question, Question):
            self._memory.keep(asker.chat, Exchange(question, found, reply))
        elif last is not None and hasattr(found, "stored") and not isinstance(found, Citation):
            told = replace(last, answer=found, reply=reply, above=None)
            self._memory.keep(asker.chat, told.after(last))
        return reply

    def _composed(self, found: Said, asker: Asker, question: int) -> Reply:
        reply = compose(found, asker.voice, question)
        return reply if asker.chat == HERE else with_bell(reply, found, question, asker.voice)

    def _heard_from(self, asker: Asker) -> None:
        """A chat that was given up can be written to again once it writes."""
        if asker.chat != HERE:
            self._store.chats.wake(asker.chat)

    def press(self, data: str, asker: Asker) -> Reply:
        """What pressing a button with callback ``data`` shows; any string is allowed."""
        self._heard_from(asker)
        try:
            action = decode(data)
        except ValueError:
            return _refused("problem.stale_button", asker)
        if isinstance(action, Changing) and not asker.manages:
            return _refused("problem.not_manager", asker)
        pressed_on = getattr(action, "question", 0)
        if pressed_on and not self._store.questions.was_asked_in(asker.chat, pressed_on):
            # A number can be made up: what one chat asked is never shown to another.
            return _refused("problem.stale_button", asker)
        if isinstance(action, Subscribing):
            return compose(perform_subscribing(action, self._store, asker), asker.voice)
        if isinstance(action, Setting):
            return compose(change(action, self._store, asker), asker.voice)
        if isinstance(action, Forget):
            return compose(forget_or_not(action, self._store, asker), asker.voice)
        if isinstance(action, OpenMeeting):
            opened = perform(ShowMeeting(action.readout), self._store)
            return replace(self._composed(opened, asker, 0), fresh=True)
        return self._pressed(action, asker)


def _after_nothing(
    last: Exchange | None, question: Question, found: Nothing, reply: Reply
) -> Exchange:
    """What a conversation goes on from once words were found nowhere: the meetings that were named
    beside them, else what it was about before. What only comes near is told of by its numbers.
    """
    asked = Exchange(question, found, reply)
    if last is not None and is_only_said(question):
        return last
    if last is not None:
        asked = asked.after(last)  # 第三个 is still of the list above it
    if not question.topic or found.looked.why != "said":
        return asked
    ground = ground_of(question)
    goes_on = None if names_a_thing(question) else last
    kept = Exchange(ground, found, reply) if ground else goes_on or asked
    numbered = replace(kept, reply=reply, above=None) if asked.is_numbered else kept
    return replace(numbered, missed=question)


def _told(missing: Missing, asker: Asker) -> Reply:
    said = sentence(missing.key, number=missing.number, word=missing.word)
    return compose(Told(said), asker.voice)


def _refused(key: str, asker: Asker) -> Reply:
    """Why a button does nothing, below its message: what that says may still be wanted."""
    return replace(compose(Told(sentence(key)), asker.voice), fresh=True)


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


def _leads_back(found: Said) -> bool:
    """Whether buttons lead back to the question, so that it must be remembered."""
    return getattr(found, "question", None) is not None
