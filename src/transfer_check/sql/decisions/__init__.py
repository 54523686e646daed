"""The decision procedure, and what an answer says besides its verdict, over columns."""
