"""The outbox with real processes: worker, clock, Redis, and an SMTP server that counts what it has taken."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import transaction

from kontaktcenter.drift import kommandon
from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.skriv import queue_utskick
from tests.kontaktcenter.smtpserver import Hallplats, Smtpserver
from tests.processer import Process, Processer, answers, free_port, wait_until

Lage = Utskick.Lage
PROVWEBB = "tests.kontaktcenter.webb_palitlighet:application"


class Utkorgsprov:
    """One running system with a short claim and frequent sweeps, for all tests of a module."""

    def __init__(self, folder: Path) -> None:
        """Start worker and clock at the same time: each takes its while."""
        self.processer = Processer(folder)
        self.smtp = Smtpserver()
        self.redis = self.processer.redis()
        self.env = {
            "REDIS_URL": self.redis.url,
            "KC_EPOST_URL": self.smtp.url,
            "KC_UTKORG_ANSPRAK": "3",
            "KC_UTKORG_SVEP": "0.5",
        }
        with ThreadPoolExecutor() as pool:
            starts = [pool.submit(start, **self.env) for start in (self.processer.worker, self.processer.beat)]
            self.worker, self.beat = [start.result() for start in starts]

    def end(self) -> None:
        """End everything at once: a clean stop is another test's matter."""
        for process in self.processer.started:
            process.kill()
        self.smtp.stop()

    def web(self) -> Process:
        """Start the real web server on an application of one page, which queues a mail."""
        port = free_port()
        command = [PROVWEBB if part == "kontaktcenter.wsgi:application" else part for part in kommandon.web(f"127.0.0.1:{port}")]
        return self.processer.python("web", command, answers, f"http://127.0.0.1:{port}", **self.env)

    def kill_worker(self) -> None:
        """Kill the worker with its children, and start it again at a server that has noticed it and stops nobody."""
        self.worker.kill()
        wait_until(lambda: self.smtp.samtal == 0, "the server to notice that the worker is gone")
        self.smtp.open_all()
        self.worker.start()

    def kill_worker_at(self, step: Hallplats) -> None:
        """Kill the worker when a mail has come to that step of the conversation."""
        wait_until(step.has_come.is_set, "a mail to come to the server's stop")
        self.kill_worker()

    def wait_taken(self, antal: int) -> None:
        """Wait until the SMTP server has taken so many messages."""
        wait_until(lambda: len(self.smtp.tagna) >= antal, f"{antal} messages to be taken")

    def wait_settled(self) -> None:
        """Wait until no message waits or hangs."""
        wait_until(lambda: not Utskick.objects.exclude(lage__in=[Lage.SKICKAT, Lage.OKLART]).exists(), "all to be settled")

    def assert_once_each(self) -> None:
        """None was taken twice, and each that is marked as sent was taken."""
        sent = {f"<{pk}@exempelkommun.example>" for pk in Utskick.objects.filter(lage=Lage.SKICKAT).values_list("pk", flat=True)}
        assert self.smtp.doubles == []
        assert sent <= set(self.smtp.tagna)


def queue(antal: int, prefix: str = "prov") -> list[Utskick]:
    """Queue so many mails in one transaction."""
    with transaction.atomic():
        return [
            queue_utskick(
                slag=Utskick.Slag.EPOST,
                mottagare=f"mottagare{number}@exempel.se",
                amnesrad="Ditt ärende",
                text="Hej!",
                nyckel=f"{prefix}:{number}",
            )
            for number in range(antal)
        ]


def count(lage: Lage) -> int:
    """How many messages are in that state."""
    return Utskick.objects.filter(lage=lage).count()
