"""What a row of the input relations may hold: constraints, and conditions that reject."""
