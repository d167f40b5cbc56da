"""Whole people shared between places."""

from collections.abc import Sequence


def share_out(antal: int, andelar: Sequence[float]) -> list[int]:
    """So many as whole numbers in proportion to `andelar`, by the largest remainders: together they are just so many."""
    total = sum(andelar)
    if not total:
        return [0] * len(andelar)
    exact = [antal * andel / total for andel in andelar]
    result = [int(value) for value in exact]
    rest = sorted(range(len(exact)), key=lambda n: (result[n] - exact[n], n))
    for n in rest[: antal - sum(result)]:
        result[n] += 1
    return result
