"""Log-out: the end of a session, whatever the cache of sessions remembers of it."""

import time

from django.conf import settings
from django.db import transaction

from kontaktcenter.models import Anvandare


def log_out_session(*, nyckel: str, by: Anvandare) -> None:
    """Let the session with that key be nobody's from now on, in every process. Twice is once.

    Written in the row of the user, which each request reads anyway. Forgotten when no session so old can live.
    """
    with transaction.atomic():
        anvandare = Anvandare.objects.select_for_update().get(pk=by.pk)
        nu = int(time.time())
        kvar = {key: tid for key, tid in anvandare.utloggade.items() if tid > nu - settings.SESSION_COOKIE_AGE}
        # Not by save(): it is no change of the account that its history should tell.
        Anvandare.objects.filter(pk=anvandare.pk).update(utloggade={nyckel: nu} | kvar)
