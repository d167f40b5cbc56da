"""Writes those who work in the demo municipality: agents, officers, managers, registrars, editors, an administrator."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from simple_history.utils import bulk_create_with_history

from arenden.demodata.katalogfiler import Katalog
from arenden.demodata.namn import MEJLDOMAN, as_address, telefon_number
from arenden.demodata.slump import Lottning, Slump
from kontaktcenter.arbetstid import Kalender, add_working_days, is_open, next_open
from kontaktcenter.models import Anvandare, Arbetstidskalender, Enhet, Kompetens, Medlemskap

ANTAL_AGENTER = {"kundcenter": 44, "lonecenter": 8, "ekonomicenter": 8}
REDAKTIONEN = "kundcenter"
"""The center one of whose agents edits the whole knowledge base."""
ANTAL_HANDLAGGARE = 600
MINST_PER_ENHET = 4
KONTON = {
    ("kommunvagledare", "kundcenter"): "agent",
    ("kommunvagledare", "lonecenter"): "lonecenter",
    ("redaktor", "kundcenter"): "centerredaktor",
    ("chef", "kundcenter"): "centerchef",
    ("handlaggare", "bygglov"): "handlaggare",
    ("handlaggare", "gata-park"): "felanmalan",
    ("chef", "bygglov"): "chef",
    ("registrator", "samhallsbyggnad"): "registrator",
    ("redaktor", "samhallsbyggnad"): "redaktor",
    ("systemforvaltare", "kommunledning"): "systemforvaltare",
}
"""The demo log-ins: the first one with the role at the unit has the user name."""
ANSTALLDA = timedelta(days=365 * 4)
"""So long everybody has worked there when the story ends."""
KOMPETENSER = (
    "Teckenspråk",
    "Bygglov och planer",
    "Gator, trafik och parkering",
    "Vatten och avfall",
    "Förskola och skola",
    "Vård och omsorg",
    "Socialtjänst",
    "Kultur, fritid och lokaler",
    "Fakturor och betalningar",
    "Lön och anställning",
    "Besök på servicekontor",
    "Handledning av nya kollegor",
)
SPRAK = (("ar", 0.15), ("fi", 0.1), ("so", 0.08), ("fa", 0.06), ("es", 0.05), ("pl", 0.05), ("de", 0.05))
Narvaro = Anvandare.Narvaro
BORTA = (Narvaro.LEDIG, Narvaro.SJUK)
NARVARO = Lottning(
    [
        (Narvaro.TILLGANGLIG, 55),
        (Narvaro.MOTE, 15),
        (Narvaro.HEMMA, 10),
        (Narvaro.LEDIG, 8),
        (Narvaro.SAMTAL, 6),
        (Narvaro.RAST, 3),
        (Narvaro.SJUK, 3),
    ]
)


@dataclass(frozen=True)
class Roll:
    """One role of one person at one unit."""

    kod: str
    enhet: Enhet


def make_personal(katalog: Katalog, enheter: list[Enhet], *, slump: Slump, nu: datetime, losenord: str) -> list[Anvandare]:
    """Everybody who works there, with roles, managers, competences and presence; the demo log-ins get `losenord`.

    Nobody else can log in: hashing 660 passwords would take longer than all the cases.
    """
    platser = list(_positions(katalog, {e.kortnamn: e for e in enheter}))
    namn = _Namngivare(katalog, slump)
    hashat, kalendrar = make_password(losenord), Arbetstidskalender.objects.as_kalendrar()
    same = {"slump": slump, "nu": nu, "katalog": katalog, "hashat": hashat, "kalendrar": kalendrar}
    personer = bulk_create_with_history([_make_person(namn, roller, **same) for roller in platser], Anvandare)
    since = date(nu.year - 4, 1, 1)
    bulk_create_with_history(
        [
            Medlemskap(anvandare=person, enhet=roll.enhet, roll=roll.kod, fran=since)
            for person, roller in zip(personer, platser, strict=True)
            for roll in roller
        ],
        Medlemskap,
    )
    for person, roller in zip(personer, platser, strict=True):
        for roll in roller:
            if roll.kod == "chef":
                roll.enhet.chef = person
                roll.enhet.save(update_fields=["chef"])
    _give_competences(personer, platser, slump)
    return [person for person in personer if person.username in KONTON.values()]


def _positions(katalog: Katalog, enheter: dict[str, Enhet]) -> Iterator[list[Roll]]:
    """Every post with its roles: who works where."""
    for kortnamn, antal in ANTAL_AGENTER.items():
        center = enheter[kortnamn]
        yield [Roll("chef", center), Roll("kommunvagledare", center)]
        editors = int(kortnamn == REDAKTIONEN)
        yield from ([Roll("kommunvagledare", center)] for _plats in range(antal - 1 - editors))
        yield from ([Roll("redaktor", center), Roll("kommunvagledare", center)] for _plats in range(editors))
    for enhet, antal in _officers_per_unit(katalog, enheter).items():
        yield [Roll("chef", enhet)]
        yield from (_officer(enhet, plats) for plats in range(antal - 1))
    yield [Roll("systemforvaltare", enheter["kommunledning"])]


def _officer(enhet: Enhet, plats: int) -> list[Roll]:
    """An officer; of a department the first one does nothing but keep its diary, the second writes in the knowledge base too."""
    special = {0: ["registrator"], 1: ["redaktor", "handlaggare"]} if enhet.foralder_id is None else {}
    return [Roll(kod, enhet) for kod in special.get(plats, ["handlaggare"])]


def _officers_per_unit(katalog: Katalog, enheter: dict[str, Enhet]) -> dict[Enhet, int]:
    """ANTAL_HANDLAGGARE officers, managers among them, shared out after how much each unit has to do."""
    vikter: Counter[str] = Counter()
    for typ in katalog.arendetyper:
        vikter[typ["enhet"]] += typ["vikt"]
    mottagare = [e for e in enheter.values() if not e.is_center]
    fria = ANTAL_HANDLAGGARE - MINST_PER_ENHET * len(mottagare)
    total = sum(vikter.values())
    antal = {e: MINST_PER_ENHET + fria * vikter[e.kortnamn] // total for e in mottagare}
    busiest = max(mottagare, key=lambda e: vikter[e.kortnamn])
    antal[busiest] += ANTAL_HANDLAGGARE - sum(antal.values())
    return antal


class _Namngivare:
    """Gives each employee a name of their own, and the demo log-ins their user names."""

    def __init__(self, katalog: Katalog, slump: Slump) -> None:
        par = [(f, e) for f in katalog.ovrigt["fornamn"] for e in katalog.ovrigt["efternamn"]]
        slump.shuffle(par)
        self.par = iter(par)
        self.antal = 0
        self.konton = dict(KONTON)

    def next_name(self) -> tuple[str, str]:
        """First name and surname."""
        self.antal += 1
        return next(self.par)

    def konto(self, roller: list[Roll]) -> str:
        """The user name of the demo log-in that goes to somebody with these roles; empty for most. A manager is one as that."""
        roll = roller[0]
        return self.konton.pop((roll.kod, roll.enhet.kortnamn), "")


def _make_person(
    namn: _Namngivare,
    roller: list[Roll],
    *,
    slump: Slump,
    nu: datetime,
    katalog: Katalog,
    hashat: str,
    kalendrar: Mapping[int, Kalender],
) -> Anvandare:
    fornamn, efternamn = namn.next_name()
    konto = namn.konto(roller)
    username = konto or as_address(f"{fornamn}.{efternamn}")
    kalender = kalendrar[roller[0].enhet.kalender_id]
    narvaro, till, text = (Narvaro.TILLGANGLIG, None, "") if konto else draw_presence(slump, nu, katalog, kalender)
    return Anvandare(
        username=username,
        password=hashat if konto else make_password(None),
        first_name=fornamn,
        last_name=efternamn,
        email=f"{username}@{MEJLDOMAN}",
        titel=slump.one_of(_titles(katalog, roller[0])),
        telefon=telefon_number(namn.antal),
        sprak=["sv", "en", *(kod for kod, andel in SPRAK if slump.is_drawn(andel))],
        narvaro=narvaro,
        narvaro_till=till,
        narvaro_text=text,
        date_joined=nu - ANSTALLDA,
    )


def _titles(katalog: Katalog, roll: Roll) -> list[str]:
    """What somebody with the role at the unit can be called."""
    ovrigt, enhet = katalog.ovrigt, roll.enhet
    if roll.kod == "chef":
        return ovrigt["titlar_slag"].get(enhet.slag, ovrigt["titlar"]["chef"])
    if roll.kod == "handlaggare":
        own = ovrigt["titlar_enhet"].get(enhet.kortnamn)
        return own or ovrigt["titlar_enhet"].get(enhet.foralder.kortnamn if enhet.foralder else "", ovrigt["titlar"]["handlaggare"])
    return ovrigt["titlar"][roll.kod]


def draw_presence(slump: Slump, nu: datetime, katalog: Katalog, kalender: Kalender) -> tuple[Narvaro, datetime | None, str]:
    """Where somebody is: away for some working days, gone while the unit is closed, busy until a whole hour of the day, else at hand."""
    narvaro = NARVARO.draw(slump)
    if narvaro in BORTA:
        text = slump.one_of(katalog.ovrigt["narvaro"]) if slump.is_drawn(0.3) else ""
        return narvaro, add_working_days(nu, slump.randint(1, 4), kalender), text
    if not is_open(nu, kalender):
        return Narvaro.GATT, next_open(nu, kalender), ""
    till = (nu + timedelta(hours=slump.randint(1, 4))).replace(minute=0, second=0, microsecond=0)
    if narvaro == Narvaro.TILLGANGLIG or not is_open(till, kalender):
        return Narvaro.TILLGANGLIG, None, ""
    return narvaro, till, ""


def _give_competences(personer: list[Anvandare], platser: list[list[Roll]], slump: Slump) -> None:
    """Two to four competences for each agent."""
    kompetenser = Kompetens.objects.bulk_create(Kompetens(namn=namn) for namn in KOMPETENSER)
    Anvandare.kompetenser.through.objects.bulk_create(
        Anvandare.kompetenser.through(anvandare=person, kompetens=kompetens)
        for person, roller in zip(personer, platser, strict=True)
        if any(roll.kod == "kommunvagledare" for roll in roller)
        for kompetens in slump.sample(kompetenser, slump.randint(2, 4))
    )
