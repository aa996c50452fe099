from __future__ import annotations

import datetime
import json
import resource
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import (
    NothingThere,
    Outcome,
    Query,
    Scope,
    Source,
    Store,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreTooNew,
    open_store,
    restore_store,
)
from store.beijing import day_of
from store.dates import DateRange, MonthDay, MonthDayRange
from store.reading import read_source
from store.scope import Local
from tests.readouts import sample, wanglan, written


def add(store: Store, *sources: Source) -> list[Outcome]:
    return [outcome for outcomes in store.add(sources) for outcome in outcomes]


def statuses(store: Store, *sources: Source) -> list[str]:
    return [outcome.status for outcome in add(store, *sources)]


def found(store: Store, words: str) -> set[str]:
    hits = store.search(Query(words), limit=1000).hits
    others = {store.readout(other).readout.source_id for hit in hits for other in hit.others}
    return {hit.stored.readout.source_id for hit in hits} | others


def changed(source: Source, old: str, new: str) -> Source:
    record = json.loads(source.data)
    record["text"] = record["text"].replace(old, new)
    return Source(source.name, json.dumps(record, ensure_ascii=False).encode(), "record")


# --- adding -------------------------------------------------------------------------------------


def test_a_stored_readout_is_what_was_read(store: Store) -> None:
    for source in (sample(), wanglan()[0], written("1")):
        reads = read_source(source).readouts
        for outcome, read in zip(add(store, source), reads, strict=True):
            assert outcome.readout is not None, outcome.why
            assert store.readout(outcome.readout).readout == read


def test_the_same_bytes_again_change_nothing(store: Store) -> None:
    assert statuses(store, sample()) == ["added"]
    before = list(store.export())
    assert statuses(store, sample(), sample()) == ["unchanged", "unchanged"]
    assert list(store.export()) == before


def test_the_same_bytes_under_another_name_change_nothing(store: Store) -> None:
    add(store, sample())
    renamed = Source("copy.txt", sample().data, "page")
    assert statuses(store, renamed) == ["unchanged"]


def test_changed_text_is_a_new_revision_and_the_old_one_is_kept(store: Store) -> None:
    source = written("7")
    (first,) = add(store, source)
    (second,) = add(store, changed(source, "防汛抗旱", "森林防火"))
    assert second.status == "revised"
    assert first.readout is not None
    assert second.readout is not None
    old, new = store.readout(first.readout), store.readout(second.readout)
    assert (old.revision, old.current) == (1, False)
    assert (new.revision, new.current) == (2, True)
    assert "防汛抗旱" in old.readout.text
    assert found(store, "森林防火") == {"7"}
    assert found(store, "防汛抗旱") == set()


def test_a_text_that_goes_back_is_a_third_revision(store: Store) -> None:
    source = written("7")
    add(store, source)
    add(store, changed(source, "防汛抗旱", "森林防火"))
    assert statuses(store, source) == ["revised"]
    assert store.coverage().readouts == 1


def test_what_is_no_readout_is_refused_with_its_reason_and_the_rest_goes_in(store: Store) -> None:
    news = Source("news.txt", "今天天气很好，市民纷纷出游。".encode(), "page")
    outcomes = add(store, written("1"), news, written("2"))
    assert [o.status for o in outcomes] == ["added", "refused", "added"]
    assert outcomes[1].why
    assert store.coverage().readouts == 2


def test_a_publication_date_said_later_dates_the_same_bytes(store: Store) -> None:
    source = written("1", day="6月1日")
    add(store, source)
    assert next(store.export()).readout.year.how == "unknown"
    told = Source(source.name, source.data, "record", published=datetime.date(2021, 6, 2))
    assert statuses(store, told) == ["revised"]
    assert next(store.export()).readout.date == datetime.date(2021, 6, 1)
    assert statuses(store, source) == ["unchanged"]


