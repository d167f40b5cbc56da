"""What changes the facts: counting, and writing down what was offered. Jobs and commands are doors to these functions."""

from statistik.actions.rakning import count_pending, recount, touch_all
from statistik.actions.utbud import note_utbud

__all__ = ["count_pending", "note_utbud", "recount", "touch_all"]
