"""What the API answers is Swedish, also the sentences that come from the framework beneath it."""

import uuid
from pathlib import Path

import pytest
import rest_framework
from babel.messages.extract import extract_from_file
from django.utils import translation

from tests.apiklient import Nyckelklient
from tests.arenden.api.test_api import contact
from tests.factories_arenden import make_agent

MODULER = ("exceptions", "fields", "pagination", "relations", "serializers", "validators")
"""Where the framework's sentences stand that a caller of ours can meet."""


def sentences() -> list[str]:
    """All sentences of the modules."""
    roten = Path(rest_framework.__file__).parent
    found = set()
    for modul in MODULER:
        for _line, text, *_rest in extract_from_file("python", roten / f"{modul}.py", keywords={"_": None, "ngettext": (1, 2)}):
            found.add(text if isinstance(text, str) else text[0])
    return sorted(found)


@pytest.mark.parametrize("text", sentences())
def test_every_sentence_of_the_framework_has_swedish_words(text: str) -> None:
    with translation.override("sv"):
        assert translation.gettext(text) != text


@pytest.mark.django_db
def test_a_wrong_key_is_refused_in_swedish() -> None:
    assert Nyckelklient(make_agent()).post("kontakter/", **contact(nyckel="x")).json()["falt"] == {"nyckel": ["Skicka ett giltigt UUID."]}


@pytest.mark.django_db
def test_the_api_speaks_swedish_whatever_the_caller_asks_for() -> None:
    system = Nyckelklient(make_agent())
    headers = {"accept-language": "en"}
    response = system.client.post("/api/v1/kontakter/", {"nyckel": str(uuid.uuid4())}, content_type="application/json", headers=headers)
    assert response.json()["falt"]["center"] == ["Det här måste fyllas i."]
