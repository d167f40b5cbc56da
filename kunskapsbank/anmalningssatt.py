"""Articles that tell how a fault is reported, and little else: of no use to one who is reporting it."""

from django.db.models import Q

from kontaktcenter.models import Arendetyp
from kunskapsbank.models import Artikel

ANMALA = r"anmäl(er|a|t|an|ning)?\M"
"""The words of a Swedish title that asks how to report: "Hur anmäler jag …", "Felanmälan, steg för steg"."""


def how_to_report() -> Q:
    """The texts (a condition on Artikeltext) of articles of nothing but fault reports that are guides or ask how one reports."""
    faults = Artikel.objects.filter(arendetyper__slag=Arendetyp.Slag.FELANMALAN)
    others = Artikel.arendetyper.through.objects.exclude(arendetyp__slag=Arendetyp.Slag.FELANMALAN).values("artikel")
    asks = Q(texter__sprak="sv", texter__publicerad__titel__iregex=ANMALA)
    return Q(artikel__in=faults.exclude(pk__in=others).filter(Q(slag=Artikel.Slag.GUIDE) | asks).values("pk"))
