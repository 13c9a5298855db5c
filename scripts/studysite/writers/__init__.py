"""Documents into Markdown and HTML, records into JSON."""
