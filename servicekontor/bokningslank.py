"""The booking that a mailed link opens. Looking uses nothing up; a guessed link is counted against its guesser."""

from django.http import HttpRequest

from kontaktcenter.fel import ForMangaForsok
from kontaktcenter.granser import client_address, count
from kontaktcenter.medborgare.skydd import too_many_sentence
from servicekontor.hemligheter import hash_secret
from servicekontor.models import Bokningslank


def find_link(request: HttpRequest, hemlighet: str) -> Bokningslank | None:
    """The link with that secret, with its booking; None for one that never was or whose booking is erased.

    Raises ForMangaForsok for an address that has guessed too often.
    """
    rows = Bokningslank.objects.select_related(
        "bokning__motestyp__enhet", "bokning__motestyp__arendetyp", "bokning__kontor", "bokning__stopp__plats__ort", "bokning__resurs"
    )
    lank = rows.filter(hemlighet_hash=hash_secret(hemlighet)).first()
    if lank is None and count("bokning_lank", client_address(request)) is not None:
        raise ForMangaForsok(too_many_sentence())
    return lank
