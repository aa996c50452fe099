"""Telling whoever wants to know."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Observable(Generic[T]):
    """Subscribers, told of every news in the order in which they came."""

    def __init__(self) -> None:
        self._observers: list[Callable[[T], None]] = []

    def subscribe(self, observer: Callable[[T], None]) -> Callable[[], None]:
        """Call the observer with every news from now on; the result, called, ends that."""
        self._observers.append(observer)

        def unsubscribe() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return unsubscribe

    def tell(self, news: T) -> None:
        """Call every observer; one may unsubscribe meanwhile."""
        for observer in tuple(self._observers):
            observer(news)
