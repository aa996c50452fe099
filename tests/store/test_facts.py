"""Facts over all readouts: exact, complete, and in step with what is stored."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Scope, Store, open_store
from store.facts.doers import reporters
from store.facts.phrases import alike, set_phrases
from store.facts.titles import is_kind, short_titles, work
from store.model import Source
from store.spelling import corrections
from store.words import fold
from tests.readouts import written


@pytest.mark.parametrize(
    "title",
    [
        "澜阳市养犬管理条例",
        "《澜阳市养犬管理条例（草案）》",
        "《澜阳市养犬管理条例》（修订草案）",
        "澜阳市养犬管理条例（修订草案送审稿）",
        "《澜阳市养犬管理条例（草案二次审议稿）》",
    ],
)
def test_drafts_of_one_title_are_one_work(title: str) -> None:
    assert work(title) == work("澜阳市养犬管理条例")


def test_a_title_that_only_names_a_kind_is_no_work() -> None:
    assert work("决定") == work("条例（草案）") == ""


@given(st.text(max_size=40))
def test_the_work_of_any_title_is_a_work_of_itself(title: str) -> None:
    key = work(title)
    assert work(key) in (key, "")


def test_an_abbreviation_is_read_where_it_is_introduced() -> None:
    text = "会议审议了《澜阳市城市更新办法（草案）》（以下简称《更新办法》）。"
    assert list(short_titles(text)) == [("更新办法", "澜阳市城市更新办法")]


def test_set_phrases_are_short_and_between_quotation_marks() -> None:
    text = "要落实“接诉即办”，“这是一句很长的话，不是提法。”"
    (quoted,) = set_phrases(text)
    assert text[quoted.start : quoted.start + 4] == quoted.phrase == "接诉即办"


def test_phrases_are_alike_that_are_formed_alike() -> None:
    assert alike("接诉即办", "未诉先办") is False
    assert alike("一网通办", "一网统管")
    assert not alike("养老", "养老服务")


def test_a_character_that_sounds_alike_is_a_slip() -> None:
    assert corrections("拖育服务", ["托育服务供给情况"]) == ["托育服务"]
    assert corrections("垃圾分拣", ["垃圾分类管理"]) == []


def test_matters_that_are_named_are_told_from_those_that_only_speak(store: Store) -> None:
    extra = "会议还强调，要做好养老服务。"
    list(store.add([written("1", matters=("养老服务",)), written("2", extra=extra)]))
    found = store.facts.matters(["养老服务"])
    assert sorted(matter.named for matter in found) == [False, True]


def test_a_changed_readout_changes_the_facts(store: Store) -> None:
    list(store.add([written("1", matters=("养老服务",))]))
    list(store.add([written("1", matters=("托育服务",))]))
    assert store.facts.matters(["养老服务"]) == []
    assert len(store.facts.matters(["托育服务"])) == 1


def test_facts_that_were_never_worked_out_are_made_at_the_next_opening(store: Store) -> None:
    list(store.add([written("1", matters=("养老服务",))]))
    before = store.facts.matters(["养老服务"])
    with store._database.write() as db:
        for table in ("matter", "facts"):
            db.execute(f"DELETE FROM {table}")
        db.execute("INSERT INTO facts VALUES (0, -1)")
    store.close()
    with open_store(store.folder) as again:
        assert again.facts.matters(["养老服务"]) == before


@settings(max_examples=8)
@given(st.lists(st.sampled_from(["养老", "托育", "防汛", "供热"]), min_size=1, max_size=4))
def test_counts_are_of_all_meetings(matters: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        sources = [
            written(str(n), f"2023年{n}月5日", (f"{matter}工作",))
            for n, matter in enumerate(matters, 1)
        ]
        list(store.add(sources))
        assert store.facts.count(Scope()) == len(matters)
        assert sum(t.count for t in store.facts.tally(Scope(), "month")) == len(matters)
        for matter in set(matters):
            readouts = {m.readout for m in store.facts.matters([matter])}
            assert len(readouts) == matters.count(matter)


@pytest.fixture
def listing(tmp_path: Path) -> Iterator[Store]:
    """Three meetings; the second lists nobody of those who were at the first and the third."""
    lists = ("柏知远、骆怀瑾参加会议。", "骆怀瑾参加会议。", "柏知远、骆怀瑾参加会议。")
    with open_store(tmp_path) as store:
        list(
            store.add(
                written(f"m{month}", f"2024年{month}月5日", ("供热准备工作",), extra=extra)
                for month, extra in enumerate(lists, 1)
            )
        )
        yield store


def test_who_is_not_listed_after_having_been_is_missed(listing: Store) -> None:
    second, first = (listing.ids(Scope())[1], listing.ids(Scope())[2])
    assert listing.facts.missed_by("柏知远", Scope()) == [(second, first)]
    assert listing.facts.missed_by("骆怀瑾", Scope()) == []
    assert listing.facts.missed_by("闻亦舟", Scope()) == []


def test_meetings_are_counted_by_weekday(listing: Store) -> None:
    days = {tally.of: tally.count for tally in listing.facts.tally(Scope(), "weekday")}
    assert days == {"5": 1, "1": 1, "2": 1}  # 5 January 2024 was a Friday


def test_a_name_is_found_by_its_letters_in_order(tmp_path: Path) -> None:
    long = "撤销某某政协第十四届全国委员会委员资格的决定"
    with open_store(tmp_path) as store:
        list(store.add([written("a", "2024年1月5日", (long, "供热准备工作"))]))
        assert [m.position for m in store.facts.abbreviated("撤销某某政协委员资格")] == [1]
        assert store.facts.abbreviated("撤销某某人大委员资格") == []
        assert store.facts.abbreviated("委员资格政协某某撤销") == []


def test_a_slip_in_a_title_of_three_letters_is_put_right(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("a", "2024年1月5日", ("《仲裁法（修订草案）》",))]))
        assert store.facts.corrections("仲才法修订草案") == ["仲裁法"]
        assert store.facts.corrections("食品法修订草案") == []


def test_who_reports_is_told_by_office_in_the_clause_of_the_matter() -> None:
    text = "会议听取了主任委员柏知远作的关于立法法的报告；听取了秘书长骆怀瑾作的关于议程的汇报。"
    assert reporters(text, ["立法法"]) == ("柏知远",)
    assert reporters(text, ["议程"]) == ("骆怀瑾",)
    assert reporters(text, ["垃圾分类"]) == ()
    assert reporters("委员长会议就议程作了汇报。", ["议程"]) == ()


@pytest.mark.parametrize(
    ("title", "kind", "is_one"),
    [
        ("养犬管理条例（草案）", "条例草案", True),
        ("养犬管理条例", "条例草案", False),
        ("仲裁法（修订草案）", "法律草案", True),
        ("养犬管理条例（草案）", "法律草案", False),
    ],
)
def test_a_draft_is_of_the_kind_that_it_drafts(title: str, kind: str, is_one: bool) -> None:
    assert is_kind(title, kind) is is_one


def test_every_object_of_one_verb_was_taken_up_not_only_the_first(tmp_path: Path) -> None:
    heard = "会议听取了关于澜江防洪条例草案修改情况的汇报，关于澜阳养犬办法草案审议意见的报告。"
    with open_store(tmp_path) as store:
        list(store.add([written("1", matters=("全市防汛抗旱工作",), extra=heard)]))
        assert [m.named for m in store.facts.matters(["养犬办法"], Scope())] == [True]
        assert [m.named for m in store.facts.matters(["审议意见的报告。"], Scope())] == [False]


def test_a_body_in_either_script_is_one(tmp_path: Path) -> None:
    told = (
        "市委常委会召开会议\n\n3月{}日，青川市委常委会召开会议，研究防汛工作。\n"
        "会议研究了防汛工作，指出，要备足物资。"
    )
    simplified, other = (told.format(day) for day in (5, 6))
    traditional = other.translate(str.maketrans("会开议务备员", "會開議務備員"))
    pages = [
        Source(f"{k}.txt", text.encode(), "page")
        for k, text in enumerate((simplified, traditional))
    ]
    with open_store(tmp_path) as store:
        list(store.add(pages))
        (body,) = store.coverage().bodies
        assert fold(body[0]) == "青川市委常委会"
        assert body[1] == 2
        assert [tally.count for tally in store.facts.tally(Scope(), "body")] == [2]
