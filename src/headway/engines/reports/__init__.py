"""Reports: an outline names sections, builders fill them with blocks of sentences that cite, renderers write them.

Nouns: Report, Block, Sentence, Citation, Voice. Verbs: build, filter for an audience, check, lay out, render.
"""
