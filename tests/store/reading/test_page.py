"""Pages as files hold them: encodings, markup, what sites put around a text, hostile input."""

from __future__ import annotations

import codecs
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import NotAReadout, Readout, Source
from store.reading import read_source
from store.reading.page import MAX_PAGE_BYTES, Page, Unreadable, read_page
from store.reading.page.markup import read_markup
from tests.store.reading.pages import CARE, CHAIR, FLOODS, LEAD, TITLE, WHOLE, openings, read

PLAIN = "\n".join((TITLE, *WHOLE))
HTML = f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>　　{p}</p>' for p in WHOLE)}</body></html>"


def page(text: str | bytes, name: str = "页面.html") -> Page:
    return read_page(text if isinstance(text, bytes) else text.encode(), name)


# --- encodings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [PLAIN, HTML], ids=["text", "html"])
@pytest.mark.parametrize(
    "data_of",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    ],
    ids=["utf-8", "with a mark", "gb18030", "utf-16", "le without a mark", "be without", "be"],
)
def test_the_text_is_the_same_in_every_encoding(text: str, data_of: object) -> None:
    assert callable(data_of)
    assert page(data_of(text)).paragraphs == WHOLE


def test_big5_is_told_from_gb18030_by_what_it_decodes_to() -> None:
    text = (
        "青川市委常委會召開會議，研究防汛備汛工作，聽取全市養老服務情況匯報。會議指出，要壓實責任。"
    )
    read = page(text.encode("big5"))
    assert read.paragraphs == (text,)
    assert read.encoding == "big5hkscs"


def test_a_wrong_declaration_does_not_win_over_the_text() -> None:
    declared = HTML.replace("<body>", "<head><meta charset='big5'></head><body>")
    assert page(declared.encode("gb18030")).paragraphs == WHOLE


def test_a_character_cut_off_at_the_end_is_dropped() -> None:
    assert page(PLAIN.encode()[:-1]).paragraphs[-1] == WHOLE[-1][:-1]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "空"),
        (b" \n\t ", "空"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "二进制"),
        (b"\xff\xfe", "编码"),
        (bytes(range(128, 256)) * 20, "编码"),
        (b"a" * (MAX_PAGE_BYTES + 1), "超过"),
        (("<div>" * 3_000).encode(), "嵌套"),
        (("<br>" * 70_000).encode(), "标签"),
        (b"<html><body></body></html>", "没有正文"),
    ],
    ids=["empty", "blank", "png", "mark only", "noise", "large", "nested", "tags", "no text"],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_page(data, "坏文件.html")
    (refused,) = read_source(Source("坏文件.html", data, "page")).readouts
    assert isinstance(refused, NotAReadout)
    assert why in refused.why


# --- titles and ids -----------------------------------------------------------------------------


def test_id_and_title_from_a_first_line_ahead_of_markup() -> None:
    read = page(f"4711{TITLE}.txt\n<div>{LEAD}</div>")
    assert (read.source_id, read.title) == ("4711", TITLE)


def test_id_and_title_from_the_first_line_of_a_plain_text() -> None:
    read = page(f"{TITLE}\n2022年3月6日　来源：青川日报\n{LEAD}", "甲.txt")
    assert (read.source_id, read.title) == ("甲", TITLE)


def test_a_papers_archive_gives_title_and_day_as_a_form() -> None:
    read = page(f"【日期】= 2001.03.06\n【期号】= 1758\n【标题】= {TITLE}\n【正文】=\n{LEAD}")
    assert (read.title, read.published) == (TITLE, datetime.date(2001, 3, 6))


def test_id_and_title_from_the_file_name_as_a_last_resort() -> None:
    read = page(f"<p>{LEAD}</p>", "档案/88青川会议.html")
    assert (read.source_id, read.title) == ("88", "青川会议")


def test_a_title_that_begins_with_a_date_keeps_its_number() -> None:
    read = page(f"<p>{LEAD}</p>", "2022年3月5日会议.html")
    assert (read.source_id, read.title) == ("2022年3月5日会议", "2022年3月5日会议")


