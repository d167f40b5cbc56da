"""Mails to citizens: whole in every language, with a link, and without what others could read in them."""

import re

import pytest

from arenden.actions import answer, request_completion, send_message
from arenden.actions.foljning import send_new_link
from kontaktcenter.models import Utskick
from tests.factories import make_arendetyp
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db
SPRAK = ["sv", "en", "ar", "fi"]
SVENSKA = re.compile(r"\b(och|ärende|ärendet|länken|koden|svar|senast)\b", re.IGNORECASE)


def mails(sprak: str) -> list[Utskick]:
    """One mail of each kind that the owner of a case gets."""
    agent = make_agent()
    arendetyp = make_arendetyp("hemligt", namn="Ansökan om stöd", oversattningar={s: {"namn": f"Namn {s}"} for s in SPRAK})
    arende = make_arende(by=agent, arendetyp=arendetyp, uppgifter=ANNA, text="Min hemliga fråga")
    arende.inlamnare.sprak = sprak
    arende.inlamnare.save(update_fields=["sprak"])
    arende.refresh_from_db()
    send_message(arende=arende, text="Vi skriver något hemligt.", by=agent)
    send_new_link(arende=arende)
    request_completion(arende=arende, text="Vi frågar något hemligt.", by=agent)
    answer(arende=arende, text="Vi svarar något hemligt.", by=agent)
    return list(Utskick.objects.filter(sprak=sprak).order_by("skapad"))


@pytest.mark.parametrize("sprak", SPRAK)
def test_each_mail_is_whole_in_its_language_and_tells_no_secrets(sprak: str) -> None:
    found = mails(sprak)
    assert len(found) >= 4
    for mail in found:
        words = f"{mail.amnesrad}\n{mail.text}"
        assert re.search(r"http\S+/folj/lank/[\w-]{43}/", mail.text)
        assert "hemlig" not in words and "Anna" not in words
        assert sprak == "sv" or not SVENSKA.search(re.sub(r"\S*://\S*", "", words).replace("Exempelkommun", "")), words


def test_the_receipt_holds_number_code_and_promised_day() -> None:
    arende = make_arende()
    mail = Utskick.objects.get()
    assert arende.nummer in mail.text
    assert re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b", mail.text)
    assert re.search(r"Du får svar senast \w+dag \d+ \w+\.", mail.text)
