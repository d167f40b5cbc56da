"""The demo municipality's budgets and targets are believable beside its own contacts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.demodata.ekonomi import fill_ekonomi
from statistik.kostnad import cost_of
from statistik.models import Budgetrad, Mal, Tidsantagande
from statistik.period import Period
from tests.factories import make_anvandare, make_center

pytestmark = pytest.mark.django_db
NU = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_a_contact_costs_about_what_contacts_do_and_only_what_is_over_has_an_outcome() -> None:
    for n in range(200):
        tid = NU - timedelta(days=1 + n)
        Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=tid, kanal="telefon", center=make_center())
    chef = make_anvandare("chef", make_center())
    fill_ekonomi(fro=1, nu=NU)
    cost = cost_of(Budgetrad.objects.all(), Period(date(2025, 1, 1), date(2025, 12, 31)))
    assert 60 < cost.kronor / 200 < 100 and cost.budgeterat == 0
    assert set(Budgetrad.objects.filter(ar__gte=2026).values_list("ar", "utfall_till")) == {(2026, date(2026, 2, 28)), (2027, None)}
    assert set(Mal.objects.values_list("agare", "fran", "till")) == {(chef.pk, date(2025, 9, 1), date(2026, 8, 1))}
    for row in (*Mal.objects.all(), *Budgetrad.objects.all(), *Tidsantagande.objects.all()):
        row.full_clean()


def test_a_center_without_contacts_has_nothing() -> None:
    make_center()
    fill_ekonomi(fro=1, nu=NU)
    assert not Budgetrad.objects.exists() and not Mal.objects.exists()
