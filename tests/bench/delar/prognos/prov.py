"""`./kc bench prognos FIL.csv`: the rolling back-test on any series."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kontaktcenter.arbetstid import holiday_eves, public_holidays
from statistik.prognos.backtest import MEDEL, MEDIAN, VECKONAIV
from statistik.prognos.dageffekt import Kalender
from statistik.prognos.korning import NARA, URSPRUNG, Resultat, forecast
from statistik.prognos.matning import Matning
from tests.bench.delar.prognos.fil import Inlast, read_file

SAMST = 1.02
"""At most so many times the error of the better simple average."""
TACKNING = {0.80: (0.74, 0.90), 0.95: (0.90, 0.99)}


def is_asked(arguments: list[str]) -> bool:
    """Whether the arguments name files for this part."""
    return arguments[:1] == ["prognos"] and any(Path(argument).suffix for argument in arguments[1:])


def main(arguments: list[str]) -> int:
    """Measure the files named; 1 when one cannot be read or a demand is not met."""
    parser = argparse.ArgumentParser(prog="./kc bench prognos", description="Mäter prognosen på en serie: start med tidszon, antal.")
    parser.add_argument("fil", nargs="+", type=Path)
    parser.add_argument("--dagar", type=int, default=NARA, choices=range(7, 57), metavar="7–56", help="så långt framåt (annars 14)")
    parser.add_argument("--ursprung", type=int, default=URSPRUNG, help="högst så många veckor tillbaka")
    parser.add_argument("--json", action="store_true", help="ett JSON-objekt per fil")
    options = parser.parse_args(arguments)
    return max(_measure(fil, options) for fil in options.fil)


def _measure(fil: Path, options: argparse.Namespace) -> int:
    try:
        inlast = read_file(fil)
        start = time.perf_counter()
        resultat = forecast(inlast.serie, make_kalender(inlast), dagar=options.dagar, ursprung=options.ursprung)
    except (OSError, ValueError) as fel:
        print(f"{fil.name}: {fel if isinstance(fel, ValueError) else 'Filen går inte att läsa.'}", file=sys.stderr)
        return 1
    seconds = time.perf_counter() - start
    lines = [as_json(fil, resultat.hela, seconds)] if options.json else as_lines(fil, inlast, resultat, seconds)
    print("\n".join(lines), flush=True)
    return 0 if is_ok(resultat.hela) else 1


def make_kalender(inlast: Inlast) -> Kalender:
    """Swedish holidays for a Swedish clock, otherwise none."""
    return Kalender(lambda ar: {**public_holidays(ar), **holiday_eves(ar)}) if inlast.is_swedish else Kalender()


def is_ok(matning: Matning) -> bool:
    """Whether the forecast is not worse than the simple averages and its intervals hold as often as they say."""
    covered = all(lowest <= matning.tackning[niva] <= highest for niva, (lowest, highest) in TACKNING.items())
    return matning.against_simple <= SAMST and covered


def as_json(fil: Path, matning: Matning, seconds: float) -> str:
    """The figures as one line."""
    metoder = {metod or "prognos": {"fel": fel, "mase": matning.mase(metod)} for metod, fel in matning.fel.items()}
    mot = {metod: matning.against(metod) for metod in (VECKONAIV, MEDEL, MEDIAN)}
    tackning = {f"{niva:.0%}": andel for niva, andel in matning.tackning.items()}
    found = {"fil": fil.name, "ursprung": matning.ursprung, "dagar": matning.dagar, "metoder": metoder, "mot": mot}
    return json.dumps({**found, "tackning": tackning, "sekunder": round(seconds, 1), "ok": is_ok(matning)}, ensure_ascii=False)


def as_lines(fil: Path, inlast: Inlast, resultat: Resultat, seconds: float) -> Iterator[str]:
    """The figures as people read them."""
    matning, serie = resultat.hela, inlast.serie
    yield f"{fil.name}: {inlast.rader} rader, {len(serie)} dagar från {serie.forsta}"
    yield from inlast.anmarkningar
    yield f"{matning.ursprung} ursprung, ett i veckan, {matning.dagar} dagar framåt, {seconds:.1f} s"
    yield f"{'metod':<20}{'fel':>9}{'MASE':>8}{'mot veckonaiv':>16}{'mot 4-v medel':>16}{'mot 6-v median':>16}"
    for metod, fel in matning.fel.items():
        against = "".join(f"{fel / matning.fel[rival] - 1:>+16.1%}" for rival in (VECKONAIV, MEDEL, MEDIAN))
        yield f"{metod or 'prognosen':<20}{fel:>9.2f}{matning.mase(metod):>8.3f}{against}"
    for niva, (lowest, highest) in TACKNING.items():
        yield f"Täckning {niva:.0%}: {matning.tackning[niva]:.1%} (ska vara {lowest:.0%}–{highest:.0%})"
    weights = ", ".join(f"{namn} {vikt:.0%}" for namn, vikt in resultat.vikter.items())
    yield f"Vikter nu: {weights}"
    verdict = "ja" if is_ok(matning) else "NEJ"
    yield f"Mot det bättre av de två medelvärdena: {matning.against_simple - 1:+.1%} (högst {SAMST - 1:+.0%}) {verdict}"
