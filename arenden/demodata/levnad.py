"""Three years of one half of the municipality, day by day."""

from collections.abc import Iterator

from arenden.demodata.ankomster import Fordelning, arrivals_of, last_days, make_dagar
from arenden.demodata.avslut import write_unfinished
from arenden.demodata.befolkning import Befolkning
from arenden.demodata.delning import Bunt, Halva
from arenden.demodata.foljdsvar import Foljdsvar
from arenden.demodata.katalogfiler import Katalog
from arenden.demodata.mottagning import Mottagning
from arenden.demodata.slump import Slump
from arenden.demodata.spel import Spel
from arenden.demodata.tabeller import Tabeller
from arenden.demodata.texter import Texter
from arenden.demodata.tid import Tid, utc_date
from arenden.demodata.tidslinje import Tidslinje
from arenden.demodata.turordning import Turordning
from arenden.demodata.typval import Typval
from arenden.demodata.varld import Varld

ARENDEN_PER_BUNT = 3_000
"""Cases of both halves that come in while a bunch of rows gathers: what is in memory at once does not grow with their number."""


def live_half(varld: Varld, katalog: Katalog, halva: Halva, *, arenden: int, upplagor: int, fro: int, slut: Tid) -> Iterator[Bunt]:
    """Simulate one half of `arenden` cases up to the moment `slut`; its bunches come after the same days as the other's.

    Ids and numbers are so far apart that there is room for all `upplagor` of each case.
    """
    s = _begin(varld, katalog, halva, arenden=arenden, upplagor=upplagor, fro=fro, slut=slut)
    typval = Typval(varld.typer, utc_date(slut))
    mottagning = Mottagning(s, typval)
    dagar = make_dagar(slut, varld.centers[0].plan)
    fordelning = Fordelning(dagar, halva.share_of(arenden), typval.share_kept, s.slump)
    sista = last_days(dagar, 1 + arenden // ARENDEN_PER_BUNT)
    for dag in dagar:
        for ankomst in arrivals_of(dag, fordelning.of_day(dag, s.antal + mottagning.pa_vag), till=slut, slump=s.slump):
            mottagning.receive(ankomst, dag.datum)
        s.turordning.begin_day(dag.datum, dag.slutar)
        s.tidslinje.run_until(min(dag.slutar - 1, slut))
        if dag.datum in sista:
            yield Bunt(s.antal, s.tabeller.take())
    write_unfinished(s)
    if halva.nr == 0:
        serie = s.tabeller.nummerserie
        for ar, senaste in s.turordning.per_ar.items():
            serie.add(serie.row(kalenderar=ar, senaste=senaste))
    yield Bunt(s.antal, s.tabeller.take())


def _begin(varld: Varld, katalog: Katalog, halva: Halva, *, arenden: int, upplagor: int, fro: int, slut: Tid) -> Spel:
    slump, tabeller = Slump(f"{fro}, {halva.nr}"), Tabeller(halva.nr, upplagor)
    texter = Texter(katalog, slump)
    vantade = arenden * upplagor
    return Spel(
        varld=varld,
        slump=slump,
        tidslinje=Tidslinje(),
        tabeller=tabeller,
        befolkning=Befolkning(katalog, tabeller, slump, halva=halva.nr, vantade=vantade, fro=fro, upplagor=upplagor),
        texter=texter,
        foljdsvar=Foljdsvar(texter, slump),
        turordning=Turordning(halva, upplagor),
        slut=slut,
    )