def test_the_headline_beats_the_sites_title() -> None:
    html = f"<head><title>{TITLE}_青川要闻</title></head><h1>{TITLE}</h1><p>{LEAD}</p>"
    assert page(html).title == TITLE


def test_the_sites_name_is_cut_from_a_title_without_headline() -> None:
    assert page(f"<head><title>{TITLE}_青川要闻</title></head><p>{LEAD}</p>").title == TITLE


def test_a_short_h1_is_a_sections_name() -> None:
    assert page(f"<h1>要闻</h1><h1>{TITLE}</h1><p>{LEAD}</p>").title == TITLE


@pytest.mark.parametrize(
    "heading",
    [
        "青川市人民政府门户网站",
        "青川日报电子版",
        "政协首页 > 政协要闻",
        "市政府常务会议",
        "青川人大网",
    ],
)
def test_a_heading_of_a_site_or_a_section_gives_way_to_the_line_that_tells_of_the_meeting(
    heading: str,
) -> None:
    line = "青川市政府召开第9次常务会议"
    text = f"<h1>{heading}</h1><div>2024-03-06</div><div>{line}</div><p>{LEAD}</p><p>{FLOODS}</p>"
    assert page(text).title == line


@pytest.mark.parametrize("heading", ["以钉钉子精神推动改革落地", "青川市委常委会会议：推动开好局"])
def test_a_heading_in_other_words_is_what_a_page_is_called(heading: str) -> None:
    line = "柏知远在市委深改委第四次会议上强调"
    text = f"<h1>{heading}</h1><div>{line}</div><p>{LEAD}</p><p>{FLOODS}</p>"
    assert page(text).title == heading


def test_a_section_and_a_site_are_cut_from_a_title() -> None:
    text = f"<title>市政府召开第142次常务会议_政务要闻_青川网</title><p>{LEAD}</p>"
    assert page(text).title == "市政府召开第142次常务会议"


def test_a_path_above_a_plain_text_is_not_its_title() -> None:
    text = "\n".join(("青川网 > 政务要闻", "市政府召开第98次常务会议", LEAD, FLOODS))
    assert page(text, "页面.txt").title == "市政府召开第98次常务会议"


@pytest.mark.parametrize("foot", ["青川日报社主办　版权所有", "青川日报社主办　网站地图　联系我们"])
def test_what_stands_beside_who_put_a_page_out_is_no_name(foot: str) -> None:
    text = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{FLOODS}</p><div>{foot}</div>"
    assert page(text).origin == "青川日报社"


def test_a_day_of_the_week_beside_a_date_put_nothing_out() -> None:
    text = f"<h1>{TITLE}</h1><div>2006年3月24日　星期五</div><p>{LEAD}</p><p>{FLOODS}</p>"
    assert page(text).origin is None


def test_a_record_without_title_is_called_by_its_lead() -> None:
    (read,) = read_source(
        Source("库:3", json.dumps({"text": LEAD + CHAIR}).encode(), "record")
    ).readouts
    assert read.title == "3月5日上午，青川市委常委会召开会议"


@pytest.mark.parametrize(
    "above",
    [
        "<p>摘要</p>",
        "<p>字号：大 中 小</p><p>来源：青川日报</p>",
        "<p>图为会议现场。丁一鸣 摄</p>",
        "<title>会议现场　图片来源：青川日报</title>",
        "<title>3月5日上午，青川市委常委会召开会议，研究防</title>",
        "<title>来源：青川日报青川新闻网</title>",
        "<p>青川新聞組／望瀾31日電</p>",
        "<title>news</title>",
    ],
)
def test_a_page_without_a_headline_is_called_by_its_lead(above: str) -> None:
    html = f"{above}<p>青川日报讯（记者 江某）{LEAD}</p><p>{FLOODS}</p>"
    (found,) = read_source(Source("021.html", html.encode(), "page")).readouts
    assert found.title == "3月5日上午，青川市委常委会召开会议"


