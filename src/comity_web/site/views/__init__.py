"""Views: thin, they carry messages between a request and the selectors and services."""
