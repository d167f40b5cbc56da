"""Photos and other files that wait with a form: kept as they come, each refusal said of its own file."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from arenden.models import Bilaga, Formularfil
from kontaktcenter.models import Foljdfraga
from tests.arenden.medborgare.medborgare import Medborgare, make_photo
from tests.factories import make_arendetyp, make_foljdfraga

pytestmark = pytest.mark.django_db
EXE = SimpleUploadedFile("foto.jpg", b"MZ\x90\x00\x03" + bytes(500), "image/jpeg")


@pytest.fixture
def at_files(medborgare: Medborgare) -> Medborgare:
    """Somebody who has come to the page for files."""
    make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan")
    medborgare.begin("lampa")
    assert medborgare.address.endswith("/filer/")
    return medborgare


def test_a_photo_goes_along_with_the_case(at_files: Medborgare) -> None:
    arende = at_files.send(svar_fil=make_photo()).finish()
    assert list(arende.bilagor.values_list("filnamn", "innehallstyp", "is_from_medborgare")) == [("foto.jpg", "image/jpeg", True)]


def test_a_photo_loses_what_it_says_of_where_it_was_taken(at_files: Medborgare) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kameran"
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "JPEG", exif=exif)
    at_files.send(svar_fil=SimpleUploadedFile("foto.jpg", out.getvalue()))
    with Formularfil.objects.get().fil.open() as kept:
        assert not Image.open(kept).getexif()


@pytest.mark.parametrize(
    ("fil", "mening"),
    [
        (EXE, "foto.jpg: Filen är av ett slag som vi inte kan ta emot."),
        (SimpleUploadedFile("stor.jpg", b"\xff\xd8\xff" + bytes(40_000_000)), "stor.jpg: Filen är för stor: 40 MB."),
        (SimpleUploadedFile("tom.jpg", b""), "tom.jpg: Filen är tom."),
        (SimpleUploadedFile("trasig.jpg", make_photo((300, 300)).read()[:700]), "trasig.jpg: Bilden är skadad"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_the_good_one_kept(
    at_files: Medborgare, fil: SimpleUploadedFile, mening: str
) -> None:
    fil.seek(0)
    at_files.send(svar_fil=[make_photo(name="bra.jpg"), fil])
    assert at_files.page.status_code == 400
    assert mening in at_files.text
    assert [f.filnamn for f in Formularfil.objects.all()] == ["bra.jpg"]
    assert at_files.send().address.endswith("/kontakt/")


@pytest.mark.parametrize("fil", [EXE, SimpleUploadedFile("stor.jpg", b"\xff\xd8\xff" + bytes(16_000_000))], ids=["kind", "size"])
def test_a_refusal_is_told_again_in_the_language_that_is_chosen_after_it(at_files: Medborgare, fil: SimpleUploadedFile) -> None:
    fil.seek(0)
    at_files.send(svar_fil=fil)
    assert at_files.page.status_code == 400
    for language, words in (("en", f"{fil.name}: The file is"), ("ar", f"\u2068{fil.name}\u2069: "), ("sv", f"{fil.name}: Filen är")):
        at_files.client.post("/sprak/", {"language": language})
        at_files.send(gor="", language=language)
        assert at_files.page.status_code == 200 and at_files.text.count(words) == 2


def test_a_photo_refused_with_the_choice_of_colours_is_told_of(at_files: Medborgare) -> None:
    EXE.seek(0)
    at_files.send(gor="", fargschema="dark", svar_fil=[make_photo(name="bra.jpg"), EXE])
    assert "foto.jpg: Filen är av ett slag" in at_files.text and "bra.jpg" in at_files.text


def test_a_refusal_is_told_no_more_when_a_good_photo_comes_with_another_language(at_files: Medborgare) -> None:
    EXE.seek(0)
    at_files.send(svar_fil=EXE)
    at_files.send(gor="", language="en", svar_fil=make_photo(name="bra.jpg"))
    assert "foto.jpg" not in at_files.text and "bra.jpg" in at_files.text


def test_a_refusal_is_told_until_the_next_page_is_asked_for(at_files: Medborgare) -> None:
    EXE.seek(0)
    here = at_files.send(svar_fil=EXE).address
    assert "foto.jpg: Filen" in at_files.send(gor="", language="sv").text
    assert at_files.send().address.endswith("/kontakt/")
    assert "foto.jpg" not in at_files.go(here).text


def test_the_same_photo_twice_is_one(at_files: Medborgare) -> None:
    at_files.send(svar_fil=[make_photo(), make_photo(name="igen.jpg")])
    assert Formularfil.objects.count() == 1


def test_more_files_can_be_added_and_taken_away(at_files: Medborgare) -> None:
    for name, color in (("ett.jpg", "green"), ("tva.jpg", "red")):
        at_files.send(svar_fil=make_photo(name=name, color=color), gor="ladda_upp")
    assert at_files.address.endswith("/filer/")
    at_files.send(ta_bort=str(Formularfil.objects.get(filnamn="ett.jpg").pk))
    assert [f.filnamn for f in Formularfil.objects.all()] == ["tva.jpg"]


def test_an_eleventh_file_is_refused(at_files: Medborgare) -> None:
    at_files.send(svar_fil=[make_photo((10 + i, 10), name=f"{i}.jpg") for i in range(11)])
    assert "10.jpg: Du kan skicka högst 10 filer åt gången." in at_files.text
    assert Formularfil.objects.count() == 10


def test_a_question_that_demands_a_file_waits_for_it(medborgare: Medborgare) -> None:
    arendetyp = make_arendetyp("intyg", namn="Intyg", slag="ansokan")
    make_foljdfraga(arendetyp, "ritning", text="Bifoga en ritning", slag=Foljdfraga.Slag.FIL, is_required=True)
    medborgare.begin("intyg").send()
    assert "Bifoga en ritning – Lägg till en fil." in medborgare.text
    medborgare.send(svar_ritning=make_photo())
    assert medborgare.finish().bilagor.count() == 1


def test_a_waiting_photo_is_shown_to_its_sender_only(at_files: Medborgare) -> None:
    at_files.send(svar_fil=make_photo(), gor="ladda_upp")
    fil = Formularfil.objects.get()
    address = f"/formular/{fil.formular_id}/fil/{fil.pk}/"
    assert at_files.client.get(address)["Content-Type"] == "image/jpeg"
    assert Client().get(address).status_code == 404


def test_files_of_a_form_thrown_away_go_with_it(at_files: Medborgare, django_capture_on_commit_callbacks) -> None:
    at_files.send(svar_fil=make_photo(), gor="ladda_upp")
    stored = Formularfil.objects.get().fil
    with django_capture_on_commit_callbacks(execute=True):
        at_files.send(gor="slang")
    assert not stored.storage.exists(stored.name)


def test_sending_twice_attaches_once(at_files: Medborgare) -> None:
    at_files.send(svar_fil=make_photo()).send(vem="anonym")
    page = at_files.page
    at_files.send(gor="skicka")
    at_files.page = page
    at_files.send(gor="skicka", to=page.request["PATH_INFO"])
    assert Bilaga.objects.count() == 1
