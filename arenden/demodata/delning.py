"""The simulation in two processes, so that a machine with two cores fills twice as fast.

Each half lives through all days with half of the contacts. Citizens, open cases and chance are its own; the units and those who
work there are the same in both. What is one series over both halves they count together: the cases day by day (`turordning`),
the events where the rows meet (`kopiering`). There are two halves on every machine: the same seed gives the same municipality.
"""

import gc
import multiprocessing
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

HALVOR = 2


@dataclass(frozen=True)
class Halva:
    """One of the halves, in its own process. It must leave the database alone: the connection is its parent's."""

    nr: int
    granne: Connection
    """To the other half."""
    ut: Connection
    """To the parent, who takes the rows."""

    def share_of(self, antal: int) -> int:
        """How many of `antal` are this half's."""
        return (antal + HALVOR - 1 - self.nr) // HALVOR


@dataclass(frozen=True, slots=True)
class Bunt:
    """What one half has made of some days."""

    arenden: int
    """Cases of the half so far."""
    rader: dict[int, bytes]
    """Lines for COPY by the number of the table in `Tabeller`."""


@contextmanager
def in_halves(live: Callable[[Halva], Iterator[Bunt]]) -> Iterator[Iterator[list[Bunt]]]:
    """Run `live` in two processes; inside the block their bunches come in pairs. Both are gone when it ends, whatever happens.

    The pairs raise RuntimeError with the trace of a half that failed.
    """
    context = multiprocessing.get_context("fork")
    grannar = context.Pipe()
    ut = [context.Pipe(duplex=False) for _ in range(HALVOR)]
    halvor = [Halva(nr, grannar[nr], ut[nr][1]) for nr in range(HALVOR)]
    ends = [*grannar, *(end for par in ut for end in par)]
    processer = [context.Process(target=_run, args=[live, halva, ends], daemon=True) for halva in halvor]
    for process in processer:
        process.start()
    for end in {*grannar, *(halva.ut for halva in halvor)}:
        end.close()
    try:
        yield _pairs([las for las, _skriv in ut])
    finally:
        for process in processer:
            process.terminate()
            process.join()
        for las, _skriv in ut:
            las.close()


def _run(live: Callable[[Halva], Iterator[Bunt]], halva: Halva, ends: list[Connection]) -> None:
    """The whole life of a half's process. Ctrl-C is the parent's to handle; a parent that is gone ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The cases that live are many and form no rings: to look for such among them takes time and finds nothing.
    gc.disable()
    for end in ends:
        if end is not halva.granne and end is not halva.ut:
            end.close()
    try:
        for bunt in live(halva):
            halva.ut.send(bunt)
        halva.ut.send(None)
    except (EOFError, BrokenPipeError):
        # The other half or the parent is gone: it has said why, or there is nobody to tell.
        return
    except Exception:  # noqa: BLE001 – whatever it was, the parent raises it
        halva.ut.send(traceback.format_exc())


def _pairs(las: list[Connection]) -> Iterator[list[Bunt]]:
    while True:
        told = [_receive(end) for end in las]
        for fel in told:
            if isinstance(fel, str):
                raise RuntimeError(f"One half of the simulation failed:\n{fel}")
        if all(bunt is None for bunt in told):
            return
        yield told


def _receive(end: Connection) -> Bunt | str | None:
    """A bunch, the trace of a failure, or None from a half that is done."""
    try:
        return end.recv()
    except EOFError:
        return "It ended before its time."
