"""Chinese, on sentences of our own: what asks for a report, who acts in a decision, which words are an act."""

import pytest
from tests.comity.mandates.test_sentences import read

from comity.model.mandate import MANDATE_CLASSES

REPORTS = {
    "in a report asked for otherwise": ("请秘书长照管灯塔，并在其年度报告中报告为图书馆采取的措施；", True),
    "behind a deed": ("促请会员国照管灯塔，并报告图书馆的供资情况；", True),
    "within what is to be reported anyway": ("请秘书长继续在现有报告义务范围内报告灯塔的财务状况；", True),
    "at a session": ("请秘书长照管灯塔，并在大会第九十一届会议上报告成果；", True),
    "the Secretary-General is told": ("请会员国将其为图书馆采取的措施通知秘书长；", True),
    "members are told from time to time": ("鼓励灯塔委员会将磋商情况随时告知全体成员；", True),
    "proposals that a report is to make": ("请秘书长审查灯塔，并在提交大会第九十一届会议的报告中提出建议；", True),
    "proposals that a report has made": ("鼓励会员国执行专家组在其报告中提出的建议；", False),
    "a report as what is spoken of": ("敦促会员国执行特别报告员提交人权理事会的报告所载建议；", False),
    "a report as what a report is for": ("鼓励会员国提供资料，以利于今后编写向大会提交的报告；", False),
    "a report as what others write": ("鼓励会员国考虑在提交高级别政治论坛的国别报告中述及灯塔；", False),
    "a report to pass on": ("请秘书长向大会转递灯塔大会的报告；", False),
    "the public is told": ("请秘书长向公众通报灯塔的情况；", False),
    "reporting as a deed among others": ("敦促会员国在防止、报告和调查灯塔火灾方面采取措施；", False),
    "writing a report as what is supported": ("促请会员国支持编写灯塔报告；", False),
    "what is done while a report is written": ("请秘书长在编写灯塔审查报告时与会员国接触；", False),
    "a plan made known": ("敦促缔约国至迟于2036年通报或更新灯塔计划；", False),
    "an action on the whole made known": ("请秘书长通报灯塔的情况；", True),
    "an address for reports": ("敦促会员国为报告此类火灾提供便利；", False),
    "what is asked beside reports": ("请秘书处在这些报告定稿后一个月内提供副本；", False),
    "what goes into another's report": ("促请会员国提供灯塔资料，以备列入秘书长的报告；", False),
    "within what is anyway due, in other words": (
        "请秘书长在现有报告义务范畴内向大会第九十一届会议报告灯塔的情况；",
        True,
    ),
    "the public is told from time to time": ("请会员国随时告知公众有关风险；", False),
    "patients are told from time to time": ("请各国随时告知患者其诊断结果；", False),
    "families are told from time to time": ("促请各方随时告知家属失踪人员的下落；", False),
    "a community's members are told from time to time": ("请会员国随时告知社区成员有关风险；", False),
    "a council is told from time to time": ("请秘书长随时告知安全理事会灯塔的情况；", True),
    "those who report something": ("促请会员国照管灯塔，并定期报告虐待的医生应受保护；", False),
    "those who report how things are": ("促请会员国照管灯塔，并定期报告火灾情况的看守人应受保护；", False),
    "everybody may read what is found": ("请会员国照管灯塔，并公开报告结果；", False),
    "what has come of it": ("请会员国照管灯塔，并定期报告所取得的进展；", True),
    "what a report says": ("促请会员国照管灯塔，报告描述了这些灯塔；", False),
}


@pytest.mark.parametrize(("text", "wanted"), REPORTS.values(), ids=REPORTS.keys())
def test_a_report_is_asked(text: str, wanted: bool) -> None:
    assert any(clause.report for clause in read("zh", text)) is wanted


DECISIONS = {
    "the Assembly meets": ("决定于2036年在纽约举行灯塔会议；", ["ga"]),
    "others meet": ("决定灯塔峰会于2036年在纽约举行；", []),
    "others are to be held": ("决定拟于2036年在纽约举行的灯塔会议应推迟；", []),
    "the name of what deals with something": ("决定为灯塔问题处理机制批款一千美元；", []),
    "the name of what reviews something": ("决定大会中期审查高级别会议应通过一项灯塔宣言；", []),
    "what a mission is to do": ("决定灯塔委员会的任务是在岛上举行灯塔会议；", []),
}


@pytest.mark.parametrize(("text", "wanted"), DECISIONS.values(), ids=DECISIONS.keys())
def test_who_acts_in_a_decision(text: str, wanted: list[str]) -> None:
    assert list(read("zh", text)[0].addressees) == wanted


