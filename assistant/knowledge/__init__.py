"""The knowledge files and their reader: YAML through the C loader, every wrong value named by line and key."""
