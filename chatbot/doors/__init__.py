"""The doors that a question enters through: each shows the same Answer and adds no logic."""
