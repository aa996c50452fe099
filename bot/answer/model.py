"""The kinds of answers: what was found, not yet how it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.action import ShowPage
from bot.question import Measure, Question
from bot.voice import Sentence
from store import AgendaItem, Coverage, Found, Order, StoredReadout
from store.facts import Document, Holder, Known, Matter, Tally, Usage

MEETINGS_A_PAGE = 6
HITS_A_PAGE = 5


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings in scope, latest first: ``meetings`` are a page of all ``readouts``, which are
    ids.

    ``again`` of these tell of meetings that others tell of as well.
    """

    question: Question
    readouts: tuple[int, ...]
    page: int
    meetings: tuple[StoredReadout, ...]
    without_year: int = 0
    """Meetings that may be meant as well, but their year is unknown."""
    again: int = 0
    chaired: int = 0
    """How many meetings the one chaired who is asked about as attending: these, where the question
    is of 主持 now, else so many besides.
    """

    @property
    def total(self) -> int:
        """How many readouts there are."""
        return len(self.readouts)


@dataclass(frozen=True, slots=True)
class Hits:
    """Passages that hold the words asked for: a page of them."""

    question: Question
    found: Found
    page: int
    meant: str = ""
    """What was looked for, where it is not what was typed."""
    order: Order = "relevance"


How = Literal["named", "mentioned", "partly", "near"]


