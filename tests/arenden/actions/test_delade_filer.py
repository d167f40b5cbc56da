"""A file that is sent with an answer reaches everybody whom the answer reaches."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from arenden.actions import answer, merge
from arenden.actions.bilaga import add_bilagor
from arenden.models import Bilaga
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    """Let no test leave files behind."""
    settings.MEDIA_ROOT = tmp_path


def beslut(namn: str = "beslut.txt") -> SimpleUploadedFile:
    """The decision, under some name."""
    return SimpleUploadedFile(namn, b"Bygglov beviljas.")


def test_a_file_that_only_staff_had_seen_goes_with_the_answer_under_its_new_name() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    add_bilagor(arende=arende, filer=[beslut("utkast intern.txt")], by=agent)
    svar = answer(arende=arende, text="Här är beslutet.", by=agent, bilagor=[beslut()])
    assert [b.filnamn for b in svar.bilagor.all()] == ["beslut.txt"]
    assert Bilaga.objects.count() == 1


def test_those_who_were_merged_into_the_case_get_the_files_of_its_answer() -> None:
    agent = make_agent()
    one, two = make_arende(by=agent), make_arende(by=agent)
    merge(arende=one, med=two, by=agent)
    answer(arende=two, text="Här är beslutet.", by=agent, bilagor=[beslut()])
    bilaga = one.meddelanden.get().bilagor.get()
    assert (bilaga.filnamn, bilaga.fil.read()) == ("beslut.txt", b"Bygglov beviljas.")
