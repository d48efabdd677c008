"""Fictitious resolutions built by hand, so that what the site does is tested apart from what the reader reads."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from comity.model import (
    Act,
    Block,
    BlockKind,
    Citation,
    Clause,
    Doubt,
    Due,
    Footnote,
    Masthead,
    ParagraphMandates,
    Resolution,
)
from comity.model import Reading as ReadingShape
from comity.model.anchors import with_anchors

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Asks:
    """A clause to be: its act as printed, the class, where the clause begins in the paragraph ("" for the start)."""

    act: str
    act_class: str
    addressees: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    due: Due | None = None
    recurrence: str | None = None
    report: bool = False
    report_to: str | None = None
    agenda_item: bool = False
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Op:
    """An operative paragraph to be."""

    number: str
    text: str
    asks: tuple[Asks, ...] = ()
    notes: tuple[Footnote, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Script:
    """A resolution to be, in one language."""

    symbol: str
    language: str
    title: str
    preamble: tuple[str, ...]
    ops: tuple[Op, ...]
    cites: tuple[str, ...] = ()
    adopted: str = "2024-05-29"
    digest: str = ""
    version: str = "t1"
    doubts: tuple[Doubt, ...] = field(default=())


def build(script: Script) -> tuple[Resolution, tuple[ParagraphMandates, ...]]:
    """The resolution and its mandates as the library would hand them over."""
    blocks = [Block(BlockKind.FORMULA, "The General Assembly,")]
    blocks += [_marked(Block(BlockKind.PREAMBULAR, text), script.cites) for text in script.preamble]
    for op in script.ops:
        acts = tuple(_act(op.text, asks) for asks in op.asks)
        block = Block(
            BlockKind.OPERATIVE,
            op.text,
            f"{op.number}.",
            1,
            acts[0].text if acts else "",
            acts,
            op.notes,
            doubts=op.doubts,
        )
        blocks.append(_marked(block, script.cites))
    blocks.append(Block(BlockKind.CLOSING, "1st plenary meeting", lines=("1st plenary meeting",)))
    anchored = with_anchors(tuple(blocks))
    number = script.symbol.removeprefix("A/RES/")
    resolution = Resolution(
        script.language,
        Masthead(
            symbol=script.symbol,
            number=number,
            session=number.split("/")[0],
            title=script.title,
            adoption_date=script.adopted,
            publisher="United Nations",
            authority="General Assembly",
        ),
        anchored,
        ReadingShape(
            script.digest or f"{script.symbol}-{script.language}",
            f"{number.replace('/', '_')}.txt",
            "text/plain",
            script.version,
        ),
        doubts=script.doubts,
    )
    found = [block for block in anchored if block.kind is BlockKind.OPERATIVE]
    paragraphs = tuple(
        ParagraphMandates(
            script.symbol,
            script.language,
            index,
            op.number,
            block.anchor,
            tuple(_clause(op.text, asks) for asks in op.asks),
        )
        for index, (op, block) in enumerate(zip(script.ops, found, strict=True))
    )
    return resolution, paragraphs


def _marked(block: Block, cites: tuple[str, ...]) -> Block:
    marks = tuple(
        Citation(f"A/RES/{number}", block.text.find(number), block.text.find(number) + len(number), number)
        for number in cites
        if number in block.text
    )
    return replace(block, citations=marks)


def _act(text: str, asks: Asks) -> Act:
    start = text.find(asks.act)
    assert start >= 0, (asks.act, text)
    return Act(asks.act, start, start + len(asks.act), asks.act_class)


def _clause(text: str, asks: Asks) -> Clause:
    start = text.find(asks.starts) if asks.starts else 0
    end = text.find(asks.ends) if asks.ends else len(text)
    act = text.find(asks.act)
    return Clause(
        asks.act.lower(),
        asks.act_class,
        start,
        end,
        act,
        act + len(asks.act),
        asks.addressees,
        asks.with_,
        asks.report,
        asks.report_to,
        asks.due,
        (asks.due,) if asks.due else (),
        asks.recurrence,
        asks.agenda_item,
        asks.names,
    )


EN = Script(
    "A/RES/79/9101",
    "en",
    "Care of harbour lights",
    ("Recalling resolution 77/9100 on lighthouses,", "Noting with interest the work of keepers,"),
    (
        Op(
            "1",
            "Welcomes the lamps already lit, and invites Member States to light others regularly;",
            (
                Asks("Welcomes", "welcome", ends="and invites"),
                Asks("invites", "invite", ("member-states",), starts="and invites", recurrence="regular"),
            ),
            (Footnote("1", 27, "See resolution 77/9100, annex."),),
        ),
        Op(
            "2",
            "Encourages UN-Women, in cooperation with the Union of Harbour Pilots, to train keepers every year;",
            (
                Asks(
                    "Encourages",
                    "encourage",
                    ("un-women",),
                    ("union-of-harbour-pilots",),
                    recurrence="annual",
                    names=(("union-of-harbour-pilots", "the Union of Harbour Pilots"),),
                ),
            ),
        ),
        Op(
            "3",
            "Requests the Secretary-General to report to the General Assembly at its eighty-second session.",
            (Asks("Requests", "request", ("secretary-general",), due=Due(session=82), report=True, report_to="ga"),),
        ),
    ),
    cites=("77/9100",),
)

ZH = Script(
    "A/RES/79/9101",
    "zh",
    "港口灯光的维护",
    ("回顾关于灯塔的第77/9100号决议，", "感兴趣地注意到看守人的工作，"),
    (
        Op(
            "1",
            "欢迎已经点亮的灯，并邀请会员国定期点亮其他的灯；",
            (
                Asks("欢迎", "welcome", ends="并邀请"),
                Asks("邀请", "invite", ("member-states",), starts="并邀请", recurrence="regular"),
            ),
            (Footnote("1", 8, "见第77/9100号决议，附件。"),),
        ),
        Op(
            "2",
            "鼓励妇女署与港口引航员联盟合作，每年培训看守人；",
            (Asks("鼓励", "encourage", ("un-women",), ("union-of-harbour-pilots",), recurrence="annual"),),
        ),
        Op(
            "3",
            "请秘书长向大会第八十二届会议提出报告。",
            (Asks("请", "request", ("secretary-general",), due=Due(session=82), report=True, report_to="ga"),),
        ),
    ),
    cites=("77/9100",),
)

AR = Script(
    "A/RES/79/9101",
    "ar",
    "العناية بأضواء المرافئ",
    ("إذ تشير إلى القرار 77/9100 بشأن المنارات،", "وإذ تلاحظ مع الاهتمام عمل الحراس،"),
    (
        Op(
            "1",
            "ترحب بالمصابيح المضاءة، وتدعو الدول الأعضاء إلى إضاءة غيرها بانتظام؛",
            (
                Asks("ترحب", "welcome", ends="وتدعو"),
                Asks("تدعو", "invite", ("member-states",), starts="وتدعو", recurrence="regular"),
            ),
        ),
        Op(
            "2",
            "تشجع هيئة الأمم المتحدة للمرأة على تدريب الحراس كل سنة؛",
            (Asks("تشجع", "encourage", ("un-women",), recurrence="annual"),),
        ),
        Op(
            "3",
            "تطلب إلى الأمين العام أن يقدم تقريرا إلى الجمعية العامة في دورتها الثانية والثمانين.",
            (Asks("تطلب", "request", ("secretary-general",), due=Due(session=82), report=True, report_to="ga"),),
        ),
    ),
    cites=("77/9100",),
)

EARLIER = Script(
    "A/RES/77/9100",
    "en",
    "Lighthouses",
    ("Aware that nights are dark,",),
    (
        Op(
            "1",
            "Calls upon the Government of Xanado to keep its lighthouse.",
            (Asks("Calls upon", "call", ("governments",)),),
            doubts=(Doubt("act-uncertain", "two acts are possible", 0, 11),),
        ),
    ),
    adopted="2022-11-30",
    doubts=(Doubt("language-uncertain", "read as en"),),
)

Store = Callable[..., object]


@pytest.fixture
def store(db: None) -> Store:
    """Stores a script's resolution."""
    from comity_web.registry.services import store_reading

    def keep(script: Script, *, now: datetime = NOW, actor: str = "", **more: object) -> object:
        resolution, paragraphs = build(script)
        return store_reading(resolution, paragraphs, source=f"{script}".encode(), now=now, actor=actor, **more)

    return keep


