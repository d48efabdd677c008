"""Addresses of what a party's people do every day: engagements, evidence, the workspace, recesses, States, fields."""

from django.urls import path

from comity_web.site.views import engagements, fields, recesses, record, states, workspace

urlpatterns = [
    path("engagements", engagements.engagements, name="engagements"),
    path("engagements/new", record.new, name="engagement-new"),
    path("engagements/<str:key>", engagements.engagement, name="engagement"),
    path("engagements/<str:key>/correct", record.correct, name="engagement-correct"),
    path("engagements/<str:key>/withdraw", engagements.withdraw, name="engagement-withdraw"),
    path("engagements/<str:key>/share", engagements.share, name="engagement-share"),
    path("engagements/<str:key>/confirm", engagements.confirm, name="engagement-confirm"),
    path("engagements/<str:key>/evidence", engagements.add, name="engagement-evidence"),
    path("evidence/<int:evidence_id>", engagements.evidence, name="evidence"),
    path("workspace", workspace.workspace, name="workspace"),
    path("workspace/acknowledge/<str:key>", workspace.acknowledge, name="workspace-acknowledge"),
    path("parties/<str:party_id>/recesses", recesses.recesses, name="recesses"),
    path("parties/<str:party_id>/recesses/<int:recess_id>", recesses.recess, name="recess"),
    path("states/<str:code>", states.state, name="state"),
    path("fields", fields.fields, name="fields"),
    path("fields/<str:field_id>", fields.field, name="field"),
]
