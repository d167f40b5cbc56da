"""What can be done to contacts and cases. Views, API and commands are doors to these functions and to nothing else."""

from arenden.actions.arende import add_note, assign, change_arendetyp, close, park, take, wake
from arenden.actions.ateroppning import reopen
from arenden.actions.isartagning import undo_merge
from arenden.actions.kontakt import Kvitto, Registrering, register_kontakt
from arenden.actions.overlamning import accept, forward, hand_over, preview_hand_over, send_back, take_back
from arenden.actions.pappersbrev import post_letter, unpost_letter
from arenden.actions.remiss import answer_opinion, ask_opinion
from arenden.actions.sammanhang import merge, relate, split
from arenden.actions.svar import add_from_citizen, answer, request_completion, send_message, withdraw
from arenden.actions.uppgifter import change_sekretess, renew_code, reveal_person, update_uppgifter
from arenden.actions.vaxel import finish_ateruppringning, take_message

__all__ = [
    "Kvitto",
    "Registrering",
    "accept",
    "add_from_citizen",
    "add_note",
    "answer",
    "answer_opinion",
    "ask_opinion",
    "assign",
    "change_arendetyp",
    "change_sekretess",
    "close",
    "finish_ateruppringning",
    "forward",
    "hand_over",
    "merge",
    "park",
    "post_letter",
    "preview_hand_over",
    "register_kontakt",
    "relate",
    "renew_code",
    "reopen",
    "request_completion",
    "reveal_person",
    "send_back",
    "send_message",
    "split",
    "take",
    "take_back",
    "take_message",
    "undo_merge",
    "unpost_letter",
    "update_uppgifter",
    "wake",
    "withdraw",
]