@pytest.fixture
def scripts() -> dict[str, Script]:
    """The fictitious resolutions by a short name."""
    return {"en": EN, "zh": ZH, "ar": AR, "earlier": EARLIER}


@pytest.fixture
def harbour(store: Store) -> None:
    """One resolution in three languages, and the earlier one that it cites."""
    from comity_web.parties.services import load_parties

    load_parties()
    for script in (EN, ZH, AR, EARLIER):
        store(script)


@pytest.fixture(scope="session")
def samples_read() -> list[tuple[bytes, Resolution, tuple[ParagraphMandates, ...]]]:
    """Every sample document, read once for all tests: its bytes, the resolution, the mandates."""
    import comity
    from comity_web.registry.intake import find_samples

    found = []
    for sample in find_samples():
        data = sample.file.read_bytes()
        resolution = comity.read(data, name=sample.file.name, language=sample.language)
        found.append((data, resolution, comity.extract(resolution)))
    return found


@pytest.fixture
def samples(db: None, samples_read: list[tuple[bytes, Resolution, tuple[ParagraphMandates, ...]]]) -> None:
    """The sample documents are stored and their lineages known, as the first start does it."""
    from comity_web.registry.lineage import derive_lineage
    from comity_web.registry.models import Work
    from comity_web.registry.services import store_reading

    for data, resolution, paragraphs in samples_read:
        store_reading(resolution, paragraphs, source=data, now=NOW, actor="", is_sample=True)
    derive_lineage(works=Work.objects.all(), now=NOW)


@pytest.fixture
def people(db: None) -> dict[str, Client]:
    """A client for each kind of visitor: anonymous, reader, uploader, administrator."""
    from django.contrib.auth.models import Group

    from comity_web.accounts.models import User
    from comity_web.accounts.services import ensure_roles

    ensure_roles()
    clients = {"anonymous": Client()}
    for role in ("reader", "uploader", "administrator"):
        user = User.objects.create_user(role, password=f"a long password of {role}")
        user.groups.add(Group.objects.get(name=role))
        clients[role] = Client()
        clients[role].force_login(user)
    return clients


@pytest.fixture(autouse=True, scope="session")
def catalogues() -> None:
    """The compiled translations are those of the sources."""
    from comity_web.site.catalogues import compile_catalogues

    compile_catalogues()


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English: a page asked for in another language leaves it active in the thread."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Passwords are hashed in no time: what is tested is who may do what, not the hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
