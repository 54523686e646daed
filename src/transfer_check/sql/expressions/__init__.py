"""Facts, leaves and conditions of a period as expressions over columns."""
