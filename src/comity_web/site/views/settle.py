"""Settling doubts: a mandate's fields, the clauses of a paragraph; each decision beside what was read."""

import json
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comity.model import codec
from comity.model.errors import ComityError
from comity.model.mandate import ACT_CLASSES
from comity_web.accounts.models import User
from comity_web.parties.services import ensure_parties
from comity_web.registry import selectors
from comity_web.registry.decided import CLAUSES, DOUBTED_FIELDS, cut_history, history_of
from comity_web.registry.gold import gold_lines, mandate_values
from comity_web.registry.models import Doubt, Mandate, Reading, Witness
from comity_web.registry.recut import Cut, pieces_of
from comity_web.registry.settlements import (
    DecidedMeanwhileError,
    Person,
    languages_of,
    read_values,
    settle_clauses,
    settle_fields,
)
from comity_web.registry.words import words_digest
from comity_web.site.htmx import is_partial
from comity_web.site.languages import Tongue, best_language, interface_language, wanted_languages
from comity_web.site.marks import document_url
from comity_web.site.settle_form import DUE_KINDS, PartyNames, due_input, party_inputs, read_answer
from comity_web.site.settled import cut_text, show_settlements
from comity_web.site.show import parties_in, show_act, show_doubt, show_mandate, show_work
from comity_web.site.words import FIELDS, RECURRENCES

RIGHT = "registry.settle_doubt"


def _person(request: HttpRequest) -> Person:
    """Who decides: the person's key, and the strongest of their roles."""
    user = cast(User, request.user)
    roles = list(user.groups.order_by("name").values_list("name", flat=True))
    return Person(
        user.key, "administrator" if user.is_superuser or "administrator" in roles else ", ".join(roles)[:150]
    )


def _back(request: HttpRequest, given: str, otherwise: str) -> str:
    """Where to go afterwards: the page the person came from, if it is one of ours."""
    ours = url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure())
    return given if ours and given else otherwise


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(RIGHT, raise_exception=True)
def settle(request: HttpRequest, key: str) -> HttpResponse:
    """A mandate's form beside its words; a form that is sent adds decisions, and the person is back where they were."""
    row = selectors.find_mandate(key=key)
    if row is None or row.withdrawn_at is not None:
        raise Http404(_("There is no standing mandate with this id."))
    given = request.POST if request.method == "POST" else request.GET
    back = _back(request, given.get("next", ""), reverse("mandate", args=[key]))
    if request.method != "POST":
        return _form(request, row, back)
    try:
        answer = read_answer(request.POST, PartyNames())
        if answer.named:
            ensure_parties(ids=answer.named, printed={interface_language(): answer.named})
        settle_fields(
            mandate=row,
            values=answer.values,
            seen=answer.seen,
            person=_person(request),
            note=answer.note,
            now=timezone.now(),
        )
    except DecidedMeanwhileError:
        return _form(request, row, back, error=_meanwhile(), status=409)
    except ComityError as error:
        return _form(request, row, back, error=error, status=400)
    messages.success(request, _("Your decision is kept."))
    return HttpResponseRedirect(back)


def _meanwhile() -> ComityError:
    return ComityError(
        _("Somebody else has decided meanwhile; nothing of yours was stored."),
        hint=_("Their decision is shown below. Send the form again if yours is to follow it."),
    )


