"""Who asked what the base lacks: the public is not answered by an article that only staff read."""

from kunskapsbank.actions.signal import SOKNING
from kunskapsbank.models import Artikel, Kunskapslucka, Lucksignal, Sokning
from kunskapsbank.status import Malgrupp


def is_asked_in_public(lucka: Kunskapslucka) -> bool:
    """Whether any of those who asked was no employee: searched on the web, in a form, or said no to an article."""
    signals = lucka.signaler.all()
    if signals.filter(slag=Lucksignal.Slag.NEJ, kalla__startswith="omdome:").exists():
        return True
    searches = [kalla.removeprefix(SOKNING) for kalla in signals.filter(kalla__startswith=SOKNING).values_list("kalla", flat=True)]
    return Sokning.objects.filter(nyckel__in=searches, dorr__in=(Sokning.Dorr.PUBLIK, Sokning.Dorr.FORMULAR)).exists()


def usual_audience(lucka: Kunskapslucka) -> Malgrupp:
    """Who should read the article that answers it."""
    return Malgrupp.PUBLIK if is_asked_in_public(lucka) else Malgrupp.INTERN


def is_hidden_from_askers(artikel: Artikel, lucka: Kunskapslucka) -> bool:
    """Whether the public asked, and the article is for the staff alone."""
    return artikel.malgrupp != Malgrupp.PUBLIK and is_asked_in_public(lucka)
