"""A large fill: without indexes, in several transactions, and all or nothing nevertheless."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import override_settings

from arenden.demodata import fyllning, levnad, pagaende, skydd
from arenden.demodata.fyllning import UPPLAGOR, Fyllning
from arenden.demodata.pagaende import LAS, clean_up
from arenden.demodata.skydd import check_may_clear, clear
from arenden.granskning import check_arenden
from arenden.models import Arende, Handelse, Kontakt
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Amne, Anvandare, Arbetstidskalender, Arendetyp, Enhet
from tests.arenden.demodata.fylld.conftest import NU

pytestmark = pytest.mark.django_db(transaction=True)
FA = 10


def fill_few(*, is_stor: bool = True, upplagor: int | None = None, **steg: Callable[[], None]) -> None:
    falt = {"forst": clear, "upplagor": upplagor} | steg
    Fyllning(arenden=FA, fro=7, nu=NU, losenord="Provlosenord-1", tyst=True, **falt).fill(is_stor=is_stor)


def schema() -> list:
    """Every index, constraint and trigger, without the casts that PostgreSQL writes now so, now so; and every table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname")
        found = [re.sub(r"::[a-z ]+(\[\])?|[() ]", "", row[0]) for row in cursor.fetchall()]
        cursor.execute("SELECT conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1, 2")
        found += cursor.fetchall()
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2")
        return found + cursor.fetchall() + connection.introspection.table_names()


def municipality() -> list:
    """What was drawn: cases with their words and people, and all events."""
    arenden = Arende.objects.order_by("pk").values_list("nummer", "text", "uppgifter", "status", "svar_senast", "inlamnare__namn")
    return [*arenden, *Handelse.objects.order_by("pk").values_list("typ", "tid", "av__username", "data")]


def fail(*_vilka: object) -> None:
    raise RuntimeError("avbruten")


