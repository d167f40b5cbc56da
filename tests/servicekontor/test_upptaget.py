"""Which moments are not free: the bits agree with asking of each moment by itself."""

from hypothesis import given
from hypothesis import strategies as st

from servicekontor.lediga_tider import Galler, Upptaget

moments = st.builds(Galler, st.integers(-500, 500), st.integers(1, 90), st.integers(1, 200), st.integers(0, 40))


@st.composite
def stretches(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Such as do not overlap, as the database keeps them; some follow at once."""
    bounds, at = [], draw(st.integers(-1500, 500))
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 400)), max_size=12)):
        bounds.append((at + gap, at + gap + length))
        at += gap + length
    return bounds


@given(moments, stretches())
def test_a_moment_is_occupied_when_something_lies_in_what_the_meeting_takes(galler: Galler, taken: list[tuple[int, int]]) -> None:
    upptaget = Upptaget([(1, [begin for begin, _ in taken], [end for _, end in taken])])
    begins = [galler.forst + n * galler.steg for n in range(galler.antal)]
    one_by_one = [any(begin < at + galler.langd and end > at for begin, end in taken) for at in begins]
    assert [bool(upptaget.occupied(1, galler) >> n & 1) for n in range(galler.antal)] == one_by_one


@given(moments, stretches())
def test_no_moment_beyond_the_last_is_marked(galler: Galler, taken: list[tuple[int, int]]) -> None:
    upptaget = Upptaget([(1, [begin for begin, _ in taken], [end for _, end in taken])])
    assert upptaget.occupied(1, galler) >> galler.antal == 0


any_stretches = st.lists(st.tuples(st.integers(-1500, 1500), st.integers(1, 400)), max_size=12)


@given(moments, any_stretches)
def test_stretches_that_overlap_occupy_what_they_cover_together(galler: Galler, drawn: list[tuple[int, int]]) -> None:
    taken = [(begin, begin + length) for begin, length in drawn]
    upptaget = Upptaget([(1, [begin for begin, _ in taken], [end for _, end in taken])])
    begins = [galler.forst + n * galler.steg for n in range(galler.antal)]
    one_by_one = [any(begin < at + galler.langd and end > at for begin, end in taken) for at in begins]
    assert [bool(upptaget.occupied(1, galler) >> n & 1) for n in range(galler.antal)] == one_by_one
