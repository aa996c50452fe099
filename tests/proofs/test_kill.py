"""The short form of the proof; the long one is a command (REPORT.md)."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.proofs.kill import prove


def test_nothing_owed_is_lost_or_owed_twice_when_killed(tmp_path: Path) -> None:
    proof = asyncio.run(prove(kills=1, chats=60, seed=1, data=tmp_path))
    assert proof.owed == 60 * proof.readouts
    assert (proof.missing, proof.twice_owed, proof.problems) == (0, 0, ())
    assert proof.doubled <= proof.in_between
