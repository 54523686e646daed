"""One self-contained HTML page: readable on a screen, a phone and paper, without scripts and without the network."""

from transfer_check.paper.html.page import render_html, render_inquiry

__all__ = ["render_html", "render_inquiry"]
