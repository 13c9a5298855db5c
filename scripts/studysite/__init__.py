"""From study documents to one static study website."""
