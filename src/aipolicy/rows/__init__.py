"""Flat rows of the answers: what a JSON list and a CSV line hold, links between entries followed."""