ACTS = {
    "a request made again": ("重申请秘书长照管灯塔；", ["request"]),
    "a request made again, in two signs": ("重申请求秘书长照管灯塔；", ["request"]),
    "a demand made again": ("重申要求秘书长照管灯塔；", ["request"]),
    "a call made again": ("重申促请会员国照管灯塔；", ["call"]),
    "a decision of the Council told again": (
        "重申安理会决定继续照管灯塔，鼓励会员国开放图书馆；",
        ["decide", "encourage"],
    ),
    "an act behind a phrase that says how": (
        "确认灯塔的重要性，包括通过照管灯塔来确认，促请会员国开放图书馆；",
        ["call"],
    ),
    "a verb that such a phrase goes with": ("请秘书长照管灯塔，包括通过图书馆，鼓励儿童读书；", ["request"]),
    "an act where it fits": ("敦促会员国照管灯塔，在适当情况下鼓励民间社会开放图书馆；", ["urge", "encourage"]),
    "to remain seized, of which the decision is": ("决定根据秘书长关于灯塔的报告，继续处理此案。", ["decide"]),
    "opposition declared": ("宣布坚决反对拆除灯塔；", []),
    "support told again": ("再次表示支持灯塔委员会执行任务，并请秘书长照管灯塔；", ["request"]),
    "support with solidarity": ("表示声援和支持灯塔看守人；", []),
    "support with thanks": ("表示感谢和支持灯塔看守人；", []),
}


@pytest.mark.parametrize(("text", "wanted"), ACTS.values(), ids=ACTS.keys())
def test_which_words_are_an_act(text: str, wanted: list[str]) -> None:
    assert [clause.act_class for clause in read("zh", text) if clause.act_class in MANDATE_CLASSES] == wanted


