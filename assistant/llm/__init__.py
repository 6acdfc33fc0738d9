"""The language model's side: one door, the forms of a reply, and the only imports of LangChain and the OpenAI SDK."""
