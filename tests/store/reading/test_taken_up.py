"""Which unlabelled paragraph takes up what of a list, and what only goes on about it."""

from __future__ import annotations

import pytest

from store.model import Readout
from tests.store.reading.pages import CHAIR, items, openings, read, read_all

MET = "3月5日上午，青川市委常委会召开会议"


# --- one paragraph for each of a list -------------------------------------------------------------


def test_what_a_list_enumerates_is_taken_up_one_by_one_without_its_words() -> None:
    readout = read(
        f"{MET}，传达学习全省茶业大会精神，研究教师节慰问、国庆旅游、秋季征兵工作。{CHAIR}",
        "会议指出，要深入学习贯彻全省茶业大会精神。",
        "会议强调，要做强品牌，杜绝走过场。",
        "会议强调，要在全社会营造尊师重教氛围，帮助解决教师住房困难。",
        "会议强调，长假客流集中，景区要限量预约，规范价格。",
        "会议要求，要把好体检政审关，把优秀青年输送到部队。",
    )
    assert openings(readout, 9)[1:] == [
        "会议强调，要在全社",
        "会议强调，长假客流",
        "会议要求，要把好体",
    ]


def test_what_is_joined_by_and_stays_together() -> None:
    readout = read(
        f"{MET}，传达学习全省茶业大会精神，听取全市毒蕈中毒防控和汛后修复工作情况汇报。{CHAIR}",
        "会议强调，要贯彻全省茶业大会精神，做强品牌。",
        "会议强调，毒蕈中毒防控要抓早抓小，广泛宣传。",
        "会议要求，抓紧抢修道路、电力、通信设施，组织群众补种。",
        "会议要求，要加强值班，有事报告。",
    )
    assert [subject for _, subject in items(readout)] == [
        "全省茶业大会精神",
        "全市毒蕈中毒防控和汛后修复工作情况",
    ]


def test_single_characters_tell_a_paragraph_that_repeats_no_word() -> None:
    readout = read(
        f"{MET}，听取今冬供暖准备情况汇报，研究部署森林草原防灭火工作。{CHAIR}",
        "会议指出，供热保障是民生大事，要储足煤炭，检修管网。",
        "会议强调，要加强热源企业监管，对弃供、停供的依法处理。",
        "会议强调，当前已进入高火险期，要严格野外火源管控，加强巡山护林。",
    )
    assert openings(readout, 9) == ["会议指出，供热保障", "会议强调，当前已进"]


def test_the_second_paragraph_rather_goes_on_about_the_first_matter() -> None:
    readout = read(
        f"{MET}，学习《中国共产党纪律处分条例》，听取群团改革情况汇报，"
        f"审议《关于加强新时代老龄工作的若干措施》。{CHAIR}",
        "会议指出，党员干部要知敬畏、守底线，遵循纪律。",
        "会议强调，要剖析典型案例，用身边事教育身边人。",
        "会议强调，工青妇等组织要眼睛向下，联系服务好职工、青年、妇女。",
        "会议强调，要积极应对人口老龄化，推动医养结合。",
    )
    assert openings(readout, 9) == [
        "会议指出，党员干部",
        "会议强调，工青妇等",
        "会议强调，要积极应",
    ]


def test_neighbours_of_a_list_may_be_taken_up_the_other_way_round() -> None:
    readout = read(
        f"{MET}，研究城市更新、防汛救灾、科技创新工作。{CHAIR}",
        "会议强调，当前正值“七下八上”，防汛形势严峻，要转移危险区群众。",
        "会议指出，城市更新要留住乡愁，不搞大拆大建。",
        "会议要求，要强化企业科技创新主体地位，加大研发投入。",
    )
    assert [subject for _, subject in items(readout)] == ["防汛救灾", "城市更新", "科技创新工作"]


def test_both_parts_named_as_the_list_joins_them_open_neither() -> None:
    readout = read(
        f"{MET}，专题研究主题教育整改落实和建章立制工作。{CHAIR}",
        "会议认为，主题教育开展以来，各级党组织查摆剖析，取得成效。",
        "会议强调，整改落实、建章立制是关键环节，要一项一项销号。",
    )
    assert [subject for _, subject in items(readout)] == ["主题教育整改落实和建章立制工作"]


