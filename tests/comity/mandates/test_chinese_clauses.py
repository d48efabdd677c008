"""Chinese, on sentences of our own: where a clause begins and where none does, and whom it then asks, with whom."""

import pytest
from tests.comity.mandates.test_chinese import asked
from tests.comity.mandates.test_sentences import read

CLAUSES = {
    "vendors, whom the one asked is to encourage": (
        "请秘书长数灯塔，并鼓励有兴趣的当地供应商申请登记；",
        [("request", ["secretary-general"], [])],
    ),
    "vendors, behind no request": ("欢迎灯塔，鼓励供应商登记；", [("encourage", [], [])]),
    "others than vendors behind a request": (
        "请秘书长数灯塔，并鼓励会员国登记；",
        [("request", ["secretary-general"], []), ("encourage", ["member-states"], [])],
    ),
    "to encourage and support, as one more deed asked for": (
        "敦促各国数灯塔，鼓励和支持图书馆；",
        [("urge", ["states"], [])],
    ),
    "to encourage and support, behind a welcome": (
        "欢迎灯塔，鼓励和支持看守人的努力；",
        [("encourage", [], [])],
    ),
    "two acts, as before": (
        "敦促各国数灯塔，鼓励并邀请民间社会照管图书馆；",
        [("urge", ["states"], []), ("encourage", ["civil-society"], []), ("invite", ["civil-society"], [])],
    ),
    "to continue to encourage, behind a request": (
        "请秘书长照管灯塔，继续鼓励会员国开放图书馆；",
        [("request", ["secretary-general"], [])],
    ),
    "and continues to encourage": (
        "请秘书长照管灯塔，并继续鼓励会员国开放图书馆；",
        [("request", ["secretary-general"], []), ("encourage", ["member-states"], [])],
    ),
    "continues to encourage, behind a welcome": (
        "欢迎灯塔，继续鼓励会员国开放图书馆；",
        [("encourage", ["member-states"], [])],
    ),
    "by means of": ("敦促各国照管灯塔；通过开放图书馆，改善照管；", [("urge", ["states"], [])]),
    "a text adopted behind another act": ("核可报告；通过《灯塔宣言》；", [("decide", [], []), ("decide", [], [])]),
    "a text adopted first": ("通过灯塔问题报告；", [("decide", [], [])]),
    "those who ask for assistance": ("敦促各国向需要并要求协助的国家提供灯塔；", [("urge", ["states"], [])]),
    "a deed behind the act again": ("敦促各国开放灯塔，敦促停止收费；", [("urge", ["states"], [])]),
    "a party behind the act again": (
        "敦促各国开放灯塔，敦促民间社会停止收费；",
        [("urge", ["states"], []), ("urge", ["civil-society"], [])],
    ),
    "a party unknown behind the act again": (
        "敦促各国开放灯塔，敦促灯塔看守人停止收费；",
        [("urge", ["states"], []), ("urge", [], [])],
    ),
    "a deed behind the act again, also": (
        "敦促各国开放灯塔，又敦促停止收费；",
        [("urge", ["states"], []), ("urge", [], [])],
    ),
    "a deed behind the act again, and": (
        "敦促各国开放灯塔，并敦促停止收费；",
        [("urge", ["states"], []), ("urge", [], [])],
    ),
    "a deed behind the act again, nobody asked before": (
        "呼吁立即开放灯塔，呼吁确保安全；",
        [("call", [], []), ("call", [], [])],
    ),
    "efforts behind the act again": (
        "促请各国开放灯塔，促请进一步努力照管；",
        [("call", ["states"], []), ("call", [], [])],
    ),
    "the act again for more of its list, when appropriate": (
        "促请各国，适当时也促请区域组织，照管灯塔；",
        [("call", ["states", "regional-organizations"], [])],
    ),
    "another act, when appropriate": (
        "鼓励各国，并在适当时邀请民间社会照管灯塔；",
        [("encourage", ["states"], []), ("invite", ["civil-society"], [])],
    ),
    "a deed behind the act again, with what is to stop": (
        "敦促各国开放灯塔，敦促停止关闭图书馆的做法；",
        [("urge", ["states"], [])],
    ),
    "a deed behind the act again, for a place": (
        "鼓励各国开放灯塔，鼓励在国家一级照管图书馆；",
        [("encourage", ["states"], [])],
    ),
    "a party behind what it attends": (
        "请各国开放灯塔，请参加会议的儿童基金会照管图书馆；",
        [("request", ["states"], []), ("request", ["unicef"], [])],
    ),
    "a party behind where it is": (
        "请各国开放灯塔，请在灯塔的儿童基金会照管图书馆；",
        [("request", ["states"], []), ("request", ["unicef"], [])],
    ),
    "a party behind whom it serves": (
        "请各国开放灯塔，请为儿童服务的儿童基金会照管图书馆；",
        [("request", ["states"], []), ("request", ["unicef"], [])],
    ),
    "a party behind what it stops": (
        "促请各国开放灯塔，促请停止收费的缔约国，照管图书馆；",
        [("call", ["states"], []), ("call", [], [])],
    ),
    "a party behind what it takes part in": (
        "鼓励民间社会合作，鼓励参与照管的各国政府作出贡献；",
        [("encourage", ["civil-society"], []), ("encourage", ["governments"], [])],
    ),
    "a party behind the act again, an executive director": (
        "促请各国开放灯塔，促请执行主任提交报告；",
        [("call", ["states"], []), ("call", [], [])],
    ),
    "continues to encourage, behind an encouragement": (
        "欢迎灯塔，鼓励会员国开放图书馆，继续鼓励民间社会照管图书馆；",
        [("encourage", ["member-states"], []), ("encourage", ["civil-society"], [])],
    ),
    "continues to invite, behind a request": (
        "请秘书长照管灯塔，继续邀请会员国捐款；",
        [("request", ["secretary-general"], []), ("invite", ["member-states"], [])],
    ),
    "to encourage and support, behind a semicolon": (
        "请会员国开放灯塔；鼓励和协助儿童基金会照管图书馆；",
        [("request", ["member-states"], []), ("encourage", [], [])],
    ),
    "vendors of a longer name": (
        "请秘书长数灯塔，并鼓励供应商协会和会员国参加；",
        [("request", ["secretary-general"], []), ("encourage", ["member-states"], [])],
    ),
    "a declaration adopted behind another act": ("核可报告；通过政治宣言；", [("decide", [], []), ("decide", [], [])]),
    "rules adopted behind another act": ("核可报告；通过其议事规则；", [("decide", [], []), ("decide", [], [])]),
    "a decision adopted behind another act": (
        "核可报告；通过以下决定：灯塔照旧；",
        [("decide", [], []), ("decide", [], [])],
    ),
    "a draft adopted behind another act": ("核可报告；通过决议草案一；", [("decide", [], []), ("decide", [], [])]),
    "by means of its libraries": ("敦促各国照管灯塔；通过其图书馆改善照管；", [("urge", ["states"], [])]),
    "by means of a committee": ("敦促各国照管灯塔；通过该委员会改善照管；", [("urge", ["states"], [])]),
    "by means of a representative": ("敦促各国照管灯塔；通过秘书长特别代表改善照管；", [("urge", ["states"], [])]),
    "by means of a plan to be made": ("敦促各国照管灯塔；通过拟订行动计划，改善照管；", [("urge", ["states"], [])]),
    "as planned": ("决定如期举行会议，并请会员国参加；", [("decide", ["ga"], []), ("request", ["member-states"], [])]),
}

