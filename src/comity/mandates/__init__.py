"""Who asks whom to do what, with whom, by when and how often: a resolution's operative paragraphs to mandates."""