@pytest.fixture
def broken_off(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Break a large fill off as a power cut would: nobody cleans up after it."""

    def break_off(**steg: Callable[[], None]) -> None:
        with monkeypatch.context() as patch, pytest.raises(RuntimeError):
            patch.setattr(pagaende, "clean_up", lambda: False)
            fill_few(**steg)

    return break_off


@pytest.fixture
def another() -> Iterator[psycopg2.extensions.connection]:
    """Another session, which fills."""
    params = connection.get_connection_params()
    session = psycopg2.connect(**{key: params[key] for key in ("dbname", "user", "password", "host", "port")})
    session.cursor().execute("SELECT pg_advisory_lock(%s)", [LAS])
    yield session
    session.close()


@pytest.mark.parametrize("upplagor", [1, 4])
def test_both_ways_make_the_same_municipality(upplagor: int) -> None:
    fill_few(is_stor=False, upplagor=upplagor)
    small = municipality()
    fill_few(upplagor=upplagor)
    assert municipality() == small
    assert (Arende.objects.count(), check_arenden()) == (FA, [])


@pytest.mark.parametrize(("grans", "upplagor"), [(FA + 1, 1), (FA, UPPLAGOR)])
def test_only_of_many_cases_a_share_is_simulated(monkeypatch: pytest.MonkeyPatch, grans: int, upplagor: int) -> None:
    asked = []
    monkeypatch.setattr(fyllning, "STOR", grans)
    monkeypatch.setattr(fyllning, "Upplagor", lambda *_args, antal, arenden: asked.append((antal, arenden)) or fail())
    with pytest.raises(RuntimeError, match="avbruten"):
        fill_few()
    assert asked == [(upplagor, FA)]


def test_a_large_fill_leaves_every_index_and_constraint_as_it_was() -> None:
    before = schema()
    fill_few()
    assert schema() == before


@pytest.mark.parametrize("steg", ["medan", "sist"])
def test_a_large_fill_that_fails_leaves_an_empty_database_that_is_whole(steg: str) -> None:
    before = schema()
    with pytest.raises(RuntimeError, match="avbruten"):
        fill_few(**{steg: fail})
    assert not Enhet.objects.exists() and not Handelse.objects.exists()
    assert schema() == before


def test_a_row_that_breaks_a_key_is_found_and_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema()
    twice = "INSERT INTO arenden_nummerserie SELECT * FROM arenden_nummerserie"
    monkeypatch.setattr(fyllning, "_set_sequences", lambda _tabeller: connection.cursor().execute(twice))
    with pytest.raises(IntegrityError):
        fill_few()
    assert not Enhet.objects.exists()
    assert schema() == before


def test_a_fill_that_was_killed_while_rows_came_is_cleaned_away(broken_off: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema()
    with monkeypatch.context() as patch:
        patch.setattr(levnad, "write_unfinished", lambda _s: fail())
        broken_off()
    assert schema() != before
    assert clean_up()
    assert schema() == before


def test_a_fill_that_was_killed_at_its_end_is_cleaned_away_by_the_next_start(
    broken_off: Callable, capsys: pytest.CaptureFixture, tmp_path: Path
) -> None:
    before = schema()
    broken_off(sist=fail)
    assert Handelse.objects.exists()
    with override_settings(STATIC_ROOT=tmp_path):
        call_command("forbered", utan_demodata=True)
    assert "hade avbrutits" in capsys.readouterr().out
    assert not Enhet.objects.exists() and not Handelse.objects.exists()
    assert schema() == before


def test_what_real_people_have_begun_to_use_is_never_cleaned_away(broken_off: Callable) -> None:
    broken_off(sist=fail)
    Anvandare.objects.create_user("ingrid", email="ingrid@kommun.example")
    with pytest.raises(OtillatenHandling, match="annat än demodata: 1 användare"):
        clean_up()
    assert Handelse.objects.exists()
    Anvandare.objects.filter(username="ingrid").delete()
    assert clean_up()


def make_amne() -> None:
    Amne.objects.create(kod="eget", namn="Eget")


def make_kalender() -> None:
    Arbetstidskalender.objects.create(namn="Egen")


def change_typ() -> None:
    typ = Arendetyp.objects.first()
    typ._history_user = Anvandare.objects.first()
    typ.save()


@pytest.mark.parametrize(
    ("make", "sager"), [(make_amne, "1 ämnen"), (make_kalender, "1 arbetstidskalendrar"), (change_typ, "1 tidigare ärendetyper")]
)
def test_what_somebody_makes_in_a_table_that_the_fill_shares_is_not_cleaned_away(
    broken_off: Callable, make: Callable[[], None], sager: str
) -> None:
    broken_off(sist=fail)
    make()
    with pytest.raises(OtillatenHandling, match=rf"annat än demodata: {sager}\. Fyllningen.*är avbruten.*säkerhetskopia"):
        clean_up()
    assert Handelse.objects.exists()
    with transaction.atomic():
        clear()
    assert clean_up()


def test_who_comes_while_the_large_fill_begins_is_not_emptied_away(monkeypatch: pytest.MonkeyPatch) -> None:
    write_kommun = Fyllning._write_kommun

    def write_and_receive(self: Fyllning) -> tuple:
        written = write_kommun(self)
        Kontakt.objects.create(kanal="epost", center=Enhet.objects.centers().first(), inkommen=NU)
        return written

    with monkeypatch.context() as patch, pytest.raises(OtillatenHandling, match=r"1 kontakter\. Fyllningen.*är avbruten.*säkerhetskopia"):
        patch.setattr(Fyllning, "_write_kommun", write_and_receive)
        fill_few()
    assert Kontakt.objects.count() == 1
    clear()
    assert clean_up()


def test_a_mark_that_is_not_ours_is_not_believed() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE framling; CREATE TABLE {pagaende.MARKE} (nr integer, bort text, gor text)")
        cursor.execute(f"INSERT INTO {pagaende.MARKE} VALUES (1, 'SELECT 1/0', ''); ALTER TABLE {pagaende.MARKE} OWNER TO framling")
    try:
        with pytest.raises(OtillatenHandling, match="ägs av någon annan.*ta bort den"):
            clean_up()
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {pagaende.MARKE}; DROP ROLE framling")


def test_nothing_is_emptied_while_somebody_uses_it(monkeypatch: pytest.MonkeyPatch, another: psycopg2.extensions.connection) -> None:
    monkeypatch.setattr(skydd, "LANGSTA_VANTAN", 0.05)
    another.cursor().execute("SELECT count(*) FROM arenden_arende")
    with pytest.raises(OtillatenHandling, match="Stoppa webb och arbetare"), transaction.atomic():
        check_may_clear()


def test_where_nothing_was_broken_off_nothing_is_cleaned_away() -> None:
    fill_few()
    call_command("demodata", stada=True)
    assert Arende.objects.count() == FA


def test_a_refused_fill_leaves_what_was_there() -> None:
    fill_few()

    def refuse() -> None:
        raise OtillatenHandling("Nej.")

    with pytest.raises(OtillatenHandling):
        fill_few(forst=refuse)
    assert Arende.objects.count() == FA


def test_nobody_fills_while_another_does(another: psycopg2.extensions.connection) -> None:
    with pytest.raises(OtillatenHandling, match="fylls just nu"):
        fill_few()


def test_what_another_is_filling_is_not_cleaned_away(broken_off: Callable, another: psycopg2.extensions.connection) -> None:
    another.cursor().execute("SELECT pg_advisory_unlock(%s)", [LAS])
    broken_off(sist=fail)
    another.cursor().execute("SELECT pg_advisory_lock(%s)", [LAS])
    with pytest.raises(CommandError, match="fylls just nu"):
        call_command("demodata", stada=True)
    assert Handelse.objects.exists()
    another.cursor().execute("SELECT pg_advisory_unlock(%s)", [LAS])
    assert clean_up()
