"""Events as the floors below write them, made straight in the tables: any moment, any content."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kunskapsbank.models import Sokning
from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp
from statistik.models import Dagsvarde, Halvtimmesvarde
from tests.factories import make_amne, make_arendetyp, make_center, make_enhet

FORSTA = datetime(2026, 3, 27, 22, 0, tzinfo=UTC)
"""Two days before the clocks go forward, so that days of 23 hours and the turn of a month are among those counted."""
MINUTER = st.integers(0, 7 * 24 * 60)
KANALER = st.sampled_from(["telefon", "epost", "webb"])
FLAGGOR = st.fixed_dictionaries({}, optional={namn: st.booleans() for namn in ("is_kand", "is_direkt", "is_traff", "is_aterkommande")})
SEKUNDER = st.integers(0, 5_000)


def moment(minuter: int) -> datetime:
    """So many minutes after the first."""
    return FORSTA + timedelta(minutes=minuter)


def make_world() -> None:
    """The units and types that the events name."""
    make_arendetyp(), make_enhet("park", namn="Parkenheten")


@st.composite
def kontakter(draw: st.DrawFn) -> Handelse:
    """A registered contact, which may take back an answer of an earlier day."""
    tid = moment(draw(MINUTER))
    data: dict[str, Any] = draw(FLAGGOR) | {"hanteringstid_s": draw(SEKUNDER), "efterarbete_s": draw(SEKUNDER)}
    if draw(st.booleans()):
        dag = (tid - timedelta(days=draw(st.integers(0, 7)))).date()
        data["bakat"] = [{"matt": "fragor_ater", "dag": dag.isoformat(), "kanal": "telefon"}]
    return Handelse(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=tid, kanal=draw(KANALER), sprak="sv", data=data, **_where(draw))


@st.composite
def arendehandelser(draw: st.DrawFn) -> Handelse:
    """Something that happened to one of a few cases: deadlines that pass twice, answers, hand-offs."""
    typer = ["overlamnat", "atersant", "accepterat", "besvarat", "forsenat", "ateroppnat", "fraga_besvarad", "arende_skapat"]
    skal = draw(st.sampled_from(["fel_adresserat", "ofullstandigt", "annat"]))
    data = {"skal": skal, "is_i_tid": draw(st.booleans()), "slag": "svar", "svarstid_s": draw(SEKUNDER), "kvittenstid_s": draw(SEKUNDER)}
    arende = draw(st.integers(1, 3))
    return Handelse(typ=draw(st.sampled_from(typer)), tid=moment(draw(MINUTER)), arende_id=arende, data=data, **_where(draw))


@st.composite
def kontorshandelser(draw: st.DrawFn) -> Kontorshandelse:
    """A visit or what became of one of a few bookings."""
    typ = draw(st.sampled_from(["besok_raknat", "besok_slutade", "kobiljett_kallad", "bokning_utebliven", "bokning_anland"]))
    data = {"bokning": draw(st.integers(1, 2)), "sekunder": draw(SEKUNDER), "vantade_sekunder": draw(SEKUNDER), "vantad": 5}
    data["is_forsta"] = draw(st.booleans())
    return Kontorshandelse(typ=Kontorshandelsetyp(typ), tid=moment(draw(MINUTER)), kontor="norrby", data=data)


@st.composite
def sokningar(draw: st.DrawFn) -> Sokning:
    """A search in a form."""
    return Sokning(dorr="formular", fraga="bad", antal=draw(st.integers(0, 1)), is_saker=False, tid=moment(draw(MINUTER)))


def _where(draw: st.DrawFn) -> dict[str, Any]:
    enhet = draw(st.sampled_from(["bygglov", "park"]))
    return {"center": make_center(), "enhet": make_enhet(enhet), "amne": draw(st.sampled_from([None, make_amne()]))}


HANDELSER = st.one_of(kontakter(), arendehandelser(), kontorshandelser(), sokningar())


def snapshot() -> set[tuple[Any, ...]]:
    """All facts, without what differs between two countings of the same."""
    rows = set()
    for model in (Dagsvarde, Halvtimmesvarde):
        for row in model.objects.values():
            row.pop("id")
            rows.add(tuple((namn, tuple(varde) if isinstance(varde, list) else varde) for namn, varde in row.items()))
    return rows