# --- paragraphs ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{0}</p><p>{1}</p>",
        "<div>{0}</div><div>&nbsp;</div><div>&nbsp;&nbsp;{1}</div>",
        "{0}<br><br>{1}",
        "<span>　　{0}\n　　{1}</span>",
        "<span>　　{0}　　{1}</span>",
        "<table><tr><td><p>{0}</p><p>{1}</p></td></tr></table>",
        "<span>{0}</span>\r\n    <br/>{1}",
    ],
    ids=["p", "div", "br", "one span", "run on", "table", "br in source"],
)
def test_paragraphs_however_a_page_divides_them(markup: str) -> None:
    assert page(f"<h1>{TITLE}</h1>" + markup.format(FLOODS, CARE)).paragraphs == (FLOODS, CARE)


def test_headings_in_markdown_are_lines_without_their_marks() -> None:
    text = f"# 青川新闻 2019-03-05\n\n## 5. {TITLE}\n\n{LEAD}{CHAIR}\n{FLOODS}\n{CARE}\n"
    (readout,) = read_source(Source("a.txt", text.encode(), "page")).readouts
    assert isinstance(readout, Readout)
    assert (readout.title, readout.published) == (TITLE, datetime.date(2019, 3, 5))
    assert "#" not in readout.text


def test_every_readout_of_a_day_in_markdown_is_read() -> None:
    other = "青川市人大常委会第二十六次主任会议召开研究部署今后工作"
    text = (
        f"# 青川新闻 2019-03-05\n\n## 1. {TITLE}\n\n{LEAD}{CHAIR}\n{FLOODS}\n{CARE}\n"
        "> 原文：http://example.invalid/a.html\n\n"
        f"## 2. {other}\n\n青川市人大常委会第二十六次主任会议5日召开，听取绿化情况汇报。\n"
        "会议指出，绿化要见成效。\n"
    )
    readouts = read_source(Source("a.txt", text.encode(), "page")).readouts
    assert [readout.title for readout in readouts] == [TITLE, other]
    assert all("原文" not in readout.text for readout in readouts if isinstance(readout, Readout))


def test_plain_text_broken_at_a_margin_is_put_together_again() -> None:
    text = LEAD + CHAIR + FLOODS + CARE
    broken = "\n\n".join(text[at : at + 16] for at in range(0, len(text), 16))
    assert "".join(page(f"{TITLE}\n{broken}").paragraphs).endswith(text)
    assert any(len(paragraph) > 40 for paragraph in page(f"{TITLE}\n{broken}").paragraphs)


def test_lines_that_br_breaks_at_a_margin_are_put_together_again() -> None:
    told = ("　　" + LEAD + CHAIR, "　　" + FLOODS + CARE, "　　" + CARE + FLOODS)
    lines = [text[at : at + 20] for text in told for at in range(0, len(text), 20)]
    html = f"<h1>{TITLE}</h1><div>{'<br>'.join(lines)}</div>"
    assert page(html).paragraphs == (LEAD + CHAIR, FLOODS + CARE, CARE + FLOODS)


def test_short_lines_between_br_are_a_list() -> None:
    names = [f"第{number}号闸门" for number in "一二三四五六七八"]
    assert read_markup(f"<div>{'<br>'.join(names)}</div>").lines == tuple(names)


def test_wrapped_source_lines_are_one_paragraph() -> None:
    wrapped = f"<p>{FLOODS[:9]}\n        {FLOODS[9:]}</p>"
    assert page(f"<h1>{TITLE}</h1>{wrapped}").paragraphs == (FLOODS,)


def test_cleaning_drops_but_never_replaces() -> None:
    text = "３月５日，青川市委常委會(huì)召開　會議。研究<b>“防汛”</b>工作;聽取匯報."
    (paragraph,) = page(f"<p>　　{text}</p>").paragraphs
    kept = text.replace("<b>", "").replace("</b>", "").replace("\u3000", " ")
    assert paragraph == kept


def test_comments_scripts_and_styles_are_no_text() -> None:
    html = f"<style>p{{x}}</style><script>var a='。';</script><!-- 注。 --><p>{LEAD}</p>"
    assert page(html).paragraphs == (LEAD,)


