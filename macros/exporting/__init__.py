"""The data set in the shapes other programs read: plain lists and dictionaries, as the public contract has them."""
