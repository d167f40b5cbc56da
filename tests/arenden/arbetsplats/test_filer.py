"""What the citizen sent along is kept in a case, also when the question is answered at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arenden.models import Arende, Bilaga, Kontakt
from arenden.status import Status
from kontaktcenter.models import Utskick
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db
ANNA = {"namn": "Anna Testsson", "epost": "anna@testsson.example"}


def answered(**falt) -> Kontaktdorr:
    """A mail that is being answered, for which a file waits."""
    typ = make_arendetyp(allows_anonymous=False)
    svar = {"f0_text": "Får jag bygga?", "f0_arendetyp": typ.pk, "f0_utfall": "besvarad_direkt", "f0_svar": "Ja, det får du."}
    dorr = Kontaktdorr(make_agent(), **({"kanal": "epost"} | ANNA | svar | falt))
    dorr.post("filer", 0, **{"f0-bilagor": SimpleUploadedFile("ritning.txt", b"Ritning")})
    return dorr


def test_what_is_answered_at_once_with_files_becomes_an_answered_case_that_keeps_them() -> None:
    assert answered().post("spara").status_code == 302
    arende = Arende.objects.get()
    assert (arende.status, arende.meddelanden.get().text) == (Status.BESVARAD, "Ja, det får du.")
    assert Bilaga.objects.get().arende == arende


def test_the_answer_to_a_mail_with_files_stands_on_the_page_of_the_case_not_in_a_mail() -> None:
    answered(f0_svara_med_mejl="on").post("spara")
    texts = Utskick.objects.values_list("text", flat=True)
    assert len(texts) == 2 and not any("Ja, det får du." in text for text in texts)


@pytest.mark.parametrize(("kanal", "svarsvag"), [("telefon", "sagt"), ("brev", "brev")])
def test_an_answer_that_no_mail_tells_of_is_told_the_way_that_the_question_came(kanal: str, svarsvag: str) -> None:
    answered(kanal=kanal, epost="").post("spara")
    assert Arende.objects.get().handelser.get(typ="besvarat").data["svarsvag"] == svarsvag


def test_a_mail_that_cannot_be_answered_since_the_address_is_not_known_says_so() -> None:
    response = answered(epost="").post("spara")
    page = response.content.decode()
    assert response.status_code == 400 and 'id="id_epost_error"' in page and "Vi har ingen e-postadress till personen." in page
    assert not Kontakt.objects.exists()


@pytest.mark.parametrize(
    ("falt", "mening"),
    [
        ({"f0_arendetyp": ""}, "Välj en ärendetyp för att kunna skapa ett ärende."),
        ({"f0_svar": ""}, "Skriv svaret."),
        ({"namn": "", "epost": ""}, "Det här ärendet kan inte lämnas anonymt."),
    ],
)
def test_what_the_answered_case_lacks_is_said_beside_its_field(falt: dict[str, str], mening: str) -> None:
    response = answered(**falt).post("spara")
    assert response.status_code == 400 and mening in response.content.decode()


def test_files_of_a_question_that_makes_no_case_are_refused_shown_and_kept_waiting() -> None:
    dorr = answered(f0_utfall="hanvisad")
    page = dorr.post("spara").content.decode()
    assert "Filer sparas i ett ärende" in page and "data-har-filer" in page
    assert dorr.utkast.filer.count() == 1
