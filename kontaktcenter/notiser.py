"""Mails of the ground floor."""

from django.conf import settings

from kontaktcenter.chefer import managers_of
from kontaktcenter.models import Anvandare, Apinyckel, Omfang, Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick


def mail_new_key(nyckel: Apinyckel, *, by: Anvandare | None) -> None:
    """Tell the account's owner, and whoever leads where the owner works, that another system may act in the owner's name."""
    omfang = [Omfang(kod).label for kod in nyckel.omfang]
    amnesrad, text = render_post("personal/apinyckel", settings.LANGUAGE_CODE, {"nyckel": nyckel, "omfang": omfang, "av": by})
    for person in _concerned(nyckel.anvandare):
        queue_utskick(
            slag=Utskick.Slag.EPOST, mottagare=person.email, amnesrad=amnesrad, text=text, nyckel=f"apinyckel:{nyckel.pk}:{person.pk}"
        )


def _concerned(owner: Anvandare) -> list[Anvandare]:
    """The owner and the managers who have an address, each once; who leads the own unit is led by the one above."""
    people = {owner}
    for medlemskap in owner.aktiva_medlemskap:
        enhet = medlemskap.enhet
        while enhet is not None and owner in managers_of(enhet):
            enhet = enhet.foralder
        people.update(managers_of(enhet) if enhet else [])
    return sorted((person for person in people if person.email), key=lambda person: person.pk)
