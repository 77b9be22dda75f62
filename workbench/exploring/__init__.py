"""From a figure to the text and back: what is clicked is read at the desk, what is corrected there is drawn anew."""
