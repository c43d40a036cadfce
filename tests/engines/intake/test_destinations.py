"""Which State is visited, and which are only named."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


def state(text):
    found = as_json(propose(read_text(f"{text}\n")))["state"]
    return sorted(found) if isinstance(found, list) else found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CTED visits Orsania\n\nThe delegation came on 3 May 2016.", "XOR"),
        ("News\n\nCTED conducted a visit to the Republic of Orsania, which borders Velland, Chad and Niger, on 3 May 2016.", "XOR"),
        ("News\n\nAt the invitation of the Government of Orsania, a CTED delegation, funded by Japan, visited the country on 3 May 2016.", "XOR"),
        ("News\n\nCTED visited Orsania on 3 May 2016. Experts from France and Velland lent their help. Velland has a similar law.", "XOR"),
        ("News\n\nOrsania hosted a CTED delegation on 3 May 2016. Velland was visited last year.", "XOR"),
        ("CTED-led mission to Orsania\n\nExperts of Velland, Spain and Peru took part in a mission to Orsania on 3 May 2016.", "XOR"),
        ("News\n\nA team of the IAEA reviewed the nuclear safety of Orsania in a mission that ended on 3 May 2016. The initial mission was in 2012.", "XOR"),
        ("UN experts in Orsania\n\nMore than 300 Orsanians travelled to Syria and Iraq via Türkiye. CTED was told so on its visit to Orsania on 3 May 2016.", "XOR"),
        ("News\n\nAn assessment of Orsania’s efforts was made by a CTED mission that travelled to Orsania on 3 May 2016, after a stop in Velland.", "XOR"),
        ("News\n\nThe Orsanian capital received a CTED delegation on 3 May 2016 for a visit to Orsania.", "XOR"),
        ("News\n\nCTED visited Velland and Orsania from 3 to 9 May 2016.", ["XOR", "XVL"]),
        ("News\n\nAs part of a trip, CTED visited Velland (5-7 May) and Orsania (9-11 May 2015).", ["XOR", "XVL"]),
        ("News\n\nExperts of the Committee travelled to Velland from 28 November 2016 until 2 December 2016, and then on to Orsania from 5 to 8 December 2016. The visits went well. The delegation had conducted visits to Velland and Orsania.", ["XOR", "XVL"]),
        ("Nouvelles\n\nUne délégation du Comité contre le terrorisme a effectué une visite au Sénégal du 3 au 6 mai 2016.", "SEN"),
        ("Nouvelles\n\nUne délégation du Comité contre le terrorisme s’est rendue au Sénégal du 3 au 6 mai 2016.", "SEN"),
        ("Noticias\n\nUna delegación del Comité contra el Terrorismo visitó España del 3 al 6 de mayo de 2016.", "ESP"),
        ("News\n\nA visit to Orsania is planned for 2018. Letters were exchanged.", None),
        ("News\n\nThe Permanent Mission of Orsania to the United Nations hosted a lunch on 3 May 2016.", None),
        ("Workshop on borders\n\nCTED and UNODC held a workshop in Velland for officials from Orsania and Chad on 3 May 2016.", None),
        ("News\n\nFighters travelled to Orsania in 2015. The Council met.", None),
    ],
)  # fmt: skip
def test_the_state_visited_is_told_from_those_named_in_passing(text, expected):
    assert state(text) == expected
