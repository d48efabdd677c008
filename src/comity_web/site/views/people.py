"""The people of a party: invited, given roles, and for which party one acts now; and who holds rights of the site."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from comity_web.accounts import mail, membership, site_rights
from comity_web.accounts.membership import MembershipError
from comity_web.accounts.models import Invitation, Membership, User
from comity_web.accounts.permissions import MANAGE_PEOPLE, PARTY_ROLES, SEE, may
from comity_web.accounts.words import RIGHTS, ROLE_MEANINGS, ROLES
from comity_web.parties.models import Party
from comity_web.site.acting import actor
from comity_web.site.languages import interface_language
from comity_web.site.show_people import show_invitation, show_members, show_person
from comity_web.site.views.errors import refusal

PER_PAGE = 50
ROLE_CHOICES = [(role, ROLES[role], ROLE_MEANINGS[role]) for role in PARTY_ROLES]


def managed_party(request: HttpRequest, party_id: str) -> Party:
    """The party, which the actor administers; 404 to who does not belong to it, 403 to who does without the role."""
    asking = actor(request)
    party = Party.objects.filter(pk=party_id).first()
    if party is None or not may(asking, SEE, party=party_id):
        raise Http404
    if not may(asking, MANAGE_PEOPLE, party=party_id):
        raise PermissionDenied
    return party


@never_cache
@login_required
@require_http_methods(["GET", "HEAD"])
def party_people(request: HttpRequest, party_id: str) -> HttpResponse:
    """Who belongs to the party in which roles, who is invited, and the form that invites."""
    return _party_page(request, managed_party(request, party_id))


def _party_page(
    request: HttpRequest, party: Party, *, error: MembershipError | None = None, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    asking = actor(request)
    waiting = membership.invitations_open(now=now).filter(party=party)
    if asking.is_sample:
        waiting = waiting.filter(user__is_sample=True)
    context = {
        "party": party,
        "party_name": party.name(interface_language()),
        "members": show_members(membership.people_of(party=party.pk, actor=asking)),
        "sexes": membership.sexes_of(party=party.pk, actor=asking),
        "fewest": membership.FEWEST_COUNTED,
        "waiting": [show_invitation(invitation) for invitation in waiting],
        "roles": ROLE_CHOICES,
        "error": error,
        "typed": request.POST if error else {},
    }
    return render(request, "site/party-people.html", context, status=status)


def _change(request: HttpRequest, party_id: str, do: Callable[[Party], str]) -> HttpResponse:
    """The party's people after `do`, which says what was done; or its page again with what was refused."""
    party = managed_party(request, party_id)
    try:
        messages.success(request, do(party))
    except MembershipError as error:
        return _party_page(request, party, error=error, status=error.status)
    return HttpResponseRedirect(reverse("party-people", args=[party_id]))


@login_required
@require_POST
def invite(request: HttpRequest, party_id: str) -> HttpResponse:
    """A letter with the invitation is on its way."""

    def do(party: Party) -> str:
        invitation, token = membership.invite(
            email=request.POST.get("email", ""),
            party=party.pk,
            role=request.POST.get("role", ""),
            actor=actor(request),
            now=timezone.now(),
            language=request.POST.get("language", "") or get_language() or "",
        )
        return _send(request, invitation, token, party)

    return _change(request, party_id, do)


def _send(request: HttpRequest, invitation: Invitation, token: str, party: Party) -> str:
    """What to tell of the letter: that it was sent, or the way round where the mail server did not answer."""
    address = request.build_absolute_uri(reverse("accept-invitation", args=[token]))
    tongue = {"zh-hans": "zh"}.get(invitation.user.language, invitation.user.language)
    try:
        mail.send_invitation(invitation=invitation, address=address, party_name=party.name(tongue))
    except OSError as error:
        Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=timezone.now())
        raise MembershipError(_("The letter could not be sent."), hint=_("Try again later.")) from error
    return _("The invitation has been sent.")


@login_required
@require_POST
def grant(request: HttpRequest, party_id: str) -> HttpResponse:
    """A person of the party holds one more role."""

    def do(party: Party) -> str:
        member = (
            membership.people_of(party=party.pk, actor=actor(request))
            .filter(user__key=request.POST.get("person", ""))
            .first()
        )
        if member is None:
            raise MembershipError(_("This person does not belong to the party."))
        membership.grant_role(
            user=member.user,
            party=party.pk,
            role=request.POST.get("role", ""),
            actor=actor(request),
            now=timezone.now(),
        )
        return _("The role has been given.")

    return _change(request, party_id, do)


