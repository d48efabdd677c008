"""The one lawful path by which rows that are written once go: those of the sample world, all together."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from comity_web.accounts.models import AuditRecord, User
from comity_web.followup.models import (
    Agreement,
    Commitment,
    Confirmation,
    Delegation,
    Engagement,
    EngagementMandate,
    EngagementRecord,
    Evidence,
    ExpertiseOffer,
    ExpertiseRequest,
    ExpertiseStep,
    Occurrence,
    Redaction,
    Share,
    Task,
)
from comity_web.parties.models import Chamber, IpuMembership, PartyDocument, Recess
from comity_web.registry.models import LinkReview, Mandate, MandateLink, StoredFile, Work
from comity_web.world.building import SOURCE


@dataclass(frozen=True, slots=True)
class Removed:
    """How many of each went; `kept` are sample documents that real records still point to."""

    people: int
    occurrences: int
    engagements: int
    documents: int
    kept: tuple[str, ...]


@transaction.atomic
def remove_samples() -> Removed:
    """Nothing of the sample world is left, nor what sample people did since; what others did elsewhere is untouched."""
    people = list(User.objects.filter(is_sample=True).values_list("key", flat=True))
    runs = list(Occurrence.objects.filter(Q(is_sample=True) | Q(made_by__in=people)).values_list("pk", "key"))
    done = _sample_engagements([pk for pk, _key in runs], people)
    tasks = list(Task.objects.filter(occurrence__in=[pk for pk, _key in runs]).values_list("key", flat=True))
    references = [*(key for _pk, key in runs), *(key for _pk, key in done), *tasks]
    _remove_engagements([pk for pk, _key in done], [key for _pk, key in done])
    Delegation.objects.filter(occurrence__in=[pk for pk, _key in runs]).delete()
    requests = ExpertiseRequest.objects.filter(Q(occurrence__in=[pk for pk, _key in runs]) | Q(is_sample=True))
    ExpertiseStep.objects.filter(request__in=requests).delete()
    requests.delete()
    Agreement.objects.filter(replaces__by__in=people).update(replaces=None)
    for told in (Agreement, Commitment, ExpertiseOffer):
        told.objects.filter(Q(by__in=people) | Q(is_sample=True)).delete()
    Occurrence.objects.filter(pk__in=[pk for pk, _key in runs]).delete()
    of_samples = Q(actor__in=people) | Q(is_sample=True) | Q(reference__in=references)
    AuditRecord.objects.filter(of_samples).delete()
    User.objects.filter(is_sample=True).delete()
    for kept_by_source in (Chamber, IpuMembership):
        kept_by_source.objects.filter(source=SOURCE).delete()
    Recess.objects.filter(is_sample=True).delete()
    PartyDocument.objects.filter(is_sample=True).delete()
    documents, kept = _remove_documents()
    StoredFile.objects.filter(name="evidence", evidence=None, readings=None).delete()
    return Removed(len(people), len(runs), len(done), documents, kept)


def _sample_engagements(runs: Sequence[int], people: Sequence[str]) -> list[tuple[int, str]]:
    """What was recorded as a sample, in a sample occurrence, or first by a sample person."""
    by_them = Q(records__by__in=people, records__sequence=1)
    found = Engagement.objects.filter(Q(is_sample=True) | Q(occurrence__in=runs) | by_them)
    return list(found.order_by().distinct().values_list("pk", "key"))


def _remove_engagements(ids: Sequence[int], keys: Sequence[str]) -> None:
    """The engagements with all that hangs on them, the last written first."""
    links = MandateLink.objects.filter(kind="engagement", reference__in=keys)
    LinkReview.objects.filter(link__in=links).delete()
    links.delete()
    Confirmation.objects.filter(record__engagement__in=ids).delete()
    Redaction.objects.filter(record__engagement__in=ids).delete()
    for hanging in (Evidence, Share, EngagementMandate):
        hanging.objects.filter(engagement__in=ids).delete()
    Engagement.objects.filter(pk__in=ids).update(current=None)
    EngagementRecord.objects.filter(engagement__in=ids).delete()
    Engagement.objects.filter(pk__in=ids).delete()


def _remove_documents() -> tuple[int, tuple[str, ...]]:
    """How many sample documents went, and which stay because records or decisions of people point to them."""
    held = Mandate.objects.filter(Q(links__isnull=False) | Q(engagement_links__isnull=False)).values("work")
    samples = Work.objects.filter(is_sample=True)
    staying = samples.filter(Q(pk__in=held) | Q(settlements__isnull=False)).distinct()
    kept = tuple(sorted(staying.values_list("symbol", flat=True)))
    going = samples.exclude(symbol__in=kept)
    count = going.count()
    going.delete()
    return count, kept
