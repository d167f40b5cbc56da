"""One open contact as its page shows it: made of the draft alone, so that any window at any time shows the same."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from arenden.forms.arbetsplats.bas import Utkastform
from arenden.forms.arbetsplats.fraga import AVSLUT_PER_SVARANDE, Fragaform
from arenden.forms.arbetsplats.kontakt import Kontaktform, read_moment
from arenden.models import Arende, Inlamnare, Kanal, Person, Utkast, Utkastfil
from arenden.personkort import Kontaktrad, find_epostforslag, open_cases, recent_contacts
from arenden.routing import Vagval, choose_route
from arenden.synliga_personer import visible_persons
from arenden.views.arbetsplats.oppnade import Oppnad, list_opened
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Amne, Anvandare, Arendetyp
from servicekontor.bokningsratt import bookings_of_contact
from servicekontor.models import Bokning

AMNE = "amne-"
FLEST_FRAGOR = 20
LANGST_RUBRIK = 28
NYTT = {"kanal": [Kanal.TELEFON.value], "sprak": ["sv"], "fragor": ["0"]}
"""What a new contact holds."""
TYST = timedelta(minutes=10)
"""A contact that is worked on again after so long without a touch has been left, not talked in."""
TYPENS = ("amne", "ansvarig_enhet", "center")
ARENDETS = ("arendetyp", "ansvarig_enhet", "handlaggare", "agent")


@dataclass
class Fragedel:
    """One question on the page."""

    nummer: int
    form: Fragaform
    arendetyp: Arendetyp | None = None
    amne: Amne | None = None
    arende: Arende | None = None
    vagval: Vagval | None = None
    vagval_fel: str = ""
    filer: list[Utkastfil] = field(default_factory=list)

    @property
    def del_id(self) -> str:
        """Where on the page what follows from its type stands."""
        return f"#fraga-{self.nummer}-del"

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been said of it."""
        words = [self.form.data.get(self.form.add_prefix(falt), "") for falt in ("text", "svar", "arendetyp", "arende", "utfall", "plats")]
        return not any(words) and not self.filer

    @property
    def nekar_anonym(self) -> bool:
        """Whether a case of its type is not made for somebody who is not known."""
        return self.arende is None and self.arendetyp is not None and not self.arendetyp.allows_anonymous

    @property
    def vald(self) -> str:
        """The value of what is chosen in the list of types."""
        if self.arendetyp is not None:
            return str(self.arendetyp.pk)
        return f"{AMNE}{self.amne.pk}" if self.amne is not None else ""

    @property
    def vald_text(self) -> str:
        """Its words; a subject alone is told from a type of the same name."""
        if self.arendetyp is None and self.amne is not None:
            return _("Annat om: %(namn)s") % {"namn": self.amne}
        return str(self.arendetyp or "")

    @property
    def amnets_typer(self) -> list[Arendetyp]:
        """The types to choose among where only a subject is chosen."""
        if self.amne is None or self.arendetyp is not None or self.arende is not None:
            return []
        return list(Arendetyp.objects.filter(amne=self.amne, is_active=True).order_by("namn"))


