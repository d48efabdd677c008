"""Who is asked what in Arabic, on sentences of our own: each act's class, whom it asks and with whom."""

import pytest
from tests.comity.mandates.test_sentences import read

from comity.model.mandate import MANDATE_CLASSES

SENTENCES = {
    "a demand that something not be done": (
        "تطالب بألا تعاق المكتبة من جانب الدول الأعضاء؛",
        [("request", [], [])],
    ),
    "a subject: behind its verb": (
        "تقرر أن يصون الأمين العام المكتبة؛",
        [("decide", ["secretary-general"], [])],
    ),
    "a subject: behind on": ("تقرر أن على الدول الأعضاء صون المكتبة؛", [("decide", ["member-states"], [])]),
    "a subject: a decision of States is none of theirs": (
        "تعلن أن قرار الدول الأعضاء لاغ؛",
        [("decide", [], [])],
    ),
    "an invitation told again with stress": (
        "تكرر التأكيد على الدعوة الموجهة إلى الدول الأعضاء لصون المكتبة؛",
        [("call", ["member-states"], [])],
    ),
    "stress on what States do": ("تكرر التأكيد على أهمية دور الدول الأعضاء؛", []),
    "a request told again in this regard": (
        "تكرر في هذا الشأن طلبها الموجه إلى الأمين العام أن يصون المكتبة؛",
        [("request", ["secretary-general"], [])],
    ),
    "a report endorsed again": ("تكرر تأكيد تأييدها لتقرير المكتبة؛", [("endorse", [], [])]),
    "a report endorsed again, in other words": ("تكرر تأكيد إقرارها لتقرير المكتبة؛", [("endorse", [], [])]),
    "support told again": ("تكرر تأكيد تأييدها للمكتبة؛", []),
    "a failure to pay that is agreed to be excused": (
        "تقر بأن عجز سالانديا عن تسديد المبلغ يرجع إلى ظروف خارجة عن إرادتها؛",
        [("decide", [], [])],
    ),
    "something acknowledged": ("تقر بأن المكتبة مفيدة؛", []),
    "development partners": (
        "تدعو الجهات الشريكة في التنمية إلى صون المكتبة؛",
        [("invite", ["development-partners"], [])],
    ),
    "a deed: as many States as can be": (
        "تشجع على مشاركة أكبر عدد ممكن من الدول في المكتبة؛",
        [("encourage", ["states"], [])],
    ),
    "a deed: the commitment of States": (
        "تحث على زيادة الالتزام السياسي للدول الأعضاء بالمكتبة؛",
        [("urge", ["member-states"], [])],
    ),
    "a deed: commitment to States": ("تحث على زيادة الدعم والالتزام للدول الأعضاء؛", [("urge", [], [])]),
    "a deed: what a group undertakes": (
        "تدعو إلى اضطلاع المجتمع الدولي بمزيد من المبادرات؛",
        [("call", ["international-community"], [])],
    ),
    "a list: and others among partners": (
        "تهيب بالدول الأعضاء وبغيرها من الشركاء في التنمية صون المكتبة؛",
        [("call", ["member-states", "development-partners"], [])],
    ),
    "partners: arrangements with them": (
        "تدعو الأمين العام إلى مواصلة ترتيباته التعاونية مع الدول الأعضاء؛",
        [("invite", ["secretary-general"], ["member-states"])],
    ),
    "partners: local communities": (
        "تشجع الدول الأعضاء على صون المكتبة بالتشاور مع المجتمعات المحلية؛",
        [("encourage", ["member-states"], ["local-communities"])],
    ),
    "no party in the name of a protocol": (
        "تهيب بالدول الأطراف في بروتوكول منع الاتجار بالأشخاص، وبخاصة النساء والأطفال، أن تصون المكتبة؛",
        [("call", ["states-parties"], [])],
    ),
    "women, in particular": (
        "تهيب بالدول الأعضاء، وبخاصة النساء والشباب، أن تصون المكتبة؛",
        [("call", ["member-states", "women", "youth"], [])],
    ),
    "a demand that children not be made to do something": ("تطالب بألا يحرم الأطفال من الكتب؛", [("request", [], [])]),
    "a subject: behind can": ("تقرر أن بإمكان الدول الأعضاء أن تقرأ؛", [("decide", ["member-states"], [])]),
    "a subject: behind may": ("تقرر أن بوسع الأمين العام أن يقرأ؛", [("decide", ["secretary-general"], [])]),
    "a subject: most of them": ("تقرر أن معظم الدول الأعضاء تدفع؛", [("decide", ["member-states"], [])]),
    "a subject: their majority": ("تقرر أن أغلبية الدول الأعضاء تقرأ؛", [("decide", ["member-states"], [])]),
    "a subject: behind a verb in ت": ("تقرر أن تستعرض الدول الأعضاء القرار؛", [("decide", ["member-states"], [])]),
    "a subject: a report of somebody": ("تقرر أن تقرير الأمين العام مفيد؛", [("decide", [], [])]),
    "a subject: a cost of States": ("تقرر أن تكلفة الدول الأعضاء كبيرة؛", [("decide", [], [])]),
    "a subject: an undertaking of States": ("تقرر أن تعهد الدول الأعضاء مفيد؛", [("decide", [], [])]),
    "local communities that are hosts": (
        "تدعو المجتمعات المحلية المضيفة إلى صون المكتبة؛",
        [("invite", ["local-communities"], [])],
    ),
    "a deed: commitment to children": ("تشجع الالتزام العالمي للأطفال؛", [("encourage", [], [])]),
    "a list: and others behind a thing": (
        "تطلب إلى الأمين العام الاستعانة بالكتب وبغيرها من الدول الأعضاء؛",
        [("request", ["secretary-general"], [])],
    ),
    "a list: and others behind funds": (
        "تهيب بالبلدان النامية والصناديق الدولية للمكتبة وبغيرها من الشركاء في التنمية صون المكتبة؛",
        [("call", ["developing-countries", "development-partners"], [])],
    ),
    "cooperative societies with others": (
        "تشجع الجمعيات التعاونية مع المزارعين والدول الأعضاء؛",
        [("encourage", [], [])],
    ),
    "a deficit acknowledged": ("تقر بأن عجز الميزانية يؤثر في الدول الأعضاء؛", []),
    "self-determination supported again": ("تكرر دعمها لتقرير المصير؛", []),
}


@pytest.mark.parametrize(("text", "wanted"), SENTENCES.values(), ids=SENTENCES.keys())
def test_who_is_asked(text: str, wanted: list[tuple[str, list[str], list[str]]]) -> None:
    assert [
        (clause.act_class, list(clause.addressees), list(clause.with_))
        for clause in read("ar", text)
        if clause.act_class in MANDATE_CLASSES
    ] == wanted


RECURRENCES = {
    "universal periodic reviews": ("تشجع الدول على تنفيذ التوصيات المنبثقة من الاستعراضات الدورية الشاملة؛", None),
    "periodic reviews": ("تشجع الدول على إجراء استعراضات دورية للمكتبة؛", "regular"),
}


@pytest.mark.parametrize(("text", "wanted"), RECURRENCES.values(), ids=RECURRENCES.keys())
def test_how_often(text: str, wanted: str | None) -> None:
    assert [clause.recurrence for clause in read("ar", text)] == [wanted]
