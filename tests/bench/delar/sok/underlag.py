"""The questions and the articles that the search is measured on; tests/data/sok/README.md tells where they come from."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

EGET = Path(__file__).resolve().parents[3] / "data" / "sok"
ANTAL = 10_000
KORTAST, LANGST = 35, 90
"""Words of a passage."""
FRO = 1
RUBRIKORD = 7
SLAG = {
    "hela frågan": "full",
    "tre ord": "tre_ord",
    "två ord": "tva_ord",
    "felstavat": "felstavat",
    "utan prickar": "utan_prickar",
    "särskrivet": "sarskrivet",
}


@dataclass(frozen=True)
class Artikel:
    """A title and an answer."""

    titel: str
    svar: str


class Underlag:
    """What there is in one folder."""

    def __init__(self, folder: Path = EGET) -> None:
        """Nothing is read yet."""
        self.folder = folder

    @cached_property
    def fragor(self) -> list[dict[str, Any]]:
        """The questions of SweFAQ with the answers of their category."""
        return _rows(next(self.folder.glob("swefaq_*.jsonl")))

    @cached_property
    def varianter(self) -> list[dict[str, str]]:
        """The same questions as people may put them."""
        return _rows(next(self.folder.glob("varianter_*.jsonl")))

    def articles(self) -> list[Artikel]:
        """The right articles in the order of the questions, then passages until there are 10,000 in all."""
        right = [Artikel(row["question"], row["candidate_answers"][row["label"]]) for row in self.fragor]
        passages = passages_of(_rows(EGET / "swequad_contexts.jsonl"), ANTAL - len(right))
        return right + [Artikel(" ".join(text.split()[:RUBRIKORD]), text) for text in passages]

    def words_of_answer(self, number: int, antal: int = 3) -> str:
        """The longest words of one right answer, in the order in which they stand there."""
        row = self.fragor[number]
        words = list(dict.fromkeys(re.findall(r"\b\w{5,12}\b", row["candidate_answers"][row["label"]].lower())))
        longest = sorted(words, key=len)[-antal:]
        return " ".join(word for word in words if word in longest)

    def categories(self) -> dict[int, list[str]]:
        """All answers of each category."""
        return {row["category_id"]: row["candidate_answers"] for row in self.fragor}


def texts_with_questions() -> tuple[list[Artikel], list[tuple[str, int]]]:
    """The texts of SweQUAD-MC with their first lines as titles, and questions to them with the number of the text."""
    texts = [row["text"].strip() for row in _rows(EGET / "swequad_contexts.jsonl")]
    questions = [(row["question"], row["context"]) for row in _rows(EGET / "swequad_questions.jsonl")]
    return [Artikel(text.splitlines()[0][:150], text) for text in texts], questions


def passages_of(texts: list[dict[str, Any]], antal: int) -> list[str]:
    """The texts cut into overlapping pieces, as close together as gives so many; the same each time."""
    for step in range(LANGST, 0, -1):
        found = [piece for text in texts for piece in _cut(text["text"].split(), step, random.Random(text["id"]))]
        if len(found) >= antal:
            return random.Random(FRO).sample(found, antal)
    raise ValueError(f"there are not {antal} passages in the texts")


def _cut(words: list[str], step: int, chance: random.Random) -> Iterator[str]:
    for start in range(0, max(1, len(words) - KORTAST + 1), step):
        yield " ".join(words[start : start + chance.randint(KORTAST, LANGST)])


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]
