"""One annotator's desk, on the kernel's side: what was done, what is next, and what the page may ask and order."""
