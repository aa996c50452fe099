"""Matters that a list names in general, or in one clause, and the paragraphs one by one."""

from __future__ import annotations

import pytest

from tests.store.reading.pages import CHAIR, items, openings, read

MET = "3月5日上午，青川市委常委会召开会议"
GROUP = "3月5日，书记韩知远主持召开青川市委财经领导小组第三次会议"


def test_speeches_are_studied_one_by_one_where_a_paragraph_is_on_each() -> None:
    readout = read(
        f"{MET}，学习贯彻习近平总书记重要讲话、重要指示精神，研究贯彻落实意见。{CHAIR}",
        "会议强调，要深入学习贯彻习近平总书记在全国林业大会上的重要讲话精神，多种树。",
        "会议要求，要贯彻落实习近平总书记对粮食储备工作作出的重要指示，守住仓。",
    )
    assert items(readout) == [
        ("学习贯彻", "习近平总书记在全国林业大会上的重要讲话精神"),
        ("贯彻落实", "习近平总书记对粮食储备工作作出的重要指示"),
    ]


def test_one_paragraph_on_what_was_studied_leaves_it_to_the_lead_to_name_it() -> None:
    readout = read(
        f"{MET}，学习贯彻习近平总书记重要讲话精神。{CHAIR}",
        "会议强调，要深入学习贯彻习近平总书记在全国林业大会上的重要讲话精神，多种树。",
        "会议要求，植树要见成效。",
    )
    assert items(readout) == [("学习贯彻", "习近平总书记重要讲话精神")]


def test_reports_of_several_offices_are_matters_where_bare_paragraphs_take_them_up() -> None:
    readout = read(
        f"{GROUP}。",
        "副组长丁某出席会议。",
        "会议分别听取了市民政局关于提高养老院服务质量、市城管局关于规范垃圾站和公厕、"
        "市住建局关于整治烂尾楼等的汇报。",
        "韩知远强调，提高养老院服务质量，要从饭菜抓起。",
        "规范垃圾站和公厕，关系千家万户。要定时清运。",
        "整治烂尾楼，是一块硬骨头。要一楼一策。",
    )
    assert [subject for _, subject in items(readout)] == [
        "提高养老院服务质量",
        "规范垃圾站和公厕",
        "整治烂尾楼",
    ]
    assert openings(readout, 5) == ["韩知远强调", "规范垃圾站", "整治烂尾楼"]


def test_thoughts_and_measures_are_those_of_one_matter_beside_another() -> None:
    readout = read(
        f"{GROUP}，研究促进竹木加工健康发展问题和日间托老体系的基本思路和主要举措。",
        "会议听取了市林业局关于促进竹木加工健康发展的汇报，"
        "听取了市民政局、市财政局关于日间托老体系基本思路和主要举措的汇报。",
        "会议指出，我市竹木加工起步早，也有不规范之处。",
        "会议强调，要定好用料标准。",
        "会议指出，日间托老事关千家万户。要增加床位。",
    )
    assert items(readout) == [
        ("研究", "促进竹木加工健康发展问题"),
        ("研究", "日间托老体系的基本思路和主要举措"),
    ]


def test_many_papers_with_a_paragraph_each_are_one_by_one() -> None:
    readout = read(
        f"{GROUP}，审议《关于培养法务人才的意见》、《社区建设评估办法》、《履职督查报告》，"
        "研究部署明年工作。",
        "会议指出，法务人才要重在培养。",
        "会议强调，要用好评估指挥棒。",
        "会议指出，督查发现责任没有压紧。",
        "会议强调，要为开局之年开好头。",
    )
    assert openings(readout, 7) == [
        "会议指出，法务",
        "会议强调，要用",
        "会议指出，督查",
        "会议强调，要为",
    ]


def test_what_was_heard_and_the_work_at_hand_are_one_matter() -> None:
    readout = read(
        f"{GROUP}，研究部署当前抗旱工作。",
        "会议听取了市水利局关于抗旱工作情况的汇报。",
        "会议指出，旱情仍在发展，要保住饮水。",
    )
    assert len(readout.items) == 1


