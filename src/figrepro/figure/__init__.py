"""What a figure is: its spec, its series, its readings, and where figures are found."""
