"""Pages, templates, static files, translations."""