def test_who_reported_is_no_passage_of_the_matter() -> None:
    readout = read(
        f"{GROUP}，研究用能安全。",
        "会上，市发展改革委汇报了用能安全情况。与会人员发了言。",
        "韩知远说，用能安全是基础。",
    )
    assert openings(readout, 5) == ["韩知远说，"]


def test_a_header_that_says_the_list_again_may_add_a_matter() -> None:
    readout = read(
        f"{GROUP}，研究加快建设物流体系问题，研究以托老服务支撑消费问题。",
        "会议审议通过《小组工作规则》，"
        "听取了市商务局关于加快建设物流体系的汇报，听取了市民政局关于以托老服务支撑消费的汇报。",
        "会议指出，做好新一届小组工作，要统筹协调。",
        "会议强调，加快建设物流体系，要绿色化。",
        "会议指出，当前老人增多，要统筹谋划托老服务。",
    )
    assert [item.verb for item in readout.items] == ["审议通过", "研究", "研究"]
    assert openings(readout, 7)[1:] == ["会议强调，加快", "会议指出，当前"]


def test_two_verbs_may_have_one_object() -> None:
    readout = read(
        f"{MET}，研究在新形势下加强和改进群众工作问题，审议《青川市信访办法》。{CHAIR}",
        "会议认为，群众工作是一项根本工作，社会结构变化很大。",
        "会议强调，加强和改进群众工作，要以人为本。",
        "会议指出，信访办法要抓好执行。",
    )
    assert [subject for _, subject in items(readout)] == [
        "在新形势下加强和改进群众工作问题",
        "《青川市信访办法》",
    ]


def test_who_reported_on_what_is_told_by_the_text_where_the_headline_says_only_that() -> None:
    readout = read(
        "青川市人大常委会第九次主任会议3月5日召开，主任甘某主持。",
        "市人大法制委主任委员李某作了关于河道管理条例草案审议结果的报告。"
        "城建委主任委员王某作了关于绿化条例修改意见的汇报。会议决定，将上述草案提交常委会审议。",
        title="青川市人大常委会召开主任会议 听取有关草案审议情况的汇报",
    )
    assert items(readout) == [
        ("听取", "河道管理条例草案审议结果"),
        ("听取", "绿化条例修改意见"),
    ]
    assert openings(readout, 6) == ["市人大法制委", "城建委主任委"]


def test_what_lists_drafts_that_reports_then_take_up_is_no_matter_of_its_own() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议了河道条例草案、绿化条例草案。",
        "会议听取了市司法局关于河道条例草案审议结果的报告，指出，河要清。",
        "会议听取了市园林局关于绿化条例草案修改情况的汇报，指出，树要绿。",
    )
    assert [subject for _, subject in items(readout)] == [
        "河道条例草案审议结果",
        "绿化条例草案修改情况",
    ]


def test_a_paragraph_is_divided_where_its_sentences_begin_with_papers_of_the_list() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议通过了《关于深化医院值班改革的意见》、《关于加强乡村邮路建设的意见》、"
        "《旧桥检测改革方案》。",
        "会议指出，医院值班改革事关群众看病。要有人接诊。加强乡村邮路建设是连通山里山外的事。"
        "要落实旧桥检测改革方案，座座有账。",
    )
    assert openings(readout, 8) == ["会议指出，医院值", "加强乡村邮路建设", "要落实旧桥检测改"]


def test_a_line_that_says_what_its_paragraph_says_again_begins_no_passage() -> None:
    readout = read(
        f"{MET}，听取防汛备汛情况汇报，研究养老服务。{CHAIR}",
        "压实各级防汛责任，备足防汛物资",
        "会议指出，主汛期将至，要压实各级防汛责任，备足防汛物资。",
        "会议强调，养老服务要办到家门口。",
    )
    assert openings(readout, 6) == ["会议指出，主", "会议强调，养"]


def test_what_leads_up_to_the_first_paper_of_a_paragraph_is_part_of_its_passage() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议通过了《关于深化医院值班改革的意见》、《关于加强乡村邮路建设的意见》。",
        "会议指出，看病不能等。要有人接诊。深化医院值班改革，要从急诊做起。",
        "会议强调，山里人盼着信。要通到每个村。加强乡村邮路建设，要修好桥。",
    )
    assert openings(readout, 8) == ["会议指出，看病不", "会议强调，山里人"]


