"""What axe-core finds on a page."""

VIOLATIONS = """options => axe.run({...options, resultTypes: ['violations']}).then(found => found.violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 120)}`)))"""
"""What is as it should be is not told: of every element of a page it would be most of what axe-core does."""


def faults_on(page, axe, options=None):
    """What axe-core finds, of whatever weight, as rule and place."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe.axe_script)
    return page.evaluate(VIOLATIONS, options or {})
