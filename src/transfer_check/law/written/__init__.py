"""Rules as a lawyer writes them, and their lowering to provisions."""
