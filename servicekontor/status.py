"""The states of what the service offices handle, and what can happen there, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kontorshandelsetyp(models.TextChoices):
    """Everything that is told of an office to the statistics."""

    BOKNING_HALLEN = "bokning_hallen", _("Tid hölls")
    BOKNING_BEKRAFTAD = "bokning_bekraftad", _("Tid bokades")
    BOKNING_FLYTTAD = "bokning_flyttad", _("Tid flyttades")
    BOKNING_AVBOKAD = "bokning_avbokad", _("Tid avbokades")
    BOKNING_UTEBLIVEN = "bokning_utebliven", _("Besökaren kom inte")
    KOBILJETT_TAGEN = "kobiljett_tagen", _("Kölapp togs")
    KOBILJETT_KALLAD = "kobiljett_kallad", _("Kölapp kallades")
    BESOK_BORJADE = "besok_borjade", _("Besök började")
    BESOK_SLUTADE = "besok_slutade", _("Besök slutade")
    BESOK_RAKNAT = "besok_raknat", _("Enkelt besök räknades")
    RESURS_BORJADE = "resurs_borjade", _("Resurs togs i bruk")
    RESURS_SLUTADE = "resurs_slutade", _("Resurs blev ledig")
    STOPP_INSTALLT = "stopp_installt", _("Stopp ställdes in")
    STOPP_FORSENAT = "stopp_forsenat", _("Stopp försenades")
    KONTOR_AVVECKLAS = "kontor_avvecklas", _("Kontor avvecklas")
    SCHEMA_PUBLICERAT = "schema_publicerat", _("Schema publicerades")
    ARBETSPASS_BYTT = "arbetspass_bytt", _("Arbetspass byttes")
