"""A manager compares departments, reads the basis of a review, sets a target, and looks at offices, money and knowledge."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare, Overenskommelse
from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp
from statistik.actions import count_pending
from statistik.models import Budgetrad, Mal, Tidsantagande, Utbud
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_forvaltning, make_overenskommelse
from tests.factories_kontor import make_kontor
from tests.factories_kunskap import make_artikel, make_lucka
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
STORLEKAR = [(1280, "light"), (1280, "dark"), (390, "light"), (320, "dark")]


def _events(avtal: Overenskommelse) -> None:
    """Ten days of contacts, hand-offs and visits, some two months back."""
    bygglov, kontor, borjan = make_enhet(foralder=avtal.forvaltning), make_kontor(), timezone.localdate() - timedelta(days=70)
    falt = {"center": make_center(), "arendetyp": make_arendetyp(), "kanal": "telefon", "sprak": "sv"}
    for n in range(10):
        dag = borjan + timedelta(days=n)
        tid = datetime.combine(dag, time(11), UTC)
        Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=tid, enhet=bygglov, data={"is_direkt": True}, **falt)
        Handelse.objects.create(typ=Handelsetyp.FRAGA_BESVARAD, tid=tid, enhet=bygglov, data={"is_uppdrag": True}, **falt)
        Handelse.objects.create(typ=Handelsetyp.OVERLAMNAT, tid=tid, till_enhet=bygglov, **falt)
        Kontorshandelse.objects.create(typ=Kontorshandelsetyp.BESOK_RAKNAT, tid=tid, kontor=kontor.kod, sprak="sv")
        Utbud.objects.create(dag=dag, kontor=kontor.kod, enhet=kontor.enhet, oppet_s=7 * 3600)
        if n < 6:
            Handelse.objects.create(typ=Handelsetyp.ATERSANT, tid=tid, enhet=bygglov, data={"skal": "fel_adresserat"}, **falt)
    count_pending(budget=None)


@pytest.fixture
def avtal(transactional_db: None) -> Overenskommelse:
    """An agreement with what happened under it, a target, a budget, an old article and a question without an answer."""
    center, idag = make_center(), timezone.localdate()
    avtal = make_overenskommelse(make_forvaltning(), villkor={make_arendetyp(): "svarar"}, galler_fran=date(2020, 1, 1))
    _events(avtal)
    month = (idag.replace(day=1) - timedelta(days=90)).replace(day=1)
    falt = {"fran": month, "till": date(idag.year + 1, 12, 1), "start": 30, "mal": 10, "anteckning": "Bättre underlag från början."}
    Mal.objects.create(enhet=center, nyckeltal="atersant", **falt)
    for ar in (idag.year - 1, idag.year):
        Budgetrad.objects.create(center=center, ar=ar, slag="personal", budget=12_400_000, utfall=11_900_000, utfall_till=date(ar, 12, 31))
    Tidsantagande.objects.create(center=center, ar=2020, minuter=8, andel=60, timkostnad=450, grund="Tidsstudie på tre förvaltningar.")
    make_artikel("När hämtas soporna?", granskas_senast=date(2021, 1, 1))
    make_lucka("Hur anmäler jag flytt?", signaler=3)
    return avtal


@pytest.fixture
def chef(avtal: Overenskommelse) -> Anvandare:
    """The center's manager."""
    return make_anvandare("chef", make_center(), username="chefen")


@pytest.mark.parametrize(("width", "scheme"), STORLEKAR)
def test_every_page_can_be_read_in_every_size_and_light(
    sida: Sidor, chef: Anvandare, avtal: Overenskommelse, width: int, scheme: str
) -> None:
    page, idag = sida(width, 900, scheme, user=chef), timezone.localdate()
    adresser = {
        "forvaltningar": reverse("statistik_forvaltningar"),
        "forvaltning": reverse("statistik_forvaltning", args=[avtal.pk]),
        "mal": reverse("statistik_mal"),
        "mal-ett": reverse("statistik_mal_ett", args=[Mal.objects.get().pk]),
        "mal-nytt": reverse("statistik_mal_nytt"),
        "kontor": reverse("statistik_kontor"),
        "kontoret": reverse("statistik_kontoret", args=["norrby"]),
        "ekonomi": reverse("statistik_ekonomi"),
        "budget": reverse("statistik_budget", args=[make_center().pk, idag.year, "center"]),
        "kunskap": reverse("statistik_kunskap"),
    }
    for namn, adress in adresser.items():
        page.goto(f"{adress}?period=365")
        granska(page, f"statistik-{namn}-{width}-{scheme}")


def test_a_bad_figure_is_followed_to_the_review_and_a_target_is_set_without_script(sida: Sidor, chef: Anvandare) -> None:
    page = sida(user=chef, java_script_enabled=False)
    page.goto(f"{reverse('statistik_forvaltningar')}?period=365")
    page.get_by_role("link", name="Samhällsbyggnad").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Underlag för omprövning: Samhällsbyggnad")
    expect(page.get_by_role("row", name="Hörde hemma någon annanstans")).to_contain_text("6")
    page.goto(reverse("statistik_mal_nytt"))
    page.get_by_label("Nyckeltal").select_option("losningsgrad")
    page.get_by_label("Center eller enhet").select_option(label="Kundcenter")
    page.get_by_label("Första månaden").fill(f"{timezone.localdate():%Y-%m}")
    page.get_by_label("Sista månaden").fill("2099-12")
    page.get_by_label("Läget i dag").fill("60")
    page.locator("#id_mal").fill("75")
    page.get_by_role("button", name="Spara målet").click()
    expect(page.get_by_text("Inte mätt än")).to_be_visible()
