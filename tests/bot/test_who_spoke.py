"""Who spoke at which meeting: not whose words a meeting learned, nor who spoke somewhere else."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from bot.answer import Answer, Counted, Meetings, Nothing, OneMeeting, PersonCard, answer
from bot.question import understand
from store import Store, open_store
from store.facts import Names
from store.facts.speaking import is_said_to_speak
from store.words import fold
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
MEETING = "市政府常务会议"


@pytest.mark.parametrize(
    "text",
    [
        "闻亦舟主持会议并讲话。",
        "闻亦舟主持会议并发表重要讲话。",
        "市长闻亦舟6月1日上午主持召开市政府常务会议并发表重要讲话。",
        "闻亦舟在会上发表重要讲话强调，要抓好落实。",
        "闻亦舟在主持会议时强调，要抓好落实。",
        "闻亦舟在市政府常务会议上指出，要抓好落实。",
        "市长闻亦舟主持召开市政府常务会议，要求抓好落实。",
        "市长闻亦舟主持召开市政府常务会议。他强调，要抓好落实。",
        "闻亦舟同志最后强调，要抓好落实。",
        "会议听取了闻亦舟作的关于防汛的报告。",
        "会议听取了市长闻亦舟分别作的关于防汛、春耕的汇报。",
    ],
)
def test_who_does_it_here_is_said_to_speak(text: str) -> None:
    assert is_said_to_speak("闻亦舟", fold(text), MEETING)


@pytest.mark.parametrize(
    "text",
    [
        # What is learned is a thing, and no deed of this meeting.
        "会议传达学习了市委书记柏知远在全市防汛工作会议上的重要讲话精神。",
        "会议学习了市委书记柏知远近期重要讲话和指示精神。",
        "会议指出，柏知远书记的重要讲话站位高远。",
        "市委书记柏知远的重要讲话为全市工作指明了方向。",
        "会议传达学习了柏知远书记在全市防汛工作会议上的讲话精神。柏知远书记强调，要备足沙袋。",
        # Somebody tells of it.
        "闻亦舟表示，柏知远书记出席庆祝大会并发表重要讲话，振奋人心。",
        "会议指出，柏知远书记在市委全会上作的工作报告总结了五年来的工作。",
        "会议认为，柏知远书记强调的几点意见要落实。",
        # It was somewhere else, or at some other time.
        "市委书记柏知远在市委全会上发表重要讲话，提出了要求。",
        "市委七届三次全会通过了决议，柏知远书记作了重要讲话。",
        "十年前，柏知远书记到本市考察并发表重要讲话。",
        "柏知远书记多次就防汛发表重要讲话。",
        "柏知远书记近日作出重要指示强调，要抓好防汛。",
        # Another is told to have done it, behind a comma.
        "出席会议的有柏知远，会议指出，要抓好落实。",
    ],
)
def test_whose_words_are_only_spoken_of_is_not_said_to_speak(text: str) -> None:
    assert not is_said_to_speak("柏知远", fold(text), MEETING)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two meetings that 柏知远 chaired and spoke at, one he only chaired, and one that learned what
    he said somewhere else.
    """
    learned = "会议传达学习了柏知远在全市防汛工作会议上的重要讲话精神。闻亦舟强调，要抓好落实。"
    with open_store(tmp_path_factory.mktemp("spoke")) as store:
        sources = [
            written(
                "at", "2024年1月5日", chair="柏知远", extra="柏知远在会上发表重要讲话强调，要早。"
            ),
            written("when", "2024年2月5日", chair="柏知远", extra="柏知远在主持会议时指出，要早。"),
            written("only", "2024年3月5日", chair="柏知远"),
            written("learned", "2024年4月5日", extra=learned),
        ]
        list(store.add(sources))
        yield store


def _of(store: Store, asked: str) -> Answer:
    return answer(understand(asked, TODAY, store.facts.names()), store)


@pytest.mark.parametrize(
    "asked",
    [
        "柏知远讲话的会议",
        "柏知远在哪些会议上讲话",
        "柏知远在哪次会议上发表重要讲话",
        "柏知远发表讲话的会议有哪些",
    ],
)
def test_meetings_that_somebody_spoke_at_are_the_same_however_asked(
    city: Store, asked: str
) -> None:
    found = _of(city, asked)
    assert isinstance(found, Meetings)
    assert [s.readout.source_id for s in found.meetings] == ["when", "at"]


@pytest.mark.parametrize("asked", ["柏知远讲过几次话", "柏知远发表过几次重要讲话"])
def test_speeches_are_counted_as_they_are_listed(city: Store, asked: str) -> None:
    found = _of(city, asked)
    assert isinstance(found, Counted)
    assert found.total == 2


def test_the_card_of_a_person_counts_the_meetings_that_are_listed(city: Store) -> None:
    found = _of(city, "/person 柏知远")
    assert isinstance(found, PersonCard)
    assert {part.role: part.meetings for part in found.known.parts} == {"主持": 3, "讲话": 2}


def test_a_day_on_which_what_somebody_said_was_learned_is_none_they_spoke_on(city: Store) -> None:
    assert isinstance(_of(city, "2024年4月5日柏知远讲话了吗"), Nothing)
    assert isinstance(_of(city, "2024年2月5日柏知远讲话了吗"), OneMeeting)


def test_the_spirit_of_a_speech_is_a_matter_and_no_deed() -> None:
    names = Names((), frozenset(("柏知远",)))
    question = understand("柏知远讲话精神", TODAY, names)
    assert (question.person, question.words) == ("", "柏知远讲话精神")
