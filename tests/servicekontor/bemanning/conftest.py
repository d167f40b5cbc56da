"""What the tests of swaps begin with."""

from typing import Any

import pytest
from django.utils import timezone

from kontaktcenter.models import Utskick
from servicekontor.actions.schema import publish_schema
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_kontor, make_oppettid


@pytest.fixture
def varld(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A published Monday shift of Anna's, seen from the week before."""
    kontor = make_kontor()
    make_oppettid(kontor, 0)
    schema, anna, bo = make_schema(), make_medarbetare(), make_medarbetare("bo")
    row = make_pass(schema, anna, kontor)
    chef = make_anvandare("chef", make_center(), username="chefen")
    publish_schema(schema=schema, by=chef)
    today, local = row.datum.replace(day=1), timezone.localdate
    monkeypatch.setattr("servicekontor.actions.byte.timezone.localdate", lambda moment=None: local(moment) if moment else today)
    Utskick.objects.all().delete()
    return {"pass": row, "anna": anna, "bo": bo, "chef": chef, "schema": schema}
