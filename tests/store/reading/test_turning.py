"""Lists taken up in another order, and paragraphs that turn to a further matter midway."""

from __future__ import annotations

from tests.store.reading.pages import CHAIR, items, openings, read

MET = "3月5日上午，青川市委常委会召开会议"


# --- another order --------------------------------------------------------------------------------

FOUR = f"{MET}，听取智慧停车、校园食堂情况汇报，研究部署海绵城市建设、古树名木保护工作。{CHAIR}"
SPONGE = "会议指出，海绵城市建设要留住雨水，老城结合积水点改造。"
TREES = "会议强调，古树名木要一树一策，挂牌看护。"
PARKING = "会议指出，智慧停车要一个平台管到底，盘活闲置车位。"
CANTEENS = "会议要求，校园食堂要明厨亮灶，请家长来看。"


def test_a_clause_of_the_list_may_be_taken_up_after_the_next_one() -> None:
    readout = read(FOUR, SPONGE, TREES, PARKING, CANTEENS)
    assert openings(readout, 8) == [p[:8] for p in (SPONGE, TREES, PARKING, CANTEENS)]


def test_neighbours_of_a_list_may_change_places() -> None:
    readout = read(FOUR, CANTEENS, PARKING, SPONGE, TREES)
    assert openings(readout, 8) == [p[:8] for p in (CANTEENS, PARKING, SPONGE, TREES)]


def test_a_paragraph_that_names_several_matters_changes_no_order() -> None:
    again = "会议强调，要把智慧停车、校园食堂与海绵城市建设统筹起来抓。"
    readout = read(FOUR, PARKING, CANTEENS, SPONGE, TREES, again)
    assert openings(readout, 8) == [p[:8] for p in (PARKING, CANTEENS, SPONGE, TREES)]


# --- in the middle of a paragraph -----------------------------------------------------------------


def test_a_paragraph_says_that_it_turns_to_the_next_matter() -> None:
    readout = read(
        f"{MET}，研究夏粮收购、学校复课、公墓整治工作。{CHAIR}",
        "会议指出，小麦进入抽穗期，要统防统治。关于学校复课，会议要求毕业年级先行，错峰返校。",
        "会议指出，公墓整治要先建后迁，不搞一刀切。",
    )
    assert openings(readout, 6) == ["会议指出，小", "关于学校复课", "会议指出，公"]


def test_a_paragraph_takes_up_its_matters_one_by_one_after_semicolons() -> None:
    readout = read(
        f"{MET}，研究脱贫问题整改、环保督察整改、重点项目收官等事项。{CHAIR}",
        "会议强调，脱贫问题整改方面，要逐项建账；环保督察整改方面，要领导包案；"
        "重点项目方面，要逐个过堂。",
    )
    assert openings(readout, 6) == ["会议强调，脱", "环保督察整改", "重点项目方面"]


def test_a_field_that_is_not_on_the_list_divides_no_paragraph() -> None:
    readout = read(
        f"{MET}，研究学校复课、夏粮收购、公墓整治工作。{CHAIR}",
        "会议指出，学校复课要错峰返校；物资储备方面，要备足口罩；人员培训方面，要全员参加。",
        "会议指出，公墓整治要先建后迁。",
    )
    assert openings(readout, 6) == ["会议指出，学", "夏粮收购", "会议指出，公"]


def test_a_matter_without_a_paragraph_begins_where_a_sentence_turns_to_it() -> None:
    readout = read(
        f"{MET}，研究夏粮收购、森林草原防火、公墓整治工作。{CHAIR}",
        "会议指出，夏粮收购要敞开收、均衡收，预留资金和仓容，严防压级压价，确保农民粮出手、"
        "钱到手；要组织好机械调度，检修烘干设备，让雨天的麦子也有地方晾。"
        "进入森林草原防火紧要期，要管住野外火源，加强巡护。",
        "会议指出，公墓整治要先建后迁。",
    )
    assert openings(readout, 8) == ["会议指出，夏粮收", "进入森林草原防火", "会议指出，公墓整"]


def test_what_was_heard_of_in_one_report_is_not_divided() -> None:
    readout = read(
        f"{MET}，听取商品房销售和租赁市场培育情况汇报，研究公墓整治工作。{CHAIR}",
        "会议指出，商品房销售企稳。租赁市场培育要加快，盘活存量。",
        "会议指出，公墓整治要先建后迁。",
    )
    assert openings(readout, 6) == ["会议指出，商", "会议指出，公"]


# --- what settles the matter at hand --------------------------------------------------------------


def test_a_proposal_that_the_same_sentence_agrees_to_is_no_further_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}", "会议研究了民兵训练基地建设有关问题，原则同意选址意见，分两年安排资金。"
    )
    assert items(readout) == [("研究", "民兵训练基地建设有关问题")]


def test_what_another_sentence_agrees_to_is_a_matter_of_its_own() -> None:
    readout = read(
        f"{MET}。{CHAIR}", "会议研究了民兵训练基地建设有关问题。", "会议原则同意夜市选址方案。"
    )
    assert items(readout)[1:] == [("原则同意", "夜市选址方案")]


def test_some_questions_are_what_the_paragraphs_name() -> None:
    readout = read(
        "3月5日下午，青川市市长韩知远主持召开市长办公会议，研究解决城市管理中的几个问题。",
        "会议听取了市规划局关于车站广场改造方案的汇报，要求增加公交通道。",
        "会议审议通过了《青川市物业服务办法》。",
    )
    assert [subject for _, subject in items(readout)] == [
        "车站广场改造方案",
        "《青川市物业服务办法》",
    ]