def test_a_short_field_of_two_names_does_not_keep_a_list_together() -> None:
    readout = read(
        f"{MET}，研究粮食和能源安全保供、机关青年下基层等工作。{CHAIR}",
        "会议强调，要抓好秋粮田间管理，释放能源先进产能。",
        "会议要求，青年下基层要真蹲实干，防止“镀金”思想。",
    )
    assert [subject for _, subject in items(readout)] == ["粮食和能源安全保供", "机关青年下基层"]


def test_a_report_called_by_its_kind_is_taken_up_by_what_says_what_it_is() -> None:
    readout = read(
        f"{MET}，审议《关于推动文化产业发展的实施意见》《2019年市委常委会工作报告》。{CHAIR}",
        "会议指出，文化产业是城市软实力的支撑，要做强影视制作。",
        "会议强调，要守牢底线，坚持社会效益优先。",
        "会议指出，常委会工作报告是重要文件，要实事求是，把不足写透。",
    )
    assert openings(readout, 9) == ["会议指出，文化产业", "会议指出，常委会工"]


def test_a_paper_called_by_its_kind_alone_is_the_only_one_of_that_kind() -> None:
    readout = read(
        f"{MET}，听取民生实事完成情况汇报，审议《全域旅游创建方案》，研究春节走访慰问工作。{CHAIR}",
        "会议指出，民生实事基本完成，群众满意。",
        "会议强调，要列出清单，逐项销号。",
        "会议要求，要建立长效机制。",
        "会议强调，方案要突出重点，修改后印发。",
        "会议要求，要把温暖送到困难群众心坎上。",
    )
    assert openings(readout, 9)[1] == "会议强调，方案要突"


def test_who_came_is_no_paragraph_on_a_matter_whatever_their_office() -> None:
    readout = read(
        f"{MET}，听取茶业发展情况汇报，研究节日安全稳定、秋季学期开学疫情防控等工作。{CHAIR}",
        "会议强调，茶业发展要做强品牌。",
        "会议强调，节日安全稳定意义重大，要排查矛盾。",
        "会议强调，要坚持“一校一策”，做好健康监测，储备好物资。",
        "市人大常委会主要负责同志，不是市委常委的副市长，各部门主要负责人参加会议。",
    )
    assert openings(readout, 9)[1:] == ["会议强调，节日安全", "会议强调，要坚持“"]


def test_posts_and_staff_numbers_have_no_paragraph() -> None:
    readout = read(
        f"{MET}，听取城市更新情况汇报；听取春季农业生产情况汇报；讨论市直机关机构编制事项。{CHAIR}",
        "会议指出，城市更新要留住乡愁。",
        "会议要求，要不误农时抓好春耕，保障农资供应。",
        "会议要求，要管好用好水渠。",
    )
    assert items(readout)[-1] == ("讨论", "市直机关机构编制事项")
    assert openings(readout, 9)[-1] == "讨论市直机关机构编"


# --- what is one matter ---------------------------------------------------------------------------


def test_how_a_matter_heard_of_is_to_be_done_is_no_other_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取了污水厂改造项目进展情况汇报，原则同意采用特许经营方式实施。",
        "会议讨论了评议办法（草案），原则同意按讨论意见修改后印发。",
        "会议研究了公园建设，原则同意以公园为主体的方案。",
    )
    assert len(readout.items) == 3


def test_a_report_on_what_was_told_above_is_no_other_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取了市农业局关于茶业发展情况的汇报，听取了农工委关于上述工作的调研报告。",
        "会议研究了养犬管理。",
    )
    assert [subject for _, subject in items(readout)] == ["茶业发展情况", "养犬管理"]


def test_how_what_was_studied_is_carried_out_may_be_heard() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议传达学习了全省水利现场会精神，听取了我市贯彻落实情况汇报。",
        "会议研究了养犬管理。",
    )
    assert [subject for _, subject in items(readout)] == ["全省水利现场会精神", "养犬管理"]


