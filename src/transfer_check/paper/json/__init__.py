"""What the program finds out, as JSON data."""
