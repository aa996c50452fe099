"""Words over time as a picture for a phone. Needs matplotlib (the extra ``chart``)."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock

_INCHES, _DPI = (6.0, 4.5), 180
"""1080 by 810 pixels: as wide as a phone's screen, with room for the text around it."""
# Distinct for colour-blind eyes (Okabe and Ito), on white and on a dark background alike, for the
# picture brings its own.
_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)))
_LETTERS = "ABCDEF"
_CHINESE = "国议办"
_lock = Lock()  # matplotlib draws in one thread at a time


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PNG, and what its letters stand for where no font could write the words."""

    png: bytes
    legend: tuple[tuple[str, str], ...] = ()


def draw(months: Sequence[str], series: Sequence[tuple[str, Sequence[int]]]) -> Drawn | None:
    """The words' counts by month (2023-06) as lines; None where matplotlib is not installed."""
    if importlib.util.find_spec("matplotlib") is None:
        return None
    font = chinese_font()
    named = [
        (word if font or word.isascii() else letter, counts)
        for letter, (word, counts) in zip(_LETTERS, series, strict=False)
    ]
    legend = tuple(
        (name, word) for (name, _), (word, _) in zip(named, series, strict=True) if name != word
    )
    with _lock:
        return Drawn(_png(months, named, font), legend)


@cache
def chinese_font() -> str | None:
    """The file of a font that can write Chinese; None where the system has none."""
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    def rank(path: str) -> tuple[bool, bool, str]:
        name = path.lower()
        return ("sans" not in name and "hei" not in name, "regular" not in name, path)

    for path in sorted(font_manager.findSystemFonts(), key=rank):
        try:
            glyphs = FT2Font(path).get_charmap()
        except (RuntimeError, OSError):
            continue  # no font that matplotlib can read
        if all(ord(char) in glyphs for char in _CHINESE):
            return str(path)
    return None


def _png(
    months: Sequence[str], series: Sequence[tuple[str, Sequence[int]]], font: str | None
) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=_INCHES, dpi=_DPI, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    at = range(len(months))
    for (name, counts), color, dash in zip(series, _COLORS, _DASHES, strict=False):
        axes.plot(
            at,
            counts,
            color=color,
            linestyle=dash,
            linewidth=2.4,
            marker="o",
            markersize=4.5,
            label=name,
        )
    step = max(1, -(-len(months) // 6))
    axes.set_xticks(list(at)[::step], list(months)[::step], fontsize=12)
    axes.tick_params(axis="y", labelsize=12)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", color="#dddddd")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    written = FontProperties(fname=font, size=15) if font else FontProperties(size=15)
    figure.legend(loc="outside upper left", ncols=3, frameon=False, prop=written)
    told = io.BytesIO()
    figure.savefig(told, format="png")
    return told.getvalue()
