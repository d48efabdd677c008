"""What of the sample world is there."""

from dataclasses import dataclass

from comity_web.accounts.models import Membership, User


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A sample account: its name, the party it belongs to, the role it holds there."""

    username: str
    party: str
    role: str


def is_loaded() -> bool:
    """Whether the sample world stands."""
    return User.objects.filter(is_sample=True).exists()


def sample_people(*, language: str) -> list[SamplePerson]:
    """The sample accounts by party, with the party's name in `language`."""
    held = Membership.objects.filter(user__is_sample=True, user__is_active=True, ended_at=None)
    found = held.select_related("user", "party").order_by("party", "id")
    return [SamplePerson(one.user.username, one.party.name(language), one.role) for one in found]


def find_sample_person(*, username: str) -> User | None:
    """The sample account of this name; of a real person's name nothing is told."""
    return User.objects.filter(username=username, is_sample=True, is_active=True).first()
