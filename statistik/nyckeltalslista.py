"""docs/nyckeltal.md: every figure explained to a manager, from the very definitions that the code uses."""

from statistik.benamningar import DELNAMN
from statistik.fordelning import FEL
from statistik.matt import ANTAL
from statistik.nyckeltal import ALLA
from statistik.nyckeltalsslag import Kalla, Nyckeltal, Slag, Summa
from statistik.smatal import MINST

INLEDNING = f"""# Nyckeltal

Så räknas varje nyckeltal i statistiken. Sidan skrivs ut av `./kc manage nyckeltal` från de definitioner som programmet självt använder.

- Dygn och arbetsdagar är de svenska. En andel sparas alltid som täljare och nämnare, och räknas ut när den visas.
- Tider visas som median och 90:e percentil, aldrig bara som medelvärde. De är högst {FEL * 100:.0f} procent fel.
- Varje siffra kan räknas om från händelserna, som finns kvar när ärendena har gallrats, och blir då exakt densamma.
- En enhet som har bytt namn eller gått upp i en annan behåller sin historia; den syns också för den enhet som har ersatt den.
- Tal om färre än {MINST} visas inte utanför personalens sidor.
"""


def make_list() -> str:
    """The page."""
    return "\n".join([INLEDNING, *(_describe(n) for n in ALLA)])


def _describe(n: Nyckeltal) -> str:
    lines = [f"## {n.namn}", "", n.definition, "", f"- Kod: `{n.kod}`. Enhet: {n.enhet}. {n.battre.capitalize()}."]
    if n.kalla != Kalla.DAGSVARDEN:
        lines.append(f"- Räknas ur: {n.kalla}.")
    elif n.slag != Slag.ANTAL and n.taljare:
        share = "Andel inom den lovade tiden: täljare" if n.slag == Slag.TID else "Täljare"
        lines.append(f"- {share}: {_sum(n.taljare)}. Nämnare: {_sum(n.namnare)}.")
    lines.append(f"- Kan delas upp på: dag, vecka, månad, {', '.join(str(DELNAMN[d]).lower() for d in n.delar)}.")
    return "\n".join([*lines, ""])


def _sum(summa: Summa) -> str:
    words = [("minus " if tecken < 0 else "plus ") + f"`{namn}` ({ANTAL[namn]})" for namn, tecken in summa.items()]
    return " ".join(words).removeprefix("plus ")
