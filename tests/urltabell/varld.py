"""A small municipality for the walk through all addresses: one case, and one of everything else that an address can name."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from arenden.actions import ask_opinion, take_message
from arenden.actions.visningslogg import examine_log
from arenden.models import Arende, Ateruppringning, Bilaga, Formular, Handelse, Notis, Pappersbrev, Telefonmeddelande, Utkast, Utkastfil
from kontaktcenter.actions.apinyckel import create_apinyckel
from kontaktcenter.models import Anvandare
from kunskapsbank.models import Artikel, Bild, Kunskapslucka, Nyhet
from kunskapsbank.status import Lage
from servicekontor.actions.skarm import create_skarm
from servicekontor.models import Belaggning, Besok, Kontor, Mottagningstid, Reservation, Turstopp
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_forvaltning, make_kompetens, make_overenskommelse
from tests.factories_arenden import make_mottaget
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.factories_kontor import make_fordon, make_kontor, make_resurs, make_tur, make_turmonster, make_turstopp
from tests.factories_kunskap import make_artikel, make_lucka, make_revision
from tests.factories_reception import make_besok

ROLLER = ("anonym", "agent", "annan_agent", "handlaggare", "annan_handlaggare", "chef", "registrator", "redaktor", "forvaltare")
"""Everybody who tries each address: nobody in particular, the right people, and the same roles where they do not belong."""


@dataclass
class Varld:
    """`personer` by role; `arende` has been accepted by the officer, and is owned by the agent."""

    personer: dict[str, Anvandare | None]
    arende: Arende
    annat_arende: Arende
    remiss_id: int
    bilaga: Bilaga
    brev: Pappersbrev
    ateruppringning: Ateruppringning
    meddelande: Telefonmeddelande
    notis: Notis
    utkastfil: Utkastfil
    formular: Formular
    artikel: Artikel
    lucka: Kunskapslucka
    nyhet: Nyhet
    granskning: Handelse
    stopp: Turstopp
    monster_id: int
    besok: Besok
    mottagningstid: Mottagningstid


def make_varld() -> Varld:
    """Make everything anew."""
    personer = _make_personer()
    arende, annat = _make_arenden(personer)
    remiss = ask_opinion(arende=annat, till=arende.ansvarig_enhet, fraga="Stör det?", arbetsdagar=3, by=annat.handlaggare)
    today = timezone.localdate()
    soon = timezone.now() + timedelta(hours=1)
    _make_logs()
    create_apinyckel(namn="Telefonväxeln", anvandare=personer["agent"], omfang=["arenden:lasa"])
    stopp = _make_stopp()
    return Varld(
        personer=personer,
        arende=arende,
        annat_arende=annat,
        remiss_id=remiss.pk,
        bilaga=Bilaga.objects.create(
            arende=arende, fil=ContentFile(b"Hej", "a.txt"), filnamn="a.txt", innehallstyp="text/plain", storlek=3, skanning="ren"
        ),
        brev=Pappersbrev.objects.create(meddelande=arende.meddelanden.create(slag="meddelande", text="Hej.")),
        ateruppringning=Ateruppringning.objects.create(
            telefon="+46701740605", enhet=make_center(), lovad_fran=soon, lovad_till=soon, skapad_av=personer["agent"]
        ),
        meddelande=take_message(till=personer["handlaggare"], text="Ring mig.", by=personer["agent"]),
        notis=Notis.objects.filter(enhet=arende.ansvarig_enhet).latest("pk"),
        utkastfil=_make_utkastfil(personer["agent"]),
        formular=Formular.objects.create(dorr="fraga", arendetyp=arende.arendetyp),
        artikel=_make_artikel(),
        lucka=make_lucka(enhet=make_enhet("bygglov")),
        nyhet=_make_nyhet(),
        granskning=examine_log(anvandare=personer["agent"], arende=None, fran=today, till=today, by=personer["registrator"]),
        stopp=stopp,
        monster_id=make_turmonster(fordon=stopp.tur.fordon).pk,
        besok=_make_besok(personer["agent"]),
        mottagningstid=_make_mottagningstid(personer["handlaggare"]),
    )


def _make_personer() -> dict[str, Anvandare | None]:
    forvaltning = make_forvaltning()
    bygglov = make_enhet("bygglov", foralder=forvaltning)
    make_kompetens()
    return {
        "anonym": None,
        "agent": make_anvandare("kommunvagledare", make_center()),
        "annan_agent": make_anvandare("kommunvagledare", make_center("lonecenter", namn="Lönecenter")),
        "handlaggare": make_anvandare("handlaggare", bygglov),
        "annan_handlaggare": make_anvandare("handlaggare", make_enhet("skola", namn="Skolan")),
        "chef": make_anvandare("chef", forvaltning),
        "registrator": make_anvandare("registrator", forvaltning),
        "redaktor": make_anvandare("redaktor", bygglov),
        "forvaltare": make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten")),
    }


def _make_mottagningstid(officer: Anvandare) -> Mottagningstid:
    """A time of reception of the unit, with a booking a week ahead and a room that is reserved."""
    tid = make_mottagningstid(kontor=make_kontor("soderby"))
    begin = timezone.now() + timedelta(days=7)
    make_bokning(tid, begin)
    rum = make_resurs(tid.kontor, "Stora rummet", slag="rum")
    rum_for = Reservation.objects.create(resurs=rum, enhet=tid.motestyp.enhet, rubrik="Möte", skapad_av=officer)
    Belaggning.objects.create(resurs=rum, reservation=rum_for, tid=(begin, begin + timedelta(hours=1)))
    return tid


def _make_stopp() -> Turstopp:
    """A stop of a mobile office that a center below the manager's department runs, which has a fixed one too."""
    center = make_center("servicecenter", namn="Servicecenter", foralder=make_forvaltning())
    make_kontor(enhet=center)
    kontor = make_kontor("bussen", slag=Kontor.Slag.MOBILT, ort="", adress="", enhet=center)
    return make_turstopp(make_tur(timezone.localdate() + timedelta(days=7), make_fordon(kontor=kontor)))


