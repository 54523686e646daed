"""What is wrong with rows and with what they say together."""
