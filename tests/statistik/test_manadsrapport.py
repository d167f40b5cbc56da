"""The monthly report: what it says, who may have it, and that it is sent once."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet, Utskick
from kontaktcenter.utkorg.adaptrar.epost import build_epost
from statistik.actions import count_pending
from statistik.actions.manadsrapport import send_reports, subscribe, unsubscribe
from statistik.manadsrapport.innehall import assemble
from statistik.manadsrapport.sattning import typeset
from statistik.models import Manadsrapport, Rapportprenumeration
from tests.factories import make_anvandare, make_center, make_enhet
from tests.statistik.views.test_utveckling import BACKEND, tell

pytestmark = pytest.mark.django_db
MARS = date(2026, 3, 1)
FORSTA_DAGEN = datetime(2026, 4, 1, 7, 0, tzinfo=UTC)
"""Nine in the morning of a Wednesday."""


@pytest.fixture
def center() -> Enhet:
    """A contact center with a spring that is half again as busy as the one before."""
    center = make_center()
    tell("2025-03-10", 6), tell("2026-03-10", 9), tell("2026-03-11", 2, kanal="webb")
    count_pending()
    return center


@pytest.fixture
def chef(center: Enhet) -> Anvandare:
    """The center's manager."""
    return make_anvandare("chef", center, email="chef@kommun.example")


def test_the_report_says_what_the_page_says(center: Enhet) -> None:
    rapport = assemble(center, MARS)
    assert (rapport.rubrik, rapport.enhet) == ("Månadsrapport mars 2026", str(center))
    (ruta,) = [ruta for ruta in rapport.rutor if ruta.namn == "Kontakter, inkomna"]
    assert (ruta.text, ruta.andring) == ("11", "Upp 83\u00a0% mot samma period i fjol")


def test_month_by_month_goes_back_to_the_same_month_of_the_year_before(center: Enhet) -> None:
    manader = assemble(center, MARS).tabeller[0]
    assert [rad.celler[0] for rad in manader.rader] == ["Mars 2025", "Mars 2026"]


def test_numbers_of_a_few_are_hidden_in_all_of_it(center: Enhet) -> None:
    tell("2026-02-03", 3)
    count_pending()
    written = "\n".join(str(ruta.text) for ruta in assemble(center, date(2026, 2, 1)).rutor)
    celler = [ruta.text for tabell in assemble(center, date(2026, 2, 1)).tabeller for rad in tabell.visade for ruta in rad.andra]
    assert "3" not in written and "3" not in celler and "för få svar" in celler


def test_a_unit_reads_what_is_charged_to_it_alone(center: Enhet) -> None:
    annan = make_enhet("annan", namn="Annan enhet")
    assert assemble(make_enhet(), MARS).rutor and not assemble(annan, MARS).rutor


def test_the_pages_are_a_tagged_pdf_in_swedish(center: Enhet) -> None:
    pdf = typeset(assemble(center, MARS))
    assert pdf.startswith(b"%PDF-") and b"/MarkInfo" in pdf and b"pdfuaid" in pdf and re.search(rb"/Lang ?\(sv", pdf)


def test_a_name_is_never_taken_for_an_instruction(center: Enhet) -> None:
    Enhet.objects.filter(pk=center.pk).update(namn='#panic("ut") $x$ *fet* <etikett>')
    assert typeset(assemble(Enhet.objects.get(pk=center.pk), MARS)).startswith(b"%PDF-")


def test_a_month_without_anything_has_a_report_too(center: Enhet) -> None:
    rapport = assemble(center, date(2020, 1, 1))
    assert not rapport.rutor and typeset(rapport).startswith(b"%PDF-")


def test_the_report_comes_with_a_mail_on_the_first_working_day_and_once(chef: Anvandare, center: Enhet) -> None:
    subscribe(enhet=center, by=chef), subscribe(enhet=center, by=chef)
    assert [send_reports(FORSTA_DAGEN - timedelta(hours=3)), send_reports(FORSTA_DAGEN), send_reports(FORSTA_DAGEN)] == [0, 1, 0]
    (utskick,) = Utskick.objects.all()
    assert utskick.amnesrad == f"Månadsrapport för mars 2026: {center}"
    (fil,) = build_epost(utskick).attachments
    assert (fil.filename, fil.mimetype) == ("manadsrapport-2026-03-kundcenter.pdf", "application/pdf")
    assert fil.content == bytes(Manadsrapport.objects.get().pdf)


def test_a_server_that_stood_still_sends_no_report_in_the_middle_of_the_month(chef: Anvandare, center: Enhet) -> None:
    subscribe(enhet=center, by=chef)
    assert send_reports(FORSTA_DAGEN + timedelta(days=12)) == 0


def test_who_leads_the_unit_no_more_gets_none(chef: Anvandare, center: Enhet) -> None:
    subscribe(enhet=center, by=chef)
    chef.medlemskap.all().delete()
    assert send_reports(FORSTA_DAGEN) == 0 and not Rapportprenumeration.objects.exists()


def test_nobody_subscribes_to_a_unit_they_do_not_lead(chef: Anvandare) -> None:
    with pytest.raises(SaknarBehorighet):
        subscribe(enhet=make_enhet(), by=chef)


def test_who_has_stopped_gets_none(chef: Anvandare, center: Enhet) -> None:
    subscribe(enhet=None, by=chef)
    unsubscribe(enhet=None, by=chef)
    assert send_reports(FORSTA_DAGEN) == 0


@pytest.fixture
def sida(chef: Anvandare, client: Client) -> Client:
    """The manager's browser."""
    client.force_login(chef, backend=BACKEND)
    return client


def test_the_page_subscribes_and_stops(sida: Client, chef: Anvandare, center: Enhet) -> None:
    for vill, antal in (("ja", 1), ("nej", 0)):
        page = sida.post("/statistik/manadsrapport/", {"enhet": center.pk, "vill": vill}, follow=True)
        assert page.status_code == 200 and Rapportprenumeration.objects.count() == antal


@pytest.mark.parametrize(("enhet", "vill"), [("", "ja"), ("999", "ja"), ("0", "kanske"), ("\x00", "ja")])
def test_another_choice_is_refused(sida: Client, enhet: str, vill: str) -> None:
    page = sida.post("/statistik/manadsrapport/", {"enhet": enhet, "vill": vill})
    assert page.status_code == 400 and not Rapportprenumeration.objects.exists()


@pytest.mark.parametrize(("manad", "status"), [("2026-03", 200), ("2026-13", 404), ("1999-01", 404), ("2999-01", 404), ("x", 404)])
def test_a_report_is_fetched_for_a_month_that_is_over(sida: Client, manad: str, status: int) -> None:
    assert sida.get(f"/statistik/manadsrapport/0/{manad}/").status_code == status


def test_what_was_sent_is_fetched_as_it_was(sida: Client, chef: Anvandare, center: Enhet) -> None:
    subscribe(enhet=center, by=chef)
    send_reports(FORSTA_DAGEN)
    Manadsrapport.objects.update(pdf=b"%PDF-sent")
    assert sida.get(f"/statistik/manadsrapport/{center.pk}/2026-03/").content == b"%PDF-sent"


def test_the_page_asks_the_database_twelve_times_at_most(sida: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(12):
        sida.get("/statistik/manadsrapport/")
