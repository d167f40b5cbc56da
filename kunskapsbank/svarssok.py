"""The search for answers, behind every door: what the asker may read, each article once, in the best language, and why it was found."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.index import SAMLING
from kunskapsbank.actions.sokning import log_sokning
from kunskapsbank.basta_text import is_wanted
from kunskapsbank.markdown import plain
from kunskapsbank.maskning import drop_whereabouts
from kunskapsbank.mening import near_question
from kunskapsbank.models import Artikel, Artikeltext, Revision, Sokning
from kunskapsbank.sokmotor import Mening, Traff, highlight, snippet, sok
from kunskapsbank.status import Farskhet
from kunskapsbank.svarsrad import INTERNA, Svarsrad, as_rows

LANGSTA_SOKNING = 500
"""Characters of a question that are read: a longer one says no more, and costs more."""
TEXTER_PER_ARTIKEL = 4
"""Texts that are asked for per article wanted: one that is found in every language is still one article."""
UTDRAG_TECKEN = 220
SLUT = ".!?:;,·"
"""What a line may end with; after headings, list items and rows of a table a dot in the middle parts them from what follows."""
FLEST_GENOM = 2
"""Callers' words that are told as the reason of a hit."""
EVERYTHING = Q()
FORST = 3
"""Answers, the first ones, of which one must be sure: what comes after them is hardly read."""
FOR_ARENDETYPEN = 1.0
"""Points for serving the case type that the question is of: decides between answers that say about as much."""
UTAN_MODELL = {Sokning.Dorr.ARBETSPLATS}
"""Doors that log what was typed and found stroke by stroke: the model is never asked for half a word, so neither for the log."""


@dataclass(frozen=True)
class Svarstraff:
    """One article that was found. The marked texts are safe HTML, in which only `<mark>` stands around what met the question.

    `genom` are the callers' words that led here, where they meet more of the question than title and short answer do.
    """

    rad: Svarsrad
    plats: int
    poang: float
    titel: SafeString
    kort_svar: SafeString
    utdrag: SafeString
    varfor: tuple[str, ...]
    genom: tuple[str, ...]
    is_saker: bool
    is_onskat_sprak: bool

    @property
    def farskhet(self) -> Farskhet:
        """How far the article can be trusted today."""
        return self.rad.farskhet


@dataclass(frozen=True)
class Svarslista:
    """The answers to a question and the search as it was logged."""

    traffar: list[Svarstraff]
    sokning: Sokning

    @property
    def is_saker(self) -> bool:
        """Whether there surely is an answer among them."""
        return has_sure_answer(self.traffar)


def has_sure_answer(traffar: list[Svarstraff]) -> bool:
    """Whether one of the first answers is one; if not, they may have little to do with the question and are shown as such."""
    return any(traff.is_saker for traff in traffar[:FORST])


def search_svar(
    fraga: str,
    *,
    user: Anvandare | None,
    sprak: str,
    limit: int = 10,
    urval: Q = EVERYTHING,
    arendetyp: int | None = None,
    mening: Mening | None = None,
) -> list[Svarstraff]:
    """The articles in use that answer `fraga` and that `user` (None: anybody) may read, the best first.

    `sprak` is the reader's language: each article comes in it when it can, else in the best that there is. Any text will do.
    `urval` narrows the search further; it is a condition on Artikeltext. `arendetyp` is the id of the case type that the question is
    said or guessed to be of. `mening` is the model that helps, None where there is none and
    for what is half typed.
    """
    fraga = drop_whereabouts(fraga[:LANGSTA_SOKNING].replace("\0", " ").strip())
    if not fraga:
        return []
    allowed = Artikeltext.objects.readable_by(user)
    tillatna = allowed.filter(urval).values("pk")
    found = sok(SAMLING, fraga, tillatna=tillatna, limit=limit * TEXTER_PER_ARTIKEL, sprak=sprak, mening=mening)
    if not found:
        return []
    texts = _read(found, allowed)
    rows = as_rows(texts.values(), sprak)
    if arendetyp is not None:
        serving = _serving(texts, arendetyp)
        found = _prefer(found, {pk for pk, text in texts.items() if text.artikel_id in serving})
    best: dict[int, Traff] = {}
    for hit in found:
        if hit.id in texts:
            best.setdefault(texts[hit.id].artikel_id, hit)
    return [_show(rows[pk], plats, hit, fraga, sprak) for plats, (pk, hit) in enumerate(list(best.items())[:limit], start=1)]


