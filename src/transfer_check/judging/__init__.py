"""The decision procedure: the one specification of what the law says of a case."""
