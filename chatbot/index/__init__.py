"""What is built from a corpus once and searched for every question."""
