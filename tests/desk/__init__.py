"""The desk on the kernel side: sessions, questions, steps."""
