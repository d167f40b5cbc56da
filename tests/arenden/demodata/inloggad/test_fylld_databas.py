"""A database that `./kc demodata` has filled: who can log in, and when it may be cleared."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from arenden.actions import add_note
from arenden.demodata.inloggningar import describe_inloggningar
from arenden.foljkod import matches
from arenden.models import Arende, Fraga, Svarsartikel, Svarsmall, Utkast
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Kompetens, Medlemskap, Mejltext
from kunskapsbank.actions.omdome import leave_omdome
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.actions.sokning import log_sokning
from kunskapsbank.models import Artikel, Lucksignal, Nyhet, Omdome, Revision, Sokning
from servicekontor.models import Besok
from tests.factories import make_arendetyp
from tests.factories_arenden import make_arende
from tests.factories_kontor import make_kontor
from tests.factories_reception import make_disk, make_kategori
from tests.kontaktcenter.test_admin_apinyckel import make_nyckel

pytestmark = pytest.mark.django_db
FA = 60
KONTON = [
    "agent", "centerchef", "centerredaktor", "chef", "felanmalan", "handlaggare", "lonecenter", "redaktor", "registrator",
    "systemforvaltare",
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def var(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Filled once; each test leaves it as it was. The log-ins lie in a folder of their own."""
    folder = tmp_path_factory.mktemp("var")
    with override_settings(VAR_DIR=folder), django_db_blocker.unblock(), transaction.atomic():
        call_command("demodata", arenden=FA, utan_kontor=True)
        yield folder
        transaction.set_rollback(True)


def test_the_log_ins_work_and_nobody_else_can_log_in() -> None:
    losenord = describe_inloggningar().split("Lösenordet är ")[1].split()[0]
    named = Anvandare.objects.filter(username__in=KONTON).order_by("username")
    assert [a.username for a in named] == KONTON
    assert named[0].check_password(losenord)
    assert len(set(named.values_list("password", flat=True))) == 1
    assert not any(a.has_usable_password() for a in Anvandare.objects.exclude(pk__in=named))


@pytest.mark.parametrize(
    ("konto", "roller", "enhet"),
    [
        ("registrator", ["registrator"], "samhallsbyggnad"),
        ("felanmalan", ["handlaggare"], "gata-park"),
        ("centerredaktor", ["redaktor", "kommunvagledare"], "kundcenter"),
        ("centerchef", ["chef", "kommunvagledare"], "kundcenter"),
    ],
)
def test_each_log_in_has_the_roles_it_is_for(konto: str, roller: list[str], enhet: str) -> None:
    held = Medlemskap.objects.filter(anvandare__username=konto).order_by("pk")
    assert ([m.roll for m in held], {m.enhet.kortnamn for m in held}) == (roller, {enhet})


def test_the_one_who_receives_fault_reports_has_some_to_receive() -> None:
    assert Arendetyp.objects.filter(slag="felanmalan", ansvarig_enhet__kortnamn="gata-park", is_public=True).count() >= 3


def test_the_log_ins_say_all_that_each_is() -> None:
    told = describe_inloggningar()
    assert "redaktör och kommunvägledare, Exempelkommuns kundcenter" in told and "registrator, Samhällsbyggnadsförvaltningen" in told


def test_only_the_owner_may_read_the_log_ins(var: Path) -> None:
    assert stat.S_IMODE((var / "demo-inloggningar.json").stat().st_mode) == 0o600


def test_a_case_can_be_followed_with_the_code_that_is_shown() -> None:
    nummer, kod = describe_inloggningar().splitlines()[-1].split("/folj/: ")[1].split(", kod ")
    assert matches(kod, Arende.objects.get(nummer=nummer).foljkod_hash)


def test_articles_of_their_type_gave_some_of_the_latest_answers() -> None:
    noted = Svarsartikel.objects.select_related("fraga").prefetch_related("artikel__arendetyper")
    assert noted and all(rad.fraga.arendetyp in rad.artikel.arendetyper.all() for rad in noted)
    assert {rad.fraga.utfall for rad in noted} == {Fraga.Utfall.BESVARAD_DIREKT}


def test_demo_data_are_filled_again_only_when_asked_for() -> None:
    with pytest.raises(CommandError, match="--igen"):
        call_command("demodata")
    call_command("demodata", arenden=FA + 1, igen=True, utan_kontor=True)
    assert Arende.objects.count() == FA + 1


def agent() -> Anvandare:
    return Anvandare.objects.get(username="agent")


def change_text() -> None:
    text = Revision.objects.filter(nummer=1).first()
    Revision.objects.create(text=text.text, nummer=9, titel="Ny fråga", skapad_av=agent())


def report() -> None:
    register_signal(slag=Lucksignal.Slag.FEL, kalla="rapport:1", text="Fel pris", artikel=Artikel.objects.first(), sprak="sv", av=agent())


def note() -> None:
    add_note(arende=Arende.objects.filter(agent__isnull=False).exclude(status="avslutad").first(), text="Ring efter tolv.", by=agent())


def receive() -> None:
    kontor = make_kontor(enhet=agent().medlemskap.first().enhet)
    Besok.objects.create(kontor=kontor, disk=make_disk(kontor), kategori=make_kategori(), borjade=timezone.now(), av=agent())


@pytest.mark.parametrize(
    ("make", "sager"),
    [
        (lambda: Nyhet.objects.create(rubrik="Egen", text="Egen", publiceras=timezone.now()), "1 nyheter"),
        (lambda: Utkast.objects.create(nyckel=uuid4(), agent=agent()), "1 utkast"),
        (lambda: make_nyckel(agent()), "1 API-nycklar"),
        (lambda: Omdome.objects.create(nyckel=uuid4(), artikel=Artikel.objects.first(), gav_svar=False, saknas="Priset"), "1 omdömen"),
        (lambda: leave_omdome(artikel=Artikel.objects.first(), sprak="sv", gav_svar=True), "1 omdömen"),
        (lambda: leave_omdome(artikel=Artikel.objects.first(), sprak="sv", gav_svar=False), "1 omdömen.*1 signaler om kunskapsluckor"),
        (report, "1 signaler om kunskapsluckor"),
        (lambda: log_sokning(dorr=Sokning.Dorr.PUBLIK, sprak="sv", fraga="sopor", antal=3), "1 sökningar"),
        (lambda: Amne.objects.create(kod="eget", namn="Eget"), "1 ämnen"),
        (lambda: make_arendetyp(kod="egen"), "1 ärendetyper"),
        (change_text, "1 ändrade artikeltexter"),
        (receive, "1 besök"),
        (note, "1 händelser som någon står för"),
        (lambda: Svarsmall.objects.create(enhet=agent().medlemskap.first().enhet, namn="Egen", text="Egen"), "1 svarsmallar"),
        (lambda: Kompetens.objects.create(namn="Egen"), "1 kompetenser"),
        (lambda: Mejltext.objects.create(kod="egen", amnesrad="Egen", text="Egen"), "1 mejltexter"),
    ],
)
def test_what_somebody_has_done_among_demo_data_is_not_cleared_away(make: Callable[[], object], sager: str) -> None:
    make()
    with pytest.raises(CommandError, match=f"{sager}.*Inget har ändrats"):
        call_command("demodata", igen=True)


def test_a_case_made_by_hand_among_demo_data_is_not_cleared_away() -> None:
    make_arende(by=Anvandare.objects.get(username="agent"))
    with pytest.raises(CommandError, match="1 kontakter"):
        call_command("demodata", igen=True)
    assert Arende.objects.count() == FA + 1