def test_an_outcome_is_told_only_once_it_is_certain(store: Store, tmp_path: Path) -> None:
    adding = store.add([written("1"), written("2")])
    next(adding)
    with sqlite3.connect(tmp_path / "data" / "readouts.db") as other:
        assert other.execute("SELECT count(*) FROM readout").fetchone() == (1,)
    other.close()
    adding.close()


@contextmanager
def failing(store: Store, event: str) -> Iterator[None]:
    """Within it the database refuses ``event``, the middle of a CREATE TRIGGER."""
    refusal = f"CREATE TRIGGER failing BEFORE {event} BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    with closing(sqlite3.connect(store.folder / "readouts.db")) as database:
        database.execute(refusal)
        yield
        database.execute("DROP TRIGGER failing")


def test_adding_that_fails_leaves_no_trace(store: Store) -> None:
    refused = pytest.raises(sqlite3.IntegrityError, match="disk full")
    with failing(store, "INSERT ON change"), refused:  # the last write of the transaction
        add(store, written("1"))
    assert store.coverage().readouts == 0
    assert store.health().problems == ()
    assert statuses(store, written("1")) == ["added"]


# --- listing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(MonthDay(6, 1)), {"a", "b"}),
        (Scope(MonthDay(6)), {"a", "b", "c"}),
        (Scope(DateRange(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))), {"b", "c"}),
        (Scope(MonthDayRange(MonthDay(12, 30), MonthDay(1, 2))), {"d", "e"}),
        (Scope(MonthDayRange(MonthDay(6, 1), MonthDay(6, 9))), {"a", "b"}),
        (Scope(body="市政府"), {"a", "b", "c", "d", "e"}),
        (Scope(body="市政協"), set()),
        (Scope(chair="賀知衡"), {"c"}),
        (Scope(MonthDay(6), chair="闻亦舟"), {"a", "b"}),
    ],
)
def test_meetings_are_found_by_day_body_and_chair(
    store: Store, scope: Scope, expected: set[str]
) -> None:
    add(
        store,
        written("a", "2022年6月1日"),
        written("b", "2023年6月1日"),
        written("c", "2023年6月30日", chair="贺知衡"),
        written("d", "2021年12月31日"),
        written("e", "2022年1月2日"),
    )
    total, meetings = store.meetings(scope)
    assert {m.readout.source_id for m in meetings} == expected
    assert total == len(expected)


@pytest.mark.parametrize("page_size", [1, 2, 10])
def test_pages_of_meetings_add_up_to_all_of_them_latest_first(store: Store, page_size: int) -> None:
    add(store, *(written(str(n), f"2023年6月{n}日") for n in (3, 1, 5, 2, 4)))
    listed: list[str] = []
    for offset in range(0, 5, page_size):
        total, meetings = store.meetings(Scope(), offset, page_size)
        assert total == 5
        listed += [m.readout.source_id for m in meetings]
    assert listed == ["5", "4", "3", "2", "1"]


def test_coverage_says_how_many_from_when_to_when_and_of_whom(store: Store) -> None:
    add(store, written("1", "2022年6月1日"), written("2", "2023年6月1日"))
    coverage = store.coverage()
    assert coverage.readouts == 2
    assert (coverage.first, coverage.last) == (
        datetime.date(2022, 6, 1),
        datetime.date(2023, 6, 1),
    )
    assert sum(count for _, count in coverage.bodies) == 2


def test_a_remembered_question_keeps_its_day_and_its_id(store: Store) -> None:
    day = datetime.date(2024, 5, 1)
    first = store.remember("昨天", day)
    assert store.remember("昨天", day) == first
    assert store.remember("昨天", day + datetime.timedelta(1)) != first
    remembered = store.remembered(first)
    assert (remembered.text, remembered.asked_on) == ("昨天", day)
    with pytest.raises(NothingThere):
        store.remembered(first + 99)


# --- the index follows the database -------------------------------------------------------------


def indexed(store: Store) -> set[str]:
    """What the index alone knows: every readout that holds the words all of them hold."""
    return found(store, "主持召开") | found(store, "研究")