PARTIES = {
    "an aside: as somebody said": ("促请各国如特别报告员所述，照管灯塔；", ["states"], []),
    "an aside: as somebody stressed": ("促请各国如大会所强调的那样，照管灯塔；", ["states"], []),
    "an aside: when appropriate, in a list": (
        "鼓励会员国和适当时民间社会照管灯塔；",
        ["member-states", "civil-society"],
        [],
    ),
    "an aside: when appropriate, before partners": (
        "鼓励会员国在适当时与民间社会合作照管灯塔；",
        ["member-states"],
        ["civil-society"],
    ),
    "no party: a secretariat of a charter": (
        "邀请国际组织、特别是灯塔宪章秘书处照管灯塔；",
        ["international-organizations"],
        [],
    ),
    "no party: a meeting of heads": ("鼓励各国禁毒执法机构负责人会议照管灯塔；", [], []),
    "a list: goes on behind entities": (
        "邀请联合国发展系统相关实体、区域组织和民间社会照管灯塔；",
        ["un-system", "regional-organizations", "civil-society"],
        [],
    ),
    "a list: entities that follow a deed": ("邀请各国设立实体，区域组织照管灯塔；", ["states"], []),
    "a list: agencies and organizations of the system": (
        "敦促联合国系统专门机构和组织继续照管灯塔；",
        ["specialized-agencies", "un-system"],
        [],
    ),
    "a list: the system's agencies and its organizations": ("请联合国各机构和各组织照管灯塔；", ["un-system"], []),
    "a list: organize behind agencies": (
        "请专门机构和组织培训的国家照管灯塔；",
        ["specialized-agencies", "states"],
        [],
    ),
    "a list: all governments and organizations": (
        "呼吁所有国家政府、政府间组织照管灯塔；",
        ["governments", "intergovernmental-organizations"],
        [],
    ),
    "a list: landlocked and transit countries": ("促请内陆和过境发展中国家照管灯塔；", ["developing-countries"], []),
    "a session: the council that meets": ("请人权理事会第九十六届会议审议灯塔；", ["human-rights-council"], []),
    "a session: of its chair": ("请人权理事会第九十六届会议主席照管灯塔；", [], []),
    "a session: of those who attend": ("邀请人权理事会第九十六届会议与会代表照管灯塔；", [], []),
    "a session: the council, with others": (
        "请人权理事会第九十六届会议与会员国协商，审议灯塔；",
        ["human-rights-council"],
        ["member-states"],
    ),
    "a session: of a debate": ("建议大会第九十七届会议关于灯塔的辩论从5月开始；", [], []),
    "a name that qualifies another: advisers": ("鼓励儿童保护顾问照管灯塔；", [], []),
    "a name that qualifies another: children do it": ("鼓励儿童保护灯塔；", ["children"], []),
    "a name that qualifies another: negotiations": ("呼吁世界贸易组织的贸易谈判取得成果；", [], []),
    "a name that qualifies another: governing bodies": ("敦促各组织理事机构照管灯塔；", ["governing-bodies"], []),
    "a name that qualifies another: a term": ("请秘书处在驻地协调员任期结束时照管灯塔；", ["secretariat"], []),
    "partners: of what is to be told": (
        "请秘书长说明灯塔如何改进照管并与会员国及民间社会合作；",
        ["secretary-general"],
        [],
    ),
    "partners: how to cooperate": ("请秘书长研究如何与会员国合作；", ["secretary-general"], ["member-states"]),
    "partners: behind what is to be told": (
        "请秘书长研究如何改进灯塔，并与会员国合作；",
        ["secretary-general"],
        ["member-states"],
    ),
    "partners: of another whose cooperation is to grow": (
        "请秘书长推动区域中心与非洲联盟的密切合作；",
        ["secretary-general"],
        [],
    ),
    "partners: of the one asked": ("请秘书长促进与会员国的合作；", ["secretary-general"], ["member-states"]),
    "partners: those agencies, named again": (
        "请秘书长协助联合国系统专门机构，并在这些机构和组织协助下编写一份报告；",
        ["secretary-general"],
        [],
    ),
    "partners: whom something is only shared with": (
        "请秘书处编制将与秘书长和联合国其他高级官员分享的资料；",
        ["secretariat"],
        [],
    ),
    "partners: who are let take part in a thing": (
        "请秘书长继续讨论，让所有利益攸关方参与其中；",
        ["secretary-general"],
        ["relevant-stakeholders"],
    ),
    "partners: who are to take part in what is supported": (
        "促请各国支持选举，让妇女作为候选人充分参与；",
        ["states"],
        [],
    ),
    "a condition in front of the subject": (
        "决定，如果萨兰迪亚或其邻国开放灯塔，所有国家应照管图书馆；",
        ["states"],
        [],
    ),
    "a condition in front of the subject, in short": (
        "又决定，如萨兰迪亚开放灯塔，秘书长应照管图书馆；",
        ["secretary-general"],
        [],
    ),
    "examples behind the subject": (
        "促请各国，如联合国、民间社会等，照管灯塔；",
        ["states", "un", "civil-society"],
        [],
    ),
    "a condition behind the subject": (
        "请秘书长，如果会员国提出请求，照管图书馆；",
        ["secretary-general"],
        [],
    ),
    "a decision: what is to be held, in a list": ("决定：(a) 召开灯塔会议；", ["ga"], []),
    "a decision: how a thing is arranged, in a list": ("决定安排如下：(a) 灯塔会议由看守人主持召开；", [], []),
    "those States": ("促请议定书所考虑的那些国家照管灯塔；", ["states"], []),
    "those States as partners": ("促请会员国与那些国家合作；", ["member-states"], ["states"]),
    "a condition that qualifies those asked": ("请如果愿意的会员国，照管灯塔；", ["member-states"], []),
    "no condition: faithfully": ("请如实报告的会员国，照管灯塔；", ["member-states"], []),
    "no condition: by now": ("鼓励如今已加入公约的国家，照管灯塔；", ["states"], []),
    "no condition: such as": ("请如教科文组织和儿童基金会等机构，照管灯塔；", ["unesco", "unicef"], []),
    "those asked, before their term ends": ("请会员国任期届满前照管灯塔；", ["member-states"], []),
    "those asked, to guide a committee": ("鼓励会员国指导委员会成员照管灯塔；", ["member-states"], []),
    "a decision: what is to be considered, behind a colon": ("决定如下：大会第九十七届会议审议灯塔；", ["ga"], []),
    "a decision: what its president is to do, behind a colon": ("决定如下：(a) 大会主席召开会议；", [], []),
    "a list: the system's agencies and its organizations' members": (
        "请联合国各机构和各组织的会员国照管灯塔；",
        ["un-system", "member-states"],
        [],
    ),
    "a session: of its members": ("邀请人权理事会第九十六届会议成员照管灯塔；", [], []),
    "a session: of participants": ("邀请人权理事会第九十六届会议参加者照管灯塔；", [], []),
    "a session: of observers": ("邀请人权理事会第九十六届会议观察员照管灯塔；", [], []),
    "a session: of its secretariat": ("邀请人权理事会第九十六届会议秘书处照管灯塔；", [], []),
    "a session: of a working group": ("邀请人权理事会第九十六届会议工作组照管灯塔；", [], []),
    "a session: of a working group set up there": ("邀请人权理事会第九十六届会议设立的工作组照管灯塔；", [], []),
    "a session: of a working group at a place": ("邀请人权理事会第九十六届会议在灯塔的工作组照管灯塔；", [], []),
    "a session: of a rapporteur": ("邀请国际法委员会第九十届会议特别报告员照管灯塔；", [], []),
    "a session: the council that goes on": ("请人权理事会第九十六届会议继续审议灯塔；", ["human-rights-council"], []),
    "a list: national institutions and organizations": ("请国家机构和组织以灯塔为重；", [], []),
    "a list: entities with a word of their own": ("请各实体儿童照管灯塔；", [], []),
    "partners: behind how to use a thing, as well as": (
        "请秘书长研究如何利用灯塔以及与会员国合作；",
        ["secretary-general"],
        ["member-states"],
    ),
    "partners: behind how to use a thing, and": (
        "请秘书长审查如何利用灯塔和与儿童基金会协商；",
        ["secretary-general"],
        ["unicef"],
    ),
    "partners: who are let take part": ("请秘书长让会员国参与，并照管灯塔；", ["secretary-general"], ["member-states"]),
}


