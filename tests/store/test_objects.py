"""The objects of one verb, told one by one."""

from __future__ import annotations

from store.facts.objects import object_about, objects
from store.words import fold

TEXT = "会议听取了关于河湖管护条例草案的报告，关于林长制条例草案的汇报。会议指出，要关于民生。"


def test_each_object_of_an_opening_sentence_is_told() -> None:
    assert objects(fold(TEXT)) == ("河湖管护条例草案的报告", "林长制条例草案的汇报")


def test_one_object_alone_is_told_by_the_name_of_its_item() -> None:
    assert objects("会议听取了关于林长制条例草案的汇报。") == ()


def test_an_object_is_found_by_a_word_and_stands_in_the_text() -> None:
    span = object_about(TEXT, "林长制")
    assert span is not None
    assert TEXT[span[0] : span[1]] == "林长制条例草案的汇报"
    assert object_about(TEXT, "民生") is None