def test_reports_are_the_matters_where_nothing_else_is_told() -> None:
    readout = read(
        "青川市十届人大常委会第九次会议3月5日上午举行第二次全体会议。主任甘某主持会议。",
        "受市政府委托，市发改委主任张某报告了规划纲要中期评估情况。他说，进展是好的。",
        "受市政府委托，张某还向会议作了关于稳定物价情况的报告。张某说，物价是稳的。",
        title="市人大常委会举行第二次全体会议",
    )
    assert items(readout) == [("报告", "规划纲要中期评估情况"), ("报告", "稳定物价情况")]
    assert openings(readout, 8) == ["受市政府委托，市", "受市政府委托，张"]


def test_a_list_broken_after_a_semicolon_goes_on_in_the_next_paragraph() -> None:
    readout = read(
        f"{MET}，传达学习全省林业大会精神；",
        "研究《养犬办法（草案）》；听取防汛备汛情况汇报。",
        CHAIR,
        "会议指出，林业大会开得好，植树要见成效。",
    )
    assert [verb for verb, _ in items(readout)] == ["传达学习", "研究", "听取"]


def test_an_agenda_under_a_heading_may_be_one_sentence() -> None:
    readout = read(
        "3月28日，市长范某主持召开青川市政府第22次常务会议。",
        "会议议题",
        "听取空气质量情况，审议《青川市养犬办法》。",
        "会议内容",
        "会议指出，空气要好，减排要实。",
        "会议强调，养犬要办证。",
    )
    assert items(readout) == [("听取", "空气质量情况"), ("审议", "《青川市养犬办法》")]


def test_what_the_lead_passes_on_in_one_is_left_to_paragraphs_that_state_each() -> None:
    readout = read(
        f"{MET}，传达学习近期市级会议和调研精神。{CHAIR}",
        "会议首先传达了市长到我区调研古城保护的要求。",
        "会议传达了京畿协作领导小组会议精神。",
        "会议要求，要抓好落实。",
    )
    assert openings(readout, 4) == ["会议首先", "会议传达"]


def test_papers_that_no_paragraph_opens_on_begin_with_the_sentences_on_them() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议通过了《医院值班改革方案》《赋予科研人员成果所有权试点方案》《事业单位改革方案》。",
        "会议指出，医院值班改革事关群众看病。要有人接诊。",
        "会议强调，要赋予科研人员成果所有权。要健全机制。要改革事业单位的机构设置。",
    )
    assert openings(readout, 6)[-2:] == ["会议强调，要", "要改革事业单"]


def test_reports_on_what_the_lead_lists_are_left_to_what_was_said_of_it() -> None:
    readout = read(
        "3月5日，韩知远主持召开市委财经委员会第二次会议，分别研究供水保障、城市更新工作。",
        "会议听取了市水利局关于供水保障工作的汇报，听取了东城、西城供水保障情况的汇报，"
        "听取了市住建局关于城市更新工作的汇报。委员会成员进行了讨论。",
        "韩知远指出，水是命脉，供水保障关系全局。",
        "韩知远强调，城市更新要一件事一件事办。",
        title="韩知远主持召开市委财经委员会第二次会议",
    )
    assert items(readout) == [("研究", "供水保障"), ("研究", "城市更新工作")]
    assert openings(readout, 5) == ["韩知远指出", "韩知远强调"]


def test_a_draft_of_which_only_its_publication_is_decided_is_a_matter() -> None:
    readout = read(
        "国务院总理韩知远3月5日主持召开国务院常务会议，讨论通过《供水规划》。",
        "会议指出，供水规划事关民生。",
        "会议指出，为规范养犬行为，有必要立法。《养犬条例（草案）》规定了登记和免疫。"
        "会议决定，该草案经进一步修改后，由国务院公布施行。",
        title="韩知远主持召开国务院常务会议",
    )
    assert items(readout) == [("讨论通过", "《供水规划》"), ("决定", "《养犬条例（草案）》")]
    assert openings(readout, 8)[1] == "会议指出，为规范"


