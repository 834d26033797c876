"""Views: plain records that hold exactly what a page shows. Computed here, once; templates only lay them out."""