@dataclass(frozen=True, slots=True)
class Sought:
    """All matters that answer a question about one, and how they do.

    ``how``: they are called so, or only speak of it, or are called by a part of the words, those
    that are ``held``, or are near to what the words mean. ``meant`` is what was looked for where it
    is not what was typed.
    """

    matters: tuple[Matter, ...]
    how: How
    meant: str = ""
    held: tuple[str, ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    """What was said, and what the matters call it, where only that tells which are meant."""
    words: str = ""
    """What they hold: the words of the question without those that only fill it."""
    is_a_slip: bool = False
    """Whether what was typed is taken for a slip of the keyboard."""
    near: int = 0
    """How many of the matters, the last ones, hold none of the words but mean what is asked."""

    @property
    def holding(self) -> tuple[Matter, ...]:
        """The matters without those that are only near besides."""
        return self.matters[: len(self.matters) - self.near]

    @property
    def readouts(self) -> tuple[int, ...]:
        """Their readouts, each once, in order."""
        return tuple(dict.fromkeys(matter.readout for matter in self.matters))

    @property
    def meetings(self) -> int:
        """How many meetings those tell of."""
        return len({matter.told for matter in self.matters})


@dataclass(frozen=True, slots=True)
class Matters:
    """When and where a matter was taken up: a page of all that were found."""

    question: Question
    sought: Sought
    page: int
    shown: tuple[tuple[StoredReadout, AgendaItem | None], ...]
    document: Document | None = None
    without_year: int = 0
    undone: bool = False
    """Whether no readout says that what is asked was done: only that the matter was taken up."""
    by_name: bool = False
    """Whether the first or the last was looked for in items and leads only, not in all texts."""
    called_so: int = 0
    """How many of those shown, the last ones, are the first or last that is called so, where it is
    the texts that were asked for, and these have it at another time.
    """


@dataclass(frozen=True, slots=True)
class Counted:
    """How many; ``tally`` tells them apart where that was asked, or where it is of several.

    ``shown`` is a page of the ``listed`` matters or meetings that the count stands on.
    """

    question: Question
    measure: Measure
    total: int
    tally: tuple[Tally, ...] = ()
    sought: Sought | None = None
    listed: int = 0
    without_year: int = 0
    page: int = 0
    shown: tuple[tuple[StoredReadout, AgendaItem | None], ...] = ()
    titles: tuple[str, ...] = ()
    """Of documents: how each is called."""
    chaired: int = 0
    """As of :class:`Meetings`."""
    in_texts: int = 0
    """At how many meetings the word is at all spoken of, where more than take it up."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The same count over two times."""

    question: Question
    first: Counted
    second: Counted


@dataclass(frozen=True, slots=True)
class Chaired:
    """Who chaired the meetings in scope: a page of them, told as in :class:`Meetings`."""

    question: Question
    readouts: tuple[int, ...]
    page: int
    meetings: tuple[StoredReadout, ...]
    again: int = 0
    also: tuple[str, ...] = ()
    """Who else had the second part that was asked for, where it is one meeting."""

    @property
    def total(self) -> int:
        """How many readouts there are."""
        return len(self.readouts)


@dataclass(frozen=True, slots=True)
class Attended:
    """Who was at a meeting; or who was not, of those at the one ``before``."""

    question: Question
    stored: StoredReadout
    names: tuple[str, ...]
    before: StoredReadout | None = None
    also: tuple[tuple[StoredReadout, tuple[str, ...]], ...] = ()
    """Who else is meant at other meetings, the latest first, where no one meeting is asked for."""
    more: int = 0
    """So many meetings besides."""

    @property
    def everyone(self) -> tuple[str, ...]:
        """The names of all the meetings told of, each once."""
        return tuple(dict.fromkeys((*self.names, *(n for _, names in self.also for n in names))))


@dataclass(frozen=True, slots=True)
class Missed:
    """Meetings that do not list a person, each with the one before, which does: a page of
    ``total``.
    """

    question: Question
    total: int
    page: int
    meetings: tuple[tuple[StoredReadout, StoredReadout], ...]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What the readouts say of a person."""

    question: Question
    known: Known
    latest: tuple[StoredReadout, ...]


@dataclass(frozen=True, slots=True)
class Offices:
    """Who is named with an office, the latest first, each with the latest readout that does so."""

    question: Question
    holders: tuple[tuple[Holder, StoredReadout], ...]


@dataclass(frozen=True, slots=True)
class PhraseCard:
    """How a phrase was used."""

    question: Question
    usage: Usage
    by_month: tuple[Tally, ...]
    by_body: tuple[Tally, ...]
    page: int
    shown: tuple[StoredReadout, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """How often words were used, month by month: every month of the store, in each series."""

    question: Question
    months: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class OneMeeting:
    """A meeting with its whole agenda; ``back`` is the page it was opened from."""

    stored: StoredReadout
    back: ShowPage | None = None
    new_phrases: tuple[tuple[str, int], ...] = ()
    question: Question | None = None
    others: tuple[StoredReadout, ...] = ()
    """Other readouts of the same meeting."""


@dataclass(frozen=True, slots=True)
class OneItem:
    """Everything a readout says of an item."""

    stored: StoredReadout
    item: AgendaItem
    back: ShowPage | None = None


@dataclass(frozen=True, slots=True)
class WholeText:
    """A readout from beginning to end."""

    stored: StoredReadout


@dataclass(frozen=True, slots=True)
class Citation:
    """What to copy in order to cite a meeting or one of its items."""

    stored: StoredReadout
    item: AgendaItem | None


@dataclass(frozen=True, slots=True)
class Shared:
    """A search that others can open by ``link`` from now on; ``text`` is how it was asked."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store keeps of a chat: ``questions`` that buttons of its messages point at."""

    questions: int


@dataclass(frozen=True, slots=True)
class AboutToForget:
    """What will be deleted of a chat once that is confirmed."""

    questions: int


@dataclass(frozen=True, slots=True)
class Looked:
    """Where an answer was looked for in vain.

    ``why``: such a body was never collected; its readouts are of another time; it did not meet
    then as far as is collected, or there is no such one of them (第十次); or its meetings say
    nothing of the kind.
    """

    why: Literal["empty", "body", "time", "meeting", "session", "said"]
    readouts: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """The readouts hold no answer; ``near`` is wording like it, which is none."""

    question: Question
    coverage: Coverage
    looked: Looked = field(default_factory=lambda: Looked("said"))
    near: Found | None = None
    perhaps: tuple[str, ...] = ()
    """Documents that are called much like the one asked about."""
    meant: tuple[str, ...] = ()
    """Words of the readouts that may have been meant."""
    without_year: int = 0
    beside: tuple[StoredReadout, ...] = ()
    """Meetings of the same body right after and before a time in which there is none."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence on why there is no answer to what was asked or pressed."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked, with examples that work on what is in the store."""

    coverage: Coverage
    latest: tuple[StoredReadout, ...]
    collected: bool = False
    """Whether it was asked how much is collected, and nothing else is to be told."""
    bodies: tuple[Tally, ...] = ()
    places: tuple[str, ...] = ()
    """Where these are, as far as the papers and offices tell that put the readouts out."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The results of a question as a file."""

    name: str
    data: bytes


Answer = (
    Meetings
    | Hits
    | Matters
    | Counted
    | Compared
    | Chaired
    | Attended
    | Missed
    | PersonCard
    | Offices
    | PhraseCard
    | Trend
    | OneMeeting
    | OneItem
    | WholeText
    | Citation
    | Shared
    | Kept
    | AboutToForget
    | Nothing
    | Told
    | Help
    | Exported
)