@pytest.mark.parametrize(
    "line",
    [
        "首页 &gt; 新闻中心 &gt; 要闻",
        "日期：2022-03-06　来源：青川日报",
        "发布时间：2022-03-06 09:05 浏览次数：12",
        "字号：[大 中 小] 打印 关闭",
        "分享到：微信 微博",
        "原标题：青川市委常委会研究防汛工作",
        "责编：某某",
        "（责任编辑：某某）",
        "【编辑：某某】",
        "版权所有：青川网　未经许可不得转载。",
        "凡本报记者署名文字、图片，版权均属青川日报所有，违者将依法追究法律责任。",
        TITLE,
    ],
)
def test_what_sites_put_around_a_text_is_left_out(line: str) -> None:
    above = page(f"<h1>{TITLE}</h1><p>{line}</p><p>{LEAD}</p><p>{FLOODS}</p>")
    between = page(f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{line}</p><p>{FLOODS}</p>")
    below = page(f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{FLOODS}</p><p>{line}</p>")
    assert above.paragraphs == between.paragraphs == below.paragraphs == (LEAD, FLOODS)


def test_other_stories_below_are_left_out() -> None:
    html = f"<p>{LEAD}</p><p>相关阅读</p><p>另一座城市昨天也开了会。</p>"
    assert page(html).paragraphs == (LEAD,)


def test_a_reporters_bracket_ahead_of_a_lead_is_no_credit_line() -> None:
    lead = f"（记者 江某 海某）{LEAD}"
    assert page(f"<p>{lead}</p>").paragraphs == (lead,)


def test_a_text_cut_off_in_mid_sentence_keeps_its_last_line() -> None:
    cut = FLOODS[:24]
    assert page(f"<p>{LEAD}</p><p>{cut}</p>").paragraphs == (LEAD, cut)


# --- when it was published ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("日期：2022-03-06　来源：青川日报", (2022, 3, 6)),
        ("2022年03月06日 07:48　来源：青川日报", (2022, 3, 6)),
        ("２０２２年３月６日　来源：青川日报", (2022, 3, 6)),
        ("发布时间：2022/3/6 更新时间：2023/1/1", (2022, 3, 6)),
        ("更新时间：2022-03-06 来源：青川日报", (2022, 3, 6)),
        ("来源：青川日报", None),
        ("今天是2024年5月1日 星期三", None),
        ("日期：2022-02-30", None),
    ],
)
def test_the_publication_date_is_the_date_lines(
    line: str, day: tuple[int, int, int] | None
) -> None:
    read = page(f"<h1>{TITLE}</h1><div>{line}</div><p>{LEAD}</p>")
    assert read.published == (datetime.date(*day) if day else None)


def test_the_day_of_the_meeting_in_a_headline_is_not_when_it_was_published() -> None:
    headline = "2022年3月5日青川市政府常务会议"
    read = page(f"<h1>{headline}</h1><div>日期：2022年3月6日 字体：大 中 小</div><p>{LEAD}</p>")
    assert read.published == datetime.date(2022, 3, 6)


def test_the_publication_date_may_stand_in_the_head() -> None:
    html = f'<head><meta name="PubDate" content="2022-03-06 07:48"></head><p>{LEAD}</p>'
    assert page(html).published == datetime.date(2022, 3, 6)


def test_what_the_user_says_beats_the_page() -> None:
    html = f"<div>日期：2022-03-06</div><p>{LEAD}{CHAIR}</p><p>{FLOODS}</p>"
    said = datetime.date(2021, 3, 6)
    (read,) = read_source(Source("a.html", html.encode(), "page", said)).readouts
    assert isinstance(read, Readout)
    assert read.published == said
    assert read.date == datetime.date(2021, 3, 5)


