"""The directory of employees."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from arenden.telefonkatalog import find_employee, find_help, search_katalog
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare, Arbetstidskalender
from tests.factories import make_anvandare, make_center, make_enhet, make_kalender, make_kompetens, make_medlemskap
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db


def make_olle(**falt) -> Anvandare:
    new = {"first_name": "Olle", "last_name": "Provberg", "titel": "driftledare", "telefon": "08-465 004 41", "sprak": ["sv", "fi"], **falt}
    olle = make_anvandare("handlaggare", make_enhet("gata", namn="Gatuenheten"), username="olle", **new)
    olle.kompetenser.add(make_kompetens("Belysning"))
    return olle


def make_alltid_oppet() -> Arbetstidskalender:
    kalender = make_kalender("Dygnet runt", is_helgstangd=False)
    kalender.intervaller.all().delete()
    for dag in range(7):
        kalender.intervaller.create(veckodag=dag, fran=time(0), till=time(0))
    return kalender


def names(text: str) -> list[str]:
    return [str(post.anvandare) for post in search_katalog(text)]


@pytest.mark.parametrize(
    "text", ["olle", "PROVBERG", "driftled", "gatuenheten", "belysning", "finska", "00441", "08-46500441", "olle gatu"]
)
def test_an_employee_is_found_by_whatever_is_known(text) -> None:
    make_olle()
    make_anvandare("handlaggare", username="annan")
    assert names(text) == ["Olle Provberg"]


@pytest.mark.parametrize("text", ["olle bygglov", "arabiska", "99999", "%", "xyz"])
def test_what_does_not_fit_finds_nobody(text) -> None:
    make_olle()
    assert names(text) == []


@pytest.mark.parametrize("text", ["", "   ", "x" * 101])
def test_a_search_for_nothing_is_refused(text) -> None:
    with pytest.raises(Inmatningsfel):
        search_katalog(text)


def test_who_has_left_is_not_in_the_directory() -> None:
    make_olle(is_active=False)
    former = make_anvandare(None, first_name="Förra", last_name="Testsson")
    make_medlemskap(former, "handlaggare", make_enhet(), till=date(2021, 1, 1))
    assert names("provberg") + names("testsson") == []


def test_a_card_tells_place_skills_and_what_the_person_does_now() -> None:
    make_olle(narvaro=Anvandare.Narvaro.MOTE, narvaro_till=timezone.now() + timedelta(hours=1))
    [post] = search_katalog("olle")
    assert (post.placering, post.kan, post.is_reachable) == ("driftledare, Gatuenheten", "Belysning, finska", False)
    assert post.narvaro.text.startswith("I möte till")


def test_whose_unit_is_closed_has_left() -> None:
    kalender = make_kalender("Aldrig öppet")
    kalender.intervaller.all().delete()
    make_anvandare("handlaggare", make_enhet("stangd", kalender=kalender), username="olle", first_name="Olle")
    [post] = search_katalog("olle")
    assert (post.narvaro.text, post.is_reachable) == ("Gått för dagen", False)


def test_a_search_costs_one_query(django_assert_num_queries) -> None:
    for number in range(5):
        make_olle() if not number else make_anvandare("handlaggare", make_enhet("gata"), username=f"gata{number}")
    with django_assert_num_queries(1):
        assert len(search_katalog("gatu")) == 5


def test_a_whole_name_finds_those_who_are_called_so() -> None:
    olle = make_olle()
    assert find_employee(" olle  PROVBERG ") == find_employee("olle") == [olle]
    assert find_employee("Provberg") == []


def test_help_is_found_by_language_competence_and_unit_those_who_can_be_reached_first() -> None:
    agent, center = make_agent(), make_center(kalender=make_alltid_oppet())
    busy = make_anvandare("kommunvagledare", center, username="upptagen", sprak=["ar"], narvaro=Anvandare.Narvaro.SAMTAL)
    free = make_anvandare("kommunvagledare", center, username="ledig", sprak=["ar"])
    free.kompetenser.add(make_kompetens("Gatubelysning"))
    olle = make_olle()
    hjalp = find_help(centers=[center.pk], unless=agent, enhet=make_enhet("gata"), text="Trasig gatubelysning", sprak="ar")
    assert [p.anvandare for p in hjalp.sprakkunniga] == [free, busy]
    assert [p.anvandare for p in hjalp.kunniga] == [free]
    assert [p.anvandare for p in hjalp.enhetens] == [olle]


def test_nobody_is_sought_for_swedish() -> None:
    assert find_help(centers=[make_center().pk], unless=make_agent(), sprak="sv").sprakkunniga == []