def stored(store: Store) -> set[str]:
    return {s.readout.source_id for s in store.export()}


def test_an_index_that_was_deleted_comes_back(store: Store, tmp_path: Path) -> None:
    add(store, written("1"), written("2"))
    store.close()
    shutil.rmtree(tmp_path / "data" / "index")
    with open_store(tmp_path / "data") as again:
        assert indexed(again) == {"1", "2"}


# whoosh leaves the file open that it could not read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_garbled_index_comes_back(store: Store, tmp_path: Path) -> None:
    add(store, written("1"))
    store.close()
    for file in (tmp_path / "data" / "index").rglob("*.toc"):
        file.write_bytes(b"garbage")
    with open_store(tmp_path / "data") as again:
        assert indexed(again) == {"1"}


def test_a_crash_between_the_two_commits_is_caught_up_with(store: Store, tmp_path: Path) -> None:
    adding = store.add([written("1"), written("2")])
    next(adding)
    next(adding)  # committed, not yet indexed; then the process dies
    assert store.health().behind == 2
    shutil.copytree(tmp_path / "data", tmp_path / "crashed")
    adding.close()
    with open_store(tmp_path / "crashed") as again:
        assert again.health().behind == 0
        assert indexed(again) == {"1", "2"}


def test_the_index_of_another_store_is_not_trusted(store: Store, tmp_path: Path) -> None:
    add(store, written("1"))
    store.close()
    with open_store(tmp_path / "other") as other:
        add(other, written("2"))
    shutil.rmtree(tmp_path / "data" / "index")
    shutil.copytree(tmp_path / "other" / "index", tmp_path / "data" / "index")
    with open_store(tmp_path / "data") as again:
        assert indexed(again) == {"1"}


@pytest.mark.parametrize("emptied", [True, False], ids=["emptied", "removed"])
def test_an_index_whose_database_went_finds_nothing_any_more(
    store: Store, tmp_path: Path, emptied: bool
) -> None:
    add(store, written("1"))
    store.close()
    (tmp_path / "data" / "readouts.db").unlink()
    if emptied:
        (tmp_path / "data" / "readouts.db").touch()
    with open_store(tmp_path / "data") as again:
        assert indexed(again) == set()
        assert again.health().behind == 0


def test_reindexing_changes_no_answer(store: Store) -> None:
    add(store, *wanglan())
    before = store.search(Query("垃圾分类"), limit=99)
    assert before.total > 3
    assert store.reindex() == len(stored(store))
    assert store.search(Query("垃圾分类"), limit=99) == before


def test_searching_while_adding_sees_whole_readouts_only(store: Store) -> None:
    matters = ("甲乙丙丁水库建设", "甲乙丙丁学校招生")
    wrong: list[object] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            hits = store.search(Query("甲乙丙丁"), limit=1000)
            per_readout: dict[str, int] = {}
            for hit in hits.hits:
                name = hit.stored.readout.source_id
                per_readout[name] = per_readout.get(name, 0) + 1
            if any(count != 2 for count in per_readout.values()):
                wrong.append(per_readout)

    searching = threading.Thread(target=search)
    searching.start()
    try:
        for number in range(12):
            add(store, written(str(number), matters=matters))
    finally:
        done.set()
        searching.join()
    assert not wrong
    assert len(found(store, "甲乙丙丁")) == 12


