from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from store import Store, open_store
from tests.readouts import sample

# One profile for everyone: the same examples everywhere, and no deadline on a busy machine.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def with_sample(store: Store) -> Store:
    """A store that holds the one real readout, 330."""
    assert [o.status for outcomes in store.add([sample()]) for o in outcomes] == ["added"]
    return store