def test_a_draft_that_the_lead_lists_is_no_second_matter_when_it_is_to_be_published() -> None:
    readout = read(
        "国务院总理韩知远3月5日主持召开国务院常务会议，审议《养犬条例（草案）》。",
        "会议指出，为规范养犬行为，有必要立法。《养犬条例（草案）》规定了登记和免疫。"
        "会议决定，该草案经进一步修改后，由国务院公布施行。",
        title="韩知远主持召开国务院常务会议",
    )
    assert items(readout) == [("审议", "《养犬条例（草案）》")]


def test_what_was_agreed_to_and_spoken_of_in_one_breath_is_no_list_of_what_follows() -> None:
    readout = read(
        f"{MET}，研究旧房改造、网上经济、社区医疗和采购管理等工作。{CHAIR}",
        "会议原则同意《关于加快旧房改造的若干意见》并指出，旧房改造是民生工程。",
        "会议原则同意《青川市网上经济行动方案》并指出，要包容审慎监管。",
        "会议指出，社区医疗要建好发热诊室。",
        "会议指出，采购管理要压实采购人的责任。",
    )
    assert openings(readout) == ["会议原则同意", "会议原则同意", "会议指出，社", "会议指出，采"]


def test_three_matters_of_a_statement_begin_at_the_paragraph_that_is_on_each() -> None:
    told = (
        "会议研究了经济体制改革、城市地下管廊建设和森林城市创建三项工作。会议指出，改革要蹄疾步稳。"
    )
    others = (
        "会议强调，地下管廊建设要避免马路“拉链”。",
        "会议要求，创建森林城市要栽乡土树。",
    )
    readout = read(f"{MET}。{CHAIR}", told, *others)
    assert items(readout) == [
        ("研究", "经济体制改革"),
        ("研究", "城市地下管廊建设"),
        ("研究", "森林城市创建"),
    ]
    assert openings(readout) == ["会议研究了经", "会议强调，地", "会议要求，创"]


def test_three_matters_of_a_statement_that_are_told_in_one_are_one() -> None:
    told = (
        "会议研究了经济体制改革、城市地下管廊建设和森林城市创建三项工作。会议指出，改革要蹄疾步稳。"
    )
    after = ("会议强调，要把各项任务落到实处。", "会议要求，要压实责任，善作善成。")
    readout = read(f"{MET}。{CHAIR}", told, *after)
    assert items(readout) == [("研究", "经济体制改革、城市地下管廊建设和森林城市创建")]


def test_what_was_passed_and_what_was_demanded_of_it_is_no_list_of_what_follows() -> None:
    readout = read(
        f"{MET}，审议通过《湿地办法》和《校车办法》，研究小微企业发展、粮食储备工作。{CHAIR}",
        "会议审议通过《湿地办法》，要求重在修复。会议审议通过《校车办法》，要求接送安全。",
        "会议指出，小微企业发展要有好环境。",
        "会议强调，粮食储备要足额。",
    )
    assert openings(readout) == ["会议审议通过", "会议审议通过", "会议指出，小", "会议强调，粮"]


def test_a_paragraph_right_after_the_lead_that_lists_all_is_the_list() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议研究了养老服务业、行政审批事项和铁路投融资，听取普查主要数据情况汇报，审议了《节能条例》。",
        "会议强调，老龄化来得快，床位补贴要到位，让老人住得起。",
        "会议指出，证照有的取消、有的下放，关键是看企业少跑了多少趟。",
        "会议要求，要以土地开发反哺轨道建设，吸引社会资本参与支线。",
        "会议指出，摸清了家底，要把统计用于编制规划。",
        "会议认为，耗煤用电要有罚则，执法要严。",
    )
    assert openings(readout, 8) == [
        "会议强调，老龄化",
        "会议指出，证照有",
        "会议要求，要以土",
        "会议指出，摸清了",
        "会议认为，耗煤用",
    ]


