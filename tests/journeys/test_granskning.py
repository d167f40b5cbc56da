"""The administrator examines the log of looks, and takes case types in from a file, in a real browser."""

import pytest

from arenden.actions.visning import log_visning
from kontaktcenter.models import Anvandare, Arendetyp
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare
from tests.sidor import Sidor, granska

VYER = [(1280, "light"), (390, "dark")]


@pytest.fixture
def forvaltare() -> Anvandare:
    return make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten"))


@pytest.mark.parametrize(("width", "color_scheme"), VYER)
def test_what_an_employee_has_looked_at_is_examined(sida: Sidor, forvaltare: Anvandare, width: int, color_scheme: str) -> None:
    agent = make_agent(first_name="Eva", last_name="Provberg")
    arende = make_arende(by=agent)
    log_visning(arende=arende, by=agent, is_innehall_last=True)
    page = sida(width, color_scheme=color_scheme, user=forvaltare)
    page.goto("/visningslogg/")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.get_by_role("alert").or_(page.get_by_text("Välj en medarbetare eller skriv")).first.wait_for()
    granska(page, f"visningslogg-fel-{width}-{color_scheme}")
    page.get_by_label("Medarbetare").select_option(label=f"Eva Provberg ({agent.username})")
    page.get_by_role("button", name="Visa", exact=True).click()
    page.get_by_role("cell", name=arende.nummer).wait_for()
    granska(page, f"visningslogg-resultat-{width}-{color_scheme}")
    page.goto("/visningslogg/")
    granska(page, f"visningslogg-{width}-{color_scheme}")


@pytest.mark.parametrize(("width", "color_scheme"), VYER)
def test_case_types_are_taken_in_from_a_file(sida: Sidor, forvaltare: Anvandare, width: int, color_scheme: str) -> None:
    make_handlaggare()
    make_anvandare("kommunvagledare", make_center())
    make_arende()
    kod = Arendetyp.objects.get().kod
    page = sida(width, color_scheme=color_scheme, user=forvaltare)
    page.goto("/admin/kontaktcenter/arendetyp/")
    page.get_by_role("link", name="Hämta eller läs in som fil").click()
    for namn, text in (("fel", "snart"), ("blir", "7")):
        fil = {"name": "typer.csv", "mimeType": "text/csv", "buffer": f"kod;svar inom;hjälptext\n{kod};{text};Ny hjälp.\n".encode()}
        page.get_by_label("Fil", exact=True).set_input_files(fil)
        page.get_by_role("button", name="Gå igenom filen").click()
        granska(page, f"arendetypsfil-{namn}-{width}-{color_scheme}")
    page.get_by_role("button", name="Läs in", exact=True).click()
    page.get_by_text("1 ärendetyp är ändrad.").wait_for()
    assert Arendetyp.objects.get().svarsfrist == 7
