"""The offices of the demo municipality: there from the first start, and true to their own rules."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from servicekontor.demodata.bokningar import ANTAL, Besokare
from servicekontor.demodata.grund import TAR_EMOT
from servicekontor.demodata.laddning import fill_servicekontor
from servicekontor.models import (
    Arbetspass,
    Belaggning,
    Besok,
    Bokning,
    Kobiljett,
    Kontor,
    Kontorshandelse,
    Medarbetare,
    Motestyp,
    Schema,
    Stopplats,
    Turstopp,
)
from servicekontor.regelkalender import judge_offices
from servicekontor.status import Bokningslage, Kontorshandelsetyp
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_foljdfraga

NU = datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
ENHETER = ("bygglov", "budget-skuld", "arbete-naring")
pytestmark = pytest.mark.django_db


def fill() -> None:
    """A center with people and three units with officers, and the offices with the first roster that the solver finds."""
    center = make_center()
    for n in range(26):
        make_anvandare("kommunvagledare", center, username=f"vagledare{n}")
    make_anvandare("chef", center, username="chefen")
    for kortnamn in ENHETER:
        enhet = make_enhet(kortnamn, namn=kortnamn.title())
        for n in range(TAR_EMOT):
            make_anvandare("handlaggare", enhet, username=f"{kortnamn}{n}")
    bygglov = make_arendetyp("fraga-bygglov", ansvarig_enhet=make_enhet("bygglov"))
    make_foljdfraga(bygglov, "atgard", slag="val", alternativ=[{"varde": "riva", "text": "Riva"}])
    besokare = [Besokare(f"Prov Testsson {n}", "", f"prov{n}@invanare.example", "sv") for n in range(50)]
    fill_servicekontor(fro=1, nu=NU, besokare=besokare, schemasekunder=0)


@pytest.fixture(scope="module")
def kontoren(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The offices, filled once for the tests that only read them."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        yield
        transaction.set_rollback(True)


def test_no_officer_is_at_two_offices_on_one_day(kontoren: None) -> None:
    days: dict[tuple[int, date], set[int]] = defaultdict(set)
    for bokning in Bokning.objects.exclude(handlaggare=None):
        days[bokning.handlaggare_id, timezone.localdate(bokning.fran)].add(bokning.kontor_id)
    assert len(days) > 50 and {len(offices) for offices in days.values()} == {1}
    assert Bokning.objects.filter(motestyp__kod="arbetsmarknad", kontor__kod="bussen").exists()


def test_services_are_told_and_directions_and_meetings_are_translated(kontoren: None) -> None:
    assert list(Kontor.objects.get(kod="norra").arendetyper.values_list("kod", flat=True)) == ["fraga-bygglov"]
    translated = [*Kontor.objects.filter(slag="fast"), *Stopplats.objects.all()]
    assert all(row.translation("hittahit", sprak) for row in translated for sprak in ("en", "ar", "fi"))
    assert all(typ.translation("beskrivning", sprak) for typ in Motestyp.objects.all() for sprak in ("en", "ar", "fi"))


def test_the_meeting_about_building_permits_asks_beforehand_and_those_who_booked_have_answered(kontoren: None) -> None:
    booked = Bokning.objects.filter(motestyp__kod="bygglov")
    assert booked.exists() and {b.svar["atgard"] for b in booked} == {"riva"}


def test_there_are_eight_offices_and_a_bus_with_tours_ahead(kontoren: None) -> None:
    assert Counter(Kontor.objects.values_list("slag", flat=True)) == {"fast": 8, "mobilt": 1}
    assert {stopp.plats.ort.namn for stopp in Turstopp.objects.held().select_related("plats__ort")} > {"Mellbo", "Vikby", "Höglida"}


def test_two_thousand_have_booked_and_all_states_are_seen(kontoren: None) -> None:
    states = Counter(Bokning.objects.values_list("lage", flat=True))
    assert sum(states.values()) == ANTAL
    assert set(states) == {Bokningslage.BEKRAFTAD, Bokningslage.BETJANAD, Bokningslage.UTEBLIVEN, Bokningslage.AVBOKAD}
    assert Belaggning.objects.count() == ANTAL - states[Bokningslage.AVBOKAD]
    assert not Bokning.objects.filter(lage=Bokningslage.BEKRAFTAD, fran__lt=NU).exists()


def test_a_year_of_visitors_is_told_to_the_statistics(kontoren: None) -> None:
    counts = Counter(Kontorshandelse.objects.values_list("typ", flat=True))
    assert counts[Kontorshandelsetyp.BESOK_BORJADE] == counts[Kontorshandelsetyp.BESOK_SLUTADE] > 4_000
    assert counts[Kontorshandelsetyp.BESOK_RAKNAT] > 4_000
    first = Kontorshandelse.objects.filter(typ=Kontorshandelsetyp.BESOK_RAKNAT).order_by("tid").first()
    assert NU - timedelta(days=366) < first.tid < NU - timedelta(days=355)


def test_a_year_of_visits_includes_the_stops_of_the_bus_and_those_only(kontoren: None) -> None:
    visits = Kontorshandelse.objects.filter(kontor="bussen", typ__in=[Kontorshandelsetyp.BESOK_BORJADE, Kontorshandelsetyp.BESOK_RAKNAT])
    days = {timezone.localdate(tid) for tid in visits.values_list("tid", flat=True)}
    stops = set(Turstopp.objects.filter(tur__datum__lt=timezone.localdate(NU)).values_list("tur__datum", flat=True))
    assert days <= stops and len(days) > len(stops) * 0.9 > 80
    at_the_evening_stop = [tid for tid in visits.values_list("tid", flat=True) if timezone.localtime(tid).hour >= 16]
    assert at_the_evening_stop and {timezone.localdate(tid).weekday() for tid in at_the_evening_stop} == {3}


def test_the_last_weeks_have_their_tickets_each_with_one_visit(kontoren: None) -> None:
    assert Kobiljett.objects.count() == Besok.objects.exclude(kobiljett=None).count() > 300
    assert Kobiljett.objects.filter(tagen__gt=NU - timedelta(hours=20)).count() == 0


def test_every_visit_that_there_is_has_been_told_of_as_the_reception_tells(kontoren: None) -> None:
    told = {e.data["besok"]: e for e in Kontorshandelse.objects.filter(typ=Kontorshandelsetyp.BESOK_BORJADE)}
    assert all(set(e.data) == {"besok", "kobiljett", "disk", "is_bokad"} for e in told.values())
    for besok in Besok.objects.select_related("kontor", "kategori"):
        e = told[besok.pk]
        assert (e.tid, e.kontor, e.kategori) == (besok.borjade, besok.kontor.kod, besok.kategori.kod)
        assert e.data["kobiljett"] == besok.kobiljett_id
    taken = Kontorshandelse.objects.filter(typ=Kontorshandelsetyp.KOBILJETT_TAGEN)
    assert {e.is_av_medborgare for e in taken} == {True} and {e.data["is_bokad"] for e in taken} == {True, False}


def test_the_next_visit_gets_a_number_after_those_told_of(kontoren: None) -> None:
    newest = max(Kontorshandelse.objects.filter(typ=Kontorshandelsetyp.BESOK_BORJADE).values_list("data__besok", flat=True))
    row = Besok.objects.first()
    row.pk, row.kobiljett, row.nyckel = None, None, uuid.uuid4()
    row.save()
    assert row.pk == newest + 1


def test_each_office_keeps_what_it_has_promised(kontoren: None) -> None:
    broken = [(rad.kontor.kod, brott) for rad in judge_offices(Kontor.objects.all(), NU.date()) for brott in rad.brott]
    assert [kod for kod, brott in broken if "kväll" in str(brott) or "lunch" in str(brott)] == []


def test_the_staff_has_a_roster_that_the_solver_made_and_that_is_published(kontoren: None) -> None:
    schema = Schema.objects.get()
    assert Medarbetare.objects.count() == 24 and schema.veckor == 8
    assert schema.sokningslage == "klar", schema.sokningslage
    assert schema.publiceringar.get().pass_rader.count() == Arbetspass.objects.filter(schema=schema).count() > 300
