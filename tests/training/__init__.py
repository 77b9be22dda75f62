"""Made sentences and the training of the encoder."""
