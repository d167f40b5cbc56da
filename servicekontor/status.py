"""The states of what the service offices handle, and what can happen there, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kontorshandelsetyp(models.TextChoices):
    """Everything that is told of an office to the statistics."""

    BOKNING_HALLEN = "bokning_hallen", _("Tid hölls")
    BOKNING_BEKRAFTAD = "bokning_bekraftad", _("Tid bokades")
    BOKNING_FLYTTAD = "bokning_flyttad", _("Tid flyttades")
    BOKNING_OVERTAGEN = "bokning_overtagen", _("Mötet fick en annan mottagare")
    BOKNING_AVBOKAD = "bokning_avbokad", _("Tid avbokades")
    BOKNING_UTEBLIVEN = "bokning_utebliven", _("Besökaren kom inte")
    BOKNING_ANLAND = "bokning_anland", _("Besökaren kom till sin tid")
    BOKNING_BETJANAD = "bokning_betjanad", _("Mötet hölls")
    BOKNING_VANTAR = "bokning_vantar", _("Tidigare tid önskades")
    BOKNING_SKYDD = "bokning_skydd", _("Märket för skyddade personuppgifter ändrades")
    BOKNING_VISAD = "bokning_visad", _("Skyddade personuppgifter togs fram")
    LOKAL_RESERVERAD = "lokal_reserverad", _("Lokal reserverades")
    LOKAL_AVBOKAD = "lokal_avbokad", _("Lokal lämnades tillbaka")
    KOBILJETT_TAGEN = "kobiljett_tagen", _("Kölapp togs")
    KOBILJETT_KALLAD = "kobiljett_kallad", _("Kölapp kallades")
    KOBILJETT_FLYTTAD = "kobiljett_flyttad", _("Kölapp flyttades")
    KOBILJETT_UTEBLIVEN = "kobiljett_utebliven", _("Den kallade kom inte")
    BESOK_BORJADE = "besok_borjade", _("Besök började")
    BESOK_SLUTADE = "besok_slutade", _("Besök slutade")
    BESOK_RAKNAT = "besok_raknat", _("Enkelt besök räknades")
    BESOK_ANGRAT = "besok_angrat", _("Räknat enkelt besök togs bort")
    RESURS_BORJADE = "resurs_borjade", _("Resurs togs i bruk")
    RESURS_SLUTADE = "resurs_slutade", _("Resurs blev ledig")
    STOPP_INSTALLT = "stopp_installt", _("Stopp ställdes in")
    STOPP_FORSENAT = "stopp_forsenat", _("Stopp försenades")
    TUR_LAGD = "tur_lagd", _("Tur lades ut")
    TUR_ANDRAD = "tur_andrad", _("Tur ändrades")
    DAG_STANGD = "dag_stangd", _("Kontor stängdes en dag")
    DAG_OPPNAD = "dag_oppnad", _("Kontor öppnades igen en dag")
    KONTOR_AVVECKLAS = "kontor_avvecklas", _("Kontor avvecklas")
    SCHEMA_PUBLICERAT = "schema_publicerat", _("Schema publicerades")
    SCHEMAREGEL_ANDRAD = "schemaregel_andrad", _("Regel för scheman ändrades")
    ARBETSPASS_BYTT = "arbetspass_bytt", _("Arbetspass byttes")


class Stopplage(models.TextChoices):
    """Where a stop of the mobile office is."""

    PLANERAT = "planerat", _("Planerat")
    FORSENAT = "forsenat", _("Försenat")
    INSTALLT = "installt", _("Inställt")


STOPPDRAG: dict[str, tuple[tuple[Stopplage, ...], Stopplage]] = {
    "forsena": ((Stopplage.PLANERAT, Stopplage.FORSENAT), Stopplage.FORSENAT),
    "stall_in": ((Stopplage.PLANERAT, Stopplage.FORSENAT), Stopplage.INSTALLT),
}
"""Move → (states it is allowed in, the state it leads to)."""


class Bokningslage(models.TextChoices):
    """Where a booking is."""

    HALLEN = "hallen", _("Hålls")
    BEKRAFTAD = "bekraftad", _("Bokad")
    ANLAND = "anland", _("Har kommit")
    BETJANAD = "betjanad", _("Betjänad")
    UTEBLIVEN = "utebliven", _("Kom inte")
    AVBOKAD = "avbokad", _("Avbokad")


LEVANDE = (Bokningslage.HALLEN, Bokningslage.BEKRAFTAD, Bokningslage.ANLAND)
"""The states in which a booking still needs its time."""

BOKNINGSDRAG: dict[str, tuple[tuple[Bokningslage, ...], Bokningslage]] = {
    "bekrafta": ((Bokningslage.HALLEN,), Bokningslage.BEKRAFTAD),
    "flytta": ((Bokningslage.BEKRAFTAD,), Bokningslage.BEKRAFTAD),
    "avboka": ((Bokningslage.HALLEN, Bokningslage.BEKRAFTAD), Bokningslage.AVBOKAD),
    "anlanda": ((Bokningslage.BEKRAFTAD, Bokningslage.UTEBLIVEN), Bokningslage.ANLAND),
    "betjana": ((Bokningslage.ANLAND,), Bokningslage.BETJANAD),
    "utebli": ((Bokningslage.BEKRAFTAD,), Bokningslage.UTEBLIVEN),
}
"""Move → (states it is allowed in, the state it leads to). Who came late after all arrives from `utebliven`."""


class Sokningslage(models.TextChoices):
    """Where the search for a roster is."""

    INGEN = "ingen", _("Ingen sökning")
    VANTAR = "vantar", _("Väntar på att börja")
    PAGAR = "pagar", _("Söker")
    KLAR = "klar", _("Klar")
    STOPPAD = "stoppad", _("Stoppad, det bästa schemat behölls")
    OLOSLIG = "oloslig", _("Inget schema finns")
    UTAN = "utan", _("Tiden räckte inte till något schema")
    FEL = "fel", _("Sökningen misslyckades")


class Regellage(models.TextChoices):
    """How a rule of the rosters is taken."""

    MASTE = "maste", _("Måste hållas")
    VIKT = "vikt", _("Får brytas, men kostar")
    AV = "av", _("Gäller inte")


class Byteslage(models.TextChoices):
    """Where the wish to swap a shift is."""

    BEGART = "begart", _("Väntar på kollegan")
    ACCEPTERAT = "accepterat", _("Väntar på chefen")
    GODKANT = "godkant", _("Godkänt")
    AVSLAGET = "avslaget", _("Avslaget")
    ATERTAGET = "atertaget", _("Återtaget")
    BORTFALLET = "bortfallet", _("Passet har ändrats")


OPPNA_BYTEN = (Byteslage.BEGART, Byteslage.ACCEPTERAT)
"""Somebody still has to answer."""


BYTESDRAG: dict[str, tuple[tuple[Byteslage, ...], Byteslage]] = {
    "acceptera": ((Byteslage.BEGART,), Byteslage.ACCEPTERAT),
    "avbojer": ((Byteslage.BEGART,), Byteslage.AVSLAGET),
    "godkann": ((Byteslage.ACCEPTERAT,), Byteslage.GODKANT),
    "avsla": ((Byteslage.ACCEPTERAT,), Byteslage.AVSLAGET),
    "aterta": ((Byteslage.BEGART, Byteslage.ACCEPTERAT), Byteslage.ATERTAGET),
}
"""Move → (states it is allowed in, the state it leads to)."""
