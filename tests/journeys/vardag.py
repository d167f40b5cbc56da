"""A small everyday municipality for the journeys of the work place: types, agreements, colleagues, people who have called before."""

from dataclasses import dataclass, replace

from django.utils import timezone

from arenden.actions import accept, answer, hand_over, register_kontakt
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Fraga, Kanal
from arenden.svarsvag import Svarsvag
from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Overenskommelserad
from tests.factories import (
    make_amne,
    make_anvandare,
    make_arendetyp,
    make_center,
    make_enhet,
    make_foljdfraga,
    make_kompetens,
    make_overenskommelse,
)

ANNA = Uppgiftslamnare(namn="Anna Testsson", telefon="070-174 06 05", epost="anna@testsson.example", adress="Exempelgatan 7")
BO = Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 11", is_skyddad=True)
SVARET = "Reception och telefon är öppna måndag till fredag klockan 8–17. Dag före röd dag stänger vi klockan 15."


@dataclass
class Vardag:
    """What the journeys refer to."""

    center: Enhet
    agent: Anvandare
    lampa: Arendetyp
    oppet: Arendetyp
    bygglov: Arendetyp
    annas: Arende


def make_vardag() -> Vardag:
    """The municipality with an agent, three case types with agreements, and Anna who has called before."""
    center = make_center()
    agent = make_anvandare("kommunvagledare", center, username="agda", first_name="Agda", last_name="Exempelsson", sprak=["sv", "en"])
    _make_colleagues(center)
    typer = _make_types()
    annas = _make_history(center, agent, *typer)
    return Vardag(center, agent, *typer, annas)


def _make_colleagues(center: Enhet) -> None:
    make_anvandare(
        "kommunvagledare",
        center,
        username="nour",
        first_name="Nour",
        last_name="Testlund",
        sprak=["sv", "ar"],
        titel="kommunvägledare",
        telefon="08-465 004 12",
    )
    gata = make_enhet("gata", namn="Gatuenheten", telefon="08-465 004 40")
    bygglov = make_enhet("bygglov", namn="Bygglovsenheten", telefon="08-465 004 30")
    olle = make_anvandare(
        "handlaggare", gata, username="olle", first_name="Olle", last_name="Provberg", titel="driftledare", telefon="08-465 004 41"
    )
    olle.kompetenser.add(make_kompetens("Belysning"))
    make_anvandare(
        "handlaggare",
        bygglov,
        username="karin",
        first_name="Karin",
        last_name="Mallqvist",
        titel="bygglovshandläggare",
        telefon="08-465 004 31",
        narvaro=Anvandare.Narvaro.MOTE,
        narvaro_till=timezone.now() + timezone.timedelta(hours=1),
    )


def _make_types() -> tuple[Arendetyp, Arendetyp, Arendetyp]:
    lampa = make_arendetyp(
        "felanmalan-gatubelysning",
        namn="Trasig gatubelysning",
        amne=make_amne("gatubelysning", namn="Gatubelysning"),
        ansvarig_enhet=Enhet.objects.get(kortnamn="gata"),
        slag=Arendetyp.Slag.FELANMALAN,
        requires_plats=True,
        svarsfrist=10,
        sokord=["lyktstolpe", "gatlampa", "lampan lyser inte", "mörkt på vägen", "släckt"],
        hjalptext="En lampa som inte lyser, blinkar eller är skadad på en gata, gång- och cykelväg eller i en park.",
    )
    make_foljdfraga(lampa, "stolpnummer", text="Vilket nummer står på stolpen?", ordning=1)
    alternativ = [{"varde": "en", "text": "En lampa lyser inte"}, {"varde": "flera", "text": "Flera lampor i rad"}]
    make_foljdfraga(lampa, "fel", text="Vad är det för fel?", slag="val", is_required=True, ordning=2, alternativ=alternativ)
    oppet = make_arendetyp(
        "oppettider",
        namn="Öppettider och kontaktvägar",
        amne=make_amne("kommunen", namn="Kommunen"),
        ansvarig_enhet=make_enhet("kansli", namn="Kansliet"),
        sokord=["öppet", "stänger", "telefontid"],
    )
    bygglov = make_arendetyp("fraga-bygglov", namn="Fråga om bygglov", sokord=["bygga", "carport", "altan", "attefall"])
    ok = make_overenskommelse(villkor={lampa: "lamnar_over", oppet: "svarar", bygglov: "vagleder"})
    instruktioner = {
        lampa: "Fråga efter stolpnummer och om det gäller en lampa eller en hel sträcka. Syns kablar: ring jouren först.",
        oppet: "Läs upp tiderna och nämn e-tjänsterna.",
        bygglov: "Vägled till sidan om bygglov. Erbjud rådgivning på torsdagar.",
    }
    for typ, instruktion in instruktioner.items():
        Overenskommelserad.objects.filter(overenskommelse=ok, arendetyp=typ).update(instruktion=instruktion)
    return lampa, oppet, bygglov


def _make_history(center: Enhet, agent: Anvandare, lampa: Arendetyp, oppet: Arendetyp, bygglov: Arendetyp) -> Arende:
    def register(fraga: NyFraga, uppgifter: Uppgiftslamnare | None = ANNA) -> Arende | None:
        done = register_kontakt(kanal=Kanal.TELEFON, center=center, by=agent, fragor=[fraga], uppgifter=uppgifter)
        return done.kvitton[0].arende if done.kvitton else None

    direkt = NyFraga(text="När har ni öppet dagen före röd dag?", utfall=Fraga.Utfall.BESVARAD_DIREKT, arendetyp=oppet, svar=SVARET)
    register(direkt)
    register(replace(direkt, text="Har receptionen lunchstängt?", svar="Nej, vi har öppet hela dagen utan lunchstängning."), None)
    arende = register(NyFraga(text="Får jag bygga en carport vid garaget?", utfall=Fraga.Utfall.ARENDE, arendetyp=bygglov))
    hand_over(arende=arende, by=agent)
    accept(arende=arende, by=Anvandare.objects.get(username="karin"))
    besvarat = register(NyFraga(text="Behöver jag lov för en altan?", utfall=Fraga.Utfall.ARENDE, arendetyp=bygglov), BO)
    altan = "En altan under 1,2 meter kräver oftast inget lov. Ring oss om du är osäker."
    answer(arende=besvarat, by=agent, text=altan, svarsvag=Svarsvag.SAGT)
    return arende
