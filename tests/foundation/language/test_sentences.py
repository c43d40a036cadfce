import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.foundation.language.sentences import sentence_spans


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("Mr. Ali came. He left.", ["Mr. Ali came.", "He left."]),
        ("It was led by Ms. Ana Lo. She left.", ["It was led by Ms. Ana Lo.", "She left."]),
        ("Prof. Bo, Mrs. Lo and Dr. Ko met.", ["Prof. Bo, Mrs. Lo and Dr. Ko met."]),
        ("H.E. Mr. Ali said “Yes.” He left.", ["H.E. Mr. Ali said “Yes.”", "He left."]),
        ("It cites S/RES/2178 (2014). It ends.", ["It cites S/RES/2178 (2014).", "It ends."]),
        ("Fighters of ISIL (Da’esh) left. They died.", ["Fighters of ISIL (Da’esh) left.", "They died."]),
        ("See para. 3 and vol. 2 of it. It ends.", ["See para. 3 and vol. 2 of it.", "It ends."]),
        ("Art. 5 and No. 7 apply. It ends.", ["Art. 5 and No. 7 apply.", "It ends."]),
        ("The U.N. Security Council met. It ended.", ["The U.N. Security Council met.", "It ended."]),
        ("It is state of the art. The team left.", ["It is state of the art.", "The team left."]),
        ("They met Gen. Doe of the Nat. Guard. They left.", ["They met Gen. Doe of the Nat. Guard.", "They left."]),
        ("On Oct. 3 it left. It came back.", ["On Oct. 3 it left.", "It came back."]),
        ("“Is it so?” he said. She agreed.", ["“Is it so?” he said.", "She agreed."]),
        (
            "“We welcome the new law, which was long in coming. The courts must now be given the means,” she said.",
            [
                "“We welcome the new law, which was long in coming.",
                "The courts must now be given the means,” she said.",
            ],
        ),
        (
            "“Never. Not one of those who were asked has told us so until this very day,” he said.",
            ["“Never. Not one of those who were asked has told us so until this very day,” he said."],
        ),
        ("It opens at 2.00 p.m. local time. It ends.", ["It opens at 2.00 p.m. local time.", "It ends."]),
        ("Patrols began in May. Velland paid.", ["Patrols began in May.", "Velland paid."]),
        ("From 16.–20. May it met them. It ends.", ["From 16.–20. May it met them.", "It ends."]),
        ("A line\nthat is wrapped. And another.", ["A line\nthat is wrapped.", "And another."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_marks_that_end_no_sentence_are_survived(text, sentences):
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet=st.sampled_from(list("aB .!?\n“”()’é5Я،؟。")), max_size=80))
def test_spans_are_in_order_and_leave_out_only_white_space(text):
    spans = sentence_spans(text)

    assert spans == sorted(spans)
    assert "".join(text[start:end] for start, end in spans).split() == "".join(text.split()).split() or [
        letter for start, end in spans for letter in text[start:end] if not letter.isspace()
    ] == [letter for letter in text if not letter.isspace()]
