"""How far annotators agree: what they have in common, where they differ, and coefficients that say what they assume."""
