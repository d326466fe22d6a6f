"""The doors that a question enters through; each shows the same Answer and has no logic of its own."""
