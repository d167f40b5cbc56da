"""Processes under watch: started, found dead, given a pause, given up, ended with all that they started."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.tjanst import LARGEST_LOG, MOST_DEATHS, Tjanst, born, end_orphans, stop_all
from tests.processer import wait_until

SLEEPS = [sys.executable, "-c", "import time; time.sleep(600)"]
DIES = [sys.executable, "-c", "raise SystemExit(3)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)",
]
STARTS_ANOTHER = [
    sys.executable,
    "-c",
    "import subprocess, sys, time; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, flush=True);"
    "time.sleep(600)",
]


def make_tjanst(tmp_path: Path, command: list[str], **options: object) -> Tjanst:
    """A process under watch that writes to its own log."""
    return Tjanst("prov", command, tmp_path / "prov.log", **options)


def test_dead_process_is_noted_once_with_its_status(tmp_path: Path) -> None:
    tjanst = make_tjanst(tmp_path, DIES)
    tjanst.start()
    tjanst.process.wait()
    assert tjanst.note_death() == 3
    assert tjanst.note_death() is None
    assert tjanst.pid is None


def test_pause_grows_with_each_death(tmp_path: Path) -> None:
    tjanst = make_tjanst(tmp_path, DIES)
    pauses = []
    for _round in range(4):
        tjanst.start()
        tjanst.process.wait()
        tjanst.note_death()
        pauses.append(round(tjanst.start_after - time.monotonic()))
    assert pauses == [0, 1, 3, 7]


def test_process_that_keeps_dying_is_given_up_with_the_log_to_read(tmp_path: Path) -> None:
    tjanst = make_tjanst(tmp_path, DIES)
    with pytest.raises(DriftFel, match=r"prov har stannat 6 gånger på en minut\. Läs .*prov\.log"):
        for _round in range(MOST_DEATHS + 1):
            tjanst.start()
            tjanst.process.wait()
            tjanst.note_death()


def test_process_is_not_started_again_before_its_pause_is_over(tmp_path: Path) -> None:
    tjanst = make_tjanst(tmp_path, SLEEPS, start_after=time.monotonic() + 60)
    assert not tjanst.start_when_due()
    tjanst.start_after = 0
    assert tjanst.start_when_due()
    stop_all([tjanst])


def test_process_that_does_not_listen_is_ended_by_force(tmp_path: Path) -> None:
    tjanst = make_tjanst(tmp_path, DEAF, stop_seconds=0.2)
    tjanst.start()
    wait_until(lambda: "up" in tjanst.log.read_text(), "the process to be up")
    pid = tjanst.pid
    stop_all([tjanst])
    assert born(pid) == ""


def test_several_that_do_not_listen_are_waited_for_together(tmp_path: Path) -> None:
    deaf = [Tjanst(f"prov{n}", DEAF, tmp_path / f"prov{n}.log", stop_seconds=1) for n in range(3)]
    for tjanst in deaf:
        tjanst.start()
    wait_until(lambda: all("up" in tjanst.log.read_text() for tjanst in deaf), "the processes to be up")
    began = time.monotonic()
    stop_all(deaf)
    assert time.monotonic() - began < 2.5


def test_what_a_dead_process_had_started_is_ended_too(tmp_path: Path) -> None:
    tjanst = make_tjanst(tmp_path, STARTS_ANOTHER)
    tjanst.start()
    wait_until(lambda: tjanst.log.read_text().endswith("\n"), "the number of the other process")
    other = int(tjanst.log.read_text())
    tjanst.process.kill()
    tjanst.process.wait()
    tjanst.note_death()
    wait_until(lambda: not is_running(other), "the other process to end")


def is_running(pid: int) -> bool:
    """Whether a process runs: one that is dead but not yet collected by its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_orphans_are_known_by_number_and_birth_and_ended() -> None:
    ours = subprocess.Popen(SLEEPS, start_new_session=True)
    assert end_orphans({str(ours.pid): "a time long gone"}) == 0
    assert ours.poll() is None
    birth = born(ours.pid)
    ours.send_signal(signal.SIGTERM)
    ours.wait()
    assert end_orphans({str(ours.pid): birth}) == 0


def test_living_orphan_is_ended(tmp_path: Path) -> None:
    # A parent that collects its dead, as init does: else the number would stay.
    parent = subprocess.Popen(
        [sys.executable, "-c", "import subprocess, sys\np = subprocess.Popen(sys.argv[1:], start_new_session=True)\n"
         "print(p.pid, flush=True)\np.wait()", *SLEEPS], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    orphan = int(parent.stdout.readline())
    assert end_orphans({str(orphan): born(orphan)}) == 1
    assert born(orphan) == ""
    assert parent.wait(10) == 0
    parent.stdout.close()


def test_large_log_is_put_aside_at_start(tmp_path: Path) -> None:
    tjanst = make_tjanst(tmp_path, [sys.executable, "-c", "print('ny rad')"])
    tjanst.log.write_bytes(b"x" * (LARGEST_LOG + 1))
    tjanst.start()
    tjanst.process.wait()
    assert tjanst.log.read_text() == "ny rad\n"
    assert (tmp_path / "prov.gammal.log").stat().st_size == LARGEST_LOG + 1
