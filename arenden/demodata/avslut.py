"""The end of a case's story: its row is written, or it has been erased by now and only its events are left."""

from arenden.demodata.drag.arende import write_case
from arenden.demodata.spel import Arendelage, Spel


def settle(s: Spel, a: Arendelage) -> None:
    """Nothing more happens to the case, which is closed."""
    del s.oskrivna[a.id]
    if a.vantande is not None:
        if s.may_be_erased(a.typ, a.avslutad):
            # What may still be written of it, as the answer to a case it was merged with, goes the same way.
            a.vantande = []
            s.antal -= 1
            return
        keep(s, a)
    write_case(s, a)


def keep(s: Spel, a: Arendelage) -> None:
    """The case has not been erased: write what has waited for that to be known."""
    if a.person is not None:
        s.befolkning.write(a.person)
    a.keep()


def write_unfinished(s: Spel) -> None:
    """When the simulation ends: every case that is not closed for good, with what is open in it."""
    for a in sorted(s.oskrivna.values(), key=lambda a: a.id):
        if a.vantande is not None:
            keep(s, a)
        if a.overlamning is not None:
            a.add(s.tabeller.overlamning, s.tabeller.overlamning.row(**a.overlamning))
        for rad in a.remisser.values():
            a.add(s.tabeller.remiss, s.tabeller.remiss.row(**rad))
        if a.paus is not None:
            a.add(s.tabeller.paus, s.tabeller.paus.row(**a.paus))
        _write_watches(s, a)
        for lofte in a.ateruppringningar.values():
            a.add(s.tabeller.ateruppringning, s.tabeller.ateruppringning.row(**lofte.rad))
        write_case(s, a)


def _write_watches(s: Spel, a: Arendelage) -> None:
    tabell = s.tabeller.bevakning
    for vakt in a.vakter.values():
        a.add(
            tabell,
            tabell.row(
                id=tabell.next_id(),
                arende_id=a.id,
                slag=vakt.slag,
                objekt_id=vakt.objekt_id,
                forfaller=vakt.forfaller,
                steg=vakt.steg,
                nasta=vakt.nasta,
            ),
        )
