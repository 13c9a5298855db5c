"""Documents in, records out: what learners practise, look up and search."""
