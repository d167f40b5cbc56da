"""What surveys send: a short message with a link, by the outbox."""

from django.conf import settings

from kontaktcenter.models import Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick
from statistik.enkatlank import link_of
from statistik.models import Enkatforfragan, Enkatslag, Enkatvag


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


def _reference(forfragan: Enkatforfragan) -> str:
    if forfragan.arende:
        return f"arende:{forfragan.arende}"
    return f"kontakt:{forfragan.kontakt}" if forfragan.kontakt else "enkat"
