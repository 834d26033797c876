"""What is due: yearly documents, promised reviews, and facts to compare again with what is published."""
