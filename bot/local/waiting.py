"""Waiting for what the bot does, without polling and without sleeping."""

import asyncio
from collections import deque
from types import TracebackType
from typing import Final, Self

from bot.local.model import Chat, Event, EventKind, Json, Message, User
from bot.local.world import World

PATIENCE_S: Final = 20.0
"""Seconds to wait for a bot before giving up; on a busy machine a second of work takes several."""


class Listener:
    """What the bot does in one chat from now on, in order; a context manager.

    Nothing is missed between two waits: what came meanwhile is handed out first.
    """

    def __init__(self, world: World, chat: Chat) -> None:
        self._chat_id = chat.id
        self._heard: deque[Event] = deque()
        self._arrived: asyncio.Future[None] | None = None
        self._unsubscribe = world.events.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if event.by_bot and event.chat_id == self._chat_id:
            self._heard.append(event)
            if self._arrived is not None and not self._arrived.done():
                self._arrived.set_result(None)

    async def event(self, *kinds: EventKind, patience_s: float = PATIENCE_S) -> Event:
        """Wait for an event of one of these kinds (any, if none is named); others stay for later.

        After ``patience_s`` seconds without one: ``TimeoutError``, which tells what came instead.
        """
        try:
            async with asyncio.timeout(patience_s):
                while True:
                    for event in self._heard:
                        if not kinds or event.kind in kinds:
                            self._heard.remove(event)
                            return event
                    self._arrived = asyncio.get_running_loop().create_future()
                    await self._arrived
        except TimeoutError:
            instead = ", ".join(event.kind for event in self._heard) or "nothing"
            wanted = " or ".join(kinds) or "anything"
            raise TimeoutError(f"waited {patience_s} s for {wanted}; there was {instead}") from None

    async def message(self, patience_s: float = PATIENCE_S) -> Message:
        """Wait for the next message the bot sends."""
        return _message(await self.event("message", patience_s=patience_s))

    async def edit(self, patience_s: float = PATIENCE_S) -> Message:
        """Wait for the next message the bot edits; it is given as it is then."""
        return _message(await self.event("edit", patience_s=patience_s))

    async def shown(self, patience_s: float = PATIENCE_S) -> Message:
        """Wait for the next message the bot sends or edits."""
        return _message(await self.event("message", "edit", patience_s=patience_s))

    async def answer(self, patience_s: float = PATIENCE_S) -> Json:
        """Wait for the answer to a pressed button: ``text``, ``show_alert``, ``url`` and whose."""
        return (await self.event("answer", patience_s=patience_s)).detail

    def close(self) -> None:
        """Stop listening."""
        self._unsubscribe()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


async def ask(
    world: World, person: User, chat: Chat, text: str, *, patience_s: float = PATIENCE_S
) -> Message:
    """Say something as a person, and wait for the bot's next message there."""
    with Listener(world, chat) as listener:
        world.say(person, chat, text)
        return await listener.message(patience_s)


async def tap(
    world: World,
    person: User,
    message: Message,
    button: str | tuple[int, int],
    *,
    patience_s: float = PATIENCE_S,
) -> Message:
    """Press a button as a person, and wait for the next message the bot sends or edits there."""
    with Listener(world, message.chat) as listener:
        world.press(person, message, button)
        return await listener.shown(patience_s)


async def type_inline(
    world: World, person: User, text: str, *, offset: str = "", patience_s: float = PATIENCE_S
) -> Json:
    """Type after the bot's name, and wait for the answer: ``results`` and more."""
    with Listener(world, Chat(person.id, "private")) as listener:
        world.type_inline(person, text, offset=offset)
        return (await listener.event("inline_answer", patience_s=patience_s)).detail


def _message(event: Event) -> Message:
    assert event.message is not None
    return event.message
