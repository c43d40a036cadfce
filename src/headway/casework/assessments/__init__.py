"""Assessments, their stages, threat pictures, answers and judgements."""
