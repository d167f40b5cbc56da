"""What the page of a file that has been read in shows."""

import pytest
from django.test import Client
from django.urls import reverse

from kunskapsbank.models import Artikel
from tests.factories import make_center
from tests.factories_kunskap import make_redaktor
from tests.kunskapsbank.actions.inlasningar import make_grund, rad, read_in

pytestmark = pytest.mark.django_db


def test_a_row_that_has_been_read_in_leads_to_its_article(client: Client) -> None:
    make_grund()
    inlasning = read_in(rad())
    client.force_login(make_redaktor(make_center()))
    page = client.get(reverse("inlasning", args=[inlasning.pk])).content.decode()
    address = reverse("artikel_redaktion", args=[Artikel.objects.get().pk])
    assert f'href="{address}">När hämtas soporna? (sv)</a>' in page and "<details" not in page.split('id="inlasning-lage"')[1]
