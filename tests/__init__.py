"""The claims we make about the workbench, each in a form that can fail."""
