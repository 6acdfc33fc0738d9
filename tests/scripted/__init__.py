"""A scripted OpenAI-compatible server on loopback, and the writers and failures that it can play.

server.play(writers.inventing)          every reply from now on
server.play(failures.rate_limited(1), writers.well_behaved)     one after the other, the last one stays
"""
