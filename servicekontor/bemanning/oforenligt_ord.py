"""Why no roster exists, in whole sentences that name office, day and rule."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from servicekontor.bemanning import regler
from servicekontor.bemanning.dagrakning import Personbrist
from servicekontor.bemanning.modell import LASTA
from servicekontor.bemanning.taggar import in_words
from servicekontor.bemanning.timrakning import Timbrist
from servicekontor.bemanning.varden import Behov, Problem, clock

Nyckel = tuple[str, str]
"""A rule's id, and which part of it: a person, or a place and day."""
FLEST_NAMN = 3
"""How many people a rule names; of more it says the number."""


def tell(problem: Problem, keys: Sequence[Nyckel]) -> tuple[str, ...]:
    """Demands in words, those of each rule together."""
    by_id = {regel.id: regel for regel in (*problem.regler, LASTA)}
    parts: dict[str, list[str]] = defaultdict(list)
    for id_, part in keys:
        parts[id_].append(part)
    return tuple(dict.fromkeys(sentence for id_, rows in parts.items() for sentence in _of_rule(problem, by_id[id_], rows)))


def tell_crowding(problem: Problem, brist: Personbrist) -> tuple[str, ...]:
    """People who are not there on a day, in words: what each place asks for, what keeps people away, and the two sums."""
    words = {"behovs": brist.behovs, "finns": brist.finns, "dag": problem.day(brist.dag)}
    reasons = (*(_need(problem, behov) for behov in brist.behov), *tell(problem, brist.hinder))
    text = _("Tillsammans behövs %(behovs)d personer %(dag)s, men bara %(finns)d kan arbeta där, var och en på ett ställe.")
    return (*reasons, text % words) if 0 < brist.finns < brist.behovs else reasons


def tell_shortage(problem: Problem, brist: Timbrist) -> tuple[str, ...]:
    """Hours that are not there, in words: what takes them at each place, the rule that limits them, and the two sums."""
    places: dict[str, list[Behov]] = defaultdict(list)
    for behov in brist.behov:
        places[behov.plats].append(behov)
    words = {
        "antal": len(brist.personer),
        "finns": brist.finns // 60,
        "behovs": -(-brist.behovs // 60),
        "fran": problem.day(brist.forsta),
        "till": problem.day(brist.sista),
    }
    text = ngettext(
        "Den %(antal)d som kan arbeta där får arbeta högst %(finns)d timmar från %(fran)s till %(till)s, men det behövs minst %(behovs)d.",
        "De %(antal)d som kan arbeta där får tillsammans arbeta högst %(finns)d timmar från %(fran)s till %(till)s, "
        "men det behövs minst %(behovs)d.",
        len(brist.personer),
    )
    return (*(_place(problem, rows) for rows in places.values()), brist.regel.mening, text % words)


def _of_rule(problem: Problem, regel: regler.Regel, parts: list[str]) -> list[str]:
    if isinstance(regel, regler.Bemanning):
        wanted = {tuple(part.split("|")) for part in parts}
        return [_need(problem, behov) for behov in regel.behov if (behov.plats, str(behov.dag)) in wanted]
    names = dict.fromkeys(_name(problem, part.partition("|")[0]) for part in parts)
    if len(names) <= FLEST_NAMN:
        return [f"{name}: {regel.mening}" for name in names]
    return [_("%(regel)s Det gäller %(antal)d av personalen.") % {"regel": regel.mening, "antal": len(names)}]


def _name(problem: Problem, part: str) -> str:
    return problem.person[part].namn if part in problem.person else problem.name(part)


def _need(problem: Problem, behov: Behov) -> str:
    when = f"{problem.day(behov.dag)} {clock(behov.fran)}–{clock(behov.till)}"
    return _wants(problem, behov, when)


def _place(problem: Problem, behov: list[Behov]) -> str:
    """One place's needs on several days, by the largest of them."""
    days = sorted({row.dag for row in behov})
    words = {"antal": len(days), "fran": problem.day(days[0]), "till": problem.day(days[-1])}
    when = problem.day(days[0]) if len(days) == 1 else _("%(antal)d dagar från %(fran)s till %(till)s") % words
    return _wants(problem, max(behov, key=lambda row: row.antal), when)


def _wants(problem: Problem, behov: Behov, nar: str) -> str:
    """Such as "Norrby behöver 2 personer med arabiska tisdag 8 december."."""
    people = ngettext("%(antal)d person", "%(antal)d personer", behov.antal) % {"antal": behov.antal}
    text = _("%(plats)s behöver %(personer)s med %(krav)s %(nar)s.") if behov.krav else _("%(plats)s behöver %(personer)s %(nar)s.")
    return text % {"plats": problem.name(behov.plats), "personer": people, "krav": in_words(behov.krav), "nar": nar}
