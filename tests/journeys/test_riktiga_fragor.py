"""The end of the main job on real input: 110 real questions in by every door, worked by people, mailed by the worker.

Real web server, worker, browser and mailbox on the test database. The calendar is open day and night here, so that reminders do not
wait for Monday.
"""

import json
import re
import urllib.request
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from arenden.actions import register_kontakt
from arenden.actions.paminnelse import sweep
from arenden.granskning import check_arenden
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.kanaler.epost import parse_pasted
from arenden.models import Arende, Bevakning, Fraga, Handelse, Kanal, Kontakt, Overlamning
from arenden.status import OPPNA, Status
from kontaktcenter.actions.apinyckel import create_apinyckel
from kontaktcenter.models import Anvandare, Arendetyp, Omfang, Overenskommelserad, Utskick
from tests.factories import make_arendetyp, make_center, make_enhet, make_kalender, make_overenskommelse
from tests.factories_arenden import make_agent, make_handlaggare
from tests.journeys.samtal import Samtal
from tests.journeys.webbdorr import Webbdorr
from tests.processer import Process, Processer, wait_until
from tests.sidor import Sidor

pytestmark = pytest.mark.django_db(transaction=True)
RADER = [json.loads(rad) for rad in (Path(__file__).parent.parent / "data" / "riktiga_fragor.jsonl").read_text().splitlines()]
ENHETER = ("smittskydd", "vardhygien", "omsorg")
WEBB, API, EPOST, BREV, SAMTAL = RADER[:30], RADER[30:80], RADER[80:96], RADER[96:102], RADER[102:]


def uppgifter(number: int) -> Uppgiftslamnare:
    """The person behind one question."""
    return Uppgiftslamnare(namn=f"Prov Testsson {number}", epost=f"prov{number}@testsson.example")


@pytest.fixture
def kommun() -> list[Arendetyp]:
    """A center and three units with an officer each, always open; the center hands two types over and answers one."""
    kalender = make_kalender(is_helgstangd=False)
    kalender.intervaller.all().delete()
    for dag in range(7):
        kalender.intervaller.create(veckodag=dag, fran=time(0), till=time(0))
    typer = []
    for kortnamn in ENHETER:
        enhet = make_enhet(kortnamn, namn=kortnamn.title(), kalender=kalender)
        make_handlaggare(enhet, email=f"{kortnamn}@exempelkommun.example")
        typer.append(make_arendetyp(f"fraga-{kortnamn}", namn=f"Fråga om {kortnamn}", ansvarig_enhet=enhet, is_public=True))
    villkor = dict.fromkeys(typer[:2], Overenskommelserad.VemSvarar.LAMNAR_OVER) | {typer[2]: Overenskommelserad.VemSvarar.SVARAR}
    make_overenskommelse(villkor=villkor)
    assert make_center().kalender == kalender
    return typer


