"""Who is told what: notices in the product for staff, mails to the citizen. Everything goes by the outbox.

A mail holds the case's number, what happened in plain words and a link; what was written stands on the case's page.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from arenden.aktor import By, user_or_none
from arenden.bevakningar import watch
from arenden.foljkod import derive_follower_secret, format_code, hash_secret, new_link_secret
from arenden.models import Arende, Bevakning, Foljare, Foljlank, Fraga, Meddelande, Notis
from arenden.status import Handelsetyp
from kontaktcenter.arbetstid import add_working_days
from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick

MALL_PER_SLAG = {
    Meddelande.Slag.SVAR: "besvarat",
    Meddelande.Slag.MEDDELANDE: "meddelande",
    Meddelande.Slag.KOMPLETTERING_BEGARD: "komplettering",
}
"""The mail that says that a message of each kind is there."""
SAMMA_BESTALLNING = timedelta(minutes=1)
"""A new code ordered again within this time is a button that was pressed twice."""
LANK_GILLER = timedelta(days=30)
KOMPLETTERING_PAMINNS_EFTER = 5
"""Working days until the holder is reminded that the citizen has not answered."""


def notify_person(arende: Arende, person: Anvandare, slag: Notis.Slag) -> None:
    """Tell one employee."""
    Notis.objects.create(mottagare=person, slag=slag, arende=arende)


def notify_enhet(arende: Arende, enhet: Enhet, slag: Notis.Slag) -> None:
    """Tell everybody who works with cases at the unit; about a new urgent case they are mailed at once."""
    Notis.objects.create(enhet=enhet, slag=slag, arende=arende)
    if arende.is_bradskande and slag == Notis.Slag.OVERLAMNAT:
        mail_urgent(arende, enhet.addresses(), nyckel=f"overlamnat:{enhet.pk}:{arende.version}")


def notify_holder(arende: Arende, slag: Notis.Slag, *, unless: By) -> None:
    """Tell whoever has the case now: its officer or agent, else the whole unit. Nobody is told of what they did themselves."""
    holder = arende.agent if arende.ansvarig_enhet_id == arende.center_id else arende.handlaggare
    if holder is None:
        notify_enhet(arende, arende.ansvarig_enhet, slag)
    elif holder != user_or_none(unless):
        notify_person(arende, holder, slag)


def notify_owner(arende: Arende, slag: Notis.Slag, *, unless: By) -> None:
    """Tell the center's agent who owns the case, if there is one and somebody else acted."""
    if arende.agent is not None and arende.agent != user_or_none(unless):
        notify_person(arende, arende.agent, slag)


def notify_ended(arende: Arende, *, unless: By) -> None:
    """Tell whoever had a case, and the agent who owns it, that somebody else has closed it or merged it into another."""
    is_at_center = arende.ansvarig_enhet_id == arende.center_id
    if not is_at_center:
        notify_owner(arende, Notis.Slag.AVSLUTAT, unless=unless)
    if not is_at_center or arende.agent is not None:
        notify_holder(arende, Notis.Slag.AVSLUTAT, unless=unless)


def notify_about_message(till: Anvandare) -> None:
    """Tell an employee that the switchboard has taken a message."""
    Notis.objects.create(mottagare=till, slag=Notis.Slag.TELEFONMEDDELANDE)


def notify_about_call(to: Anvandare | Enhet) -> None:
    """Tell an employee, or everybody at a unit, that somebody waits to be called back without a case."""
    is_person = isinstance(to, Anvandare)
    Notis.objects.create(mottagare=to if is_person else None, enhet=None if is_person else to, slag=Notis.Slag.ATERUPPRINGNING)


def watch_completion(arende: Arende) -> None:
    """Remind the holder if the citizen does not answer within a week of working days."""
    kalender = arende.center.kalender.as_kalender()
    nu = timezone.now()
    forfaller = add_working_days(nu, KOMPLETTERING_PAMINNS_EFTER, kalender)
    watch(arende, Bevakning.Slag.KOMPLETTERING, start=nu, forfaller=forfaller, kalender=kalender)


def mail_receipt(arende: Arende, foljkod: str) -> None:
    """The receipt: number, code, promised day and a link."""
    _mail_citizen(arende, "mottaget", nyckel="mottaget", foljkod=format_code(foljkod))


