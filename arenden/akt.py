"""The case file: everything that is written in one case, read in one query however much there is.

Seven tables hold what is written. Read one by one they would cost half of what a page may ask the database, so they are read
as one list of alike rows.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim

from arenden.models import Arende, Bilaga, Fraga, Kanal, Meddelande, Overlamning, Remiss, Svarsartikel
from kunskapsbank.models import Artikeltext

INGEN_NYCKEL = uuid.UUID(int=0)


@dataclass(frozen=True)
class Post:
    """One written thing. What a column holds for each kind stands in the functions below; what a kind lacks is empty."""

    slag: str
    id: int
    tid: datetime
    lage: str
    text: str
    svar: str
    av: str
    fran: str
    till: str
    till_id: int
    senast: datetime | None
    klar: datetime | None
    klar_av: str
    ref: int
    antal: int
    is_from_medborgare: bool
    nyckel: uuid.UUID

    @property
    def lage_i_ord(self) -> str:
        """The state, kind or channel in words."""
        return str(LAGEN[self.slag](self.lage).label)


LAGEN: dict[str, type[models.TextChoices]] = {
    "meddelande": Meddelande.Slag,
    "overlamning": Overlamning.Lage,
    "remiss": Remiss.Lage,
    "bilaga": Bilaga.Skanning,
    "kontakt": Kanal,
}


@dataclass
class Akt:
    """The case file by kind, each kind in order of time."""

    meddelanden: list[Post] = field(default_factory=list)
    anteckningar: list[Post] = field(default_factory=list)
    overlamningar: list[Post] = field(default_factory=list)
    remisser: list[Post] = field(default_factory=list)
    bilagor: list[Post] = field(default_factory=list)
    kontakter: list[Post] = field(default_factory=list)
    svarsartiklar: list[Post] = field(default_factory=list)

    def by_id(self, slag: str) -> dict[int, Post]:
        """The things of one kind by their id."""
        return {post.id: post for post in getattr(self, LISTOR[slag])}

    def bilagor_till(self, meddelande_id: int) -> list[Post]:
        """The attachments that came with a message; 0 for those that came with the question."""
        return [post for post in self.bilagor if post.ref == meddelande_id]

    def artiklar_till(self, fraga_id: int) -> list[Post]:
        """The articles that answered a question: `till_id` is the article, `lage` the language that it was read in."""
        return [post for post in self.svarsartiklar if post.ref == fraga_id]


LISTOR = {
    "meddelande": "meddelanden",
    "anteckning": "anteckningar",
    "overlamning": "overlamningar",
    "remiss": "remisser",
    "bilaga": "bilagor",
    "kontakt": "kontakter",
    "svarsartikel": "svarsartiklar",
}


def read_akt(arende: Arende) -> Akt:
    """Everything that is written in the case, in one query. Who may read it is for the caller to ask."""
    first, *rest = _sources(arende)
    akt = Akt()
    for row in first.union(*rest, all=True):
        post = Post(**{name.removeprefix("p_"): value for name, value in row.items()})
        getattr(akt, LISTOR[post.slag]).append(post)
    for name in LISTOR.values():
        getattr(akt, name).sort(key=lambda post: (post.tid, post.id))
    return akt


def name_of(vag: str = "") -> Coalesce:
    """An employee's name by the path to them (none: the row itself): name, else user name, empty for nobody."""
    start = f"{vag}__" if vag else ""
    full = Trim(Concat(F(f"{start}first_name"), Value(" "), F(f"{start}last_name")))
    return Coalesce(NullIf(full, Value("")), F(f"{start}username"), Value(""), output_field=models.CharField())


