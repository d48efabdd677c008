"""Works, expressions, readings, mandates, citations: the only place where a library object becomes a row."""
