"""Sponsors as AKN4UN says them in a document's metadata, `step` in `workflow`: who proposed the draft, who joined."""

from collections.abc import Iterator, Mapping

from comity.akn.elements import add
from comity.akn.marks import SOURCE, own, plain_text, xml_text
from comity.akn.uri import UNKNOWN_DATE
from comity.akn.xml import Element, local_name, paths_below
from comity.bodies.sponsors import read_list
from comity.model.resolution import SPONSOR_ROLES, SPONSOR_SOURCES, Sponsor
from comity.model.trace import Span

_ROLES = {"draftResolution": "sponsor", "draftResolutionAdditionalSponsors": "additional-sponsor"}
"""The outcome of a step, and what those did who stand in it."""

_JOINED = "draftResolutionAdditionalSponsors"
_PROPOSED = "draftResolution"
_METADATA = "metadata"
_WORDS = "en"
"""The language of the metadata of the UN's files, whatever that of their text."""


def read_sponsors(root: Element) -> tuple[Sponsor, ...]:
    """The sponsors in the file's metadata, each once, in its order: a file of several parts repeats them."""
    steps = [step for step in root.iter("{*}step") if step.get("outcome") in _ROLES]
    names = _names(root) if any((step.get("by") or "").startswith("#") for step in steps) else {}
    placed = zip(steps, paths_below(steps, root, f"/{local_name(root)}"), strict=True)
    return tuple(dict.fromkeys(sponsor for step, path in placed for sponsor in _sponsors(step, path, names)))


def write_sponsors(meta: Element, sponsors: tuple[Sponsor, ...]) -> None:
    """A step of the workflow for each sponsor, which refers to its name among the references; nothing without any."""
    if not sponsors:
        return
    workflow = add(meta, "workflow", source=SOURCE)
    for number, sponsor in enumerate(sponsors, 1):
        outcome = _JOINED if sponsor.role == "additional-sponsor" else _PROPOSED
        step = add(workflow, "step", date=UNKNOWN_DATE, by=f"#sponsor_{number}", outcome=outcome)
        step.set(own("role"), sponsor.role)
        if sponsor.beside:
            step.set(own("beside"), xml_text(sponsor.beside))
        if sponsor.told_by:
            step.set(own("toldBy"), sponsor.told_by)


def sponsor_references(references: Element, sponsors: tuple[Sponsor, ...]) -> None:
    """The names of the sponsors, which the steps refer to."""
    for number, sponsor in enumerate(sponsors, 1):
        href = f"/akn/ontology/organization/un/sponsor_{number}"
        name = add(references, "TLCOrganization", eId=f"sponsor_{number}", href=href)
        name.set("showAs", xml_text(sponsor.name))


def _names(root: Element) -> Mapping[str, str]:
    """What is shown of those who act, by the reference to them."""
    return {f"#{one.get('eId')}": plain_text(one.get("showAs")) for one in root.iter("{*}TLCOrganization")}


def _sponsors(step: Element, path: str, names: Mapping[str, str]) -> Iterator[Sponsor]:
    """Those who stand in the step: the one it refers to, or a list as the UN's files have it.

    A file that we wrote says where its sponsors had been told before.
    """
    role, by, span = _ROLES[step.get("outcome") or ""], plain_text(step.get("by")), Span(0, 0, path)
    if not by.startswith("#"):
        yield from (Sponsor(one.name, one.role, one.beside, _METADATA, span) for one in read_list(by, _WORDS, role))
        return
    said, told = step.get(own("role")) or role, step.get(own("toldBy"))
    role, told_by = said if said in SPONSOR_ROLES else role, told if told in SPONSOR_SOURCES else _METADATA
    yield Sponsor(names.get(by, by[1:]), role, plain_text(step.get(own("beside"))), told_by, span)
