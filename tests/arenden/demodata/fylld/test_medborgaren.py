"""A citizen of Exempelkommun who follows a case with its code."""

import pytest
from django.test import Client

from arenden.actions import request_completion
from arenden.foljkod import derive_code
from arenden.models import Arende
from arenden.status import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("exempelkommun")]


def test_who_is_asked_for_more_sees_the_question_and_answers_it() -> None:
    arende = Arende.objects.filter(status=Status.HOS_FORVALTNING).exclude(inlamnare__epost="").first()
    asked = request_completion(arende=arende, text="Hur stor är altanen?", by=arende.handlaggare)
    kod = derive_code(arende.fragor.get(is_om_arende=False).kontakt.nyckel, 0)
    client = Client()
    page = client.post("/folj/", {"nummer": arende.nummer, "kod": kod}, follow=True).content.decode()
    assert asked.text in page and f'action="/folj/{arende.nummer}/skriv/"' in page
    assert client.post(f"/folj/{arende.nummer}/skriv/", {"text": "Här är det ni bad om."}).status_code == 302
    arende.refresh_from_db()
    assert arende.status == Status.HOS_FORVALTNING
