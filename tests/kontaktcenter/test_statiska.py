"""Which static files are served, and that hashing them works."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from kontaktcenter.statiska import NPM_KATALOGER, NpmFinder


def test_every_listed_pattern_finds_files() -> None:
    for storage in NpmFinder().storages:
        assert list(storage.files()), storage.prefix


@pytest.mark.parametrize("path", ["vendor/htmx/htmx.min.js", "vendor/inter/files/inter-latin-wght-normal.woff2"])
def test_listed_file_is_found(path: str) -> None:
    assert Path(finders.find(path)).is_file()


@pytest.mark.parametrize("path", ["vendor/htmx/htmx.js", "vendor/htmx/../package.json", "vendor/inter/README.md", "htmx.min.js"])
def test_other_files_of_a_package_are_not_served(path: str) -> None:
    assert not finders.find(path)


def test_all_folders_differ() -> None:
    assert len({katalog.prefix for katalog in NPM_KATALOGER}) == len(NPM_KATALOGER)


def test_collected_files_are_hashed_and_point_at_each_other(tmp_path: Path) -> None:
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "kontaktcenter.statiska.HashadLagring"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert names["js/natet.js"].split("/")[1] in (tmp_path / names["js/personal.js"]).read_text()
    font = names["vendor/inter/files/inter-latin-wght-normal.woff2"].rsplit("/", 1)[1]
    assert font in (tmp_path / names["vendor/inter/wght.css"]).read_text()
