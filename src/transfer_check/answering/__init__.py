"""What an answer says besides its verdict: what it waits for, who decides, warnings, how long it holds."""
