"""The life of a case, as data: its states, and from which states each move is allowed.

This is the lowest module of `arenden`; views draw only the buttons that it allows, actions refuse the rest.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a case is."""

    NY = "ny", _("Ny")
    PAGAR = "pagar", _("Pågår")
    OVERLAMNAD = "overlamnad", _("Överlämnad")
    HOS_FORVALTNING = "hos_forvaltning", _("Hos förvaltningen")
    VANTAR_MEDBORGARE = "vantar_medborgare", _("Väntar på medborgaren")
    VILANDE = "vilande", _("Vilande")
    BESVARAD = "besvarad", _("Besvarad")
    AVSLUTAD = "avslutad", _("Avslutad")
    ATEROPPNAD = "ateroppnad", _("Återöppnad")


class Handling(models.TextChoices):
    """What can be done to a case."""

    TA = "ta", _("Ta ärendet")
    TILLDELA = "tilldela", _("Tilldela")
    PARKERA = "parkera", _("Låt vila till ett datum")
    VACKA = "vacka", _("Väck ärendet")
    BEGAR_KOMPLETTERING = "begar_komplettering", _("Be om komplettering")
    KOMPLETTERA = "komplettera", _("Komplettera")
    OVERLAMNA = "overlamna", _("Lämna över")
    ACCEPTERA = "acceptera", _("Ta emot")
    ATERSAND = "atersand", _("Skicka tillbaka")
    VIDARESAND = "vidaresand", _("Skicka vidare")
    ATERTA = "aterta", _("Ta tillbaka överlämningen")
    REMITTERA = "remittera", _("Fråga en annan enhet")
    BESVARA = "besvara", _("Besvara")
    MEDDELA = "meddela", _("Skriv till medborgaren")
    ANTECKNA = "anteckna", _("Anteckna")
    AVSLUTA = "avsluta", _("Avsluta")
    ATEROPPNA = "ateroppna", _("Öppna igen")
    DRA_TILLBAKA = "dra_tillbaka", _("Dra tillbaka")
    DELA = "dela", _("Dela upp")
    SLA_IHOP = "sla_ihop", _("Slå ihop")
    ANGRA_SAMMANSLAGNING = "angra_sammanslagning", _("Ångra sammanslagningen")
    BYT_ARENDETYP = "byt_arendetyp", _("Byt ärendetyp")
    ANDRA = "andra", _("Ändra uppgifter")
    ANDRA_SEKRETESS = "andra_sekretess", _("Ändra sekretess")
    NY_KOD = "ny_kod", _("Skicka ny kod")


S = Status
HOS_CENTER = frozenset({S.NY, S.PAGAR, S.ATEROPPNAD})
HOS_MOTTAGARE = frozenset({S.OVERLAMNAD, S.HOS_FORVALTNING})
VILAR = frozenset({S.VANTAR_MEDBORGARE, S.VILANDE})
OPPNA = HOS_CENTER | HOS_MOTTAGARE | VILAR
STANGDA = frozenset({S.BESVARAD, S.AVSLUTAD})

# Which states each move may start from. The state after the move is set by its action: some depend on where the case was.
TILLATNA: dict[Handling, frozenset[Status]] = {
    Handling.TA: OPPNA,
    Handling.TILLDELA: OPPNA,
    Handling.PARKERA: HOS_CENTER | {S.HOS_FORVALTNING, S.VANTAR_MEDBORGARE},
    Handling.VACKA: VILAR,
    Handling.BEGAR_KOMPLETTERING: HOS_CENTER | {S.HOS_FORVALTNING},
    Handling.KOMPLETTERA: OPPNA,
    Handling.OVERLAMNA: HOS_CENTER,
    Handling.ACCEPTERA: frozenset({S.OVERLAMNAD}),
    Handling.ATERSAND: HOS_MOTTAGARE,
    Handling.VIDARESAND: HOS_MOTTAGARE,
    Handling.ATERTA: frozenset({S.OVERLAMNAD}),
    Handling.REMITTERA: HOS_CENTER | {S.HOS_FORVALTNING},
    Handling.BESVARA: HOS_CENTER | {S.HOS_FORVALTNING} | VILAR,
    Handling.MEDDELA: OPPNA | STANGDA,
    Handling.ANTECKNA: OPPNA | STANGDA,
    Handling.AVSLUTA: HOS_CENTER | VILAR | {S.BESVARAD},
    Handling.ATEROPPNA: STANGDA,
    Handling.DRA_TILLBAKA: OPPNA,
    Handling.DELA: HOS_CENTER,
    Handling.SLA_IHOP: OPPNA,
    Handling.ANGRA_SAMMANSLAGNING: frozenset({S.AVSLUTAD}),
    Handling.BYT_ARENDETYP: HOS_CENTER | {S.HOS_FORVALTNING},
    Handling.ANDRA: OPPNA,
    Handling.ANDRA_SEKRETESS: OPPNA | STANGDA,
    Handling.NY_KOD: OPPNA | STANGDA,
}


