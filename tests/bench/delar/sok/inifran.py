"""What is measured in a process of Django itself: prints ranks and seconds as JSON."""

import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from kunskapsbank.mening import read_kodare  # noqa: E402
from kunskapsbank.models import Sokdokument  # noqa: E402
from kunskapsbank.sokmotor import Dokument, Mening, index_documents, refresh_statistics, sok  # noqa: E402
from tests.bench.delar.sok.underlag import EGET, SLAG, Artikel, Underlag, texts_with_questions  # noqa: E402
from tests.bench.processor import processor_seconds  # noqa: E402

BAS, SVAR, TEXTER = "bench-bas", "bench-svar", "bench-texter"
GANGER = 3
"""Times that each question is put; the quickest counts, as for any caller but the first."""
VAR_TREDJE = 3
LASTA = int(os.environ.get("KC_BENCH_SOKLASTA", "1000"))
"""Articles of each base that the model reads, the right ones first: all of them would take it a quarter of an hour or more."""
UR_SVARET = "tre ord ur svaret"
"""No title says them, so that texts and meaning are weighed: what takes longest."""


def main(cache: str, folder: str) -> dict[str, Any]:
    """Fill the index and ask it everything; `cache` is where the model's vectors are kept."""
    underlag = Underlag(Path(folder) if folder else EGET)
    start = time.perf_counter()
    _fill(BAS, underlag.articles())
    indexering = time.perf_counter() - start
    texts, questions = texts_with_questions()
    _fill(TEXTER, texts)
    categories = underlag.categories()
    answers = [(category, answer) for category, answers in categories.items() for answer in answers]
    only_answers = [Artikel("", answer) for _category, answer in answers]
    _fill(SVAR, only_answers)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    readers = _readers({BAS: underlag.articles(), SVAR: only_answers}, Path(cache))
    found = {
        "indexering": indexering,
        "texter": [_rank(TEXTER, question, number)[0] for question, number in questions[::VAR_TREDJE]],
        "modell": readers[BAS].kodare.namn if readers else "",
    }
    for prefix, mening in {"": {}, "modell_": readers}.items():
        if prefix and not readers:
            continue
        ranks, tider = _base(underlag, mening.get(BAS))
        found |= {
            f"{prefix}titel_och_svar": ranks,
            f"{prefix}tider": tider,
            f"{prefix}sakra": _sure(underlag, ranks, mening.get(BAS)),
            f"{prefix}bara_svar": [_answer_rank(row, answers, mening.get(SVAR)) for row in underlag.fragor],
        }
    return found


def _readers(bases: dict[str, list[Artikel]], cache: Path) -> dict[str, Any]:
    """The model for each collection; none when it is not installed."""
    kodare = read_kodare()
    if kodare is None:
        return {}
    from tests.bench.delar.sok.modellen import Lasare

    return {samling: Lasare(kodare, articles[:LASTA], cache) for samling, articles in bases.items()}


def _fill(samling: str, articles: Iterable[Artikel]) -> None:
    index_documents(Dokument(samling, n, {"titel": row.titel, "svar": row.svar}) for n, row in enumerate(articles))
    refresh_statistics(samling)


def _base(underlag: Underlag, mening: Mening | None) -> tuple[dict[str, list[int]], dict[str, list[float]]]:
    ranks: dict[str, list[int]] = {}
    tider: dict[str, list[float]] = {}
    sok(BAS, "värm upp", mening=mening)  # The process reads the dictionary and the count, as a web server does when it starts.
    for slag, column in SLAG.items():
        found = [_rank(BAS, row[column], number, ganger=GANGER, mening=mening) for number, row in enumerate(underlag.varianter)]
        ranks[slag], tider[slag] = [rank for rank, _ in found], [sekunder for _, sekunder in found]
    asked = [(number, underlag.words_of_answer(number)) for number in range(len(underlag.varianter))]
    tider[UR_SVARET] = [_rank(BAS, fraga, number, ganger=GANGER, mening=mening)[1] for number, fraga in asked]
    return ranks, tider


def _sure(underlag: Underlag, ranks: dict[str, list[int]], mening: Mening | None) -> list[bool]:
    """Of the right ones that came first, whether the search says that there is a sure answer."""
    right = [row[SLAG[slag]] for slag, own in ranks.items() for row, rank in zip(underlag.varianter, own, strict=True) if rank == 1]
    return [any(hit.is_saker for hit in sok(BAS, fraga, limit=3, mening=mening)) for fraga in right]


def _answer_rank(row: dict[str, Any], answers: list[tuple[int, str]], mening: Mening | None) -> int:
    own = [number for number, (category, _answer) in enumerate(answers) if category == row["category_id"]]
    allowed = Sokdokument.objects.filter(samling=SVAR, nyckel__in=own).values("nyckel")
    return _rank(SVAR, row["question"], own[row["label"]], tillatna=allowed, mening=mening)[0]


def _rank(
    samling: str, fraga: str, ratt: int, *, tillatna: QuerySet | None = None, ganger: int = 1, mening: Mening | None = None
) -> tuple[int, float]:
    """The place of the right one among ten, 0 when it is not there, and the seconds it took."""
    sekunder = []
    for _ in range(ganger):
        start = processor_seconds()
        found = [hit.id for hit in sok(samling, fraga, tillatna=tillatna, mening=mening)]
        sekunder.append(processor_seconds() - start)
    return (found.index(ratt) + 1 if ratt in found else 0), min(sekunder)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:3])))
