"""Fills the demo municipality's offices. Called when units and people are there, inside one transaction."""

import random
import tomllib
from collections.abc import Sequence
from datetime import datetime

from servicekontor.demodata.bemanning import fill_bemanning
from servicekontor.demodata.besok import Besoksar
from servicekontor.demodata.bokningar import Besokare, fill_bokningar
from servicekontor.demodata.grund import make_grund
from servicekontor.demodata.oppet import KATALOG


def fill_servicekontor(*, fro: int, nu: datetime, besokare: Sequence[Besokare], schemasekunder: float | None) -> None:
    """Eight offices and a bus, two thousand bookings by `besokare`, a year of visits, and a roster that the solver has made.

    The same `fro` and `nu` give the same offices, but for secrets and for the roster, which the solver betters for `schemasekunder`
    seconds after it has found one; None makes none.
    """
    slump = random.Random(fro)
    grund = make_grund(tomllib.loads(KATALOG.read_text()), nu=nu)
    fill_bokningar(grund, besokare, slump=slump, nu=nu)
    Besoksar(grund, slump=slump, nu=nu).fill()
    fill_bemanning(grund, sekunder=schemasekunder, slump=slump, nu=nu)