def _make_besok(agent: Anvandare) -> Besok:
    """A visit that goes on at an office that the agent's center staffs, which has a screen."""
    kontor = make_kontor("centrum")
    create_skarm(kontor=kontor, namn="Entrén", by=agent)
    return make_besok(kontor, agent)


def _make_arenden(personer: dict[str, Anvandare | None]) -> tuple[Arende, Arende]:
    """The case of the walk, and another at a unit where none of the people works, which asks theirs for its opinion."""
    arendetyp = make_arendetyp(ansvarig_enhet=make_enhet("bygglov"))
    make_overenskommelse(villkor={arendetyp: "lamnar_over"})
    miljo = make_enhet("miljo", namn="Miljöenheten")
    annan_typ = make_arendetyp("miljofraga", namn="Fråga om miljön", ansvarig_enhet=miljo)
    arende = make_mottaget(personer["handlaggare"], agent=personer["agent"], arendetyp=arendetyp)
    return arende, make_mottaget(make_anvandare("handlaggare", miljo), agent=personer["agent"], arendetyp=annan_typ)


def _make_nyhet() -> Nyhet:
    """News for the staff of the unit."""
    nyhet = Nyhet.objects.create(rubrik="Nytt", text="Läs.", is_viktig=True)
    nyhet.enheter.set([make_enhet("bygglov")])
    return nyhet


def _make_artikel() -> Artikel:
    """A published article of the unit that shows a picture, and a text that waits for approval."""
    artikel = make_artikel(ansvarig_enhet=make_enhet("bygglov"))
    fil = ContentFile(b"bild", "bild.png")
    bild = Bild.objects.create(artikel=artikel, fil=fil, innehallstyp="image/png", bredd=1, hojd=1, alt="En bild")
    make_revision(artikel.texter.get(), lage=Lage.PUBLICERAD, svar=f"![En bild](bild:{bild.nyckel})")
    make_revision(artikel.texter.get(), lage=Lage.GRANSKAS)
    return artikel


def _make_utkastfil(agent: Anvandare | None) -> Utkastfil:
    fields = {"kanal": ["telefon"], "sprak": ["sv"], "fragor": ["0"]}
    utkast = Utkast.objects.create(nyckel=uuid.uuid4(), agent=agent, innehall={"falt": fields})
    return Utkastfil.objects.create(utkast=utkast, fil=ContentFile(b"Hej", "a.txt"), filnamn="a.txt", storlek=3)


def _make_logs() -> None:
    """Rows of the administration that only a break-glass account sees."""
    Group.objects.create(name="grupp")
    attempt = {"username": "prov", "ip_address": "127.0.0.1", "user_agent": "", "http_accept": "", "path_info": ""}
    AccessAttempt.objects.create(**attempt, get_data="", post_data="", failures_since_start=1)
    AccessFailureLog.objects.create(**attempt)
    AccessLog.objects.create(**attempt)


def first_pk(model: type[models.Model]) -> Any:
    """The key of any row; 0 when there is none."""
    return model._default_manager.order_by("pk").values_list("pk", flat=True).first() or 0