def test_business_after_a_comma_is_its_own_though_all_is_construction() -> None:
    readout = read(
        f"{MET}，传达学习全省茶业大会精神；审议《全市党的建设工作要点》，"
        f"研究部署法治政府建设工作。{CHAIR}",
        "会议指出，全省茶业大会精神要落实。",
        "会议原则同意《全市党的建设工作要点》。",
        "会议指出，法治政府建设是重点任务，要规范执法。",
    )
    assert items(readout)[-1] == ("研究部署", "法治政府建设工作")


def test_what_a_speech_was_given_on_is_not_divided() -> None:
    readout = read(
        f"{MET}，传达学习习近平总书记在中央会议上分析研究当前经济形势和部署下半年工作时的重要讲话精神；"
        f"研究养犬管理。{CHAIR}",
        "会议强调，要深刻领会对经济形势的科学判断。",
        "会议强调，要落实下半年任务部署，遏制“两高”项目。",
        "会议强调，养犬要办证。",
    )
    assert openings(readout, 9) == ["会议强调，要深刻领", "会议强调，养犬要办"]


def test_passing_on_the_spirit_is_on_what_the_list_says_was_studied() -> None:
    readout = read(
        f"{MET}，学习传达全国茶业大会和全省林业大会精神，研究我市贯彻落实工作。{CHAIR}",
        "会议首先由茶业大会代表、市委书记韩知远传达了大会主要精神，大家谈了体会。",
        "会议指出，要学懂弄通做实。",
    )
    assert items(readout) == [("学习传达", "全国茶业大会和全省林业大会精神")]
    assert openings(readout, 4) == ["会议首先"]


def test_what_a_meeting_called_for_one_matter_hears_is_on_it_by_who_reports() -> None:
    readout = read(
        f"{MET}，专题研究水源地整治工作。{CHAIR}",
        "会议听取了水源地整治办公室关于前段工作的情况汇报。",
        "会议强调，要一项一项销号。",
    )
    assert items(readout) == [("研究", "水源地整治工作")]


def test_how_a_listed_plan_came_about_is_heard_as_it_is_deliberated() -> None:
    readout = read(
        f"{MET}，审议《青川市国土空间总体规划》阶段成果、车站片区设计方案等议题。{CHAIR}",
        "会议听取了国土空间总体规划编制情况汇报。与会委员认为，阶段成果扎实。",
        "会议审议了车站片区设计方案，指出要控制高度。",
    )
    assert items(readout)[0] == ("审议", "《青川市国土空间总体规划》阶段成果")


def test_papers_printed_for_the_meeting_are_discussed() -> None:
    readout = read(f"{MET}。{CHAIR}", "会议印发讨论了《青川市重点工作分解方案》，要求抓好落实。")
    assert items(readout) == [("讨论", "《青川市重点工作分解方案》")]


def test_a_law_that_was_studied_is_not_named_by_a_plan_in_its_field() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议学习了新修订的《中华人民共和国职业教育法》，审议了《关于加强思政课教师队伍建设的措施》"
        "《青川市职业教育提质培优计划》，研究了秋季开学工作。",
        "会议要求，要配齐建强思政课教师队伍；要推动职业教育与园区对接。",
        "会议要求，各校要做好开学前食品安全。",
    )
    assert items(readout) == [
        ("学习", "《中华人民共和国职业教育法》"),
        ("审议", "《关于加强思政课教师队伍建设的措施》《青川市职业教育提质培优计划》"),
        ("研究", "秋季开学工作"),
    ]


def test_the_work_at_the_turn_of_the_year_is_what_the_text_then_names() -> None:
    readout = read(
        f"{MET}，研究岁末年初重点工作。会议听取了目标任务完成情况汇报，研究了园区供热价格调整。"
    )
    assert [subject for _, subject in items(readout)] == ["目标任务完成情况", "园区供热价格调整"]


def test_fields_that_a_lead_sums_up_are_what_the_text_then_names() -> None:
    readout = read(
        f"{MET}，研究农业农村、城市管理等工作。{CHAIR}",
        "会议听取了茶园改造项目计划的汇报，指出，要数量质量并重。",
        "会议审议了《养犬办法》，强调，要广泛宣传。",
    )
    assert [subject for _, subject in items(readout)] == ["茶园改造项目计划", "《养犬办法》"]


