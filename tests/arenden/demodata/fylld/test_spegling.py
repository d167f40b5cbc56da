"""The simulation's moves leave the rows that the actions leave: the same events, with the same columns and data."""

import uuid
from collections import defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone

from arenden import actions
from arenden.actions.paminnelse import sweep
from arenden.aktor import Aktor
from arenden.demodata.spel import ORSAK
from arenden.granskning import check_arenden
from arenden.indata import LovadAteruppringning, NyFraga, Uppgiftslamnare
from arenden.models import Arende, Ateruppringning, Bevakning, Fraga, Handelse, Kanal
from arenden.svarsvag import Svarsvag, find_svarsvagar
from kontaktcenter.models import Anvandare, Arendetyp, Enhet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("exempelkommun")]
Utfall = Fraga.Utfall
IBLAND = {
    "riktning": str,
    "is_kand": bool,
    "enhet": int,
    "amne": int,
    "arendetyp": int,
    "is_direkt": bool,
    "is_traff": bool,
    "svar_arbetsdagar": int,
    "is_aterkommande": bool,
    "bakat": list,
    "vantetid_s": int,
    "vantetid_lovad_s": int,
    "is_uppdrag": bool,
    "is_forsta_om": bool,
}
"""What `arenden.fakta` says of an event when there is something to say."""
KOLUMNER = ("arende_id", "kontakt_id", "fraga_id", "av_id", "center_id", "enhet_id", "till_enhet_id", "amne_id", "arendetyp_id")


def shapes(events) -> dict[str, set]:
    """For each type of event: which columns hold something, who did it, and which data there are."""
    found = defaultdict(set)
    for e in events:
        filled = frozenset(k for k in KOLUMNER if getattr(e, k) is not None) - {"av_id"}
        always = {k: type(v) for k, v in e.data.items() if k not in IBLAND}
        found[e.typ].add((filled, bool(e.kanal), bool(e.sprak), frozenset(always.items())))
    return found


def sometimes(events) -> dict[str, type]:
    """What events say only when there is something to say, and of what kind that is."""
    return {k: type(v) for e in events for k, v in e.data.items() if k in IBLAND}