class Api:
    """A person who works through the API over HTTP."""

    def __init__(self, web: Process, anvandare: Anvandare) -> None:
        self.base = f"{web.url}/api/v1/"
        self.anvandare = anvandare
        self.secret = create_apinyckel(namn=f"Resa {anvandare.pk}", anvandare=anvandare, omfang=Omfang.values)[1]

    def post(self, path: str, **body: object) -> dict:
        """POST and return the JSON; any error status fails."""
        headers = {"Authorization": f"Bearer {self.secret}", "Content-Type": "application/json", "Host": "localhost"}
        request = urllib.request.Request(self.base + path, json.dumps(body, default=str).encode(), headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


def ask_by_form(web: Process, rad: dict, arendetyp: Arendetyp, number: int) -> None:
    """Walk through the public form to the receipt."""
    dorr = Webbdorr(web.url.replace("127.0.0.1", "localhost"))
    page = dorr.send(dorr.get(f"/e-tjanst/{arendetyp.kod}/"), "text", text=rad["fraga"])
    person = uppgifter(number)
    page = dorr.send(page, "namn", vem="uppgifter", namn=person.namn, epost=person.epost, telefon="", wants_mejl="on")
    assert "/granska/" in page.url, page.text[:2000]
    page = dorr.send(page, "gor", gor="skicka")
    assert "/kvitto/" in page.url and re.search(r"KC-\d{4}-\d{6}", page.text), page.text[:2000]


def all_in(web: Process, typer: list[Arendetyp], agent: Api) -> None:
    """Every question in by one of the doors, but for those that are told on the telephone."""
    for number, rad in enumerate(WEBB):
        ask_by_form(web, rad, typer[number % 3], number)
    for number, rad in enumerate(API, start=len(WEBB)):
        is_simple = number % 5 == 0
        fraga = {"text": rad["fraga"], "arendetyp": typer[number % 3].kod, "utfall": "besvarad_direkt" if is_simple else "arende"}
        person = uppgifter(number)
        extra = {"svar": rad["svar"][:20_000]} if is_simple else {"lamna_over": number % 3 != 2}
        body = {"kanal": "telefon", "center": "kundcenter", "uppgifter": {"namn": person.namn, "epost": person.epost}}
        agent.post("kontakter/", **body, fragor=[{**fraga, **extra}])
    for number, rad in enumerate(EPOST, start=len(WEBB + API)):
        mejl = parse_pasted(f"Från: Prov Testsson {number} <prov{number}@testsson.example>\nÄmne: Fråga\n\n{rad['fraga']}")
        register(Kanal.EPOST, mejl.text, number, typer, agent)
    for number, rad in enumerate(BREV, start=len(WEBB + API + EPOST)):
        register(Kanal.BREV if number % 2 else Kanal.BESOK, rad["fraga"], number, typer, agent)


def take_calls(page: Page, typer: list[Arendetyp]) -> None:
    """Registered by keyboard while the caller waits: handed over, kept as a case, or answered at once, as the case type says."""
    page.goto("/arbetsplats/")
    for number, rad in enumerate(SAMTAL, start=len(RADER) - len(SAMTAL)):
        samtal = Samtal(uppgifter(number), rad["fraga"], typer[number % 3], rad["svar"])
        (samtal.hand_over, samtal.make_case, samtal.answer_at_once)[number % 3](page)
    fragor = Fraga.objects.filter(text__in=[rad["fraga"] for rad in SAMTAL]).order_by("pk")
    blev = [fraga.arende.status if fraga.arende else fraga.utfall for fraga in fragor]
    assert blev == ([Status.OVERLAMNAD, Status.PAGAR, Fraga.Utfall.BESVARAD_DIREKT] * 3)[: len(SAMTAL)]


def register(kanal: Kanal, text: str, number: int, typer: list[Arendetyp], agent: Api) -> None:
    """What an agent registers from paper, mail or a visit."""
    fraga = NyFraga(text=text, utfall=Fraga.Utfall.ARENDE, arendetyp=typer[number % 3])
    register_kontakt(kanal=kanal, center=make_center(), by=agent.anvandare, fragor=[fraga], uppgifter=uppgifter(number))


def work_through(agent: Api, officers: dict[str, Api]) -> None:
    """People work: answers, hand-offs, returns, questions back, an opinion; some are left to be late."""
    svar = {rad["fraga"]: rad["svar"][:19_000] for rad in RADER}
    for number, arende in enumerate(Arende.objects.select_related("ansvarig_enhet", "center", "arendetyp").order_by("pk")):
        path = f"arenden/{arende.nummer}/"
        if arende.ansvarig_enhet == arende.center and arende.arendetyp.kod.endswith("omsorg"):
            agent.post(f"{path}besvara/", text=svar[arende.text])
            continue
        if arende.ansvarig_enhet == arende.center:
            agent.post(f"{path}overlamna/", meddelande="Kan ni svara?")
            arende.refresh_from_db()
        if number % 10 == 9:
            continue
        officer = officers[arende.ansvarig_enhet.kortnamn]
        if number % 10 == 8:
            officer.post(f"{path}skicka-tillbaka/", orsak="Frågan hör till en annan myndighet.")
            agent.post(f"{path}besvara/", text=svar[arende.text])
            continue
        officer.post(f"{path}ta-emot/")
        if number % 10 == 7:
            officer.post(f"{path}begar-komplettering/", text="Vilken verksamhet gäller det?")
            agent.post(f"{path}komplettera/", text="Det gäller hemtjänsten.")
        officer.post(f"{path}besvara/", text=svar[arende.text])


def make_the_rest_late() -> None:
    """Let the deadlines of what nobody has touched pass, and the sweep see it."""
    nu = timezone.now()
    Arende.objects.filter(status__in=OPPNA).update(frist_borjar=nu - timedelta(days=1), svar_senast=nu - timedelta(hours=2))
    Overlamning.objects.filter(lage="skickad").update(kvittens_senast=nu - timedelta(hours=1), skapad=nu - timedelta(days=1))
    Bevakning.objects.update(forfaller=nu - timedelta(hours=2), nasta=nu - timedelta(hours=2), steg=Bevakning.Steg.VID)
    sweep()


@pytest.fixture
def after_work(kommun: list[Arendetyp], processer: Processer, webblasare: Browser) -> Iterator[None]:
    """Everything is in, worked and mailed."""
    redis = processer.redis()
    env = {"REDIS_URL": redis.url, "KC_FORMULAR_MINSTA_SEKUNDER": "0", "KC_GRANS_UTKAST": "10000", "KC_GRANS_FORMULAR": "10000"}
    web, agent = processer.web(**env), make_agent(email="agent@exempelkommun.example")
    api = Api(web, agent)
    all_in(web, kommun, api)
    sidor = Sidor(webblasare, web.url)
    take_calls(sidor(user=agent), kommun)
    sidor.close()
    work_through(api, {m.enhet.kortnamn: Api(web, m.anvandare) for t in kommun for m in t.ansvarig_enhet.medlemskap.all()})
    make_the_rest_late()
    processer.worker(**env)
    processer.beat(**env)
    wait_until(lambda: not Utskick.objects.exclude(lage="skickat").exists(), "the outbox to be empty")
    yield
    assert not sidor.faults, sidor.faults


def test_every_real_question_is_followed_to_its_answer(after_work) -> None:
    assert Kontakt.objects.count() == Fraga.objects.count() == len(RADER)
    assert set(Fraga.objects.values_list("text", flat=True)) == {rad["fraga"].strip() for rad in RADER}
    late = Arende.objects.filter(status=Status.OVERLAMNAD)
    assert late.exists()
    assert not Arende.objects.filter(status__in=OPPNA).exclude(status=Status.OVERLAMNAD).exists()
    assert not Arende.objects.filter(center__isnull=True).exists()
    for overlamning in Overlamning.objects.filter(lage="skickad"):
        assert Handelse.objects.filter(arende=overlamning.arende, typ="forsenat").exists()
    assert not Overlamning.objects.exclude(lage__in=["skickad", "besvarad", "atersand"]).exists()
    for arende in Arende.objects.all():
        mails = Utskick.objects.filter(referens=f"arende:{arende.pk}", mottagare=arende.inlamnare.epost)
        promised = 1 + arende.meddelanden.exclude(slag="fran_medborgaren").count()
        assert mails.count() == promised and all(arende.nummer in mail.amnesrad for mail in mails)
        assert arende.handelser.order_by("tid").first().typ == "arende_skapat"
    assert list(check_arenden()) == []
