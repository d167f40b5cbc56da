"""The secret calendar address of one who works."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.hemligheter import hash_secret, new_secret
from servicekontor.models import Medarbetare, Schemaflode


@transaction.atomic
def make_address(*, medarbetare: Medarbetare, by: Anvandare) -> str:
    """Make it, anew when there was one: the old is dead from now on. Returns the secret, which is not stored."""
    if medarbetare.anvandare_id != by.pk:
        raise SaknarBehorighet(_("Du kan bara göra en kalenderadress till dig själv."))
    hemlighet = new_secret()
    values = {"hemlighet_hash": hash_secret(hemlighet), "skapad": timezone.now()}
    Schemaflode.objects.update_or_create(medarbetare=medarbetare, defaults=values)
    return hemlighet
