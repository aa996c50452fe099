"""The tables of words and days that lie beside these modules."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """The table of a data file of this package."""
    return tomllib.loads(resources.files("bot.question").joinpath(name).read_text("utf-8"))
