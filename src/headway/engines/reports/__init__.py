"""Outlines to blocks with citations to HTML, DOCX, PDF and Markdown."""
