"""What people ask first when somebody may come to harm, and what they ask most: the article for it comes first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from arenden.demodata.katalogfiler import read_katalog
from arenden.demodata.kommun import make_kommun
from kontaktcenter.models import Enhet
from kunskapsbank.demodata.laddning import fill_kunskapsbank
from kunskapsbank.svarssok import has_sure_answer, search_svar
from tests.factories import make_anvandare

NU = datetime.now(UTC)
LIV, FARA, VALDTAKT = "jag-orkar-inte-leva", "akut-fara-112", "valdtakt-sexuellt-vald"
FORST = {
    LIV: {
        "sv": ["självmord", "jag vill dö", "jag vill ta mitt liv"],
        "en": ["I want to kill myself", "suicide", "I want to die"],
        "ar": ["أريد أن أموت", "انتحار"],
        "fi": ["haluan kuolla", "itsemurha"],
    },
    FARA: {
        "sv": ["jag har tagit för många tabletter", "barnet är borta", "mitt barn är försvunnet", "det brinner"],
        "en": ["my child is missing", "the house is on fire", "emergency"],
        "ar": ["حريق", "طفلي مفقود"],
        "fi": ["tulipalo", "lapseni on kadonnut"],
    },
    VALDTAKT: {
        "sv": ["jag blev våldtagen", "våldtäkt"],
        "en": ["I was raped", "rape"],
        "ar": ["اغتصاب", "تعرضت للاغتصاب"],
        "fi": ["raiskaus", "minut raiskattiin"],
    },
    "behover-jag-bygglov": {"sv": ["bygglov"], "en": ["building permit"], "ar": ["رخصة بناء"], "fi": ["rakennuslupa"]},
    "hamtdag-helg": {"sv": ["när töms soporna", "vilken dag hämtas mina sopor"]},
    "rattor-och-skadedjur": {"sv": ["råttor i källaren"]},
    "farligt-avfall-lamna": {"sv": ["slänga färg"]},
    "bibliotek-oppettider": {"sv": ["bibliotekets öppettider", "öppettider bibliotek söndag", "när öppnar biblioteket"]},
}

UTAN_SVAR = ["höns i trädgården"]
"""What is asked of which the base has a word, and no answer."""


@pytest.mark.django_db
def test_what_is_asked_finds_its_article_first(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_kommun(read_katalog(), NU.date())
    make_anvandare("kommunvagledare", Enhet.objects.get(kortnamn="kundcenter"))
    make_anvandare("redaktor", Enhet.objects.get(kortnamn="kundcenter"))
    make_anvandare("systemforvaltare", Enhet.objects.get(kortnamn="kommunledning"))
    fill_kunskapsbank(fro=1, nu=NU)
    asked = [(extern_id, sprak, fraga) for extern_id, per in FORST.items() for sprak, fragor in per.items() for fraga in fragor]
    fel = []
    for extern_id, sprak, fraga in asked:
        forst = [(traff.rad.artikel.extern_id, traff.is_saker) for traff in search_svar(fraga, user=None, sprak=sprak)[:3]]
        if not forst or forst[0] != (extern_id, True):
            fel.append((fraga, forst))
    assert fel == []
    assert [fraga for fraga in UTAN_SVAR if has_sure_answer(search_svar(fraga, user=None, sprak="sv"))] == []