def test_a_field_that_a_lead_names_beside_others_is_a_matter() -> None:
    readout = read(
        f"{MET}，研究农业农村、城市管理等工作。{CHAIR}",
        "会议听取了茶园改造项目计划的汇报，指出，要数量质量并重。",
    )
    assert len(readout.items) == 2


def test_the_tasks_of_the_next_period_are_of_the_work_of_the_last() -> None:
    readout = read(
        f"{MET}，研究上半年茶业推介、竹器出口等工作，部署下半年任务。{CHAIR}",
        "会议指出，茶业推介有成效，但大订单偏少。",
        "会议强调，竹器出口要用好中欧班列。",
        "会议要求，要强化调度。",
    )
    assert [subject for _, subject in items(readout)] == ["上半年茶业推介", "竹器出口"]


def test_a_plan_that_is_not_named_is_that_of_its_heading() -> None:
    readout = read(
        f"{MET}，研究养犬管理等工作。{CHAIR}",
        "关于养犬管理",
        "会议指出，养犬要办证。",
        "关于企业薪酬制度改革",
        "会议讨论了有关方案，要求合理确定薪酬水平。",
    )
    assert [subject for _, subject in items(readout)] == ["养犬管理", "企业薪酬制度改革"]


# --- meetings -------------------------------------------------------------------------------------


def test_a_head_of_government_calls_a_meeting_on_one_matter() -> None:
    readout = read(
        "6月20日下午，市长高峻主持召开专题会议，研究主城区内涝治理工作。",
        "会议指出，要能在今年汛期内完成的抢时间完成。",
        title="市政府专题研究主城区内涝治理工作",
    )
    assert readout.body == "市政府"
    assert items(readout) == [("研究", "主城区内涝治理工作")]


def test_a_session_closes_after_its_business() -> None:
    readout = read(
        "省十四届人大常委会第五次会议在完成各项议程后，今天上午在沅州闭会。会议表决通过了《云岭省邮政条例》。",
        "会议期间，常委会组成人员听取和审议了省人民政府关于环境状况的报告。",
        title="省十四届人大常委会第五次会议在沅州闭会",
    )
    assert readout.body == "省人大常委会"
    assert items(readout) == [("表决通过", "《云岭省邮政条例》"), ("听取和审议", "环境状况")]


def test_two_meetings_that_a_lead_names_together_are_told_one_after_the_other() -> None:
    one, other = read_all(
        "11月6日，市长高峻主持召开市政府党组会议和市政府第58次常务会议。",
        "在市政府党组会议上，传达学习了全国茶业大会精神。会议强调，要做强品牌。",
        "随后召开的市政府常务会议，听取了城中村改造情况汇报。会议要求，要稳慎推进。",
        "会议审议了《青川市储备粮管理办法》。",
        title="市政府党组会议和市政府第58次常务会议召开",
    )
    assert isinstance(one, Readout)
    assert isinstance(other, Readout)
    assert items(one) == [("传达学习", "全国茶业大会精神")]
    assert [verb for verb, _ in items(other)] == ["听取", "审议"]


def test_a_paragraph_that_lists_tells_of_its_list_though_another_adds_a_matter() -> None:
    found = read(
        "3月5日，市委书记韩知远主持召开市委常委会会议，传达学习全省经济工作会议精神，"
        "听取防汛备汛工作情况汇报，研究养老服务体系建设。会议指出，"
        "全省经济工作会议明确了全年任务，要对标对表抓好落实。会议强调，防汛备汛要压实责任，备足队伍和物资。会议要求，养老服务要让老人在家门口吃上热饭。",
        "会议还通报了近期几起典型案件。",
    )
    assert openings(found) == ["会议指出，全", "会议强调，防", "会议要求，养", "会议还通报了"]


