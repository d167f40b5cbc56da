"""The independent check on rosters made by hand: each rule broken once, and once not."""

from dataclasses import replace

import pytest

from servicekontor.bemanning import regler
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.varden import DYGN, Schemalage
from tests.servicekontor.bemanning.exempel import ANNA, BO, behov, dagpass, make_problem, needs, roster

RESTIDER = {("norrby", "soderby"): 100}
FLYTT = regler.Forflyttning("f", "", None, RESTIDER)
MORGON = dagpass(0, till=12)
KVALL = dagpass(0, fran=12, till=21)
HELA_VECKAN = tuple((ANNA, dagpass(dag)) for dag in range(7))


def count(regel: regler.Regel, lage: Schemalage, **given: object) -> int:
    """Units of breach."""
    return sum(brott.antal for brott in count_breaches(make_problem(regel, **given), lage).brott)


FALL = {
    "nobody where one is needed": (needs(behov(0)), roster(), 1),
    "one where one is needed": (needs(behov(0)), roster((ANNA, dagpass(0))), 0),
    "one who leaves too early": (needs(behov(0)), roster((ANNA, dagpass(0, till=15))), 1),
    "one at another office": (needs(behov(0)), roster((ANNA, dagpass(0, "soderby"))), 1),
    "one without the language": (needs(behov(0, krav="sprak:ar")), roster((BO, dagpass(0))), 1),
    "one with the language": (needs(behov(0, krav="sprak:ar")), roster((ANNA, dagpass(0))), 0),
    "two where one is enough": (regler.Overbemanning("o", "", 1, (behov(0),)), roster((ANNA, dagpass(0)), (BO, dagpass(0))), 1),
    "two shifts at once": (regler.Forflyttning("f", ""), roster((ANNA, dagpass(0)), (ANNA, dagpass(0, "soderby", 15, 18))), 1),
    "too short a way": (
        FLYTT,
        roster((ANNA, dagpass(0, till=12)), (ANNA, dagpass(0, "soderby", 13))),
        1,
    ),
    "time to travel": (
        FLYTT,
        roster((ANNA, dagpass(0, till=12)), (ANNA, dagpass(0, "soderby", 14))),
        0,
    ),
    "ten hours of rest": (regler.Dygnsvila("d", ""), roster((ANNA, KVALL), (ANNA, dagpass(1, fran=7))), 1),
    "eleven hours of rest": (regler.Dygnsvila("d", ""), roster((ANNA, KVALL), (ANNA, dagpass(1))), 0),
    "work every day": (regler.Veckovila("v", ""), roster(*HELA_VECKAN), 1),
    "one day off between short days": (regler.Veckovila("v", ""), roster(*HELA_VECKAN[:3], *HELA_VECKAN[4:]), 0),
    "36 hours of rest to the minute": (regler.Veckovila("v", ""), roster((ANNA, dagpass(0, till=20)), *HELA_VECKAN[2:]), 0),
    "35 hours of rest": (regler.Veckovila("v", ""), roster((ANNA, dagpass(0, till=21)), *HELA_VECKAN[2:]), 1),
    "one hour begun too much": (regler.Arbetstid("a", "", 1, (("anna", 0, 6, 0, 7 * 60),)), roster((ANNA, dagpass(0))), 1),
    "hours enough": (regler.Arbetstid("a", "", 1, (("anna", 0, 6, 450, 450),)), roster((ANNA, dagpass(0))), 0),
    "two hours too few": (regler.Arbetstid("a", "", 1, (("anna", 0, 6, 9 * 60, 2400),)), roster((ANNA, dagpass(0))), 2),
    "no break": (regler.Rast("r", ""), roster((ANNA, replace(dagpass(0), rast=0))), 1),
    "short without a break": (regler.Rast("r", ""), roster((ANNA, replace(dagpass(0, till=13), rast=0))), 0),
    "one evening of two": (regler.Kvallsoppet("k", "", krav=(("norrby", (0, 1), 2, 1),)), roster((ANNA, KVALL), (ANNA, dagpass(1))), 1),
    "one evening above the share": (regler.Rotation("k", "", 1, "kvall", (("anna", 0), ("bo", 1))), roster((ANNA, KVALL)), 1),
    "a shift away above the share": (regler.Rotation("b", "", 1, "borta", (("anna", 0),)), roster((ANNA, dagpass(0, "soderby"))), 1),
    "weekend above the share": (regler.Rotation("h", "", 1, "helg", (("anna", 0),)), roster((ANNA, dagpass(5))), 1),
    "an office above the share": (regler.Rotation("p", "", 1, "plats:norrby", (("anna", 1),)), roster(*HELA_VECKAN[:3]), 2),
    "two half hours of way too long": (regler.Resa("r", "", 1, 60, RESTIDER), roster((ANNA, dagpass(0, "soderby"))), 2),
    "no way at home": (regler.Resa("r", "", 1, 0, RESTIDER), roster((ANNA, dagpass(0))), 0),
    "work while away": (regler.Franvaro("f", "", None, (("anna", 0, DYGN),)), roster((ANNA, dagpass(0))), 1),
    "work the day after": (regler.Franvaro("f", "", None, (("anna", 0, DYGN),)), roster((ANNA, dagpass(1))), 0),
    "a wish to be off": (regler.Onskemal("o", "", 1, (regler.Onskan("anna", 0, False, 3),)), roster((ANNA, dagpass(0))), 3),
    "a wish to work": (regler.Onskemal("o", "", 1, (regler.Onskan("anna", 0, True),)), roster(), 1),
    "a wish about the evening only": (
        regler.Onskemal("o", "", 1, (regler.Onskan("anna", 0, False, fran=17 * 60, till=DYGN),)),
        roster((ANNA, dagpass(0))),
        0,
    ),
    "a published shift taken away": (regler.Stabilitet("s", "", 1, roster((ANNA, dagpass(0)))), roster((BO, dagpass(0))), 1),
    "six days in a row": (regler.PassIRad("p", "", granser=(("anna", 1, 5),)), roster(*HELA_VECKAN[:6]), 1),
    "a single day in the middle": (regler.PassIRad("p", "", granser=(("anna", 2, 5),)), roster(HELA_VECKAN[3]), 1),
    "a single day at the edge": (regler.PassIRad("p", "", granser=(("anna", 2, 5),)), roster(HELA_VECKAN[0]), 0),
    "a single day off": (regler.LedigaIRad("l", "", granser=(("anna", 2),)), roster(HELA_VECKAN[0], HELA_VECKAN[2]), 1),
    "a weekend too many": (regler.Helger("h", "", granser=(("anna", 0),)), roster(HELA_VECKAN[5], HELA_VECKAN[6]), 1),
    "one kind too often": (
        regler.HogstAvTyp("t", "", granser=(("anna", "N", 1),)),
        roster((ANNA, replace(dagpass(0), typ="N")), (ANNA, replace(dagpass(1), typ="N"))),
        1,
    ),
    "a forbidden follow-up": (
        regler.ForbjudenFoljd("f", "", par=frozenset({("N", "D")})),
        roster((ANNA, replace(dagpass(0), typ="N")), (ANNA, replace(dagpass(1), typ="D"))),
        1,
    ),
}


@pytest.mark.parametrize("fall", FALL)
def test_breaches_of_one_rule_are_counted(fall: str) -> None:
    """Each rule by itself."""
    regel, lage, expected = FALL[fall]
    assert count(regel, lage) == expected


def test_what_must_hold_costs_nothing_and_is_told_apart() -> None:
    """A value and a list."""
    wish = regler.Onskemal("o", "", 5, (regler.Onskan("anna", 0, True, 2),))
    found = count_breaches(make_problem(needs(behov(0, 2)), wish), roster())
    assert (len(found.tvingande), found.tvingande[0].antal, found.varde) == (1, 2, 10)


def test_a_breach_is_told_in_words() -> None:
    """Who, where, when."""
    found = count_breaches(make_problem(needs(behov(1, krav="sprak:ar"))), roster())
    assert found.brott[0].mening == "Norrby saknar 1 tisdag 8 december 9.00–16.00 (arabiska)."


def test_rest_counts_what_was_worked_before_the_period() -> None:
    """The last evening of the earlier roster."""
    before = roster((ANNA, dagpass(-1, fran=12, till=22)), (ANNA, dagpass(0)))
    assert count(regler.Dygnsvila("d", ""), before) == 1
