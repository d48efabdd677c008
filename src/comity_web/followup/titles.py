"""What a record is called in the reader's language: a service names it after its stage, a person in words of theirs."""

from django.utils.translation import get_language

from comity_web.followup.catalogue import all_processes
from comity_web.followup.models import Engagement, EngagementRecord


def title_of(engagement: Engagement, record: EngagementRecord) -> str:
    """The record's title; where a letter or an entry was recorded under its stage's name, that name as it is read now.

    The engagement's occurrence must have been fetched. Services write the name in English, the language of the store.
    """
    occurrence = engagement.occurrence
    process = all_processes().get(occurrence.process) if engagement.stands_on and occurrence else None
    if process is None:
        return str(record.title)
    named = next((stage.title for stage in process.stages if stage.title.to("en") == record.title), None)
    return named.to((get_language() or "en").partition("-")[0]) if named else str(record.title)