def _sources(arende: Arende) -> Iterator[QuerySet[Any, dict[str, Any]]]:
    # `ref` is the letter that it goes by, `klar` when that was posted.
    letter = {"ref": "brev__pk", "klar": "brev__postat"}
    yield _rows(arende.meddelanden, "meddelande", tid="skapad", lage="slag", text="text", av=name_of("forfattare"), **letter)
    yield _rows(arende.anteckningar, "anteckning", tid="skapad", text="text", av=name_of("forfattare"))
    yield from _between_units(arende)
    yield _rows(
        arende.bilagor,
        "bilaga",
        tid="skapad",
        lage="skanning",
        text="filnamn",
        svar="innehallstyp",
        av=name_of("uppladdad_av"),
        ref="meddelande_id",
        antal="storlek",
        is_from_medborgare="is_from_medborgare",
        nyckel="nyckel",
    )
    yield _rows(
        Fraga.objects.filter(arende=arende),
        "kontakt",
        tid="kontakt__borjade",
        lage="kontakt__kanal",
        text="text",
        svar="svar",
        av=name_of("kontakt__agent"),
        ref="kontakt_id",
    )
    yield _rows(
        # All staff read what is in use; an article that no longer is has no title to show.
        Svarsartikel.objects.filter(
            fraga__arende=arende, artikel__texter__in=Artikeltext.objects.in_use(), artikel__texter__sprak=F("sprak")
        ),
        "svarsartikel",
        tid="fraga__kontakt__borjade",
        lage="sprak",
        text="artikel__texter__publicerad__titel",
        till_id="artikel_id",
        ref="fraga_id",
    )


def _between_units(arende: Arende) -> Iterator[QuerySet[Any, dict[str, Any]]]:
    yield _rows(
        arende.overlamningar,
        "overlamning",
        tid="skapad",
        lage="lage",
        text="meddelande",
        svar="orsak",
        av=name_of("avsandare"),
        fran="fran_enhet__namn",
        till="till_enhet__namn",
        till_id="till_enhet_id",
        senast="kvittens_senast",
        klar="accepterad",
        klar_av=name_of("accepterad_av"),
    )
    yield _rows(
        arende.remisser,
        "remiss",
        tid="skapad",
        lage="lage",
        text="fraga",
        svar="svar",
        av=name_of("avsandare"),
        fran="fran_enhet__namn",
        till="till_enhet__namn",
        till_id="till_enhet_id",
        senast="svar_senast",
        klar="besvarad",
        klar_av=name_of("besvarad_av"),
    )


def _rows(rows: Any, slag: str, **columns: Any) -> QuerySet[Any, dict[str, Any]]:
    given = {name: F(source) if isinstance(source, str) else source for name, source in columns.items()}
    given |= {"slag": Value(slag), "id": F("pk")}
    typed = {}
    for name, (kind, empty) in KOLUMNER.items():
        value = given.get(name, empty)
        if name in given and empty is not None:
            value = Coalesce(value, empty, output_field=kind)
        # The type of each column is said, or an empty one in the first table would decide it for all.
        typed[f"p_{name}"] = Cast(value, kind)
    return rows.order_by().values(**typed)


_TEXT, _TAL, _TID = models.TextField(), models.BigIntegerField(), models.DateTimeField()
KOLUMNER: dict[str, tuple[models.Field, Value | None]] = {
    "slag": (_TEXT, None),
    "id": (_TAL, None),
    "tid": (_TID, None),
    "lage": (_TEXT, Value("")),
    "text": (_TEXT, Value("")),
    "svar": (_TEXT, Value("")),
    "av": (_TEXT, Value("")),
    "fran": (_TEXT, Value("")),
    "till": (_TEXT, Value("")),
    "till_id": (_TAL, Value(0)),
    "senast": (_TID, None),
    "klar": (_TID, None),
    "klar_av": (_TEXT, Value("")),
    "ref": (_TAL, Value(0)),
    "antal": (_TAL, Value(0)),
    "is_from_medborgare": (models.BooleanField(), Value(False)),
    "nyckel": (models.UUIDField(), Value(INGEN_NYCKEL, output_field=models.UUIDField())),
}
"""The columns of a Post: their type, and what stands there for a kind that has none (None: no time)."""
