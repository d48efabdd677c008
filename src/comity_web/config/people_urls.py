"""Addresses of people: signing in, one's account, the people of a party. allauth asks for its own by these names."""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path

from comity_web.site.views import account, audit, people, person

SIGN_IN = [
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-in", account.sign_in, name="account_login"),
    path("sign-in/once/<str:token>", account.sign_in_once, name="sign-in-once"),
    path("sign-in/inactive", allauth_views.account_inactive, name="account_inactive"),
    path("sign-in/new", allauth_views.signup, name="account_signup"),
    path("sign-in/provider/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("sign-in/provider/", include("allauth.socialaccount.urls")),
    path("sign-in/forgotten", allauth_views.password_reset, name="account_reset_password"),
    path("sign-in/forgotten/sent", allauth_views.password_reset_done, name="account_reset_password_done"),
    path(
        "sign-in/forgotten/done",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sign-in/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-out", account.sign_out, name="sign-out"),
    path("sign-out", account.sign_out, name="account_logout"),
]
"""How people come in. Nobody signs up: that address says so."""

ACCOUNT = [
    path("account", person.account, name="account"),
    path("account", person.account, name="account_email"),
    path("account/email/<str:token>", person.confirm_address, name="confirm-address"),
    path("account/data", person.download_data, name="account-data"),
    path("account/erase", person.erase, name="account-erase"),
    path("account/password", account.password, name="password"),
    path("account/password", account.password, name="account_change_password"),
    path("account/password", account.password, name="account_set_password"),
    path("account/confirm", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("account/security/", include("allauth.mfa.urls")),
    path("acting", people.act_for, name="act-for"),
    path("invitations/<str:token>", people.accept, name="accept-invitation"),
]

PEOPLE = [
    path("people", people.site_people, name="site-people"),
    path("parties/<str:party_id>/people", people.party_people, name="party-people"),
    path("parties/<str:party_id>/people/invite", people.invite, name="invite"),
    path("parties/<str:party_id>/people/grant", people.grant, name="grant-role"),
    path("parties/<str:party_id>/people/end", people.end_role, name="end-role"),
    path("parties/<str:party_id>/people/withdraw", people.withdraw, name="withdraw-invitation"),
    path("parties/<str:party_id>/audit", audit.party_audit, name="party-audit"),
]

urlpatterns = [*SIGN_IN, *ACCOUNT, *PEOPLE]
