"""Shifts by hand: put in, changed, locked, taken away. What breaks a rule is told, and may be done: the manager decides.

What the database refuses is refused here with a sentence: two shifts of one person at once, a shift outside the roster.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.schema import lock_schema
from servicekontor.bemanning.granska import Brott
from servicekontor.bemanning.varden import Schemalage
from servicekontor.models import Arbetspass, Kontor, Medarbetare, Schema
from servicekontor.passbyten import end_swaps
from servicekontor.schemaunderlag import Schemaunderlag

LANGSTA_RAST = 120


@dataclass(frozen=True)
class Passuppgift:
    """What a shift says."""

    medarbetare: Medarbetare
    kontor: Kontor
    datum: date
    fran: time
    till: time
    rast: int = 0
    is_last: bool = True


@dataclass(frozen=True)
class Aterkoppling:
    """What a change does to the rules: breaches that it makes, and breaches that it mends."""

    nya: tuple[Brott, ...]
    lagade: tuple[Brott, ...]
    vardeskillnad: int

    @property
    def tvingande(self) -> tuple[Brott, ...]:
        """The new ones of rules that must hold."""
        return tuple(brott for brott in self.nya if brott.regel.is_tvingande)


@transaction.atomic
def save_pass(
    *, schema: Schema, uppgift: Passuppgift, arbetspass: Arbetspass | None = None, version: int | None = None, by: Anvandare
) -> Arbetspass:
    """Put a shift in, or change `arbetspass`. `version` is the roster's when the page was shown."""
    locked = _lock(schema, version, by)
    check_uppgift(locked, uppgift, arbetspass)
    row = (
        Arbetspass.objects.select_for_update().filter(schema=locked, pk=arbetspass.pk).first() if arbetspass else Arbetspass(schema=locked)
    )
    if row is None:
        raise InaktuellSida(_("Passet finns inte längre. Läs in schemat på nytt."))
    before = row.nyckel if arbetspass else None
    for field, value in vars(uppgift).items():
        setattr(row, field, value)
    if before not in (None, row.nyckel):
        end_swaps([row.pk])
    row.save()
    _touch(locked)
    return row


@transaction.atomic
def remove_pass(*, arbetspass: Arbetspass, version: int | None = None, by: Anvandare) -> None:
    """Take a shift away."""
    locked = _lock(arbetspass.schema, version, by)
    end_swaps([arbetspass.pk])
    deleted, _rows = Arbetspass.objects.filter(schema=locked, pk=arbetspass.pk).delete()
    if not deleted:
        raise InaktuellSida(_("Passet finns inte längre. Läs in schemat på nytt."))
    _touch(locked)


def try_pass(underlag: Schemaunderlag, uppgift: Passuppgift | None, arbetspass: Arbetspass | None = None) -> Aterkoppling:
    """What putting a shift in, changing one (both given) or taking one away (`uppgift` None) would do; writes nothing."""
    return try_together(underlag, [uppgift] if uppgift else [], [arbetspass] if arbetspass else [])


def try_together(underlag: Schemaunderlag, nya: Iterable[Passuppgift], borta: Iterable[Arbetspass]) -> Aterkoppling:
    """What several changes at once would do: shifts put in, and shifts taken away; writes nothing."""
    gone = {rad.pk for rad in borta}
    after = underlag.as_lage(rad for rad in underlag.pass_rader if rad.pk not in gone)
    rows = [
        Arbetspass(schema=underlag.schema, **{field: value for field, value in vars(uppgift).items() if field != "is_last"})
        for uppgift in nya
    ]
    return compare(underlag, underlag.lage, Schemalage(after.pass_ | underlag.as_lage(rows).pass_))


def compare(underlag: Schemaunderlag, before: Schemalage, after: Schemalage) -> Aterkoppling:
    """The breaches of one roster beside another's."""
    old, new = underlag.check(before), underlag.check(after)
    old_by = {(brott.regel.id, brott.mening): brott for brott in old.brott}
    new_by = {(brott.regel.id, brott.mening): brott for brott in new.brott}
    made = tuple(brott for key, brott in new_by.items() if key not in old_by)
    mended = tuple(brott for key, brott in old_by.items() if key not in new_by)
    return Aterkoppling(made, mended, new.varde - old.varde)


def check_uppgift(schema: Schema, uppgift: Passuppgift, *borta: Arbetspass | None) -> None:
    """Raise Inmatningsfel for a shift that cannot be in the roster once those in `borta` have gone, naming the field."""
    if not schema.borjan <= uppgift.datum <= schema.slut:
        raise Inmatningsfel(_("Dagen ligger utanför schemat."), falt="datum")
    if uppgift.till <= uppgift.fran:
        raise Inmatningsfel(_("Passet måste sluta senare än det börjar, samma dag."), falt="till")
    if not 0 <= uppgift.rast <= LANGSTA_RAST:
        raise Inmatningsfel(_("Rasten kan vara högst 120 minuter."), falt="rast")
    if uppgift.medarbetare.center_id != schema.center_id:
        raise Inmatningsfel(_("Välj någon som arbetar vid centret."), falt="medarbetare")
    if uppgift.kontor.enhet_id != schema.center_id:
        raise Inmatningsfel(_("Välj ett kontor som centret bemannar."), falt="kontor")
    same_time = Arbetspass.objects.filter(
        medarbetare=uppgift.medarbetare, datum=uppgift.datum, fran__lt=uppgift.till, till__gt=uppgift.fran
    )
    if same_time.exclude(pk__in=[rad.pk for rad in borta if rad]).exists():
        raise Inmatningsfel(_("Personen har redan ett pass den tiden."), falt="medarbetare")


def _lock(schema: Schema, version: int | None, by: Anvandare) -> Schema:
    locked = lock_schema(schema, by)
    if locked.is_searching:
        raise OtillatenHandling(_("En sökning pågår. Vänta tills den är klar, eller stoppa den, innan du ändrar."))
    if version is not None and version != locked.version:
        raise InaktuellSida(_("Schemat har ändrats sedan du öppnade sidan. Titta igenom ändringen och försök igen."))
    return locked


def _touch(schema: Schema) -> None:
    schema.version += 1
    schema.save(update_fields=["version"])
