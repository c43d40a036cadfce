"""Settings, URLs, WSGI: wires the floors together."""
