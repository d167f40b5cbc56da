"""What each page of a form takes and refuses."""

from datetime import date

import pytest
from django.http import QueryDict

from arenden.forms.medborgare.kontakt import Kontaktsida
from arenden.forms.medborgare.plats import Platssida
from arenden.forms.medborgare.sidor import Fragesida, Typsida
from arenden.forms.medborgare.steg import Rad, Stegform
from arenden.models import Formular
from kontaktcenter.medborgare.foljdfragor import Fragafalt
from kontaktcenter.models import Foljdfraga
from tests.factories import make_amne, make_arendetyp, make_foljdfraga

pytestmark = pytest.mark.django_db
Slag = Foljdfraga.Slag


def make_form(cls: type[Stegform], query: str, **falt) -> Stegform:
    formular = Formular.objects.create(dorr="e_tjanst", arendetyp=make_arendetyp(**falt))
    return cls(QueryDict(query), formular=formular)


def errors_of(form: Stegform) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in form.errors.items()}


@pytest.mark.parametrize(
    "written",
    [
        "070-1740605",
        "070 174 06 05",
        "0701740605",
        "+46701740605",
        "+46 70 174 06 05",
        "0046701740605",
        "+46 (0)70-174 06 05",
        "070/174 06 05",
        "070.174.06.05",
        " 070-174 0605 ",
    ],
)
def test_a_telephone_number_is_taken_in_any_writing(written: str) -> None:
    query = QueryDict(mutable=True)
    query.update({"vem": "uppgifter", "telefon": written})
    form = Kontaktsida(query, formular=Formular.objects.create(dorr="e_tjanst", arendetyp=make_arendetyp()))
    assert form.is_valid(), form.errors
    assert form.person().telefon == "+46701740605"


@pytest.mark.parametrize("written", ["ring mig", "12", "070-17406051234567890", "0701740605" * 10])
def test_a_telephone_number_that_cannot_be_called_is_refused(written: str) -> None:
    form = make_form(Kontaktsida, f"vem=uppgifter&telefon={written}")
    assert form.errors["telefon"]


@pytest.mark.parametrize("written", ["19811218-9876", "811218-9876", "198112189876", "811218+9876", "19811218 9876"])
def test_a_personnummer_is_taken_in_any_writing(written: str) -> None:
    query = f"namn=Maja&telefon=070-1740605&personnummer={written.replace('+', '%2B')}"
    form = make_form(Kontaktsida, query, requires_personnummer=True, allows_anonymous=False)
    assert form.is_valid(), form.errors
    assert form.person().personnummer in ("198112189876", "188112189876")


@pytest.mark.parametrize("written", ["19811218-9877", "abc", "19811318-9876", "20991218-9876", "1" * 100, "ett%00två"])
def test_a_wrong_personnummer_is_refused_in_plain_words(written: str) -> None:
    query = f"namn=Maja&telefon=070-1740605&personnummer={written}"
    form = make_form(Kontaktsida, query, requires_personnummer=True, allows_anonymous=False)
    assert len(form.errors["personnummer"]) == 1


def test_a_personnummer_is_not_asked_for_where_none_is_needed() -> None:
    form = make_form(Kontaktsida, "vem=uppgifter&telefon=070-1740605&personnummer=19811218-9876")
    assert form.is_valid()
    assert form.person().personnummer == ""


def test_details_of_somebody_who_chose_to_be_anonymous_are_not_kept() -> None:
    form = make_form(Kontaktsida, "vem=anonym&namn=Anna&telefon=070-1740605&epost=fel")
    assert form.is_valid()
    assert form.person() is None
    assert form.typed() == {"vem": ["anonym"]}


def test_a_case_that_cannot_be_anonymous_needs_a_name_and_a_way_to_reach() -> None:
    form = make_form(Kontaktsida, "vem=anonym", allows_anonymous=False)
    assert errors_of(form) == {"namn": ["Skriv ditt namn."]}
    form = make_form(Kontaktsida, "namn=Anna", allows_anonymous=False)
    assert errors_of(form) == {"telefon": ["Skriv ett telefonnummer eller en e-postadress."]}


def test_a_receipt_by_mail_needs_an_address() -> None:
    form = make_form(Kontaktsida, "vem=uppgifter&telefon=070-1740605&wants_mejl=on")
    assert errors_of(form) == {"epost": ["Skriv en e-postadress att mejla till, eller ta bort krysset för mejl."]}


