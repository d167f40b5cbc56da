"""Following a report that somebody else has made: offered close by, confirmed by mail, ended whenever one wants."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from arenden.actions import answer, withdraw
from arenden.actions.foljning import OBEKRAFTAD_TID, confirm_following, purge_unconfirmed, stop_following
from arenden.foljkod import derive_follower_secret
from arenden.forms.medborgare.redan import Redanform
from arenden.indata import Plats
from arenden.models import Arende, Foljare
from arenden.narliggande import Narliggande
from arenden.status import Handelsetyp
from kontaktcenter.models import Utskick
from tests.arenden.medborgare.medborgare import Medborgare
from tests.arenden.medborgare.test_byt_utseende import choose
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
HAR = "59.329300", "18.068600"
EPOST = "berit@testsson.example"


@pytest.fixture
def anmald() -> Arende:
    """A report made some fifty metres away by somebody else."""
    arendetyp = make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", requires_plats=True)
    return make_arende(arendetyp=arendetyp, text="Vår lampa, hälsar Anna", plats=Plats("Hemliga gatan 1", 59.32975, 18.0686))


@pytest.fixture
def at_nearby(medborgare: Medborgare, anmald: Arende) -> Medborgare:
    """Somebody who has put a pin close to it."""
    Utskick.objects.all().delete()
    return medborgare.begin("lampa", "Lampan är trasig").send(lat=HAR[0], lon=HAR[1])


def follow(medborgare: Medborgare, epost: str = EPOST) -> Medborgare:
    rapport = medborgare.page.context["form"].fields["rapport"].choices[0][0]
    return medborgare.send(gor="folj", rapport=rapport, epost=epost)


def confirm_page(arende: Arende, epost: str = EPOST) -> str:
    return f"/foljer/{derive_follower_secret(arende.pk, epost)}/"


@pytest.fixture
def following(at_nearby: Medborgare, anmald: Arende) -> Arende:
    """The report, followed by Berit, who has confirmed."""
    follow(at_nearby)
    Client().post(confirm_page(anmald), {"gor": "folj"})
    Utskick.objects.all().delete()
    return anmald


def test_a_report_close_by_is_shown_with_distance_and_age_only(at_nearby: Medborgare, anmald: Arende) -> None:
    assert "50 meter bort, anmäld i dag" in at_nearby.text
    for personal in ("Anna", "Hemliga gatan", anmald.nummer):
        assert personal not in at_nearby.text


@pytest.mark.parametrize(("avstand", "sagt"), [(10, "10 أمتار"), (50, "50 مترًا"), (100, "100 متر")])
def test_the_distance_is_counted_in_arabic_as_arabic_counts(avstand: int, sagt: str) -> None:
    with override("ar"):
        form = Redanform(nearby=[Narliggande(1, avstand, timezone.now(), "", False)])
    assert f"على بُعد {sagt}، أُبلغ عنه اليوم" in form.fields["rapport"].choices[0][1]


def test_the_address_is_kept_when_another_language_is_chosen(at_nearby: Medborgare) -> None:
    rapport = at_nearby.page.context["form"].fields["rapport"].choices[0][0]
    assert at_nearby.page.content.decode().index('name="gor" value="folj"') < at_nearby.page.content.decode().index('name="language"')
    page = choose(at_nearby, "set_language", {"language": "en"}, rapport=rapport, epost="berit@").content.decode()
    assert at_nearby.address.endswith("/redan/") and 'lang="en"' in page
    assert 'value="berit@"' in page and f'value="{rapport}" ' in page and " checked" in page
    assert at_nearby.page.context["form"].errors == {} and not Foljare.objects.exists()


def test_another_fault_goes_on_to_the_next_page(at_nearby: Medborgare) -> None:
    assert at_nearby.send().address.endswith("/filer/")


def test_an_address_alone_is_no_pin_to_compare_with(medborgare: Medborgare, anmald: Arende) -> None:
    assert medborgare.begin("lampa").send(plats="Storgatan 5").address.endswith("/filer/")


@pytest.mark.parametrize("skrivet", ["Storgatan 12", "storgatan  12, vid kiosken", "På Storgatan 14", "Storgatan"])
def test_a_report_in_the_same_street_is_shown_without_a_pin(medborgare: Medborgare, anmald: Arende, skrivet: str) -> None:
    make_arende(arendetyp=anmald.arendetyp, text="Trasig", plats=Plats("Storgatan 12, hos Anna Testsson"))
    medborgare.begin("lampa").send(plats=skrivet)
    assert medborgare.address.endswith("/redan/")
    assert "Vid Storgatan 12, anmäld i dag · Mottaget" in medborgare.text and "Anna" not in medborgare.text


def test_a_report_in_another_street_or_of_another_fault_is_not_shown(medborgare: Medborgare, anmald: Arende) -> None:
    make_arende(arendetyp=anmald.arendetyp, plats=Plats("Lilla Storgatan 12"))
    other = make_arendetyp("hal", namn="Hål i gatan", slag="felanmalan", requires_plats=True)
    make_arende(arendetyp=other, plats=Plats("Storgatan 12"))
    assert medborgare.begin("lampa").send(plats="Storgatan 12").address.endswith("/filer/")


def test_a_moved_pin_is_compared_again(at_nearby: Medborgare) -> None:
    at_nearby.send()
    at_nearby.go(f"/formular/{at_nearby.formular.nyckel}/plats/").send(lat=HAR[0], lon=HAR[1])
    assert at_nearby.address.endswith("/redan/")


def test_following_asks_the_owner_of_the_address_first(at_nearby: Medborgare, anmald: Arende) -> None:
    assert "Vi har skickat ett mejl till dig." in follow(at_nearby).text
    mail = Utskick.objects.get()
    assert (mail.mottagare, Foljare.objects.get().bekraftad) == (EPOST, None)
    assert confirm_page(anmald) in mail.text
    assert anmald.nummer not in mail.text


def test_asking_again_and_again_mails_once_a_day(at_nearby: Medborgare) -> None:
    page = at_nearby.page
    for _click in range(3):
        at_nearby.page = page
        follow(at_nearby)
    assert Utskick.objects.count() == Foljare.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "mening"),
    [
        ({"epost": EPOST}, "Välj vilken anmälan du vill följa."),
        ({"rapport": "1", "epost": EPOST}, "Anmälan går inte längre att följa."),
        ({"epost": "fel"}, "E-postadressen är inte rätt skriven."),
    ],
)
def test_what_cannot_be_followed_is_refused(at_nearby: Medborgare, values: dict, mening: str) -> None:
    at_nearby.send(gor="folj", **values)
    assert at_nearby.page.status_code == 400
    assert mening in at_nearby.text
    assert not Utskick.objects.exists()


def test_nobody_fills_a_mailbox_by_following(at_nearby: Medborgare, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "foljare_epost": (0, 86_400)}
    assert follow(at_nearby).page.status_code == 429
    assert not Utskick.objects.exists()


def test_looking_at_the_mailed_page_confirms_nothing(at_nearby: Medborgare, anmald: Arende) -> None:
    follow(at_nearby)
    response = Client().get(confirm_page(anmald))
    assert "Vill du få ett mejl när anmälan om ”Trasig lampa” har fått svar?" in response.content.decode()
    assert response["Referrer-Policy"] == "same-origin"
    assert Foljare.objects.get().bekraftad is None


def test_confirming_twice_is_one_event(following: Arende) -> None:
    Client().post(confirm_page(following), {"gor": "folj"})
    assert Foljare.objects.get().bekraftad is not None
    assert following.handelser.filter(typ=Handelsetyp.FOLJARE_TILLAGD).count() == 1


def test_a_follower_is_told_of_the_answer_but_not_what_it_says(following: Arende) -> None:
    answer(arende=following, text="Anna, lampan är lagad.", by=make_agent())
    mail = Utskick.objects.get(mottagare=EPOST)
    assert "har fått svar" in mail.text
    assert "Anna" not in mail.text and following.nummer not in mail.text
    assert mail.huvuden["List-Unsubscribe"].endswith(f"{confirm_page(following)}sluta/>")


def test_a_follower_is_told_when_the_report_is_taken_back(following: Arende) -> None:
    withdraw(arende=following)
    mail = Utskick.objects.get(mottagare=EPOST)
    assert "Den som gjorde felanmälan ”Trasig lampa” har dragit tillbaka den." in mail.text and "/felanmalan/" in mail.text
    assert "Anna" not in mail.text and following.nummer not in mail.text
    assert mail.huvuden["List-Unsubscribe"].endswith(f"{confirm_page(following)}sluta/>")


def test_one_who_never_confirmed_is_told_nothing(at_nearby: Medborgare, anmald: Arende) -> None:
    follow(at_nearby)
    answer(arende=anmald, text="Klart.", by=make_agent())
    assert Utskick.objects.filter(mottagare=EPOST).count() == 1


def test_following_ends_by_the_button(following: Arende) -> None:
    page = Client().post(confirm_page(following), {"gor": "sluta"}).content.decode()
    assert "Du följer inte anmälan längre" in page
    assert not Foljare.objects.exists()


def test_following_ends_by_the_mail_program(following: Arende) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{confirm_page(following)}sluta/", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Foljare.objects.exists()


@pytest.mark.parametrize("path", ["/foljer/finns-inte/", "/foljer/finns-inte/sluta/"])
def test_an_unknown_link_says_so(client: Client, path: str) -> None:
    assert client.get(path).status_code == 410


def test_an_address_never_confirmed_is_forgotten(at_nearby: Medborgare, anmald: Arende) -> None:
    follow(at_nearby)
    Foljare.objects.update(skapad=timezone.now() - OBEKRAFTAD_TID - timedelta(seconds=1))
    assert Client().get(confirm_page(anmald)).status_code == 410
    assert purge_unconfirmed(timezone.now()) == 1


def test_a_report_answered_meanwhile_can_no_longer_be_followed(at_nearby: Medborgare, anmald: Arende) -> None:
    page = at_nearby.page
    answer(arende=anmald, text="Klart.", by=make_agent())
    at_nearby.page = page
    assert follow(at_nearby).page.status_code == 400


def test_who_stops_while_saying_yes_has_stopped(following: Arende) -> None:
    foljare = Foljare.objects.get()
    stop_following(foljare=foljare)
    assert confirm_following(foljare=foljare) is None
