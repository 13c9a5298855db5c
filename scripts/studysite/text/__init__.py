"""Lines, tables and inline text: what the readers share, below them."""
