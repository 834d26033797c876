"""The statutory diff: what the law asks, what each arrangement evidences, where the gap is. Knows no pages."""
