"""What the database refuses of offices and their hours."""

from datetime import date

import pytest
from django.db import IntegrityError

from servicekontor.models import Kontor, Oppettidsslag, Veckor
from tests.factories_kontor import make_kontor, make_oppettid, make_oppetundantag, make_resurs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("falt", "regel"),
    [
        ({"latitud": 59.1}, "kontor_hel_position"),
        ({"latitud": 91.0, "longitud": 17.0}, "kontor_hel_position"),
        ({"adress": ""}, "kontor_fast_har_adress"),
        ({"oppnar": date(2026, 5, 2), "sista_dag": date(2026, 5, 1), "ersattning": "Bussen."}, "kontor_oppnar_fore_sista_dag"),
        ({"sista_dag": date(2026, 5, 1)}, "kontor_avvecklat_har_ersattning"),
    ],
)
def test_an_office_is_refused_that_has(falt: dict, regel: str) -> None:
    with pytest.raises(IntegrityError, match=regel):
        make_kontor(**falt)


def test_a_mobile_office_needs_no_address() -> None:
    assert make_kontor("bussen", slag=Kontor.Slag.MOBILT, ort="", adress="").pk


def test_an_office_is_not_replaced_by_itself() -> None:
    kontor = make_kontor()
    with pytest.raises(IntegrityError, match="kontor_ersatts_av_annat"):
        Kontor.objects.filter(pk=kontor.pk).update(ersatts_av=kontor)


def test_hours_that_overlap_are_refused() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "09:00", "16:00")
    with pytest.raises(IntegrityError, match="oppettid_overlappar_inte"):
        make_oppettid(kontor, 0, "15:00", "18:00", slag=Oppettidsslag.OBEMANNAT)


@pytest.mark.parametrize(
    "falt",
    [
        {"veckodag": 1},
        {"veckor": Veckor.UDDA},
        {"galler_fran": date(2026, 7, 1)},
        {"fran": "16:00", "till": "18:00"},
        {"slag": Oppettidsslag.LOKALEN},
    ],
    ids=["another weekday", "the other weeks", "after the first has ended", "right after", "the host's own"],
)
def test_hours_do_not_overlap_those_of(falt: dict) -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "09:00", "16:00", veckor=Veckor.JAMNA, galler_till=date(2026, 6, 30))
    assert make_oppettid(kontor, **{"veckor": Veckor.JAMNA, **falt}).pk


@pytest.mark.parametrize(
    ("falt", "regel"),
    [
        ({"fran": "16:00", "till": "09:00"}, "oppettid_framat"),
        ({"fran": "09:00:30"}, "oppettid_hela_minuter"),
        ({"veckodag": 7}, "oppettid_veckodag"),
        ({"galler_till": date(2025, 12, 31)}, "oppettid_galler_framat"),
    ],
)
def test_hours_are_refused_that_are(falt: dict, regel: str) -> None:
    with pytest.raises(IntegrityError, match=regel):
        make_oppettid(make_kontor(), **falt)


def test_a_date_has_one_exception_of_each_kind() -> None:
    kontor = make_kontor()
    make_oppetundantag(kontor, date(2026, 5, 4))
    with pytest.raises(IntegrityError, match="oppetundantag_ett_per_datum"):
        make_oppetundantag(kontor, date(2026, 5, 4), "09.00–11.00")


def test_two_things_at_an_office_have_two_names() -> None:
    kontor = make_kontor()
    make_resurs(kontor)
    with pytest.raises(IntegrityError, match="resurs_namn_per_kontor"):
        make_resurs(kontor)


def test_a_room_has_at_least_one_place() -> None:
    with pytest.raises(IntegrityError, match="resurs_har_plats"):
        make_resurs(make_kontor(), platser=0)