class Flik:
    """A draft with everything that its page needs, fetched when it is needed and once."""

    def __init__(
        self,
        utkast: Utkast,
        user: Anvandare,
        *,
        falt: Mapping[str, list[str]] | None = None,
        version: int | None = None,
        sedd: datetime | None = None,
        is_judged: bool = False,
        is_only_shown: bool = False,
    ) -> None:
        """Read the draft. `falt` are newer fields than the stored ones, typed on `version`; `is_judged` checks them.

        `sedd` is when somebody was last at its page, if the page says so.
        `is_only_shown`: the fields are not to be kept until they are sent again.
        """
        self.utkast, self.user, self.version, self.sedd = utkast, user, version, sedd
        self.is_judged, self.is_only_shown, self.is_pausad = is_judged, is_only_shown, False
        self.falt: MultiValueDict[str, str] = MultiValueDict(falt if falt is not None else utkast.innehall.get("falt", {}))

    def add_fraga(self) -> int:
        """Put one more, empty question last; its number."""
        number = max(self.nummer) + 1
        self.falt.setlist("fragor", [str(n) for n in [*self.nummer, number]])
        self.forget()
        return number

    def remove_fraga(self, number: int) -> None:
        """Take a question away; where it was the only one, an empty one takes its place."""
        for name in [n for n in self.falt if n.startswith(f"f{number}-")]:
            del self.falt[name]
        left = [n for n in self.nummer if n != number] or [number + 1]
        self.falt.setlist("fragor", [str(n) for n in left])
        self.forget()

    def forget(self) -> None:
        """Read the questions anew, after one has come or gone, or its files have."""
        for name in ("nummer", "fragor", "oppnade"):
            self.__dict__.pop(name, None)

    @property
    def nyckel(self) -> uuid.UUID:
        """The draft's key, which becomes the contact's."""
        return self.utkast.pk

    @property
    def is_new(self) -> bool:
        """Whether nothing of it is stored."""
        return self.utkast._state.adding

    @property
    def url(self) -> str:
        """The address of its page."""
        return reverse("arbetsplats_flik", args=[self.nyckel])

    @property
    def borjade(self) -> datetime:
        """When it began, moved by the time that nobody was there."""
        return max(self._moment("borjade") or self.utkast.skapad, self.utkast.skapad)

    @property
    def franvaro(self) -> int:
        """Minutes that are not counted, since nobody was there."""
        return round((self.borjade - self.utkast.skapad).total_seconds() / 60)

    @property
    def slutade(self) -> datetime | None:
        """When the call ended, if the agent has said so."""
        return self._moment("slutade")

    def _moment(self, falt: str) -> datetime | None:
        return read_moment(self.falt.get(falt, ""))

    def leave_out_absence(self) -> None:
        """Count no time since the contact was last touched or its page looked at, if that is long ago; `is_pausad` says whether."""
        absence = timezone.now() - max(self.utkast.uppdaterad, self.sedd or self.utkast.uppdaterad)
        if self.is_new or absence < TYST:
            return
        slutade, self.is_pausad = self.slutade, True
        self.falt.setlist("borjade", [(self.borjade + absence).isoformat()])
        if slutade is not None:
            self.falt.setlist("slutade", [(slutade + absence).isoformat()])

    @cached_property
    def kontaktform(self) -> Kontaktform:
        """The contact as a whole."""
        return Kontaktform(self.falt, centers=self.user.centers, is_judged=self.is_judged)

    @property
    def inkommen(self) -> datetime | None:
        """When a written contact reached us, if that has been said."""
        form = Kontaktform(self.falt, centers=self.user.centers, is_judged=True)
        return form.cleaned_data.get("inkommen") if form.is_valid() else None

    @property
    def is_anonym(self) -> bool:
        """Whether the agent has said that nobody is to be known."""
        return bool(self.falt.get("anonym"))

    @property
    def is_okand(self) -> bool:
        """Whether nothing is told of who it is."""
        told = ("person", "namn", "telefon", "epost", "personnummer")
        return self.is_anonym or not any(self.falt.get(falt, "").strip() for falt in told)

    @cached_property
    def person(self) -> Person | None:
        """The person chosen, if the agent may (still) see them."""
        pk = self.person_id
        return visible_persons(self.user).filter(pk=pk).first() if pk is not None else None

    @property
    def person_id(self) -> int | None:
        """The id of the person chosen."""
        return None if self.is_anonym else as_id(self.falt.get("person"))

    def know_person(self, visible: Mapping[int, Person]) -> None:
        """Take the person from those that have been fetched as visible to the agent."""
        if "person" not in self.__dict__:
            self.person = visible.get(self.person_id)

    @cached_property
    def oppna_arenden(self) -> list[Arende]:
        """The person's open cases."""
        return open_cases(self.person, self.user) if self.person else []

    @property
    def epostforslag(self) -> Inlamnare | None:
        """Where the person, of whom no address is known, may have given one."""
        return find_epostforslag(self.person, self.user) if self.person else None

    @cached_property
    def senaste_kontakter(self) -> list[Kontaktrad]:
        """The person's last contacts."""
        return recent_contacts(self.person, self.user) if self.person else []

    @cached_property
    def bokningar(self) -> list[Bokning]:
        """The meetings at the service offices that the person has to come."""
        return bookings_of_contact(self.user, telefon=self.person.telefon, epost=self.person.epost) if self.person else []

    @cached_property
    def nummer(self) -> list[int]:
        """The numbers of the questions in order; they stay when one is taken away."""
        numbers = [n for n in map(as_id, self.falt.getlist("fragor")) if n is not None and n < 1_000]
        return list(dict.fromkeys(numbers))[:FLEST_FRAGOR] or [0]

    @cached_property
    def fragor(self) -> list[Fragedel]:
        """The questions, with the rows that they name fetched together."""
        types = self._rows("arendetyp", Arendetyp.objects.select_related(*TYPENS).prefetch_related("foljdfragor"))
        cases = self._rows("arende", Arende.objects.visible_to(self.user).select_related(*ARENDETS))
        subjects = Amne.objects.in_bulk([n for n in (_amne_number(self._value(i, "arendetyp")) for i in self.nummer) if n])
        files: dict[int, list[Utkastfil]] = {}
        if getattr(self.utkast, "has_filer", not self.is_new):
            for fil in self.utkast.filer.all():
                files.setdefault(fil.fraga, []).append(fil)
        return [self._del(number, types, subjects, cases, files.get(number, [])) for number in self.nummer]

    @cached_property
    def oppnade(self) -> list[Oppnad]:
        """The articles opened during the contact."""
        return list_opened(self.falt, self.nummer, user=self.user)

    def latest_type(self) -> tuple[int, Arendetyp | None]:
        """The number and type of the last question that has one; only what the answers beside it need."""
        for number in reversed(self.nummer):
            pk = as_id(self._value(number, "arendetyp"))
            arendetyp = Arendetyp.objects.select_related(*TYPENS).filter(pk=pk).first() if pk is not None else None
            if arendetyp is not None:
                return number, arendetyp
        return self.nummer[-1], None

    def _rows(self, falt: str, rows: Any) -> dict[int, Any]:
        ids = [n for n in (as_id(self._value(i, falt)) for i in self.nummer) if n is not None]
        return {row.pk: row for row in rows.filter(pk__in=ids)} if ids else {}

    def _value(self, number: int, falt: str) -> str:
        return self.falt.get(f"f{number}-{falt}", "")

    def _del(
        self, number: int, types: Mapping[int, Arendetyp], subjects: Mapping[int, Amne], cases: Mapping[int, Arende], filer: list[Utkastfil]
    ) -> Fragedel:
        arendetyp = types.get(as_id(self._value(number, "arendetyp")) or 0)
        form = Fragaform(self.falt, arendetyp=arendetyp, har_filer=bool(filer), prefix=f"f{number}", is_judged=self.is_judged)
        part = Fragedel(number, form, arendetyp, filer=filer)
        part.amne = subjects.get(_amne_number(self._value(number, "arendetyp")) or 0)
        part.arende = cases.get(as_id(self._value(number, "arende")) or 0)
        if arendetyp is not None:
            try:
                part.vagval = choose_route(arendetyp)
            except OtillatenHandling as error:
                part.vagval_fel = str(error)
        return part

    @property
    def forms(self) -> list[Utkastform]:
        """All forms of the page, for the summary of errors."""
        return [self.kontaktform, *(part.form for part in self.fragor)]

    def part(self, number: int) -> Fragedel | None:
        """The question with that number."""
        return next((part for part in self.fragor if part.nummer == number), None)

    def suggest_avslut(self, part: Fragedel) -> None:
        """Choose the outcome that the agreement makes likely, unless the agent has chosen another."""
        name, suggested = part.form.add_prefix("utfall"), part.form.add_prefix("foreslaget")
        if part.vagval is not None and self.falt.get(name, "") == self.falt.get(suggested, ""):
            wanted = AVSLUT_PER_SVARANDE[part.vagval.vem_svarar].value
            self.falt.setlist(name, [wanted])
            self.falt.setlist(suggested, [wanted])


def tab_title(utkast: Utkast) -> str:
    """What the tab of a draft is called: the question's first words, or "". No names: a screen has neighbours."""
    falt = utkast.innehall.get("falt", {})
    words = " ".join(next((v[0] for k, v in sorted(falt.items()) if k.endswith("-text") and v and v[0]), "").split())
    return words if len(words) <= LANGST_RUBRIK else words[:LANGST_RUBRIK].rsplit(" ", 1)[0] + " …"


def as_id(text: str | None) -> int | None:
    """The id that a form has sent; None for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def _amne_number(text: str) -> int | None:
    return as_id(text.removeprefix(AMNE)) if text.startswith(AMNE) else None
