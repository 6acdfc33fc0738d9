"""`python -m assistant` is the command `okr`."""

from assistant.cli import main

main()
