"""What holds where PostgreSQL has written most of the cases as editions of those that were simulated."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import Count, F, Max

from arenden.arendenummer import I_TEXT
from arenden.demodata.avvikelser import DATANS_ID
from arenden.demodata.drag.kontakt import NYCKELSERIE
from arenden.demodata.tabeller import Tabeller
from arenden.foljkod import derive_code, hash_secret
from arenden.granskning import check_arenden, check_paminnelser
from arenden.models import (
    Anteckning,
    Arende,
    Ateruppringning,
    Fraga,
    Handelse,
    Inlamnare,
    Kontakt,
    Nummerserie,
    Person,
    Telefonmeddelande,
)
from arenden.status import Handelsetyp
from tests.arenden.demodata.fylld.conftest import NU
from tests.arenden.demodata.upplagor.conftest import ANTAL, UPPLAGOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("upplagor")]
ENSAM = ANTAL % UPPLAGOR
"""Editions that hold every case."""


def edition(pk: int) -> int:
    return (pk - 1) % UPPLAGOR


def test_there_are_exactly_as_many_cases_as_were_asked_for() -> None:
    assert Arende.objects.count() == Inlamnare.objects.count() == ANTAL
    per_edition = Counter(map(edition, Arende.objects.values_list("pk", flat=True)))
    simulated = -(-ANTAL // UPPLAGOR)
    assert sorted(per_edition.values()) == [simulated - 1] * (UPPLAGOR - ENSAM) + [simulated] * ENSAM


def test_every_case_hangs_together_and_no_reminder_has_been_missed() -> None:
    assert check_arenden() == []
    assert check_paminnelser(NU) == []


def test_every_key_points_to_a_row() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_every_row_points_to_rows_of_its_own_edition() -> None:
    modeller = {tabell.model for tabell in Tabeller()} - {Nummerserie}
    checked = 0
    for modell in modeller:
        keys = [f.column for f in modell._meta.local_concrete_fields if f.remote_field and f.remote_field.model in modeller]
        for column in keys:
            pairs = modell.objects.exclude(**{column: None}).values_list("pk", column)
            assert all(edition(pk) == edition(other) for pk, other in pairs), (modell, column)
            checked += len(pairs)
    assert checked > 20 * ANTAL


def test_each_edition_has_the_same_rows_but_for_the_case_that_some_lack() -> None:
    for modell in {tabell.model for tabell in Tabeller()} - {Nummerserie}:
        per_edition = Counter(map(edition, modell.objects.values_list("pk", flat=True)))
        assert max(per_edition.values(), default=0) - min(per_edition.values(), default=0) <= 20, modell


def test_editions_of_a_case_are_alike_in_type_state_and_moments() -> None:
    for field in ("arendetyp", "status", "kanal", "ansvarig_enhet", "registrerad", "svar_senast", "besvarad", "avslutad"):
        assert all(len(set(values)) == 1 for values in _per_original(Arende, field).values()), field


def test_what_an_event_tells_of_belongs_to_its_case() -> None:
    told = set()
    for name in DATANS_ID:
        events = Handelse.objects.filter(arende__in=Arende.objects.all(), data__has_key=name).values_list("arende", f"data__{name}")
        if name == "annat_arende":
            assert all(edition(arende) == edition(other) for arende, other in events)
        else:
            case_of = dict(apps.get_model("arenden", name).objects.values_list("pk", "arende"))
            assert all(case_of[pk] == arende for arende, pk in events), name
        told |= {name} if events else set()
    assert told >= {"meddelande", "anteckning", "overlamning", "remiss", "ateruppringning"}


def test_numbers_are_counted_in_order_of_registration_without_one_twice() -> None:
    arenden = list(Arende.objects.order_by("pk").values_list("registrerad", "nummer"))
    assert arenden == sorted(arenden)
    assert len({nummer for _tid, nummer in arenden}) == ANTAL
    for serie in Nummerserie.objects.all():
        made = Handelse.objects.filter(typ=Handelsetyp.ARENDE_SKAPAT, tid__year=serie.kalenderar)
        assert serie.senaste == made.count() == made.values("arende").distinct().count()


def test_events_are_numbered_without_holes_in_order_of_time() -> None:
    handelser = list(Handelse.objects.order_by("pk").values_list("pk", "tid"))
    assert [tid for _pk, tid in handelser] == sorted(tid for _pk, tid in handelser)
    assert handelser[-1][0] - handelser[0][0] == len(handelser) - 1


def test_new_rows_get_ids_after_the_filled_ones() -> None:
    for modell, fields in ((Person, {"namn": "Ny Testsson"}), (Handelse, {"typ": "antecknat", "tid": NU})):
        newest = modell.objects.order_by("-pk").first()
        made = [modell.objects.create(**fields).pk for _ in range(2)]
        assert made == [newest.pk + 1, newest.pk + 2]


def test_a_case_keeps_its_history_under_its_own_number() -> None:
    arenden = Arende.objects.filter(sammanslaget_med=None)
    told = Arende.history.filter(id__in=arenden).values_list("id").annotate(antal=Count("pk"), hogst=Max("version"))
    assert {(pk, antal, hogst) for pk, antal, hogst in told} == set(arenden.values_list("pk", "version", "version"))
    numbers = dict(Arende.objects.values_list("pk", "nummer"))
    assert all(numbers[pk] == nummer for pk, nummer in Arende.history.values_list("id", "nummer"))


def test_the_people_of_each_edition_are_others() -> None:
    personer = Person.objects.exclude(epost="")
    assert personer.values("epost").distinct().count() == personer.count()
    assert not personer.exclude(epost__endswith="@invanare.example").exists()
    same = sum(len(set(namn)) < UPPLAGOR / 2 for namn in _per_original(Person, "namn").values())
    assert same < Person.objects.count() / UPPLAGOR / 10


def test_nobody_has_a_personnummer_of_another() -> None:
    nummer = [n for namn in _per_original(Person, "personnummer").values() for n in namn]
    with_one = [n for n in nummer if n]
    assert len(with_one) == len(set(with_one)) > UPPLAGOR
    assert all(bool(a) == bool(b) for namn in _per_original(Person, "personnummer").values() for a, b in zip(namn, namn[1:], strict=False))


def test_a_case_and_a_call_name_the_person_who_is_theirs() -> None:
    known = Inlamnare.objects.exclude(person=None)
    assert not known.exclude(namn=F("person__namn"), epost=F("person__epost"), adress=F("person__adress")).exists()
    assert not Inlamnare.objects.filter(is_anonym=True).exclude(namn="", epost="", adress="").exists()
    assert not Ateruppringning.objects.exclude(namn=F("person__namn")).exists()
    assert not Telefonmeddelande.objects.exclude(kontakt__person=None).exclude(fran_namn=F("kontakt__person__namn")).exists()


def test_every_contact_has_its_key_and_every_case_the_code_of_its_contact() -> None:
    for pk, nyckel in Kontakt.objects.values_list("pk", "nyckel"):
        assert str(nyckel) == f"{NYCKELSERIE}{pk:012x}"
    for arende in Arende.objects.prefetch_related("fragor__kontakt"):
        nyckel = next(f.kontakt.nyckel for f in arende.fragor.all() if not f.is_om_arende)
        assert arende.foljkod_hash == hash_secret(derive_code(nyckel, 0))


def test_editions_of_a_case_read_differently_and_a_question_has_the_words_of_its_case() -> None:
    assert any(len(set(texts)) > 1 for texts in _per_original(Arende, "text").values())
    told = Counter(Arende.objects.values_list("arendetyp", "text"))
    assert sum(antal == UPPLAGOR for antal in told.values()) > ANTAL / UPPLAGOR * 0.9
    asked = Fraga.objects.filter(arende__isnull=False, is_om_arende=False)
    assert not asked.exclude(text=F("arende__text")).exists()
    for mening, text in Ateruppringning.objects.values_list("arendemening", "arende__text"):
        assert text.startswith(mening)


def test_a_question_about_a_case_names_that_case() -> None:
    fragor = Fraga.objects.filter(is_om_arende=True).values_list("text", "arende__nummer")
    assert fragor and all(I_TEXT.findall(text) == [nummer] for text, nummer in fragor)
    for note, arende in Anteckning.objects.filter(text__contains="slagits ihop").values_list("text", "arende"):
        merged = Arende.objects.filter(nummer__in=I_TEXT.findall(note)).values_list("sammanslaget_med", flat=True)
        assert set(merged) <= {arende}


def _per_original(modell: type[models.Model], field: str) -> dict[int, list]:
    """The values of each simulated row in all its editions."""
    found: dict[int, list] = {}
    for pk, value in modell.objects.order_by("pk").values_list("pk", field):
        found.setdefault((pk - 1) // UPPLAGOR, []).append(value)
    return found