def test_two_processes_may_add_at_once(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as other:
        threads = [
            threading.Thread(target=add, args=(owner, *(written(f"{name}{n}") for n in range(15))))
            for name, owner in (("a", store), ("b", other))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(stored(store)) == 30
        store.catch_up()
        assert indexed(store) == stored(store)
        assert indexed(other) == stored(store)


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "change", "again", "interrupted", "reopen", "delete index"]),
            st.integers(0, 3),
        ),
        max_size=8,
    )
)
def test_after_any_sequence_the_index_holds_what_the_database_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("sequence")
    store = open_store(folder)
    revision = 0
    try:
        for step, number in steps:
            source = written(str(number))
            if step in ("add", "again"):
                add(store, source)
            elif step == "change":
                revision += 1
                add(store, changed(source, "防汛", f"防汛{revision}"))
            elif step == "interrupted":
                adding = store.add([changed(source, "改造", "更新")])
                next(adding)
                store.close()  # the index never heard of it
                store = open_store(folder)
            elif step == "reopen":
                store.close()
                store = open_store(folder)
            else:
                store.close()
                shutil.rmtree(folder / "index")
                store = open_store(folder)
        assert indexed(store) == stored(store)
        assert store.health().behind == 0
        assert store.health().problems == ()
    finally:
        store.close()


# --- a better reader ----------------------------------------------------------------------------


def as_an_earlier_reader_left_it(store: Store) -> None:
    """Spoil what was read, as if a worse reader had read it."""
    with sqlite3.connect(store.folder / "readouts.db") as database:
        database.execute("UPDATE readout SET reader_version = 0, body = NULL, date = NULL")
        database.execute("DELETE FROM item WHERE position > 1")
        database.execute("UPDATE item SET subject = '读错了'")
    database.close()


def test_rereading_brings_todays_reading_and_keeps_every_id(store: Store) -> None:
    source = written("7")
    add(store, sample(), source, changed(source, "防汛抗旱", "森林防火"))
    before = list(store.export())
    as_an_earlier_reader_left_it(store)
    assert store.health().outdated == 2
    counted = store.reread()
    assert (counted.changed, counted.unchanged, counted.added, counted.withdrawn) == (3, 0, 0, 0)
    assert list(store.export()) == before
    assert store.health().outdated == 0
    assert found(store, "森林防火") == {"7"}
    assert found(store, "派驻机构改革") == {"330"}


def test_rereading_what_reads_the_same_changes_nothing(store: Store) -> None:
    add(store, sample(), written("1"))
    before = list(store.export())
    counted = store.reread()
    assert (counted.changed, counted.unchanged) == (0, 2)
    assert list(store.export()) == before
    assert store.health().behind == 0


def test_a_readout_is_read_as_of_the_day_it_came_in(store: Store) -> None:
    days = {day_of(datetime.datetime.now(datetime.UTC))}
    year = max(days).year
    (added,) = add(store, written("1", day="1月1日", extra=f"{year}年以来，工作扎实推进。"))
    days.add(day_of(datetime.datetime.now(datetime.UTC)))
    assert added.readout is not None
    bound = store.readout(added.readout).readout.year.evidence[-1]
    assert bound in {f"不晚于{day.year}年{day.month}月{day.day}日" for day in days}


def test_it_is_read_again_as_of_the_same_day(store: Store) -> None:
    (added,) = add(store, written("1", day="6月1日", extra="2040年以来，工作扎实推进。"))
    with sqlite3.connect(store.folder / "readouts.db") as database:
        database.execute("UPDATE source SET received_at = '2040-11-29T16:30:00+00:00'")
    database.close()
    store.reread()
    assert added.readout is not None
    year = store.readout(added.readout).readout.year
    assert (year.value, year.evidence[-1]) == (2040, "不晚于2040年11月30日")


def test_rereading_that_fails_leaves_everything_as_it_was(store: Store) -> None:
    add(store, sample(), written("1"))
    as_an_earlier_reader_left_it(store)
    before = list(store.export())
    refused = pytest.raises(sqlite3.IntegrityError, match="disk full")
    with failing(store, "INSERT ON item WHEN NEW.readout = 2"), refused:
        store.reread()
    assert list(store.export()) == before


def test_what_is_no_readout_any_more_is_withdrawn_but_kept(store: Store) -> None:
    (outcome,) = add(store, written("1"))
    with sqlite3.connect(store.folder / "readouts.db") as database:
        news = json.dumps({"id": "1", "text": "今天天气很好，市民纷纷出游。"}).encode()
        database.execute("UPDATE source SET data = ?", [news])
    database.close()
    assert store.reread().withdrawn == 1
    assert store.coverage().readouts == 0
    assert found(store, "防汛") == set()
    assert outcome.readout is not None
    assert not store.readout(outcome.readout).current