def test_a_list_amid_what_was_stated_is_taken_up_by_as_many_paragraphs_as_it_has_matters() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议通过《水价改革方案》，强调要兼顾居民承受能力。",
        "会议研究了市属国有企业整合、春运保畅、值班值守等工作。",
        "会议指出，主业相同的并，亏损无望的清。",
        "会议强调，返程高峰要除冰，客运站不能有旅客滞留。",
        "会议要求，各级领导干部离岗外出要报备。",
        "会议还听取了依法行政情况汇报。",
    )
    assert [subject for _, subject in items(readout)] == [
        "《水价改革方案》",
        "市属国有企业整合",
        "春运保畅",
        "值班值守",
        "依法行政情况",
    ]
    assert openings(readout)[1:4] == ["会议指出，主", "会议强调，返", "会议要求，各"]


def test_papers_stated_at_once_are_taken_up_where_enough_paragraphs_follow() -> None:
    readout = read(
        f"{MET}，学习贯彻林业大会精神，听取机构改革情况汇报。{CHAIR}",
        "会议审议通过了《国有林场改革意见》《医疗共同体方案》《宅基地试点方案》。",
        "会议指出，林业大会精神为种树指明了方向。",
        "会议强调，机构改革挂了牌，还要看“化学反应”。",
        "会议指出，林场要姓“公”更要姓“绿”。",
        "会议指出，要让医生沉下去、病人留下来。",
        "会议强调，守住耕地红线，先摸底、再确权。",
    )
    assert openings(readout, 8) == [
        "会议指出，林业大",
        "会议强调，机构改",
        "会议指出，林场要",
        "会议指出，要让医",
        "会议强调，守住耕",
    ]


def test_a_list_is_taken_up_where_more_paragraphs_than_it_has_matters_take_one_up() -> None:
    readout = read(
        f"{MET}，分析研判上半年全市经济形势。{CHAIR}",
        "会议听取了旅游市场秩序整治、市属企业亏损治理、新能源项目推进情况汇报。",
        "会议强调，旅游市场秩序砸一次要好几年才能补回来。",
        "会议强调，救不了的依法退出，负责人薪酬与扭亏挂钩。",
        "会议指出，风、光、水是老天爷给的，占地补偿要先说清楚。",
        "会议要求，各县要对照目标逐月过堂。",
    )
    assert openings(readout)[-3:] == ["会议强调，旅", "会议强调，救", "会议指出，风"]


def test_reports_of_several_offices_on_the_matter_of_the_lead_are_no_list() -> None:
    told = (
        "会议分别听取了发改委关于外资准入、商务局关于贸易平衡、金融办关于结算便利的汇报。",
        "韩知远指出，外资准入要放宽。",
        "韩知远强调，要一视同仁。",
        "韩知远指出，产权要护好。",
    )
    readout = read(f"{GROUP}，研究改善投资环境问题。", *told)
    assert sorted(verb for verb, _ in items(readout)) == ["听取", "研究"]


def test_reports_that_each_name_their_office_are_not_what_as_many_paragraphs_are_on() -> None:
    told = (
        "会议分别听取了市发改委关于对外商投资实行准入前国民待遇加负面清单管理模式、市商务局关于"
        "推动贸易平衡和双边投资有关问题、市金融办关于完善结算形成机制和扩大开放的汇报。",
        "韩知远指出，外商投资要放宽准入，负面清单要短。",
        "韩知远强调，要一视同仁，产权要护好。",
        "韩知远指出，贸易平衡要两头抓。",
        "韩知远强调，要狠抓落实。",
    )
    assert len(items(read(f"{GROUP}，研究改善投资环境、扩大开放问题。", *told))) == 1


def test_three_matters_that_are_not_enumerated_are_not_what_as_many_paragraphs_are_on() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取了主席团和秘书长名单草案、议程草案准备情况的汇报。",
        "依照章程，本次会议先举行预备会议。",
        "会议指出，要把会开好。",
        "会议强调，要守纪律。",
    )
    assert len(items(readout)) == 1


def test_a_heading_that_names_no_matter_begins_the_passage_of_the_paragraph_below_it() -> None:
    readout = read(
        f"{MET}，传达学习林业大会精神，研究开局起步、扶贫成果巩固等工作。{CHAIR}",
        "把握要义，掀起热潮",
        "会议指出，林业大会是一次重要会议。",
        "开局就要争先",
        "会议强调，一季度指标要再算一遍账，推动开门红。",
        "守住底线不放松",
        "会议强调，脱贫摘帽不是终点，防返贫监测要到户。",
    )
    assert openings(readout) == ["把握要义，掀", "开局就要争先", "守住底线不放"]


