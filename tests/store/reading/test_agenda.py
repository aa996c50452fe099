"""Paragraphs → agenda items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Readout, Source
from store.reading import read_source
from store.reading.agenda.listed import MAX_LISTED
from store.reading.agenda.units import MAX_SENTENCES
from store.words import fold
from tests.store.reading.pages import CARE, CHAIR, FLOODS, LEAD, TITLE, WHOLE, items, openings, read

MET = "3月5日上午，青川市委常委会召开会议"


def lead(*matters: str, joint: str = "，") -> str:
    return joint.join((MET, *matters)).replace(f"会议{joint}", "会议，", 1) + "。" + CHAIR


# --- matters with paragraphs that name them -----------------------------------------------------


def test_a_statement_and_its_paragraph_are_an_item() -> None:
    readout = read(*WHOLE)
    assert items(readout) == [("研究", "防汛备汛工作"), ("听取", "全市养老服务情况")]
    assert [readout.excerpt(item) for item in readout.items] == [FLOODS, CARE]
    assert readout.other_matters


@pytest.mark.parametrize(
    ("paragraph", "verb", "subject"),
    [
        (
            "会议传达学习了全省农村工作会议精神，指出，要抓好落实。",
            "传达学习",
            "全省农村工作会议精神",
        ),
        ("会议学习贯彻全会精神，强调，要学深悟透。", "学习贯彻", "全会精神"),
        ("会议研究养老服务工作时指出，要补齐短板。", "研究", "养老服务工作"),
        ("会议在研究养老服务工作时强调，要补齐短板。", "研究", "养老服务工作"),
        (
            "会议听取了市民政局关于养老服务工作情况的汇报。强调，要补齐短板。",
            "听取",
            "养老服务工作情况",
        ),
        (
            "会议审议通过了《养老服务条例（草案）》，要求，抓好落实。",
            "审议通过",
            "《养老服务条例（草案）》",
        ),
        ("会议原则通过《养老服务条例》，强调，要抓好落实。", "原则通过", "《养老服务条例》"),
        (
            "会议讨论并原则通过《养老服务条例》，决定提请审议。",
            "讨论并原则通过",
            "《养老服务条例》",
        ),
        ("会议书面审议了养老服务工作总结。", "书面审议", "养老服务工作总结"),
        ("会议对养老服务工作作出部署，要求，补齐短板。", "部署", "养老服务工作"),
        ("会议对养老服务工作进行再研究，要求，补齐短板。", "研究", "养老服务工作"),
        ("会议对养老服务工作进行了再次研究。", "研究", "养老服务工作"),
        ("会议就养老服务设施建设进行了研究，指出，要补齐短板。", "研究", "养老服务设施建设"),
        ("会议还通报了养老机构安全检查情况。", "通报", "养老机构安全检查情况"),
        ("会议研究布置了养老机构检查工作。", "研究布置", "养老机构检查工作"),
        ("会议对养老机构检查工作进行了布置。", "布置", "养老机构检查工作"),
        ("原则同意《养老服务条例》，强调，要抓好落实。", "原则同意", "《养老服务条例》"),
        ("听取了养老服务工作情况汇报，要求，补齐短板。", "听取", "养老服务工作情况"),
        ("177会议研究了养老服务工作，指出，要补齐短板。", "研究", "养老服务工作"),
        ("一、会议研究了养老服务工作，指出，要补齐短板。", "研究", "养老服务工作"),
        ("会上，传达了养老服务现场会精神。会议指出，要补齐短板。", "传达", "养老服务现场会精神"),
    ],
)
def test_how_paragraphs_state_a_matter(paragraph: str, verb: str, subject: str) -> None:
    readout = read(f"{MET}。{CHAIR}", FLOODS, paragraph)
    assert items(readout)[1] == (verb, subject)
    assert readout.excerpt(readout.items[1]) == paragraph


def test_several_statements_in_one_paragraph_are_items_with_their_own_offsets() -> None:
    readout = read(f"{MET}。{CHAIR}", FLOODS + CARE + "会议还通报了秋粮收购情况。")
    assert [verb for verb, _ in items(readout)] == ["研究", "听取", "通报"]
    assert openings(readout, 7) == ["会议研究了防汛", "会议听取了全市", "会议还通报了秋"]


def test_several_clauses_of_one_sentence_are_items_that_begin_at_their_verbs() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议研究了防汛工作，听取了养老服务汇报，通报了秋粮收购情况。会议指出，要抓实。",
    )
    assert openings(readout, 5) == ["会议研究了", "听取了养老", "通报了秋粮"]


def test_clauses_divided_by_enumeration_marks_are_items_too() -> None:
    readout = read(
        f"{MET}。{CHAIR}", "会议讨论了防汛方案、听取了养老服务汇报、研究了秋粮收购等三项议题。"
    )
    assert [verb for verb, _ in items(readout)] == ["讨论", "听取", "研究"]


def test_a_hearing_and_what_was_done_with_the_same_paper_are_one_item() -> None:
    readout = read(f"{MET}。{CHAIR}", "会议听取了关于养老条例草案修改意见的汇报，审议了相关草案。")
    assert items(readout) == [("听取", "养老条例草案修改意见")]


def test_paragraphs_that_go_on_belong_to_the_item() -> None:
    more = "会议强调，要落实到每一座水库。"
    decided = "会议决定，将方案修改后印发。"
    readout = read(lead("研究防汛备汛工作"), FLOODS, more, decided, CARE)
    assert readout.excerpt(readout.items[0]) == "\n".join((FLOODS, more, decided))


# --- headers and unlabelled paragraphs ----------------------------------------------------------

UNLABELLED = (
    "会议指出，主汛期将至，要压实责任，备足防汛物资。",
    "会议强调，要让老人在家门口就能吃上热饭，养老服务要再进一步。",
    "会议要求，三十二件实事要逐项销号。",
)


def test_unlabelled_paragraphs_follow_the_lead_in_order() -> None:
    readout = read(
        lead("研究防汛备汛工作", "听取养老服务情况汇报", "审议《民生清单》"), *UNLABELLED
    )
    assert items(readout) == [
        ("研究", "防汛备汛工作"),
        ("听取", "养老服务情况"),
        ("审议", "《民生清单》"),
    ]
    assert [readout.excerpt(item) for item in readout.items] == list(UNLABELLED)
    assert readout.items[2].documents == ("民生清单",)


def test_shared_words_decide_how_many_paragraphs_a_matter_has() -> None:
    more = "会议指出，防汛物资要提前预置，水库巡查要到位。"
    readout = read(
        lead("研究防汛备汛工作", "听取养老服务情况汇报"), UNLABELLED[0], more, UNLABELLED[1]
    )
    assert readout.excerpt(readout.items[0]) == f"{UNLABELLED[0]}\n{more}"
    assert openings(readout) == ["会议指出，主", "会议强调，要"]


@pytest.mark.parametrize(
    "matters", ["防汛备汛、养老服务、民生实事等工作", "防汛备汛、养老服务和民生实事"]
)
def test_matters_joined_by_enumeration_marks_are_items_if_taken_up_one_by_one(matters: str) -> None:
    third = "会议要求，民生实事要逐项销号。"
    readout = read(lead(f"研究{matters}"), *UNLABELLED[:2], third)
    assert [subject for _, subject in items(readout)] == ["防汛备汛", "养老服务", "民生实事"]
    assert {verb for verb, _ in items(readout)} == {"研究"}


def test_names_joined_by_enumeration_marks_stay_one_matter() -> None:
    readout = read(
        lead("听取市总工会、团市委、市妇联工作情况汇报"),
        "会议指出，群团组织要把根扎在群众之中。",
        "会议强调，要建强群团干部队伍。",
    )
    assert items(readout) == [("听取", "市总工会、团市委、市妇联工作情况")]


def test_semicolons_divide_a_leads_matters_and_commas_do_not() -> None:
    readout = read(
        lead(
            "听取防汛工作汇报，部署下一步巡查，保障安全", "研究养老服务，要求补齐短板", joint="；"
        ),
        *UNLABELLED[:2],
    )
    assert items(readout) == [("听取", "防汛工作"), ("研究", "养老服务")]


def test_an_agenda_printed_as_a_list_is_a_header() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议议题",
        "1.研究防汛备汛工作；",
        "2.听取养老服务情况汇报；",
        "3.审议《民生清单》。",
        "会议内容",
        *UNLABELLED,
    )
    assert [readout.excerpt(item) for item in readout.items] == list(UNLABELLED)


def test_a_paragraph_that_lists_what_the_next_ones_take_up_is_a_header() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议通过了《防汛备汛方案》、《养老服务条例》等文件。",
        *UNLABELLED[:2],
    )
    assert [item.documents for item in readout.items] == [("防汛备汛方案",), ("养老服务条例",)]
    assert openings(readout) == ["会议指出，主", "会议强调，要"]


def test_a_paragraph_that_lists_and_is_not_taken_up_keeps_its_item() -> None:
    listing = "会议审议通过了《防汛备汛方案》、《养老服务条例》等文件。"
    readout = read(f"{MET}。{CHAIR}", "会议强调，要学习贯彻。", listing)
    assert [item.documents for item in readout.items] == [("防汛备汛方案", "养老服务条例")]
    assert readout.excerpt(readout.items[0]) == listing


def test_only_the_headline_names_the_matter() -> None:
    readout = read(f"{MET}。{CHAIR}", UNLABELLED[0], title=f"{TITLE} 研究部署防汛备汛工作")
    assert items(readout) == [("研究部署", "防汛备汛工作")]


def test_a_listed_matter_without_paragraph_begins_at_its_clause_in_the_lead() -> None:
    readout = read(lead("研究防汛备汛工作", "审议《湿地保护规划》"), FLOODS)
    assert [readout.excerpt(item) for item in readout.items] == [FLOODS, "审议《湿地保护规划》"]


def test_a_listed_matter_without_paragraph_stands_where_the_list_has_it() -> None:
    listed = lead("研究防汛备汛工作", "审议《湿地保护规划》", "听取全市养老服务情况汇报")
    readout = read(listed, FLOODS, CARE)
    assert [readout.excerpt(item) for item in readout.items] == [
        FLOODS,
        "审议《湿地保护规划》",
        CARE,
    ]


def test_a_clause_of_the_lead_without_content_is_no_matter() -> None:
    listed = lead("学习贯彻全会精神", "听取本市防台工作情况汇报", "部署做好下阶段工作")
    study = "会议指出，全会精神为做好工作指明了方向。"
    storms = "会议强调，当前正值台风多发期，要压紧压实责任。"
    assert openings(read(listed, study, storms), 8) == [study[:8], storms[:8]]


def test_paragraphs_headed_by_a_numbered_matter() -> None:
    paragraphs = (
        "一、传达学习全省林业会议精神，研究我市贯彻落实意见。会议指出，要抓好落实。",
        "二、听取前三季度粮食收购情况汇报。会议强调，要敞开收购。",
        "三、审议《青川市公园管理办法》。会议要求，修改后印发。",
    )
    readout = read(f"{MET}。{CHAIR}", *paragraphs, "四、其他事项。")
    assert [item.verb for item in readout.items] == ["传达学习", "听取", "审议"]
    assert [readout.excerpt(item) for item in readout.items] == list(paragraphs)
    assert readout.other_matters


def test_a_paragraph_turns_to_the_next_matter_in_its_middle() -> None:
    listed = lead("学习安全生产法规", "研究部署灯会筹办工作")
    readout = read(
        listed, "会议强调，要绷紧安全生产这根弦。会议指出，灯会筹办已进入冲刺阶段，要倒排工期。"
    )
    assert items(readout) == [("学习", "安全生产法规"), ("研究部署", "灯会筹办工作")]
    assert openings(readout) == ["会议强调，要", "会议指出，灯"]


def test_a_speech_and_an_article_studied_are_two_matters() -> None:
    listed = lead(
        "传达学习习近平总书记在中央林业会议上的重要讲话精神，学习贯彻习近平总书记重要文章精神",
        "审议有关文件",
        joint="；",
    )
    speech = "会议指出，习近平总书记在中央林业会议上的重要讲话，指明了方向。"
    article = "会议强调，要深入学习贯彻习近平总书记重要文章精神。"
    assert openings(read(listed, speech, article), 8) == [speech[:8], article[:8]]


def test_a_sentence_that_counts_its_matters_is_a_list() -> None:
    counted = (
        "会议共研究三个议题：一是听取粮食收购情况汇报；二是研究农村饮水问题；"
        "三是审议《广告管理办法》。"
    )
    told = ("会议指出，粮食收购要敞开。", "会议要求，年底前解决饮水困难。", "会议原则同意该办法。")
    readout = read(f"{MET}。{CHAIR}{counted}", *told)
    assert [readout.excerpt(item) for item in readout.items] == list(told)


def test_a_header_may_name_only_the_first_matter() -> None:
    readout = read(lead("研究防汛备汛等事项"), FLOODS, CARE)
    assert [verb for verb, _ in items(readout)] == ["研究", "听取"]


def test_study_ahead_of_the_business_without_paragraph_is_no_item() -> None:
    readout = read(lead("学习贯彻全会精神", "研究防汛备汛工作"), FLOODS)
    assert items(readout) == [("研究", "防汛备汛工作")]


def test_a_verb_further_on_in_the_passage_beats_the_headers() -> None:
    readout = read(lead("审议《养老服务条例》"), "会议审议通过了《养老服务条例》，要求抓好落实。")
    assert items(readout) == [("审议通过", "《养老服务条例》")]


def test_a_readout_that_names_no_matter_has_the_one_it_is_about() -> None:
    told = "会议强调，要精文减会，把时间还给基层。"
    readout = read(
        "市级层面整治形式主义为基层减负专项工作机制会议3月5日召开。市委书记韩知远主持会议。",
        told,
        title="市级层面整治形式主义为基层减负专项工作机制会议召开",
    )
    (item,) = readout.items
    assert item.verb == ""
    assert "为基层减负" in item.subject
    assert readout.excerpt(item) == told


# --- what is no item ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "paragraph",
    [
        "会议还研究了其他事项。",
        "会议研究了其他有关事项。",
        "会议决定将上述草案提请市人大常委会审议。",
        "会议决定，条例草案按程序报批。",
        "会议建议，市人大常委会第三次会议于3月28日举行。建议会议的议程是：审议《甲条例》；听取乙汇报。",
        "此前，市长江自明主持召开市政府常务会议，听取了秋粮收购情况汇报。",
        "会前，与会同志集体学习了宪法有关内容。",
        "5日下午，各代表团召开会议，审议了两个草案。",
        "市发展改革委主任就有关议题作了汇报。",
        "市长江自明，市政协主席池远山出席会议。",
        "（一）抓学习培训。十一月底前完成轮训。",
        "会议指出，研究防汛工作，部署巡查力量，要靠前一步。",
        "（本文为虚构示例，地名、人名与事件均属虚构。）",
    ],
)
def test_what_is_no_item(paragraph: str) -> None:
    assert items(read(lead("研究防汛备汛工作"), FLOODS, paragraph, CARE)) == items(read(*WHOLE))


@pytest.mark.parametrize(
    "closing",
    [
        CHAIR,
        "市领导江自明、池远山参加。",
        "会议还研究了其他事项。",
        "（本文为虚构示例。）",
        "会后，韩知远检查了防汛工作。",
    ],
)
def test_what_closes_a_readout_is_no_part_of_its_last_item(closing: str) -> None:
    readout = read(LEAD, FLOODS, CARE, closing)
    assert readout.excerpt(readout.items[-1]) == CARE


def test_a_resolution_to_hold_a_session_in_a_sentence_of_its_own_is_an_item() -> None:
    readout = read(
        f"{MET}。{CHAIR}会议决定，市七届人大常委会第五次会议3月20日举行。",
        FLOODS,
    )
    assert items(readout) == [("决定", "市七届人大常委会第五次会议"), ("研究", "防汛备汛工作")]


def test_group_study_that_the_meeting_held_is_an_item() -> None:
    readout = read(*WHOLE[:2], "会议还举行了第二次集体学习，主题是“数字经济”。")
    assert items(readout)[-1] == ("集体学习", "“数字经济”")


# --- documents ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "documents"),
    [
        ("审议了《甲条例（草案）》", ("甲条例（草案）",)),
        ("审议了《甲条例》《乙办法》", ("甲条例", "乙办法")),
        ("审议了《甲条例》、《乙办法》和《丙规划》", ("甲条例", "乙办法", "丙规划")),
        ("审议了《关于修改〈甲条例〉的决定》", ("关于修改〈甲条例〉的决定",)),
        ("审议了《〈甲条例〉实施方案》", ("〈甲条例〉实施方案",)),
        ("审议通过了修订后的《甲条例》", ("甲条例",)),
        ("讨论了拟提请大会审议的《政府工作报告》（讨论稿）", ("政府工作报告",)),
        ("听取了关于《甲条例》审议情况的汇报", ("甲条例",)),
        ("听取了《甲条例》实施情况的汇报", ()),
        ("听取了落实《甲条例》情况的汇报", ()),
        ("研究了对《甲情况的报告》的审议意见", ("甲情况的报告",)),
        ("研究了对《甲条例》进行修改的议案", ()),
        ("研究了甲全会《决定》提出的任务", ()),
        ("研究了《甲条例》修订工作", ()),
        ("研究了贯彻《甲意见》的措施", ()),
        ("审议了《关于加强养老服务的意见", ("关于加强养老服务的意见",)),
        (
            "审议了《关于甲乙丙丁的办法和《关于戊己庚辛的细则》",
            ("关于甲乙丙丁的办法", "关于戊己庚辛的细则"),
        ),
        ("研究了养老服务工作", ()),
    ],
)
def test_documents_are_the_titles_under_consideration(
    told: str, documents: tuple[str, ...]
) -> None:
    readout = read(f"{MET}。{CHAIR}", f"会议{told}，指出，要抓好落实。", FLOODS)
    assert readout.items[0].documents == documents


def test_titles_cited_further_on_are_no_documents_of_the_item() -> None:
    readout = read(LEAD + CHAIR, "会议研究了防汛备汛工作，指出，要落实《防洪法》和《甲条例》。")
    assert readout.items[0].documents == ()


# --- scripts, marks and debris ------------------------------------------------------------------


def test_ascii_punctuation_divides_as_chinese_does() -> None:
    text = [part.replace("，", ",").replace("。", ".") for part in WHOLE]
    assert items(read(*text)) == items(read(*WHOLE))


def test_traditional_text_gives_the_same_items() -> None:
    text = [
        "3月5日上午，青川市委常委會召開會議，研究防汛備汛工作，聽取全市養老服務情況匯報。市委書記韓知遠主持會議。",
        "會議研究了防汛備汛工作，指出，要壓實責任。",
        "會議聽取了全市養老服務情況匯報，強調，要讓老人吃上熱飯。",
    ]
    readout = read(*text, title="青川市委常委會召開會議")
    assert [fold(verb) for verb, _ in items(readout)] == ["研究", "听取"]
    assert [readout.excerpt(item) for item in readout.items] == text[1:]


def test_pinyin_debris_stays_in_the_excerpt_and_hides_nothing() -> None:
    paragraph = "會(huì)議聽取了全市養(yǎng)老服務情況匯報，強(qiáng)調，要補齊短板。"
    readout = read(f"{MET}。{CHAIR}", FLOODS, paragraph)
    assert items(readout)[1] == ("聽取", "全市養老服務情況")
    assert readout.excerpt(readout.items[1]) == paragraph


# --- properties ---------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *WHOLE,
        *UNLABELLED,
        MET,
        CHAIR,
        "，",
        "。",
        "；",
        "、",
        "《",
        "》",
        "“",
        "”",
        "（",
        "）",
        "\n",
        "会议",
        "研究了",
        "听取",
        "审议通过",
        "决定",
        "会议指出，",
        "此前，",
        "出席会议。",
        "其他事项",
        "《甲条例》",
        "6月1日",
        "(huì)",
        "會(huì)議",
        " ",
        "　　",
        "市政府第3次常务会议",
        "主持召开",
        "关于",
        "情况的汇报",
        "一、",
        "等工作",
        "<p>",
        "</p>",
    ]
)


def promises_hold(read_out: Readout) -> None:
    assert [item.position for item in read_out.items] == list(range(1, len(read_out.items) + 1))
    before = 0
    for item in sorted(read_out.items, key=lambda item: item.start):
        assert before <= item.start < item.end <= len(read_out.text)
        assert read_out.text[item.start : item.end] == read_out.excerpt(item)
        before = item.end


@given(st.lists(PIECES, max_size=40))
def test_items_are_verbatim_apart_and_in_bounds_for_any_text(pieces: list[str]) -> None:
    text = f"{TITLE}\n{LEAD}\n" + "".join(pieces)
    for found in read_source(Source("任意.txt", text.encode(), "page")).readouts:
        if isinstance(found, Readout):
            promises_hold(found)


@given(st.text(max_size=300))
def test_any_text_after_a_lead_reads_without_an_error(text: str) -> None:
    data = f"{TITLE}\n{LEAD}{CHAIR}\n{text}".encode("utf-8", "replace")
    for found in read_source(Source("任意.txt", data, "page")).readouts:
        if isinstance(found, Readout):
            promises_hold(found)


@given(st.permutations([*WHOLE[1:3], *UNLABELLED]))
def test_the_order_of_paragraphs_never_breaks_the_promises(paragraphs: list[str]) -> None:
    promises_hold(read(LEAD + CHAIR, *paragraphs))


# --- what the lead's own paragraph tells --------------------------------------------------------


def test_what_the_leads_paragraph_says_of_a_matter_belongs_to_its_passage() -> None:
    readout = read(f"{MET}。会议听取了防汛备汛情况汇报，要求，备足物资。村村要有人值守。")
    (item,) = readout.items
    assert readout.excerpt(item) == "会议听取了防汛备汛情况汇报，要求，备足物资。村村要有人值守。"


def test_a_readout_of_one_paragraph_is_divided_where_the_meeting_turns_to_the_next_matter() -> None:
    said = (
        "会议指出，防汛要备足物资。",
        "会议强调，养老服务要办到家门口。",
        "会议要求，秋粮要颗粒归仓。",
    )
    readout = read(f"{MET}，研究防汛备汛工作，听取养老服务情况汇报，部署秋粮收购。{''.join(said)}")
    assert [readout.excerpt(item) for item in readout.items] == list(said)


def test_the_one_matter_of_a_readout_of_one_paragraph_begins_where_it_is_discussed() -> None:
    readout = read(f"{MET}，传达学习全省农村工作会议精神。会议强调，要抓好落实。")
    (item,) = readout.items
    assert readout.excerpt(item) == "会议强调，要抓好落实。"


def test_what_is_discussed_in_the_leads_paragraph_sums_up_what_paragraphs_tell() -> None:
    readout = read(
        f"{MET}，研究防汛备汛工作。会议强调，要抓好防汛备汛。", "会议指出，防汛备汛要备足物资。"
    )
    assert openings(readout, 7) == ["会议指出，防汛"]


def test_one_paragraph_that_states_its_matters_is_divided_by_its_statements() -> None:
    readout = read(f"{MET}。{CHAIR}会议听取了防汛汇报，研究了秋粮收购。会议强调，要抓好落实。")
    assert openings(readout, 5) == ["会议听取了", "研究了秋粮"]


def test_statements_ahead_of_one_that_lists_several_begin_where_they_stand() -> None:
    stated = "会议研究了防汛备汛。会议审议通过了《养老办法》，审议通过了《秋粮办法》。"
    readout = read(f"{MET}。{CHAIR}{stated}陈某说，要抓好落实。")
    assert openings(readout, 6) == ["会议研究了防", "会议审议通过", "审议通过了《"]


def test_papers_passed_in_one_paragraph_begin_where_each_is_discussed() -> None:
    papers = "《足球场地方案》《电力市场意见》《文物利用意见》"
    said = (
        "会议强调，足球场地要建到社区。",
        "会议指出，电力市场要统一。",
        "会议指出，文物要活起来。",
    )
    readout = read(f"{MET}。{CHAIR}会议审议通过了{papers}。{''.join(said)}")
    assert [readout.excerpt(item) for item in readout.items] == list(said)


def test_what_is_said_ahead_of_who_came_sums_up_a_single_paragraph() -> None:
    said = (
        "陈某强调，河道要清，校舍要牢。副市长李某出席会议。会议指出，河道要清。会议强调，校舍要牢。"
    )
    readout = read(f"{MET}，研究河道治理、校舍建设。{said}")
    assert openings(readout, 7) == ["会议指出，河道", "会议强调，校舍"]


def test_a_sentence_that_says_to_what_end_the_meeting_decided_is_a_matter() -> None:
    readout = read(
        MET + "。",
        "按照全市部署，会议决定，设立小微企业担保基金。",
        "为方便群众，会议决定，从6月1日起，免收公园门票。",
    )
    assert items(readout) == [("决定", "设立小微企业担保基金"), ("决定", "免收公园门票")]


def test_what_is_decided_on_a_matter_opened_before_is_no_matter_of_its_own() -> None:
    readout = read(
        f"{MET}，部署扩建充电设施。",
        "会议指出，充电设施还不够。为方便群众，会议决定，在旧小区加装电梯。",
    )
    assert items(readout) == [("部署", "扩建充电设施")]


def test_what_was_determined_on_the_way_names_no_matter() -> None:
    readout = read(
        f"{MET}，通过《志愿服务办法》。", "会议通过《志愿服务办法》，确定了志愿服务的奖励办法。"
    )
    assert items(readout) == [("通过", "《志愿服务办法》")]


def test_what_was_decided_is_named_by_the_lead() -> None:
    readout = read(f"{MET}，决定延长学费减免。", "为帮助学生，会议决定，学费减免延长到明年三月底。")
    assert items(readout) == [("决定", "延长学费减免")]


def test_reports_that_divide_a_listed_matter_take_its_place() -> None:
    readout = read(
        f"{MET}，研究打好清理整治攻坚战的举措。",
        "会议听取了市水利局关于打好河道清理攻坚战的举措的汇报，"
        "市城管局关于打好违建清理攻坚战的举措的汇报。",
        "会议指出，打好河道清理攻坚战，要清到支流。",
        "会议强调，打好违建清理攻坚战，要依法拆除。",
    )
    assert openings(readout, 9) == ["会议指出，打好河道", "会议强调，打好违建"]


def test_a_speech_and_the_spirit_of_the_session_it_was_given_at_are_one_matter() -> None:
    studied = "传达学习省委书记在省委全会上的重要讲话和全会精神"
    readout = read(f"{MET}，{studied}。", "会议指出，讲话很重要。", "会议强调，全会精神要落实。")
    assert openings(readout, 7) == ["会议指出，讲话"]


def test_what_is_said_of_a_session_to_be_held_is_on_its_agenda() -> None:
    readout = read(
        f"{MET}，决定下月召开市委全会，主要议程是，研究推进农村改革。会议还研究了当前经济工作。",
        "会议认为，农村改革关系全局。",
        "会议指出，在新的经济条件下推进农村改革，要尊重农民。",
        "会议认为，今年以来，经济发展平稳。",
    )
    assert openings(readout, 8) == ["会议认为，农村改", "会议认为，今年以"]


def test_a_matter_after_a_semicolon_begins_again() -> None:
    readout = read(
        f"{MET}。会议研究了防汛备汛工作，强调，要备足物资；会议讨论了养老服务办法，要求，抓紧印发。"
    )
    assert [subject for _, subject in items(readout)] == ["防汛备汛工作", "养老服务办法"]


# --- alignment and naming -----------------------------------------------------------------------


def test_the_only_matter_begins_at_the_first_paragraph_after_the_lead() -> None:
    readout = read(
        f"{MET}，传达学习全省农村工作会议精神。{CHAIR}",
        "韩知远说，过去一年极不平凡。",
        "韩知远强调，贯彻全省农村工作会议精神，要抓住耕地和种子。",
    )
    assert openings(readout, 5) == ["韩知远说，"]


def test_what_leads_on_from_a_title_is_no_part_of_the_subject() -> None:
    readout = read(f"{MET}。", "会议原则同意《养老服务条例》并指出，要抓好落实。", FLOODS)
    assert items(readout)[0] == ("原则同意", "《养老服务条例》")


def test_matters_of_different_sessions_are_different_matters() -> None:
    readout = read(
        "3月5日，市政协召开第十二次主席会议，审议通过了关于召开市政协第九届第二次全体会议的决定"
        "（草案），建议会议于4月召开。会议还决定，3月20日召开市政协九届常委会第五次会议。",
        title="市政协召开主席会议",
    )
    assert [verb for verb, _ in items(readout)] == ["审议通过", "决定"]
    assert items(readout)[1][1] == "市政协九届常委会第五次会议"


def test_a_matter_of_one_session_does_not_swallow_another_of_it() -> None:
    readout = read(
        f"{MET}。",
        "会议审议通过了市政协第九届第二次会议秘书长名单，听取了关于市政协第九届第二次会议筹备工作情况"
        "的汇报。",
        FLOODS,
    )
    assert [verb for verb, _ in items(readout)] == ["审议通过", "听取", "研究"]


def test_what_was_settled_with_the_leads_verb_is_the_leads_matter() -> None:
    readout = read(
        f"{MET}，确定市政府今年重点工作分工，听取养老服务情况汇报。",
        "会议确定了今年市政府9个方面、80项重点工作。",
        CARE,
    )
    assert openings(readout, 7) == ["会议确定了今年", "会议听取了全市"]


def test_verb_and_subject_of_an_item_come_from_one_clause() -> None:
    readout = read(
        f"{MET}，研究防汛备汛工作，部署加快建设充电设施。",
        FLOODS,
        "会议指出，充电设施要先行。会议审议通过了关于加快充电设施建设的意见，要求，抓紧印发。",
    )
    assert items(readout)[1] == ("审议通过", "加快充电设施建设的意见")


def test_group_study_is_named_by_the_title_of_its_lecture() -> None:
    readout = read(
        f"{MET}。", FLOODS, "会议还举行了2022年第四次集体学习，韩知远作题为“河湖治理”的辅导报告。"
    )
    assert items(readout)[1] == ("集体学习", "河湖治理")


def test_a_plenum_states_its_matters_as_全会() -> None:
    readout = read(
        "中国共产党青川市第五届委员会第六次全体会议，于2020年12月10日至11日在青川举行。",
        "全会听取和讨论了市委常委会工作报告，审议通过了《青川市发展规划建议》。",
        "全会深入分析了青川面临的形势，认为机遇大于挑战。",
        "全会决定，递补市委候补委员方子衡为市委委员。",
        title="中共青川市委五届六次全会举行",
    )
    assert [verb for verb, _ in items(readout)] == ["听取和讨论", "审议通过", "分析", "决定"]
    assert readout.session == "第六次"
    assert str(readout.date) == "2020-12-10"


def test_what_another_plenum_did_is_no_matter_of_this_meeting() -> None:
    readout = read(
        f"{MET}，传达学习省委全会精神。{CHAIR}",
        "会议认为，省委全会十分重要。",
        "全会审议通过了《全省发展规划建议》，要抓好落实。",
    )
    assert [verb for verb, _ in items(readout)] == ["传达学习"]


def test_what_a_meeting_announces_is_apart_from_what_it_passes() -> None:
    told = "会议宣布市政府领导同志分工，审议通过新修订的《青川市政府工作规则》。"
    readout = read(f"{MET}。{CHAIR}", told)
    assert items(readout) == [
        ("宣布", "市政府领导同志分工"),
        ("审议通过", "《青川市政府工作规则》"),
    ]
    assert openings(readout) == ["会议宣布市政", "审议通过新修"]


def test_a_revised_draft_is_under_consideration_and_an_amended_law_is_not() -> None:
    passed = read(f"{MET}。{CHAIR}", "会议审议通过了《提案工作条例》修订草案。")
    amended = read(f"{MET}。{CHAIR}", "会议研究了《提案工作条例》修订工作。")
    assert [item.documents for item in passed.items] == [("提案工作条例",)]
    assert [item.documents for item in amended.items] == [()]


def test_a_session_is_named_without_its_agenda() -> None:
    told = "会议决定，今年7月在青川召开市委十二届六次全体会议，主要议程是，审议重要文件。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("决定", "市委十二届六次全体会议")]


def test_personnel_takes_no_paragraph_that_is_on_another_matter() -> None:
    listed = lead("听取春耕生产、信访维稳等工作情况汇报", "讨论干部任免事项")
    spring = "会议指出，要不误农时抓好春耕生产。"
    petitions = "会议要求，信访部门要带案下访，化解积案。"
    readout = read(listed, spring, petitions)
    assert [readout.excerpt(item) for item in readout.items] == [
        spring,
        petitions,
        "讨论干部任免事项",
    ]


# --- real pages of many hands -------------------------------------------------------------------


def test_a_list_runs_on_over_full_stops() -> None:
    told = (
        f"{MET}，传达学习全省农村会议精神。听取安全生产工作情况汇报。研究两会筹备情况。"
        "召开市委审计委员会会议，听取审计项目计划汇报。"
    )
    assert items(read(told)) == [
        ("传达学习", "全省农村会议精神"),
        ("听取", "安全生产工作情况"),
        ("研究", "两会筹备情况"),
        ("听取", "审计项目计划"),
    ]


def test_several_reports_under_one_verb_are_taken_together() -> None:
    told = f"{MET}，听取河道治理情况汇报，校舍建设情况汇报。"
    assert items(read(told)) == [("听取", "河道治理情况汇报，校舍建设情况")]


def test_reports_under_one_verb_that_paragraphs_take_up_are_matters_of_their_own() -> None:
    readout = read(
        f"{MET}，听取河道治理情况汇报，校舍建设情况汇报，粮库改造情况汇报。",
        "会议指出，河道治理要抓紧清淤。",
        "会议强调，校舍建设要保证质量。",
    )
    assert items(readout) == [
        ("听取", "河道治理情况"),
        ("听取", "校舍建设情况"),
        ("听取", "粮库改造情况"),
    ]
    assert openings(readout, 4) == ["会议指出", "会议强调", "粮库改造"]


def test_a_part_that_a_paragraph_tells_of_stays_with_it() -> None:
    readout = read(
        f"{MET}，审议《湿地保护办法》、《渔民转产补贴细则》和《校车管理办法》。",
        "会议指出，湿地保护要和渔民转产补贴一起推进。",
        "会议强调，校车管理要严。",
    )
    assert [item.documents for item in readout.items] == [
        ("湿地保护办法", "渔民转产补贴细则"),
        ("校车管理办法",),
    ]


def test_a_part_told_in_other_words_is_no_matter_besides() -> None:
    readout = read(
        f"{MET}，研究粮食收购、校舍安全、骑手权益等工作。",
        "会议研究了粮食收购工作，强调，要敞开收购。",
        "会议研究了校舍安全工作，强调，要逐栋排查。",
        "会议听取了新就业群体党建情况汇报，强调，要建好驿站。",
    )
    assert [subject for _, subject in items(readout)] == [
        "粮食收购工作",
        "校舍安全工作",
        "新就业群体党建情况",
    ]


@pytest.mark.parametrize(
    "matter",
    [
        "市人大常委会、市政府、市政协党组工作",
        "市人大三次会议和市政协三次会议筹备情况",
        "全市水利局、民政局关于校车管理情况",
        "关于招聘河长及湖长的请示",
        "统筹推进会议筹备和党组建设工作情况",
        "国民经济和社会发展计划执行情况",
    ],
)
def test_what_shares_its_last_words_or_only_reports_is_one_matter(matter: str) -> None:
    clause = f"听取{matter}汇报"
    readout = read(lead(clause), "会议指出，要抓好党组建设、会议筹备、校车管理和湖长招聘。")
    assert len(readout.items) == 1


def test_work_ahead_that_is_arranged_on_a_report_is_its_matter() -> None:
    told = "会议听取了全县春播备耕进展情况，对二、三季度重点工作作了部署。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("听取", "全县春播备耕进展情况")]


def test_what_two_offices_report_on_one_thing_is_one_matter() -> None:
    told = "会议听取了区委组织部关于干部交流事项的说明；听取了区法院关于干部交流事项的汇报。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("听取", "干部交流事项")]


def test_names_that_were_settled_are_a_matter_of_their_own() -> None:
    told = "会议审议通过了养老服务规划（草案），决定了市人大五次会议列席人员名单。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [
        ("审议通过", "养老服务规划（草案）"),
        ("决定", "市人大五次会议列席人员名单"),
    ]


def test_a_list_goes_on_after_what_was_said_of_its_first_matter() -> None:
    told = "传达学习全会精神，指出要抓好落实；常务会议研究养老服务工作"
    readout = read(f"3月5日，市长陈放舟主持召开青川市政府党组会议、常务会议，{told}。")
    assert items(readout) == [("传达学习", "全会精神"), ("研究", "养老服务工作")]
    assert openings(readout, 4)[1] == "常务会议"


def test_what_was_studied_anew_is_a_matter() -> None:
    told = "会议重温了省长在湿地考察时的讲话精神，强调，要守住湿地。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("重温", "省长在湿地考察时的讲话精神")]


def test_papers_joined_by_a_comma_are_of_one_matter() -> None:
    (item,) = read(f"{MET}。{CHAIR}", "会议传达学习了《湿地条例》，《湖长制意见》。").items
    assert item.documents == ("湿地条例", "湖长制意见")


def test_the_meeting_after_this_one_is_no_passage() -> None:
    readout = read(
        lead("学习贯彻省长讲话精神", "研究市政府系统贯彻落实意见"),
        "会议强调，要学习贯彻省长讲话精神。",
        "市政府党组会议后，陈放舟主持召开市政府常务会",
    )
    assert items(readout) == [("学习贯彻", "省长讲话精神")]
    assert readout.excerpt(readout.items[0]).endswith("讲话精神。")


def test_the_agenda_of_a_session_is_what_was_decided_of_it() -> None:
    readout = read(
        f"{MET}，决定市人大常委会第四十六次会议于12月22日召开。{CHAIR}",
        "会议研究确定了市人大常委会第四十六次会议的议程草案，决定于12月22日召开。",
    )
    assert items(readout) == [("研究确定", "市人大常委会第四十六次会议的议程草案")]


def test_the_secretarys_words_are_not_on_another_meeting() -> None:
    readout = read(
        lead("学习贯彻习近平总书记近期重要讲话精神", "传达学习河湖治理推进会精神"),
        "会议指出，习近平总书记在上海的重要讲话意义重大。",
        "会议强调，要认真学习贯彻习近平总书记在丰收节到来之际的节日祝贺。",
    )
    assert openings(readout, 4) == ["会议指出", "传达学习"]


def test_study_that_some_of_them_led_is_one_matter() -> None:
    told = (
        "会上，区委常委韩知远领学《湿地条例》，副区长丁禾领学《湖长制意见》。会议要求，要学深悟透。"
    )
    (item,) = read(f"{MET}。{CHAIR}", told).items
    assert (item.verb, item.documents) == ("领学", ("湿地条例", "湖长制意见"))


@pytest.mark.parametrize(
    ("told", "subject"),
    [
        ("传达全省甲地会议、乙地会议，丙地会议精神", "全省甲地会议、乙地会议，丙地会议精神"),
        ("听取河道治理工作情况，校舍建设情况汇报", "河道治理工作情况，校舍建设情况"),
    ],
)
def test_the_last_of_several_things_tells_what_all_of_them_are(told: str, subject: str) -> None:
    ((_, named),) = items(read(f"{MET}，{told}。{CHAIR}"))
    assert named == subject


def test_what_was_told_and_heard_of_one_thing_is_one_matter() -> None:
    told = "会议通报了全区安全生产工作情况并听取了住建局安全生产汇报。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("通报", "全区安全生产工作情况")]


def test_a_report_is_not_the_work_ahead() -> None:
    readout = read(
        lead("审议有关文件", "部署下一阶段湖区改革工作"),
        "会议听取了湖区改革任务完成情况汇报。",
        "会议指出，要把湖区改革引向深入。",
    )
    assert [verb for verb, _ in items(readout)] == ["听取", "部署"]


def test_a_matter_that_was_heard_of_again_is_one() -> None:
    told = "会议听取了市住建局关于供热工作情况汇报。陈放舟强调，要保障民生。"
    assert items(read(f"{MET}，研究城区供热工作。{told}")) == [("听取", "供热工作情况")]


def test_what_a_numbered_heading_settles_is_its_matter() -> None:
    readout = read(
        f"{MET}，研究了以下事项：",
        "一、关于加强农村公路养护的问题。会议原则同意市交通局提出的方案，要求完善后实施。",
        "二、关于市医院迁建的问题。会议同意选址方案。",
    )
    assert [subject for _, subject in items(readout)] == ["加强农村公路养护", "市医院迁建"]


def test_the_business_of_a_session_of_which_nothing_was_heard_is_a_matter() -> None:
    told = "会议听取了市财经委关于决算草案的审查报告；研究了市人大常委会第二十次会议有关事项。"
    assert [verb for verb, _ in items(read(f"{MET}。{CHAIR}", told))] == ["听取", "研究"]


def test_personnel_and_unnamed_drafts_of_a_lead() -> None:
    readout = read(lead("听取养老服务情况汇报", "审议有关地方性法规草案", "研究干部事项"), CARE)
    assert [verb for verb, _ in items(readout)] == ["听取", "研究"]


def test_how_a_matter_was_settled_is_its_own() -> None:
    readout = read(
        f"{MET}，研究了以下事项：",
        "一、研究农村公路养护工作",
        "会议指出，农村公路是民生路。会议原则同意养护方案。",
        "二、研究校舍安全工作",
        "会议强调，校舍安全是底线。",
    )
    assert items(readout) == [("研究", "农村公路养护工作"), ("研究", "校舍安全工作")]


def test_what_was_asked_for_and_agreed_to_is_a_matter() -> None:
    told = "会议研究同意市财政局关于预算调整的请示。"
    assert items(read(f"{MET}。{CHAIR}", FLOODS, told))[1] == ("研究同意", "预算调整的请示")


def test_carrying_out_what_was_studied_is_no_matter_after_a_hearing_either() -> None:
    told = "会议传达学习了全省会议精神，听取了抗旱工作汇报，研究了我市贯彻落实措施。"
    assert [verb for verb, _ in items(read(f"{MET}。{CHAIR}", told))] == ["传达学习", "听取"]


def test_agreeing_to_hold_a_session_is_not_the_study_of_another() -> None:
    readout = read(
        f"{MET}。{CHAIR}会议传达学习中央纪委全会精神，听取市纪委监委工作情况汇报。",
        "会议指出，自我革命永远在路上。",
        "会议同意召开市纪委六次全会。",
    )
    assert [verb for verb, _ in items(readout)] == ["传达学习", "听取", "同意"]


def test_as_many_openings_as_matters_are_one_for_each() -> None:
    readout = read(
        f"{MET}，研究推进新型工业化、防范化解债务风险、稳定房地产市场工作。{CHAIR}",
        "会议指出，新型工业化是必由之路。",
        "会议指出，要“一债一策”，遏制增量。",
        "会议指出，要做好保交楼，支持合理的住房需求。",
    )
    assert len(readout.items) == 3
    assert set(openings(readout, 4)) == {"会议指出"}


def test_other_matters_that_were_also_studied_are_unnamed() -> None:
    readout = read(f"{MET}。{CHAIR}", FLOODS, "会议还对其他事项进行了研究。")
    assert items(readout) == [("研究", "防汛备汛工作")]
    assert readout.other_matters


def test_the_work_as_a_whole_is_summed_up_and_arranged_as_one() -> None:
    told = ("会议指出，上半年各项工作成效明显。", "会议要求，要决战下半年。")
    readout = read(f"{MET}，总结上半年工作，部署下半年重点任务。{CHAIR}", *told)
    assert items(readout) == [("总结", "上半年工作")]


def test_next_steps_after_a_hearing_are_its_matter() -> None:
    told = "会议听取了一季度安全生产情况汇报，研究了下一阶段工作。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("听取", "一季度安全生产情况")]


def test_a_session_that_closed_was_held() -> None:
    told = "3月5日，青川市人大常委会第三十次会议闭幕。会议表决通过了《湿地条例》。丁禾主持会议。"
    assert items(read(told, "丁禾指出，湿地条例重在实施。", title="")) == [
        ("表决通过", "《湿地条例》")
    ]


def test_two_sessions_by_any_name_are_one_matter() -> None:
    readout = read(
        lead("传达学习省人代会、政协会精神", "研究防汛备汛工作"),
        "会议传达学习了省“两会”精神，指出，要抓好落实。",
        FLOODS,
    )
    assert items(readout) == [("传达学习", "省“两会”精神"), ("研究", "防汛备汛工作")]


def test_two_clauses_joined_by_a_word_are_two_matters() -> None:
    readout = read(f"{MET}。{CHAIR}", "会议传达学习了全省会议精神并听取养老服务情况汇报。")
    assert items(readout) == [("传达学习", "全省会议精神"), ("听取", "养老服务情况")]


def test_deciding_to_hold_a_session_is_not_the_study_of_its_preparation() -> None:
    readout = read(
        lead("研究市委八届三次全会筹备工作"),
        "会议决定，市委八届三次全会于12月9日在青川召开。",
        "会议强调，开好这次全会意义重大，要扎实做好筹备工作，把文件起草、会务保障各项准备做细。",
    )
    assert set(items(readout)) == {
        ("决定", "市委八届三次全会"),
        ("研究", "市委八届三次全会筹备工作"),
    }


def test_a_line_without_words_is_no_passage() -> None:
    readout = read(lead("研究防汛备汛工作", "听取养老服务情况汇报"), "image.png")
    assert openings(readout, 4) == ["研究防汛", "听取养老"]


def test_the_spirit_of_a_paper_that_was_studied_is_that_paper() -> None:
    told = "会议学习了省长发表的重要文章《把河湖治好》精神，研究了贯彻落实《湖长制意见》精神情况。"
    readout = read(f"{MET}。{CHAIR}", told)
    assert [document for item in readout.items for document in item.documents] == ["把河湖治好"]


def test_a_last_title_without_its_closing_mark() -> None:
    told = "会议听取了关于《湿地保护办法》和《渔民转产补贴细则的说明。"
    (item,) = read(f"{MET}。{CHAIR}", told).items
    assert item.documents == ("湿地保护办法", "渔民转产补贴细则")


def test_a_title_that_the_page_cuts_off_is_none() -> None:
    (item,) = read(f"{MET}。{CHAIR}", "会议审议了《湿地保护办法》《渔民转产补").items
    assert item.documents == ("湿地保护办法",)


# --- headers ------------------------------------------------------------------------------------

HEADER = "会议审议通过了《湿地保护办法》、《校车管理办法》、《殡葬改革方案》、《粮库改造方案》。"


def test_papers_that_paragraphs_take_up_are_matters_of_their_own() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议了《骑手权益保障报告》。",
        HEADER,
        "会议指出，湿地保护重在修复。",
        "会议强调，校车管理要管住每一个站点。",
        "会议指出，要把骑手权益保障融入校车管理、湿地保护各项工作。",
    )
    assert openings(readout, 8) == [
        "会议审议了《骑手",
        "会议指出，湿地保",
        "会议强调，校车管",
        "《殡葬改革方案》",
        "《粮库改造方案》",
    ]


def test_a_page_cut_off_after_the_first_of_several_papers() -> None:
    readout = read(f"{MET}。{CHAIR}", HEADER + "会议通报了秋粮收购。会议指出，湿地保护重在修")
    assert [item.documents for item in readout.items if item.documents] == [
        ("湿地保护办法",),
        ("校车管理办法",),
        ("殡葬改革方案",),
        ("粮库改造方案",),
    ]
    assert openings(readout, 4)[0] == "会议指出"


def test_a_header_of_study_is_taken_up_as_study_is() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议传达学习了省长在全省会议上的讲话；研究部署养老服务工作；审议了《校车管理办法》。",
        "会议指出，省长的重要讲话为下一步工作指明了方向。",
        "会议强调，养老服务是民生大事。",
    )
    assert openings(readout, 4) == ["会议指出", "会议强调", "审议了《"]


def test_a_header_that_says_the_leads_parts_again() -> None:
    readout = read(
        f"{MET}，研究河湖联动治理问题、提升粮库储备能力问题。{CHAIR}",
        "会议听取了市水利局关于河湖联动治理问题的汇报，听取了市粮食局关于提升粮库储备能力问题的汇报。",
        "会议指出，治水要上下游一起来。",
        "会议指出，粮库储备能力还有短板。",
    )
    assert openings(readout, 7) == ["会议指出，治水", "会议指出，粮库"]


def test_generic_study_in_the_lead_announces_what_is_then_told() -> None:
    told = "会议传达学习了省长在植树活动时的讲话精神。会议强调，要种好树。"
    readout = read(
        f"{MET}，传达学习有关会议精神，安排部署近期重点工作。{told}", "会议强调，二季度要抓进度。"
    )
    assert {item.subject for item in readout.items} == {
        "省长在植树活动时的讲话精神",
        "近期重点工作",
    }


def test_whoever_speaks_in_a_single_paragraph_takes_up_its_list() -> None:
    told = "陈某发表讲话强调，要抓早抓实。会议分别听取了河道治理汇报，听取了校舍建设汇报。"
    readout = read(f"{MET}，研究河道治理、校舍建设。{told}陈某指出，河道要清。陈某强调，校舍要牢。")
    assert openings(readout, 7) == ["陈某指出，河道", "陈某强调，校舍"]


def test_a_paper_after_a_comma_is_a_matter_of_its_own() -> None:
    told = "传达学习全会精神，研究贯彻措施；研究推进疫情防控工作，审议《湿地保护办法》"
    readout = read(f"{MET}，{told}。{CHAIR}")
    assert ("审议", "《湿地保护办法》") in items(readout)


def test_another_meeting_of_the_same_day_is_no_passage() -> None:
    readout = read(
        lead("研究防汛备汛工作"), "同日，市委党建领导小组会议召开，听取防汛备汛党建工作汇报。"
    )
    assert items(readout) == [("研究", "防汛备汛工作")]


def test_a_meeting_that_was_held_lately_decides() -> None:
    readout = read("日前召开的青川市委常委会会议决定，青川市委八届二次全会将于6月26日召开。")
    assert items(readout) == [("决定", "青川市委八届二次全会")]
    assert openings(readout, 4) == ["日前召开"]


def test_a_paragraph_that_hints_at_no_study_is_on_the_next_matter() -> None:
    told = lead("传达学习省长在部分县区座谈会上的讲话精神", "听取一季度经济运行情况汇报")
    readout = read(told, "会议指出，总体看实现了开门红，工业增加值好于预期。")
    assert openings(readout, 4) == ["传达学习", "会议指出"]
    assert items(readout)[1] == ("听取", "一季度经济运行情况")


def test_matters_told_one_by_one_in_the_leads_paragraph_are_no_list() -> None:
    told = (
        f"{MET}。会议审议并原则通过《供水条例》。会议指出，水是命脉。"
        "会议听取秘书长方子衡关于节水方案的汇报。会议原则同意上述方案，要求抓好落实。"
    )
    readout = read(told)
    assert items(readout) == [("审议并原则通过", "《供水条例》"), ("听取", "节水方案")]
    assert openings(readout, 6) == ["会议审议并原", "会议听取秘书"]


def test_papers_that_some_paragraphs_take_up_are_all_matters_of_their_own() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议通过了《乡村医生队伍建设办法》《河湖长制实施方案》《古树名木保护条例》。",
        "会议强调，乡村医生队伍是网底，要留得住人。",
        "会议指出，河湖长制要落到末梢，河湖长要巡河。",
    )
    assert sorted(openings(readout, 8)) == sorted(
        ["会议指出，河湖长", "会议强调，乡村医", "《古树名木保护条"]
    )


@pytest.mark.parametrize(
    "told",
    [
        "会议的主要任务是，审议《发展规划》，部署当前工作。",
        "市领导发言后，韩知远指出，建议很实际。听取发言后，会议作了归纳。",
        "会议研究了以下事项：",
    ],
)
def test_what_names_no_matter_of_this_meeting_is_no_item(told: str) -> None:
    assert items(read(f"{MET}。{CHAIR}", FLOODS, told)) == [("研究", "防汛备汛工作")]


def test_the_matter_of_another_office_is_told_without_it() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议了市住建局起草的《旧区改造方案》。会议认为，方案可行。",
        "会议审议了市财政局关于上年财政决算的报告。会议认为，执行良好。",
    )
    assert items(readout) == [("审议", "《旧区改造方案》"), ("审议", "上年财政决算的报告")]


def test_a_name_that_joins_two_things_is_one_paper() -> None:
    told = lead("学习中央关于改进工作作风、密切联系群众的规定")
    readout = read(told, "会议认为，作风关系形象。", "会议指出，规定言简意赅，密切联系群众。")
    assert items(readout) == [("学习", "中央关于改进工作作风、密切联系群众的规定")]


def test_a_lead_that_calls_everything_by_one_name_adds_no_matter() -> None:
    told = lead("研究经济社会发展工作")
    readout = read(told, FLOODS, CARE)
    assert items(readout) == [("研究", "防汛备汛工作"), ("听取", "全市养老服务情况")]


def test_a_situation_and_the_work_in_its_field_are_one_matter() -> None:
    told = lead(
        "听取市应对疫情工作领导小组汇报",
        "分析当前疫情形势",
        "研究加强防控工作",
        "审议《关于当前企业复工的意见》",
    )
    readout = read(
        told,
        "韩知远指出，疫情形势出现积极变化。",
        "会议指出，要毫不放松做好防控工作。",
        "会议强调，要推动企业有序复工。",
    )
    assert items(readout) == [("分析", "当前疫情形势"), ("审议", "《关于当前企业复工的意见》")]


def test_to_hold_one_conference_is_not_to_hold_another() -> None:
    readout = read(
        f"{MET}，听取市纪委工作汇报；讨论并决定召开全市农村工作会议。{CHAIR}",
        "会议认为，市纪委工作取得成效。",
        "会议同意下月召开市纪委第三次全体会议。",
    )
    assert {item.verb for item in readout.items} == {"听取", "讨论并决定", "同意"}


def test_how_drafts_were_sounded_out_is_no_matter_of_its_own() -> None:
    readout = read(
        f"{MET}，研究基层组织重大问题，审议《基层组织准则》、《党员教育条例》。"
        "会议听取了《准则》稿、《条例》稿在党内外一定范围征求意见的情况报告，决定修改后提请审议。"
        + CHAIR,
        "会议认为，基层组织是根基。",
        "会议指出，制定准则、条例很有必要。",
    )
    assert [item.verb for item in readout.items] == ["研究", "审议"]


def test_work_summed_up_its_situation_and_its_tasks_are_one_matter() -> None:
    readout = read(
        lead("总结2023年安全生产工作", "分析当前形势", "部署2024年重点任务", "审议《考核办法》"),
        "会议指出，过去一年安全生产形势平稳。",
        "会议强调，考核办法要从严。",
    )
    assert [item.verb for item in readout.items] == ["总结", "审议"]


def test_what_follows_a_comma_between_semicolons_may_be_business_of_its_own() -> None:
    told = (
        "学习贯彻习近平总书记重要讲话精神，部署公开发布水情；"
        "听取外来物种防控汇报，部署春耕备耕工作；审议《湿地保护办法》"
    )
    readout = read(
        f"{MET}，{told}。{CHAIR}",
        "会议指出，要实事求是，公开发布水情。",
        "会议指出，外来物种危害农业，要加强源头防控。",
        "会议强调，春耕时节，要备足农资。",
        "会议强调，湿地保护要分级。",
    )
    assert [item.verb for item in readout.items] == ["部署", "听取", "部署", "审议"]


@pytest.mark.parametrize(
    "decided",
    [
        ("会议强调，要认识安全的重要性。会议决定：",),
        ("会议强调，要认识安全的重要性。会议决定采取以下措施。",),
        ("会议强调，要认识安全的重要性。", "会议要求："),
    ],
)
def test_numbered_lines_under_what_was_decided_state_no_matter(decided: tuple[str, ...]) -> None:
    readout = read(
        f"{MET}，听取电站安全情况汇报。{CHAIR}",
        *decided,
        "（一）立即组织全面检查。",
        "（二）审查在建电站。",
        "会议还研究部署了春季造林工作。",
    )
    assert items(readout) == [("听取", "电站安全情况"), ("研究部署", "春季造林工作")]
    assert readout.excerpt(readout.items[0]).endswith("审查在建电站。")


def test_numbered_lines_of_what_was_agreed_to_are_matters() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议决定：",
        "一、原则同意《湿地保护办法》。",
        "二、原则同意《校车管理办法》。",
    )
    assert [item.documents for item in readout.items] == [("湿地保护办法",), ("校车管理办法",)]


def test_work_of_a_period_its_situation_and_what_comes_next_are_one_matter() -> None:
    readout = read(
        lead(
            "听取上半年安全生产工作情况汇报", "分析研判形势", "审议《考核办法》", "部署下半年工作"
        ),
        "会议指出，上半年安全生产形势平稳。",
        "会议强调，考核办法要从严。",
    )
    assert [item.verb for item in readout.items] == ["听取", "审议"]


def test_the_work_of_a_year_is_a_matter_without_a_paragraph() -> None:
    told = lead("审议《青川市信息化规划》", "研究2015年重点工作")
    readout = read(told, "会议指出，信息化规划要着眼长远。")
    assert ("研究", "2015年重点工作") in items(readout)


def test_study_ahead_of_the_business_takes_no_paragraph_that_is_not_on_it() -> None:
    readout = read(
        lead("学习贯彻习近平总书记重要讲话精神", "总结2017年林场工作", "部署2018年任务"),
        "韩知远说，2017年林场面貌一新。",
        "韩知远说，2018年要种好树。",
    )
    assert items(readout) == [("总结", "2017年林场工作")]
    assert openings(readout, 9) == ["韩知远说，2017"]


def test_a_punishment_is_what_comes_of_the_report_on_the_case() -> None:
    readout = read(
        f"{MET}，审议《关于甲某违纪案的审查报告》，决定给予甲某开除党籍处分。{CHAIR}",
        "会议指出，甲某的行为必须严肃处理。",
        "会议认为，纪律面前人人平等。",
    )
    assert [item.verb for item in readout.items] == ["审议"]


def test_the_partys_name_tells_no_matter_from_another() -> None:
    readout = read(
        f"{MET}，决定今年10月召开中国共产党第九届委员会第四次全体会议，"
        "主要议程为听取工作报告，研究基层治理问题。会议审议《中国共产党巡察工作规定》。",
        CHAIR,
        "会议指出，基层治理是一项战略任务。",
        "会议指出，巡察是监督的重要方式。",
    )
    assert [item.verb for item in readout.items] == ["决定", "审议"]


def test_two_verbs_of_what_was_heard_may_have_one_object() -> None:
    readout = read(
        lead("听取对取消和下放审批事项落实情况第三方评估汇报", "部署年金改革"),
        "会议听取了第三方评估汇报，认为，成效积极。",
        "会议指出，年金改革要先行先试。",
    )
    assert items(readout)[0] == ("听取", "对取消和下放审批事项落实情况第三方评估")


def test_who_came_to_deliberate_is_no_part_of_the_matter() -> None:
    readout = read(
        lead("审议关于决算的报告"), "副市长秦某参加分组审议。", "会议认为，决算草案可行。"
    )
    assert openings(readout, 4) == ["会议认为"]


def test_a_meeting_on_another_day_takes_no_matter_of_this_one() -> None:
    told = f"{MET}，分析防汛形势，审议《防汛预案》。"
    readout = read(told, "3月2日，韩知远主持召开市防汛指挥部会议，分析防汛形势。")
    assert openings(readout, 4) == ["分析防汛", "审议《防"]


@pytest.mark.parametrize(
    "other_days",
    [
        ("3月6日，韩知远到山前区检查防汛备汛工作。", "检查中强调，养老服务要跟上。"),
        ("●3月6日，副市长丁某检查防汛备汛。", "●3月7日，丁某会见客商，谈养老服务合作。"),
        ("• 3月4日", "3月4日，市政府召开养老服务工作会议。"),
    ],
)
def test_what_was_done_on_other_days_is_no_passage(other_days: tuple[str, ...]) -> None:
    readout = read(LEAD + CHAIR, FLOODS, *other_days)
    assert [readout.excerpt(item) for item in readout.items] == [
        FLOODS,
        "听取全市养老服务情况汇报",
    ]


def test_a_further_day_of_the_meeting_is_a_passage_of_it() -> None:
    readout = read(LEAD + CHAIR, FLOODS, "3月6日，会议继续举行，听取了全市养老服务情况汇报。")
    assert openings(readout) == ["会议研究了防", "3月6日，会"]


def test_reports_on_the_work_of_offices_are_told_from_the_first_on() -> None:
    told = "会议听取了区政府关于财政决算的报告、关于审计工作的报告。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("听取", "财政决算的报告、关于审计工作的报告")]


def test_laws_whose_enforcement_is_reported_are_not_under_consideration() -> None:
    told = "会议讨论了《青川河道条例》《青川湿地条例》执法检查情况的报告。"
    assert [item.documents for item in read(f"{MET}。{CHAIR}", told).items] == [()]


def test_a_sum_and_the_plan_after_it_are_one_matter() -> None:
    told = lead("总结上年依法治市工作", "审议《工作要点》", "安排部署今年依法治市工作")
    assert [verb for verb, _ in items(read(told))] == ["总结", "审议"]


def test_numbered_headings_of_minutes_open_matters() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "一、研究农商行改制有关问题。会议决定，成立工作组。",
        "二、关于解决供热资金缺口的问题。会议同意由财政借款。",
        "三、关于全市春季造林绿化工作",
        "会议听取了市林业局关于全市春季造林绿化工作情况的汇报。会议指出，要抓住时机。",
    )
    assert items(readout) == [
        ("研究", "农商行改制有关问题"),
        ("同意", "解决供热资金缺口"),
        ("听取", "全市春季造林绿化工作情况"),
    ]
    assert openings(readout, 2) == ["一、", "二、", "三、"]


def test_what_is_told_right_below_a_heading_of_minutes_names_its_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "一、关于污水处理厂建设。会议听取了县园区管委会的汇报。会议同意年内招标。",
        "二、关于农村学校布局调整。会议审议并原则通过《青川市中小学布局调整方案》。要先征求意见。",
        "三、关于农村义务教育教师轮岗。会议审议并原则通过《青川市中小学教师轮岗交流方案（2010—2015年）》。",
    )
    assert items(readout) == [
        ("听取", "污水处理厂建设"),
        ("审议并原则通过", "《青川市中小学布局调整方案》"),
        ("审议并原则通过", "《青川市中小学教师轮岗交流方案（2010—2015年）》"),
    ]
    assert openings(readout, 2) == ["一、", "二、", "三、"]


def test_what_a_passage_says_was_done_with_the_paper_at_hand_is_its_verb() -> None:
    readout = read(
        f"{MET}，审议《养犬办法》，研究防汛工作，讨论《停车规划》。{CHAIR}",
        "会议指出，养犬要文明。会议原则同意该办法，修改后印发。",
        "会议强调，防汛要早，会议同意该方案。",
        "会议认为，停车难要下决心解决。",
    )
    assert items(readout) == [
        ("原则同意", "《养犬办法》"),
        ("研究", "防汛工作"),
        ("讨论", "《停车规划》"),
    ]


def test_what_a_plenum_that_is_to_be_held_will_do_is_no_matter_of_this_meeting() -> None:
    told = (
        "会议决定，7月中下旬召开市委六届三次全会，全面学习贯彻重要指示精神，"
        "对绿色发展再出发进行深入研究部署，并对推进清廉青川建设作出具体部署。"
    )
    assert [verb for verb, _ in items(read(LEAD + CHAIR, FLOODS, CARE, told))] == [
        "研究",
        "听取",
        "决定",
    ]


def test_what_is_decided_after_its_grounds_and_how_it_was_dealt_with_is_a_matter() -> None:
    told = (
        "根据组织法和选举法的有关规定，鉴于丁某涉嫌违纪，会议经审议，决定接受丁某辞去市长职务的请求，"
        "报人代会备案；决定接受丁某辞去代表职务的请求。"
    )
    readout = read("3月5日，市人大常委会主任柏知远主持召开市人大常委会会议。", told)
    assert items(readout) == [
        ("决定", "接受丁某辞去市长职务的请求"),
        ("决定", "接受丁某辞去代表职务的请求"),
    ]


def test_demands_in_the_field_that_a_meeting_is_named_for_are_no_matter_beside_its_own() -> None:
    readout = read(
        "3月5日，市委网络安全和信息化委员会召开会议，审议数字素养行动方案。书记韩知远主持会议。",
        "会议对网络安全和信息化工作提出明确要求。一是强化引领，二是推进建设。",
    )
    assert [verb for verb, _ in items(readout)] == ["审议"]


def test_personnel_passed_in_general_begins_where_it_is_told_who_it_was() -> None:
    readout = read(
        "3月5日，市人大常委会主任柏知远主持召开市人大常委会会议。",
        "会议表决通过了《养犬条例》，表决通过了人事任免事项。",
        "会议听取了环境保护工作情况的报告，指出，要标本兼治。",
        "会议任命丁某为市法院副院长，免去闻亦舟的审判员职务。",
    )
    assert [subject for _, subject in items(readout)] == [
        "《养犬条例》",
        "环境保护工作情况",
        "人事任免事项",
    ]
    assert openings(readout)[2] == "会议任命丁某"


def test_matters_divided_by_semicolons_do_not_go_on() -> None:
    told = f"{MET}，听取减税降费情况汇报，要求为企业减负；部署进一步做好稳就业工作。"
    readout = read(told, "会议指出，减税降费是关键举措。", "会议指出，就业是最大的民生。")
    assert items(readout) == [("听取", "减税降费情况"), ("部署", "进一步做好稳就业工作")]


def test_what_is_joined_by_pauses_before_verbs_is_apart() -> None:
    told = "会议传达学习了教育大会精神、研究讨论了港口扩建事宜、听取了河道清淤汇报。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [
        ("传达学习", "教育大会精神"),
        ("研究讨论", "港口扩建事宜"),
        ("听取", "河道清淤"),
    ]


@pytest.mark.parametrize("told", ["会议听取了有关工作汇报。", "会议还通报了有关情况。"])
def test_papers_without_a_name_are_no_matter(told: str) -> None:
    assert items(read(f"{MET}。{CHAIR}", FLOODS, told)) == [("研究", "防汛备汛工作")]


def test_who_chaired_is_no_part_of_the_matter_told_after_it() -> None:
    told = CHAIR + "副市长丁禾等参加会议。会议研究了防汛备汛工作。"
    readout = read(f"{MET}。", told)
    assert openings(readout) == ["会议研究了防"]


def test_further_objects_of_one_verb_have_their_papers_in_one_item() -> None:
    told = "会议听取了关于《青川市养老条例》的审议报告，关于《青川市湿地条例》的说明。"
    (item,) = read(f"{MET}。{CHAIR}", told).items
    assert item.documents == ("青川市养老条例", "青川市湿地条例")


def test_further_objects_that_paragraphs_take_up_are_matters_of_their_own() -> None:
    told = "会议传达学习了全省防汛会议精神，全省养老会议精神，以及全省湿地会议精神。"
    readout = read(
        f"{MET}。{CHAIR}{told}",
        "会议强调，防汛责任要落到堤上。",
        "会议强调，养老服务要送到家门口。",
        "会议强调，湿地要一块一块补回来。",
    )
    assert [subject for _, subject in items(readout)] == [
        "全省防汛会议精神",
        "全省养老会议精神",
        "全省湿地会议精神",
    ]


@pytest.mark.parametrize(
    "told", ["会议听取了市水利局、市民政局和青川水务公司的汇报。", "会议听取了各有关部门等的汇报。"]
)
def test_offices_that_reported_are_no_matter(told: str) -> None:
    readout = read(lead("研究防汛备汛工作"), told, "会议指出，防汛要压实责任。")
    assert items(readout) == [("研究", "防汛备汛工作")]
    assert openings(readout, 4) == ["会议指出"]


def test_what_was_arranged_is_told_with_the_whole_verb() -> None:
    told = "会议对防汛备汛工作进行了安排部署。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("安排部署", "防汛备汛工作")]


def test_the_journal_that_printed_an_article_is_no_document() -> None:
    told = "会议学习了《青川学刊》杂志发表的文章《把河看好》，指出，要学深悟透。"
    (item,) = read(f"{MET}。{CHAIR}", told).items
    assert item.documents == ("把河看好",)


def test_next_steps_told_in_the_same_breath_are_no_matter_of_their_own() -> None:
    told = "会议传达学习了全省防汛会议精神，并部署下步工作。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("传达学习", "全省防汛会议精神")]


def test_the_hearing_of_a_paper_and_its_discussion_are_one_matter() -> None:
    heard = "会议听取了《青川河工作报告》起草情况汇报，"
    discussed = "讨论了将提请大会审议的《青川河工作报告》《青川市预算报告》。"
    (item,) = read(f"{MET}。{CHAIR}", heard + discussed).items
    assert item.documents == ("青川河工作报告", "青川市预算报告")


def test_a_meeting_told_by_its_hour_is_the_subject() -> None:
    told = "5日上午举行的会议听取了防汛备汛工作情况汇报。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("听取", "防汛备汛工作情况")]


def test_the_form_of_a_meeting_passes_its_subject_on() -> None:
    told = "会议以理论学习中心组学习会的形式，学习全省防汛会议精神，研究我市初步贯彻意见。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("学习", "全省防汛会议精神")]


def test_an_honour_given_is_a_matter_after_others() -> None:
    told = "会议听取了防汛备汛工作情况汇报，决定授予陈放舟“青川好人”称号。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [
        ("听取", "防汛备汛工作情况"),
        ("决定", "授予陈放舟“青川好人”称号"),
    ]


def test_what_follows_the_papers_is_the_work_ahead_that_the_lead_names() -> None:
    readout = read(
        lead("学习贯彻全省河湖治理会议精神", "部署下一阶段河湖治理工作"),
        "会议审议了《河湖治理考核办法》。",
        "会议指出，去年以来各地认真学习河湖治理会议精神，河湖治理成效明显。",
    )
    assert items(readout) == [
        ("审议", "《河湖治理考核办法》"),
        ("部署", "下一阶段河湖治理工作"),
    ]


def test_marks_for_a_lost_indent_are_no_part_of_a_passage() -> None:
    readout = read(f"{MET}。{CHAIR}", f"??? {FLOODS}")
    assert openings(readout, 2) == ["会议"]


def test_what_was_done_besides_is_a_matter_of_its_own() -> None:
    told = "据青川日报报道，常委会今天开会，除了研究防汛外，还审议了「青川市湿地保护条例」。"
    readout = read(lead("研究防汛备汛工作"), told, "会议指出，防汛备汛要压实责任。")
    besides = readout.items[-1]
    assert (besides.verb, besides.documents) == ("审议", ("青川市湿地保护条例",))


def test_a_paragraph_that_turns_back_opens_no_further_matter() -> None:
    readout = read(f"{MET}。{CHAIR}", FLOODS, CARE, "对于防汛备汛工作，会议表示，要备足物资。")
    assert items(readout) == [("研究", "防汛备汛工作"), ("听取", "全市养老服务情况")]


def test_personnel_on_a_numbered_agenda_needs_no_verb() -> None:
    readout = read(f"{MET}，会议主要内容：", "1、学习全省会议精神；", "2、有关人事事项；")
    assert items(readout) == [("学习", "全省会议精神"), ("", "有关人事事项")]


# --- hostile lengths ----------------------------------------------------------------------------


def test_a_lead_without_end_is_read_only_so_far() -> None:
    names = (
        "".join(map(chr, range(0x5000 + 4 * k, 0x5004 + 4 * k))) for k in range(2 * MAX_LISTED)
    )
    told = "".join(f"会议研究了{name}。" for name in names)
    assert len(read(MET + "。" + told, "会议强调，要抓好落实。").items) == MAX_LISTED


def test_matters_are_looked_for_in_so_many_sentences() -> None:
    told = [f"会议研究了第{k}号闸门。" for k in range(2 * MAX_SENTENCES)]
    assert len(read(MET + "。", *told).items) == MAX_SENTENCES


def test_objects_of_one_verb_are_read_only_so_far() -> None:
    told = "，".join(f"关于《第{k}号闸门办法》的说明" for k in range(2000))
    (item,) = read(f"{MET}。{CHAIR}", f"会议听取了{told}。").items
    assert len(item.documents) < 1000


@pytest.mark.parametrize(
    "verb", ["协商讨论", "审议讨论", "酝酿讨论", "谋划部署", "审定通过", "核定"]
)
def test_verbs_of_two_deeds_are_one_verb(verb: str) -> None:
    readout = read(LEAD + CHAIR, f"会议{verb}了垃圾分类工作方案，要求抓紧实施。")
    assert (verb, "垃圾分类工作方案") in items(readout)


def test_a_list_goes_on_with_who_was_settled_on() -> None:
    readout = read(
        "3月5日，县人大主席团举行第四次会议。主席团成员韩知远主持会议。",
        "会议听取各代表团讨论情况的汇报；确定大会选举监票人建议名单；通过大会选举计票人名单。",
        title="县人大主席团举行会议",
    )
    assert [item.subject for item in readout.items][1:] == [
        "大会选举监票人建议名单",
        "大会选举计票人名单",
    ]


def test_what_was_arranged_next_is_no_matter_beside_what_was_analysed() -> None:
    told = "会议分析了前两个月防汛备汛的薄弱环节，并就抓好下步工作进行了部署。"
    assert "抓好下步工作" not in [item.subject for item in read(LEAD + CHAIR, told).items]


def test_a_list_may_stand_in_the_sentence_after_the_lead() -> None:
    readout = read(
        "3月5日，市长韩知远主持召开市政府第40次常务会议。审议《甲办法》；审议《乙办法》；研究防汛工作。",
        "一、审议《甲办法》",
        "会议审议并原则通过了《甲办法》，强调，要认真执行。",
    )
    assert [item.subject for item in readout.items] == ["《甲办法》", "《乙办法》", "防汛工作"]


def test_the_manner_of_a_vote_stands_between_the_meeting_and_what_it_did() -> None:
    told = "会议以举手表决的方式通过了青川市养老服务条例。"
    assert ("通过", "青川市养老服务条例") in items(read(LEAD + CHAIR, FLOODS, told))


def test_a_hearing_on_a_paper_is_on_the_paper_that_the_list_names() -> None:
    readout = read(
        f"{MET}，讨论即将提交市九届人大四次会议的《政府工作报告》，研究防汛工作。{CHAIR}",
        "会议听取了市政府研究室关于《政府工作报告》起草情况的说明，对报告给予肯定。",
        FLOODS,
    )
    assert len(readout.items) == 2


def test_what_is_arranged_next_in_the_city_goes_on_about_what_was_heard() -> None:
    readout = read(
        f"{MET}，听取养老服务工作汇报，研究部署我市下一步工作。{CHAIR}",
        "会议指出，养老服务要让老人满意。",
        "会议强调，要提高站位，抓好落实。",
    )
    assert [item.subject for item in readout.items] == ["养老服务工作"]


def test_a_field_of_two_characters_is_a_matter() -> None:
    readout = read(
        f"{MET}，研究信访工作，研究防汛工作，研究双拥工作。{CHAIR}", "会议强调，要落实。"
    )
    assert [item.subject for item in readout.items][1:] == ["防汛工作", "双拥工作"]


def test_a_line_of_its_own_that_says_the_meeting_spoke_opens_the_next_paragraph() -> None:
    readout = read(
        f"{MET}，研究防汛备汛工作，听取养老服务情况汇报。{CHAIR}",
        *("会议强调", "要密切监测雨情，做好防汛备汛。", "要备足物资。"),
        *("会议要求", "要让老人满意，做好养老服务。"),
    )
    assert openings(readout, 8) == ["要密切监测雨情，", "要让老人满意，做"]


def test_what_the_city_does_next_goes_on_about_what_was_studied() -> None:
    told = "会议传达学习了全省经济形势分析会精神，研究部署青川市下阶段工作。会议强调，要抓落实。"
    readout = read(f"{MET}。{CHAIR}", told)
    assert [item.verb for item in readout.items] == ["传达学习"]


def test_study_in_three_verbs_is_one_verb() -> None:
    told = "会议传达、学习和贯彻了省委全会精神，要求抓好落实。"
    assert ("传达、学习和贯彻", "省委全会精神") in items(read(f"{MET}。{CHAIR}", told))


def test_a_paragraph_may_turn_to_a_field_of_two_characters() -> None:
    readout = read(
        f"{MET}。会议听取了市教育局关于暑期安全情况、市人社局关于就业工作情况的汇报。{CHAIR}",
        "关于暑期安全，会议要求，要落实家校联防。",
        "关于就业，会议指出，要千方百计拓宽岗位。",
    )
    assert openings(readout, 4) == ["关于暑期", "关于就业"]


# --- objects that are one, sentences that state nothing -----------------------------------------


def test_the_republics_name_joins_no_two_matters() -> None:
    readout = read(f"{MET}，讨论中华人民共和国国歌奏唱规范和《青川市馆藏办法》。{CHAIR}")
    (item,) = readout.items
    assert item.subject == "中华人民共和国国歌奏唱规范和《青川市馆藏办法》"


def test_measures_for_two_trades_are_one_matter_and_so_is_what_they_are() -> None:
    readout = read(
        f"{MET}，部署促进茶叶和竹编产业加快发展的措施。{CHAIR}",
        "会议指出，茶叶和竹编是山里人的饭碗。",
        "会议确定了促进竹编产业提质的三条措施：一是设工坊。为方便农户，会议决定，下乡收购。",
    )
    assert items(readout) == [("部署", "促进茶叶和竹编产业加快发展的措施")]


def test_a_report_and_what_was_deployed_in_another_field_are_two_matters() -> None:
    readout = read(
        f"{MET}，听取防汛情况和水库除险汇报，部署进一步促进民间投资的措施。{CHAIR}",
        "会议指出，汛期未过，水库要有人看。",
        "会议指出，要聚焦企业诉求，促进民间投资。",
    )
    assert [verb for verb, _ in items(readout)] == ["听取", "部署"]
    assert openings(readout, 8) == ["会议指出，汛期未", "会议指出，要聚焦"]


def test_a_report_and_what_was_studied_with_it_are_one_matter() -> None:
    readout = read(
        f"{MET}，听取夜市管理情况汇报并研究摊位费用标准，审议《养犬办法》。{CHAIR}",
        "会议指出，夜市要有烟火气。",
        "会议指出，养犬要办证。",
    )
    assert items(readout) == [("听取", "夜市管理情况"), ("审议", "《养犬办法》")]


@pytest.mark.parametrize("work", ["近期工作", "下一步重点工作", "今后工作"])
def test_an_analysis_and_the_work_ahead_are_one_matter(work: str) -> None:
    readout = read(
        f"{MET}，分析经济形势，部署{work}。{CHAIR}",
        "会议指出，经济运行平稳。",
        "会议强调，要稳住就业。",
    )
    assert items(readout) == [("分析", "经济形势")]


def test_what_is_demanded_further_is_a_matter() -> None:
    readout = read(
        f"{MET}，审议《养犬办法》。{CHAIR}",
        "会议指出，养犬要办证。",
        "会议还就进一步抓好山火防范工作提出要求。会议强调，要人人巡山。",
    )
    assert [subject for _, subject in items(readout)] == ["《养犬办法》", "进一步抓好山火防范工作"]


def test_a_list_may_begin_with_what_was_demanded() -> None:
    readout = read(
        f"{MET}，要求切实做好口罩保供工作，确定支持药店的财税政策。{CHAIR}",
        "会议指出，口罩要发到每家药店。",
        "会议决定，再减免药店税费。",
    )
    assert [verb for verb, _ in items(readout)] == ["要求", "确定"]


def test_what_must_be_done_when_plans_are_studied_is_no_statement() -> None:
    readout = read(
        f"{MET}，审议《养犬办法》。{CHAIR}",
        "会议指出，养犬要办证。在研究改革方案和改革措施时，要同步考虑立法。",
    )
    assert items(readout) == [("审议", "《养犬办法》")]


def test_what_was_done_as_the_meeting_began_opens_no_passage() -> None:
    readout = read(
        f"{MET}，研究部署山洪救援工作。{CHAIR}",
        "会议开始时，韩知远提议全体起立，为山洪遇难者默哀。",
        "会议指出，山洪来得急，要全力搜救。",
    )
    assert openings(readout, 6) == ["会议指出，山"]


def test_a_short_name_given_to_a_paper_is_no_second_paper() -> None:
    readout = read(f"{MET}，审议通过《青川市养犬办法（草案）》（以下简称《办法》）。{CHAIR}")
    (item,) = readout.items
    assert item.documents == ("青川市养犬办法（草案）",)
    assert item.subject == "《青川市养犬办法（草案）》"


def test_a_report_may_have_a_comma_in_its_name() -> None:
    readout = read(MET + "。", "会议听取了优化环境，促进商圈发展议案办理情况的汇报，强调，要提速。")
    assert items(readout) == [("听取", "优化环境，促进商圈发展议案办理情况")]


def test_who_reported_in_one_sentence_and_on_what_in_the_list_are_one_matter() -> None:
    readout = read(
        f"{MET}，听取疫苗案件调查进展汇报。{CHAIR}", "会议听取了市政府调查组的汇报。案情已查明。"
    )
    assert items(readout) == [("听取", "疫苗案件调查进展")]


def test_what_is_heard_over_video_is_heard() -> None:
    readout = read(MET + "。", "会议通过视频听取各县疫情防控情况汇报，强调，要守好卡口。")
    assert items(readout) == [("听取", "各县疫情防控情况")]


def test_what_is_stated_ahead_of_who_chaired_is_told_of_after_it() -> None:
    readout = read(
        f"{MET}，决定召开全市林业大会。会议还研究了当前经济工作。{CHAIR}"
        "会议认为，今年以来经济运行平稳。"
    )
    assert openings(readout, 7)[-1] == "会议认为，今年"


def test_what_a_lead_says_a_matter_is_for_tells_its_passage() -> None:
    readout = read(
        f"{MET}，确定养老服务措施，方便老人就餐；决定清理一批收费，减轻企业负担；部署防汛备汛，确保安全。",
        "会议指出，老人就餐是家家关心的事。",
        "为减轻企业负担，会议决定，取消五项事业性收费。",
        "会议强调，防汛要压实责任。",
    )
    assert openings(readout, 4) == ["会议指出", "为减轻企", "会议强调"]


@pytest.mark.parametrize(
    "told",
    [
        "会议第一项议题，传达学习全会精神；第二项议题，研究防汛备汛工作。",
        "第一项议题，传达学习全会精神。会议强调，要学好。第二个议题是研究防汛备汛工作。",
        "议题一：传达学习全会精神。议题二：研究防汛备汛工作。",
    ],
)
def test_matters_told_by_their_number_on_the_agenda(told: str) -> None:
    assert items(read(f"{MET}。{CHAIR}{told}")) == [
        ("传达学习", "全会精神"),
        ("研究", "防汛备汛工作"),
    ]


def test_the_vote_on_a_report_that_was_heard_is_no_matter_beside_it() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取和审议了市政府关于养老服务工作情况的报告，并对该报告进行了满意度测评。",
        "会议还对市水利局履职情况进行了满意度测评。",
    )
    assert items(readout) == [
        ("听取和审议", "养老服务工作情况"),
        ("满意度测评", "市水利局履职情况"),
    ]


def test_the_business_of_a_session_is_told_where_it_is_called() -> None:
    readout = read(
        f"{MET}，研究市人大常委会第二十一次会议有关事项。{CHAIR}",
        "会议听取了预算调整方案初审情况的汇报。",
        "会议决定，市九届人大常委会第二十一次会议于10月下旬召开。",
    )
    assert items(readout) == [
        ("听取", "预算调整方案初审情况"),
        ("决定", "市九届人大常委会第二十一次会议"),
    ]


def test_a_heading_above_numbered_matters_is_none_of_its_own() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "一、关于城乡发展有关问题",
        "（一）会议原则同意市民政局关于调整养老服务领导小组的意见，会后印发。",
        "（二）会议原则同意市水利局提交的《河道管理办法》，修改完善后印发。",
        "二、关于市容问题",
        "会议要求，要清理占道经营。",
    )
    assert openings(readout, 4) == ["一、关于", "（二）会", "二、关于"]


def test_who_came_below_the_text_is_no_part_of_a_passage() -> None:
    readout = read(LEAD + CHAIR, FLOODS, CARE, "出席：丁一鸣 陆文海", "列席：孟夏")
    assert readout.excerpt(readout.items[-1]) == CARE


def test_papers_in_quotation_marks_are_documents_one_and_all() -> None:
    told = "會議審議並通過「青川市停車場管理辦法」及「青川市節水條例草案」，要求抓好落實。"
    (item,) = read(f"{MET}。{CHAIR}", told).items
    assert item.documents == ("青川市停車場管理辦法", "青川市節水條例草案")


@pytest.mark.parametrize("mark", ["", "◆", "● "])
def test_headings_without_a_number_open_matters(mark: str) -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        f"{mark}听取全市养老服务情况汇报",
        "会议指出，要让老人吃上热饭。",
        f"{mark}关于防汛备汛工作",
        "会议强调，要压实责任。",
        f"{mark}审议《青川市献血办法》",
        "会议原则通过《办法》，要求修改后发布。",
    )
    assert items(readout) == [
        ("听取", "全市养老服务情况"),
        ("", "防汛备汛工作"),
        ("审议", "《青川市献血办法》"),
    ]
    assert openings(readout, 2 + len(mark)) == [f"{mark}听取", f"{mark}关于", f"{mark}审议"]


def test_a_line_above_what_is_no_word_of_the_meeting_is_no_heading() -> None:
    told = ("关于养老服务工作", "养老服务工作要抓早抓小。")
    assert items(read(LEAD + CHAIR, FLOODS, *told)) == [
        ("研究", "防汛备汛工作"),
        ("听取", "全市养老服务情况"),
    ]


def test_what_the_meeting_said_after_a_hearing_is_no_part_of_its_name() -> None:
    told = "会议在听取市民政局关于养老服务情况汇报后指出，要补齐短板。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [("听取", "养老服务情况")]


def test_how_an_office_carries_out_what_was_studied_is_no_matter() -> None:
    told = "会议传达学习了全会精神，研究部署国务院系统贯彻落实工作，审议《河湖条例》。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [
        ("传达学习", "全会精神"),
        ("审议", "《河湖条例》"),
    ]


@pytest.mark.parametrize(
    ("told", "verb", "subject"),
    [
        ("市长江自明传达了全省养老服务会议精神。", "传达", "全省养老服务会议精神"),
        ("副市长江自明通报了养老机构检查情况。", "通报", "养老机构检查情况"),
        ("会上，韩知远还对养老服务工作进行了安排部署。", "安排部署", "养老服务工作"),
        ("会议还对养老服务、校园安全等工作进行了安排。", "安排", "养老服务、校园安全"),
        ("会议组织与会人员学习了《养老服务条例》。", "学习", "《养老服务条例》"),
        ("會中聽取養老服務情況匯報。", "聽取", "養老服務情況"),
        ("会议初步审查了养老服务决算草案。", "审查", "养老服务决算草案"),
        ("会议作出了关于养老服务的决定。", "作出", "养老服务的决定"),
        ("会议补选了1名省人大代表。", "补选", "1名省人大代表"),
        ("3月5日下午的会议首先听取了养老服务情况汇报。", "听取", "养老服务情况"),
        ("会议审定批准了养老服务先进单位。", "审定批准", "养老服务先进单位"),
        (
            "会议听取并审议了养老服务情况的报告并进行了满意度测评。",
            "听取并审议",
            "养老服务情况",
        ),
    ],
)
def test_more_ways_to_state_a_matter(told: str, verb: str, subject: str) -> None:
    assert items(read(f"{MET}。{CHAIR}", FLOODS, told))[1] == (verb, subject)


def test_a_report_that_somebody_gave_is_no_matter() -> None:
    told = "市长江自明汇报了养老服务情况，副市长池远山就养老服务作了说明。"
    assert items(read(f"{MET}。{CHAIR}", FLOODS, told)) == [("研究", "防汛备汛工作")]


def test_what_the_meeting_said_in_the_words_of_hong_kong_opens_a_passage() -> None:
    readout = read(
        f"{MET}，研究養老服務措施，部署防汛備汛。會議稱，老人食堂要建好。會議又指，備汛不能鬆懈。"
    )
    assert openings(readout, 4) == ["會議稱，", "會議又指"]


def test_a_session_called_in_a_sentence_of_its_own_is_a_matter_beside_its_agenda() -> None:
    readout = read(
        f"{MET}。会议决定6月召开市政协常委会第九次会议。{CHAIR}",
        "会议审议通过市政协常委会第九次会议议程（草案）。",
    )
    assert [item.verb for item in readout.items] == ["决定", "审议通过"]


def test_a_headline_may_run_its_first_matter_into_the_meetings_name() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议指出，全省教育大会十分重要。",
        "会议强调，当前已进入防火期。",
        title="青川市委常委会会议传达学习全省教育大会精神 研究部署森林防火工作",
    )
    assert items(readout) == [
        ("传达学习", "全省教育大会精神"),
        ("研究部署", "森林防火工作"),
    ]


def test_bare_sentences_after_what_was_said_at_large_list_matters() -> None:
    readout = read(
        f"{MET}。会议强调，要统一思想。部署防汛备汛工作。研究养老服务措施。审议《河道办法》，指出要严管。"
    )
    assert items(readout) == [
        ("部署", "防汛备汛工作"),
        ("研究", "养老服务措施"),
        ("审议", "《河道办法》"),
    ]


def test_personnel_needs_no_verb_in_a_numbered_list() -> None:
    readout = read(f"{MET}，主要内容有：一、传达全会精神；二、讨论《河道办法》；三、人事问题。")
    assert items(readout)[2] == ("", "人事问题")


@pytest.mark.parametrize(
    "marks",
    [
        ("①", "②"),
        ("——", "——"),
        ("第一、", "第二、"),
        ("【学习】", "【防汛】"),
        ("议题1 ", "议题2 "),
    ],
)
def test_more_marks_of_a_list_open_matters(marks: tuple[str, str]) -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        f"{marks[0]}传达学习全会精神。会议指出，要学深悟透。",
        f"{marks[1]}研究防汛备汛工作。会议强调，要压实责任。",
    )
    assert items(readout) == [("传达学习", "全会精神"), ("研究", "防汛备汛工作")]


def test_a_list_within_a_sentence_may_be_counted_in_circles() -> None:
    readout = read(f"{MET}。{CHAIR}会议议题：①传达学习全会精神；②研究防汛备汛工作。")
    assert items(readout) == [("传达学习", "全会精神"), ("研究", "防汛备汛工作")]


def test_an_ascii_stop_after_an_ascii_title_ends_its_sentence() -> None:
    readout = read(f"{MET}, 审议<养老服务办法>. 会议指出, 要落实.")
    assert readout.items[0].documents == ("养老服务办法",)
    assert readout.items[0].subject == "<养老服务办法>"


@pytest.mark.parametrize(
    "matter",
    [
        "进一步强化旧城区和危房改造及配套管网建设",
        "提高中职学生和高中学生助学金标准",
        "国内疫情防控和经济形势",
    ],
)
def test_objects_of_a_verb_inside_or_of_one_noun_are_one_matter(matter: str) -> None:
    readout = read(
        f"{MET}，研究{matter}，审议《养犬办法》。{CHAIR}",
        "会议指出，要看到有利条件。",
        "会议强调，危房改造要快，助学金要足，经济要稳。",
        "会议指出，养犬要办证。",
    )
    assert [verb for verb, _ in items(readout)] == ["研究", "审议"]


def test_a_paper_passed_with_what_was_heard_is_of_the_same_matter() -> None:
    readout = read(
        f"{MET}，听取夜市整治情况汇报并审议通过《夜市管理办法》，研究防汛备汛工作。{CHAIR}",
        "会议指出，夜市要有烟火气。",
        "会议指出，汛期将至。",
    )
    assert items(readout)[0] == ("听取", "夜市整治情况")
    assert readout.items[0].documents == ("夜市管理办法",)
    assert len(readout.items) == 2


def test_what_a_paragraph_says_was_approved_is_a_matter() -> None:
    readout = read(
        f"{MET}，研究防汛备汛工作。{CHAIR}",
        FLOODS,
        "会议决定核准望江风电等四个项目。会议指出，要按标准建设。",
    )
    assert items(readout)[1] == ("决定", "核准望江风电等四个项目")


def test_what_is_demanded_after_a_semicolon_is_a_matter() -> None:
    readout = read(
        f"{MET}，部署旧小区改造；要求巩固提高农村饮水水平。{CHAIR}",
        "会议指出，旧小区改造要快。",
        "会议指出，农村供水要达标。",
    )
    assert [verb for verb, _ in items(readout)] == ["部署", "要求"]


def test_what_the_discipline_commission_reported_and_the_work_it_leads_are_one_matter() -> None:
    readout = read(
        f"{MET}，听取市纪委工作汇报，研究部署党风廉政建设工作。{CHAIR}",
        "会议强调，要把严的基调坚持下去。",
    )
    assert items(readout) == [("听取", "市纪委工作")]


def test_what_is_decided_to_an_end_told_at_length_begins_with_the_end() -> None:
    readout = read(
        f"{MET}，部署做好就业工作；决定完善残疾人保障金制度。{CHAIR}会议指出，就业是民生之本。"
        "为更好发挥保障金作用，增加残疾人岗位，会议决定，完善征收办法。"
    )
    assert openings(readout, 5) == ["会议指出，", "为更好发挥"]


def test_words_of_what_was_then_deployed_tell_the_passage_too() -> None:
    readout = read(
        f"{MET}，决定召开市委十届二次全体会议，听取市纪委工作汇报，研究部署党风廉政建设和反腐败工作。{CHAIR}",
        "会议强调，要把反腐败斗争进行到底，抓好党风廉政建设。",
        "会议指出，今年以来工作扎实。",
    )
    assert openings(readout, 8)[1] == "会议强调，要把反"


def test_a_paper_and_what_was_studied_beside_it_are_two_matters() -> None:
    told = "会议审议了《河道办法》并对去年考核结果进行了研究。"
    assert items(read(f"{MET}。{CHAIR}", told)) == [
        ("审议", "《河道办法》"),
        ("研究", "去年考核结果"),
    ]


def test_other_personnel_is_not_named() -> None:
    readout = read(LEAD + CHAIR, FLOODS, CARE, "会议还审议通过了其他人事事项。")
    assert (len(readout.items), readout.other_matters) == (2, True)


def test_what_a_session_ahead_will_take_up_is_no_matter() -> None:
    told = (
        "会议研究确定了市人大常委会第十一次会议的日程安排。此次会议将于5月21日召开，拟安排两项议题："
        "审议《河道条例》；听取和审议养老服务情况的报告。"
    )
    assert items(read(f"{MET}。{CHAIR}", told)) == [
        ("研究确定", "市人大常委会第十一次会议的日程安排")
    ]


def test_a_reading_cut_off_with_its_page_names_no_matter() -> None:
    told = "會(huì)議研究了防汛備汛工作。\n會(huì)議聽(tīng)取了關(gu"
    text = f"{TITLE}\n{MET}。{CHAIR}\n{told}"
    (found,) = read_source(Source("a.txt", text.encode(), "page")).readouts
    assert isinstance(found, Readout)
    assert items(found) == [("研究", "防汛備汛工作")]


def test_hearings_on_what_the_lead_lists_are_a_header_where_paragraphs_take_it_up() -> None:
    readout = read(
        lead("研究完善湿地体系问题", "研究以养老服务支撑民生问题"),
        "会议听取了市林业局关于完善湿地体系的汇报，听取了市民政局关于养老服务的汇报。",
        "会议指出，湿地体系关系长远。",
        "会议强调，养老服务要跟上。",
    )
    assert openings(readout, 8) == ["会议指出，湿地体", "会议强调，养老服"]


def test_a_caption_between_the_paragraphs_is_no_passage() -> None:
    readout = read(
        lead("研究防汛备汛工作", "听取养老服务情况汇报"),
        "青川市委常委会会议现场。（记者 江某 摄）",
        "会议指出，防汛备汛要压实责任。",
        "会议强调，养老服务要跟上。",
    )
    assert openings(readout, 6) == ["会议指出，防", "会议强调，养"]


def test_a_session_called_twice_is_one_matter() -> None:
    readout = read(
        f"{MET}。会议决定于3月29日召开市人大常委会第十六次会议。{CHAIR}",
        FLOODS,
        "会议决定，3月29日召开市九届人大常委会第十六次会议。",
    )
    assert [item.verb for item in readout.items] == ["研究", "决定"]


def test_consulting_on_what_was_heard_is_no_matter_beside_it() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取了全市养老服务情况的通报。",
        "与会委员结合调研，围绕全市养老服务情况的通报进行了充分的协商议政。",
    )
    assert items(readout) == [("听取", "全市养老服务情况")]


def test_what_was_passed_to_an_end_begins_with_the_end() -> None:
    readout = read(
        f"{MET}，部署简化审批；通过《劳务市场办法》。{CHAIR}",
        "会议指出，审批要快。",
        "为建设统一的市场，更好服务就业，会议通过《劳务市场办法》。办法细化了监管。",
    )
    assert openings(readout, 4) == ["会议指出", "为建设统"]


def test_a_list_may_begin_with_measures_taken() -> None:
    readout = read(
        f"{MET}，采取措施将办照时间压减一半，优化环境；通过《劳务市场办法》。{CHAIR}",
        "会议指出，办照要快，时间压减一半。",
        "会议通过《劳务市场办法》。",
    )
    assert [verb for verb, _ in items(readout)] == ["采取措施", "通过"]


def test_a_statement_on_papers_in_general_is_no_matter() -> None:
    readout = read(
        f"{MET}，研究防汛备汛工作。{CHAIR}", FLOODS, "会议听取了丁某就有关草案所作的说明。"
    )
    assert items(readout) == [("研究", "防汛备汛工作")]


def test_what_follows_a_comma_between_semicolons_tells_of_its_matter() -> None:
    readout = read(
        f"{MET}，决定成立河湖委员会；听取市水务局2013年工作汇报，研究部署2014年河道清淤和堤坝加固工作。{CHAIR}",
        "会议决定，成立河湖委员会，由市长任主任。",
        "会议指出，一年来，堤坝加固步子大，河道清淤扎实。",
        "会议强调，水务局要担起责任，守好河道清淤和堤坝加固的底线。",
    )
    assert openings(readout, 6) == ["会议决定，成", "会议指出，一"]


def test_games_that_are_prepared_together_are_one_matter() -> None:
    readout = read(
        lead("听取青川农运会、残运会筹办工作进展情况汇报"),
        "会议认为，青川农运会各项工作基本就绪。",
        "会议要求，残运会筹办要抓紧，两会同样精彩。",
    )
    assert items(readout) == [("听取", "青川农运会、残运会筹办工作进展情况")]


def test_a_paper_may_be_amended() -> None:
    readout = read(
        f"{MET}，研究防汛备汛工作。{CHAIR}",
        FLOODS,
        "为更好守护水源，会议对《青川水源保护办法》进行了修改。修改后的办法划清了边界。",
    )
    assert items(readout) == [
        ("研究", "防汛备汛工作"),
        ("修改", "《青川水源保护办法》"),
    ]


def test_who_was_appointed_is_part_of_the_vote_on_personnel() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "听取和审议各项议案后，会议表决通过了《青川湿地条例》。"
        "会议表决通过了人事任免事项，任命丁某为副市长。",
    )
    assert [verb for verb, _ in items(readout)] == ["表决通过", "表决通过"]
    assert openings(readout, 4) == ["听取和审", "会议表决"]


def test_tasks_determined_are_those_of_the_matter_at_hand() -> None:
    readout = read(
        lead("研究部署进一步加强饮用水水源保护工作", "听取养老服务情况汇报"),
        "会议指出，饮用水安全关系千家万户。",
        "会议确定了当前和今后一个时期水源保护的重点任务：（一）划定界线。（二）清理排污口。",
        CARE,
    )
    assert [verb for verb, _ in items(readout)] == ["研究部署", "听取"]


def test_a_decision_that_goes_into_particulars_is_the_one_listed() -> None:
    readout = read(
        lead("听取养老服务情况汇报", "决定提高城乡低保补助标准"),
        CARE,
        "为缓解物价上涨的影响，会议决定，从今年7月1日起，将城市低保对象每人每月补助提高15元，农村提高10元。",
    )
    assert openings(readout, 6) == ["会议听取了全", "为缓解物价上"]


def test_the_situation_is_that_of_the_field_whose_work_is_arranged() -> None:
    readout = read(
        lead("听取养老服务情况汇报", "分析当前形势", "部署岁末年初防火工作"),
        CARE,
        "会议强调，岁末年初用火多，要抓好防火巡查。",
    )
    assert items(readout)[1:] == [("分析", "当前形势")]
    assert openings(readout, 6)[1:] == ["会议强调，岁"]


def test_a_quorum_is_no_passage() -> None:
    readout = read(
        f"{MET}。会议经表决，通过了湿地保护条例、关于修改献血办法的决定。{CHAIR}",
        "常委会组成人员60人出席会议，出席人数符合法定人数。",
        FLOODS,
    )
    assert openings(readout, 6) == ["会议经表决，", "会议研究了防"]


def test_a_draft_that_was_sounded_out_is_the_one_at_hand() -> None:
    readout = read(
        lead("研究制定航运发展规划重大问题", "听取养老服务情况汇报"),
        "会议听取了规划建议稿在党内外征求意见的情况报告，决定修改后提请全会审议。",
        "会议强调，制定航运发展规划要统筹各方。",
        CARE,
    )
    assert openings(readout, 6) == ["会议听取了规", "会议听取了全"]


def test_what_leads_up_to_the_first_matter_opens_no_later_one() -> None:
    readout = read(
        lead("讨论通过《林区扶贫开发规划》", "决定建立湿地生态补偿试点"),
        "会议指出，林区是重要生态屏障。",
        "会议讨论通过《林区扶贫开发规划》，明确了重点。",
        "会议决定，从2011年起，在两县建立湿地生态补偿试点。",
    )
    assert openings(readout, 6) == ["会议指出，林", "会议决定，从"]


def test_a_statement_in_a_listed_matters_turn_is_on_it() -> None:
    readout = read(
        lead("研究防汛备汛工作", "研究部署加强冬季蔬菜产销工作", "听取全市养老服务情况汇报"),
        FLOODS,
        "会议分析了当前蔬菜市场形势，指出，要完善储备。",
        CARE,
    )
    assert items(readout)[1:2] == [("分析", "当前蔬菜市场形势")]
    assert len(readout.items) == 3


def test_two_of_three_papers_with_a_passage_say_that_the_third_has_one() -> None:
    readout = read(
        lead(
            "审议《关于加强粮仓管理体制改革的意见》、《关于完善果园价格形成机制的意见》、《关于以河长制促进河湖长治的意见》"
        ),
        "会议指出，要改革完善粮仓管理体制，着力堵塞漏洞。",
        "会议强调，要遵循果园生产规律，健全价格监测。",
        "会议指出，要总结河长制经验，压实各级河长责任，推进河湖联治。",
        "会议审议了改革工作总结报告。会议强调，要加强统筹。",
    )
    assert openings(readout, 8)[:3] == ["会议指出，要改革", "会议强调，要遵循", "会议指出，要总结"]


def test_reports_of_groups_and_of_those_in_charge_name_no_matter() -> None:
    readout = read(
        lead("研究防汛备汛工作"),
        "会议听取了农业组、科技组的工作汇报，听取了市有关部门负责同志的报告，"
        "听取了部分省市有关工作情况汇报。",
        FLOODS,
    )
    assert items(readout) == [("研究", "防汛备汛工作")]


def test_two_papers_with_a_paragraph_each_are_two_matters() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "韩知远强调，依法治水是大事，要点是守住底线。",
        "会议审议通过了《关于推进乡镇执法规范化的意见》《市依法治市委工作要点》。",
        "会议指出，乡镇执法量大面广，要规范程序。",
        "会议强调，工作要点明确了今年任务，要抓好落实。",
    )
    assert openings(readout, 6) == ["会议指出，乡", "会议强调，工"]


def test_last_years_work_summed_up_and_this_years_arranged_are_one_matter() -> None:
    readout = read(
        lead("总结2022年防汛抗旱工作", "安排部署今年防汛备汛任务"),
        "会议指出，去年全市实现了安全度汛。",
        "会议强调，要立足防汛备汛，排查隐患。",
    )
    assert items(readout) == [("总结", "2022年防汛抗旱工作")]


def test_staff_is_no_part_of_what_was_heard() -> None:
    readout = read(
        lead("研究防汛备汛工作"), FLOODS, "会议还听取了信访工作情况汇报，研究了干部问题。"
    )
    assert items(readout)[1:] == [("听取", "信访工作情况"), ("研究", "干部问题")]


@pytest.mark.parametrize(
    "problems", ["当前存在的点位偏少、电费偏高等问题", "工作中存在的困难和不足"]
)
def test_problems_that_were_analysed_are_those_of_the_matter_at_hand(problems: str) -> None:
    readout = read(
        "3月5日上午，青川市委常委会召开会议，听取充电设施建设情况汇报。市委书记韩知远主持会议。",
        "会议听取了充电设施建设情况汇报。会议认为，各区行动早、投入大。",
        f"会议分析了{problems}，要求，要加快布点，降低收费。",
    )
    assert items(readout) == [("听取", "充电设施建设情况")]


def test_a_leading_group_that_reports_is_no_matter() -> None:
    readout = read(
        f"{MET}，听取市应对蝗灾工作领导小组和有关部门关于蝗灾防控情况的汇报。{CHAIR}",
        "会议指出，蝗灾发生后，市委高度重视。",
        "会议强调，当前防控形势严峻。",
    )
    assert openings(readout, 6) == ["会议指出，蝗"]


def test_a_paper_is_known_by_its_title_before_its_words() -> None:
    readout = read(
        lead("总结今年消防安全工作", "审议《2017年消防安全工作要点》", "研究部署春节期间安全值守"),
        "会议指出，今年消防安全形势平稳。",
        "会议审议了《2017年消防安全工作要点》，要求修改后印发。",
        "会议强调，春节期间要严格安全值守。",
    )
    assert [verb for verb, _ in items(readout)] == ["总结", "审议", "研究部署"]
    assert openings(readout, 6) == ["会议指出，今", "会议审议了《", "会议强调，春"]


def test_work_arranged_far_from_what_was_summed_up_needs_more_words_in_common() -> None:
    readout = read(
        lead("总结今年安全生产工作", "审议《水库考核办法》", "研究部署春节期间安全防范工作"),
        "会议指出，今年安全生产形势平稳。",
        "会议强调，水库考核要严。",
        "会议强调，春节期间要做好安全防范。",
    )
    assert [verb for verb, _ in items(readout)] == ["总结", "审议", "研究部署"]


def test_what_was_made_known_is_not_the_paper_passed_on_it() -> None:
    readout = read(
        lead("通报2018年河湖整治成效考核情况", "审议有关文件"),
        "会议书面学习了中央有关文件，审议通过了《河湖整治成效考核问题整改方案》。",
        "韩知远充分肯定2018年河湖整治成效，指出，考核情况反映一些地方作风漂浮。",
    )
    assert {verb for verb, _ in items(readout)} == {"通报", "审议通过"}


# --- how municipal readouts go on about the matter at hand --------------------------------------


def test_a_paper_called_in_short_is_the_listed_one_and_named_in_full() -> None:
    readout = read(
        lead(
            "学习全省档案会议精神", "审议青川市委三届五次全会工作报告（讨论稿）", "研究桑蚕产业发展"
        ),
        "会议指出，档案是城市的记忆，要守好。",
        "会议对工作报告进行了审议，要求充实数据。",
        "会议强调，要让桑农有稳定的收入。",
    )
    assert items(readout)[1:] == [
        ("审议", "青川市委三届五次全会工作报告（讨论稿）"),
        ("研究", "桑蚕产业发展"),
    ]
    assert openings(readout, 7)[1:] == ["会议对工作报告", "会议强调，要让"]


def test_misconduct_and_corruption_are_one_matter() -> None:
    readout = read(
        lead("听取养老服务领域不正之风和腐败问题集中整治进展情况汇报"),
        "会议指出，养老服务领域连着千家万户。",
        "会议指出，腐败问题集中整治要查到底，不留死角。",
    )
    assert items(readout) == [("听取", "养老服务领域不正之风和腐败问题集中整治进展情况")]


BOATS_AND_TEA = lead("研究内河船舶污染防治工作和全国茶叶博览会承办方案")
BOATS = "会议强调，内河船舶污染防治要从码头抓起。"


def test_a_paragraph_that_says_what_a_matter_is_opens_it() -> None:
    readout = read(BOATS_AND_TEA, BOATS, "会议强调，茶叶是山区的当家产业。要请来客商。")
    assert openings(readout, 7) == ["会议强调，内河", "会议强调，茶叶"]


def test_what_was_spoken_of_before_is_not_opened_by_saying_what_it_is() -> None:
    told = "会议强调，内河船舶污染防治要从码头抓起，不要误了茶叶的运输。"
    facilities = "会议要求，船舶要备足污水舱，各港口要建好接收设施，做到应收尽收。"
    readout = read(BOATS_AND_TEA, told, facilities, "会议强调，茶叶是娇贵的货物。要快装快运。")
    assert len(readout.items) == 1


def test_a_report_on_what_was_examined_and_the_resolution_on_it_are_one_matter() -> None:
    readout = read(
        lead(),
        "会议通过城建委关于古桥保护的审查结果报告，通过关于古桥保护的决议（草案），提交大会；"
        "通过关于议案处理意见的报告。",
    )
    assert [subject for _, subject in items(readout)] == [
        "古桥保护的审查结果报告",
        "议案处理意见的报告",
    ]


def test_the_next_steps_in_the_field_of_what_was_studied_are_no_matter() -> None:
    readout = read(
        lead(),
        "会议传达学习了全省普法推进会精神，并对市直机关普法下步工作进行了部署。",
        "会议研究了公园扩建方案。",
    )
    assert items(readout) == [("传达学习", "全省普法推进会精神"), ("研究", "公园扩建方案")]


def test_the_troubles_of_the_matter_at_hand_are_no_matter() -> None:
    readout = read(
        lead(),
        "会议听取了秋粮收储情况汇报，认为，收储有序。",
        "会议分析了目前存在的仓容紧张、烘干设备老旧等问题。会议要求，抓紧添置。",
    )
    assert items(readout) == [("听取", "秋粮收储情况")]


# --- what else is said of a matter --------------------------------------------------------------

GOVERNMENT = "3月5日，市长韩知远主持召开市政府常务会议"


@pytest.mark.parametrize(
    ("matters", "expected"),
    [
        ("听取一季度外贸运行情况汇报，分析研判当前形势", ("听取", "一季度外贸运行情况")),
        ("总结外贸工作，分析外贸形势", ("总结", "外贸工作")),
    ],
)
def test_the_situation_analysed_is_that_of_the_work_before(
    matters: str, expected: tuple[str, str]
) -> None:
    readout = read(
        f"{GOVERNMENT}，{matters}，部署下一步工作。",
        "会议强调，要稳住外贸基本盘。",
        "会议强调，清明将至，要抓好防火。",
    )
    assert items(readout) == [expected]


def test_the_work_ahead_is_a_matter_though_no_paragraph_is_on_it() -> None:
    readout = read(
        f"{GOVERNMENT}，研究供水规划，审议《养犬办法》，安排部署下阶段重点工作。",
        "会议强调，供水规划要一张蓝图绘到底。",
        "会议要求，养犬办法要管用。",
    )
    assert items(readout)[2:] == [("安排部署", "下阶段重点工作")]


def test_a_sentence_that_takes_aim_at_troubles_turns_to_them() -> None:
    readout = read(
        f"{GOVERNMENT}，分析研判近期外贸运行情况，研究解决停车难等热点问题，审议《养犬办法》。"
        "会议强调，要稳住外贸运行。会议指出，安全是前提，要抓好防汛。"
        "针对停车难、噪声大等热点问题，与会人员剖析了原因。会议要求，要让群众满意。"
        "会议强调，养犬办法要管用。",
    )
    assert openings(readout, 5) == ["会议强调，", "针对停车难", "会议强调，"]


def test_a_case_is_told_from_its_beginning() -> None:
    readout = read(
        "市委3月5日召开常委会会议，听取市纪委《关于丁某严重违纪案的审查报告》。"
        "去年5月，市委决定对丁某涉嫌违纪问题进行调查。经查，丁某收受财物。"
        "会议认为，对丁某的查处表明了决心。",
        title="市委召开常委会会议",
    )
    assert openings(readout, 4) == ["去年5月"]


def test_a_remark_on_how_things_are_is_ahead_of_the_first_matter() -> None:
    readout = read(
        f"{GOVERNMENT}，部署促进旅游消费。",
        "会议认为，今年以来，各地扎实工作，取得新进展。",
        "会议强调，旅游消费潜力大，促进旅游消费正当其时。",
    )
    assert openings(readout, 7) == ["会议强调，旅游"]


def test_how_things_are_is_on_the_first_matter_where_nothing_else_is() -> None:
    readout = read(
        f"{GOVERNMENT}，部署促进旅游消费；研究确定冬季供暖措施。"
        "会议认为，当前经济运行总体平稳，要立足当前，着眼长远。会议指出，冬季供暖措施要细。",
    )
    assert openings(readout, 7) == ["会议认为，当前", "会议指出，冬季"]


@pytest.mark.parametrize(
    ("matters", "expected"),
    [
        ("分析研究当前外贸形势和外贸工作", [("分析研究", "当前外贸形势和外贸工作")]),
        (
            "听取一季度防火情况汇报，安排部署二季度工作",
            [("听取", "一季度防火情况")],
        ),
    ],
)
def test_a_situation_and_the_work_in_it_are_one_matter(
    matters: str, expected: list[tuple[str, str]]
) -> None:
    readout = read(f"{GOVERNMENT}，{matters}。", "会议认为，形势平稳。", "会议指出，要稳住。")
    assert items(readout) == expected


def test_a_session_to_be_held_is_not_what_was_heard() -> None:
    readout = read(
        lead("听取市纪委工作汇报", "研究部署党风廉政建设工作", "决定召开市纪委二次全会"),
        "会议指出，一年来，成效明显。",
        "会议同意明年1月召开市纪委二次全会。",
    )
    assert items(readout) == [("听取", "市纪委工作"), ("同意", "市纪委二次全会")]


def test_what_the_list_says_was_approved_is_what_was_heard_and_approved() -> None:
    readout = read(
        f"{GOVERNMENT}，研究供水规划；批准科技奖励评审结果。",
        "会议指出，供水规划要一张蓝图绘到底。",
        "会议听取了科技奖励评审结果的汇报，批准了获奖人选。",
    )
    assert items(readout)[1:] == [("批准", "科技奖励评审结果")]


def test_reports_are_heard_for_a_whole_day() -> None:
    readout = read(
        f"{MET}，全天听取市人大常委会、市政协党组工作汇报。{CHAIR}",
        "会议指出，过去一年，各党组做了大量工作。",
    )
    assert items(readout) == [("听取", "市人大常委会、市政协党组工作")]


def test_what_is_heard_of_the_steps_in_the_field_studied_is_no_second_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议传达学习全国普法推进会精神，听取我市普法下一阶段重点工作情况汇报。"
        "会议强调，要让法律走进千家万户。",
    )
    assert items(readout) == [("传达学习", "全国普法推进会精神")]


def test_papers_at_the_end_of_a_list_have_the_last_paragraphs_for_one_each() -> None:
    readout = read(
        f"{GOVERNMENT}，分析外贸运行，审议通过《河道停船管理办法》《宠物登记服务方案》。",
        "会议强调，要稳住外贸运行。",
        "会议强调，安全是前提，要抓好防汛。",
        "会议要求，河道停船要有序，管理要到位。",
        "会议要求，要方便群众，宠物可以网上办证。",
    )
    assert openings(readout, 7) == ["会议强调，要稳", "会议要求，河道", "会议要求，要方"]


def test_two_papers_may_have_one_opinion_told_in_two_paragraphs() -> None:
    readout = read(
        f"{GOVERNMENT}，分析外贸运行，审议通过《河道停船管理办法》《宠物登记服务方案》。",
        "会议强调，要稳住外贸运行。",
        "会议强调，安全是前提，要抓好防汛。",
        "会议要求，河道停船要有序，管理要到位。",
        "会议要求，各地要加强宣传。",
    )
    assert openings(readout, 7) == ["会议强调，要稳", "会议要求，河道"]


def test_an_agenda_may_end_on_what_is_settled_and_on_others() -> None:
    lines = (
        "2月9日上午，市人大常委会主任严明朗主持召开市九届人大常委会第三次主任会议，主要议程如下：",
        "一、研究市九届人大常委会代表走访活动安排;",
        "二、商定市九届人大常委会第二次会议日程;",
    )
    for last in ("三、其它。", "三、其他事项"):
        found = read(*lines, last, title="市人大常委会主任会议")
        assert [verb for verb, _ in items(found)] == ["研究", "商定"]
        assert found.other_matters


def test_the_report_on_the_work_of_something_names_what_was_heard() -> None:
    found = read(f"{MET}。{CHAIR}", "会议还听取了2015年群众满意度考评工作的报告。")
    assert [subject for _, subject in items(found)] == ["2015年群众满意度考评工作的报告"]


def test_other_matters_are_told_where_the_page_breaks_off() -> None:
    assert read(f"{MET}。{CHAIR}", FLOODS, "会议还研究了其他事").other_matters


def test_how_the_economy_went_opens_with_the_time_it_went_so() -> None:
    found = read(
        f"{MET}，研究防汛备汛工作，分析当前经济形势。{CHAIR}",
        "会议指出，要备足防汛队伍和物资。",
        "会议认为，今年以来，各地各部门迎难而上，成绩来之不易。",
        "会议指出，当前经济运行仍面临困难。",
    )
    assert [found.excerpt(item)[:9] for item in found.items] == [
        "会议指出，要备足防",
        "会议认为，今年以来",
    ]


def test_the_agenda_of_a_session_that_is_called_is_no_matter_whatever_it_begins_with() -> None:
    found = read(
        "12月3日，市政协举行五届四十五次主席会议。市政协主席严明朗主持会议。",
        "会议决定，市政协五届二十次常委会议于12月8日召开，主要议程是协商政府工作报告，审议选举办法。",
        "会议讨论提案工作报告，审议拟提交常委会议审议的有关文件材料等。",
        title="市政协举行主席会议",
    )
    assert items(found) == [
        ("决定", "市政协五届二十次常委会议"),
        ("讨论", "提案工作报告"),
    ]


def test_how_things_stand_and_what_to_do_next_go_on_about_what_was_heard() -> None:
    found = read(
        f"{MET}。{CHAIR}",
        "会议听取了一季度经济运行情况汇报，分析了当前形势，部署了二季度工作；研究了防汛备汛工作。",
    )
    assert [subject for _, subject in items(found)] == ["一季度经济运行情况", "防汛备汛工作"]


def test_what_a_numbered_line_of_minutes_says_was_done_is_a_matter() -> None:
    readout = read(
        f"{MET}，研究有关问题。现将会议议定事项纪要如下：",
        "一、研究了县医院整体搬迁项目。会议同意选址城东。",
        "二、审议了《三轮车管理办法》。会议认为，要先给出路。",
    )
    assert items(readout) == [("研究", "县医院整体搬迁项目"), ("审议", "《三轮车管理办法》")]


def test_a_readout_that_names_no_matter_is_on_what_its_headline_says_after_the_meeting() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议指出，制造业是根基，要减少许可。",
        title="青川市委常委会召开会议：简化审批提质制造业",
    )
    assert items(readout) == [("", "简化审批提质制造业")]


def test_a_group_for_one_concern_was_on_that_though_one_paragraph_tells_all() -> None:
    readout = read(
        "3月5日，市长韩知远主持召开青川市古城保护《纲要草案》编制工作领导小组会议并作讲话。"
        "韩知远说，编制纲要草案要紧扣民生。要集思广益。",
        title="新闻三月五日",
    )
    assert items(readout) == [("", "古城保护《纲要草案》编制")]


def test_a_paper_with_several_aims_is_one_though_no_marks_hold_it_together() -> None:
    readout = read(
        lead("审议进一步优化政务服务、提升行政效能、推动办事改革的指导意见"),
        "会议指出，优化政务服务要有新成效。",
        "会议强调，推动办事改革要改到底。",
    )
    assert len(readout.items) == 1


def test_what_minutes_say_was_passed_is_no_point_of_what_they_said_before() -> None:
    readout = read(
        f"{MET}。议定事项如下：",
        "一、研究了校舍安全工程。会议强调，危房一间也不能用。",
        "二、原则通过了《户外广告办法》，由住建局修改后印发。",
    )
    assert items(readout) == [("研究", "校舍安全工程"), ("原则通过", "《户外广告办法》")]
