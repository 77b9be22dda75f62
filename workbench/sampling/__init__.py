"""Drawing by lot: articles that several annotators read apart, and articles that one reads again without knowing it."""
