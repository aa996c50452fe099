"""What cities, counties and their bodies do otherwise: lists, headings, meetings on one matter."""

from __future__ import annotations

import pytest

from tests.store.reading.pages import CHAIR, items, openings, read

MET = "3月5日上午，青川市委常委会召开会议"


# --- lists and their parts ------------------------------------------------------------------------


def test_characters_that_join_nothing_divide_no_matter() -> None:
    told = f"{MET}，研究碳达峰碳中和工作方案、我市参与长江湾城市群建设、普及高中教育。{CHAIR}"
    readout = read(
        told,
        "会议指出，碳达峰碳中和要先立后破。",
        "会议强调，参与长江湾城市群要主动。",
        "会议要求，普及高中教育要公平。",
    )
    assert [subject for _, subject in items(readout)] == [
        "碳达峰碳中和工作方案",
        "我市参与长江湾城市群建设",
        "普及高中教育",
    ]


def test_fields_of_two_characters_are_parts_of_a_list() -> None:
    readout = read(
        f"{MET}，研究防汛、养老服务等工作。{CHAIR}",
        "关于防汛工作，会议指出，要压实责任。",
        "关于养老服务，会议强调，要用心用情。",
    )
    assert items(readout) == [("研究", "防汛工作"), ("研究", "养老服务")]


def test_what_is_joined_inside_one_of_several_reports_is_one_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议了《青川市乡村考核方案》，听取了市农业局关于蝗灾防控和蔬菜保供情况、村庄整治"
        "“百日攻坚”情况的汇报，市资源局关于“圈地”问题“回头看”情况的汇报。",
        "会议指出，开展乡村考核，目的是传导压力。",
        "会议强调，蝗灾防控要毫不松懈。",
        "会议强调，村庄整治要久久为功。",
        "会议要求，对“圈地”问题要保持零容忍。",
    )
    assert items(readout) == [
        ("审议", "《青川市乡村考核方案》"),
        ("听取", "蝗灾防控和蔬菜保供情况"),
        ("听取", "村庄整治“百日攻坚”情况"),
        ("听取", "“圈地”问题“回头看”情况"),
    ]
    assert openings(readout, 9)[1] == "会议强调，蝗灾防控"


def test_what_was_heard_beside_business_after_a_semicolon_is_a_matter() -> None:
    readout = read(
        f"{MET}，传达学习全国林业大会精神；研究垃圾分类、城市绿道等事项，"
        f"听取市政协党组、市法院党组工作情况汇报。{CHAIR}",
        "会议指出，林业大会意义重大。",
        "会议强调，垃圾分类要常抓。",
        "会议强调，城市绿道要连网。",
        "会议充分肯定两家党组的工作，指出，要围绕中心履职。",
    )
    assert items(readout)[-1] == ("听取", "市政协党组、市法院党组工作情况")
    assert openings(readout, 6)[-1] == "会议充分肯定"


def test_as_many_paragraphs_as_matters_are_on_one_each() -> None:
    readout = read(
        f"{MET}，传达学习全国林业大会精神，研究乡村道路整治、岁末年初作风建设等工作。{CHAIR}",
        "会议强调，林业大会意义重大。",
        "会议指出，乡村道路连着民心。",
        "会议要求，元旦春节期间要严明纪律，紧盯违规吃喝、收送礼金。",
    )
    assert openings(readout, 8) == ["会议强调，林业大", "会议指出，乡村道", "会议要求，元旦春"]


def test_two_papers_under_one_verb_may_share_two_paragraphs() -> None:
    readout = read(
        f"{MET}，审议《干部培训条例》《干部培训规划》。{CHAIR}",
        "会议指出，教育培训是先导性工程。",
        "会议强调，要学以致用。",
    )
    assert len(readout.items) == 1


def test_a_paragraph_on_the_secretarys_words_opens_no_business() -> None:
    readout = read(
        f"{MET}，传达学习贯彻习近平总书记在江州调研指导疫情防控工作时的重要讲话精神和有关会议精神，"
        f"研究部署疫情防控、企业复工工作。{CHAIR}",
        "会议指出，习近平总书记的重要讲话，为打赢疫情防控阻击战提供了指南。",
        "会议强调，社区是疫情防控的第一线。",
        "会议强调，要有序推动企业复工。",
    )
    assert openings(readout, 9) == [
        "会议指出，习近平总",
        "会议强调，社区是疫",
        "会议强调，要有序推",
    ]


def test_own_words_outweigh_that_nothing_hints_at_study() -> None:
    readout = read(
        f"{MET}，传达学习全国林业大会精神，传达学习习近平总书记对燃气安全工作的重要指示，"
        f"审议《信访办法》。{CHAIR}",
        "会议认为，林业大会意义重大。",
        "会议要求，各级各部门要对照中央要求，谋划好思路。",
        "会议强调，要汲取燃气安全事故教训，逐户排查。",
        "会议指出，信访办法要务实。",
    )
    assert openings(readout, 9)[1] == "会议强调，要汲取燃"


