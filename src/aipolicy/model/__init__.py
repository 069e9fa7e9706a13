"""The nouns of the catalogue, one small file each: frozen, typed, free of any reading or printing."""
