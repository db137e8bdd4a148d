"""Progress: what practice adds up to, day by day. Measured and told stay apart."""
