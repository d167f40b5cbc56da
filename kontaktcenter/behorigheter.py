"""Permissions as a closed list, roles as readable classes.

A role is held at a unit through a Medlemskap. What a person may do at a unit is the union of the roles held there; a role
whose `omfattar_underenheter` is true holds in every unit below as well.
"""

from enum import StrEnum


class Behorighet(StrEnum):
    """Everything that can be permitted. Nothing outside this list is asked for in the code."""

    REGISTRERA_KONTAKT = "registrera_kontakt"  # take calls and visits, work in the center's queue
    HANDLAGGA = "handlagga"  # accept, answer and send back what the unit has been handed
    FORDELA = "fordela"  # assign to others, bulk assign
    LASA_HEMLIGT = "lasa_hemligt"  # read the content of cases under secrecy at the unit
    SE_ENHETENS_ARENDEN = "se_enhetens_arenden"  # see the cases of the unit
    FORA_DIARIUM = "fora_diarium"  # search and read across the units below, change secrecy
    SKRIVA_ARTIKLAR = "skriva_artiklar"  # write in the knowledge base
    GRANSKA_ARTIKLAR = "granska_artiklar"  # answer for that the unit's articles are true: approve, review, close gaps
    SKRIVA_NYHETER = "skriva_nyheter"  # news and work instructions for the staff, and who has read them
    SE_STATISTIK = "se_statistik"  # figures of the unit
    PLANERA_KONTOR = "planera_kontor"  # offices, hours, tours and rosters of a contact center
    PUBLICERA_TIDER = "publicera_tider"  # the unit's bookable times and rooms at the offices, and who has booked them
    FORVALTA_SYSTEM = "forvalta_system"  # units, users, ärendetyper, agreements, calendars


class Roll:
    """A role: what it is called and what it may do."""

    kod: str
    namn: str
    omfattar_underenheter = False
    behorigheter: frozenset[Behorighet]


class Kommunvagledare(Roll):
    """Front-desk agent at a contact center."""

    kod = "kommunvagledare"
    namn = "Kommunvägledare"
    behorigheter = frozenset({Behorighet.REGISTRERA_KONTAKT, Behorighet.SE_ENHETENS_ARENDEN, Behorighet.FORDELA})


class Handlaggare(Roll):
    """Officer at a department's unit."""

    kod = "handlaggare"
    namn = "Handläggare"
    behorigheter = frozenset(
        {
            Behorighet.HANDLAGGA,
            Behorighet.SE_ENHETENS_ARENDEN,
            Behorighet.LASA_HEMLIGT,
            Behorighet.GRANSKA_ARTIKLAR,
            Behorighet.PUBLICERA_TIDER,
        }
    )


class Redaktor(Roll):
    """Editor of the knowledge base: of all of it at a contact center, otherwise of the unit's articles and those below."""

    kod = "redaktor"
    namn = "Redaktör"
    omfattar_underenheter = True
    behorigheter = frozenset({Behorighet.SKRIVA_ARTIKLAR, Behorighet.SKRIVA_NYHETER})


class Chef(Roll):
    """Manager of a unit and those below it: sees and distributes, also under secrecy (the unit's own cases)."""

    kod = "chef"
    namn = "Chef"
    omfattar_underenheter = True
    behorigheter = frozenset(
        {
            Behorighet.HANDLAGGA,
            Behorighet.FORDELA,
            Behorighet.SE_ENHETENS_ARENDEN,
            Behorighet.LASA_HEMLIGT,
            Behorighet.SE_STATISTIK,
            Behorighet.GRANSKA_ARTIKLAR,
            Behorighet.SKRIVA_NYHETER,
            Behorighet.PLANERA_KONTOR,
            Behorighet.PUBLICERA_TIDER,
        }
    )


class Registrator(Roll):
    """Registrar: keeps the diary of official documents (OSL 5 kap.) for a department."""

    kod = "registrator"
    namn = "Registrator"
    omfattar_underenheter = True
    behorigheter = frozenset({Behorighet.SE_ENHETENS_ARENDEN, Behorighet.FORA_DIARIUM})


class Systemforvaltare(Roll):
    """Administrator: sets the system up, but reads no cases by that role."""

    kod = "systemforvaltare"
    namn = "Systemförvaltare"
    omfattar_underenheter = True
    behorigheter = frozenset({Behorighet.FORVALTA_SYSTEM})


ROLLER: dict[str, type[Roll]] = {
    roll.kod: roll for roll in (Kommunvagledare, Handlaggare, Redaktor, Chef, Registrator, Systemforvaltare)
}