def test_a_paper_is_taken_up_where_its_title_opens_the_talk() -> None:
    found = read(
        "3月5日，市委军民融合发展委员会召开会议，审议通过《关于培育产业基地的方案》、"
        f"《关于加强融合发展法治建设的意见》。{CHAIR}",
        "会议指出，培育产业基地要突出特色，防止一哄而上。",
        "会议认为，市委军民融合发展委员会成立以来，融合发展的法治建设和各项工作取得进展。",
        "会议强调，要抓好《关于加强融合发展法治建设的意见》贯彻实施，提高依法治理水平。",
    )
    assert openings(found) == ["会议指出，培", "会议强调，要"]


def test_a_listed_matter_begins_where_an_office_reports_on_it() -> None:
    found = read(
        "11月7日，市信访工作联席会议召开会议，传达学习全省信访工作有关会议精神，通报前三季度全市信访工作情况，"
        f"研究信访积案化解和信访问题源头治理工作。{CHAIR}",
        "会议传达学习了全省信访工作有关会议精神，要求逐条对照。",
        "会上，市信访局通报了前三季度全市信访工作情况，两个县作了表态发言。",
        "会议强调，对积案要一案一策、包案到人。",
        "会议强调，领导干部要接访下访，把信访当作送上门来的群众工作。",
        "会议要求，要推动信访工作向源头预防转变，健全风险评估机制。",
    )
    assert openings(found)[:2] == ["会议传达学习", "会上，市信访"]


def test_what_an_office_reports_on_that_nobody_listed_is_no_matter() -> None:
    found = read(
        f"{MET}，听取社区养老服务情况汇报，研究信访积案化解工作。{CHAIR}",
        "会上，市水务局通报了水库蓄水情况。",
        "会议指出，养老服务要方便可及。",
        "会议强调，对积案要一案一策、包案到人。",
    )
    assert openings(found) == ["会议指出，养", "会议强调，对"]


def test_what_a_list_joins_to_a_part_that_is_taken_up_is_no_matter_of_its_own() -> None:
    found = read(
        f"{MET}，研究双城经济圈建设、耕地保护和高标准农田建设、电力迎峰度夏工作。{CHAIR}",
        "会议指出，双城经济圈建设要把规划图变成施工图。",
        "会议强调，耕地保护要整治“非粮化”，稳妥恢复流出的耕地。",
        "会议要求，电力供应要备足电煤，先保居民。",
    )
    assert [subject for _, subject in items(found)] == [
        "双城经济圈建设",
        "耕地保护和高标准农田建设",
        "电力迎峰度夏工作",
    ]


def test_the_study_of_a_law_is_a_matter_though_no_paragraph_is_on_it() -> None:
    found = read(
        f"{MET}，学习《青川湿地保护法》，听取粮食储备情况汇报，研究风险防控分工。{CHAIR}",
        "会议强调，粮食储备要与口粮需求匹配。",
        "会议指出，风险防控要责任到人。",
    )
    assert items(found)[0] == ("学习", "《青川湿地保护法》")
    assert openings(found)[0].startswith("学习《青川")


def test_what_the_text_goes_on_to_call_together_is_one_matter() -> None:
    readout = read(
        f"{MET}，研究青水河生态保护和高质量发展问题、推动双城建设问题。{CHAIR}",
        "会议指出，要把握好青水河生态保护和高质量发展的原则，量水而行。",
        "会议强调，青水河生态保护和高质量发展要解决突出问题，治理水土流失。",
        "会议指出，推动双城建设，有利于形成新的增长极，对推动高质量发展具有重要意义。",
        "会议强调，双城建设是一项系统工程，要加强顶层设计。",
    )
    assert [subject for _, subject in items(readout)] == [
        "青水河生态保护和高质量发展问题",
        "推动双城建设问题",
    ]


def test_by_which_way_work_is_done_is_no_matter_that_was_passed() -> None:
    readout = read(
        f"{MET}，决定完善乡村宽带补偿机制；部署加快发展乡村电商，通过壮大新业态促消费惠民生。{CHAIR}",
        "会议决定，加大投入，支持乡村宽带建设。",
        "会议认为，加快发展乡村电商有利于扩大消费。",
    )
    assert [verb for verb, _ in items(readout)] == ["决定", "部署"]


