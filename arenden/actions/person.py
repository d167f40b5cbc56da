"""People: what was told is checked and normalised, and the person found or made."""

from dataclasses import replace

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from personnummer import personnummer as pnr

from arenden.actions.bokningsskydd import follow_mark
from arenden.actions.fragesok import forget_fragor_of
from arenden.actions.grund import record
from arenden.aktor import By
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Inlamnare, Kanal, Person
from arenden.skyddsmarke import Skyddsandring
from arenden.status import Handelsetyp
from arenden.synliga_personer import visible_persons
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_epost, normalise_telefon
from kontaktcenter.models import Anvandare
from kontaktcenter.texter import clean_text

FLEST = 20
"""People with one number or address who are looked at."""

def normalise_personnummer(text: str, *, falt: str = "personnummer") -> str:
    """A personnummer or samordningsnummer as twelve digits (folkbokföringslagen 1991:481 18 §; SFS 2022:1697).

    Empty stays empty. Raises Inmatningsfel when the date or the check digit is wrong.
    """
    text = clean_text(text, falt=falt, is_required=False, max_length=20).replace(" ", "").replace("–", "-")
    if not text:
        return ""
    try:
        parsed = pnr.parse(text)
        is_born = parsed.get_date() <= timezone.localdate()
    except (pnr.PersonnummerException, ValueError):
        is_born = False
    if not is_born or not text.isascii():
        raise Inmatningsfel(_("Personnumret stämmer inte. Skriv det med tolv siffror, till exempel ÅÅÅÅMMDD-NNNN."), falt=falt)
    return parsed.format(long_format=True)


def clean_uppgifter(uppgifter: Uppgiftslamnare, *, requires_personnummer: bool) -> Uppgiftslamnare:
    """The same with everything checked and normalised; the personnummer is dropped unless the case type needs it (GDPR 5.1 c)."""
    nummer = normalise_personnummer(uppgifter.personnummer)
    return replace(
        uppgifter,
        namn=" ".join(clean_text(uppgifter.namn, falt="namn", is_required=False, max_length=200).split()),
        telefon=normalise_telefon(uppgifter.telefon),
        epost=normalise_epost(uppgifter.epost),
        personnummer=nummer if requires_personnummer else "",
        adress=clean_text(uppgifter.adress, falt="adress", is_required=False, max_length=200),
    )


def find_or_make_person(uppgifter: Uppgiftslamnare, *, kanal: Kanal, sprak: str, by: By, is_via_system: bool = False) -> Person | None:
    """The person that cleaned details identify; made when new; None when nothing identifies anybody.

    A personnummer decides alone; whoever has that of somebody protected whom `by` does not see is kept apart from them, in a row of
    their own. A telephone or e-mail address decides together with the name, since families share them; a blank name fits any. What
    was not known is filled in when the person says it to an employee in a spoken channel; nothing known is overwritten here. That
    somebody's identity is protected is marked whoever in the staff says it, and never unmarked here. None of the three finds
    anybody with protected identity but for an employee who sees them already. Whoever is new, or nameless, and has the number or
    the address of somebody protected is protected too, whatever the name: a second forename or a slip of the finger is common, one
    mark too many harms nobody, and whoever has checked takes it away. What comes in writing, by a form or through another system
    says nothing of who sent it: it stays with the case (Inlamnare), so that nobody turns another person's mail to themselves; a new
    person gets no more of it than finds them again.
    """
    is_employee = isinstance(by, Anvandare)
    is_heard = is_employee and Kanal(kanal).is_muntlig and not is_via_system
    if not any((uppgifter.person_id, uppgifter.personnummer, uppgifter.telefon, uppgifter.epost, uppgifter.namn)):
        return None
    if uppgifter.person_id:
        person, is_skyddad = _chosen(uppgifter.person_id, by=by), False
    else:
        _one_at_a_time(uppgifter)
        person = _find(uppgifter, by=by)
        is_skyddad = (person is None or not person.namn) and is_of_protected(uppgifter.telefon, uppgifter.epost)
    if person is None:
        new = uppgifter if is_heard else _only_what_identifies(uppgifter)
        is_avskild = _has_personnummer(new.personnummer)
        return _make(replace(new, is_skyddad=new.is_skyddad or is_skyddad or is_avskild), sprak=sprak, is_avskild=is_avskild, by=by)
    if (is_skyddad or (is_employee and uppgifter.is_skyddad)) and not person.is_skyddad:
        set_mark(person, by=by)
    return _fill_in(person, uppgifter) if is_heard else person


def _chosen(pk: int, *, by: By) -> Person:
    rows = visible_persons(by) if isinstance(by, Anvandare) else Person.objects.none()
    person = rows.select_for_update().filter(pk=pk).first()
    if person is None:
        raise Inmatningsfel(_("Personen finns inte längre. Sök igen eller skriv in uppgifterna."), falt="person")
    return person


