"""A document's way through the meetings, whatever its drafts are called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.database import Database
from store.facts.matters import MATTER, Matter, in_scope, matter_of
from store.facts.titles import is_kind, work
from store.scope import Scope
from store.words import fold


@dataclass(frozen=True, slots=True)
class Document:
    """A document under consideration: its titles as printed, most used first, and its matters."""

    titles: tuple[str, ...]
    matters: tuple[Matter, ...]
    """Every time that it was taken up, the latest first."""


def find_document(database: Database, title: str, scope: Scope) -> Document | None:
    """The document that ``title`` means, whole or abbreviated; None where nothing is called so."""
    for key in _works(database, title):
        parameters: list[object] = [key]
        rows = database.rows(
            f"SELECT {MATTER}, m.title FROM work m"
            " JOIN readout r ON r.id = m.readout"
            f" WHERE m.work = ?{in_scope(scope, 'm.readout', parameters)}"
            " ORDER BY r.date IS NULL, r.date DESC, r.month DESC, r.day DESC, r.id DESC,"
            " m.position",
            parameters,
        )
        if rows:
            titles = [row["title"] for row in rows]
            ranked = sorted(dict.fromkeys(titles), key=lambda t: -titles.count(t))
            matters = {
                (row["readout"], row["position"]): matter_of(row, named=True) for row in rows
            }
            return Document(tuple(ranked), tuple(matters.values()))
    return None


def documents_in(database: Database, scope: Scope, kind: str = "") -> list[Document]:
    """The documents that were taken up in scope, the latest first; those of a kind (条例) only,
    where one is named.
    """
    parameters: list[object] = []
    rows = database.rows(
        f"SELECT {MATTER}, m.work, m.title FROM work m"
        f" JOIN readout r ON r.id = m.readout WHERE 1{in_scope(scope, 'm.readout', parameters)}"
        " ORDER BY r.date IS NULL, r.date DESC, r.id DESC, m.position",
        parameters,
    )
    found: dict[str, tuple[list[str], list[Matter]]] = {}
    for row in rows:
        if is_kind(row["title"], kind):
            titles, matters = found.setdefault(row["work"], ([], []))
            titles.append(row["title"])
            matters.append(matter_of(row, named=True))
    return [
        Document(tuple(dict.fromkeys(titles)), tuple(dict.fromkeys(matters)))
        for titles, matters in found.values()
    ]


def _works(database: Database, title: str) -> list[str]:
    """What the title may stand for: itself, else what it was introduced as an abbreviation of."""
    key = work(title) or fold(title)
    shorts = database.rows(
        "SELECT work, count(*) AS n FROM short_title WHERE short IN (?, ?) GROUP BY work"
        " ORDER BY n DESC",
        [key, fold(title)],
    )
    return [key, *(row["work"] for row in shorts)]


def law_in_short(database: Database, title: str) -> str:
    """The one law that is called so in short, by letters of its name: 科普法, 海洋环保法.

    Nothing where there is none, or more than one.
    """
    short = _LAW.fullmatch(work(title))
    if short is None:
        return ""
    rows = database.rows(
        "SELECT DISTINCT work FROM work WHERE work LIKE ? AND length(work) > ?",
        [f"{short['letters'][0]}%{short['kind']}", len(short.group())],
    )
    spelt_out = re.compile(".*?".join(map(re.escape, short["letters"])) + f".*{short['kind']}")
    found = [row["work"] for row in rows if spelt_out.fullmatch(row["work"])]
    return found[0] if len(found) == 1 else ""


_LAW = re.compile(r"(?P<letters>[㐀-鿿]{2,10}?)(?P<kind>法|条例)")


def titles_like(database: Database, title: str, limit: int = 5) -> list[str]:
    """Titles of other documents that hold the words of this one: the shortest first."""
    key = work(title) or fold(title)
    rows = database.rows(
        "SELECT work, min(title) AS title FROM work WHERE instr(work, ?) AND work <> ?"
        " GROUP BY work ORDER BY length(work), work LIMIT ?",
        [key, key, limit],
    )
    return [row["title"] for row in rows]