def test_which_of_several_papers_were_chosen_is_no_matter_beside_the_report_on_them() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取了提案委关于提案交办情况和督办重点提案安排的汇报。"
        "会议确定了“改善老旧小区设施”等7件重点提案，由主席分别领衔督办。",
        "会议审议了《委员履职管理办法》。",
    )
    assert [verb for verb, _ in items(readout)] == ["听取", "审议"]


def test_a_paragraph_that_opens_on_how_things_are_begins_its_matter_there() -> None:
    readout = read(
        f"{MET}，研究园区体制、学校布局、大气污染防治等事项。{CHAIR}",
        "全市现有园区六十七家。会议讨论通过《关于园区改革的意见》，指出不少园区包袱越背越重。",
        "会议听取了学校布局情况的汇报。会议强调，学校不要在城区扎堆。",
        "进入采暖季，空气质量压力骤增。会议审议了《大气污染防治攻坚方案》，要求严禁一刀切。",
    )
    assert [readout.excerpt(item)[:4] for item in readout.items] == [
        "全市现有",
        "会议听取",
        "进入采暖",
    ]


def test_what_was_decided_on_the_matter_before_begins_no_matter_of_the_next_statement() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议审议《河道条例（草案）》。会议指出，河道要管好。",
        "会议决定将《河道条例（草案）》提请人大常委会审议。会议听取了春耕工作汇报，要求不误农时。",
    )
    assert readout.excerpt(readout.items[-1]).startswith("会议听取了春耕")


def test_what_members_of_the_meeting_did_the_meeting_did() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议讨论了《满意度测评办法》。",
        "主任会议成员还对上半年代表建议办理情况进行了研究。",
    )
    assert items(readout)[-1] == ("研究", "上半年代表建议办理情况")


def test_one_business_of_the_meeting_is_told_after_a_comma() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议的一项重要内容，是就“提升基层中医药服务能力”进行协商。委员先后发言。",
        "会议审议通过了《提案办理办法》。",
    )
    assert items(readout)[0][0] == "协商"


def test_study_by_its_theme_is_a_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取了信访工作汇报。",
        "会议还以“守纪律、改作风”为主题进行了理论学习中心组集体学习，两人作交流发言。",
    )
    assert items(readout)[-1] == ("集体学习", "守纪律、改作风")


def test_what_another_meeting_approved_is_no_matter() -> None:
    readout = read(
        f"{MET}，传达学习全国两会精神；研究人口工作。{CHAIR}",
        "会议指出，两会意义重大。会议审查批准的规划纲要，是未来五年的施工图。",
        "会议指出，要健全生育支持政策，做好人口工作。",
    )
    assert [verb for verb, _ in items(readout)] == ["传达学习", "研究"]


def test_a_speaker_who_turns_to_the_matters_at_large_opens_none() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议传达了市委全会精神，研究贯彻意见。",
        "针对议题，申屠岚指出，全会是一次重要会议。",
    )
    assert len(readout.items) == 1


@pytest.mark.parametrize(
    "speech",
    [
        "在表决通过各项议案后，韩知远发表讲话。",
        "韩知远说，本次会议经过认真审议，通过了湿地保护条例，为湿地保护提供了依据。",
    ],
)
def test_what_the_speech_at_the_end_looks_back_on_is_no_list_of_matters(speech: str) -> None:
    readout = read(
        "青川市人大常委会第十三次会议3月5日下午闭幕。主任韩知远主持会议。",
        "会议经表决，决定免去骆怀瑾的财政局局长职务。",
        "会议表决通过了青川市湿地保护条例。",
        speech,
        "韩知远指出，湿地保护条例要落实好，财政要保障好。",
    )
    assert [readout.excerpt(item)[:4] for item in readout.items] == ["会议经表", "会议表决"]


def test_what_all_voted_for_was_passed() -> None:
    readout = read(f"{MET}。{CHAIR}", "会议经表决，全票通过了《青川市湿地保护条例》。")
    assert items(readout) == [("通过", "《青川市湿地保护条例》")]