def is_allowed(handling: Handling, status: str) -> bool:
    """Whether a case in `status` allows `handling`."""
    return status in TILLATNA[handling]


class Atersandningsskal(models.TextChoices):
    """Why a unit sent a hand-off back, in a code for the figures."""

    FEL_ADRESSERAT = "fel_adresserat", _("Det hör hemma någon annanstans")
    OFULLSTANDIGT = "ofullstandigt", _("Uppgifter saknas")
    ANNAT = "annat", _("Annat skäl")


class Handelsetyp(models.TextChoices):
    """What has happened. A closed list: the time line, the notices and the statistics read it."""

    KONTAKT_REGISTRERAD = "kontakt_registrerad", _("Kontakten registrerades")
    FRAGA_BESVARAD = "fraga_besvarad", _("Frågan besvarades direkt")
    FRAGA_KOPPLAD = "fraga_kopplad", _("Samtalet kopplades vidare")
    FRAGA_HANVISAD = "fraga_hanvisad", _("Frågan hänvisades")
    FRAGA_AVBRUTEN = "fraga_avbruten", _("Kontakten avbröts")
    FRAGA_OM_ARENDE = "fraga_om_arende", _("Någon frågade om ärendet")
    ARENDE_SKAPAT = "arende_skapat", _("Ärendet skapades")
    TAGET = "taget", _("Ärendet togs")
    TILLDELAT = "tilldelat", _("Ärendet tilldelades")
    PARKERAT = "parkerat", _("Ärendet fick vila")
    VACKT = "vackt", _("Ärendet väcktes")
    KOMPLETTERING_BEGARD = "komplettering_begard", _("Komplettering begärdes")
    KOMPLETTERAT = "kompletterat", _("Ärendet kompletterades")
    OVERLAMNAT = "overlamnat", _("Ärendet lämnades över")
    ACCEPTERAT = "accepterat", _("Ärendet togs emot")
    ATERSANT = "atersant", _("Ärendet skickades tillbaka")
    VIDARESANT = "vidaresant", _("Ärendet skickades vidare")
    ATERTAGET = "atertaget", _("Överlämningen togs tillbaka")
    REMITTERAT = "remitterat", _("En annan enhet tillfrågades")
    REMISS_BESVARAD = "remiss_besvarad", _("Den tillfrågade enheten svarade")
    BESVARAT = "besvarat", _("Ärendet besvarades")
    MEDDELANDE_SKICKAT = "meddelande_skickat", _("Ett meddelande skickades")
    BREV_POSTAT = "brev_postat", _("Ett brev postades")
    BREV_EJ_POSTAT = "brev_ej_postat", _("Ett brev var inte postat")
    ANTECKNAT = "antecknat", _("En anteckning skrevs")
    BILAGA_TILLAGD = "bilaga_tillagd", _("En bilaga lades till")
    AVSLUTAT = "avslutat", _("Ärendet avslutades")
    ATEROPPNAT = "ateroppnat", _("Ärendet öppnades igen")
    TILLBAKADRAGET = "tillbakadraget", _("Ärendet drogs tillbaka")
    DELAT = "delat", _("Ärendet delades upp")
    SAMMANSLAGET = "sammanslaget", _("Ärendet slogs ihop med ett annat")
    SAMMANSLAGNING_ANGRAD = "sammanslagning_angrad", _("Sammanslagningen ångrades")
    RELATERAT = "relaterat", _("Ärendet kopplades till ett annat")
    ARENDETYP_BYTT = "arendetyp_bytt", _("Ärendetypen ändrades")
    UPPGIFTER_ANDRADE = "uppgifter_andrade", _("Uppgifterna ändrades")
    SEKRETESS_ANDRAD = "sekretess_andrad", _("Sekretessen ändrades")
    NY_KOD_SKICKAD = "ny_kod_skickad", _("Medborgaren fick en ny kod")
    PERSON_ANDRAD = "person_andrad", _("Personuppgifter ändrades")
    PERSON_VISAD = "person_visad", _("Skyddade personuppgifter visades")
    SKYDD_EFTERSOKT = "skydd_eftersokt", _("Någon söktes för att märkas som skyddad")
    VISNINGSLOGG_GRANSKAD = "visningslogg_granskad", _("Visningsloggen granskades")
    FRIST_OMRAKNAD = "frist_omraknad", _("Fristen räknades om")
    PAMINT = "pamint", _("En påminnelse gick ut")
    FORSENAT = "forsenat", _("Fristen passerades")
    FLYTTAT = "flyttat", _("Ärendet flyttades när en enhet eller användare togs bort")
    FOLJARE_TILLAGD = "foljare_tillagd", _("Någon följer ärendet")
    ATERUPPRINGNING_LOVAD = "ateruppringning_lovad", _("Återuppringning lovades")
    ATERUPPRINGNING_UTFORD = "ateruppringning_utford", _("Återuppringning utfördes")
    TELEFONMEDDELANDE = "telefonmeddelande", _("Ett telefonmeddelande togs emot")
