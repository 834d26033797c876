"""The data set: every file read, typed, linked and checked, once. Knows no pages and no statute."""
