"""Addresses: our own pages are in lower case, a document's address is its symbol."""

from django.urls import path, re_path

from comity_web.site.views import account, documents, errors, home, mandates, parties, upload

SYMBOL = r"(?P<symbol>[A-Z][A-Z0-9]*/[^\s?#]+?)"
"""Every symbol begins with the capital letters of its body; "A/RES/66/261", "S/RES/2553(2021)"."""

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("", home.home, name="home"),
    path("about", home.about, name="about"),
    path("language", home.choose_language, name="language"),
    path("resolutions", documents.resolutions, name="resolutions"),
    path("mandates", mandates.mandates, name="mandates"),
    path("mandates/<str:key>", mandates.mandate, name="mandate"),
    path("parties", parties.parties, name="parties"),
    path("parties/<str:party_id>", parties.party, name="party"),
    path("doubts", documents.doubts, name="doubts"),
    path("upload", upload.upload, name="upload"),
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-in/once/<str:token>", account.sign_in_once, name="sign-in-once"),
    path("sign-out", account.sign_out, name="sign-out"),
    path("account/password", account.password, name="password"),
    re_path(rf"^{SYMBOL}/source/(?P<anchor>[\w-]+)$", documents.passage, name="passage"),
    re_path(rf"^{SYMBOL}/source$", documents.source, name="source"),
    re_path(rf"^{SYMBOL}\.(?P<ending>json|xml|txt|html)$", documents.download, name="download"),
    re_path(rf"^{SYMBOL}$", documents.resolution, name="resolution"),
]