@pytest.mark.parametrize("heading", ["会议内容", "会议现场"])
def test_a_heading_that_says_only_what_kind_of_thing_follows_is_no_part_of_it(heading: str) -> None:
    told = (heading, "会议指出，要备足沙袋。")
    readout = read(f"{MET}，听取防汛备汛情况汇报。{CHAIR}", *told)
    assert openings(readout) == ["会议指出，要"]


def test_several_reports_each_with_its_office_are_apart_though_the_last_is_an_opinion() -> None:
    readout = read(
        "3月5日，主任柏知远主持召开青川市人大常委会第28次主任会议。",
        "会议听取了市政府关于饮水安全工程情况的汇报、市法院关于破解执行难工作情况的汇报和"
        "财经委关于前三季度预算执行的初步审查意见，讨论了《国资监督决定》。",
        "会议指出，饮水要管好水质。",
        "会议认为，执行难在查人找物。",
        "会议指出，前三季度预算支出进度慢。",
        "会议认为，作出决定是必要的。",
    )
    assert openings(readout) == ["会议指出，饮", "会议认为，执", "会议指出，前", "会议认为，作"]


def test_a_list_and_what_the_lead_adds_are_taken_up_by_as_many_paragraphs() -> None:
    readout = read(
        f"{GROUP}，深入学习贯彻党的二十届三中全会精神，审议有关文件，研究下一阶段重点任务。",
        "会议审议通过《村医薪酬方案》《林权流转细则》《村级账务监管规定》，"
        "听取市教育局党组关于“县管校聘”情况的汇报。",
        "会议强调，难的不是合并，是分配。",
        "会议指出，山还是那座山，怎么变成银行里的信用，考验着我们。",
        "会议要求，公章、合同出问题的，十有八九是没人看。",
        "会议强调，教师交流要有真感情、真待遇，学生少的教学点要听家长的。",
        "会议要求，下一阶段要从群众急难愁盼里找题目，每个小组拿出一项成果。",
    )
    papers = [item for item in readout.items if item.documents]
    assert [readout.excerpt(paper)[:8] for paper in papers] == [
        "会议强调，难的不",
        "会议指出，山还是",
        "会议要求，公章、",
    ]


def test_one_more_report_after_a_semicolon_is_a_matter_of_its_own() -> None:
    readout = read(
        f"{MET}，听取了重点项目建设情况汇报；全市集市整治现场会精神及贯彻建议情况汇报；"
        f"审议通过《河湖要点》。{CHAIR}",
        "会议指出，项目是一大亮点。",
        "会议要求，要学习领会全市集市整治现场会精神。",
        "会议强调，河湖要管好。",
    )
    assert [subject for _, subject in items(readout)] == [
        "重点项目建设情况",
        "全市集市整治现场会精神及贯彻建议情况",
        "《河湖要点》",
    ]


def test_what_becomes_of_a_paper_is_told_after_all_that_is_on_it() -> None:
    readout = read(
        f"{MET}，讨论即将提请审议的《政府工作报告（征求意见稿）》，部署当前重点工作。{CHAIR}",
        "韩知远指出，报告工作是法定职责，要让群众监督。",
        "韩知远指出，要永不停顿地推进改革。",
        "韩知远对当前重点工作作了部署。要稳房价。",
        "会议决定，将《政府工作报告（征求意见稿）》发往各县征求意见。",
    )
    assert openings(readout, 8) == ["韩知远指出，报告", "韩知远对当前重点"]


def test_a_heading_above_what_one_of_them_said_begins_the_passage() -> None:
    readout = read(
        f"{MET}，研究湿地保护工作，听取供热情况汇报。{CHAIR}",
        "守住一湖水",
        "韩知远指出，湿地保护要有新办法。",
        "韩知远强调，供热要按时。",
    )
    assert openings(readout, 5) == ["守住一湖水", "韩知远强调"]
