"""Rows of the follow-up. Only the services of this app write here."""

from comity_web.followup.models.answers import MatchedProcess, StageAnswer
from comity_web.followup.models.engagements import (
    Confirmation,
    Engagement,
    EngagementMandate,
    EngagementRecord,
    Evidence,
    Redaction,
    Share,
)
from comity_web.followup.models.mail import FeedToken, Letter, Reminder
from comity_web.followup.models.occurrences import Occurrence, Participation, StageChange, Task
from comity_web.followup.models.registers import (
    Agreement,
    AgreementClause,
    Commitment,
    Delegation,
    DelegationCount,
    ExpertiseOffer,
    ExpertiseRequest,
    ExpertiseStep,
)

__all__ = [
    "Agreement",
    "AgreementClause",
    "Commitment",
    "Confirmation",
    "Delegation",
    "DelegationCount",
    "Engagement",
    "EngagementMandate",
    "EngagementRecord",
    "Evidence",
    "ExpertiseOffer",
    "ExpertiseRequest",
    "ExpertiseStep",
    "FeedToken",
    "Letter",
    "MatchedProcess",
    "Occurrence",
    "Participation",
    "Redaction",
    "Reminder",
    "Share",
    "StageAnswer",
    "StageChange",
    "Task",
]
