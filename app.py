"""`python app.py` or `streamlit run app.py`: the page lives in assistant/ui."""

from assistant.ui import main

main()