def test_what_was_withdrawn_can_be_added_again_in_other_words(store: Store) -> None:
    add(store, written("1"))
    with store._database.write() as database:
        database.execute("UPDATE readout SET current = 0")
    (again,) = add(store, changed(written("1"), "防汛", "水利"))
    assert again.status == "added"
    assert found(store, "水利") == {"1"}


def test_what_a_better_reader_recognises_again_is_listed_again(store: Store) -> None:
    add(store, written("1"))
    with sqlite3.connect(store.folder / "readouts.db") as database:
        database.execute("UPDATE readout SET current = 0")  # withdrawn by the reader before
    database.close()
    assert store.reread().changed == 1
    assert found(store, "防汛") == {"1"}


# --- the file -----------------------------------------------------------------------------------


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "readouts.db").write_bytes(b"not a database, but somebody's notes" * 50)
    with pytest.raises(StoreDamaged):
        open_store(tmp_path)
    assert (tmp_path / "readouts.db").read_bytes().startswith(b"not a database")


def test_a_store_of_a_later_version_is_refused(store: Store, tmp_path: Path) -> None:
    store.close()
    with sqlite3.connect(tmp_path / "data" / "readouts.db") as database:
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('readout-bot', 'm999_future', 'now')"
        )
    database.close()
    with pytest.raises(StoreTooNew):
        open_store(tmp_path / "data")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="无法使用数据目录"):
        open_store(tmp_path / "file" / "data")


def test_a_backup_restores_to_the_same_answers(store: Store, tmp_path: Path) -> None:
    add(store, written("1"), written("2"))
    store.backup(tmp_path / "copy.db")
    add(store, written("3"))
    store.close()
    restore_store(tmp_path / "data", tmp_path / "copy.db")
    with open_store(tmp_path / "data") as again:
        assert stored(again) == {"1", "2"}
        assert indexed(again) == {"1", "2"}
    assert (tmp_path / "data" / "readouts.db.before-restore").exists()


@pytest.mark.parametrize("place", ["", "nowhere/copy.db", "data/readouts.db/copy.db"])
def test_a_backup_that_cannot_be_written_is_one_sentence(
    store: Store, tmp_path: Path, place: str
) -> None:
    before = set(tmp_path.rglob("*"))
    with pytest.raises(StoreError, match="无法备份到"):
        store.backup(tmp_path / place)
    assert set(tmp_path.rglob("*")) == before


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Within it the system writes no more into any file, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_backup_that_fails_midway_leaves_nothing_or_the_one_before(
    store: Store, tmp_path: Path
) -> None:
    add(store, written("1"))
    store.backup(tmp_path / "good.db")
    add(store, written("2"))
    for name in ("new.db", "good.db"):
        with files_no_larger_than(10_000), pytest.raises(StoreError, match="无法备份到"):
            store.backup(tmp_path / name)
    assert not list(tmp_path.glob("new.db*"))
    restore_store(tmp_path / "again", tmp_path / "good.db")
    with open_store(tmp_path / "again") as again:
        assert stored(again) == {"1"}


def test_restoring_that_fails_midway_leaves_what_was_there(store: Store, tmp_path: Path) -> None:
    add(store, written("1"))
    store.backup(tmp_path / "copy.db")
    store.close()
    with files_no_larger_than(10_000), pytest.raises(StoreError, match="无法从"):
        restore_store(tmp_path / "data", tmp_path / "copy.db")
    assert not list((tmp_path / "data").glob("*restor*"))
    with open_store(tmp_path / "data") as again:
        assert stored(again) == {"1"}


def test_an_index_that_cannot_be_used_is_one_sentence(store: Store, tmp_path: Path) -> None:
    store.close()
    shutil.rmtree(tmp_path / "data" / "index")
    (tmp_path / "data" / "index").write_text("")
    with pytest.raises(StoreError, match="无法使用索引"):
        open_store(tmp_path / "data")


