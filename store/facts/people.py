"""People as the readouts list them: who chaired, who was there, under which office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.database import Database, Row
from store.facts.matters import find_mentions, in_scope
from store.facts.speaking import is_said_to_speak
from store.facts.tellings import MEETING_OF, by_meeting
from store.scope import Scope, where
from store.words import fold


@dataclass(frozen=True, slots=True)
class Held:
    """An office under which a person is named, and over which meetings."""

    title: str
    first: str | None
    last: str | None
    meetings: int


@dataclass(frozen=True, slots=True)
class Part:
    """In how many meetings a person took a part: 主持, 出席, 列席, 参加 or 讲话."""

    role: str
    meetings: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the readouts say of a person; days are ISO 8601."""

    name: str
    parts: tuple[Part, ...]
    offices: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody named with an office, and the latest readout that does so."""

    name: str
    office: Held
    readout: int


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names, the same in simplified and traditional letters being one: as it stands first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())


def people_named(database: Database) -> tuple[str, ...]:
    """The names of all who chaired or attended."""
    return tuple(row["name"] for row in database.rows("SELECT DISTINCT name FROM person"))


def known_of(database: Database, name: str) -> Known | None:
    """What is known of the person ``name``; None where no readout lists such a person."""
    rows = database.rows(
        f"SELECT p.role, p.title, r.date, {MEETING_OF.format('p.readout')} AS told"
        " FROM person p JOIN readout r ON r.id = p.readout"
        " WHERE fold(p.name) = ? AND r.current = 1 ORDER BY r.date",
        [fold(name)],
    )
    spoke = spoken_in(database, name)
    if not rows and not spoke:
        return None
    parts = []
    for role in ("主持", "出席", "列席", "参加"):
        days = {row["told"]: row["date"] for row in rows if row["role"] == role}
        if days:
            parts.append(_part(role, list(days.values())))
    if spoke:
        days = dict(spoke)
        meetings = by_meeting(database, list(days))
        parts.append(_part("讲话", [days[meeting[0]] for meeting in meetings]))
    offices: dict[str, dict[int, str | None]] = {}
    for row in rows:
        if row["title"]:
            offices.setdefault(row["title"], {})[row["told"]] = row["date"]
    held = [
        Held(title, *_ends(list(days.values())), meetings=len(days))
        for title, days in offices.items()
    ]
    held.sort(key=lambda office: office.last or "", reverse=True)
    return Known(name, tuple(parts), tuple(held))


def holders_of(database: Database, office: str, scope: Scope) -> list[Holder]:
    """Who is named with an office: 市长, 北京市委书记; the latest first, deputies apart.

    Whoever is named with it in several ways (国务院总理, 国务院总理、党组书记) is one holder of it,
    called as they mostly are.
    """
    wanted = fold(office)
    parameters: list[object] = []
    among = in_scope(scope, "p.readout", parameters)
    found: dict[tuple[str, str], list[Row]] = {}
    for row in database.rows(
        f"SELECT p.name, p.title, p.readout, r.date, fold(coalesce(r.body, '')) AS body,"
        f" {MEETING_OF.format('p.readout')} AS told"
        " FROM person p JOIN readout r ON r.id = p.readout"
        f" WHERE r.current = 1 AND p.title <> ''{among} ORDER BY r.date, r.id",
        parameters,
    ):
        title = fold(row["title"])
        if _holds(wanted, title, row["body"]):
            each = (one for one in _EACH.split(title) if _holds(wanted, one, row["body"]))
            found.setdefault((fold(row["name"]), next(each, title)), []).append(row)
    holders = [
        Holder(
            rows[-1]["name"],
            Held(
                Counter(row["title"] for row in rows).most_common(1)[0][0],
                *_ends([row["date"] for row in rows]),
                meetings=len({row["told"] for row in rows}),
            ),
            rows[-1]["readout"],
        )
        for rows in found.values()
    ]
    return sorted(holders, key=lambda holder: holder.office.last or "", reverse=True)


_EACH = re.compile("[、,兼]")
"""What parts the offices that somebody is named with at once."""


def _holds(office: str, title: str, body: str) -> bool:
    at = title.find(office)
    if at >= 0:
        return at == 0 or title[at - 1] != "副"
    return bool(title) and office.endswith(title) and body.startswith(office[: -len(title)])


def spoken_in(
    database: Database, name: str, scope: Scope | None = None
) -> list[tuple[int, str | None]]:
    """The readouts that report what a person said, each with its day, the latest first."""
    mentions = find_mentions(database, name, scope or Scope())
    texts = folded_texts(database, [mention.readout for mention in mentions])
    return [
        (m.readout, m.date) for m in mentions if is_said_to_speak(name, texts[m.readout], m.meeting)
    ]


def missed_by(database: Database, name: str, scope: Scope) -> list[tuple[int, int]]:
    """The meetings in scope whose lists do not name a person, and the meeting before each of the
    same name, whose list does; the latest first. A list is needed of both.
    """
    spellings = [known for known in people_named(database) if fold(known) == fold(name)]
    condition, parameters = where(scope)
    listed = "EXISTS (SELECT 1 FROM person p WHERE p.readout = {}.id AND p.role <> '主持')"
    # From each that names the person to the next: as many steps as there are of these.
    rows = database.rows(
        f"""WITH there AS MATERIALIZED (SELECT DISTINCT readout AS id FROM person
            WHERE name IN ({",".join("?" * len(spellings))}))
        SELECT now.id AS now, before.id AS before
        FROM there JOIN readout before ON before.id = there.id
        JOIN readout now ON now.id = (SELECT n.id FROM readout n WHERE n.meeting = before.meeting
            AND n.current = 1 AND (n.date, n.id) > (before.date, before.id)
            ORDER BY n.date, n.id LIMIT 1)
        WHERE before.current = 1 AND now.id NOT IN (SELECT id FROM there)
        AND {listed.format("before")} AND {listed.format("now")}
        AND now.id IN (SELECT id FROM readout WHERE {condition})
        ORDER BY now.date DESC, now.id DESC""",
        [*spellings, *parameters],
    )
    return [(row["now"], row["before"]) for row in rows]


def folded_texts(database: Database, readouts: Sequence[int]) -> dict[int, str]:
    """The folded texts of readouts."""
    texts = {}
    for start in range(0, len(readouts), 500):
        chunk = readouts[start : start + 500]
        marks = ",".join("?" * len(chunk))
        for row in database.rows(f"SELECT id, folded FROM readout WHERE id IN ({marks})", chunk):
            texts[row["id"]] = row["folded"]
    return texts


def _part(role: str, days: Sequence[str | None]) -> Part:
    first, last = _ends(days)
    return Part(role, len(days), first, last)


def _ends(days: Sequence[str | None]) -> tuple[str | None, str | None]:
    known = sorted(day for day in days if day)
    return (known[0], known[-1]) if known else (None, None)
