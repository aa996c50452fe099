"""A headline or a paragraph that was pasted opens the meeting whose readout has it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

import pytest

from bot.answer import Answer, OneMeeting, answer
from bot.question import understand
from store import Source, Store, open_store

TODAY = datetime.date(2024, 12, 31)
TITLE = "柏知远主持召开市人大常委会第八次主任会议 决定市人大常委会第九次会议4月23日至26日在望澜举行"
LEAD = (
    "市人大常委会第八次主任会议16日上午举行，审议通过了《望澜市湿地保护条例（草案）》有关安排，"
    "听取了任免案汇报。"
)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("pasted")) as store:
        list(store.add([told("a", TITLE, LEAD), told("b", "主任会议举行", "会议16日上午举行。")]))
        yield store


def told(name: str, title: str, lead: str) -> Source:
    text = f"2024年4月16日，市人大常委会主任柏知远主持召开市人大常委会主任会议。{lead}"
    line = {"id": name, "title": title, "text": f"{text}\n会议指出，要把湿地管好。"}
    return Source(name, json.dumps(line, ensure_ascii=False).encode(), "record")


def asked(text: str, store: Store) -> Answer:
    return answer(understand(text, TODAY, store.facts.names()), store)


@pytest.mark.parametrize("text", [TITLE, TITLE.replace(" ", "\n"), LEAD, LEAD * 6])
def test_what_was_pasted_opens_its_meeting(city: Store, text: str) -> None:
    found = asked(text, city)
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.source_id == "a"


@pytest.mark.parametrize(
    "text",
    [
        "市人大常委会第八次主任会议审议通过了什么",
        LEAD.replace("湿地", "河道"),
    ],
)
def test_what_is_not_word_for_word_of_one_meeting_is_understood(city: Store, text: str) -> None:
    question = understand(text, TODAY, city.facts.names())
    found = asked(text, city)
    opened = isinstance(found, OneMeeting) and found.question is None
    assert not opened, question