@login_required
@require_POST
def end_role(request: HttpRequest, party_id: str) -> HttpResponse:
    """The person holds the role no more."""

    def do(party: Party) -> str:
        chosen = Membership.objects.filter(party=party, user__key=request.POST.get("person", ""), ended_at=None)
        row = chosen.filter(role=request.POST.get("role", "")).first()
        if row is not None:
            membership.end_role(membership=row, actor=actor(request), now=timezone.now())
        return _("The role has ended.")

    return _change(request, party_id, do)


@login_required
@require_POST
def withdraw(request: HttpRequest, party_id: str) -> HttpResponse:
    """The invitation opens nothing any more."""

    def do(party: Party) -> str:
        number = request.POST.get("invitation", "")
        row = Invitation.objects.filter(party=party, pk=int(number) if number.isdecimal() else 0).first()
        if row is not None:
            membership.withdraw_invitation(invitation=row, actor=actor(request), now=timezone.now())
        return _("The invitation has been withdrawn.")

    return _change(request, party_id, do)


@login_required
@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """The person acts for the party chosen, and is back where they were."""
    try:
        membership.act_for(user=cast(User, request.user), party=request.POST.get("party", ""))
    except MembershipError as error:
        return refusal(request, error.status, error.what)
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if ours else reverse("home"))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """A form that accepts the invitation: who is new chooses a password or a passkey, who is known joins only."""
    invitation = membership.find_invitation(token=token, now=timezone.now())
    if invitation is None:
        return refusal(
            request, 410, _("This invitation has been used or withdrawn, or is too old."), hint=_("Ask for a new one.")
        )
    known = invitation.user.is_active
    by_passkey = request.POST.get("way") == "passkey"
    form = SetPasswordForm(invitation.user, request.POST if request.POST and not (known or by_passkey) else None)
    if request.method == "POST" and (known or by_passkey or form.is_valid()):
        return _join(request, token, None if known or by_passkey else form, known=known)
    context = {
        "party_name": invitation.party.name(interface_language()),
        "role": ROLES[invitation.role],
        "meaning": ROLE_MEANINGS[invitation.role],
        "until": invitation.expires_at,
        "known": known,
        "form": form,
        "address": invitation.user.email,
    }
    return render(request, "site/invitation.html", context, status=400 if form.errors else 200)


def _join(request: HttpRequest, token: str, form: "SetPasswordForm[User] | None", *, known: bool) -> HttpResponse:
    """The person belongs to the party. Who is known signs in as they always do: a letter is no second key."""
    user = membership.accept_invitation(token=token, now=timezone.now())
    if user is None:
        return refusal(request, 410, _("This invitation has been used or withdrawn, or is too old."))
    messages.success(request, _("Welcome."))
    if known:
        return HttpResponseRedirect(reverse("home") if request.user == user else reverse("sign-in"))
    if form is not None:
        user.set_password(form.cleaned_data["new_password1"])
        user.save(update_fields=["password"])
    login(request, user)
    return HttpResponseRedirect(reverse("home") if form is not None else reverse("mfa_add_webauthn"))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def site_people(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account; the administrator of the site grants its rights and appoints administrators."""
    asking = cast(User, request.user)
    if not asking.is_superuser:
        raise PermissionDenied
    error: MembershipError | None = None
    if request.method == "POST":
        try:
            messages.success(request, _change_site(request, asking))
            return HttpResponseRedirect(request.get_full_path())
        except MembershipError as refused:
            error = refused
    page = Paginator(site_rights.people_of_site(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "people": [show_person(person) for person in page.object_list],
        "rights": RIGHTS,
        "error": error,
        "typed": request.POST if error else {},
    }
    return render(request, "site/site-people.html", context, status=error.status if error else 200)


def _change_site(request: HttpRequest, asking: User) -> str:
    """What was done: a right granted or ended, or an administrator appointed; raises MembershipError."""
    now, chosen = timezone.now(), request.POST
    if chosen.get("do") == "appoint":
        party = Party.objects.filter(pk=chosen.get("party", "").strip()).first()
        if party is None:
            raise MembershipError(_("There is no party with this id."))
        invitation, token = membership.appoint_administrator(
            email=chosen.get("email", ""), party=party.pk, by=asking, now=now, language=get_language() or ""
        )
        return _send(request, invitation, token, party)
    person = User.objects.filter(key=chosen.get("person", ""), erased_at=None).first()
    if person is None:
        raise MembershipError(_("There is no such person."))
    held = chosen.get("do") == "grant"
    site_rights.set_site_right(user=person, right=chosen.get("right", ""), held=held, by=asking, now=now)
    return _("The right has been granted.") if held else _("The right has ended.")
