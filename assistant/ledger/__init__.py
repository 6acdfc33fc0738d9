"""The ledger: every figure, date and name of a shown field is traced to what the person gave, or it is not shown.

A figure traces to the same value, unit kind and metric or line; a date to the same parts or to the cycle's end; a
name to the same words. Weights, progress, scores and numbers of items are no origin: they are kept apart from the
text when it is read, so they never become a source.
"""

from assistant.ledger.facts import Fact, read_facts
from assistant.ledger.sources import Sources, sources_of
from assistant.ledger.trace import Scope, Traced, trace

__all__ = ["Fact", "Scope", "Sources", "Traced", "read_facts", "sources_of", "trace"]
