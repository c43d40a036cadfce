"""What axe-core finds on a page."""


def faults_on(page, axe, options=None):
    """What axe-core finds, of whatever weight, as rule and place."""
    found = axe.run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
