"""What the database itself refuses and what a text in use is."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kunskapsbank.models import Artikelhandelse, Artikeltext, Kunskapslucka, Revision
from kunskapsbank.status import Farskhet, Handelsetyp, Lage, Malgrupp
from tests.factories import make_anvandare
from tests.factories_kunskap import make_artikel, make_artikeltext, make_revision, make_samling

pytestmark = pytest.mark.django_db


def test_a_text_has_one_open_revision() -> None:
    text = make_artikel().texter.get()
    make_revision(text, lage=Lage.UTKAST)
    with pytest.raises(IntegrityError, match="revision_en_oppen"):
        make_revision(text, lage=Lage.GRANSKAS)


def test_a_text_has_one_published_revision() -> None:
    text = make_artikel().texter.get()
    draft = make_revision(text)
    with pytest.raises(IntegrityError, match="revision_en_publicerad"):
        Revision.objects.filter(pk=draft.pk).update(lage=Lage.PUBLICERAD, publicerad=text.publicerad.publicerad)


def test_an_article_has_one_text_per_language() -> None:
    with pytest.raises(IntegrityError, match="artikeltext_ett_per_sprak"):
        make_artikeltext(make_artikel(), "sv")


def test_an_event_of_the_base_is_never_changed() -> None:
    handelse = Artikelhandelse.objects.create(typ=Handelsetyp.SKAPAD)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Artikelhandelse.objects.filter(pk=handelse.pk).update(sprak="en")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        handelse.delete()


def test_a_gap_is_not_closed_by_nothing() -> None:
    with pytest.raises(IntegrityError, match="lucka_atgardad_har_artikel|lucka_stangd_nar_klar"):
        Kunskapslucka.objects.create(rubrik="Hundrastgård?", lage=Kunskapslucka.Lage.ATGARDAD)


@pytest.mark.parametrize(
    "falt",
    [
        {"lage": Lage.GRANSKAS},
        {"giltig_fran": date(2098, 1, 1)},
        {"giltig_till": date(2026, 1, 2)},
        {"indragen": "2026-01-02T08:00:00Z"},
        {"malgrupp": Malgrupp.INTERN},
    ],
    ids=["unpublished", "not yet", "no longer", "withdrawn", "internal"],
)
def test_a_citizen_reads_no_text_that_is(falt: dict) -> None:
    make_artikel(**falt)
    assert not Artikeltext.objects.public().exists()


def test_the_staff_read_what_is_internal() -> None:
    artikel = make_artikel(malgrupp=Malgrupp.INTERN)
    assert list(Artikeltext.objects.readable_by(make_anvandare())) == [artikel.texter.get()]


def test_trial_collections_can_be_kept_from_citizens(settings) -> None:
    make_artikel(samling=make_samling("prov", is_prov=True))
    settings.KC_PROVSAMLINGAR_PUBLIKA = False
    assert not Artikeltext.objects.public().exists()


@pytest.mark.parametrize(
    ("senast", "farskhet"),
    [
        (date(2026, 3, 26), Farskhet.AKTUELL),
        (date(2026, 3, 25), Farskhet.SNART),
        (date(2026, 3, 11), Farskhet.SNART),
        (date(2026, 3, 10), Farskhet.FORFALLEN),
        (date(2026, 2, 9), Farskhet.FORFALLEN),
        (date(2026, 2, 8), Farskhet.INAKTUELL),
    ],
)
def test_the_freshness_of_an_article_follows_its_review_date(senast: date, farskhet: Farskhet) -> None:
    assert make_artikel(granskas_senast=senast).farskhet(date(2026, 3, 11)) == farskhet
