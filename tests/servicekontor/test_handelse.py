"""The events of the offices: added to, and nothing else."""

import pytest
from django.db import DatabaseError, transaction

from servicekontor.actions.handelse import log_handelse
from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp


@pytest.mark.django_db
def test_an_event_of_an_office_can_be_neither_changed_nor_deleted() -> None:
    handelse = log_handelse(Kontorshandelsetyp.BESOK_RAKNAT, by=None, kontor="norrby", kategori="fraga")
    for change in (lambda: Kontorshandelse.objects.update(kontor="soderby"), handelse.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert Kontorshandelse.objects.get().kontor == "norrby"