@pytest.mark.parametrize(("text", "wanted"), CLAUSES.values(), ids=CLAUSES.keys())
def test_where_a_clause_begins(text: str, wanted: list[tuple[str, list[str], list[str]]]) -> None:
    assert asked(text) == wanted


@pytest.mark.parametrize(("text", "addressees", "partners"), PARTIES.values(), ids=PARTIES.keys())
def test_whom_it_asks_with_whom(text: str, addressees: list[str], partners: list[str]) -> None:
    assert [(to, with_) for _, to, with_ in asked(text)] == [(addressees, partners)]


RECURRENCES = {
    "a briefing of each year": ("鼓励大会主席继续举办年度联席通报会；", "annual"),
    "regularly and equally": ("请秘书处定期、平等地更新网页；", "regular"),
    "periodic and free elections": ("鼓励各国举行定期、自由、公正的选举；", None),
    "at each of its sessions": ("请灯塔委员会每届会议审议图书馆；", "every-session"),
    "at each session of another": ("请秘书长在大会的每届会议上提交报告；", "every-session"),
    "each session that somebody attends": ("请秘书长在出席大会的每届会议时提交报告；", "every-session"),
    "each session of others that experts go to": ("请秘书长确保专家参加这些机制的每届会议；", None),
}


@pytest.mark.parametrize(("text", "wanted"), RECURRENCES.values(), ids=RECURRENCES.keys())
def test_how_often(text: str, wanted: str | None) -> None:
    assert [clause.recurrence for clause in read("zh", text)] == [wanted]


