"""What the filled Exempelkommun holds."""

import tomllib
from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone
from personnummer import personnummer

from arenden.demodata.kommun import JOUR
from arenden.demodata.namn import published_personnummer
from arenden.demodata.personal import BORTA, KONTON
from arenden.frister import deadline, unit_kalender
from arenden.granskning import check_arenden, check_paminnelser
from arenden.models import (
    Arende,
    Ateruppringning,
    Bevakning,
    Fraga,
    Handelse,
    Inlamnare,
    Kontakt,
    Meddelande,
    Notis,
    Nummerserie,
    Overlamning,
    Person,
    Telefonmeddelande,
)
from arenden.status import STANGDA, Handelsetyp, Status
from kontaktcenter.granskning import find_anmarkningar, find_paminnelser
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Enhet, Foljdfraga, Medlemskap, Overenskommelse
from servicekontor.demodata.oppet import KATALOG
from tests.arenden.demodata.fylld.conftest import ANTAL, NU

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("exempelkommun")]
KONTOREN = tomllib.loads(KATALOG.read_text())


def test_the_municipality_has_its_units_people_and_case_types() -> None:
    assert dict(Enhet.objects.values_list("slag").annotate(Count("pk"))) == {"center": 3, "forvaltning": 8, "bolag": 1, "enhet": 52}
    roller = dict(Medlemskap.objects.values_list("roll").annotate(Count("pk")))
    assert (roller["kommunvagledare"], roller["systemforvaltare"], roller["registrator"], roller["redaktor"]) == (60, 1, 9, 10)
    assert Anvandare.objects.filter(medlemskap__enhet__slag="center").distinct().count() == 60
    assert Anvandare.objects.exclude(medlemskap__enhet__slag="center").count() == 601
    assert (Arendetyp.objects.count(), Amne.objects.exists()) == (152, True)


def test_every_unit_has_a_manager_and_every_agreement_its_terms() -> None:
    assert not Enhet.objects.filter(chef__isnull=True).exists()
    assert not Overenskommelse.objects.annotate(antal=Count("villkor")).filter(antal=0).exists()


def test_nothing_in_the_setup_would_leave_a_case_astray() -> None:
    assert find_anmarkningar() == []


def test_one_agreement_is_due_for_review() -> None:
    assert len(find_paminnelser()) >= 1


def test_there_are_exactly_as_many_cases_as_were_asked_for() -> None:
    assert Arende.objects.count() == Inlamnare.objects.count() == ANTAL


def test_most_contacts_lead_to_no_case() -> None:
    kontakter = Handelse.objects.filter(typ=Handelsetyp.KONTAKT_REGISTRERAD).count()
    arenden = Handelse.objects.filter(typ=Handelsetyp.ARENDE_SKAPAT).count()
    assert 1.9 < kontakter / arenden < 2.5
    assert Fraga.objects.count() > Kontakt.objects.count()


def test_every_case_hangs_together() -> None:
    assert check_arenden() == []


def test_no_reminder_has_been_missed() -> None:
    assert check_paminnelser(NU) == []


def test_every_case_has_an_owner_or_is_answered() -> None:
    assert not Arende.objects.filter(center__isnull=True).exclude(status__in=STANGDA).exists()


def test_cases_are_in_several_states_and_most_are_closed() -> None:
    lagen = dict(Arende.objects.values_list("status").annotate(Count("pk")))
    assert lagen[Status.AVSLUTAD] > ANTAL * 0.8
    assert len(lagen) >= 3


def test_three_years_have_passed_and_the_newest_is_fresh() -> None:
    tider = Handelse.objects.aggregate(forst=Min("tid"), sist=Max("tid"))
    assert timedelta(days=1000) < NU - tider["forst"] < timedelta(days=1097)
    assert timedelta(0) <= NU - tider["sist"] < timedelta(days=3)


def test_nothing_has_happened_after_the_end() -> None:
    for modell, falt in ((Arende, "registrerad"), (Kontakt, "sparad"), (Meddelande, "skapad"), (Overlamning, "skapad"), (Notis, "skapad")):
        assert not modell.objects.filter(**{f"{falt}__gt": NU}).exists()


def test_events_are_in_order_of_time_as_they_were_written() -> None:
    tider = list(Handelse.objects.order_by("pk").values_list("tid", flat=True))
    assert tider == sorted(tider)


def test_case_numbers_are_counted_per_year() -> None:
    for serie in Nummerserie.objects.all():
        made = Handelse.objects.filter(typ=Handelsetyp.ARENDE_SKAPAT, tid__year=serie.kalenderar).count()
        assert serie.senaste == made
        highest = Arende.objects.filter(nummer__startswith=f"KC-{serie.kalenderar}-").aggregate(Max("nummer"))["nummer__max"]
        assert highest is None or int(highest[-6:]) <= serie.senaste


def test_cases_have_ids_and_numbers_in_the_order_in_which_they_were_registered() -> None:
    arenden = list(Arende.objects.order_by("pk").values_list("registrerad", "nummer"))
    assert arenden == sorted(arenden)
    assert [nummer for _tid, nummer in arenden] == sorted(nummer for _tid, nummer in arenden)


