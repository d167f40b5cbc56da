"""Which articles to read beside each other, as a file says it: weighed when the whole file is known, made when all its articles are there.

A file adds such pairs and takes none away: they hold in both directions, so a row that leaves one out may not know of it.
"""

from collections.abc import Collection, Iterable
from itertools import chain

from django.db.models import Q
from django.utils.translation import gettext as _

from kunskapsbank.actions.inlasningsrader import save_rows
from kunskapsbank.befintligt import read_befintligt
from kunskapsbank.models import Artikel, Artikelhandelse, Inlasning, Inlasningsrad, Samling
from kunskapsbank.status import Handelsetyp

Verkan = Inlasningsrad.Verkan
PAR = Artikel.relaterade.through


def weigh_relations(inlasning: Inlasning, coming: Collection[str]) -> None:
    """Say of the rows of a file that has been looked through which new pairs they make, and which articles nobody knows.

    `coming` are the articles that rows of the file are about.
    """
    rows = _rows(inlasning)
    known, pairs = _known(inlasning.samling, rows), _pairs(rad.artikel_id for rad in rows)
    readable = {*known, *coming}
    for rad in rows:
        codes = rad.innehall["relaterade"]
        is_new = any(code in known and (rad.artikel_id, known[code]) not in pairs and known[code] != rad.artikel_id for code in codes)
        if rad.verkan == Verkan.LIKA and (is_new or any(code in coming and code not in known for code in codes)):
            rad.verkan = Verkan.ANDRAS
        rad.fel = _unknown(codes, readable)
    save_rows([rad for rad in rows if rad.fel or rad.verkan == Verkan.ANDRAS])


def finish_relations(inlasning: Inlasning) -> None:
    """Make the pairs, now that all articles are there, and remember those that were not before."""
    rows = [rad for rad in _rows(inlasning) if rad.artikel_id]
    known, pairs = _known(inlasning.samling, rows), _pairs(rad.artikel_id for rad in rows)
    made: list[tuple[int, int]] = []
    for rad in rows:
        codes = rad.innehall["relaterade"]
        rad.fel = _unknown(codes, known)
        new = [known[code] for code in codes if code in known and known[code] != rad.artikel_id]
        new = [other for other in dict.fromkeys(new) if (rad.artikel_id, other) not in pairs]
        if new:
            both = [pair for other in new for pair in ((rad.artikel_id, other), (other, rad.artikel_id))]
            pairs.update(both)
            made += both
            rad.fore = {**(rad.fore or {}), "relaterade": new}
            rad.is_inford = True
            rad.verkan = Verkan.ANDRAS if rad.verkan == Verkan.LIKA else rad.verkan
    PAR.objects.bulk_create([PAR(from_artikel_id=a, to_artikel_id=b) for a, b in made], ignore_conflicts=True)
    _note(inlasning, [rad for rad in rows if "relaterade" in (rad.fore or {})])
    save_rows(rows)


def undo_relations(rader: Iterable[Inlasningsrad]) -> None:
    """Take away the pairs that the rows have made."""
    pairs = Q(pk__in=[])
    for rad in rader:
        others = (rad.fore or {}).get("relaterade")
        if others:
            pairs |= Q(from_artikel=rad.artikel_id, to_artikel__in=others) | Q(to_artikel=rad.artikel_id, from_artikel__in=others)
    PAR.objects.filter(pairs).delete()


def _rows(inlasning: Inlasning) -> list[Inlasningsrad]:
    return list(inlasning.rader.filter(innehall__has_key="relaterade").exclude(verkan=Verkan.FEL).select_related("artikel").order_by("rad"))


def _known(samling: Samling, rows: Iterable[Inlasningsrad]) -> dict[str, int]:
    wanted = set(chain.from_iterable(rad.innehall["relaterade"] for rad in rows))
    return {code: artikel.pk for code, artikel in read_befintligt(samling, wanted).artiklar.items()}


def _pairs(artiklar: Iterable[int | None]) -> set[tuple[int, int]]:
    return set(PAR.objects.filter(from_artikel__in={pk for pk in artiklar if pk}).values_list("from_artikel", "to_artikel"))


def _unknown(codes: Iterable[str], known: Collection[str]) -> list[str]:
    text = _("relaterade: ”%(id)s” finns inte i samlingen och hoppas över.")
    return [text % {"id": code} for code in codes if code not in known]


def _note(inlasning: Inlasning, rader: Iterable[Inlasningsrad]) -> None:
    Artikelhandelse.objects.bulk_create(
        Artikelhandelse(
            typ=Handelsetyp.ANDRAD,
            artikel=rad.artikel,
            av=inlasning.av,
            enhet_id=rad.artikel.ansvarig_enhet_id,
            amne_id=rad.artikel.amne_id,
            data={"inlasning": str(inlasning.pk), "falt": ["relaterade"]},
        )
        for rad in rader
    )