def test_a_draft_of_a_paper_is_that_paper() -> None:
    readout = read(
        f"{MET}，审议《政府工作报告》等文件，研究节日保供工作。{CHAIR}",
        "会议审议了《政府工作报告（送审稿）》，指出，要务实。",
        "会议强调，节日保供要充足。",
    )
    assert items(readout) == [("审议", "《政府工作报告（送审稿）》"), ("研究", "节日保供工作")]


def test_what_is_numbered_on_the_agenda_is_no_preamble() -> None:
    readout = read(
        f"{MET}。会议议题如下：",
        "1.学习《安全生产法》；",
        "2.听取信访工作情况的汇报；",
        "3.研究人事任免事项。",
        "会议强调，信访工作要抓牢。",
    )
    assert items(readout)[0] == ("学习", "《安全生产法》")


# --- statements -----------------------------------------------------------------------------------


def test_what_a_session_is_to_do_is_no_matter_of_the_meeting_that_calls_it() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议决定，近期召开全市林业工作会议，对明年林业工作进行全面部署。",
    )
    assert len(readout.items) == 1


def test_the_accounts_are_no_part_of_an_audit_that_was_heard() -> None:
    readout = read(
        "青川市十届人大常委会第九次会议27日在市民中心闭幕。主任甘某主持会议。",
        "会议听取和审议了市政府关于2015年市本级预算执行和其他财政收支的审计工作报告，"
        "审查批准了2015年市本级决算。",
        title="市十届人大常委会第九次会议闭幕",
    )
    assert [verb for verb, _ in items(readout)] == ["听取和审议", "审查批准"]


@pytest.mark.parametrize("reading", ["第二次审议", "初次审议", "联组审议", "二审"])
def test_a_further_reading_is_a_deliberation(reading: str) -> None:
    readout = read(
        "青川市十届人大常委会第九次会议27日在市民中心闭幕。主任甘某主持会议。",
        f"会议对《青川市绿化条例（草案）》进行了{reading}。",
        title="市十届人大常委会第九次会议闭幕",
    )
    assert readout.items[0].documents == ("青川市绿化条例（草案）",)


def test_what_was_asked_for_with_an_own_sentence_is_a_matter_where_one_paragraph_tells_all() -> (
    None
):
    told = "会议听取了信访工作汇报，要求化解矛盾。会议同意区民政局关于调整居委会管辖范围的请示。"
    readout = read(f"{MET}。{told}")
    assert items(readout) == [
        ("听取", "信访工作"),
        ("同意", "调整居委会管辖范围的请示"),
    ]


def test_demands_with_an_aspect_particle_are_a_matter() -> None:
    told = "会议还就加强食品监管、做好暴雨防御准备提出了要求，并研究了其他事项。"
    readout = read(f"{MET}。{CHAIR}", "会议听取了信访工作汇报。", told)
    assert items(readout)[-1] == ("提出要求", "加强食品监管、做好暴雨防御准备")


@pytest.mark.parametrize(
    "lead",
    [
        "3月5日，市委书记韩知远主持召开市委常委会会议，专题研究村庄整治工作。",
        "3月5日，市长韩知远主持召开市政府专题会议，研究村庄整治工作。",
    ],
)
def test_what_a_meeting_on_one_matter_was_told_is_that_matter(lead: str) -> None:
    readout = read(lead, "会议通报了2月份村庄整治排名情况。会议要求，要集中清理。")
    assert items(readout) == [("研究", "村庄整治工作")]
    assert openings(readout) == ["会议通报了2"]


# --- headings -------------------------------------------------------------------------------------


def test_headings_without_number_or_verb_open_matters() -> None:
    readout = read(
        "2015年9月14日，市长韩知远主持召开市政府第32次常务会议，讨论并议定了以下事项。现纪要如下：",
        "关于推进公私合作模式有关问题。会议听取了市财政局的汇报，讨论了《公私合作实施意见》。",
        "关于公立医院改革。会议议定，药品不加价。",
        "关于黄标车限行。会议原则同意市环保局提出的限行方案。",
        "关于其他事项。会议还研究了机场用地、财政决算等问题。",
        title="市政府第32次常务会议纪要",
    )
    assert items(readout) == [
        ("讨论", "《公私合作实施意见》"),
        ("讨论并议定", "公立医院改革"),
        ("原则同意", "黄标车限行"),
        ("研究", "机场用地、财政决算"),
    ]
    assert openings(readout, 5) == ["关于推进公", "关于公立医", "关于黄标车", "关于其他事"]
    assert not readout.other_matters


