"""Steps that every journey takes: to another page, and whether what came fits the window."""


def go(page, control):
    """Click what leads to another page, a selector's first or a control, and wait until all of that page is there."""
    with page.expect_navigation():
        (page.locator(control).first if isinstance(control, str) else control).click()


def fits(page, width):
    """Whether nothing has to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth") <= width
