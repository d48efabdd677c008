"""One click enters as a sample person."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from comity_web.site.samples import is_from_here
from comity_web.world.selectors import find_sample_person


@never_cache
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """The visitor at this machine is signed in as the sample person named; anybody else finds nothing here."""
    user = find_sample_person(username=request.POST.get("person", "")) if is_from_here(request) else None
    if user is None:
        raise Http404(_("There is no page at this address."))
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse("home"))
