"""Who may reach which address: the table that the walk through the URLconf holds the product to.

A row is the name of an address with the methods it answers to, under the policy that holds for it. docs/behorigheter.md tells
how a row is added; an address without row fails the test.
"""

from tests.urltabell import (
    api,
    arbetsplats,
    arenden,
    bemanning,
    bokning,
    enkat,
    forvaltning,
    grund,
    luckor,
    medborgare,
    reception,
    redaktion,
    servicekontor,
    statistik,
)
from tests.urltabell.policyer import Rad

RADER: list[Rad] = [
    *grund.RADER,
    *medborgare.RADER,
    *arbetsplats.RADER,
    *arenden.RADER,
    *api.RADER,
    *redaktion.RADER,
    *luckor.RADER,
    *servicekontor.RADER,
    *reception.RADER,
    *bokning.RADER,
    *bemanning.RADER,
    *statistik.RADER,
    *enkat.RADER,
    *forvaltning.make_rader(),
]
