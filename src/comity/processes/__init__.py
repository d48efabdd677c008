"""Recurring processes as data: stages with dates relative to an anchor day, roles, documents, evidence, mandates.

What others call (all pure: today, the viewer and the folders of further process files are passed in):

- `all_processes(folders=()) -> tuple[Process, ...]`, `find_process(id, folders=()) -> Process`
- `read_process(path) -> Process`, `parse_process(text, *, file) -> Process`; `ProcessFileError.faults` says file, line
  and reason of everything that is wrong
- `shared_vocabulary() -> Vocabulary`: names of roles, documents, kinds of evidence and fields in six languages
- `schedule(process, anchor, changes=UNCHANGED) -> tuple[PlannedStage, ...]`, `Changes(offsets, dates)`
- `move_anchor(process, old, new, changes=UNCHANGED, *, kept=()) -> tuple[MovedStage, ...]`
- `date_warnings(process, planned, *, today, recesses, holders, closed) -> tuple[DateWarning, ...]`
- `shift(day, offset) -> date`
- `mandate_state(facts, at, audience) -> TwoKeys`, `mandate_states(facts, at, audience) -> Iterator[(id, TwoKeys)]`
- `stage_state(planned, evidence, at, audience, *, refusal=None) -> StageState`, `tally(states) -> {standing: count}`
- `asked_for(clause, text, language) -> AskedFor`, `stage_answers(stage, asked) -> Answer`,
  `stages_that_answer(process, asked) -> Iterator[(Stage, Answer)]`

`Process`, `Stage`, `Role`, `Document`, `EvidenceKind`, `Matcher`, `Offset`, `Translated` are frozen; a text is asked
for with `.to(language)`.
"""

from comity.processes.faults import Fault, ProcessFileError
from comity.processes.loader import all_processes, find_process, parse_process, read_process, shipped_processes
from comity.processes.matching import Answer, AskedFor, asked_for, matches, stage_answers, stages_that_answer
from comity.processes.process import (
    ANCHOR,
    CARDINALITIES,
    FIELDS,
    FORMS,
    KEYS,
    REGISTERS,
    Document,
    EvidenceKind,
    Matcher,
    Offset,
    Process,
    ProcessError,
    Role,
    Stage,
    Subject,
    Translated,
    UnknownProcessError,
    UnknownStageError,
)
from comity.processes.schedule import (
    UNCHANGED,
    Changes,
    DateWarning,
    MovedStage,
    PlannedStage,
    Recess,
    date_warnings,
    move_anchor,
    schedule,
    shift,
)
from comity.processes.states import (
    PUBLIC,
    Audience,
    EngagementFact,
    MandateFacts,
    MandateStanding,
    MandateState,
    Refusal,
    Says,
    StageStanding,
    StageState,
    TwoKeys,
    mandate_state,
    mandate_states,
    stage_state,
    tally,
)
from comity.processes.vocabulary import PARTY_KINDS, Vocabulary, shared_vocabulary

__all__ = [
    "ANCHOR",
    "CARDINALITIES",
    "FIELDS",
    "FORMS",
    "KEYS",
    "PARTY_KINDS",
    "PUBLIC",
    "REGISTERS",
    "UNCHANGED",
    "Answer",
    "AskedFor",
    "Audience",
    "Changes",
    "DateWarning",
    "Document",
    "EngagementFact",
    "EvidenceKind",
    "Fault",
    "MandateFacts",
    "MandateStanding",
    "MandateState",
    "Matcher",
    "MovedStage",
    "Offset",
    "PlannedStage",
    "Process",
    "ProcessError",
    "ProcessFileError",
    "Recess",
    "Refusal",
    "Role",
    "Says",
    "Stage",
    "StageStanding",
    "StageState",
    "Subject",
    "Translated",
    "TwoKeys",
    "UnknownProcessError",
    "UnknownStageError",
    "Vocabulary",
    "all_processes",
    "asked_for",
    "date_warnings",
    "find_process",
    "mandate_state",
    "mandate_states",
    "matches",
    "move_anchor",
    "parse_process",
    "read_process",
    "schedule",
    "shared_vocabulary",
    "shift",
    "shipped_processes",
    "stage_answers",
    "stage_state",
    "stages_that_answer",
    "tally",
]
