"""Tables in: rows and cells of CSV, JSON Lines and Parquet."""