def _form(
    request: HttpRequest, row: Mandate, back: str, *, error: ComityError | None = None, status: int = 200
) -> HttpResponse:
    """The form as it stands, or with what a person sent and why it was refused."""
    witnesses: list[Witness] = getattr(row, "current_witnesses", [])
    by_language = {witness.language: witness for witness in witnesses}
    names, history = PartyNames(), history_of(mandate=row)
    values = mandate_values(row)
    doubts = list(row.doubts.select_related("work", "reading", "mandate", "settlement").filter(settled=False))
    shown_doubts = [show_doubt(doubt, {pk: names.name_of(pk) for pk in parties_in(doubts)}) for doubt in doubts]
    wanted = wanted_languages(request)
    first = best_language(by_language, wanted)
    context = {
        "row": row,
        "mandate": show_mandate(row, wanted, timezone.localdate()),
        "witnesses": [(Tongue(code), by_language[code]) for code in [first, *(set(by_language) - {first})] if code],
        "back": back,
        "error": error,
        "doubts": shown_doubts,
        "history": show_settlements(history, standing=row.settled),
        "fields": _fields(row, values, by_language, history, names, request.POST, doubts),
        "acts": [show_act(code) for code in ACT_CLASSES],
        "recurrences": list(RECURRENCES.items()),
        "due_kinds": DUE_KINDS,
        "names": names.names(),
        "note": request.POST.get("note", ""),
        "coin": request.POST.get("coin") == "1",
        "split_url": _split_url(row, by_language[first]),
    }
    partial = is_partial(request) and request.method != "POST"
    template = "site/partials/settle-form.html" if partial else "site/settle.html"
    return render(request, template, context, status=status)


def _split_url(row: Mandate, witness: Witness) -> str:
    address = f"{document_url(row.work.full_symbol)}/clauses/{witness.paragraph_anchor}"
    return f"{address}?content={witness.language}"


def _fields(
    row: Mandate,
    values: dict[str, Any],
    by_language: dict[str, Witness],
    history: list[Any],
    names: PartyNames,
    sent: QueryDict,
    doubts: list[Doubt],
) -> dict[str, dict[str, Any]]:
    """Field -> what its row of the form shows: the value as it stands or was sent, what was read, what was decided."""
    from comity_web.site.show import say_value

    read = read_values(by_language, languages_of(row.work))
    last = {each.field: each.sequence for each in reversed(history)}
    doubted = {doubt.field or CLAUSES for doubt in doubts}
    named = {pk: names.name_of(pk) for pk in names.rows}
    rows: dict[str, dict[str, Any]] = {}
    for field in (*values, CLAUSES):
        value = values.get(field)
        kind, text = due_input(value) if field == "due" else ("", "")
        rows[field] = {
            "label": FIELDS[field],
            "was": json.dumps(value),
            "value": sent.get(field, value) if sent and field not in {"report", "agenda_item"} else value,
            "on": sent.get(field) == "1" if sent else bool(value),
            "inputs": (*sent.getlist(field), "")
            if sent
            else party_inputs(value or [], names)
            if isinstance(value, list)
            else (),
            "text": sent.get(field, "") if sent else names.name_of(value) if field == "report_to" and value else "",
            "due_kind": sent.get("due_kind", kind),
            "due": sent.get("due", text),
            "read": say_value(read[field], named) if field != CLAUSES else "",
            "settled": field in row.settled,
            "ticked": field in sent.getlist("decide") if sent else field in doubted,
            "seen": last.get(field, 0),
        }
    rows[CLAUSES]["asked"] = CLAUSES in doubted or rows[CLAUSES]["settled"]
    return rows


@require_safe
@login_required
@permission_required(RIGHT, raise_exception=True)
def settle_doubt(request: HttpRequest, doubt_id: int) -> HttpResponse:
    """On to the form that settles this doubt: of its mandate, or of the paragraph's clauses."""
    doubt = Doubt.objects.select_related("work", "mandate", "reading__expression").filter(pk=doubt_id).first()
    if doubt is None:
        raise Http404(_("This doubt is not there any more."))
    back = _back(request, request.GET.get("next", ""), "")
    query = QueryDict(mutable=True)
    if back:
        query["next"] = back
    language = doubt.reading.expression.language if doubt.reading else ""
    mandate = doubt.mandate or _mandate_at(doubt, language)
    if mandate:
        return HttpResponseRedirect(f"{reverse('settle', args=[mandate.key])}?{query.urlencode(safe='/')}")
    if doubt.code not in DOUBTED_FIELDS and doubt.field != CLAUSES:
        raise Http404(_("This doubt is not settled here."))
    query["content"] = language
    address = f"{document_url(doubt.work.full_symbol)}/clauses/{doubt.anchor}"
    return HttpResponseRedirect(f"{address}?{query.urlencode(safe='/')}")


