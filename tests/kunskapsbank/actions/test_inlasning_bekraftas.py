"""What a file does is answered for by whoever confirmed it: kept, and asked for the right anew when the worker begins."""

from pathlib import Path

import pytest

from kontaktcenter.models import Anvandare
from kunskapsbank.actions import inlasning as actions
from kunskapsbank.actions.inlasning import confirm_inlasning, run_inlasning
from kunskapsbank.models import Artikel, Inlasning
from tests.factories import make_center
from tests.factories_kunskap import make_redaktor
from tests.kunskapsbank.actions.inlasningar import look_through, make_grund, rad

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def grund(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_grund()


def confirm_by(by: Anvandare, *rader: dict) -> Inlasning:
    return confirm_inlasning(inlasning=look_through(*rader, by=make_redaktor(make_center())), by=by)


def lose_role(user: Anvandare) -> None:
    user.medlemskap.all().delete()


def close_account(user: Anvandare) -> None:
    Anvandare.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [lose_role, close_account])
def test_who_has_lost_the_right_before_the_worker_comes_reads_nothing_in(lose) -> None:
    editor = make_redaktor(make_center())
    inlasning = confirm_by(editor, rad())
    lose(editor)
    run_inlasning(inlasning)
    assert (inlasning.lage, Artikel.objects.count()) == ("misslyckad", 0)
    assert "kontaktcenters redaktörer" in inlasning.fel


def test_what_has_begun_is_read_in_to_the_end_though_the_right_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BUNT", 1)
    editor = make_redaktor(make_center())
    inlasning = confirm_by(editor, rad("a1"), rad("a2"))
    run_inlasning(inlasning, progress=lambda done: lose_role(editor))
    assert (inlasning.lage, Artikel.objects.count()) == ("klar", 2)


def test_a_file_tells_who_confirmed_it_and_not_only_who_sent_it_up() -> None:
    editor = make_redaktor(make_center())
    inlasning = confirm_by(editor, rad())
    run_inlasning(inlasning)
    kept = Inlasning.objects.get()
    assert kept.bekraftad_av == editor
    assert kept.av != editor