class Beratelse:
    """Everything that the simulation can do, done with the actions."""

    def __init__(self) -> None:
        self.typ = Arendetyp.objects.get(kod="fraga-bygglov")
        self.agent = Anvandare.objects.get(username="agent")
        self.kollega = Anvandare.objects.filter(medlemskap__enhet=self.typ.center).exclude(pk=self.agent.pk).first()
        self.by = Anvandare.objects.get(username="handlaggare")
        self.chef = Anvandare.objects.get(username="chef")
        self.annan = Enhet.objects.get(kortnamn="detaljplan")

    def register(self, *fragor: NyFraga, by=None, kanal=Kanal.TELEFON, epost="anna@testsson.example") -> list[Arende]:
        uppgifter = Uppgiftslamnare(namn="Anna Testsson", telefon="070-174 06 05", epost=epost)
        made = actions.register_kontakt(
            kanal=kanal, center=self.typ.center, by=by or self.agent, fragor=fragor, uppgifter=uppgifter, nyckel=uuid.uuid4()
        )
        return [kvitto.arende for kvitto in made.kvitton]

    def case(self, *, by=None, epost="anna@testsson.example", **falt) -> Arende:
        fraga = NyFraga(text="Får jag bygga?", utfall=Utfall.ARENDE, arendetyp=self.typ, **falt)
        return self.register(fraga, by=by, kanal=Kanal.WEBB if by is Aktor.MEDBORGAREN else Kanal.TELEFON, epost=epost)[0]

    def tell_contacts(self) -> None:
        answered = {"text": "Fråga?", "arendetyp": self.typ}
        self.register(
            NyFraga(utfall=Utfall.BESVARAD_DIREKT, svar="Svar.", **answered),
            NyFraga(utfall=Utfall.KOPPLAD, kopplad_till=self.by, **answered),
            NyFraga(utfall=Utfall.HANVISAD, hanvisad_till="Skatteverket", **answered),
            NyFraga(utfall=Utfall.AVBRUTEN, **answered),
            NyFraga(utfall=Utfall.BESVARAD_DIREKT, arende=self.case(), **answered),
        )
        nu = timezone.now()
        lofte = LovadAteruppringning(fran=nu + timedelta(hours=1), till=nu + timedelta(hours=2))
        self.register(NyFraga(utfall=Utfall.ATERKOMMER, ateruppringning=lofte, **answered))
        ring = Ateruppringning.objects.get(skapad__gte=nu)
        actions.finish_ateruppringning(ateruppringning=ring, resultat=Ateruppringning.Resultat.EJ_SVAR, by=self.agent)
        actions.finish_ateruppringning(ateruppringning=ring, resultat=Ateruppringning.Resultat.NADD, by=self.agent)
        actions.take_message(till=self.by, text="Ring.", by=self.agent, kontakt=ring.kontakt)

    def tell_handovers(self) -> None:
        a = self.case(by=Aktor.MEDBORGAREN, lamna_over=True)
        actions.forward(arende=a, till=self.annan, orsak="Era.", by=self.by)
        actions.send_back(arende=a, orsak="Inte våra.", by=Anvandare.objects.filter(medlemskap__enhet=self.annan).first())
        actions.take(arende=a, by=self.agent)
        actions.hand_over(arende=a, by=self.agent)
        actions.take_back(arende=a, by=self.agent)
        actions.hand_over(arende=a, by=self.agent)
        actions.accept(arende=a, by=self.by)
        actions.assign(arende=a, till=self.chef, by=self.by)
        remiss = actions.ask_opinion(arende=a, till=self.annan, fraga="Vad tycker ni?", arbetsdagar=5, by=self.by)
        actions.answer_opinion(remiss=remiss, svar="Ja.", by=Anvandare.objects.filter(medlemskap__enhet=self.annan).first())
        actions.answer(arende=a, text="Ja.", by=self.by)
        actions.reopen(arende=a, orsak="Jag förstår inte.", by=Aktor.MEDBORGAREN)

    def tell_work(self) -> None:
        a, b = self.case(), self.case()
        actions.add_note(arende=a, text="Ringde.", by=self.agent)
        actions.send_message(arende=a, text="Vi tittar.", by=self.agent)
        actions.request_completion(arende=a, text="Var?", by=self.agent)
        actions.request_completion(arende=self.case(epost=""), text="Var?", by=self.agent, svarsvag=Svarsvag.SAGT)
        actions.add_from_citizen(arende=a, text="Här.")
        actions.park(arende=a, till=timezone.localdate() + timedelta(days=9), by=self.agent)
        actions.wake(arende=a, by=Aktor.SYSTEMET)
        actions.merge(arende=b, med=a, by=self.agent)
        actions.answer(arende=a, text="Ja.", by=self.agent)
        actions.close(arende=a, orsak=ORSAK.BESVARAT, by=Aktor.SYSTEMET)
        actions.withdraw(arende=self.case())
        actions.answer(arende=self.case(epost=""), text="Ja.", by=self.agent, svarsvag=Svarsvag.SAGT)

    def tell_reminders(self) -> None:
        a = self.case()
        actions.hand_over(arende=a, by=self.agent)
        for steg in range(4):
            Bevakning.objects.filter(arende=a).update(nasta=timezone.now() - timedelta(days=1), steg=steg)
            Arende.objects.filter(pk=a.pk).update(is_bradskande=True)
            sweep()


def test_every_kind_of_event_looks_like_the_one_that_the_action_writes() -> None:
    demo = shapes(Handelse.objects.all())
    last = Handelse.objects.order_by("-pk").first().pk
    story = Beratelse()
    story.tell_contacts()
    story.tell_handovers()
    story.tell_work()
    story.tell_reminders()
    real = shapes(Handelse.objects.filter(pk__gt=last))
    assert {typ: seen - real[typ] for typ, seen in demo.items() if seen - real[typ]} == {}
    assert len(demo) > 25


def test_all_that_figures_need_is_told_of_the_demo_too() -> None:
    assert sometimes(Handelse.objects.all()) == IBLAND


def test_an_action_can_go_on_where_the_simulation_left_a_case() -> None:
    arende = Arende.objects.filter(status="hos_forvaltning").select_related("handlaggare").first()
    vagar = find_svarsvagar(arende.inlamnare)
    actions.answer(arende=arende, text="Ja.", by=arende.handlaggare, svarsvag=Svarsvag.SAGT if vagar else None)
    assert check_arenden(Arende.objects.filter(pk=arende.pk)) == []
    assert Arende.objects.get(pk=arende.pk).status == "besvarad"
