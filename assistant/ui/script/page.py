"""The script that Streamlit runs for each visit."""

from assistant.ui.page import show

show()
