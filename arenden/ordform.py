"""The words of a question that say what it is about, as the search of the knowledge base understands words, and how alike two are."""

from collections.abc import Collection

from kunskapsbank.analys import Ord, analyse

KORTAST = 2
"""Letters of a word that says something."""
OM_SIG_SJALV = frozenset({"fraga", "fragan", "fragor", "fragar"})
"""Words by which a question only says that it is one."""


def telling_words(text: str) -> list[Ord]:
    """The words of a text in order, without those that say nothing by themselves."""
    return [word for word in analyse(text) if not word.is_stop and len(word.form) >= KORTAST and word.form not in OM_SIG_SJALV]


def stems(text: str) -> set[str]:
    """The stems of the telling words, and of the parts of those that are compounds."""
    return {stam for word in telling_words(text) for stam in (word.stam, *word.delar)}


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """How alike two words are by their pieces, 0 to 1."""
    return len(set(one) & set(other)) / len({*one, *other})
