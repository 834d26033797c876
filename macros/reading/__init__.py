"""Reading YAML strictly: text in, plain values with their positions out. Knows nothing of safeguarding."""
