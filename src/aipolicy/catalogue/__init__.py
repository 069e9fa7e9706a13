"""From TOML files to the model: reading, checking, finding."""
