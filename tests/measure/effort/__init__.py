"""What it costs to turn what is suggested into a reading: keys, clicks, drags and seconds, here and in two other tools.

`difference` says what must be done, `tools` what that costs by other tools' published keys, `analyst` does it at this
desk, key by key, `trial` tells whether it got there, and `gestures` counts. `report` puts the figures side by side.
"""
