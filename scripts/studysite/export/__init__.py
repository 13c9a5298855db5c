"""The cards as files for other tools. Pure: each writer takes a collection and returns the file."""
