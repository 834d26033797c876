"""Claims against the source texts: what does not stand there is found."""
