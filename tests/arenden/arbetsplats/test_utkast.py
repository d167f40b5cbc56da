"""Drafts: kept as typed, one agent's own, and gone when the contact is saved."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from arenden.actions.gallring import purge
from arenden.actions.utkast import (
    FLEST_UTKAST,
    RedanSparad,
    Utkastfraga,
    attach_to_utkast,
    detach_from_utkast,
    discard_utkast,
    register_utkast,
    save_utkast,
)
from arenden.indata import NyFraga
from arenden.models import Fraga, Kanal, Kontakt, Utkast, Utkastfil
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Sekretess, Utskick
from tests.factories import make_anvandare, make_arendetyp
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db
FALT = {"f0-text": ["Hej"], "fragor": ["0", "1"]}
SVARAD = NyFraga(text="Öppet?", utfall=Fraga.Utfall.BESVARAD_DIREKT, svar="Ja, till 17.")


def make_utkast(agent, falt=FALT) -> Utkast:
    return save_utkast(nyckel=uuid.uuid4(), falt=falt, by=agent)


def register(utkast: Utkast, *fragor: Utkastfraga, by, **falt):
    return register_utkast(
        utkast=utkast, fragor=fragor or [Utkastfraga(SVARAD)], by=by, kanal=Kanal.TELEFON, center=by.centers[0], **falt
    )


def test_what_is_typed_is_kept_as_it_was_typed() -> None:
    assert make_utkast(make_agent()).innehall == {"falt": FALT}


def test_each_change_gives_a_new_version_and_the_same_again_none() -> None:
    agent = make_agent()
    first = make_utkast(agent)
    second = save_utkast(nyckel=first.pk, falt={"f0-text": ["Hej då"]}, by=agent, version=1)
    assert (first.version, second.version) == (1, 2)
    assert save_utkast(nyckel=first.pk, falt={"f0-text": ["Hej då"]}, by=agent, version=1).version == 2


def test_a_window_that_is_behind_overwrites_nothing() -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    save_utkast(nyckel=utkast.pk, falt={"f0-text": ["Nytt"]}, by=agent, version=1)
    with pytest.raises(InaktuellSida):
        save_utkast(nyckel=utkast.pk, falt={"f0-text": ["Gammalt"]}, by=agent, version=1)


def test_another_agents_draft_is_left_alone() -> None:
    utkast = make_utkast(make_agent())
    with pytest.raises(OtillatenHandling):
        save_utkast(nyckel=utkast.pk, falt=FALT, by=make_agent())


def test_somebody_who_takes_no_contacts_has_no_drafts() -> None:
    with pytest.raises(SaknarBehorighet):
        make_utkast(make_anvandare("handlaggare"))


@pytest.mark.parametrize("falt", [{"f0-text": ["a\x00b"]}, {"f0-text": ["x" * 400_001]}, {f"f0-{i}": ["1"] for i in range(401)}])
def test_what_nobody_types_is_refused(falt) -> None:
    with pytest.raises(Inmatningsfel):
        make_utkast(make_agent(), falt)


def test_a_text_too_long_to_be_saved_is_not_lost() -> None:
    assert make_utkast(make_agent(), {"f0-text": ["å" * 100_000]}).innehall["falt"]["f0-text"] == ["å" * 100_000]


def test_an_agent_has_at_most_so_many_open() -> None:
    agent = make_agent()
    Utkast.objects.bulk_create(Utkast(nyckel=uuid.uuid4(), agent=agent) for _number in range(FLEST_UTKAST))
    with pytest.raises(OtillatenHandling, match="kontakter öppna"):
        make_utkast(agent)


def test_a_saved_contact_takes_its_draft_along_with_its_time() -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    kontakt = register(utkast, by=agent).kontakt
    assert (kontakt.nyckel, kontakt.borjade) == (utkast.pk, utkast.skapad)
    assert not Utkast.objects.exists()


def test_the_same_draft_registered_twice_is_one_contact() -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    register(utkast, by=agent)
    assert register(utkast, by=agent).is_upprepad
    assert Kontakt.objects.count() == 1


def test_a_draft_does_not_come_back_after_the_contact_is_saved() -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    register(utkast, by=agent)
    with pytest.raises(RedanSparad):
        save_utkast(nyckel=utkast.pk, falt=FALT, by=agent)


def test_a_refused_registration_leaves_the_draft_as_it_was() -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    with pytest.raises(Inmatningsfel) as info:
        register(utkast, Utkastfraga(SVARAD), Utkastfraga(NyFraga(text="", utfall=Fraga.Utfall.ARENDE)), by=agent)
    assert (info.value.ordning, Utkast.objects.count(), Kontakt.objects.count()) == (1, 1, 0)


def test_words_about_a_case_can_be_added_to_it() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    fraga = NyFraga(text="Garaget är 30 kvadratmeter.", utfall=Fraga.Utfall.BESVARAD_DIREKT, arende=arende)
    register(make_utkast(agent), Utkastfraga(fraga, is_komplettering=True), by=agent, uppgifter=ANNA)
    assert arende.meddelanden.get().text == "Garaget är 30 kvadratmeter."


def test_an_answer_is_mailed_to_the_person_who_asked() -> None:
    agent = make_agent()
    register(make_utkast(agent), Utkastfraga(SVARAD, is_mejlad=True), by=agent, uppgifter=ANNA)
    utskick = Utskick.objects.get()
    assert utskick.mottagare == "anna@testsson.example"
    assert "Ja, till 17." in utskick.text and "Öppet?" in utskick.text


@pytest.mark.parametrize(("svar", "sekretess", "uppgifter"), [("", "oppen", ANNA), ("Ja", "sekretess", ANNA), ("Ja", "oppen", None)])
def test_an_answer_that_is_empty_secret_or_to_nobody_is_not_mailed(svar, sekretess, uppgifter) -> None:
    agent = make_agent()
    typ = make_arendetyp(sekretess=Sekretess(sekretess))
    fraga = NyFraga(text="Öppet?", utfall=Fraga.Utfall.BESVARAD_DIREKT, svar=svar, arendetyp=typ)
    with pytest.raises(Inmatningsfel):
        register(make_utkast(agent), Utkastfraga(fraga, is_mejlad=True), by=agent, uppgifter=uppgifter)
    assert (Kontakt.objects.count(), Utskick.objects.count()) == (0, 0)


def test_an_answer_about_a_case_under_secrecy_is_not_mailed() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    Utskick.objects.all().delete()
    fraga = NyFraga(text="Öppet?", utfall=Fraga.Utfall.BESVARAD_DIREKT, svar="Ja", arende=arende)
    with pytest.raises(Inmatningsfel, match="Svara i ärendet"):
        register(make_utkast(agent), Utkastfraga(fraga, is_mejlad=True), by=agent, uppgifter=ANNA)
    assert not Utskick.objects.exists()


def test_the_same_file_waits_once() -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    for _again in range(2):
        attach_to_utkast(utkast=utkast, fraga=0, filer=[ContentFile(b"Ritning", "ritning.txt")], by=agent)
    assert utkast.filer.count() == 1


def test_a_renamed_program_is_refused() -> None:
    agent = make_agent()
    with pytest.raises(Inmatningsfel):
        attach_to_utkast(utkast=make_utkast(agent), fraga=0, filer=[ContentFile(b"MZ\x00\x01", "foto.jpg")], by=agent)
    assert not Utkastfil.objects.exists()


def test_files_go_with_the_draft(django_capture_on_commit_callbacks) -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    attach_to_utkast(utkast=utkast, fraga=0, filer=[ContentFile(b"Ritning", "ritning.txt")], by=agent)
    namn = utkast.filer.get().fil.name
    with django_capture_on_commit_callbacks(execute=True):
        discard_utkast(utkast=utkast, by=agent)
    assert not default_storage.exists(namn)


def test_a_file_can_be_taken_away() -> None:
    agent = make_agent()
    utkast = make_utkast(agent)
    [fil] = attach_to_utkast(utkast=utkast, fraga=0, filer=[ContentFile(b"Ritning", "ritning.txt")], by=agent)
    detach_from_utkast(fil=fil, by=agent)
    assert not utkast.filer.exists()


def test_another_agent_may_not_discard_a_draft() -> None:
    utkast = make_utkast(make_agent())
    with pytest.raises(OtillatenHandling):
        discard_utkast(utkast=utkast, by=make_agent())
    assert Utkast.objects.exists()


def test_drafts_that_nobody_has_touched_for_ninety_days_die_with_their_files(django_capture_on_commit_callbacks) -> None:
    agent = make_agent()
    old, new = make_utkast(agent), make_utkast(agent)
    attach_to_utkast(utkast=old, fraga=0, filer=[ContentFile(b"Ritning", "ritning.txt")], by=agent)
    namn = old.filer.get().fil.name
    Utkast.objects.filter(pk=old.pk).update(uppdaterad=timezone.now() - timedelta(days=91))
    with django_capture_on_commit_callbacks(execute=True):
        purge()
    assert (list(Utkast.objects.all()), default_storage.exists(namn)) == ([new], False)