TIMES = {
    "after a month, which is no deadline": ("呼吁2091年7月之后继续照管灯塔；", None),
    "in a year": ("请秘书长在2091年照管灯塔；", 2091),
    "costs paid in a year": ("核可2092年由灯塔基金直接支付费用净额共计100美元；", None),
    "a meeting of a year": ("请会员国于2092年由大会主席支付的会议召开之时照管灯塔；", 2092),
    "money for a year": ("核准2092年为灯塔批款100美元；", None),
    "in a year, for a thing": ("请秘书长在2092年为灯塔提供资料；", 2092),
}


@pytest.mark.parametrize(("text", "year"), TIMES.values(), ids=TIMES.keys())
def test_by_when(text: str, year: int | None) -> None:
    assert [clause.due.year if clause.due else None for clause in read("zh", text)] == [year]


REPORTS = {
    "what a report is to give priority to": ("请高级专员在其提交大会的年度报告中将本决议作为优先重点；", True),
    "work that a report tells of": ("请高级专员在提交大会的报告所述工作中将灯塔作为优先事项；", False),
    "a report as what has priority": ("请各国将提交秘书长的报告作为优先事项；", False),
}


@pytest.mark.parametrize(("text", "wanted"), REPORTS.values(), ids=REPORTS.keys())
def test_a_report_is_asked(text: str, wanted: bool) -> None:
    assert [clause.report for clause in read("zh", text)] == [wanted]
