"""Exchange: what goes out as a Word file and comes back changed.

Nouns: Returned (a file with its tracked changes), SentBlock, Proposed (a comment to be), Form, FormItem. Verbs: read
what came back, anchor it to what was sent, preview, accept.
"""
