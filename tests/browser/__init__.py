"""Tests with a real browser, mouse and keyboard; `chromium` finds the browser, `lab` runs a JupyterLab for it."""