def _make(uppgifter: Uppgiftslamnare, *, sprak: str, is_avskild: bool, by: By) -> Person:
    try:
        with transaction.atomic():
            person = Person.objects.create(
                namn=uppgifter.namn,
                telefon=uppgifter.telefon,
                epost=uppgifter.epost,
                personnummer=uppgifter.personnummer or None,
                adress=uppgifter.adress,
                sprak=sprak,
                is_skyddad=uppgifter.is_skyddad,
                is_avskild=is_avskild,
            )
    except IntegrityError:
        # Somebody registered the same personnummer in the meantime.
        return Person.objects.get(personnummer=uppgifter.personnummer, is_avskild=False)
    if person.is_skyddad:
        record_mark(person, by=by)
    return person


def set_mark(person: Person, *, by: By) -> None:
    """Mark a locked person, who was not, as protected. What was answered to them is found as an earlier answer no longer."""
    person.is_skyddad = True
    person.save(update_fields=["is_skyddad"])
    record_mark(person, by=by)
    forget_fragor_of(person)


def record_mark(person: Person, *, by: By) -> None:
    """Keep that the mark of protected identity was set, and let it follow to what the person has booked."""
    record(Handelsetyp.PERSON_ANDRAD, by=by, person=person.pk, falt=["is_skyddad"], skydd=Skyddsandring.SATT)
    follow_mark(person, by=by)


def _only_what_identifies(uppgifter: Uppgiftslamnare) -> Uppgiftslamnare:
    """Without the address, and without the e-mail address unless it is the only way to know the person (GDPR 5.1 b and c)."""
    is_known_without = bool(uppgifter.personnummer or uppgifter.telefon)
    return replace(uppgifter, adress="", epost="" if is_known_without else uppgifter.epost)


def _one_at_a_time(uppgifter: Uppgiftslamnare) -> None:
    """Let two who register the same new person at once make one of them."""
    vem = uppgifter.personnummer or uppgifter.telefon or uppgifter.epost.casefold()
    if vem:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"person:{vem}"])


def _find(uppgifter: Uppgiftslamnare, *, by: By) -> Person | None:
    rows = Person.objects.select_for_update()
    if uppgifter.personnummer:
        known = rows.filter(personnummer=uppgifter.personnummer).order_by("is_avskild", "pk")
        return next((person for person in known[:FLEST] if not person.is_skyddad or _sees(by, person)), None)
    for varde, has_it in ((uppgifter.telefon, Q(telefon=uppgifter.telefon)), (uppgifter.epost, has_epost(uppgifter.epost))):
        if not varde:
            continue
        for person in rows.filter(has_it).order_by("pk")[:FLEST]:
            if person.namn and uppgifter.namn and person.namn.casefold() != uppgifter.namn.casefold():
                continue
            if not person.is_skyddad or _sees(by, person):
                return person
    return None


def _has_personnummer(personnummer: str) -> bool:
    return bool(personnummer) and Person.objects.filter(personnummer=personnummer).exists()


def is_of_protected(telefon: str, epost: str) -> bool:
    """Whether somebody with protected identity has the number or the address, as their own or given for a case of theirs."""
    skyddade = Person.objects.filter(is_skyddad=True)
    return bool(
        (telefon and skyddade.filter(has_telefon(telefon)).exists())
        or (epost and skyddade.filter(has_epost(epost)).exists())
    )


def _sees(by: By, person: Person) -> bool:
    return isinstance(by, Anvandare) and visible_persons(by).filter(pk=person.pk).exists()


def has_epost(epost: str, arenden: QuerySet[Arende] | None = None) -> Q:
    """Persons with that e-mail address, their own or given for a case; `arenden` are those whose details may be looked at (all)."""
    return _own_or_given(Q(epost__iexact=epost), arenden)


def has_telefon(telefon: str) -> Q:
    """Persons with that telephone number (E.164), their own or given for a case."""
    return _own_or_given(Q(telefon=telefon))


def _own_or_given(same: Q, arenden: QuerySet[Arende] | None = None) -> Q:
    given = Inlamnare.objects.filter(same, person__isnull=False)
    if arenden is not None:
        given = given.filter(arende__in=arenden)
    # A union of two looks into an index each. Said with "or", every person is gone through.
    own = Person.objects.filter(same)
    return Q(pk__in=own.order_by().values("pk").union(given.order_by().values("person")))


def _fill_in(person: Person, uppgifter: Uppgiftslamnare) -> Person:
    changed = []
    for falt in ("namn", "telefon", "epost", "adress"):
        if getattr(uppgifter, falt) and not getattr(person, falt):
            setattr(person, falt, getattr(uppgifter, falt))
            changed.append(falt)
    if uppgifter.personnummer and not person.personnummer and not _has_personnummer(uppgifter.personnummer):
        person.personnummer = uppgifter.personnummer
        changed.append("personnummer")
    if changed:
        person.save(update_fields=changed)
    return person
