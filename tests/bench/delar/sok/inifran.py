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

from kunskapsbank.models import Sokdokument  # noqa: E402
from kunskapsbank.sokmotor import Dokument, index_documents, refresh_statistics, sok  # noqa: E402
from tests.bench.delar.sok.underlag import EGET, SLAG, Artikel, Underlag, texts_with_questions  # noqa: E402

BAS, SVAR, TEXTER = "bench-bas", "bench-svar", "bench-texter"
GANGER = 3
"""Times that each question is put; the quickest counts, as for any caller but the first."""
VAR_TREDJE = 3


def main(folder: str) -> dict[str, Any]:
    """Fill the index and ask it everything."""
    underlag = Underlag(Path(folder) if folder else EGET)
    start = time.perf_counter()
    _fill(BAS, underlag.articles())
    indexering = time.perf_counter() - start
    texts, questions = texts_with_questions()
    _fill(TEXTER, texts)
    categories = underlag.categories()
    answers = [(category, answer) for category, answers in categories.items() for answer in answers]
    _fill(SVAR, [Artikel("", answer) for _category, answer in answers])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    ranks, tider = _base(underlag)
    return {
        "indexering": indexering,
        "titel_och_svar": ranks,
        "tider": tider,
        "bara_svar": [_answer_rank(row, answers) for row in underlag.fragor],
        "texter": [_rank(TEXTER, question, number)[0] for question, number in questions[::VAR_TREDJE]],
    }


def _fill(samling: str, articles: Iterable[Artikel]) -> None:
    index_documents(Dokument(samling, n, {"titel": row.titel, "svar": row.svar}) for n, row in enumerate(articles))
    refresh_statistics(samling)


def _base(underlag: Underlag) -> tuple[dict[str, list[int]], dict[str, list[float]]]:
    ranks: dict[str, list[int]] = {}
    tider: dict[str, list[float]] = {}
    sok(BAS, "värm upp")  # The process reads the dictionary and the count, as a web server does when it starts.
    for slag, column in SLAG.items():
        found = [_rank(BAS, row[column], number, ganger=GANGER) for number, row in enumerate(underlag.varianter)]
        ranks[slag], tider[slag] = [rank for rank, _ in found], [sekunder for _, sekunder in found]
    return ranks, tider


def _answer_rank(row: dict[str, Any], answers: list[tuple[int, str]]) -> int:
    own = [number for number, (category, _answer) in enumerate(answers) if category == row["category_id"]]
    allowed = Sokdokument.objects.filter(samling=SVAR, nyckel__in=own).values("nyckel")
    return _rank(SVAR, row["question"], own[row["label"]], tillatna=allowed)[0]


def _rank(samling: str, fraga: str, ratt: int, *, tillatna: QuerySet | None = None, ganger: int = 1) -> tuple[int, float]:
    """The place of the right one among ten, 0 when it is not there, and the seconds it took."""
    sekunder = []
    for _ in range(ganger):
        start = _processor_seconds()
        found = [hit.id for hit in sok(samling, fraga, tillatna=tillatna)]
        sekunder.append(_processor_seconds() - start)
    return (found.index(ratt) + 1 if ratt in found else 0), min(sekunder)


def _processor_seconds() -> float:
    """What this process and its server in the database have used of a processor: what else the machine does falls on neither."""
    schedstat = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(schedstat.read_text().split()[0]) / 1e9


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1] if len(sys.argv) > 1 else "")))
