"""Says at the end how much the crawl has looked at."""


def pytest_terminal_summary(terminalreporter):
    properties = [
        dict(report.user_properties) for report in terminalreporter.getreports("passed") if report.user_properties
    ]
    fetched = sum(found.get("fetched", 0) for found in properties)
    if fetched:
        triples = sum(found.get("triples", 0) for found in properties)
        terminalreporter.write_line(
            f"canary crawl: {fetched:,} (person, address) fetches, {triples:,} (person, address, secret) triples"
        )
