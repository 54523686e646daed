"""Reports: an explanation laid out as text or Markdown, and a decision as a JSON record."""
