"""Forms of questions and answer boxes that go out as Word files and come back. Nouns: Form, FormItem, FormAnswer."""
