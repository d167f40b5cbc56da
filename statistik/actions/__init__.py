"""What changes the facts: counting. Tasks and commands are doors to these functions."""

from statistik.actions.rakning import count_pending, recount, touch_all

__all__ = ["count_pending", "recount", "touch_all"]