def test_people_are_plainly_made_up() -> None:
    assert not Person.objects.exclude(Q(epost="") | Q(epost__endswith="@invanare.example")).exists()
    published = set(published_personnummer())
    nummer = list(Person.objects.exclude(personnummer=None).values_list("personnummer", flat=True))
    assert nummer and set(nummer) <= published
    assert all(personnummer.valid(n) for n in published)


def test_what_should_have_been_erased_is_gone_but_its_events_are_left() -> None:
    assert not Kontakt.objects.filter(sparad__lt=NU - timedelta(days=730)).exclude(fragor__arende__isnull=False).exists()
    kvar = set(Arende.objects.values_list("pk", flat=True))
    assert set(Handelse.objects.filter(arende__isnull=False).values_list("arende", flat=True)) > kvar
    assert not Telefonmeddelande.objects.filter(skapad__lt=NU - timedelta(days=90)).exists()


def test_a_case_keeps_its_history() -> None:
    for arende in Arende.objects.filter(sammanslaget_med=None):
        last = arende.history.first()
        assert (arende.history.count(), last.status, last.version) == (arende.version, arende.status, arende.version)


def test_acceptance_is_due_when_the_product_reckons_it() -> None:
    sent = Overlamning.objects.select_related("arende__arendetyp", "arende__center__kalender", "till_enhet__kalender")
    for rad in sent:
        typ, kalender = rad.arende.arendetyp, unit_kalender(rad.till_enhet, rad.arende)
        assert rad.kvittens_senast == deadline(rad.skapad, typ.kvittensfrist, typ.kvittensfrist_enhet, kalender)
    assert any(rad.till_enhet.kalender.as_kalender().is_around_the_clock for rad in sent if not rad.arende.is_bradskande)


def test_whoever_is_busy_is_so_until_a_time_of_the_working_day_and_those_who_log_in_are_at_hand() -> None:
    by_day = Anvandare.objects.exclude(medlemskap__enhet__kortnamn__in=JOUR)
    busy = by_day.exclude(narvaro__in=[*BORTA, Anvandare.Narvaro.TILLGANGLIG])
    assert busy.exists() and {timezone.localtime(person.narvaro_till).hour for person in busy} <= {16, 17}
    assert set(Anvandare.objects.filter(username__in=KONTON.values()).values_list("narvaro", flat=True)) == {"tillganglig"}


def test_only_open_cases_are_watched() -> None:
    assert not Bevakning.objects.filter(arende__status__in=STANGDA).exists()
    assert not Ateruppringning.objects.filter(utford__isnull=False, utford__lt=F("skapad")).exists()


def test_calls_are_promised_and_none_waits_that_should_long_have_been_made() -> None:
    assert Ateruppringning.objects.filter(utford__isnull=False).exists()
    assert not Ateruppringning.objects.filter(utford__isnull=True, lovad_till__lt=NU - timedelta(days=3)).exists()


def test_an_answer_to_somebody_without_mail_says_how_it_was_told() -> None:
    answered = Handelse.objects.filter(typ=Handelsetyp.BESVARAT, arende__in=Arende.objects.all())
    untold = answered.filter(arende__inlamnare__epost="", arende__inlamnare__is_anonym=False)
    assert {e.data["svarsvag"] for e in untold} == {"sagt", "brev"}
    assert not answered.exclude(pk__in=untold).filter(data__has_key="svarsvag").exists()


def test_only_who_can_be_reached_is_asked_for_more_and_it_is_said_how() -> None:
    asked = Handelse.objects.filter(typ=Handelsetyp.KOMPLETTERING_BEGARD, arende__in=Arende.objects.all())
    assert asked.exists() and not asked.filter(arende__inlamnare__is_anonym=True).exists()
    unmailed = asked.filter(arende__inlamnare__epost="")
    assert {e.data["svarsvag"] for e in unmailed} <= {"sagt", "brev"}
    assert set(asked.filter(data__has_key="svarsvag")) == set(unmailed)


def test_a_visit_is_at_an_office_that_is_open_then() -> None:
    visits = Handelse.objects.filter(typ=Handelsetyp.KONTAKT_REGISTRERAD)
    assert not visits.exclude(kanal="besok").exclude(kontor="").exists()
    at_offices = dict(visits.filter(kanal="besok").values_list("kontor").annotate(Count("pk")))
    assert set(at_offices) - {""} <= {rad["kod"] for rad in KONTOREN["kontor"]} | {KONTOREN["buss"]["kod"]}
    assert len(at_offices) > 5 and at_offices["centrum"] == max(at_offices.values())


def test_texts_are_not_all_alike() -> None:
    assert Arende.objects.values("text").distinct().count() > ANTAL * 0.97


def test_new_rows_get_ids_after_the_filled_ones() -> None:
    newest = Person.objects.order_by("-pk").first()
    assert Person.objects.create(namn="Ny Testsson").pk == newest.pk + 1


def test_a_date_that_was_asked_for_is_a_date() -> None:
    fragor = defaultdict(list)
    for typ, nyckel in Foljdfraga.objects.filter(slag__startswith="datum").values_list("arendetyp", "nyckel"):
        fragor[typ].append(nyckel)
    arenden = Arende.objects.filter(arendetyp__in=fragor).values_list("arendetyp", "uppgifter")
    svar = [uppgifter[nyckel] for typ, uppgifter in arenden for nyckel in fragor[typ] if nyckel in uppgifter]
    assert svar and all(date.fromisoformat(datum) for datum in svar)
