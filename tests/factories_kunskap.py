"""Factories of the knowledge base: each makes the least that is valid, with fixed values, past the actions' checks of rights."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from kontaktcenter.models import Amne, Anvandare, Enhet
from kunskapsbank.models import Artikel, Artikeltext, Kunskapslucka, Lucksignal, Revision, Samling
from kunskapsbank.status import Lage, Malgrupp
from tests.factories import make_anvandare, make_enhet

LANGE_FRAMAT = date(2099, 12, 31)
TEXTFALT = ("titel", "kort_svar", "svar", "intern_not", "sokord", "steg", "andring", "original")


def make_samling(kod: str = "egna", **falt: Any) -> Samling:
    """The municipality's own collection."""
    return Samling.objects.update_or_create(kod=kod, defaults={"namn": "Exempelkommuns svar", **falt})[0]


def make_artikelamne(kod: str = "avfall", namn: str = "Avfall") -> Amne:
    """A subject."""
    return Amne.objects.get_or_create(kod=kod, defaults={"namn": namn})[0]


def make_artikel(titel: str = "När hämtas soporna?", *, lage: Lage = Lage.PUBLICERAD, sprak: str = "sv", **falt: Any) -> Artikel:
    """A public article with one Swedish text in the state given; fields of the revision are told from those of the article."""
    innehall = {"titel": titel, **{namn: falt.pop(namn) for namn in TEXTFALT if namn in falt}}
    falt.setdefault("samling", make_samling())
    falt.setdefault("amne", make_artikelamne())
    falt.setdefault("ansvarig_enhet", make_enhet("avfall", namn="Avfallsenheten"))
    falt.setdefault("malgrupp", Malgrupp.PUBLIK)
    falt.setdefault("giltig_fran", date(2026, 1, 1))
    falt.setdefault("granskas_senast", LANGE_FRAMAT)
    arendetyper = falt.pop("arendetyper", [])
    artikel = Artikel.objects.create(**falt)
    artikel.arendetyper.set(arendetyper)
    make_artikeltext(artikel, sprak, lage=lage, **innehall)
    return artikel


def make_artikeltext(artikel: Artikel, sprak: str, *, lage: Lage = Lage.PUBLICERAD, **innehall: Any) -> Artikeltext:
    """The article in one more language, with one revision. It is not put in the search index: the actions do that."""
    text = Artikeltext.objects.create(artikel=artikel, sprak=sprak)
    make_revision(text, lage=lage, **innehall)
    return text


def make_revision(text: Artikeltext, *, lage: Lage = Lage.UTKAST, **innehall: Any) -> Revision:
    """One more revision of the text; a published one takes the place of the one before it."""
    nummer = text.revisioner.count() + 1
    publicerad = timezone.now() if lage in (Lage.PUBLICERAD, Lage.ERSATT) else None
    if lage == Lage.PUBLICERAD:
        text.revisioner.filter(lage=Lage.PUBLICERAD).update(lage=Lage.ERSATT)
    new = {"titel": "När hämtas soporna?", "kort_svar": "Varannan vecka.", "svar": "Soporna hämtas varannan vecka.", **innehall}
    revision = Revision.objects.create(text=text, nummer=nummer, lage=lage, publicerad=publicerad, **new)
    if lage == Lage.PUBLICERAD:
        text.publicerad = revision
        text.save(update_fields=["publicerad"])
    return revision


def make_redaktor(enhet: Enhet | None = None, **falt: Any) -> Anvandare:
    """An editor; of everything when the unit is a contact center."""
    return make_anvandare("redaktor", enhet, **falt)


def make_signal(text: str = "hur anmäler jag flytt", **falt: Any) -> Lucksignal:
    """A report by nobody in particular that an answer is missing, not sorted yet."""
    new = {"slag": Lucksignal.Slag.SAKNAS, "kalla": f"prov:{Lucksignal.objects.count() + 1}", **falt}
    return Lucksignal.objects.create(text=text, **new)


def make_lucka(rubrik: str = "Hur anmäler jag flytt?", *, signaler: int = 1, **falt: Any) -> Kunskapslucka:
    """An open gap with so many signals; at a unit, due in a while, when `enhet` is given."""
    if "enhet" in falt:
        falt = {"lage": "tilldelad", "frist": timezone.now() + timedelta(days=7), "tilldelad": timezone.now(), **falt}
    lucka = Kunskapslucka.objects.create(rubrik=rubrik, antal=signaler, **falt)
    for _n in range(signaler):
        make_signal(rubrik, lucka=lucka, jamford=timezone.now())
    return lucka
