"""Addresses of processes, their occurrences, letters and registers."""

from django.urls import path, re_path

from comity_web.site.views import corrections, delegations, expertise, letters, occurrences, processes, registers

TASK = r"^occurrences/(?P<key>[\w-]+)/tasks/(?P<task>[\w-]+)"

urlpatterns = [
    path("processes", processes.processes, name="processes"),
    path("processes/<str:process_id>", processes.process, name="process"),
    path("processes/<str:process_id>/new", processes.new, name="occurrence-new"),
    path("occurrences/<str:key>", occurrences.occurrence, name="occurrence"),
    path("occurrences/<str:key>/move", occurrences.move, name="occurrence-move"),
    path("occurrences/<str:key>/correct", corrections.correct, name="occurrence-correct"),
    path("occurrences/<str:key>/parties", occurrences.seat, name="occurrence-seat"),
    path("occurrences/<str:key>/stages/<str:stage>/move", occurrences.stage_move, name="stage-move"),
    re_path(rf"{TASK}/(?P<kind>skip|refuse)$", occurrences.close, name="task-close"),
    re_path(rf"{TASK}/letter$", letters.new, name="letter-new"),
    re_path(rf"{TASK}/letters$", letters.drafts, name="letters-send"),
    path("delegations", delegations.delegations, name="delegations"),
    path("occurrences/<str:key>/delegations", delegations.meeting, name="delegation-meeting"),
    path("occurrences/<str:key>/delegations/register", delegations.register, name="delegation-register"),
    path("registers/<str:register>", registers.register, name="register"),
    path("registers/<str:register>/new", registers.new, name="register-new"),
    path("registers/<str:register>/<int:pk>", registers.entry, name="register-entry"),
    path("registers/offers/<int:pk>/withdraw", registers.withdraw, name="offer-withdraw"),
    path("registers/requests/<int:pk>/withdraw", expertise.withdraw, name="request-withdraw"),
    path("registers/requests/<int:pk>/<str:kind>", expertise.step, name="request-step"),
    path("registers/commitments/<int:pk>/change", registers.change, name="commitment-change"),
    path("letters/<str:key>", letters.letter, name="letter"),
    path("letters/<str:key>/docx", letters.letter_file, name="letter-file"),
    re_path(rf"{TASK}/resume$", occurrences.resume, name="task-resume"),
    re_path(rf"{TASK}/acknowledge$", occurrences.acknowledge, name="task-acknowledge"),
]
