"""Short invented readouts for the tests of reading, and how to read them."""

from __future__ import annotations

import datetime

from store.model import NotAReadout, Readout, Source
from store.reading import read_source

TITLE = "青川市委常委会召开会议"
LEAD = "3月5日上午，青川市委常委会召开会议，研究防汛备汛工作，听取全市养老服务情况汇报。"
CHAIR = "市委书记韩知远主持会议。"
FLOODS = "会议研究了防汛备汛工作，指出，要压实责任，备足队伍和物资。"
CARE = "会议听取了全市养老服务情况汇报，强调，要让老人在家门口就能吃上热饭。"
OTHER = "会议还研究了其他事项。"
WHOLE = (LEAD + CHAIR, FLOODS, CARE, OTHER)


def source(
    text: str | bytes,
    name: str = "页面.html",
    published: datetime.date | None = None,
    received: datetime.date | None = None,
) -> Source:
    """A page with this text."""
    data = text if isinstance(text, bytes) else text.encode()
    return Source(name, data, "page", published, received)


def read_all(*paragraphs: str, title: str = TITLE) -> list[Readout | NotAReadout]:
    """Everything that a page of these paragraphs reads as."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return list(read_source(source(f"<h1>{title}</h1>{body}")).readouts)


def read(
    *paragraphs: str,
    title: str = TITLE,
    published: datetime.date | None = None,
    received: datetime.date | None = None,
) -> Readout:
    """The one readout that a page of these paragraphs is."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = source(f"<h1>{title}</h1>{body}", published=published, received=received)
    (found,) = read_source(page).readouts
    assert isinstance(found, Readout), found
    return found


def items(readout: Readout) -> list[tuple[str, str]]:
    """Verb and subject of every item."""
    return [(item.verb, item.subject) for item in readout.items]


def openings(readout: Readout, length: int = 6) -> list[str]:
    """How every item's passage begins."""
    return [readout.excerpt(item)[:length] for item in readout.items]
