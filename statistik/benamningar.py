"""What the keys of a breakdown are called: the units, subjects, types, offices and channels behind ids and codes, read in one query."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden.models import Kanal
from kontaktcenter.models import Amne, Arendetyp, Enhet
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from servicekontor.models import Kontor
from statistik.synlighet import Synlighet

DELNAMN: dict[str, str | Promise] = {
    "center": gettext_lazy("Center"),
    "enhet": gettext_lazy("Enhet"),
    "kanal": gettext_lazy("Kanal"),
    "amne": gettext_lazy("Ämne"),
    "arendetyp": gettext_lazy("Ärendetyp"),
    "kontor": gettext_lazy("Kontor"),
    "sprak": gettext_lazy("Språk"),
}
"""What each part of `DELAR` is called."""
UTAN: dict[str, str | Promise] = {
    "center": gettext_lazy("Utan center"),
    "enhet": gettext_lazy("Utan enhet"),
    "kanal": gettext_lazy("Utan kanal"),
    "amne": gettext_lazy("Utan ämne"),
    "arendetyp": gettext_lazy("Utan ärendetyp"),
    "kontor": gettext_lazy("Utan kontor"),
    "sprak": gettext_lazy("Okänt språk"),
}


@dataclass(frozen=True)
class Benamningar:
    """Names by part and key, and which units are centers."""

    namn: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls) -> "Benamningar":
        """All of them, those that are closed too: figures are kept of what is no more. One query."""
        named: dict[str, dict[str, str]] = defaultdict(dict)
        for del_, nyckel, namn in _all_rows():
            named[del_][nyckel] = namn
        named["enhet"] |= named["center"]
        named["kanal"] = {kod: str(namn) for kod, namn in Kanal.choices}
        named["sprak"] = {kod: capfirst(str(namn)) for kod, namn in SAMTALSSPRAK.items()}
        return cls(named)

    def of(self, del_: str, nyckel: int | str) -> str:
        """What a key is called: that nothing is known of it, or that it is no more, when that is so."""
        if not nyckel:
            return str(UTAN[del_])
        found = self.namn.get(del_, {}).get(str(nyckel))
        return found or _("%(del)s %(nyckel)s som är borttagen") % {"del": DELNAMN[del_], "nyckel": nyckel}

    def choices(self, del_: str, synligt: Synlighet) -> list[tuple[str, str]]:
        """The keys of a part that a user may ask for, by name. Whoever sees a center sees what all units get from it."""
        seen = {"center": synligt.center, "enhet": synligt.enheter}.get(del_)
        if synligt.is_allt or seen is None or del_ == "enhet" and synligt.center:
            return sorted(self.namn[del_].items(), key=lambda row: row[1])
        return sorted(((pk, namn) for pk, namn in self.namn[del_].items() if int(pk) in seen), key=lambda row: row[1])


def _all_rows() -> QuerySet[Any]:
    centers = Q(slag=Enhet.Slag.CENTER)
    others = (
        _rows(Enhet.objects.exclude(centers), "enhet", "pk"),
        _rows(Amne.objects, "amne", "pk"),
        _rows(Arendetyp.objects, "arendetyp", "pk"),
        _rows(Kontor.objects, "kontor", "kod"),
    )
    return _rows(Enhet.objects.filter(centers), "center", "pk").union(*others, all=True)


def _rows(rows: Any, del_: str, nyckel: str) -> QuerySet[Any]:
    key, name = Cast(F(nyckel), CharField()), Cast(F("namn"), CharField())
    return rows.order_by().annotate(del_=Value(del_), nyckel=key, benamning=name).values_list("del_", "nyckel", "benamning")
