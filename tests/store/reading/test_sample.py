"""The one real readout that ships with the bot, read exactly: every field of the contract."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from store.model import Person, Readout, Source
from store.reading import read_source

SAMPLE = Path(__file__).parents[3] / "bot" / "sample" / "readout-330.txt"


@pytest.fixture(scope="module")
def readout() -> Readout:
    (read,) = read_source(Source(SAMPLE.name, SAMPLE.read_bytes(), "page")).readouts
    assert isinstance(read, Readout)
    return read


def test_id_and_title_come_from_the_first_line(readout: Readout) -> None:
    assert readout.source_id == "330"
    assert readout.title == (
        "北京市委常委会召开会议 传达学习习近平总书记重要讲话精神 "
        "研究北京市开展“不忘初心、牢记使命”主题教育实施方案等事项"
    )
    assert readout.published is None
    assert readout.url is None


def test_who_met_and_when(readout: Readout) -> None:
    assert readout.body == "北京市委常委会"
    assert readout.meeting == "北京市委常委会会议"
    assert readout.session is None
    assert readout.date_printed == "6月1日"
    assert (readout.month, readout.day) == (6, 1)
    assert readout.time_of_day == "上午"
    assert readout.chair == (Person("蔡奇", "市委书记"),)
    assert readout.attendees == ()


def test_the_year_follows_from_the_text_with_its_evidence(readout: Readout) -> None:
    assert readout.year.value == 2019
    assert readout.year.how == "inferred"
    assert "新中国成立70周年" in readout.year.evidence
    assert all(words in readout.text for words in readout.year.evidence)
    assert readout.date == datetime.date(2019, 6, 1)


def test_the_four_items(readout: Readout) -> None:
    read = [(item.position, item.verb, item.subject, item.documents) for item in readout.items]
    plan = "关于在全市开展“不忘初心、牢记使命”主题教育的实施方案"
    reform = "关于深化北京市纪委市监委派驻机构改革的实施意见"
    assert read == [
        (
            1,
            "传达学习",
            "习近平总书记在“不忘初心、牢记使命”主题教育工作会议上的重要讲话精神",
            (),
        ),
        (2, "研究", f"《{plan}》", (plan,)),
        (3, "研究", "我市组织开展“我和我的祖国”群众性主题宣传教育活动的落实方案", ()),
        (4, "研究", f"《{reform}》", (reform,)),
    ]
    assert readout.other_matters


def test_the_passages_are_the_paragraphs(readout: Readout) -> None:
    paragraphs = readout.text.split("\n")
    assert len(paragraphs) == 6
    assert [readout.excerpt(item) for item in readout.items] == paragraphs[1:5]
    assert paragraphs[0].startswith("6月1日上午，北京市委常委会召开会议，")
    assert paragraphs[5] == "会议还研究了其他事项。"
