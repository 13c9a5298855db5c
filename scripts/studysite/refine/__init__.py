"""Document in, document out: ids, merging, cross-references."""
