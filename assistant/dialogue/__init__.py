"""One conversation about a working OKR, a sentence at a time.

converse(state, sentence) -> TurnTaken: what code can do is done at once; the rest goes to whoever writes, is verified
by the same ledger and the same checks as a draft, and comes back as moves on the lines it was asked for
"""

from assistant.dialogue.beginning import begin
from assistant.dialogue.counters import retested, said_of
from assistant.dialogue.talking import converse

__all__ = ["begin", "converse", "retested", "said_of"]
