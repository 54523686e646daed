"""Layout and JSON: explanations as text, Markdown and HTML, records, and the data of every answer; sentences stand in words/."""
