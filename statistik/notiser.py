"""What the statistics send by the outbox: surveys, a short message with a link, and the monthly report."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from kontaktcenter.models import Anvandare, Utskick, Utskicksfil
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick
from statistik.enkatlank import link_of
from statistik.manadsrapport.innehall import file_name, name_of
from statistik.models import Enkatforfragan, Enkatslag, Enkatvag, Manadsrapport

PDF = "application/pdf"


def send_survey(forfragan: Enkatforfragan, *, adress: str, hemlighet: str) -> None:
    """Ask by mail or SMS. It says neither what was asked nor who answered; erased with the case that it is about."""
    is_staff = forfragan.slag == Enkatslag.FORVALTNING
    sprak = settings.LANGUAGE_CODE if is_staff else forfragan.sprak
    is_sms = forfragan.vag == Enkatvag.SMS
    mall = "personal/forvaltningsenkat" if is_staff else "enkat_sms" if is_sms else "enkat"
    context = {"lank": link_of(hemlighet, sprak), "giltig_till": forfragan.giltig_till}
    amnesrad, text = render_post(mall, sprak, context)
    queue_utskick(
        slag=Utskick.Slag.SMS if is_sms else Utskick.Slag.EPOST,
        mottagare=adress,
        amnesrad=amnesrad,
        text=text,
        sprak=sprak,
        nyckel=f"enkat:{forfragan.pk}",
        referens=_reference(forfragan),
    )


def mail_report(rapport: Manadsrapport, to: Iterable[Anvandare]) -> None:
    """Send the report along with one mail to each."""
    lank = settings.BAS_URL.rstrip("/") + reverse("manadsrapporter")
    context = {"manad": rapport.manad, "enhet": name_of(rapport.enhet), "lank": lank}
    amnesrad, text = render_post("personal/manadsrapport", settings.LANGUAGE_CODE, context)
    fil = Utskicksfil.objects.create(namn=file_name(rapport.enhet, rapport.manad), innehallstyp=PDF, innehall=rapport.pdf)
    for anvandare in to:
        queue_utskick(
            slag=Utskick.Slag.EPOST,
            mottagare=anvandare.email,
            amnesrad=amnesrad,
            text=text,
            nyckel=f"manadsrapport:{rapport.pk}:{anvandare.pk}",
            referens="manadsrapport",
            fil=fil,
        )


def _reference(forfragan: Enkatforfragan) -> str:
    if forfragan.arende:
        return f"arende:{forfragan.arende}"
    return f"kontakt:{forfragan.kontakt}" if forfragan.kontakt else "enkat"
