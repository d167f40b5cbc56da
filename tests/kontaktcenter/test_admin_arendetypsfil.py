"""Case types out to a file and in from one: looked through, confirmed, all or nothing."""

import csv
import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kontaktcenter.models import Anvandare, Arendetyp, Foljdfraga
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_foljdfraga
from tests.kontaktcenter.adminsida import sign_in, url

pytestmark = pytest.mark.django_db
Rad = dict[str, str]


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser, in a municipality where somebody answers."""
    make_anvandare("kommunvagledare", make_center())
    make_anvandare("handlaggare", make_enhet())
    return sign_in(client, administrator)


@pytest.fixture
def bygglov() -> Arendetyp:
    arendetyp = make_arendetyp(hjalptext="Rad ett.\r\nRad två.", sokord=["carport", "=altan"], oversattningar={"en": {"namn": "Permit"}})
    make_foljdfraga(arendetyp, slag="val", vagledning="Fråga först.")
    return arendetyp


def fetch(klient: Client) -> list[Rad]:
    text = klient.get(url("arendetyp", "hamta")).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def table(*rader: Rad) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, rader[0], delimiter=";")
    writer.writeheader()
    writer.writerows(rader)
    return out.getvalue().encode()


def look(klient: Client, data: bytes) -> HttpResponse:
    return klient.post(url("arendetyp", "fil"), {"fil": SimpleUploadedFile("typer.csv", data)})


def confirm(klient: Client, page: HttpResponse) -> HttpResponse:
    """Send what the page holds, with line ends as a browser writes them."""
    innehall = page.context["innehall"].replace("\n", "\r\n")
    return klient.post(url("arendetyp", "fil"), {"innehall": innehall, "sedd": page.context["inlasning"].marke})


def test_what_is_fetched_changes_nothing_when_it_is_read_in(klient: Client, bygglov: Arendetyp) -> None:
    page = look(klient, klient.get(url("arendetyp", "hamta")).content)
    assert page.context["inlasning"].fel == []
    assert "Filen ändrar ingenting" in page.content.decode()


def test_a_change_is_shown_first_and_done_when_it_is_confirmed(klient: Client, bygglov: Arendetyp) -> None:
    page = look(klient, table({"kod": bygglov.kod, "svar inom": "7"}))
    assert "Svar inom" in page.content.decode()
    assert Arendetyp.objects.get().svarsfrist == bygglov.svarsfrist
    assert confirm(klient, page).status_code == 302
    assert Arendetyp.objects.get().svarsfrist == 7


def test_the_change_stands_in_the_history_by_the_one_who_made_it(klient: Client, bygglov: Arendetyp, administrator: Anvandare) -> None:
    confirm(klient, look(klient, table({"kod": bygglov.kod, "namn": "Bygglov, nytt namn"})))
    assert bygglov.history.first().history_user == administrator


def test_a_whole_case_type_is_made_anew_from_its_row(klient: Client, bygglov: Arendetyp) -> None:
    [rad] = fetch(klient)
    confirm(klient, look(klient, table({**rad, "kod": "ny-typ", "namn": "Ny typ"})))
    ny = Arendetyp.objects.get(kod="ny-typ")
    assert (ny.sokord, ny.oversattningar, ny.hjalptext) == (bygglov.sokord, bygglov.oversattningar, "Rad ett.\nRad två.")
    fraga = ny.foljdfragor.get()
    assert (fraga.slag, fraga.vagledning, len(fraga.alternativ)) == ("val", "Fråga först.", 2)


def test_a_question_that_is_left_out_is_no_longer_asked_and_one_that_stays_keeps_its_row(klient: Client, bygglov: Arendetyp) -> None:
    stays = bygglov.foljdfragor.get()
    make_foljdfraga(bygglov, "gata", ordning=1)
    [rad] = fetch(klient)
    fragor = rad["följdfrågor"][: rad["följdfrågor"].index(', {"nyckel": "gata"')] + "]"
    confirm(klient, look(klient, table({"kod": bygglov.kod, "följdfrågor": fragor})))
    assert Foljdfraga.objects.get().pk == stays.pk


@pytest.mark.parametrize(
    ("kolumn", "cell", "mening"),
    [
        ("ansvarig enhet", "finns-inte", "Ansvarig enhet: ”finns-inte” finns inte"),
        ("svar inom", "0", "måste ha en frist"),
        ("svar inom", "snart", "Svar inom: Skriv ett helt tal."),
        ("svar inom", "9" * 400, "Svar inom: Skriv ett helt tal."),
        ("används", "kanske", "Används: Skriv ja eller nej."),
        ("slag", "annat", "Slag: Välj bland"),
        ("namn", "", "Namn: "),
        ("namn", "x" * 200, "Namn: "),
        ("följdfrågor", "[{", "Följdfrågor: Texten är inte giltig JSON."),
        ("följdfrågor", '[{"nyckel": "a", "text": "A?", "slag": "val", "alternativ": [{"varde": []}]}]', "inte rätt skriven"),
        ("följdfrågor", '[{"nyckel": "a", "text": "A?", "slag": "val"}]', "måste ha svarsalternativ"),
        ("översättningar", '{"xx": 1}', "Översättningar: "),
        ("översättningar", '{"en": {"namn": "\\ud800"}}', "Översättningar: "),
        ("översättningar", '{"en": {"namn": "a\\u0000b"}}', "Översättningar: "),
        ("följdfrågor", '[{"nyckel": "a\\u0000", "text": "A?"}]', "Följdfrågor: "),
        ("kräver personnummer", "ja", "kan inte lämnas anonymt"),
        ("namn", "Byg\x07glov", "Namn: Texten innehåller osynliga tecken"),
        ("namn", "Bygglov\u202egnirts", "Namn: Texten innehåller osynliga tecken"),
        ("namn", "Bygglov\u2067", "Namn: Texten innehåller osynliga tecken"),
        ("namn", "Två\nrader", "Namn: Texten ska stå på en rad."),
        ("hjälptext", "Rad\u2028två", "Hjälptext: Texten innehåller osynliga tecken"),
        ("sökord", "altan | car\x1bport", "Sökord: Texten innehåller osynliga tecken"),
        ("översättningar", '{"en": {"namn": "a\\u202eb"}}', "Översättningar: Texten innehåller osynliga tecken"),
        ("följdfrågor", '[{"nyckel": "a", "text": "A\\u0007?"}]', "Följdfrågor: Texten innehåller osynliga tecken"),
    ],
)
def test_a_wrong_cell_is_told_with_its_row_and_nothing_is_read_in(
    klient: Client, bygglov: Arendetyp, kolumn: str, cell: str, mening: str
) -> None:
    make_arendetyp("sopor")
    rader = [{"kod": "sopor", kolumn: dict(fetch(klient)[0])[kolumn]}, {"kod": bygglov.kod, kolumn: cell}]
    page = look(klient, table(*rader))
    assert page.status_code == 400
    assert "Rad 3." in page.content.decode() and mening in page.content.decode()
    assert "sedd" not in page.content.decode().split("<form")[-1]


def test_one_wrong_row_stops_all_the_others(klient: Client, bygglov: Arendetyp) -> None:
    data = table({"kod": bygglov.kod, "namn": "Nytt namn"}, {"kod": "okand", "namn": ""})
    klient.post(url("arendetyp", "fil"), {"innehall": data.decode(), "sedd": "x"})
    assert Arendetyp.objects.get().namn == bygglov.namn


def test_what_would_leave_a_case_without_somebody_who_answers_is_refused_as_in_the_form(klient: Client, bygglov: Arendetyp) -> None:
    make_enhet("tom", namn="Tomma enheten")
    page = look(klient, table({"kod": bygglov.kod, "ansvarig enhet": "tom"}))
    assert page.status_code == 400 and "Tomma enheten" in page.content.decode()
    assert Arendetyp.objects.get().ansvarig_enhet == bygglov.ansvarig_enhet


def test_what_has_changed_since_it_was_looked_through_is_not_overwritten(klient: Client, bygglov: Arendetyp) -> None:
    page = look(klient, table({"kod": bygglov.kod, "svar inom": "7"}))
    Arendetyp.objects.update(svarsfrist=9)
    assert confirm(klient, page).status_code == 409
    assert Arendetyp.objects.get().svarsfrist == 9


@pytest.mark.parametrize(
    ("data", "mening"),
    [
        (b"", "tom"),
        (b"PK\x03\x04\x00\x00", "ingen CSV-fil"),
        (b"kod;farg\nx;y\n", "är inte känd"),
        (b"namn\nx\n", "kolumnen ”kod”"),
        (b"kod;kod\nx;y\n", "bara en gång"),
        (b"kod\n", "inga ärendetyper"),
        (b"kod\nx\nx\n", "står redan på rad 2"),
        (b'kod\n"' + b"x" * 200_000, "CSV"),
        (b"kod\n" + b"x" * 1_100_000, "högst 1 MB"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(klient: Client, data: bytes, mening: str) -> None:
    page = look(klient, data)
    assert page.status_code == 400 and mening in page.content.decode()


def test_a_file_from_excel_on_a_swedish_computer_is_read(klient: Client, bygglov: Arendetyp) -> None:
    page = look(klient, f"kod;hjälptext\n{bygglov.kod};Åäö\n".encode("cp1252"))
    confirm(klient, page)
    assert Arendetyp.objects.get().hjalptext == "Åäö"


def test_no_cell_is_taken_for_a_formula(klient: Client, make_risky: Callable[[], Arendetyp]) -> None:
    make_risky()
    assert fetch(klient)[0]["namn"] == "'=1+1"
    assert "Filen ändrar ingenting" in look(klient, klient.get(url("arendetyp", "hamta")).content).content.decode()


@pytest.fixture
def make_risky() -> Callable[[], Arendetyp]:
    return lambda: make_arendetyp(namn="=1+1")


def test_a_row_of_an_unknown_code_says_only_what_a_new_case_type_needs(klient: Client, bygglov: Arendetyp) -> None:
    [fel] = look(klient, table({"kod": "bygglvo", "svar inom": "7", "slag": "okänt"})).context["inlasning"].fel
    assert fel.mening.startswith("Koden ”bygglvo” finns inte; en ny ärendetyp behöver också namn, ämne, ägande center, ansvarig enhet")
    assert "svar inom" not in fel.mening


def count_queries(klient: Client) -> int:
    data = klient.get(url("arendetyp", "hamta")).content
    with CaptureQueriesContext(connection) as queries:
        assert "Filen ändrar ingenting" in look(klient, data).text
    return len(queries)


def test_an_unchanged_file_costs_no_more_queries_the_longer_it_is(klient: Client, bygglov: Arendetyp) -> None:
    few = count_queries(klient)
    for number in range(3):
        arendetyp = make_arendetyp(f"typ-{number}", namn=f"Typ {number}")
        make_foljdfraga(arendetyp, "ett")
        make_foljdfraga(arendetyp, "tva")
    assert count_queries(klient) <= few


def test_the_trial_locks_no_case_type(klient: Client, bygglov: Arendetyp) -> None:
    with CaptureQueriesContext(connection) as trial:
        page = look(klient, table({"kod": bygglov.kod, "svar inom": "7"}))
    with CaptureQueriesContext(connection) as change:
        assert confirm(klient, page).status_code == 302
    assert [any("FOR UPDATE" in query["sql"] for query in queries) for queries in (trial, change)] == [False, True]
