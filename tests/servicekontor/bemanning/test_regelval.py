"""How a center takes the rules of its rosters: the same for solver, check and calendar; never otherwise than the law."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from servicekontor.actions.schemaregel import set_rules
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.kommunregler import make_problem
from servicekontor.bemanning.losare import solve
from servicekontor.bemanning.regelval import FASTA, REGLER, Regelval
from servicekontor.models import Kontorshandelse, Schemaregel
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import Regellage
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_kontor, make_oppettid
from tests.servicekontor.bemanning.test_kommunregler import make_underlag

AV = Regelval(Regellage.AV)


def vikt(antal: int) -> Regelval:
    return Regelval(Regellage.VIKT, antal)


def chef():
    return make_anvandare("chef", make_center(), username="chefen")


def test_every_rule_of_a_roster_is_in_the_list_and_the_other_way_round() -> None:
    ids = {regel.id.partition(":")[0] for regel in make_problem(make_underlag()).regler}
    assert ids == set(REGLER)


def test_a_weight_is_what_a_breach_costs_in_check_and_solver_alike() -> None:
    wish = REGLER["onskemal"].id
    underlag = replace(make_underlag(), regelval={wish: vikt(31)})
    problem = make_problem(underlag)
    assert {regel.vikt for regel in problem.regler if regel.id == wish} == {31}
    result = solve(problem, sekunder=5, arbetare=1)
    assert result.framsteg.varde == count_breaches(problem, result.lage).varde


def test_a_rule_that_is_off_is_no_rule() -> None:
    rules = make_problem(replace(make_underlag(), regelval={"rotation": AV})).regler
    assert not [regel for regel in rules if regel.id.startswith("rotation")]


@pytest.mark.parametrize("regel", FASTA)
def test_what_the_law_says_holds_whatever_is_given(regel: str) -> None:
    rules = {rule.id: rule for rule in make_problem(replace(make_underlag(), regelval={regel: AV})).regler}
    assert rules[regel].is_tvingande


@pytest.mark.django_db
@pytest.mark.parametrize("regel", FASTA)
def test_nobody_turns_the_law_off(regel: str) -> None:
    with pytest.raises(Inmatningsfel, match="gäller alltid"):
        set_rules(center=make_center(), val={regel: AV}, by=chef())
    with pytest.raises(IntegrityError), transaction.atomic():
        Schemaregel.objects.create(center=make_center(), regel=regel, lage=Regellage.AV)


FEL = {
    "unknown": ("hittepa", AV),
    "a wish as a must": ("onskemal", Regelval(Regellage.MASTE)),
    "nothing": ("resa", vikt(0)),
    "too much": ("resa", vikt(1001)),
    "no weight": ("resa", Regelval(Regellage.VIKT)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("fall", FEL)
def test_a_choice_that_cannot_be_is_refused_and_none_is_changed(fall: str) -> None:
    regel, val = FEL[fall]
    with pytest.raises(Inmatningsfel):
        set_rules(center=make_center(), val={"over": vikt(9), regel: val}, by=chef())
    assert not Schemaregel.objects.exists()


@pytest.mark.django_db
def test_only_who_plans_the_centers_rosters_changes_its_rules() -> None:
    with pytest.raises(SaknarBehorighet):
        set_rules(center=make_center(), val={"over": AV}, by=make_anvandare("kommunvagledare", make_center()))


@pytest.mark.django_db
def test_a_change_is_kept_with_what_was_before_and_back_at_first_leaves_no_row() -> None:
    by, center = chef(), make_center()
    assert set_rules(center=center, val={"over": vikt(9), "resa": vikt(1)}, by=by) == ["over"]
    assert set_rules(center=center, val={"over": REGLER["over"].forval}, by=by) == ["over"]
    changes = Kontorshandelse.objects.filter(typ="schemaregel_andrad").order_by("id").values_list("data", "av")
    first, second = {"lage": "vikt", "vikt": 4}, {"lage": "vikt", "vikt": 9}
    assert list(changes) == [
        ({"regel": "over", "fore": first, "efter": second}, by.pk),
        ({"regel": "over", "fore": second, "efter": first}, by.pk),
    ]
    assert not Schemaregel.objects.exists()


@pytest.mark.django_db
def test_the_calendars_check_follows_the_centers_choice() -> None:
    """Six days in a row: a breach until the manager says that it is none."""
    office = make_kontor()
    for veckodag in range(6):
        make_oppettid(office, veckodag)
    schema, anna = make_schema(), make_medarbetare()
    for dag in range(6):
        make_pass(schema, anna, office, dag=dag)
    assert "dagar_i_rad" in {brott.regel.id for brott in Schemaunderlag(schema).check().tvingande}
    set_rules(center=schema.center, val={"dagar_i_rad": AV}, by=chef())
    assert "dagar_i_rad" not in {brott.regel.id for brott in Schemaunderlag(schema).check().brott}


def given(**other: str) -> dict[str, str]:
    """The page's form as it stands at first."""
    rows = {sort.id: sort.forval for sort in REGLER.values() if not sort.is_fast}
    lagen = {f"lage_{regel}": str(val.lage) for regel, val in rows.items()}
    return {**lagen, **{f"vikt_{regel}": str(val.vikt) for regel, val in rows.items() if val.vikt is not None}, **other}


@pytest.mark.django_db
def test_a_manager_changes_a_weight_on_the_page_and_sees_what_was_changed(client: Client) -> None:
    client.force_login(chef())
    address = f"/bemanning/regler/{make_center().pk}/"
    assert client.post(address, given(vikt_onskemal="12", lage_kvallsoppet="av")).status_code == 302
    rows = {rad.regel: (rad.lage, rad.vikt) for rad in Schemaregel.objects.all()}
    assert rows == {"onskemal": ("vikt", 12), "kvallsoppet": ("av", None)}
    page = client.get(address).content.decode()
    assert "Får brytas, men kostar (12)" in page
    assert "Elva timmars dygnsvila (13 § arbetstidslagen)." in page


@pytest.mark.django_db
@pytest.mark.parametrize("vikt_", ["", "0", "tjugo", "99999999999"])
def test_a_weight_that_is_none_is_refused_in_words_and_stays_on_the_page(client: Client, vikt_: str) -> None:
    client.force_login(chef())
    answer = client.post(f"/bemanning/regler/{make_center().pk}/", given(vikt_over=vikt_))
    assert (answer.status_code, Schemaregel.objects.count()) == (400, 0)
    assert f'value="{vikt_}"' in answer.content.decode() or not vikt_


@pytest.mark.django_db
def test_the_rules_of_another_center_are_not_there(client: Client) -> None:
    client.force_login(chef())
    assert client.get("/bemanning/regler/99999/").status_code == 404
