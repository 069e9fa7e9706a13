"""Results to strings: words, pages, and one file a format. Nothing here prints."""
