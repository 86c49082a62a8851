"""From figure to drawing to bytes. The only room that imports matplotlib."""
