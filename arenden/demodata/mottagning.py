"""How each contact is received: who takes it and how long it takes, who it is, what they ask, what it leads to."""

from collections import deque
from datetime import date, time
from typing import Any

from arenden.actions.gallring import ORDINARIE
from arenden.aktor import Aktor
from arenden.demodata import fraser, oden
from arenden.demodata.ankomster import Ankomst, Slag
from arenden.demodata.befolkning import Personvarde
from arenden.demodata.drag.fakta import is_answered_mail, record_contact
from arenden.demodata.drag.kontakt import (
    Tider,
    create_arende,
    make_fraga,
    make_kontakt,
    promise_call,
    record_utfall,
    take_message,
)
from arenden.demodata.drag.overlamning import hand_over
from arenden.demodata.namn import PRIVATA_NUMMER
from arenden.demodata.slump import Lottning
from arenden.demodata.spel import Arendelage, Av, Fragelage, Kontaktlage, Spel
from arenden.demodata.texter import Fragetext
from arenden.demodata.tid import DYGN, MINUT, TIMME, Tid, as_seconds, utc_date
from arenden.demodata.typval import Typval
from arenden.demodata.varld import Typvarde
from arenden.models import Fraga, Kanal, Kontakt
from kontaktcenter.models import Overenskommelserad
from servicekontor.demodata.oppet import find_kontor

Utfall = Fraga.Utfall
VemSvarar = Overenskommelserad.VemSvarar
SJALVBETJANING = frozenset({Kanal.WEBB, Kanal.API})
"""Channels where nobody at the center is needed for the registration."""
SKRIFTLIGA = frozenset({Kanal.EPOST, Kanal.BREV})

UTFALL = Lottning([(Utfall.BESVARAD_DIREKT, 80), (Utfall.KOPPLAD, 9), (Utfall.HANVISAD, 8), (Utfall.AVBRUTEN, 3)])
UTFALL_SKRIFTLIGT = Lottning([(Utfall.BESVARAD_DIREKT, 88), (Utfall.HANVISAD, 12)])
FLER_FRAGOR = 0.2
"""Share of contacts with one more question, and of those with yet another."""
OM_SITT_ARENDE = 0.11
"""Share of the contacts without a case of their own that ask what has become of one."""
UTGAENDE = 0.04
"""Share of them where it is we who call, about a case."""
ATER = 0.16
"""Share of them from somebody who asked about the same thing within the week (K18)."""
KAND = 0.5
"""Share of the rest from somebody who has been in touch before."""
ANONYMA = 0.12
ATERKOMMER = 0.3
"""Share of the calls that become a case where a call back is promised."""
MEDDELANDE = 0.12
"""Share of connected calls that end in a message for the one who was away."""
VECKA = 7 * DYGN
INGA_ORD = Fragetext("", "", None, None, "")
"""The words of a contact that has been erased."""


