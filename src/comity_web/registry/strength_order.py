"""Mandates in the order of strength, page by page: no list of a million is put in order to show twenty-five."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from django.db.models import Count, F, QuerySet

from comity_web.registry.models import Mandate, Work

FEW = 5_000
"""Mandates that are soon put in order; of more, those of the newest works are looked for."""

WORKS = 200
"""Works looked at at a time."""

NEWEST = F("work__adopted_on").desc(nulls_last=True)


@dataclass
class ByStrength:
    """The primary keys of `found` by strength, then as selectors.fitting_mandates orders them: for a Paginator.

    How many there are of each strength is asked in one query, which an index answers; then only mandates of the
    strengths that a page touches are looked at, work by work from the newest on.
    """

    found: QuerySet[Mandate]

    @cached_property
    def counts(self) -> list[tuple[int, int]]:
        """Each strength that is there, the strongest first, and how many mandates have it."""
        rows = self.found.order_by("strength").values_list("strength").annotate(count=Count("*"))
        return list(rows)

    def count(self) -> int:
        """How many there are."""
        return sum(count for _strength, count in self.counts)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, wanted: slice) -> list[int]:
        """The primary keys of these places; as a Paginator asks, from `start` until before `stop`."""
        keys: list[int] = []
        begins = 0
        for strength, count in self.counts:
            first, last = max(wanted.start - begins, 0), min(wanted.stop - begins, count)
            if first < last:
                keys += self._walked(strength, first, last) if count > FEW else self._sorted(strength)[first:last]
            begins += count
        return keys

    def _sorted(self, strength: int) -> QuerySet[Mandate, int]:
        same = self.found.filter(strength=strength)
        return same.order_by(NEWEST, "work__full_symbol", "position", "order").values_list("pk", flat=True)

    def _walked(self, strength: int, first: int, last: int) -> list[int]:
        """The same from `first` until before `last`: work by work from the newest on, which no sorting comes before."""
        keys: list[int] = []
        works = Work.objects.order_by(F("adopted_on").desc(nulls_last=True), "full_symbol")
        numbers = works.values_list("pk", flat=True).iterator(chunk_size=WORKS)
        while len(keys) < last and (some := list(islice(numbers, WORKS))):
            of_work: dict[int, list[int]] = {work: [] for work in some}
            same = self.found.filter(strength=strength, work__in=some).order_by("position", "order")
            for work, key in same.values_list("work_id", "pk"):
                of_work[work].append(key)
            keys += [key for work in some for key in of_work[work]]
        return keys[first:last]
