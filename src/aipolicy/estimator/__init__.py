"""What a firm would get: the terms of measures, applied as rules."""
