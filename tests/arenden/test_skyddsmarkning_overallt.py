"""The registrar's mark reaches whoever has the detail, wherever it stands; what it cannot reach is told, and each try leaves a trace."""

import pytest
from django.test import Client
from django.utils import timezone

from arenden.actions.skydd import FLEST_FORSOK
from arenden.models import Ateruppringning, Foljare, Handelse, Inlamnare, Kontakt, Person, Telefonmeddelande
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare
from servicekontor.models import Bokning
from tests.factories import make_anvandare, make_center
from tests.factories_arenden import make_agent, make_arende
from tests.factories_bokning import at, make_bokning, make_mottagningstid

pytestmark = pytest.mark.django_db
TELEFON, SKRIVET = "+46701740699", "070-174 06 99"


@pytest.fixture
def registrar(client: Client) -> Anvandare:
    """Who keeps the diary of the center, logged in."""
    registrar = make_anvandare("registrator", make_center())
    client.force_login(registrar)
    return registrar


def mark(client: Client, uppgift: str = SKRIVET) -> str:
    return client.post("/skyddsmarkning/", {"uppgift": uppgift}, follow=True).content.decode()


def tries() -> list[dict]:
    return list(Handelse.objects.filter(typ=Handelsetyp.SKYDD_EFTERSOKT).order_by("pk").values_list("data", flat=True))


def make_call(**falt: object) -> Ateruppringning:
    nu = timezone.now()
    return Ateruppringning.objects.create(
        telefon=TELEFON, enhet=make_center(), lovad_fran=nu, lovad_till=nu, skapad_av=make_agent(), **falt
    )


def test_who_has_given_the_number_for_a_case_only_is_marked_beside_those_who_have_it(client: Client, registrar: Anvandare) -> None:
    anna = make_arende().inlamnare.person
    Inlamnare.objects.update(telefon=TELEFON)
    bo = Person.objects.create(namn="Bo Provberg", telefon=TELEFON)
    assert "2 personer är märkta" in mark(client)
    assert set(Person.objects.filter(is_skyddad=True)) == {anna, bo}


def test_who_is_to_be_called_at_the_number_or_left_it_in_a_message_is_marked(client: Client, registrar: Anvandare) -> None:
    ringd, bo = Person.objects.create(namn="Anna Testsson"), Person.objects.create(namn="Bo Provberg")
    make_call(person=ringd)
    kontakt = Kontakt.objects.create(kanal="telefon", center=make_center(), person=bo)
    Telefonmeddelande.objects.create(till=registrar, kontakt=kontakt, fran_telefon=TELEFON, text="Ring.", skapad_av=registrar)
    assert "2 personer är märkta" in mark(client)
    assert Person.objects.filter(is_skyddad=True).count() == 2


def test_the_other_detail_of_a_booking_leads_to_the_person(client: Client, registrar: Anvandare) -> None:
    anna = Person.objects.create(namn="Anna Testsson", epost="Anna@testsson.example")
    make_bokning(make_mottagningstid(), at("10:00"), telefon=TELEFON, epost="anna@testsson.example", namn="Anna M Testsson")
    page = mark(client)
    assert "1 person är märkt" in page and "1 bokning med uppgiften är märkt" in page and "Testsson" not in page
    assert Person.objects.get(pk=anna.pk).is_skyddad


@pytest.mark.parametrize("uppgift", [SKRIVET, "bo@exempel.se"])
def test_a_detail_that_stands_in_a_booking_only_marks_the_booking(client: Client, registrar: Anvandare, uppgift: str) -> None:
    make_bokning(make_mottagningstid(), at("10:00"), telefon=TELEFON)
    page = mark(client, uppgift)
    assert "Ingen person har uppgiften" in page and "1 bokning med uppgiften är märkt" in page and Bokning.objects.get().is_skyddad
    assert "Testsson" not in page and "Norrby" not in page


def test_an_address_that_follows_the_report_of_another_is_told_as_such(client: Client, registrar: Anvandare) -> None:
    Foljare.objects.create(arende=make_arende(), epost="bo@exempel.se", hemlighet_hash="a" * 64)
    assert "Adressen följer 1 felanmälan som någon annan har gjort." in mark(client, "Bo@exempel.se")


def test_a_promised_call_to_nobody_known_is_told_as_such(client: Client, registrar: Anvandare) -> None:
    make_call()
    assert "Numret står på 1 lovat samtal eller telefonmeddelande" in mark(client)


def test_a_promised_call_that_the_mark_hides_is_not(client: Client, registrar: Anvandare) -> None:
    Person.objects.create(namn="Bo Provberg", telefon=TELEFON)
    make_call()
    assert "lovat samtal" not in mark(client).split("</main>")[0].split("Vi letar")[0]


def test_each_try_leaves_a_trace_without_the_detail(client: Client, registrar: Anvandare) -> None:
    mark(client)
    bo = Person.objects.create(namn="Bo Provberg", telefon=TELEFON)
    mark(client)
    mark(client)
    assert tries() == [{"personer": 0, "nya": 0}, {"personer": 1, "nya": 1}, {"personer": 1, "nya": 0}]
    assert set(Handelse.objects.values_list("av", flat=True)) == {registrar.pk} and Person.objects.get().pk == bo.pk


def test_who_tries_numbers_out_is_stopped_for_a_while_and_another_registrar_is_not(client: Client, registrar: Anvandare) -> None:
    Person.objects.create(namn="Bo Provberg", telefon=TELEFON)
    rows = [Handelse(typ=Handelsetyp.SKYDD_EFTERSOKT, av=registrar, data={}) for _ in range(FLEST_FORSOK)]
    Handelse.objects.bulk_create(rows)
    answer = client.post("/skyddsmarkning/", {"uppgift": SKRIVET})
    assert answer.status_code == 429 and "den senaste timmen" in answer.content.decode() and not Person.objects.get().is_skyddad
    client.force_login(make_anvandare("registrator", make_center(), username="annan"))
    assert "1 person är märkt" in mark(client)


def test_who_examines_the_log_reads_of_the_tries(client: Client, registrar: Anvandare) -> None:
    mark(client)
    client.force_login(make_anvandare("systemforvaltare", make_center(), username="granskare"))
    i_dag = timezone.localdate().isoformat()
    page = client.post("/visningslogg/", {"anvandare": registrar.pk, "fran": i_dag, "till": i_dag}, follow=True).content.decode()
    assert "Sökte för att märka: 0 hade uppgiften, 0 märktes." in page
