"""All figures of a project: what each is called and how it is drawn, from the command line or at the explorer."""
