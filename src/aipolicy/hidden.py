"""Characters that a reader does not see, or that turn what he sees."""

import re

CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
"""Control characters but tab and line feed, and marks that turn or hide text."""
HIDDEN = re.compile(f"[{CONTROLS}]")
