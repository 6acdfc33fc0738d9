"""A sentence said about a working OKR, understood without a model: what it asks for becomes moves of the session.

    hear(state, sentence) -> Heard: cut into clauses, each clause read by the orders of `talk/orders`, in their order

What was asked for changes, and nothing else: an order is worked out on the line it names, and every other line is
left to stand as it is. What is not understood is said to be so; it is never guessed at.
"""

from assistant.talk.ground import Ground
from assistant.talk.hearing import Heard, hear

__all__ = ["Ground", "Heard", "hear"]