def test_a_heading_of_what_was_heard_is_no_aside() -> None:
    readout = read(
        "2024年3月5日，市长韩知远主持召开市政府第12次常务会议，纪要如下：",
        "一、研究城市更新资金事宜",
        "会议同意安排500万元。",
        "二、听取信访工作情况汇报",
        "会议指出，信访要化解。",
        title="市政府第12次常务会议纪要",
    )
    assert items(readout) == [("研究", "城市更新资金事宜"), ("听取", "信访工作情况")]


def test_a_heading_for_further_matters_leaves_none_unnamed_where_they_follow() -> None:
    readout = read(
        "3月5日，市长韩知远主持召开市长办公会，会议研究了以下事项：",
        "一、关于公厕改建方案",
        "会议听取了城管局关于公厕改建的汇报。",
        "二、关于风险排查工作",
        "会议强调，各街道要排查。",
        "三、其他事项",
        "会议还对近期消防隐患排查进行了安排。",
        title="市长办公会",
    )
    assert items(readout)[1:] == [("研究", "风险排查工作"), ("安排", "近期消防隐患排查")]
    assert not readout.other_matters
    assert readout.chair  # a lead that ends in a colon is no title, however short the page's own


def test_a_heading_in_brackets_names_the_matter_of_its_paragraph() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "【研究防汛工作】会议指出，防汛责任重。",
        "【审议养老方案】会议审议通过了《青川县养老方案》。",
    )
    assert items(readout) == [("研究", "防汛工作"), ("审议通过", "《青川县养老方案》")]
    assert openings(readout, 3) == ["【研究", "【审议"]


def test_other_news_below_is_no_part_of_the_last_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}", "会议研究了防汛工作。", "另悉，韩知远到青山镇调研，听取意见。"
    )
    assert readout.excerpt(readout.items[0]) == "会议研究了防汛工作。"


def test_a_heading_and_the_statement_below_it_are_one_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "研究防汛工作",
        "会议指出，防汛要严。",
        "审议养老办法",
        "会议审议通过《青川市养老办法》。会议强调，养老要实。",
    )
    assert items(readout) == [("研究", "防汛工作"), ("审议通过", "《青川市养老办法》")]
    assert openings(readout, 4) == ["研究防汛", "审议养老"]


def test_a_heading_of_what_was_studied_names_its_verb() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "关于学习贯彻全国林业大会精神。会议指出，要种好树。",
        "关于防汛工作。会议强调，防汛要严。",
    )
    assert items(readout) == [("学习贯彻", "全国林业大会精神"), ("", "防汛工作")]


def test_the_last_heading_of_minutes_has_no_text_below() -> None:
    readout = read(
        "2024年3月5日，县委书记韩知远主持召开县委常委会会议：",
        "一、研究防汛工作",
        "会议强调，防汛要严。",
        "二、研究干部人事事项",
        title="青川县委常委会会议纪要摘要",
    )
    assert items(readout) == [("研究", "防汛工作"), ("研究", "干部人事事项")]


def test_a_bare_number_of_the_agenda_is_the_meetings() -> None:
    readout = read(
        f"{MET}。会议共有两项议程。{CHAIR}",
        "第一项，传达学习全国林业大会精神。会议要求，要种树。",
        "第二项，研究春耕备耕工作。会议强调，要不误农时。",
    )
    assert items(readout) == [("传达学习", "全国林业大会精神"), ("研究", "春耕备耕工作")]


def test_a_conference_that_deliberates_on_a_theme_has_that_matter() -> None:
    readout = read(
        "3月5日，市政协召开十届十次专题议政性常委会会议，围绕“发展冰雪经济”专题议政。主席甘某主持。",
        "会上，8位同志作大会发言。甘某指出，冰雪也是金山银山。",
        title="市政协召开专题议政性常委会会议",
    )
    assert readout.body == "市政协常委会"
    assert items(readout) == [("议政", "“发展冰雪经济”")]


def test_a_named_meeting_that_was_passed_on_is_a_matter_though_two_characters_name_it() -> None:
    readout = read(
        f"{MET}，传达学习中央政法工作会议精神，听取各单位工作情况汇报。{CHAIR}",
        "会议强调，要维护稳定。",
    )
    assert items(readout)[0] == ("传达学习", "中央政法工作会议精神")


@pytest.mark.parametrize(
    "told",
    ["中央、省委农村会议精神", "中央和省委农村会议精神", "国家、省农村会议精神"],
)
def test_those_whose_meeting_was_passed_on_are_no_parts(told: str) -> None:
    readout = read(
        f"{MET}，传达学习{told}。{CHAIR}", "会议指出，要抓春耕。", "会议指出，农村要稳。"
    )
    assert items(readout) == [("传达学习", told)]


def test_a_field_of_two_names_is_one_matter() -> None:
    readout = read(
        f"{MET}，研究规划和自然资源工作。{CHAIR}",
        "会议指出，规划要管长远。",
        "会议指出，自然资源要用好。",
    )
    assert items(readout) == [("研究", "规划和自然资源工作")]
