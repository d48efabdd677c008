"""Addresses: our own pages are in lower case, a document's address is its symbol."""

from django.urls import path, re_path

from comity_web.config import engagement_urls, feed_urls, people_urls, process_urls
from comity_web.site.views import (
    compare,
    coverage,
    documents,
    errors,
    home,
    lineage,
    mandates,
    parallel,
    parties,
    review,
    samples,
    settle,
    upload,
)

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
    path("mandates/<str:key>/settle", settle.settle, name="settle"),
    path("parties", parties.parties, name="parties"),
    path("parties/<str:party_id>", parties.party, name="party"),
    path("doubts", documents.doubts, name="doubts"),
    path("doubts/<int:doubt_id>/settle", settle.settle_doubt, name="settle-doubt"),
    path("review", review.review, name="review"),
    path("review/links/<int:link_id>", review.review_link, name="review-link"),
    path("review/parties", review.unknown_parties, name="unknown-parties"),
    path("compare", compare.choose_pair, name="compare-choose"),
    re_path(r"^compare/(?P<pair>.+)$", compare.compare, name="compare"),
    re_path(rf"^coverage/{SYMBOL}\.(?P<kind>docx|xlsx)$", coverage.export, name="coverage-file"),
    re_path(rf"^coverage/{SYMBOL}$", coverage.coverage, name="coverage"),
    path("sample/enter", samples.enter, name="sample-enter"),
    path("upload", upload.upload, name="upload"),
    *people_urls.urlpatterns,
    *engagement_urls.urlpatterns,
    *feed_urls.urlpatterns,
    *process_urls.urlpatterns,
    re_path(rf"^{SYMBOL}/lineage$", lineage.lineage, name="lineage"),
    re_path(rf"^{SYMBOL}/citations$", lineage.citations, name="citations"),
    re_path(rf"^{SYMBOL}/(?P<codes>[a-z]+(?:\+[a-z]+)+)$", parallel.parallel, name="parallel"),
    re_path(rf"^{SYMBOL}/clauses/(?P<anchor>[\w-]+)$", settle.clauses, name="clauses"),
    re_path(rf"^{SYMBOL}/mandates\.jsonl$", settle.download_mandates, name="download-mandates"),
    re_path(rf"^{SYMBOL}/source/(?P<anchor>[\w-]+)$", documents.passage, name="passage"),
    re_path(rf"^{SYMBOL}/source$", documents.source, name="source"),
    re_path(rf"^{SYMBOL}\.(?P<ending>json|xml|txt|html)$", documents.download, name="download"),
    re_path(rf"^{SYMBOL}$", documents.resolution, name="resolution"),
]
