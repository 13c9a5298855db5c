"""Text in, documents out: one layout a module, and a table that says which reader takes what."""
