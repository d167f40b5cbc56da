"""The demo log-ins: made when the municipality is filled, kept in one file that only its owner may read, never in the code."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from arenden.foljkod import ALFABET, derive_code, format_code
from arenden.models import Arende, Fraga, Kanal
from arenden.status import OPPNA
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Anvandare

ANTAL_TECKEN = 12


@dataclass(frozen=True)
class Inloggning:
    """Somebody to log in as."""

    anvandarnamn: str
    namn: str
    arbete: str


def make_losenord() -> str:
    """A password that is easy to type and impossible to guess: 60 random bits."""
    return format_code("".join(secrets.choice(ALFABET) for _ in range(ANTAL_TECKEN)))


def save_inloggningar(konton: list[Anvandare], losenord: str) -> None:
    """Keep the log-ins and one case to follow for `--visa-inloggningar`."""
    content = {
        "losenord": losenord,
        "konton": [asdict(Inloggning(a.username, a.get_full_name(), _work_of(a))) for a in konton],
        "arende": _case_to_follow(),
    }
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(content, ensure_ascii=False))


def describe_inloggningar() -> str:
    """The log-ins in lines for the terminal, or a sentence that says there are none."""
    try:
        content = json.loads(_path().read_text())
    except FileNotFoundError:
        return "Det finns inga demoinloggningar. Demodata ger inloggningar när den fyller en tom databas."
    konton = [Inloggning(**konto) for konto in content["konton"]]
    bredd = max(len(k.anvandarnamn) for k in konton)
    rader = [f"Logga in på /logga-in/ med något av de här namnen. Lösenordet är {content['losenord']} för alla."]
    rader += [f"  {k.anvandarnamn:<{bredd}}  {k.namn}, {k.arbete}" for k in konton]
    if content["arende"]:
        rader.append(f"Följ ett ärende som medborgare på /folj/: {content['arende']['nummer']}, kod {content['arende']['kod']}")
    return "\n".join(rader)


def _path() -> Path:
    return settings.VAR_DIR / "demo-inloggningar.json"


def _work_of(anvandare: Anvandare) -> str:
    """The roles and the unit; each demo log-in works at one."""
    medlemskap = anvandare.medlemskap.select_related("enhet").order_by("pk")
    return f"{join_words([m.get_roll_display().lower() for m in medlemskap])}, {medlemskap[0].enhet}"


def _case_to_follow() -> dict[str, str]:
    """The number and code of a case that came by the web: the newest open one, or the newest of all."""
    arende = Arende.objects.filter(kanal=Kanal.WEBB).alias(is_oppet=Q(status__in=OPPNA)).order_by("-is_oppet", "-registrerad").first()
    if arende is None:
        return {}
    fraga = Fraga.objects.select_related("kontakt").get(arende=arende, is_om_arende=False)
    return {"nummer": arende.nummer, "kod": format_code(derive_code(fraga.kontakt.nyckel, fraga.ordning))}