def mail_answer(arende: Arende, meddelande: Meddelande) -> None:
    """Say that the answer has come; also to those who follow a public report."""
    _mail_citizen(arende, MALL_PER_SLAG[meddelande.slag], nyckel=f"meddelande:{meddelande.pk}")
    _mail_followers(arende, "foljt_besvarat", nyckel=str(meddelande.pk))


def mail_withdrawn(arende: Arende) -> None:
    """Tell those who follow a report that the one who made it has taken it back: nobody works with the fault any more."""
    _mail_followers(arende, "foljt_tillbakadraget", nyckel=f"tillbakadraget:{arende.version}")


def _mail_followers(arende: Arende, mall: str, *, nyckel: str) -> None:
    if not arende.is_public_report:
        return
    for foljare in arende.foljare.filter(bekraftad__isnull=False):
        stopp = follower_page(foljare)
        huvuden = {"List-Unsubscribe": f"<{stopp}sluta/>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        context = {"lank": _page("felanmalan"), "stopp": stopp, "foljd_typ": _followed_type(foljare)}
        _queue(arende, foljare.epost, mall, nyckel=f"foljare:{foljare.pk}:{nyckel}", sprak=foljare.sprak, huvuden=huvuden, **context)


def _followed_type(foljare: Foljare) -> Arendetyp:
    """What the report was when its follower said yes: they have not asked to know what it has turned out to be since."""
    events = foljare.arende.handelser.filter(typ=Handelsetyp.FOLJARE_TILLAGD, data__foljare=foljare.pk)
    event = events.select_related("arendetyp").first()
    return event.arendetyp if event is not None and event.arendetyp is not None else foljare.arende.arendetyp


def mail_direct_answer(fraga: Fraga, epost: str, sprak: str) -> None:
    """Send the answer to a question that was answered at once: the one mail that holds what was written, for it has no page."""
    mejl = preview_direct_answer(fraga.text, fraga.svar, epost, sprak)
    queue_utskick(
        slag=Utskick.Slag.EPOST,
        mottagare=epost,
        amnesrad=mejl.amnesrad,
        text=mejl.text,
        sprak=sprak,
        nyckel=f"fraga:{fraga.pk}:svar",
        referens=f"kontakt:{fraga.kontakt_id}",
    )


def mail_message(arende: Arende, meddelande: Meddelande) -> None:
    """Say that we have written or ask something."""
    _mail_citizen(arende, MALL_PER_SLAG[meddelande.slag], nyckel=f"meddelande:{meddelande.pk}")


@dataclass(frozen=True)
class Mejl:
    """A mail as it will look."""

    mottagare: str
    amnesrad: str
    text: str


def preview_direct_answer(fraga: str, svar: str, epost: str, sprak: str) -> Mejl:
    """The mail that answers a question at once, as it will look."""
    return Mejl(epost, *render_post("direkt_svar", sprak, {"fraga": fraga, "svar": svar}))


def preview_mail(arende: Arende, slag: Meddelande.Slag) -> Mejl | None:
    """The mail that a message of that kind would send to the citizen; None when none is sent. Makes no link and queues nothing."""
    inlamnare = arende.inlamnare
    if not (inlamnare.epost and inlamnare.wants_mejl):
        return None
    context = {"arende": arende, "lank": _page("hem") + "…"}
    return Mejl(inlamnare.epost, *render_post(MALL_PER_SLAG[slag], inlamnare.sprak, context))


def mail_merged(arende: Arende, med: Arende) -> None:
    """Say that the matter is handled together with another one; the other's number is not told."""
    _mail_citizen(arende, "sammanslaget", nyckel=f"sammanslaget:{med.pk}:{arende.version}")


def mail_unmerged(arende: Arende) -> None:
    """Say that the merge was undone, and that the case gets an answer of its own."""
    _mail_citizen(arende, "isartaget", nyckel=f"isartaget:{arende.version}")


def mail_new_link(arende: Arende) -> None:
    """A new link for somebody who has lost theirs; also to one who wants no other mail, for it was asked for."""
    inlamnare = arende.inlamnare
    _queue(arende, inlamnare.epost, "ny_lank", nyckel=f"ny_lank:{uuid.uuid4()}", sprak=inlamnare.sprak, lank=make_link(arende))


def mail_new_code(arende: Arende, foljkod: str) -> None:
    """A new code and link; also to one who wants no other mail, for it was asked for."""
    inlamnare = arende.inlamnare
    context = {"lank": make_link(arende), "foljkod": format_code(foljkod)}
    _queue(arende, inlamnare.epost, "ny_kod", nyckel=f"ny_kod:{uuid.uuid4()}", sprak=inlamnare.sprak, **context)


def is_new_code_under_way(arende: Arende) -> bool:
    """Whether a new code was just mailed to the address that the case has now."""
    mejl = Utskick.objects.filter(nyckel__startswith=f"arende:{arende.pk}:ny_kod:", mottagare=arende.inlamnare.epost)
    return mejl.filter(skapad__gt=timezone.now() - SAMMA_BESTALLNING).exclude(lage=Utskick.Lage.MISSLYCKAT).exists()


def mail_confirm_following(foljare: Foljare) -> None:
    """Ask the owner of an address whether they want to follow a report; at most once a day."""
    nyckel = f"foljare:{foljare.pk}:bekrafta:{timezone.localdate()}"
    _queue(foljare.arende, foljare.epost, "bekrafta_foljning", nyckel=nyckel, sprak=foljare.sprak, lank=follower_page(foljare))


def follower_page(foljare: Foljare) -> str:
    """The page where somebody who follows a report says yes, or stops."""
    return settings.BAS_URL + reverse("foljare", args=[derive_follower_secret(foljare.arende_id, foljare.epost)])


def _mail_citizen(arende: Arende, mall: str, *, nyckel: str, **context: object) -> None:
    inlamnare = arende.inlamnare
    if not (inlamnare.epost and inlamnare.wants_mejl):
        return
    _queue(arende, inlamnare.epost, mall, nyckel=nyckel, sprak=inlamnare.sprak, lank=make_link(arende), **context)


def _queue(
    arende: Arende,
    epost: str,
    mall: str,
    *,
    nyckel: str,
    sprak: str,
    huvuden: Mapping[str, str] | None = None,
    **context: object,
) -> None:
    amnesrad, text = render_post(mall, sprak, {"arende": arende, **context})
    queue_utskick(
        slag=Utskick.Slag.EPOST,
        mottagare=epost,
        amnesrad=amnesrad,
        text=text,
        sprak=sprak,
        nyckel=f"arende:{arende.pk}:{nyckel}",
        referens=f"arende:{arende.pk}",
        huvuden=huvuden,
    )


def mail_digest(address: str, notices: list[Notis]) -> None:
    """One mail to one employee or mailbox about everything new: kinds, case numbers and links, nothing personal."""
    by_slag: dict[str, list[Notis]] = defaultdict(list)
    for notis in sorted(notices, key=lambda n: n.pk):
        by_slag[notis.get_slag_display()].append(notis)
    context = {"grupper": list(by_slag.items()), "antal": len(notices), "lank": _page("hem_personal")}
    amnesrad, text = render_post("personal/sammandrag", settings.LANGUAGE_CODE, context)
    ids = [n.pk for n in notices]
    queue_utskick(
        slag=Utskick.Slag.EPOST,
        mottagare=address,
        amnesrad=amnesrad,
        text=text,
        nyckel=f"sammandrag:{hash_secret(address)[:16]}:{min(ids)}:{max(ids)}:{len(ids)}",
        referens="sammandrag",
    )


def mail_urgent(arende: Arende, addresses: Iterable[str], *, nyckel: str) -> None:
    """Mail at once, at any hour, that an urgent case waits: its number and a link."""
    lank = settings.BAS_URL + reverse("arende", args=[arende.nummer])
    amnesrad, text = render_post("personal/bradskande", settings.LANGUAGE_CODE, {"arende": arende, "lank": lank})
    for address in sorted(set(addresses)):
        queue_utskick(
            slag=Utskick.Slag.EPOST,
            mottagare=address,
            amnesrad=amnesrad,
            text=text,
            nyckel=f"bradskande:{arende.pk}:{nyckel}:{hash_secret(address)[:16]}",
            referens=f"arende:{arende.pk}",
        )


def make_link(arende: Arende) -> str:
    """A new link that opens the case once, for a month. Its secret is stored only hashed."""
    hemlighet = new_link_secret()
    Foljlank.objects.create(arende=arende, hemlighet_hash=hash_secret(hemlighet), giltig_till=timezone.now() + LANK_GILLER)
    return settings.BAS_URL + reverse("folj_lank", args=[hemlighet])


def _page(namn: str) -> str:
    return settings.BAS_URL + reverse(namn)
