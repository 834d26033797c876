"""What the site tells browsers and hosts beside its pages: what may run, and the small files a host or a finder of faults looks for."""
