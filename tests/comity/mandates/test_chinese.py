"""Who is asked what in Chinese, on sentences of our own: each act's class, whom it asks and with whom."""

import pytest
from tests.comity.mandates.test_sentences import read

from comity.model.mandate import MANDATE_CLASSES


def asked(text: str) -> list[tuple[str, list[str], list[str]]]:
    """The clauses of one paragraph that ask something."""
    return [
        (clause.act_class, list(clause.addressees), list(clause.with_))
        for clause in read("zh", text)
        if clause.act_class in MANDATE_CLASSES
    ]


SENTENCES = {
    "whose secretariat: the one": ("请秘书处继续照管灯塔；", [("request", ["secretariat"], [])]),
    "whose secretariat: the one in a list": (
        "请会员国和秘书处照管灯塔；",
        [("request", ["member-states", "secretariat"], [])],
    ),
    "whose secretariat: another body's": ("请上海合作组织秘书处继续照管灯塔；", [("request", [], [])]),
    "whose secretariat: another body's as a partner": (
        "请秘书长与上海合作组织秘书处合作照管灯塔；",
        [("request", ["secretary-general"], [])],
    ),
    "whose secretariat: a committee's": ("请灯塔委员会秘书处继续照管灯塔；", [("request", [], [])]),
    "whose secretariat: that of each body": ("请各机构秘书处照管灯塔；", [("request", [], [])]),
    "whose secretariat: departments of it": ("促请秘书处有关部门照管灯塔；", [("call", [], [])]),
    "whose secretariat: its libraries": (
        "促请联合国秘书处各图书馆照管灯塔；",
        [("call", ["united-nations-libraries"], [])],
    ),
    "what opens no clause: an appointment that others make": (
        "敦促会员国照管灯塔，同时任命一名看守人，以便提交报告；",
        [("urge", ["member-states"], [])],
    ),
    "an act printed again: a list that says its act again": (
        "促请各国，并酌情促请区域组织照管灯塔；",
        [("call", ["states", "regional-organizations"], [])],
    ),
    "an act printed again: one that ends in its act": (
        "鼓励会员国并鼓励民间社会照管灯塔；",
        [("encourage", ["member-states", "civil-society"], [])],
    ),
    "an act printed again: a pronoun behind the same act": (
        "请秘书长照管灯塔，并请其审查图书馆；",
        [("request", ["secretary-general"], [])],
    ),
    "an act printed again: a pronoun behind another": (
        "促请会员国照管灯塔，并敦促它们开放图书馆；",
        [("call", ["member-states"], []), ("urge", ["member-states"], [])],
    ),
    "an act printed again: a second action behind a comma": (
        "鼓励会员国数灯塔，照管灯塔，并酌情鼓励民间社会开放图书馆；",
        [("encourage", ["member-states"], []), ("encourage", ["civil-society"], [])],
    ),
    "a name that qualifies another: a head": ("请新闻委员会主席照管灯塔；", [("request", [], [])]),
    "a name that qualifies another: a head of its own": (
        "鼓励裁军谈判会议现任主席照管灯塔；",
        [("encourage", ["president-of-the-conference-on-disarmament"], [])],
    ),
    "a name that qualifies another: the forces of a State": (
        "促请萨兰迪亚安全和武装部队照管灯塔；",
        [("call", ["armed-forces"], [])],
    ),
    "a name that qualifies another: a secretary": ("鼓励国际法委员会秘书照管灯塔；", [("encourage", [], [])]),
    "a name that qualifies another: shareholders": (
        "鼓励多边开发银行的股东照管灯塔；",
        [("encourage", ["shareholders"], [])],
    ),
    "a name that qualifies another: what an expert is expert in": (
        "邀请残疾人权利专家机制照管灯塔；",
        [("invite", [], [])],
    ),
    "a name that qualifies another: a State that is asked": ("促请萨兰迪亚照管灯塔；", [("call", ["state:XAA"], [])]),
    "a name that qualifies another: the President of the Assembly": (
        "请大会主席照管灯塔；",
        [("request", ["president-of-the-general-assembly"], [])],
    ),
    "what asks nobody: gifts from everybody": ("邀请各方向图书馆自愿捐助书籍；", [("invite", [], [])]),
    "what asks nobody: the parties to a conflict": ("促请冲突各方照管灯塔；", [("call", ["parties-to-conflict"], [])]),
    "what asks nobody: a day that others keep": (
        "决定宣布六月十八日为灯塔日，每年举行纪念活动；",
        [("decide", [], [])],
    ),
    "what asks nobody: a meeting that another calls": ("决定由专家召开灯塔会议；", [("decide", [], [])]),
    "what the assembly will do itself: by one of its sessions": (
        "决定由大会第九十一届会议审查灯塔；",
        [("decide", ["ga"], [])],
    ),
    "what the assembly will do itself: under a matter concerned with a body": (
        "决定在与国际法院有关的项目下审议灯塔的报告；",
        [("decide", ["ga"], [])],
    ),
    "what the assembly will do itself: what a session is to discuss": (
        "决定在大会第九十一届会议期间进一步讨论灯塔；",
        [("decide", ["ga"], [])],
    ),
    "which parties: bare": ("促请缔约方照管灯塔；", [("call", ["parties-concerned"], [])]),
    "which parties: to a convention": ("邀请公约缔约方照管灯塔；", [("invite", ["states-parties"], [])]),
    "which parties: to a treaty by its name": (
        "邀请《灯塔协定》缔约方照管灯塔；",
        [("invite", ["states-parties"], [])],
    ),
    "which parties: their conference": ("邀请公约缔约方大会照管灯塔；", [("invite", [], [])]),
    "which parties: those that are developed": (
        "鼓励发达国家缔约方照管灯塔；",
        [("encourage", ["developed-countries"], [])],
    ),
    "names of parties: a rapporteur by the field": (
        "请人权理事会受教育权问题特别报告员照管灯塔；",
        [("request", ["special-rapporteur"], [])],
    ),
    "names of parties: the head of a session": (
        "请大会第九十一届会议主席照管灯塔；",
        [("request", ["president-of-the-general-assembly"], [])],
    ),
    "names of parties: a convention of the United Nations": (
        "鼓励联合国打击跨国有组织犯罪公约缔约国照管灯塔；",
        [("encourage", ["states-parties"], [])],
    ),
    "names of parties: three that share a noun": (
        "鼓励国际、区域、和次区域组织照管灯塔；",
        [("encourage", ["international-organizations", "regional-organizations", "subregional-organizations"], [])],
    ),
    "names of parties: two that share another": (
        "促请国际及区域机构照管灯塔；",
        [("call", ["international-organizations", "regional-organizations"], [])],
    ),
    "names of parties: the whole system": ("鼓励联合国全系统照管灯塔；", [("encourage", ["un-system"], [])]),
    "names of parties: agencies that give": ("敦促各国、援助机构照管灯塔；", [("urge", ["states", "donors"], [])]),
    "names of parties: agencies behind funds": (
        "邀请联合国系统，包括各方案、基金、专门机构照管灯塔；",
        [("invite", ["un-system", "specialized-agencies"], [])],
    ),
    "names of parties: actors of civil society": ("邀请民间社会行为体照管灯塔；", [("invite", ["civil-society"], [])]),
    "names of parties: any other actors": ("建议各国和其他行为体照管灯塔；", [("recommend", ["states"], [])]),
    "names of parties: those that have signed": (
        "鼓励缔约国和签署国照管灯塔；",
        [("encourage", ["states-parties", "states"], [])],
    ),
    "names of parties: those that are not parties": ("邀请非缔约国照管灯塔；", [("invite", ["states"], [])]),
    "names of parties: who owes and who is owed": ("呼吁债务国和债权国照管灯塔；", [("call", ["countries"], [])]),
    "which States: those that have not joined, first of all": (
        "促请尚未加入《灯塔公约》及其《议定书》的国家优先考虑加入；",
        [("call", ["states"], [])],
    ),
    "which States: those that are doing something now": (
        "鼓励正在合作建立区域灯塔管理安排的国家照管灯塔；",
        [("encourage", ["states"], [])],
    ),
    "which States: those of a region": ("促请中亚区域所有国家照管灯塔；", [("call", ["states"], [])]),
    "which States: those of this zone": ("邀请该区成员国照管灯塔；", [("invite", ["member-states"], [])]),
    "which States: none behind a comma": (
        "邀请尚未参加倡议的私人债权人照管灯塔，包括向守约的发展中国家提供图书；",
        [("invite", ["creditors"], [])],
    ),
    "partners: whose task is done": (
        "邀请各国政府在特别报告员执行任务时给予充分合作；",
        [("invite", ["governments"], ["special-rapporteur"])],
    ),
    "partners: none that are let do something": (
        "鼓励各国让青年更好地认识灯塔；",
        [("encourage", ["states"], [])],
    ),
    "partners: who is let take part": (
        "请秘书长建立机制，让所有相关利益攸关方参与其中；",
        [("request", ["secretary-general"], ["relevant-stakeholders"])],
    ),
    "partners: none that only qualify another": (
        "鼓励各国与联合国灯塔中心合作；",
        [("encourage", ["states"], [])],
    ),
    "partners: none whose organizations they are": (
        "促请会员国与老年人组织协商；",
        [("call", ["member-states"], [])],
    ),
    "partners: the United Nations before what is done": (
        "促请会员国同联合国充分合作；",
        [("call", ["member-states"], ["un"])],
    ),
    "names of parties: funds behind organs of the United Nations": (
        "请联合国系统各机构、组织、基金和方案照管灯塔；",
        [("request", ["un-system"], [])],
    ),
    "names of parties: funds that stand apart": (
        "请联合国系统，包括各基金和方案，照管灯塔；",
        [("request", ["un-system", "funds-and-programmes"], [])],
    ),
    "names of parties: organizations by whose or what they are": (
        "邀请信仰组织和区域间组织照管灯塔；",
        [("invite", ["organizations"], [])],
    ),
    "a name before its own: parties in a State": (
        "敦促萨兰迪亚境内所有各方照管灯塔；",
        [("urge", ["parties-concerned"], [])],
    ),
    "a name before its own: parties to a State's conflict": (
        "促请萨兰迪亚各个冲突当事方照管灯塔，并敦促它们开放图书馆；",
        [("call", ["parties-to-conflict"], []), ("urge", ["parties-to-conflict"], [])],
    ),
    "a name before its own: the next of a list is none": (
        "促请萨兰迪亚和所有有关各方照管灯塔；",
        [("call", ["state:XAA", "parties-concerned"], [])],
    ),
    "a name before its own: an act printed again parts them": (
        "促请各国并酌情促请有关区域组织照管灯塔；",
        [("call", ["states", "regional-organizations"], [])],
    ),
    "a name that qualifies another: leaders": ("要求萨兰迪亚领导人照管灯塔；", [("request", [], [])]),
    "the leaders of both sides": ("促请双方领导人照管灯塔；", [("call", ["leaders"], [])]),
    "a name that qualifies another: a focal point": ("请萨兰迪亚政府协调人照管灯塔；", [("request", [], [])]),
    "a name that qualifies another: who is left out": ("促请秘书处之外的所有其他团体照管灯塔；", [("call", [], [])]),
    "a name that qualifies another: an office": ("请秘书长特别代表办公室照管灯塔；", [("request", [], [])]),
    "a name that qualifies another: authorities of one kind": (
        "促请各国继续与萨兰迪亚金融当局合作；",
        [("call", ["states"], [])],
    ),
    "a name that qualifies another: offices as partners": (
        "促请各国与萨兰迪亚执法机构合作；",
        [("call", ["states"], [])],
    ),
    "forces of a State as partners": (
        "促请各国与萨兰迪亚国防和安全部队合作；",
        [("call", ["states"], ["security-forces"])],
    ),
    "a name that qualifies another: a report that lists parties": (
        "促请秘书长关于灯塔的报告附件所列武装冲突各方照管灯塔；",
        [("call", ["parties-to-conflict"], [])],
    ),
    "a name that qualifies another: the United Nations, asked in accordance with what was decided": (
        "促请联合国按第91/2号决议所述照管灯塔；",
        [("call", ["un"], [])],
    ),
    "names of parties: all parties to a conflict": (
        "敦促武装冲突所有当事方照管灯塔；",
        [("urge", ["parties-to-conflict"], [])],
    ),
    "names of parties: neighbours of a State": (
        "促请萨兰迪亚邻国和区域组织照管灯塔；",
        [("call", ["states", "regional-organizations"], [])],
    ),
    "names of parties: others concerned": (
        "促请各国和其他有关方面照管灯塔；",
        [("call", ["states", "relevant-stakeholders"], [])],
    ),
    "names of parties: what a special representative is responsible for": (
        "请负责冲突中性暴力问题秘书长特别代表照管灯塔；",
        [("request", ["special-representative-on-sexual-violence-in-conflict"], [])],
    ),
    "an aside: within capacities and resources, before the list goes on": (
        "请秘书处在现有能力和资源范围内并请会员国照管灯塔；",
        [("request", ["secretariat", "member-states"], [])],
    ),
    "what the Assembly does: keeps as it is": ("决定维持灯塔看守人员总数；", [("decide", ["ga"], [])]),
    "what the Assembly does: goes on doing": ("决定在2036年继续开展灯塔试点项目；", [("decide", ["ga"], [])]),
    "what the Assembly does: will examine": ("决定，将在下届会议结束前审议灯塔问题；", [("decide", ["ga"], [])]),
    "what the Assembly does: none where another body will meet": (
        "决定灯塔会议将于2036年举行；",
        [("decide", [], [])],
    ),
    "a name that qualifies another: envoys of the Secretary-General": (
        "鼓励秘书长灯塔问题特使照管灯塔；",
        [("encourage", [], [])],
    ),
    "a name that qualifies another: the representative of the Secretary-General": (
        "请秘书长代表照管灯塔；",
        [("request", [], [])],
    ),
    "a name that qualifies another: a focal point within the system": (
        "请联合国系统灯塔问题协调中心照管灯塔；",
        [("request", [], [])],
    ),
    "who acts nationally and internationally": (
        "鼓励有关国家和国际行为体照管灯塔；",
        [("encourage", ["relevant-stakeholders"], [])],
    ),
    "a name that qualifies another: the United Nations, and one of its bodies above all": (
        "促请联合国特别是联合国毒品和犯罪问题办公室照管灯塔；",
        [("call", ["un", "unodc"], [])],
    ),
    "names of parties: none within the name of games": (
        "鼓励奥林匹克运动和残疾人奥林匹克运动照管灯塔；",
        [("encourage", [], [])],
    ),
    "pronouns: 其 before a verb stands for all who were asked": (
        "邀请会员国和区域组织照管灯塔，并敦促其考虑开放图书馆；",
        [
            ("invite", ["member-states", "regional-organizations"], []),
            ("urge", ["member-states", "regional-organizations"], []),
        ],
    ),
    "a list: none that goes on behind a preposition": (
        "邀请各国和机构向秘书长设立的基金捐款；",
        [("invite", ["states"], [])],
    ),
    "a list: one that begins with who is unknown": (
        "鼓励守塔人、有关国家政府和相关利益攸关方照管灯塔；",
        [("encourage", ["governments", "relevant-stakeholders"], [])],
    ),
    "a list: none where the unknown is to act with the next": (
        "鼓励守塔人与会员国分享灯塔信息；",
        [("encourage", [], [])],
    ),
    "a list: the last with a clause of its own, behind a comma": (
        "促请会员国，以及包括塔主和船主在内的所有相关行为体照管灯塔；",
        [("call", ["member-states", "relevant-stakeholders"], [])],
    ),
    "which States: those that talk with another": (
        "鼓励当前与萨兰迪亚进行对话的所有会员国照管灯塔；",
        [("encourage", ["member-states"], [])],
    ),
    "which States: those that ask for something under an article": (
        "敦促根据《灯塔公约》第十九条请求豁免的会员国照管灯塔；",
        [("urge", ["member-states"], [])],
    ),
    "which bodies: those to whom something was sent": (
        "请根据第91/2号决议向其分发报告的联合国系统相关实体照管灯塔；",
        [("request", ["un-system"], [])],
    ),
    "partners: those with whom something is done, what is between others aside": (
        "邀请各国同相关联合国实体一道研究灯塔与航道之间的联系；",
        [("invite", ["states"], ["un-system"])],
    ),
    "partners: those who act in concert": (
        "促请联合国协同会员国照管灯塔；",
        [("call", ["un"], ["member-states"])],
    ),
    "partners: none where action is in concert": ("促请联合国采取协同行动照管灯塔；", [("call", ["un"], [])]),
    "partners: those with whom one interacts": (
        "请秘书处继续积极努力与会员国互动；",
        [("request", ["secretariat"], ["member-states"])],
    ),
    "partners: departments of the Secretariat are not the whole": (
        "请秘书长协同秘书处其他相关部门照管灯塔；",
        [("request", ["secretary-general"], [])],
    ),
    "names of parties: organizations and the United Nations in one list": (
        "促请各国、国际组织和联合国机构照管灯塔；",
        [("call", ["states", "international-organizations", "un-system"], [])],
    ),
    "names of parties: other organizations, the United Nations named further on": (
        "鼓励各国与区域组织和其他组织合作，努力提高对联合国的认识；",
        [("encourage", ["states"], ["regional-organizations", "organizations"])],
    ),
    "names of parties: organizations that make no profit": (
        "促请会员国与非营利组织合作；",
        [("call", ["member-states"], ["organizations"])],
    ),
    "the head of a list: a deed and those who take part in it": (
        "鼓励南南合作、会员国和国际组织的参与；",
        [("encourage", [], [])],
    ),
    "the head of a list: gifts": ("鼓励自愿捐款、会员国和国际组织的支助；", [("encourage", [], [])]),
    "the head of a list: the making of capacity": ("鼓励能力建设、各国和区域组织的合作；", [("encourage", [], [])]),
    "the head of a list: hostages to be freed": ("要求释放人质、会员国公民和妇女；", [("request", [], [])]),
    "the head of a list: keepers to be freed, who are people": (
        "要求释放看守人员、会员国和妇女；",
        [("request", [], [])],
    ),
    "the head of a list: a truce": ("吁请停火、各方克制；", [("call", [], [])]),
    "the head of a list: a thing": ("鼓励数字技术、会员国和国际组织；", [("encourage", [], [])]),
    "the head of a list: growth, which goes on": (
        "敦促它们继续支持持久增长、灯塔事业和国际组织的外债；",
        [("urge", [], [])],
    ),
    "the head of a list: a deed before one unknown": (
        "鼓励数字合作、灯塔业界和会员国照管灯塔；",
        [("encourage", [], [])],
    ),
    "the head of a list: the unknown, whose deed is asked for": (
        "鼓励灯塔业界、会员国和国际组织的积极参与和支持；",
        [("encourage", [], [])],
    ),
    "the head of a list: the unknown, whose dialogue is asked for": (
        "鼓励灯塔业界、会员国和非政府组织之间的对话；",
        [("encourage", [], [])],
    ),
    "the head of a list: the unknown, whose help for a thing is asked for": (
        "鼓励灯塔业界、会员国和非政府组织对图书馆的支持；",
        [("encourage", [], [])],
    ),
    "the head of a list: the unknown, asked to give help to a thing": (
        "鼓励灯塔渔民、会员国和非政府组织对图书馆给予更多的支持；",
        [("encourage", ["member-states", "ngos"], [])],
    ),
    "the head of a list: the unknown, asked to work together": (
        "鼓励灯塔业界、会员国和国际组织开展更多的合作；",
        [("encourage", ["member-states", "international-organizations"], [])],
    ),
    "the head of a list: bodies named by what they do": (
        "鼓励培训机构、会员国照管灯塔；",
        [("encourage", ["member-states"], [])],
    ),
    "a list: goes on behind an opening bracket": (
        "鼓励会员国(包括灯塔业界、非政府组织)照管灯塔；",
        [("encourage", ["member-states", "ngos"], [])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SENTENCES.values(), ids=SENTENCES.keys())
def test_who_is_asked(text: str, wanted: list[tuple[str, list[str], list[str]]]) -> None:
    assert asked(text) == wanted
