"""Checks of a built site as a whole: a folder of pages in, what is wrong out. Knows nothing of the data or of a generator."""
