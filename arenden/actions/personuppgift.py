"""What we know of a person is put right, and protected data are looked at: both with a trace."""

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from arenden.actions.bokningsskydd import follow_mark
from arenden.actions.fragesok import forget_fragor_of
from arenden.actions.grund import record
from arenden.actions.person import clean_uppgifter
from arenden.indata import Uppgiftslamnare, UpphortSkydd
from arenden.models import Person
from arenden.rattigheter import may_end_skydd
from arenden.skyddsmarke import Skyddsandring, Skyddsgrund, clean_grund
from arenden.status import Handelsetyp
from arenden.synliga_personer import visible_persons
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import InaktuellSida, SaknarBehorighet
from kontaktcenter.models import Anvandare

ANDRINGSBARA = ("namn", "telefon", "epost", "adress", "is_skyddad")


def person_stamp(person: Person) -> str:
    """A mark of the details as they are now, to notice that somebody else has changed them. Tells nothing of them itself."""
    return salted_hmac("arenden.person", repr([getattr(person, falt) for falt in ANDRINGSBARA])).hexdigest()[:16]


def changed_meanwhile() -> InaktuellSida:
    """The refusal of a change to details that are not what the page showed."""
    return InaktuellSida(_("Någon annan har ändrat personens uppgifter. Läs dem igen och ändra det som behövs."))


@transaction.atomic
def update_person(
    *, person: Person, uppgifter: Uppgiftslamnare, by: Anvandare, stampel: str | None = None, upphort: UpphortSkydd | None = None
) -> Person:
    """Save the details that the person has told anew: name, telephone, e-mail, address; and mark protected identity.

    The mark stays until somebody with the right to (`may_end_skydd`) says on what ground the protection has ended (`upphort`);
    the event tells which way the mark went, and that ground. `stampel` is `person_stamp` of what the page showed. Cases keep
    the details they were sent with. Raises Inmatningsfel, InaktuellSida, SaknarBehorighet.
    """
    _check_right(person, by)
    if upphort and not may_end_skydd(by):
        raise SaknarBehorighet(_("Be en chef eller registrator på ditt kontaktcenter att ta bort märket för skyddade personuppgifter."))
    grund, beslut = clean_grund(upphort.grund, upphort.beslut) if upphort else (None, "")
    new = clean_uppgifter(uppgifter, requires_personnummer=False)
    row = Person.objects.select_for_update().get(pk=person.pk)
    if stampel is not None and stampel != person_stamp(row):
        raise changed_meanwhile()
    values = {"namn": new.namn, "telefon": new.telefon, "epost": new.epost, "adress": new.adress}
    values["is_skyddad"] = new.is_skyddad or (row.is_skyddad and not upphort)
    changed = [falt for falt, varde in values.items() if getattr(row, falt) != varde]
    for falt in changed:
        setattr(row, falt, values[falt])
    if changed:
        row.save(update_fields=changed)
        record(Handelsetyp.PERSON_ANDRAD, by=by, person=row.pk, falt=changed, **_way_of_mark(row, changed, grund, beslut))
    if "is_skyddad" in changed and row.is_skyddad:
        forget_fragor_of(row)
    if "is_skyddad" in changed or (row.is_skyddad and {"telefon", "epost"} & set(changed)):
        follow_mark(row, by=by)
    return row


def _way_of_mark(row: Person, changed: list[str], grund: Skyddsgrund | None, beslut: str) -> dict[str, str]:
    if "is_skyddad" not in changed:
        return {}
    if row.is_skyddad:
        return {"skydd": Skyddsandring.SATT}
    return {"skydd": Skyddsandring.UPPHORT, "grund": grund, "beslut": beslut}


@transaction.atomic
def reveal_person(*, person: Person, by: Anvandare) -> None:
    """Log that somebody looks at the protected details of a person, before they are shown."""
    _check_right(person, by)
    record(Handelsetyp.PERSON_VISAD, by=by, person=person.pk)


def _check_right(person: Person, by: Anvandare) -> None:
    if not by.may(Behorighet.REGISTRERA_KONTAKT) or not visible_persons(by).filter(pk=person.pk).exists():
        raise SaknarBehorighet(_("Du har inte behörighet till personens uppgifter."))
