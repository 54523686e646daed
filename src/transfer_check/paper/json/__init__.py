"""What the program finds out as JSON data, each form beside its schema's."""
