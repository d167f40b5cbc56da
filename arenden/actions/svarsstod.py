"""What the use of the articles says of them: which gave answers and were opened. The search lets it decide between equals alone."""

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from arenden.models import Svarsartikel
from kunskapsbank.actions.index import SAMLING
from kunskapsbank.models import Artikeltext, Sokdokument, Sokoppning
from kunskapsbank.sokmotor import set_support

SENASTE = timedelta(days=90)
OPPNING = 0.2
"""How much an opening counts of an answer given: many open what does not help them."""
HALVVAGS = 20.0
"""Answers in the period that give half of the most, so that the most used articles do not run away from the rest."""


def refresh_support(nu: datetime | None = None) -> int:
    """Count the last months' use anew for every article; how many have any. Safe to run at any time."""
    points = _count_use((nu or timezone.now()) - SENASTE)
    texts = Artikeltext.objects.filter(artikel__in=points).values_list("pk", "artikel_id")
    support = {pk: points[artikel] / (points[artikel] + HALVVAGS) for pk, artikel in texts}
    unused = Sokdokument.objects.filter(samling=SAMLING, stod__gt=0).exclude(nyckel__in=support)
    set_support(SAMLING, {**dict.fromkeys(unused.values_list("nyckel", flat=True), 0.0), **support})
    return len(points)


def _count_use(since: datetime) -> Counter[int]:
    """By article: answers given, and openings from searches."""
    points: Counter[int] = Counter()
    gave = Svarsartikel.objects.filter(fraga__kontakt__sparad__gte=since).order_by().values_list("artikel_id")
    opened = Sokoppning.objects.filter(tid__gte=since).order_by().values_list("artikel_id")
    for artikel, antal in gave.annotate(antal=Count("pk")):
        points[artikel] += antal
    for artikel, antal in opened.annotate(antal=Count("pk")):
        points[artikel] += OPPNING * antal
    return points
