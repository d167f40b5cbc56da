"""What each part of the system is started with: the launcher, docker-compose.yml and the tests say the same."""

# A page takes a few milliseconds of Python and waits for the database the rest of its time: threads share a process well.
WEB = [
    "-m", "gunicorn", "kontaktcenter.wsgi:application",
    "--worker-class", "kontaktcenter.drift.webbarbetare.Webbarbetare", "--limit-request-line", "8190", "--workers", "2",
    "--threads", "8", "--max-requests", "2000", "--max-requests-jitter", "200", "--no-control-socket", "--preload",
]  # fmt: skip
# Workers need nothing of one another: without gossip and mingle they start sooner and leave Redis alone.
WORKER = [
    "-m", "celery", "-A", "kontaktcenter", "worker", "--loglevel", "INFO", "--concurrency", "2",
    "--without-gossip", "--without-mingle", "--without-heartbeat",
]  # fmt: skip
BEAT = ["-m", "celery", "-A", "kontaktcenter", "beat", "--loglevel", "INFO", "--pidfile="]


def web(adress: str) -> list[str]:
    """Return the command of the web server on `adress` (host:port), without the Python before it."""
    return [*WEB, "--bind", adress]


def beat(schedule: str) -> list[str]:
    """Return the command of the clock, which keeps when it last did what in the file `schedule`."""
    return [*BEAT, "--schedule", schedule]
