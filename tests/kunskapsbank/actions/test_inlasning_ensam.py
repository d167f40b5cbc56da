"""One at a time carries a file on: the command waits for the worker, and what has been done is not done again."""

import threading
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from kontaktcenter.ensam import run_alone
from kunskapsbank.actions import inlasning as actions
from kunskapsbank.actions.inlasning import confirm_inlasning, run_inlasning, run_pending
from kunskapsbank.models import Artikel, Inlasning
from kunskapsbank.periodic import run_inlasningar
from tests.kontaktcenter.test_ensam import in_thread
from tests.kunskapsbank.actions.inlasningar import look_through, make_grund, rad, start, undo

pytestmark = pytest.mark.django_db(transaction=True)
RADER = [rad(f"a{nummer}") for nummer in range(4)]


@pytest.fixture(autouse=True)
def grund(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(actions, "BUNT", 1)
    make_grund()


def work_elsewhere(_done: int = 0) -> None:
    """The worker has its turn, in a process of its own."""

    def work() -> None:
        run_inlasningar()
        connection.close()

    in_thread(work)


def wait_for_someone_waiting() -> None:
    """Until another session waits for an advisory lock; the test's own time limit ends it otherwise."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
            if cursor.fetchone()[0]:
                return


def state(inlasning: Inlasning) -> tuple[str, str, int]:
    inlasning.refresh_from_db()
    return inlasning.lage, inlasning.fel, inlasning.rader.count()


def test_a_worker_that_comes_meanwhile_lets_the_command_finish() -> None:
    inlasning = start(*RADER)
    run_inlasning(inlasning, progress=work_elsewhere)
    assert state(inlasning) == ("granskas", "", 4)
    run_inlasning(confirm_inlasning(inlasning=inlasning, by=None), progress=work_elsewhere)
    assert (state(inlasning), Artikel.objects.count()) == (("klar", "", 4), 4)


def test_the_command_waits_for_the_worker_and_goes_on_from_there() -> None:
    inlasning = start(*RADER)
    late = threading.Thread(target=lambda: (run_inlasning(Inlasning.objects.get()), connection.close()))
    with run_alone(actions.ENSAM):
        late.start()
        wait_for_someone_waiting()
        run_pending()
        rows = set(inlasning.rader.values_list("pk", flat=True))
    late.join(10)
    assert (state(inlasning), set(inlasning.rader.values_list("pk", flat=True))) == (("granskas", "", 4), rows)


def test_who_read_the_row_before_it_was_read_in_leaves_what_is_needed_to_undo_it() -> None:
    inlasning = start(*RADER)
    stale = Inlasning.objects.get()
    run_inlasning(inlasning)
    run_inlasning(confirm_inlasning(inlasning=inlasning, by=None))
    run_inlasning(stale)
    assert state(inlasning)[0] == "klar"
    undo(inlasning)
    assert not Artikel.objects.exists()


def test_a_file_that_was_done_meanwhile_is_not_said_to_have_failed() -> None:
    inlasning = look_through(*RADER)
    actions._fail(inlasning, "Något gick fel.")
    assert state(inlasning) == ("granskas", "", 4)


def test_the_command_reads_in_though_the_worker_is_poked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "poke", lambda _jobb: work_elsewhere())
    path = tmp_path / "a.csv"
    path.write_text("id;titel;svar;ämne;enhet\na1;Får man?;Ja.;avfall;avfall\n")
    call_command("importera_artiklar", str(path), publicera=True)
    assert (state(Inlasning.objects.get()), Artikel.objects.count()) == (("klar", "", 1), 1)
