"""What an event says of itself to the statistics, in its `data`: ids, times in seconds and codes, nothing personal.

Pure functions, one per kind of event, which the actions and the simulation of demo data share: figures must come out the same when
the cases have been erased, so what a figure needs is written when it happens. What is as usual is left out.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

LOVAD_VANTETID_S = 180
"""How long who calls is to wait at most, in seconds: the municipality's service promise, told with every call whose wait is known."""
Fakta = dict[str, Any]
BESVARAD_DIREKT = "besvarad_direkt"


def _kept(**fakta: Any) -> Fakta:
    """What there is something to say of."""
    return {namn: varde for namn, varde in fakta.items() if varde not in (None, False, (), [])}


def kontaktfakta(
    *,
    is_ut: bool,
    is_kand: bool,
    hanteringstid_s: int | None,
    efterarbete_s: int | None,
    utfall: Sequence[str],
    enhet: int | None,
    amne: int | None,
    arendetyp: int | None,
    is_traff: bool = False,
    vantetid_s: int | None = None,
    svar_arbetsdagar: int | None = None,
    is_aterkommande: bool = False,
    bakat: Sequence[Fakta] = (),
) -> Fakta:
    """A registered contact: `enhet`, `amne` and `arendetyp` are those of its first question, `utfall` the outcomes of all.

    `is_kand`: we know who it is. `is_traff`: an article gave the answer of a question. The times are None when nobody knows them.
    `svar_arbetsdagar`: within how many working days somebody answered the mail by registering it.
    """
    is_waited = vantetid_s is not None
    times = {"hanteringstid_s": hanteringstid_s, "efterarbete_s": efterarbete_s}
    return (
        {"fragor": len(utfall)}
        | {namn: sekunder for namn, sekunder in times.items() if sekunder is not None}
        | _kept(
            riktning="ut" if is_ut else None,
            is_kand=is_kand,
            enhet=enhet,
            amne=amne,
            arendetyp=arendetyp,
            is_direkt=BESVARAD_DIREKT in utfall,
            is_traff=is_traff,
            svar_arbetsdagar=svar_arbetsdagar,
            is_aterkommande=is_aterkommande,
            bakat=list(bakat),
        )
        | ({"vantetid_s": vantetid_s, "vantetid_lovad_s": LOVAD_VANTETID_S} if is_waited else {})
    )


def fragefakta(
    *,
    kanal: str,
    is_ut: bool,
    is_kand: bool,
    utfall: str,
    enhet: int | None = None,
    is_uppdrag: bool = False,
    is_forsta_om: bool = False,
) -> Fakta:
    """A question: `kanal` is the contact's, which need not be that of the case it is about; `enhet` answers for its type.

    `is_uppdrag`: the agreement says that the center answers such questions. `is_forsta_om`: the contact's first one about a case.
    """
    return {"kanal": kanal, "utfall": utfall} | _kept(
        riktning="ut" if is_ut else None, is_kand=is_kand, enhet=enhet, is_uppdrag=is_uppdrag, is_forsta_om=is_forsta_om
    )


def svarsfakta(*, svarstid_s: int, sprak: str, is_uppdrag: bool) -> Fakta:
    """An answered case: working time since it was registered, or opened again, by the center's calendar."""
    return {"svarstid_s": svarstid_s, "sprak": sprak} | _kept(is_uppdrag=is_uppdrag)


def kvittensfakta(*, kvittenstid_s: int) -> Fakta:
    """An accepted hand-off: working time since it was handed over, by the unit's calendar."""
    return {"kvittenstid_s": kvittenstid_s}


def earlier(matt: str, *, dag: date, nyckel: Mapping[str, int | str | None]) -> Fakta:
    """That what now happens also counts as `matt` on an earlier day, among what `nyckel` says: for `data["bakat"]`.

    `nyckel` has the center, enhet, kanal, amne, arendetyp, kontor and sprak of what happened then.
    """
    return {"matt": matt, "dag": dag.isoformat()} | {namn: varde for namn, varde in nyckel.items() if varde}
