"""What the database itself refuses."""

import pytest
from django.db import DatabaseError, transaction

from arenden.models import Handelse
from arenden.status import Handelsetyp

pytestmark = pytest.mark.django_db


def test_an_event_cannot_be_changed() -> None:
    handelse = Handelse.objects.create(typ=Handelsetyp.ARENDE_SKAPAT)
    with pytest.raises(DatabaseError), transaction.atomic():
        Handelse.objects.filter(pk=handelse.pk).update(kanal="webb")


def test_an_event_cannot_be_deleted() -> None:
    handelse = Handelse.objects.create(typ=Handelsetyp.ARENDE_SKAPAT)
    with pytest.raises(DatabaseError), transaction.atomic():
        handelse.delete()