def search_and_log(
    fraga: str,
    *,
    user: Anvandare | None,
    sprak: str,
    dorr: Sokning.Dorr,
    limit: int = 10,
    urval: Q = EVERYTHING,
    arendetyp: int | None = None,
    foregaende: uuid.UUID | str | None = None,
) -> Svarslista:
    """As `search_svar`, and note that it was asked, without a word of who asked."""
    fraga = fraga[:LANGSTA_SOKNING]
    mening = None if dorr in UTAN_MODELL else near_question
    traffar = search_svar(fraga, user=user, sprak=sprak, limit=limit, urval=urval, arendetyp=arendetyp, mening=mening)
    logged = log_sokning(
        dorr=dorr,
        sprak=sprak,
        fraga=fraga,
        antal=len(traffar),
        is_saker=has_sure_answer(traffar),
        visade=[traff.rad.artikel.pk for traff in traffar],
        foregaende=foregaende,
    )
    return Svarslista(traffar, logged)


def _read(found: list[Traff], allowed: QuerySet[Artikeltext]) -> dict[int, Artikeltext]:
    """The articles of the hits in every language that the asker may read, by the ids of the texts."""
    articles = Artikeltext.objects.filter(pk__in=[hit.id for hit in found]).values("artikel")
    texts = allowed.filter(artikel__in=articles).select_related("publicerad", "artikel__amne", "artikel__samling").defer(*INTERNA)
    return {text.pk: text for text in texts}


def _serving(texts: dict[int, Artikeltext], arendetyp: int) -> set[int]:
    """The articles of the texts that serve the case type."""
    rows = Artikel.arendetyper.through.objects.filter(arendetyp=arendetyp, artikel__in={text.artikel_id for text in texts.values()})
    return set(rows.values_list("artikel", flat=True))


def _prefer(found: list[Traff], preferred: set[int]) -> list[Traff]:
    raised = [replace(hit, poang=hit.poang + FOR_ARENDETYPEN) if hit.id in preferred else hit for hit in found]
    return sorted(raised, key=lambda hit: -hit.poang)


def _show(rad: Svarsrad, plats: int, hit: Traff, fraga: str, sprak: str) -> Svarstraff:
    revision, sprak_nu = rad.revision, rad.text.sprak
    return Svarstraff(
        rad=rad,
        plats=plats,
        poang=hit.poang,
        titel=mark(revision.titel, fraga, sprak_nu),
        kort_svar=mark(revision.kort_svar, fraga, sprak_nu),
        utdrag=_extract(answer_words(revision), fraga, sprak_nu),
        varfor=hit.ord,
        genom=_led_by(revision.sokord, fraga, sprak_nu, shown=_met(f"{revision.titel} {revision.kort_svar}", fraga, sprak_nu)),
        is_saker=hit.is_saker,
        is_onskat_sprak=is_wanted(sprak_nu, sprak),
    )


def _led_by(sokord: list[str], fraga: str, sprak: str, *, shown: int) -> tuple[str, ...]:
    """The callers' words that meet more than `shown` words of the question, those first that meet most."""
    text = "\n".join(sokord)
    met: dict[int, set[str]] = defaultdict(set)
    for start, end in highlight(text, fraga, sprak):
        met[text.count("\n", 0, start)].add(text[start:end].casefold())
    best = sorted(met, key=lambda number: -len(met[number]))
    return tuple(sokord[number] for number in best if len(met[number]) > shown)[:FLEST_GENOM]


def _met(text: str, fraga: str, sprak: str) -> int:
    """How many different words of the text meet the question."""
    return len({text[start:end].casefold() for start, end in highlight(text, fraga, sprak)})


def answer_words(revision: Revision) -> str:
    """The whole answer in plain words on one line: of a guide, its steps after what comes before them."""
    steps = [f"{steg.get('rubrik', '')}\n{_plain(steg.get('text', ''))}" for steg in revision.steg]
    lines = [" ".join(line.split()) for line in "\n".join([_plain(revision.svar), *steps]).splitlines()]
    return " ".join(line if line[-1] in SLUT else f"{line} ·" for line in lines if line).removesuffix(" ·")


# The same answers are found again and again, and reading Markdown costs more than the rest of showing them.
_plain = lru_cache(maxsize=1_000)(plain)


def mark(text: str, fraga: str, sprak: str) -> SafeString:
    """The text as HTML with `<mark>` around what meets the question."""
    return _mark(text, highlight(text, fraga, sprak))


def _extract(text: str, fraga: str, sprak: str) -> SafeString:
    piece = snippet(text, fraga, sprak, UTDRAG_TECKEN)
    before, after = "… " if piece.har_fore else "", " …" if piece.har_efter else ""
    return mark_safe(before + _mark(piece.text, piece.markera) + after)  # noqa: S308


def _mark(text: str, places: Iterable[tuple[int, int]]) -> SafeString:
    parts, at = [], 0
    for start, end in places:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308
