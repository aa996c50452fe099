"""What somebody said at a meeting, and who was there at several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.question import understand
from store import Store, open_store
from store.facts.doers import reporters
from store.facts.speaking import what_was_said
from tests.bot.talk import TODAY, record, told


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two meetings at which somebody is told to have spoken, and one at which nobody is."""
    with open_store(tmp_path_factory.mktemp("speaking")) as store:
        list(
            store.add(
                [
                    record(
                        "a",
                        "澜阳市政府召开全体会议",
                        "2024年3月5日，澜阳市市长闻亦舟主持召开市政府全体会议，讨论政府工作报告。",
                        "闻亦舟强调，要把报告写实。各部门要抓紧落实。",
                        "副市长骆怀瑾、苏映川出席会议。",
                    ),
                    record(
                        "b",
                        "澜阳市政府召开常务会议",
                        "2024年3月15日，澜阳市市长闻亦舟主持召开市政府常务会议，研究防汛工作。",
                        "会议指出，要备足物资。",
                        "副市长费明澈出席会议。",
                    ),
                    record(
                        "c",
                        "澜阳市委常委会召开会议",
                        "2024年4月15日，澜阳市委书记柏知远主持召开市委常委会会议，研究养老工作。",
                        "会议强调，要办好实事。",
                    ),
                ]
            )
        )
        yield store


@pytest.mark.parametrize("text", ["闻亦舟讲了什么", "闻亦舟3月都说了些什么", "聞亦舟強調了什麼"])
def test_what_somebody_said_is_quoted(city: Store, text: str) -> None:
    assert "闻亦舟强调，要把报告写实。各部门要抓紧落实。" in told(city, text)


def test_of_whom_no_text_says_that_they_spoke_the_meetings_are_told(city: Store) -> None:
    assert "研究 养老工作" in told(city, "柏知远讲了什么")


def test_what_was_said_is_told_to_the_end_of_its_paragraph() -> None:
    text = "3月5日，市长闻亦舟主持会议并讲话。会议研究防汛工作。\n闻亦舟指出，要早。还要快。\n完。"
    start, end = what_was_said("闻亦舟", text) or (0, 0)
    assert text[start:end] == "闻亦舟指出，要早。还要快。"


def test_where_only_that_somebody_spoke_is_told_that_sentence_is() -> None:
    text = "3月5日，市长闻亦舟主持会议并讲话。会议研究防汛工作。"
    start, end = what_was_said("闻亦舟", text) or (0, 0)
    assert text[start:end] == "3月5日，市长闻亦舟主持会议并讲话。"
    assert what_was_said("骆怀瑾", text) is None


@pytest.mark.parametrize("words", [(), ("重要讲话",)])
def test_groups_of_speakers_each_with_their_office_spoke_together(words: tuple[str, ...]) -> None:
    text = "秘书长柏知远，副主席骆怀瑾、苏映川、费明澈围绕学习重要讲话精神作了发言。"
    assert reporters(text, words) == ("柏知远", "骆怀瑾", "苏映川", "费明澈")


def test_who_is_only_named_before_did_not_speak() -> None:
    text = "秘书长柏知远主持，副主席骆怀瑾围绕学习精神作了发言。"
    assert reporters(text) == ("骆怀瑾",)


def test_who_was_there_is_told_of_each_of_several_meetings(city: Store) -> None:
    answer = told(city, "2024年3月的会议", "谁出席了")
    assert "骆怀瑾、苏映川" in answer
    assert "费明澈" in answer


@pytest.mark.parametrize("text", ["15号那个", "15日呢", "十五号那次会", "15号研究了什么"])
def test_a_day_is_of_the_month_that_is_shown(city: Store, text: str) -> None:
    answer = told(city, "2024年3月的会议", text)
    assert "防汛工作" in answer
    assert "养老" not in answer


def test_a_day_is_that_of_the_one_meeting_listed_on_it(city: Store) -> None:
    assert "2024年3月5日" in told(city, "2024年的会议", "5号那次")


@pytest.mark.parametrize("text", ["26号", "26日那次会", "26号呢"])
def test_a_day_of_no_month_is_asked_for_its_month(city: Store, text: str) -> None:
    assert "没有月份" in told(city, text)


def test_the_whole_text_of_that_one_is_shown(city: Store) -> None:
    assert "完" not in told(city, "2024年3月5日的会议")
    assert "副市长骆怀瑾、苏映川出席会议。" in told(city, "2024年3月5日的会议", "那次全文")


@pytest.mark.parametrize("text", ["改成简体", "用英文", "切换到繁體"])
def test_where_the_language_is_changed_is_told(city: Store, text: str) -> None:
    assert "/settings" in told(city, text)


@pytest.mark.parametrize(
    "text",
    ["闻亦舟对防汛怎么说的", "闻亦舟就防汛讲过什么", "闻亦舟关于防汛说过啥", "闻亦舟怎么说防汛"],
)
def test_what_somebody_said_on_a_matter_is_of_their_meetings(city: Store, text: str) -> None:
    question = understand(text, TODAY, city.facts.names())
    assert (question.person, question.words) == ("闻亦舟", "防汛")


def test_who_came_without_a_name_is_told_as_the_text_does(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path) as store:
        list(
            store.add(
                [
                    record(
                        "a",
                        "澜阳市政府召开全体会议",
                        "2024年3月15日，澜阳市市长闻亦舟主持召开市政府全体会议，讨论政府工作报告。",
                        "市政府全体会议组成人员出席会议，有关部门、单位负责人列席会议。",
                    )
                ]
            )
        )
        assert "有关部门、单位负责人\n" in told(store, "2024年3月15日的会谁列席了")
        assert "市政府全体会议组成人员、有关部门" in told(store, "2024年3月15日的会谁参加了")


def test_only_what_was_passed_by_that_verb_is_counted(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(
            store.add(
                [
                    record(
                        "a",
                        "澜阳市政府召开常务会议",
                        "2024年3月15日，澜阳市市长闻亦舟主持召开市政府常务会议。",
                        "会议审议通过《养老服务办法》，要求抓好落实。",
                        "会议讨论并原则通过《养犬管理条例（草案）》，决定提请人大常委会审议。",
                        "会议听取了《防汛规划》编制情况汇报。",
                    )
                ]
            )
        )
        assert "1 份" in told(store, "市政府常务会议审议通过了几份文件")
        assert "2 份" in told(store, "市政府常务会议通过了几份文件")
        assert "3 份" in told(store, "市政府常务会议涉及几份文件")
