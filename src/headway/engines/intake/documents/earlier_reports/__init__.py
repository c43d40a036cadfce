"""An earlier report: its recommendations in whichever form they were printed, whether any is missing, and what else it tells.

In the order in which `reader` goes through them:

- `wording` whether words ask, and in whose voice (its tables: `data/intake/earlier-reports.yaml`); `numbers`, `labels`,
  `leads` what is printed ahead of them; `outline` under which headings each block stands; `runs` and `whose` which items
  make one list, and who laid it down; `parts` where a recommendation ends.
- Each form finds its candidates by itself: `labelled`, `coded`, `tabled` (with `columns`, `cells`), `listed` where a word announces them, `gathered`
  where a whole list asks, `voiced` sentence by sentence; `as_many` the list that is as long as the report says, where
  none of them has found it.
- `choosing` which of overlapping candidates stand; `joining` those that repeat one another.
- `details`, `completeness`, `others` what is said beside them; `values` and `output` what is told; `sources` and
  `acceptance` the report that is kept, and its rows.
"""