def test_no_store_is_made_where_one_was_to_be_there(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "mistyped"):
        with pytest.raises(StoreMissing):
            open_store(folder, make=False)
    assert not list(tmp_path.iterdir())


def test_no_store_is_replaced_under_a_process_that_sends_from_it(
    store: Store, tmp_path: Path
) -> None:
    list(store.add([sample()]))
    store.backup(tmp_path / "copy.db")
    with store.alone(), pytest.raises(StoreBusy):
        restore_store(store.folder, tmp_path / "copy.db")
    assert not (store.folder / "readouts.db.before-restore").exists()


def test_restoring_from_nonsense_changes_nothing(store: Store, tmp_path: Path) -> None:
    add(store, written("1"))
    store.close()
    (tmp_path / "nonsense").write_bytes(b"nonsense" * 999)
    with pytest.raises(StoreError):
        restore_store(tmp_path / "data", tmp_path / "nonsense")
    with open_store(tmp_path / "data") as again:
        assert stored(again) == {"1"}


def test_closing_twice_is_fine(store: Store) -> None:
    store.close()
    store.close()


def test_a_closed_store_says_so_and_opens_nothing_again(store: Store) -> None:
    add(store, written("1"))
    store.close()
    with pytest.raises(StoreError, match="关闭"):
        store.coverage()


def test_a_city_without_its_name_is_told_by_its_paper(tmp_path: Path) -> None:
    text = "澜阳日报消息，6月1日，市长闻亦舟主持召开市政府常务会议，研究防汛准备情况。"
    record = json.dumps({"id": "a", "title": "市政府常务会议", "text": text})
    with open_store(tmp_path) as store:
        list(store.add([Source("a", record.encode(), "record")]))
        there = Scope(body="澜阳市政府常务会议", locals=(Local("澜阳市", "市政府常务"),))
        elsewhere = replace(there, locals=(Local("望澜市", "市政府常务"),))
        assert (len(store.ids(there)), len(store.ids(elsewhere))) == (1, 0)


def test_a_body_of_a_city_is_meant_where_it_met_together_with_another(tmp_path: Path) -> None:
    text = "6月1日，区长闻亦舟主持召开区政府党组会议暨第29次常务会议，研究防汛准备情况。"
    record = json.dumps({"id": "a", "title": "凤栖区政府研究防汛", "text": text})
    with open_store(tmp_path) as store:
        list(store.add([Source("a", record.encode(), "record")]))
        for organ, count in (("区政府常务", 1), ("区政府党组", 1), ("区政府全体", 0), ("区委", 0)):
            scope = Scope(body=f"凤栖{organ}会议", locals=(Local("凤栖区", organ),))
            assert len(store.ids(scope)) == count, organ


def test_an_enlarged_meeting_of_a_city_is_meant_with_its_marks_and_without(tmp_path: Path) -> None:
    text = "6月1日，县委书记闻亦舟主持召开县委常委会（扩大）会议，研究防汛准备情况。"
    record = json.dumps({"id": "a", "title": "霍溪县委研究防汛", "text": text})
    with open_store(tmp_path) as store:
        list(store.add([Source("a", record.encode(), "record")]))
        organ = "县委常委会扩大"
        assert len(store.ids(Scope(body=f"霍溪{organ}会议", locals=(Local("霍溪县", organ),)))) == 1


def test_a_county_of_one_letter_is_not_told_by_that_letter_alone(tmp_path: Path) -> None:
    text = "6月1日，县长闻亦舟主持召开县政府常务会议，研究和谐社区建设。"
    record = json.dumps({"id": "a", "title": "县政府研究和谐社区建设", "text": text})
    with open_store(tmp_path) as store:
        list(store.add([Source("a", record.encode(), "record")]))
        assert store.ids(Scope(body="和县政府常务", locals=(Local("和县", "县政府常务"),))) == []