@pytest.mark.parametrize(
    ("query", "falt"),
    [
        ("", "plats"),
        ("lat=59.3", "lon"),
        ("lon=18", "lat"),
        ("lat=91&lon=18", "lat"),
        ("lat=59&lon=181", "lon"),
        ("lat=nan&lon=18", "lat"),
        ("lat=inf&lon=18", "lat"),
        ("lat=norr&lon=18", "lat"),
        (f"plats={'x' * 201}", "plats"),
        ("plats=a%00b", "plats"),
    ],
)
def test_a_place_that_is_none_is_refused(query: str, falt: str) -> None:
    assert list(make_form(Platssida, query).errors) == [falt]


@pytest.mark.parametrize("query", ["plats=Storgatan+5", "lat=59,32&lon=18.07", "lat=-33.9&lon=−70", "lat=0&lon=0"])
def test_words_or_a_pin_are_a_place(query: str) -> None:
    form = make_form(Platssida, query)
    assert form.is_valid(), form.errors
    assert form.place()


@pytest.mark.parametrize(
    ("slag", "written", "answer"),
    [
        (Slag.TEXT, "17 b", "17 b"),
        (Slag.LANGTEXT, "Rad ett\r\nrad två", "Rad ett\r\nrad två"),
        (Slag.VAL, "ja", "ja"),
        (Slag.FLERVAL, ["ja", "nej"], ["ja", "nej"]),
        (Slag.DATUM, "2026-12-04", date(2026, 12, 4).isoformat()),
        (Slag.TAL, "1 234,5", 1234.5),
        (Slag.JA_NEJ, "nej", False),
        (Slag.TELEFON, "070-1740605", "+46701740605"),
        (Slag.EPOST, "anna@testsson.example", "anna@testsson.example"),
    ],
)
def test_each_kind_of_question_takes_its_answer(slag: str, written: str, answer: object) -> None:
    assert Fragafalt(make_foljdfraga(make_arendetyp(), slag=slag)).clean(written) == answer


@pytest.mark.parametrize(
    ("slag", "written"),
    [
        (Slag.TEXT, "x" * 301),
        (Slag.TEXT, "a\0b"),
        (Slag.VAL, "kanske"),
        (Slag.FLERVAL, ["ja", "kanske"]),
        (Slag.DATUM, "i morgon"),
        (Slag.DATUM_FORE, "2099-12-04"),
        (Slag.DATUM_EFTER, "2020-12-04"),
        (Slag.TAL, "många"),
        (Slag.JA_NEJ, "kanske"),
        (Slag.TELEFON, "ring"),
        (Slag.EPOST, "fel"),
        (Slag.LANGTEXT, "x" * 100_000),
    ],
)
def test_each_kind_of_question_refuses_what_is_no_answer(slag: str, written: str) -> None:
    fraga = make_foljdfraga(make_arendetyp(), slag=slag)
    form = Fragesida(QueryDict(mutable=True), formular=Formular(arendetyp=fraga.arendetyp), fragor=[fraga])
    form.data.setlist(f"svar_{fraga.nyckel}", written if isinstance(written, list) else [written])
    [mening] = form.errors[fraga.nyckel]
    assert fraga.text not in mening


def test_the_summary_reads_answers_in_the_language_of_the_page() -> None:
    fraga = make_foljdfraga(make_arendetyp(), slag=Slag.FLERVAL, text="Vad?")
    formular = Formular(arendetyp=fraga.arendetyp)
    form = Fragesida(QueryDict("svar_fastighet=ja&svar_fastighet=nej"), formular=formular, fragor=[fraga])
    assert form.is_valid()
    assert form.rader() == [Rad("Vad?", "Ja, Nej")]


def test_the_number_is_shown_as_people_write_it() -> None:
    form = make_form(Kontaktsida, "vem=uppgifter&telefon=070 174 06 91")
    assert form.is_valid() and "070-174 06 91" in [rad.svar for rad in form.rader()]


def test_faults_to_choose_from_stand_in_the_order_of_the_alphabet() -> None:
    for kod, namn, amne in [("v", "Vattenläcka", "a"), ("g", "Äng som brinner", "a"), ("k", "Klotter", "b"), ("o", "Åverkan", "b")]:
        make_arendetyp(kod, namn=namn, slag="felanmalan", is_public=True, amne=make_amne(amne, namn=amne))
    form = Typsida(formular=Formular(dorr="felanmalan"))
    assert [namn for _kod, namn in form.fields["annan"].widget.choices[1:]] == ["Klotter", "Vattenläcka", "Åverkan", "Äng som brinner"]
