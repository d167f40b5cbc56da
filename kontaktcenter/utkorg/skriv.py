"""The door to the outbox: an action writes what is to be sent in its own transaction."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kontaktcenter.utkorg.models import Utskick, Utskicksfil
from kontaktcenter.utkorg.mottagare import check_slag, clean_huvuden, clean_mottagare, clean_text, one_line
from kontaktcenter.utkorg.puff import poke


def queue_utskick(
    *,
    slag: Utskick.Slag,
    mottagare: str,
    amnesrad: str,
    text: str,
    sprak: str = "sv",
    nyckel: str,
    referens: str = "",
    skickas_tidigast: datetime | None = None,
    huvuden: Mapping[str, str] | None = None,
    fil: Utskicksfil | None = None,
) -> Utskick:
    """Write one message to the outbox; the worker sends it once the surrounding transaction has committed.

    `nyckel` says which event the message belongs to (`svar:123:epost`): asked for again, also by somebody else at the same
    moment, the first row is returned and nothing more is sent. `referens` names the case (`arende:123`), for its erasure.
    `skickas_tidigast` holds the message back until then. `huvuden` are the few extra mail headers that are allowed.
    `fil` goes along with a mail; several mails may share one.

    Raises Inmatningsfel for a recipient that cannot be used and OtillatenHandling for a kind of message that is not sent
    here, both with a sentence for the user; RuntimeError outside a transaction; ValueError for a key, reference, language
    or header that is wrong.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("queue_utskick must be called inside the transaction that causes the message")
    _check_length("nyckel", nyckel)
    _check_length("referens", referens, least=0)
    _check_length("sprak", sprak)
    check_slag(slag)
    utskick = Utskick(
        slag=slag,
        mottagare=clean_mottagare(slag, mottagare),
        amnesrad=one_line(amnesrad),
        text=clean_text(text),
        sprak=sprak,
        huvuden=clean_huvuden(huvuden),
        fil=fil,
        referens=referens,
        nyckel=nyckel,
        nasta_forsok=skickas_tidigast or timezone.now(),
    )
    # ON CONFLICT DO NOTHING: when another transaction is writing the same key, this waits for it and then leaves its row.
    Utskick.objects.bulk_create([utskick], ignore_conflicts=True)
    written = Utskick.objects.get(nyckel=nyckel)
    if written.pk == utskick.pk and written.nasta_forsok <= timezone.now():
        transaction.on_commit(poke, robust=True)
    return written


def _check_length(field: str, value: str, least: int = 1) -> None:
    longest = Utskick._meta.get_field(field).max_length
    if not least <= len(value) <= longest:
        raise ValueError(f"{field} must have {least} to {longest} characters")
