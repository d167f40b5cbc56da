"""`./kc bench`: measure all parts, or those named."""

import argparse
import os
import pkgutil
import sys
from contextlib import nullcontext
from importlib import import_module

from kontaktcenter.drift.fel import DriftFel
from tests.bench import delar
from tests.bench.bank import Bank
from tests.bench.besokare import Bankfel
from tests.bench.delar.prognos import prov as prognosprov
from tests.bench.delar.schema import prov as schemaprov


def main(arguments: list[str]) -> int:
    """Measure and tell; 1 when something is not as quick as it should be or could not be measured."""
    for prov in (schemaprov, prognosprov):
        if prov.is_asked(arguments):
            return prov.main(arguments[1:])
    kanda = [modul.name for modul in pkgutil.iter_modules(delar.__path__)]
    parser = argparse.ArgumentParser(prog="./kc bench", description="Mäter hur snabbt systemet är.")
    parser.add_argument("del", nargs="*", help=f"vilka delar som mäts (annars alla): {', '.join(kanda)}")
    parser.add_argument("--json", action="store_true", help="ett JSON-objekt per rad")
    parser.add_argument("--ny", action="store_true", help="fyll mätdatabaserna på nytt")
    options = vars(parser.parse_args(arguments))
    okanda = set(options["del"]) - set(kanda)
    if okanda:
        parser.error(f"okänd del: {', '.join(sorted(okanda))} (de som finns: {', '.join(kanda)})")
    if os.environ.get("KC_MILJO") == "produktion":
        print("./kc bench fyller egna databaser med demodata och körs aldrig i produktion.", file=sys.stderr)
        return 1
    try:
        return _measure(options["del"] or kanda, is_json=options["json"], is_new=options["ny"])
    except (Bankfel, DriftFel) as fel:
        print(fel, file=sys.stderr)
        return 1


def _measure(namn: list[str], *, is_json: bool, is_new: bool) -> int:
    is_ok = True
    parts = [import_module(f"tests.bench.delar.{part}") for part in namn]
    with nullcontext() if all(getattr(part, "UTAN_KOMMUNER", False) for part in parts) else Bank(is_new=is_new) as bank:
        for part in parts:
            for matt in part.measure(bank):
                print(matt.as_json() if is_json else matt.as_line(), flush=True)
                is_ok = is_ok and matt.ok
    return 0 if is_ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