class Mottagning:
    """The reception of all three centers."""

    def __init__(self, s: Spel, typval: Typval) -> None:
        """Nobody has been received yet."""
        self.s = s
        self.typval = typval
        self.pa_vag = 0
        """Contacts that will become cases and are not registered yet."""
        self.senaste: deque[tuple[Tid, Personvarde, Typvarde]] = deque(maxlen=20_000)

    def receive(self, ankomst: Ankomst, datum: date) -> None:
        """Let the contact be registered when it has been handled."""
        typ = self.typval.draw(datum, ankomst.slag, ankomst.kanal, self.s.slump)
        tider = self._times(ankomst, typ)
        if tider.sparad > self.s.slut:
            # A mail that nobody has opened yet: somebody else came by the form instead, or not at all.
            if ankomst.slag is Slag.SVAR:
                return
            ankomst = ankomst._replace(kanal=Kanal.WEBB)
            typ = self.typval.draw(datum, ankomst.slag, Kanal.WEBB, self.s.slump)
            tider = self._times(ankomst, typ)
        if ankomst.slag is not Slag.SVAR:
            self.pa_vag += 1
            self.s.turordning.expect(tider.sparad)
        kontor = self._kontor(ankomst, typ, datum)
        self.s.tidslinje.plan(tider.sparad, lambda _nu: self._register(ankomst, kontor, typ, tider))

    def _kontor(self, ankomst: Ankomst, typ: Typvarde, datum: date) -> str:
        """The code of the office that somebody visits; empty for who comes in another way, and for who comes to the center's own desk."""
        if ankomst.kanal != Kanal.BESOK:
            return ""
        # Nobody visits on the night when the clock is changed.
        minuter = (ankomst.tid - typ.center.plan.midnight(datum)) // MINUT
        return find_kontor(datum, time(minuter // 60, minuter % 60), self.s.slump.random())

    def _times(self, ankomst: Ankomst, typ: Typvarde) -> Tider:
        slump, tid = self.s.slump, ankomst.tid
        if ankomst.kanal in SJALVBETJANING:
            return Tider(tid, tid, tid, tid)
        if ankomst.kanal in SKRIFTLIGA:
            borjade = typ.center.after(typ.center.plan.next_open(tid), slump.around(2.0, 0.9))
        else:
            borjade = tid + int(slump.around(60, 1.0))
        slutade = borjade + int(slump.around(210, 0.6))
        return Tider(tid, borjade, slutade, slutade + int(slump.around(35, 0.8)))

    def _register(self, ankomst: Ankomst, kontor: str, typ: Typvarde, tider: Tider) -> None:
        agent = Aktor.MEDBORGAREN if ankomst.kanal in SJALVBETJANING else self.s.slump.one_of(typ.center.personal)
        if ankomst.slag is Slag.SVAR:
            self._register_without_case(ankomst.kanal, kontor, typ, tider, agent)
        else:
            self.pa_vag -= 1
            self._register_case(ankomst, kontor, typ, tider, agent)

    def _register_case(self, ankomst: Ankomst, kontor: str, typ: Typvarde, tider: Tider, av: Av) -> None:
        s = self.s
        person = self._person_for_case(typ, tider.sparad)
        antal = self._number_of_questions() if isinstance(av, int) else 1
        kontakt = make_kontakt(s, tider, kanal=ankomst.kanal, center=typ.center, av=av, person=person, kontor=kontor)
        fragetext = s.texter.question(typ)
        is_call = ankomst.kanal == Kanal.TELEFON and person is not None and s.slump.is_drawn(ATERKOMMER)
        utfall = Utfall.ATERKOMMER if is_call else Utfall.ARENDE
        a = create_arende(s, kontakt, typ, fragetext, av, utfall)
        a.add(s.tabeller.kontakt, kontakt.rad)
        fraga = make_fraga(s, kontakt, 0, typ, fragetext.text, utfall, arende_id=a.id)
        a.add(s.tabeller.fraga, fraga.rad)
        if av is Aktor.MEDBORGAREN and typ.vem_svarar == VemSvarar.LAMNAR_OVER:
            hand_over(s, a, tider.sparad, Aktor.SYSTEMET)
        if is_call:
            self._promise(a, kontakt, fraga, av)
        fler = [self._ordinary_question(kontakt, ordning, typ, av) for ordning in range(1, antal)]
        for annan in fler:
            a.add(s.tabeller.fraga, annan.rad)
        record_contact(s, kontakt, tider.borjade, tider.slutade, av, [fraga, *fler], arende=a)
        if ankomst.kanal == Kanal.EPOST and not is_answered_mail(kontakt, av, [annan.utfall for annan in fler]):
            a.obesvarat_mejl = kontakt
        self._remember(tider.sparad, person, typ)
        s.tidslinje.start(oden.life(s, a, tider.sparad))

    def _promise(self, a: Arendelage, kontakt: Kontaktlage, fraga: Fragelage, by: int) -> None:
        s = self.s
        fran = a.center.after(kontakt.sparad, s.slump.around(5, 0.8))
        telefon = s.slump.one_of(PRIVATA_NUMMER)
        pk = promise_call(s, a, kontakt, fraga, fran=fran, till=fran + TIMME, telefon=telefon, by=by)
        s.tidslinje.start(oden.call_back(s, a, pk, fran))

    def _register_without_case(self, kanal: Kanal, kontor: str, typ: Typvarde, tider: Tider, by: int) -> None:
        s = self.s
        om = self._case_asked_about()
        if om is not None:
            self._register_about(om, kanal, kontor, tider)
            return
        person, om_typ = self._caller(typ, tider.sparad)
        if om_typ.center is not typ.center:
            by = s.slump.one_of(om_typ.center.personal)
        antal, is_gallrad = self._number_of_questions(), tider.sparad < s.slut - as_seconds(ORDINARIE)
        kontakt = make_kontakt(
            s, tider, kanal=kanal, center=om_typ.center, av=by, person=person, kontor=kontor, is_gallrad=is_gallrad
        )
        fragor = [self._ordinary_question(kontakt, ordning, om_typ, by) for ordning in range(antal)]
        record_contact(s, kontakt, tider.borjade, tider.slutade, by, fragor)
        if not is_gallrad:
            if person is not None:
                s.befolkning.write(person)
            s.tabeller.kontakt.add(kontakt.rad)
            for fraga in fragor:
                s.tabeller.fraga.add(fraga.rad)
        self._remember(tider.sparad, person, om_typ)

    def _case_asked_about(self) -> Arendelage | None:
        """An open case of somebody known, when this contact is about one."""
        s = self.s
        if not s.slump.is_drawn(OM_SITT_ARENDE + UTGAENDE):
            return None
        a = s.levande.any_case(s.slump)
        return a if a is not None and a.person is not None else None

    def _register_about(self, om: Arendelage, kanal: Kanal, kontor: str, tider: Tider) -> None:
        s = self.s
        by = s.slump.one_of(om.center.personal)
        is_out = kanal == Kanal.TELEFON and s.slump.is_drawn(UTGAENDE / (OM_SITT_ARENDE + UTGAENDE))
        riktning = Kontakt.Riktning.UT if is_out else Kontakt.Riktning.IN
        kontakt = make_kontakt(
            s, tider, kanal=kanal, center=om.center, av=by, person=om.person, kontor=kontor, riktning=riktning, is_om=True
        )
        om.add(s.tabeller.kontakt, kontakt.rad)
        text = s.texter.fill(fraser.OM_ARENDE, nummer=om.nummer)
        svar = s.texter.fill(fraser.SVAR_OM_ARENDE)
        fraga = make_fraga(s, kontakt, 0, om.typ, text, Utfall.BESVARAD_DIREKT, svar=svar, arende_id=om.id, is_om_arende=True)
        om.add(s.tabeller.fraga, fraga.rad)
        record_contact(s, kontakt, tider.borjade, tider.slutade, by, [fraga], arende=om)
        record_utfall(s, fraga, kontakt, by, om)

    def _ordinary_question(self, kontakt: Kontaktlage, ordning: int, typ: Typvarde, by: int) -> Fragelage:
        """A question that ends with the contact: answered, connected, referred or broken off."""
        s = self.s
        if ordning:
            typ = self.typval.draw(utc_date(kontakt.sparad), Slag.SVAR, Kanal.TELEFON, s.slump, center=typ.center)
        utfall = (UTFALL_SKRIFTLIGT if kontakt.kanal in SKRIFTLIGA else UTFALL).draw(s.slump)
        fragetext = INGA_ORD if kontakt.is_gallrad else s.texter.question(typ)
        falt: dict[str, Any] = {}
        if utfall == Utfall.BESVARAD_DIREKT:
            falt["svar"] = fragetext.svar
        elif utfall == Utfall.KOPPLAD:
            falt["kopplad_till_id"] = s.slump.one_of(typ.mottagare.personal)
        elif utfall == Utfall.HANVISAD:
            falt["hanvisad_till"] = s.slump.one_of(fraser.HANVISNINGAR)
        fraga = make_fraga(s, kontakt, ordning, typ, fragetext.text, utfall, **falt)
        record_utfall(s, fraga, kontakt, by)
        if utfall == Utfall.KOPPLAD and s.slump.is_drawn(MEDDELANDE):
            take_message(s, kontakt, falt["kopplad_till_id"], fragetext.text, by)
        return fraga

    def _number_of_questions(self) -> int:
        slump = self.s.slump
        return 1 + slump.is_drawn(FLER_FRAGOR) * (1 + slump.is_drawn(FLER_FRAGOR))

    def _person_for_case(self, typ: Typvarde, nu: Tid) -> Personvarde | None:
        s = self.s
        if typ.rad.requires_personnummer:
            return s.befolkning.person_with_personnummer(nu)
        if typ.rad.allows_anonymous and s.slump.is_drawn(ANONYMA):
            return None
        return self._somebody(nu)

    def _caller(self, typ: Typvarde, nu: Tid) -> tuple[Personvarde | None, Typvarde]:
        """Who asks, and about what: often the same as a few days ago."""
        slump = self.s.slump
        if self.senaste and slump.is_drawn(ATER):
            tid, person, fore = slump.one_of(self.senaste)
            if nu - tid < VECKA:
                return person, fore
        return (None if slump.is_drawn(ANONYMA * 2) else self._somebody(nu)), typ

    def _somebody(self, nu: Tid) -> Personvarde:
        befolkning = self.s.befolkning
        return befolkning.any_person() if len(befolkning) and self.s.slump.is_drawn(KAND) else befolkning.new_person(nu)

    def _remember(self, nu: Tid, person: Personvarde | None, typ: Typvarde) -> None:
        if person is not None:
            self.senaste.append((nu, person, typ))
        while self.senaste and nu - self.senaste[0][0] > VECKA:
            self.senaste.popleft()
