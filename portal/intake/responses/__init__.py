"""What readers write on a page: asked for, held until staff approve it, shown without links."""
