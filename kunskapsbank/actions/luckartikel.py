"""From a gap to the article that closes it."""

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, Verksamhetsfel
from kontaktcenter.models import Amne, Arendetyp, Enhet
from kunskapsbank.actions.artikel import create_artikel
from kunskapsbank.actions.lucka import answer_lucka
from kunskapsbank.actions.luckgrund import lock_lucka, save_lucka
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.analys import analyse
from kunskapsbank.innehall import FLEST_SOKORD, Innehall
from kunskapsbank.luckpublik import usual_audience
from kunskapsbank.luckratt import By, check_answer, check_open
from kunskapsbank.maskning import MASK
from kunskapsbank.models import Artikel, Kunskapslucka

LANGSTA_SOKORD = 80
SAGS_MED_FA_ORD = 40
"""Characters up to which a question is taken as it was put; of a longer one the words that say something."""
FLEST = FLEST_SOKORD // 2
"""Wordings that are taken along, so that the editor has room for some."""


@transaction.atomic
def write_article(
    *,
    lucka: Kunskapslucka,
    amne: Amne | None = None,
    enhet: Enhet | None = None,
    malgrupp: str = "",
    version: int | None = None,
    by: By,
) -> Artikel:
    """Begin the article that the gap lacks: the question as title, the askers' own words as words that it is found by.

    The gap closes by itself when the article is published. `amne` and `enhet` are needed where the gap knows none. `malgrupp` is
    who may read it (default: what the public has asked is for everybody).
    """
    locked = lock_lucka(lucka, version=version)
    check_answer(by, locked)
    check_open(locked)
    if locked.artikel is not None:
        raise OtillatenHandling(_("Det finns redan ett utkast till en artikel. Öppna det i stället."))
    unit = enhet or locked.enhet
    subject = amne or locked.amne
    if unit is None:
        raise Inmatningsfel(_("Välj vilken enhet som ska svara för artikeln."), falt="enhet")
    if subject is None:
        raise Inmatningsfel(_("Välj ett ämne."), falt="amne")
    audience = malgrupp or usual_audience(locked)
    artikel = create_artikel(amne=subject, ansvarig_enhet=unit, arendetyper=_types(locked), malgrupp=audience, by=by)
    save_utkast(artikel=artikel, innehall=Innehall(titel=locked.rubrik, sokord=asked_words(locked)), by=by)
    locked.artikel = artikel
    save_lucka(locked, "artikel")
    return artikel


def close_answered() -> int:
    """Close the gaps whose article those who asked may read has been published; how many. Each is a transaction of its own."""
    answered = Kunskapslucka.objects.open().filter(
        artikel__isnull=False, artikel__indragen__isnull=True, artikel__texter__publicerad__isnull=False
    )
    done = 0
    for lucka in answered.select_related("artikel").distinct():
        try:
            answer_lucka(lucka=lucka, artikel=lucka.artikel, version=lucka.version, by=None)
            done += 1
        except Verksamhetsfel:
            continue  # somebody was first, or those who asked find as little as before
    return done


def asked_words(lucka: Kunskapslucka) -> list[str]:
    """The different ways in which it has been asked, short enough to be words that an article is found by."""
    found: dict[str, str] = {}
    for text, sprak in lucka.signaler.exclude(text="").order_by("-tid").values_list("text", "sprak")[: 4 * FLEST]:
        wording = _as_sokord(_without_masks(text), sprak)
        if wording:
            found.setdefault(wording.casefold(), wording)
    found.pop(lucka.rubrik.strip(" ?!.,").casefold(), None)
    return list(found.values())[:FLEST]


def _without_masks(text: str) -> str:
    return " ".join(MASK.sub(" ", text).split()).replace(" ,", ",").replace(" .", ".").strip(" ?!.,")


def _as_sokord(text: str, sprak: str) -> str:
    if len(text) <= SAGS_MED_FA_ORD:
        return text
    telling = " ".join(word.form for word in analyse(text, sprak) if not word.is_stop)
    return telling[:LANGSTA_SOKORD].rpartition(" ")[0] if len(telling) > LANGSTA_SOKORD else telling


def _types(lucka: Kunskapslucka) -> list[Arendetyp]:
    return list(Arendetyp.objects.active().filter(pk__in=lucka.signaler.exclude(arendetyp=None).values("arendetyp")).distinct())
