"""Compare every claim with the text of the document it cites. Knows no pages and no statute."""
