"""The interface's own texts: a table a language (`en.toml`, `de.toml` …), and how they are said (`say`)."""
