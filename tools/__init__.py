"""Scripts for those who maintain aipolicy."""
