"""Whoever looks at a case through the API stands in its log of views, whichever address it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arenden.actions.bilaga import add_bilagor
from arenden.models import Visning
from tests.apiklient import Nyckelklient
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("adress", ["handelser/", "forhandsvisa-overlamning/", "bilagor/{nyckel}/"])
def test_what_is_read_of_a_case_is_logged(adress: str) -> None:
    agent = make_agent()
    make_handlaggare()
    arende = make_arende(by=agent)
    [bilaga] = add_bilagor(arende=arende, filer=[SimpleUploadedFile("intyg.txt", b"Intyg")], by=agent)
    system = Nyckelklient(agent)
    response = system.get(f"arenden/{arende.nummer}/{adress.format(nyckel=bilaga.nyckel)}")
    assert response.status_code == 200
    assert Visning.objects.get(arende=arende).is_innehall_last
