"""``readout-bot local`` speaks from a copy: nothing done on the page reaches the user's store."""

from __future__ import annotations

from bot.telegram.locally import copied
from store import Source, Store
from tests.readouts import sample


def test_the_copy_holds_the_same_and_is_searched_the_same(with_sample: Store) -> None:
    with copied(with_sample) as copy:
        assert copy.coverage() == with_sample.coverage()
        assert copy.health().behind == 0
        assert copy.folder != with_sample.folder


def test_what_is_added_to_the_copy_stays_there_and_goes_with_it(store: Store) -> None:
    def add(source: Source, to: Store) -> list[str]:
        return [outcome.status for outcomes in to.add([source]) for outcome in outcomes]

    with copied(store) as copy:
        folder = copy.folder
        assert add(sample(), copy) == ["added"]
        assert copy.coverage().readouts == 1
    assert store.coverage().readouts == 0
    assert not folder.exists()
