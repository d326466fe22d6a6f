"""Thai text for searching: normal forms, words and character n-grams."""