PARTIES = {
    "organizations with nothing before them": ("邀请有能力的国家和组织继续照管灯塔；", ["states", "organizations"], []),
    "to organize": ("鼓励会员国和组织灯塔活动的青年照管灯塔；", ["member-states", "youth"], []),
    "organizations of the United Nations": ("请联合国各机构和组织照管灯塔；", ["un-system"], []),
    "States with nothing before them": ("促请国家与私营部门合作照管灯塔；", ["states"], ["private-sector"]),
    "no States: the nation's institutions": ("促请国家图书馆照管灯塔；", [], []),
    "other States": ("鼓励其他国家照管灯塔；", ["states"], []),
    "those with whom something is shared": ("鼓励会员国与秘书长分享灯塔资料；", ["member-states"], []),
    "those with whom good relations are built": ("敦促联合国与各国政府建立良好关系；", ["un"], []),
    "those with whom sharing is a cooperation": (
        "促请会员国加强与其他国家的合作和信息分享；",
        ["member-states"],
        ["states"],
    ),
    "a body that another leads": ("请驻地协调员领导的联合国国家工作队照管灯塔；", ["country-teams"], []),
    "a department's division": ("请全球传播部新闻司照管灯塔；", [], []),
    "a list behind leaders whom a State only describes": (
        "促请萨兰迪亚两族领导人和所有相关各方照管灯塔；",
        ["leaders", "parties-concerned"],
        [],
    ),
    "a list behind a comma and a party unknown": (
        "促请国际社会，包括灯塔之友和二十国集团，照管灯塔；",
        ["international-community", "group-of-20"],
        [],
    ),
    "a relative clause that begins with what is carried out": (
        "请协助执行图书馆峰会行动方针的联合国系统实体照管灯塔；",
        ["un-system"],
        [],
    ),
    "partners that a relative clause describes": (
        "敦促秘书长加强与担负照管灯塔任务的政府间组织的合作；",
        ["secretary-general"],
        ["intergovernmental-organizations"],
    ),
    "partners behind one unknown": (
        "促请会员国与妇女组织、灯塔业界和国际组织合作；",
        ["member-states"],
        ["women-organizations", "international-organizations"],
    ),
    "those who take part in something, and no partners": (
        "鼓励参与照管灯塔的区域组织继续开展合作；",
        ["regional-organizations"],
        [],
    ),
    "partners that are to be helped along": (
        "敦促会员国充分配合特别报告员的工作；",
        ["member-states"],
        ["special-rapporteur"],
    ),
    "a plan to be kept to, and no partner": ("请秘书长充分配合环境署的灯塔计划；", ["secretary-general"], []),
    "a spokesperson as a partner": ("鼓励会员国与秘书长发言人办公室开展协调；", ["member-states"], []),
    "a partnership, and no partners in development": (
        "鼓励图书馆与民间社会发展伙伴关系；",
        [],
        ["civil-society"],
    ),
    "a way that takes in everybody": ("邀请秘书长以包容各方的方式照管灯塔；", ["secretary-general"], []),
    "States that a paragraph has named": ("敦促上文第3段所提各国照管灯塔；", ["states"], []),
    "States that ask, and what is asked of them": ("鼓励请求国照管灯塔；", ["states"], []),
    "all States that matter": ("促请所有相关国家照管灯塔；", ["states"], []),
    "authorities of States": ("促请所有相关国家当局照管灯塔；", [], []),
    "an association of States, and not States": (
        "邀请加勒比国家联盟照管灯塔；",
        ["association-of-caribbean-states"],
        [],
    ),
    "entities of the development system": ("敦促发展系统各实体照管灯塔；", ["un-system"], []),
    "all others of the United Nations": ("邀请联合国所有其他实体照管灯塔；", ["un-system"], []),
    "institutions that there are already": (
        "鼓励已有的国家人权机构照管灯塔；",
        ["national-human-rights-institutions"],
        [],
    ),
    "national governments before organizations that share a noun": (
        "呼吁国家政府、政府间及非政府组织照管灯塔；",
        ["governments", "intergovernmental-organizations", "ngos"],
        [],
    ),
    "who founds businesses, and no business": ("鼓励企业家照管灯塔；", [], []),
    "what businesses owe, and no business": ("鼓励企业社会责任照管灯塔；", [], []),
    "the executive heads of programmes": (
        "请秘书长和联合国各基金和方案行政首长照管灯塔；",
        ["secretary-general", "executive-heads"],
        [],
    ),
    "their, who are to": ("请其为灯塔提供协助；", [], []),
    "a request made again": ("重申请求秘书长提交报告；", ["secretary-general"], []),
    "States that ask others": ("鼓励会员国请求国际社会照管灯塔；", ["member-states"], []),
    "the Secretary-General, who asks others": ("请秘书长请求国际原子能机构照管灯塔；", ["secretary-general"], []),
    "bodies that take no side, and no States": ("呼吁中立国际机构照管灯塔；", [], []),
    "States that take no side": ("呼吁中立国家和国际组织照管灯塔；", ["states", "international-organizations"], []),
    "States that sign": ("促请会员国签署国际公约；", ["member-states"], []),
    "advisers of a programme": ("请方案国际顾问照管灯塔；", [], []),
    "a sector that States support": ("邀请发展中国家支持私营部门；", ["developing-countries"], []),
    "departments between which States coordinate": ("促请所有国家加强各部门的协调；", ["states"], []),
    "fisheries that States protect": ("请发展中国家保护渔业部门；", ["developing-countries"], []),
    "departments of States": ("请发展中国家司法和执法部门照管灯塔；", [], []),
    "a programme that a department carries out": (
        "请全球传播部执行该方案；",
        ["department-of-global-communications"],
        [],
    ),
    "a division of a department": ("请全球传播部外联司照管灯塔；", [], []),
    "a division that a department tells": (
        "请全球传播部告知统计司；",
        ["department-of-global-communications"],
        [],
    ),
    "companies that the Secretariat tells": ("请秘书处通知各国公司；", ["secretariat"], []),
    "companies that the Secretariat watches": ("请秘书处监督承包公司；", ["secretariat"], []),
    "what States have approved, which nobody is named to pay for": ("鼓励会员国批准的灯塔得到资助；", [], []),
    "States beside what a council has set up": ("请会员国和理事会设立的机构照管灯塔；", ["member-states"], []),
    "those who organize a drill": ("请会员国和组织应急演练的机构照管灯塔；", ["member-states"], []),
    "those who organize a dialogue": ("请会员国和组织对话会的机构照管灯塔；", ["member-states"], []),
    "organizations that shall": ("请会员国和组织应照管灯塔；", ["member-states", "organizations"], []),
}


@pytest.mark.parametrize(("text", "asked", "partners"), PARTIES.values(), ids=PARTIES.keys())
def test_who_is_asked(text: str, asked: list[str], partners: list[str]) -> None:
    clause = read("zh", text)[0]
    assert (list(clause.addressees), list(clause.with_)) == (asked, partners)


def test_a_month_before_which_something_is_due() -> None:
    due = read("zh", "请秘书长在2036年11月之前照管灯塔；")[0].due
    assert due is not None
    assert due.as_json() == {"date": "2036-11-30"}


NOT_BEFORE = {
    "a country of former days, behind a month": "请各国在1993年5月前南斯拉夫境内照管灯塔；",
    "a tribunal's name": "请会员国保存1993年5月前南斯拉夫问题国际法庭的档案；",
    "a country of former days, behind a year": "请各国在1993年前南斯拉夫境内照管灯塔；",
    "to go somewhere": "请秘书长在2036年5月前往灯塔；",
}


@pytest.mark.parametrize("text", NOT_BEFORE.values(), ids=NOT_BEFORE.keys())
def test_before_that_opens_another_word(text: str) -> None:
    due = read("zh", text)[0].due
    assert due is None or due.date is None


def test_before_an_appointment_is_no_predecessor() -> None:
    due = read("zh", "请秘书长在2036年5月前任命看守人；")[0].due
    assert due is not None
    assert due.as_json() == {"date": "2036-05-31"}
