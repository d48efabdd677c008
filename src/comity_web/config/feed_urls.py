"""Addresses of calendar feeds, and those that reminders link to."""

from django.urls import path

from comity_web.site.views import feeds, reminders

urlpatterns = [
    path("feeds/party/<str:party_id>.ics", feeds.party_feed, name="feed-party"),
    path("feeds/state/<str:code>.ics", feeds.state_feed, name="feed-state"),
    path("feeds/process/<str:process_id>.ics", feeds.process_feed, name="feed-process"),
    path("feeds/occurrence/<str:key>.ics", feeds.occurrence_feed, name="feed-occurrence"),
    path("feeds/private/<str:token>.ics", feeds.private_feed, name="feed-private"),
    path("account/feeds", feeds.account_feeds, name="account-feeds"),
    path("reminders/<str:token>", reminders.acknowledge, name="acknowledge"),
    path("unsubscribe/<str:token>", reminders.unsubscribe, name="unsubscribe"),
]
