from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local import Entity, Refusal, escape, formatted, limits, utf16_length
from bot.local.formatting import Formatted


def html(source: str) -> Formatted:
    return formatted(source, "HTML")


def marks(source: str) -> list[tuple[str, str]]:
    """Kind and text of every entity."""
    made = html(source)
    return [(entity.type, entity.of(made.text)) for entity in made.entities]


@pytest.mark.parametrize(
    ("source", "text", "marked"),
    [
        ("<b>议题</b>", "议题", [("bold", "议题")]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", "a"), ("italic", "b")]),
        ("<i>a</i><u>b</u><ins>c</ins>", "abc", [("italic", "a"), ("underline", "bc")]),
        ("<s>a</s> <del>b</del>", "a b", [("strikethrough", "a"), ("strikethrough", "b")]),
        ("<strike>a</strike>", "a", [("strikethrough", "a")]),
        ("<code>x=1</code>", "x=1", [("code", "x=1")]),
        ("<pre>x\n y</pre>", "x\n y", [("pre", "x\n y")]),
        ("<blockquote>引</blockquote>", "引", [("blockquote", "引")]),
        ("<blockquote expandable>引</blockquote>", "引", [("expandable_blockquote", "引")]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", "a")]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", "a")]),
        ("<B>a</b>", "a", [("bold", "a")]),
        ("<b>a</>", "a", [("bold", "a")]),
        ("<b >a</b >", "a", [("bold", "a")]),
        ("𠮷<b>野家</b>", "𠮷野家", [("bold", "野家")]),
        ("<b>粗<i>粗斜</i></b>", "粗粗斜", [("bold", "粗粗斜"), ("italic", "粗斜")]),
        ("&lt;b&gt; &amp; &quot;", '<b> & "', []),
        ("&#20250;&#x8BAE; &nbsp;&copy;", "会议 &nbsp;&copy;", []),
        ("&#xD83D;&#xDE00;<b>x</b>", "😀x", [("bold", "x")]),
        ("&lt b &amp", "< b &", []),
        ("<b></b>x", "x", []),
        ("<b>  </b>x", "x", []),
        (" \n<b> a </b>\n ", "a", [("bold", "a")]),
        ("a<b> b</b>", "a b", [("bold", "b")]),
        ("<b>a</b><b>b</b>", "ab", [("bold", "ab")]),
        ("<code><b>a</b></code>", "a", [("code", "a")]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", "a"), ("code", "b"), ("bold", "c")]),
        ("<blockquote><blockquote>a</blockquote></blockquote>", "a", [("blockquote", "a")]),
        ("a\tb\r\nc", "a b\nc", []),
        ("x\r<b>y</b>", "xy", [("bold", "y")]),
        ("发 /meeting 或 @someone", "发 /meeting 或 @someone",
         [("bot_command", "/meeting"), ("mention", "@someone")]),
        ("1/2 /会议 a/b //c", "1/2 /会议 a/b //c", []),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(
    source: str, text: str, marked: list[tuple[str, str]]
) -> None:
    assert html(source).text == text
    assert marks(source) == marked


def test_an_entity_counts_utf16_units() -> None:
    assert html("𠮷<b>𠮷a</b>").entities == (Entity("bold", 2, 3),)


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ('<a href="https://a.cn/1?x=1&amp;y=2">文</a>',
         Entity("text_link", 0, 1, url="https://a.cn/1?x=1&y=2")),
        ("<a href='a.cn'>文</a>", Entity("text_link", 0, 1, url="http://a.cn/")),
        ("<a>a.cn/b</a>", Entity("text_link", 0, 6, url="http://a.cn/b")),
        ("<a href=https>a</a>", None),
        ('<a href="javascript:alert(1)">文</a>', None),
        ('<a href="tg://user?id=5">文</a>', None),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
         Entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")),
        ('<pre><code class="language-python">x</code></pre>',
         Entity("pre", 0, 1, language="python")),
        ('<code class="language-python"><pre>x</pre></code>',
         Entity("pre", 0, 1, language="python")),
        ('<code class="language-python">x</code>', Entity("code", 0, 1)),
    ],
)  # fmt: skip
def test_a_tag_may_say_more(source: str, entity: Entity | None) -> None:
    assert html(source).entities == ((entity,) if entity else ())


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("文<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("3 < 5 > 4", 'Unsupported start tag "" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>a</b></i>",
         'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b =1>a</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<b />", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("&#xD83D;",
         "Text contains invalid Unicode characters after decoding HTML entities,"
         " check for unmatched surrogate code units"),
    ],
)  # fmt: skip
def test_wrong_html_is_refused_as_telegram_does(source: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        html(source)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize("mode", ["MarkdownV2", "Markdown"])
def test_markdown_is_refused(mode: str) -> None:
    with pytest.raises(Refusal, match="Markdown is not understood"):
        formatted("*a*", mode)


def test_an_unknown_parse_mode_is_refused() -> None:
    with pytest.raises(Refusal, match="unsupported parse_mode"):
        formatted("a", "XML")


def test_entities_after_the_hundredth_are_dropped() -> None:
    assert len(html("<b>a</b> " * 120).entities) == limits.ENTITIES


def test_entities_can_be_given_instead_of_tags() -> None:
    made = formatted(
        " 𠮷野家",
        entities=[
            {"type": "bold", "offset": 3, "length": 2},
            {"type": "url", "offset": 0, "length": 1},
            {"type": "text_link", "offset": 1, "length": 2, "url": "a.cn"},
        ],
    )
    assert made.entities == (
        Entity("text_link", 0, 2, url="http://a.cn/"),
        Entity("bold", 2, 2),
    )


def test_a_parse_mode_wins_over_entities() -> None:
    made = formatted("<i>a</i>", "HTML", [{"type": "bold", "offset": 0, "length": 1}])
    assert made.entities == (Entity("italic", 0, 1),)


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ({"type": "bold", "offset": 0, "length": 9}, "ends after the end of the text"),
        ({"type": "bold", "offset": 1, "length": 2}, "begins in a middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": 0, "length": 1}, "ends in a middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": -1, "length": 1}, "incorrect offset -1"),
        ({"type": "bold", "length": 1}, 'Can\'t find field "offset"'),
        ({"type": "bold", "offset": "0", "length": 1}, "must be of type Number"),
        ({"type": "loud", "offset": 0, "length": 1}, "Unsupported type specified"),
        ({"type": "text_link", "offset": 0, "length": 2}, 'Can\'t find field "url"'),
        ("bold", "expected an Object"),
    ],
)
def test_wrong_entities_are_refused(entity: object, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        formatted("𠮷x", entities=[entity])


letters = st.text(st.sampled_from("会议𠮷a😀<>&\"' \n"), max_size=20)
tags = st.sampled_from(["b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"])
trees = st.recursive(
    letters.map(lambda text: (text, escape(text))),
    lambda inner: st.tuples(tags, st.lists(inner, max_size=3)).map(
        lambda node: (
            "".join(text for text, _ in node[1]),
            f"<{node[0]}>" + "".join(source for _, source in node[1]) + f"</{node[0]}>",
        )
    ),
    max_leaves=8,
)


@given(st.text().filter(lambda text: "\r" not in text))
def test_escaped_text_comes_out_as_it_was(text: str) -> None:
    visible = "".join(" " if letter < " " and letter != "\n" else letter for letter in text)
    assert html(escape(text)).text == visible.strip(" \n")


@given(trees)
def test_tags_never_change_the_text_and_entities_lie_within_it(tree: tuple[str, str]) -> None:
    text, source = tree
    made = html(source)
    assert made.text == text.strip(" \n")
    for entity in made.entities:
        assert 0 <= entity.offset < entity.end <= utf16_length(made.text)
        inner = entity.of(made.text)
        assert inner.strip(" \n")
        assert "\ufffd" not in inner


@given(letters, letters.filter(lambda text: text.strip(" \n") == text != ""), letters)
def test_an_entity_marks_exactly_what_its_tag_did(before: str, inside: str, after: str) -> None:
    made = html(f"{escape(before)}<b>{escape(inside)}</b>{escape(after)}")
    assert [entity.of(made.text) for entity in made.entities] == [inside]


@given(st.text(st.sampled_from("<>/=&;#x\"' abcode1会"), max_size=30))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    with contextlib.suppress(Refusal):
        html(source)
