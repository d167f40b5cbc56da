"""The life of a revision, as data: which moves lead where."""

from django.db import models


class Lage(models.TextChoices):
    """Where a revision is."""

    UTKAST = "utkast", "Utkast"
    GRANSKAS = "granskas", "Granskas"
    GODKAND = "godkand", "Godkänd, publiceras senare"
    PUBLICERAD = "publicerad", "Publicerad"
    ERSATT = "ersatt", "Ersatt av en nyare"
    KASTAD = "kastad", "Kastad"


OPPNA = (Lage.UTKAST, Lage.GRANSKAS, Lage.GODKAND)
"""A text has at most one revision in one of these: the next one to be published."""

DRAG: dict[str, tuple[tuple[Lage, ...], Lage]] = {
    "spara": ((Lage.UTKAST,), Lage.UTKAST),
    "skicka_till_granskning": ((Lage.UTKAST,), Lage.GRANSKAS),
    "skicka_tillbaka": ((Lage.GRANSKAS, Lage.GODKAND), Lage.UTKAST),
    "godkann": ((Lage.GRANSKAS,), Lage.GODKAND),
    "publicera": ((Lage.GODKAND,), Lage.PUBLICERAD),
    "ersatt": ((Lage.PUBLICERAD,), Lage.ERSATT),
    "kasta": (OPPNA, Lage.KASTAD),
}
"""Move → (states it is allowed in, the state it leads to)."""


class Malgrupp(models.TextChoices):
    """Who may read an article."""

    PUBLIK = "publik", "Alla"
    INTERN = "intern", "Bara personalen"


class Farskhet(models.TextChoices):
    """How far a text can be trusted to be true today."""

    AKTUELL = "aktuell", "Aktuell"
    SNART = "snart", "Ska snart granskas"
    FORFALLEN = "forfallen", "Granskningen är försenad"
    INAKTUELL = "inaktuell", "Inaktuell"


class Processlage(models.TextChoices):
    """The states of an errand in which a step of a guide is the one where the citizen is; MOTTAGET is done when there is a case."""

    MOTTAGET = "mottaget", "Vi har tagit emot ärendet"
    HOS_CENTER = "hos_center", "Kontaktcenter arbetar med ärendet"
    HOS_FORVALTNINGEN = "hos_forvaltningen", "Förvaltningen har ärendet"
    VANTAR_PA_DIG = "vantar_pa_dig", "Vi väntar på dig"
    KLART = "klart", "Ärendet är klart"


class Handelsetyp(models.TextChoices):
    """What can happen to an article, a gap, an import or a piece of news."""

    SKAPAD = "skapad", "Artikel skapad"
    ANDRAD = "andrad", "Uppgifter ändrade"
    UTKAST = "utkast", "Utkast sparat"
    SKICKAD = "skickad", "Skickad till granskning"
    ATERSAND = "atersand", "Tillbaka till författaren"
    GODKAND = "godkand", "Godkänd"
    PUBLICERAD = "publicerad", "Publicerad"
    KASTAD = "kastad", "Utkast kastat"
    ATERSTALLD = "aterstalld", "Äldre version hämtad"
    GRANSKAD = "granskad", "Granskad utan ändring"
    BEHOVER_ANDRAS = "behover_andras", "Markerad att ändras"
    INDRAGEN = "indragen", "Indragen"
    ATERTAGEN = "atertagen", "Åter i bruk"
    PAMIND = "pamind", "Påmind om granskning"
    FLYTTAD = "flyttad", "Flyttad till annan enhet"
    LUCKA_OPPNAD = "lucka_oppnad", "Kunskapslucka öppnad"
    LUCKA_TILLDELAD = "lucka_tilldelad", "Kunskapslucka tilldelad"
    LUCKA_STANGD = "lucka_stangd", "Kunskapslucka stängd"
    INLAST = "inlast", "Inläst"
    INLASNING_ANGRAD = "inlasning_angrad", "Inläsning ångrad"
    NYHET_PUBLICERAD = "nyhet_publicerad", "Nyhet publicerad"
    NYHET_LAST = "nyhet_last", "Nyhet läst"
    NYHET_INDRAGEN = "nyhet_indragen", "Nyhet tillbakadragen"
    NYHET_ATERTAGEN = "nyhet_atertagen", "Nyhet visas igen"
    MANADSBREV = "manadsbrev", "Månadsbrev skickat"
