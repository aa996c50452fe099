"""People as the readouts name them: who chaired, who was there, who is said to have spoken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from store.database import Database
from store.facts.matters import find_mentions
from store.reading.people import is_name
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


_SPEAKS = (
    "(?:[^。，；、]{0,6})(?:指出|强调|表示|要求|认为|说(?![明法])|讲话|发言|作报告|"
    "作了?[^。，]{0,40}(?:报告|汇报|说明|发言))"
)


def people_named(database: Database) -> tuple[str, ...]:
    """The names of all who chaired or attended."""
    return tuple(row["name"] for row in database.rows("SELECT DISTINCT name FROM person"))


def known_of(database: Database, name: str) -> Known | None:
    """What is known of the person ``name``; None where no readout lists such a person."""
    rows = database.rows(
        "SELECT p.role, p.title, p.readout, r.date FROM person p JOIN readout r ON r.id = p.readout"
        " WHERE fold(p.name) = ? AND r.current = 1 ORDER BY r.date",
        [fold(name)],
    )
    spoke = spoken_in(database, name)
    if not rows and not spoke:
        return None
    parts = []
    for role in ("主持", "出席", "列席", "参加"):
        days = {row["readout"]: row["date"] for row in rows if row["role"] == role}
        if days:
            parts.append(_part(role, list(days.values())))
    if spoke:
        parts.append(_part("讲话", [day for _, day in spoke]))
    offices: dict[str, list[str | None]] = {}
    for row in rows:
        if row["title"]:
            offices.setdefault(row["title"], []).append(row["date"])
    held = [Held(title, *_ends(days), meetings=len(days)) for title, days in offices.items()]
    held.sort(key=lambda office: office.last or "", reverse=True)
    return Known(name, tuple(parts), tuple(held))


def holders_of(database: Database, office: str) -> list[Holder]:
    """Who is named with an office: 市长, 北京市委书记; the latest first, deputies apart."""
    wanted = fold(office)
    found: dict[tuple[str, str], list[tuple[str | None, int]]] = {}
    for row in database.rows(
        "SELECT p.name, p.title, p.readout, r.date, fold(coalesce(r.body, '')) AS body"
        " FROM person p JOIN readout r ON r.id = p.readout"
        " WHERE r.current = 1 AND p.title <> '' ORDER BY r.date, r.id"
    ):
        if _holds(wanted, fold(row["title"]), row["body"]):
            found.setdefault((row["name"], row["title"]), []).append((row["date"], row["readout"]))
    holders = [
        Holder(name, Held(title, *_ends([day for day, _ in named]), len(named)), named[-1][1])
        for (name, title), named in found.items()
    ]
    return sorted(holders, key=lambda holder: holder.office.last or "", reverse=True)


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
    return [(m.readout, m.date) for m in mentions if is_said_to_speak(name, texts[m.readout])]


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


def is_said_to_speak(name: str, folded: str) -> bool:
    """Whether a folded text reports what a person said."""
    return bool(re.search(re.escape(fold(name)) + _SPEAKS, folded))


_OFFICES = (
    r"(?:主任委员|委员(?![长会])|主任|部长|秘书长|局长|行长|院长|检察长|书记|主席|市长|省长|区长|县长|组长|署长|审计长|"
    r"负责人|负责同志|设计师|工程师|院士|教授|研究员|专家|常委)"
)
_REPORTS = re.compile(
    rf"{_OFFICES}(?![和及等兼或与])([㐀-鿿]{{2,4}}?)(?:同志)?(?=分别|应邀|[就作关所受代向汇介围])"
)
# Who is given an office, and who is relieved of one.
_APPOINTED = re.compile(
    rf"(?:{_OFFICES}|任命|选举|推选|提名|推举|补选|由)(?!.{{0,4}}{_OFFICES})([㐀-鿿]{{2,4}}?)(?:同志)?(?=为|任|担任|兼任|出任)"
)
_RELIEVED = re.compile(
    r"(?:撤销|免去|罢免|接受|终止)((?:[㐀-鿿]{2,4}?、)*[㐀-鿿]{2,4}?)(?:同志)?(?=的|政协|全国|第|辞去|担任|兼任|请辞|[省市区县]|国务院)"
)


def reporters(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Who, by office and name, is said to report in the clauses of a text that hold all words."""
    for clause in re.split(r"[;。\n]", fold(text)):
        if all(word in clause for word in words):
            names = [name for name in _REPORTS.findall(clause) if is_name(name, after_office=True)]
            if names:
                return tuple(dict.fromkeys(names))
    return ()


def all_reporters(text: str) -> tuple[str, ...]:
    """Everyone who, by office and name, is said to report."""
    names = _REPORTS.findall(fold(text))
    return tuple(dict.fromkeys(name for name in names if is_name(name, after_office=True)))


def appointed(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Who is given an office or relieved of one in the clauses of a text that hold all words."""
    for clause in re.split(r"[;。\n]", fold(text)):
        if all(word in clause for word in words):
            several = (found[1].split("、") for found in _RELIEVED.finditer(clause))
            names = [*_APPOINTED.findall(clause), *chain.from_iterable(several)]
            known = [name for name in names if is_name(name, after_office=True)]
            if known:
                return tuple(dict.fromkeys(known))
    return ()


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
