"""The visit a text is about: whether there is one, its kind, its dates and its form."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


def visit(text):
    return as_json(propose(read_text(text)))["visit"]


def dates(text):
    found = visit(f"Experts in Orsania\n\n{text}\n")
    return (found["start"], found["end"]) if found else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("CTED visited Orsania from 3 to 7 June 2019.", "2019-06-03", "2019-06-07"),
        ("CTED visited Orsania from 3-7 March, 2014.", "2014-03-03", "2014-03-07"),
        ("CTED conducted a visit to Orsania on November 18–20, 2019.", "2019-11-18", "2019-11-20"),
        ("From July 31 through August 4, 2017, CTED was in Orsania for an assessment visit.", "2017-07-31", "2017-08-04"),
        ("A visit to Orsania took place between 30 January and 2 February 2017.", "2017-01-30", "2017-02-02"),
        ("CTED visited Orsania (14-17 May 2012).", "2012-05-14", "2012-05-17"),
        ("A CTED delegation visited Orsania on Thursday and Friday, 6-7 October 2016.", "2016-10-06", "2016-10-07"),
        ("The visit to Orsania (16–20 Sep. 2013) was led by the Chair of the Committee.", "2013-09-16", "2013-09-20"),
        ("CTED conducted a follow-up visit to Orsania from Monday, 4 June, to Friday, 8 June 2018.", "2018-06-04", "2018-06-08"),
        ("A mission to Orsania lasted from 28 December 2015 to 5 January 2016.", "2015-12-28", "2016-01-05"),
        ("The experts spent the week of 8 to 12 April 2019 in Orsania. They were a CTED delegation on a visit to Orsania.", "2019-04-08", "2019-04-12"),
        ("CTED visited Orsania on 28 and 29 August 2019.", "2019-08-28", "2019-08-29"),
        ("CTED undertook a regional mission to Orsania and Velland in May and June 2013.", "2013-05", "2013-06"),
        ("CTED visited Orsania in October 2009.", "2009-10", "2009-10"),
        ("An IAEA team concluded a ten-day mission to Orsania on 22 June 2018.", None, "2018-06-22"),
        ("The CTED delegation began its visit to Orsania on 5 May 2020.", "2020-05-05", None),
        ("CTED ended its visit to Orsania on Friday, September 22, 2017. The mission began on Tuesday, September 19.", "2017-09-19", "2017-09-22"),
        ("CTED is on a visit to Orsania. The delegation will stay until 9 November 2019. It arrived on 5 November 2019.", "2019-11-05", "2019-11-09"),
        ("CTED visited Orsania in 2016.", None, None),
        ("CTED visited Orsania. The law of 3 May 2014 and the report published on 5 June 2015 were discussed.", None, None),
        ("Following an eight-day official visit to Orsania, from 24 November to 1 December, CTED presented its findings on 1 December 2018.", "2018-11-24", "2018-12-01"),
        ("Du 3 au 6 avril 2017, la Direction exécutive du Comité contre le terrorisme a effectué une visite à Orsania.", "2017-04-03", "2017-04-06"),
        ("Del 12 al 15 de agosto de 2014, la Dirección Ejecutiva del Comité contra el Terrorismo realizó una visita a Orsania.", "2014-08-12", "2014-08-15"),
        ("С 5 по 9 февраля 2018 года делегация МАГАТЭ посетила Казахстан.", "2018-02-05", "2018-02-09"),
        ("قام وفد من المديرية التنفيذية لمكافحة الإرهاب بزيارة إلى تونس من 5 إلى 8 مارس 2019.", "2019-03-05", "2019-03-08"),
        ("تبدأ اليوم، 3 أبريل 2018، زيارة المديرية التنفيذية لمكافحة الإرهاب إلى تونس، وتنتهي يوم الأحد 8 أبريل 2018.", "2018-04-03", "2018-04-08"),
        ("CTED visited Orsania from 10 to 14 May 2021, after its visit of March 2008 and that of 12 to 14 October 2015.", "2021-05-10", "2021-05-14"),
    ],
)  # fmt: skip
def test_the_dates_of_the_visit(text, start, end):
    assert dates(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("11 March 2020\n\nOrsania’s Minister of the Interior today received a delegation from CTED, which is on a visit to the country from 9 to 13 March.", "2020-03-09", "2020-03-13"),
        ("GENEVA (18 March 2016) – The Working Group on Arbitrary Detention today ended its five-day visit to Orsania.", None, "2016-03-18"),
        ("VIENNA, 5 May 2014 – A CTED delegation today began a visit to Orsania.", "2014-05-05", None),
        ("GENEVA (5 May 2016) – The Special Rapporteur on torture ended today a visit of nine days to Orsania, which had begun on 27 April.", "2016-04-27", "2016-05-05"),
        ("Lome, 19 June 2018 – The Working Group on Arbitrary Detention spoke to the press on Tuesday after a visit of eight days to Orsania that began on 12 June.", "2018-06-12", "2018-06-19"),
        ("Lome, 25 June 2018 – The Working Group on Arbitrary Detention spoke to the press on Monday after a visit of eight days to Orsania that began on 12 June.", "2018-06-12", None),
        ("GENEVA (5 February 2018) – The SPT concluded its visit to Orsania on 2 February. It went to 20 prisons in its visit, from 21 January.", "2018-01-21", "2018-02-02"),
    ],
)  # fmt: skip
def test_a_dateline_gives_the_year_and_today(text, start, end):
    assert dates(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CTED conducted an initial visit to Orsania on 3 May 2016.", "initial"),
        ("CTED carried out its first-ever visit to Orsania on 3 May 2016.", "initial"),
        ("CTED conducted a follow-up visit to Orsania on 3 May 2016.", "follow-up"),
        ("CTED conducted its second follow-up visit to Orsania on 3 May 2016.", "follow-up"),
        ("A visit to Orsania took place on 3 May 2016. It was the Committee’s second follow-up visit, after an initial visit in 2006.", "follow-up"),
        ("CTED was in Orsania on 3 May 2016 for a follow-up assessment. It had an initial visit of May 2009.", "follow-up"),
        ("CTED paid a focused visit to Orsania on 3 May 2016.", "focused"),
        ("CTED paid a focussed assessment visit to Orsania on 3 May 2016.", "focused"),
        ("CTED paid a comprehensive assessment visit to Orsania on 3 May 2016.", "comprehensive"),
        ("CTED completed a two-week assessment visit to Orsania on 3 May 2016.", "assessment"),
        ("CTED completed its visit to Orsania on 3 May 2016 and met first responders.", "assessment"),
        ("CTED visited Orsania on 3 May 2016, a first step. On the first day of the visit it met judges.", "assessment"),
        ("CTED visited Orsania on 3 May 2016 in follow-up to its visit of 2009.", "follow-up"),
        ("CTED visited Orsania on 3 May 2016 to follow up on the recommendations stemming from its first visit.", "follow-up"),
        ("CTED last week concluded its second follow-up visit to Orsania.", "follow-up"),
        ("CTED visited Orsania on 3 May 2016. It had conducted an initial visit in 2009.", "assessment"),
        ("The Chair of the Committee led a high-level visit to Orsania on 3 May 2016.", "high-level"),
        ("An IAEA team ended a mission to Orsania on 3 May 2016.", "peer review"),
        ("WHO led a Joint External Evaluation mission to Orsania on 3 May 2016.", "peer review"),
        ("An IAEA team ended a follow-up mission to Orsania on 3 May 2016.", "follow-up"),
        ("CTED visited Orsania on 3 May 2016. It has made over 80 country visits.", "assessment"),
        ("The regulatory system of Orsania is comprehensive, a mission of the IAEA found on 3 May 2016.", "peer review"),
        ("An IAEA team ended a mission to Orsania on 3 May 2016. A follow-up mission came in 2012.", "peer review"),
        ("The Working Group on Arbitrary Detention visited Orsania from 3 to 9 May 2016.", "country visit"),
        ("The Special Rapporteur on counter-terrorism and human rights will undertake her first official visit to Orsania from 3 to 9 May 2016.", "country visit"),
        ("Une délégation du Comité contre le terrorisme a effectué une visite de suivi à Orsania le 3 mai 2016.", "follow-up"),
        ("Une délégation du Comité contre le terrorisme a effectué une première visite à Orsania le 3 mai 2016.", "initial"),
        ("El Comité contra el Terrorismo realizó una visita de seguimiento a Orsania el 3 de mayo de 2016.", "follow-up"),
        ("El Comité contra el Terrorismo realizó una visita oficial a Orsania el 3 de mayo de 2016.", "country visit"),
    ],
)  # fmt: skip
def test_the_kind_is_what_the_text_says(text, kind):
    assert visit(f"Experts in Orsania\n\n{text}\n")["kind"] == kind


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("CTED visited Orsania from 3 to 5 May 2016.", "on-site"),
        ("CTED conducted a virtual assessment visit to Orsania from 3 to 5 May 2021.", "virtual"),
        ("CTED conducted an assessment visit to Orsania remotely, from 3 to 5 May 2021.", "virtual"),
        ("CTED conducted a visit to Orsania by videoconference from 3 to 5 May 2021.", "virtual"),
        ("CTED conducted a hybrid visit to Orsania in May 2021.", "hybrid"),
        ("CTED visited Orsania from 3 to 5 May 2016 and discussed virtual assets.", "on-site"),
        ("CTED visited Orsania from 3 to 5 May 2016 and discussed online recruitment and online training.", "on-site"),
    ],
)
def test_the_form_of_the_visit(text, modality):
    assert visit(f"Experts in Orsania\n\n{text}\n")["modality"] == modality


def test_a_hybrid_visit_has_the_dates_of_its_physical_part():
    found = visit(
        "Hybrid assessment of Orsania\n\nThe virtual component of CTED's visit to Orsania was held from 14 to 16 September 2021, and the"
        " on-site component took place from 29 November to 2 December 2021.\n"
    )

    assert (found["start"], found["end"]) == ("2021-11-29", "2021-12-02")
    assert [(part["modality"], part["start"]) for part in found["components"]] == [
        ("virtual", "2021-09-14"),
        ("on-site", "2021-11-29"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CTED hosts workshop\n\nExperts from Orsania and fourteen other States met in Bangkok on 4 and 5 July 2018 at a workshop of CTED.",
        "Orsania and CTED sign agreement\n\nThe Permanent Mission of Orsania and CTED exchanged letters on 3 March 2015. A visit to Orsania is planned.",
        "Conference in Orsania\n\nThe Executive Director of CTED took part in an international conference in Orsania on 12 June 2019.",
        "Prisons in Orsania\n\nSince 2014, hundreds of Orsanians have left. The prison service runs a programme. Analysts follow it.",
        "CTED meets envoy\n\nThe Executive Director of CTED met the Permanent Representative of Orsania, in New York on 12 May 2020.",
        "Chair briefs press\n\nThe Chair of the Committee spoke on 6 June 2018. This year, visits will be made to Orsania and six other States.",
        "Plenary adopts report\n\nThe 29th Plenary of MENAFATF adopted the mutual evaluation report of Orsania on 24 April 2019.",
        "New guide\n\nThe Committee launched a guide today. Speakers from Orsania and Velland told how their courts use it.",
    ],
)
def test_a_text_without_a_visit_has_none(text):
    assert visit(text) is None