def test_a_records_own_date_is_used() -> None:
    record = {"id": 7, "title": TITLE, "published": "2022-03-06", "text": "\n".join(WHOLE)}
    (read,) = read_source(Source("a:1", json.dumps(record).encode(), "record")).readouts
    assert isinstance(read, Readout)
    assert (read.source_id, read.date) == ("7", datetime.date(2022, 3, 5))


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b"null", b'{"id": 1}', b'{"text": 5}', b'{"text": ""}', b"[" * 100_000]
)
def test_a_line_that_is_no_record_is_refused(line: bytes) -> None:
    (refused,) = read_source(Source("a:1", line, "record")).readouts
    assert isinstance(refused, NotAReadout)


# --- hostile input ------------------------------------------------------------------------------

BIG = MAX_PAGE_BYTES // 4
"""What grows faster than its page is seen at this size; the largest page is tried once."""
HOSTILE = {
    "one paragraph": LEAD + "会议指出，要抓好落实" * (BIG // 40),
    "no stop anywhere": LEAD[:-1] + "研究防汛" * (BIG // 14),
    "many paragraphs": f"<p>{LEAD}</p>" + f"<p>{FLOODS}</p>" * (BIG // 95),
    "unlabelled paragraphs": f"<p>{LEAD}</p>" + "<p>会议指出，要抓好落实。</p>" * 10_000,
    "a long list": LEAD[:-1] + "研究" + "、".join("甲乙丙丁" for _ in range(60_000)),
    "titles": LEAD[:-1] + "审议" + "《甲乙丙丁》" * (BIG // 20),
    "open titles": LEAD + "《" * (BIG // 3),
    "nested marks": LEAD + "《“（" * 10_000 + "）”》" * 10_000,
    "straight quotes": LEAD + '"' * (BIG // 2),
    "chairs": LEAD + "主持 " * (BIG // 8),
    "attendees": LEAD + "甲乙丙、" * (BIG // 14) + "出席会议。",
    "attended": LEAD + "出席，" * (BIG // 10),
    "predicates": "召开" * (BIG // 8) + "会议。" + LEAD,
    "leads": f"<p>{LEAD}</p>" * (BIG // 130),
    "dates": "6月1日" * (BIG // 9) + "。" + LEAD,
    "sessions": "第一次" * (BIG // 12) + "会议。" + LEAD,
    "anniversaries": LEAD + "新中国成立70周年" * (BIG // 26),
    "listed": LEAD[:-1] + "，研究防汛" * (BIG // 20) + "。",
    "statements": LEAD + "会议研究了防汛。" * 3_000,
    "brackets": LEAD + "（" * (BIG // 6) + "）" * (BIG // 6),
    "debris": LEAD + "會(huì)議" * (BIG // 14),
    "unclosed tags": "<a " * (BIG // 3),
    "angle brackets": "<" * BIG,
    "stray ends": "<b></i>" * 5_000 + LEAD,
    "entities": "&" * BIG,
    "comments": "<!--" * (BIG // 4),
    "white space": LEAD + " \u3000\n" * (BIG // 6),
    "line breaks": f"<p>{LEAD}</p><span>" + "\n" * BIG,
    "digits": LEAD + "1" * BIG,
    "offices": LEAD + "市委书记" * (BIG // 13) + "主持会议。",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read(name: str) -> None:
    data = HOSTILE[name].encode()[:BIG]
    assert read_source(Source("hostile.html", data, "page")).readouts


def test_the_largest_page_is_read() -> None:
    data = (LEAD + "会议指出，要抓好落实" * (MAX_PAGE_BYTES // 30)).encode()[:MAX_PAGE_BYTES]
    assert read_source(Source("largest.html", data, "page")).readouts


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    assert read_source(Source("任意", data, "page")).readouts
    assert read_source(Source("任意:1", data, "record")).readouts


def test_the_address_of_the_original_is_no_part_of_a_text() -> None:
    address = "原文链接：http://www.qingchuan.example/zw/1102.html （转载。）"
    read = page(HTML.replace("</body>", f"<p>{address}</p></body>"))
    assert read.paragraphs == WHOLE
    assert read.url == "http://www.qingchuan.example/zw/1102.html"


# --- who put it out -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("around", "origin"),
    [
        ("<p>来源：青川日报 作者：宋既明 2021-03-06</p>", "青川日报"),
        ("<p>2021-03-06 08:15　来源:青川发布　浏览:12次</p>", "青川发布"),
        ("<p>青川新闻 2021-03-06</p>", "青川新闻"),
        ("<p>青川日报讯（记者 宋既明）　2021-03-06</p>", "青川日报"),
        ("<p>2021-03-06　青川特区报记者 宋既明</p>", "青川特区报"),
        (
            "<div>凤栖区人民政府　www.fengqi.example　2021-03-06 16:42　来源：区政府办　"
            "【打印】【收藏】【关闭】</div>",
            "区政府办；凤栖区人民政府",
        ),
        ("<div>首页 &gt; 青川市人民政府门户网站 &gt; 政务动态</div>", "青川市人民政府门户网站"),
        ("<title>市委召开会议_青川市人民政府</title>", "青川市人民政府"),
        ("<head><meta name='ContentSource' content='青川融媒'></head>", "青川融媒"),
        ("<p>來源：青川日報</p><p>主办：青川市委办公室</p>", "青川日報；青川市委办公室"),
        ("<p>来源：本站</p>", None),
        ("<p>来源丨青川县融媒体中心</p>", "青川县融媒体中心"),
        ("<p>来源｜青川日报　编辑｜小岑</p>", "青川日报"),
        ("<p>青川县审计局版权所有　您是第 20431 位访客</p>", "青川县审计局"),
        ("<p>青川市人大办公室 版权所有 技术支持：市信息中心</p>", "青川市人大办公室"),
        ("<p>政协青川市委员会办公室主办</p>", "政协青川市委员会办公室"),
        ("<td>发布机构</td><td>青川县人民政府办公室</td>", "青川县人民政府办公室"),
        ("<div>今日青川 &gt; 新闻 &gt; 头条</div>", "今日青川"),
        ("<div>@青川发布</div>", "青川发布"),
        ("<p>【首播】10月24日 19:40 青川电视台综合频道</p>", "青川电视台"),
        ("<p>（青川县广播电视台新闻稿）</p>", "青川县广播电视台"),
        ("<p>相关新闻</p><p>手机看新闻</p>", None),
        ("<title>青川市人民政府 市政府常务会议</title>", "青川市人民政府"),
        ("<p>青川市召开2021年工作会议</p>", None),
        ("", None),
    ],
)
def test_who_put_a_page_out_is_read_from_around_its_text(around: str, origin: str | None) -> None:
    assert page(f"{around}{HTML}").origin == origin


def test_who_put_a_page_out_is_not_read_from_the_text_itself() -> None:
    text = HTML.replace(CARE, f"{CARE}来源：某某日报供稿。")
    assert page(text).origin is None


def test_every_readout_of_a_page_is_of_its_origin() -> None:
    second = "3月5日下午，青川市政府召开常务会议，研究春耕生产工作。市长陆怀瑾主持会议。"
    text = f"<p>来源：青川日报</p>{HTML.replace('</body>', f'<p>{second}</p></body>')}"
    found = read_source(Source("页面.html", text.encode(), "page")).readouts
    assert [read.origin for read in found if isinstance(read, Readout)] == ["青川日报"] * 2


def test_a_note_above_a_headline_that_is_printed_twice_begins_no_readout_of_its_own() -> None:
    text = "\n".join(("（本文为转载，略有删节。）", TITLE, TITLE, *WHOLE))
    (found,) = read_source(Source("页面.txt", text.encode(), "page")).readouts
    assert isinstance(found, Readout)
    assert found.month == 3


@pytest.mark.parametrize("line", ["点个“在看”再走吧", "长按识别关注我们", "往期推荐"])
def test_what_a_channel_asks_of_its_readers_is_no_part_of_the_text(line: str) -> None:
    readout = read(f"{LEAD}{CHAIR}{FLOODS}{CARE}", line, "（本文为测试而虚构。）")
    assert line not in readout.text
    assert openings(readout, 4) == ["会议研究", "会议听取"]
