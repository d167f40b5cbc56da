"""Who has been in touch lately, so that a contact can tell whether the person comes again."""

from collections import defaultdict, deque
from collections.abc import Sequence
from datetime import date, timedelta

from arenden.aterkomst import INOM_DAGAR, Aterkomst, TidigareFraga, find_return


class Aterkomster:
    """The questions of the last days by person."""

    def __init__(self) -> None:
        """Nobody has been in touch."""
        self._per_person: defaultdict[int, list[TidigareFraga]] = defaultdict(list)
        self._i_ordning: deque[tuple[date, int]] = deque()

    def note(self, person: int, fragor: Sequence[TidigareFraga]) -> Aterkomst:
        """What a contact with these questions is to the person's earlier ones; from now on it is one of them."""
        dag, earlier = fragor[0].dag, self._per_person[person]
        again = Aterkomst()
        if earlier:
            again = find_return(earlier, dag=dag, amnen=[f.amne for f in fragor], arenden=[f.arende for f in fragor])
        earlier += fragor
        self._i_ordning.append((dag, person))
        self._forget(dag - timedelta(days=INOM_DAGAR + 1))
        return again

    def _forget(self, before: date) -> None:
        while self._i_ordning[0][0] < before:
            _dag, person = self._i_ordning.popleft()
            kept = [fraga for fraga in self._per_person.pop(person, []) if fraga.dag >= before]
            if kept:
                self._per_person[person] = kept