def _mandate_at(doubt: Doubt, language: str) -> Mandate | None:
    """The mandate whose clause holds the doubt's characters, in the language of its reading."""
    if doubt.field == CLAUSES or doubt.code == "no-act-found":
        return None
    found = Witness.objects.filter(
        mandate__work=doubt.work, language=language, current=True, paragraph_anchor=doubt.anchor
    ).select_related("mandate")
    held = [each for each in found if each.fields["start"] <= doubt.start < max(each.fields["end"], 1)]
    return held[0].mandate if held else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(RIGHT, raise_exception=True)
def clauses(request: HttpRequest, symbol: str, anchor: str) -> HttpResponse:
    """The clauses of a paragraph, a line each; a form that is sent decides where each begins."""
    work = selectors.find_work(symbol=symbol)
    expressions = {row.language: row for row in selectors.expressions_of(work=work)} if work else {}
    if work is None or not expressions:
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": symbol})
    language = best_language(expressions, wanted_languages(request))
    reading = selectors.reading_of(expression=expressions[language])
    text = next((str(block["text"]) for block in reading.document["blocks"] if block["anchor"] == anchor), "")
    if not text:
        raise Http404(_("There is no paragraph at this address."))
    given = request.POST if request.method == "POST" else request.GET
    back = _back(request, given.get("next", ""), f"{document_url(work.full_symbol)}?content={language}#{anchor}")
    context = _cut_context(request, reading, anchor, text, language) | {
        "work": show_work(work, wanted_languages(request)),
        "back": back,
        "here": request.get_full_path(),
    }
    if request.method != "POST":
        return render(request, "site/clauses.html", context)
    sent = request.POST.get("clauses", "").replace("\x00", "")
    pieces = None if request.POST.get("withdraw") == "1" else [line for line in sent.splitlines() if line.strip()]
    seen = request.POST.get("seen", "0")
    try:
        settle_clauses(
            reading=reading,
            anchor=anchor,
            pieces=pieces,
            seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0,
            person=_person(request),
            note=request.POST.get("note", "").replace("\x00", "")[:2000].strip(),
            now=timezone.now(),
        )
    except DecidedMeanwhileError:
        context = _cut_context(request, reading, anchor, text, language) | context | {"error": _meanwhile()}
        return render(request, "site/clauses.html", context | {"lines": sent}, status=409)
    except ComityError as error:
        return render(request, "site/clauses.html", context | {"lines": sent, "error": error}, status=400)
    messages.success(request, _("Your decision is kept."))
    return HttpResponseRedirect(back)


def _cut_context(request: HttpRequest, reading: Reading, anchor: str, text: str, language: str) -> dict[str, Any]:
    """The paragraph as it falls into clauses now, as it was read, and what was decided before."""
    subject = words_digest(text)
    history = cut_history(work=reading.expression.work, language=language, subject=subject)
    decided = history[0] if history and history[0].kind != "withdraw" else None
    paragraphs = [codec.mandates_from_json(value) for value in reading.clauses]
    read = next((paragraph.clauses for paragraph in paragraphs if paragraph.anchor == anchor), ())
    pieces = pieces_of(text, [clause.start for clause in read[1:]])
    current = cut_text(text, Cut(tuple(decided.value or ()))) if decided else pieces
    return {
        "anchor": anchor,
        "tongue": Tongue(language),
        "read": pieces,
        "lines": "\n".join(current),
        "rows": 2 + sum(1 + len(piece) // 60 for piece in current),
        "decided": decided,
        "seen": history[0].sequence if history else 0,
        "history": show_settlements(history, standing=[CLAUSES] if decided else []),
        "note": request.POST.get("note", ""),
    }


@require_safe
def download_mandates(request: HttpRequest, symbol: str) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """The mandates of a document, a line of JSON for each operative paragraph; what persons decided is marked."""
    work = selectors.find_work(symbol=symbol)
    if work is None:
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": symbol})
    lines = (json.dumps(line, ensure_ascii=False) + "\n" for line in gold_lines(work=work, undecided=True))
    response = HttpResponse("".join(lines), content_type="application/jsonl; charset=utf-8")
    stem = "_".join(work.full_symbol.replace("(", "_").replace(")", "").split("/"))
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}_mandates.jsonl"'
    return response
