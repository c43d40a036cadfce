"""What kind of thing a sentence tells. None of these sentences is among the examples from which it is learned."""

import pytest

from headway.engines.intake.kinds import as_example, kinds_of, learned_from, status_of
from headway.engines.intake.tables import table

SENTENCES = {
    "threat": [
        "Terrorist groups continue to pose a serious threat to Velland.",
        "The country remains exposed to attacks by returning foreign terrorist fighters.",
        "Nearly 200 nationals have travelled to Syria and Iraq to join ISIL (Da'esh).",
        "A suicide bombing in the capital killed 14 people last year.",
        "Porous borders allow militants to move freely between the two countries.",
        "Young people in the poorest suburbs are being radicalized and recruited online.",
        "Orsania faces an elevated risk because of its position on a transit route for foreign terrorist fighters.",
        "Extremist preachers have won followers in several prisons.",
        "Al-Qaida claimed responsibility for the attack on a police station.",
        "Two plots were foiled in May.",
        "Terrorist activity could resurface at any time, he indicated.",
    ],
    "measure": [
        "Velland has adopted a comprehensive counter-terrorism law.",
        "The authorities have established an inter-agency centre for the exchange of information.",
        "The team welcomed the steps taken by Orsania to protect its airports.",
        "The Ministry of Justice is drafting a law on the protection of witnesses.",
        "The Government ratified the International Convention for the Suppression of Acts of Nuclear Terrorism in 2012.",
        "The experts commended Orsania for the progress made in the supervision of money changers.",
        "Police officers, prosecutors and judges are trained together at the new academy.",
        "The delegation noted with satisfaction that biometric passports had been introduced.",
        "A national strategy to prevent violent extremism was launched in 2016.",
        "Courts have convicted 23 persons of terrorist offences.",
        "His country, the Minister added, has sent observers to three such exercises since 2011.",
        "In 2012 the Government acceded to two further protocols.",
        "The Governor outlined how it keeps watch over charities.",
        "Strides were seen in prisons, including heated cells.",
        "The Financial Intelligence Unit has increased its staff and now has access to the tax register.",
        "Most of the findings of the 2012 mission, the team noted, were fully addressed.",
        "All but two of the recommendations have been implemented.",
        "Three of the suggestions made in 2014 were closed.",
        "New rules on the transport of radioactive sources are being drafted.",
        "Its introduction is in progress and will be complete next year.",
        "The reform of the inspectorate is well under way.",
        "The figures showed that Velland has met the requirements of the Convention.",
        "Velland complies with the IAEA safety standards.",
        "The regulatory framework of Orsania is comprehensive and mature, the experts found.",
        "Significant progress was achieved in the training of judges.",
        "Velland continues to bring in rules that make its borders more secure.",
        "Velland has drawn up a draft strategy, which the team welcomed.",
        "The delegation learned of the steps that the customs have taken to screen parcels.",
        "The experts recognize that the Nuclear Agency is a competent regulator and that its employees know their trade.",
        "We are working to put an adequate legal framework in place, the director of the commission said.",
        "We welcome the reform of criminal justice and the enactment of a law on witnesses.",
        "As positive developments it named the revision of the law on prisons and two amnesty laws.",
    ],
    "gap": [
        "The country still lacks a law on the freezing of terrorist assets.",
        "However, cooperation between the agencies remains weak.",
        "No one has yet been prosecuted for the financing of terrorism.",
    ],
    "commitment": [
        "The Government reaffirmed its commitment to the full implementation of resolution 1373 (2001).",
        "The Minister pledged that the law would be amended within a year.",
        "The authorities expressed their readiness to continue to cooperate with the Committee.",
        "Velland intends to accede to the remaining two protocols.",
        "The Working Group welcomed the commitment of the Government of Velland to implement the principles.",
        "The experts noted the willingness of the authorities to reform the prisons.",
        "The Minister assured the visitors that all services would answer their questions.",
        "Velland has shown a strong commitment to cooperating with the United Nations.",
        "By the end of 2020, the Government told the delegation, it means to close the old prison.",
        "The country is committed to the review process and its four parts.",
        "Velland reaffirmed that it will go on sharing information.",
    ],
    "recommendation": [
        "The experts recommended that Velland adopt a national strategy.",
        "The delegation urged the authorities to improve the exchange of information between agencies.",
        "Orsania should criminalize the financing of travel for terrorist purposes.",
        "The Government was encouraged to ratify the protocol.",
        "The team called on the authorities to put an end to secret detention.",
        "The border police needs to be given access to INTERPOL databases.",
        "The mission stressed the importance of involving civil society in prevention.",
        "Safeguards against torture must be strengthened, the Special Rapporteur said.",
        "The evaluators advised the regulator to hire more inspectors.",
        "I stress the importance of an open trial.",
        "She strongly recommends that mechanisms be set up to watch over what is done on repatriation.",
        "The expert said that he would recommend raising the minimum wage and taxing wealth.",
        "The Government was urged to take immediate steps and to amend the labour code.",
        "It identified areas in which additional efforts may be needed from the authorities.",
        "The regulator should consider issuing guidance on old mines.",
        "The Government needs to hear those who live near the mines.",
        "Further work is needed on the response plan, the team found.",
        "The authorities were encouraged to consult civil society before the bill is passed.",
        "The team suggested that a single register be kept.",
        "More attention could be paid to the rights of detainees, the visitors observed.",
        "He called on the Government to prevent a collapse of the courts.",
        "The visitors asked the Government to put an end to solitary confinement.",
        "Such decisions need to be translated into practice without delay.",
        "The delegation reiterated how important it is to go on implementing the resolutions.",
        "Such powers must be subject to review by a judge, the Special Rapporteur insisted.",
    ],
}  # fmt: skip
NOTHING = [
    "The delegation met representatives of the Ministry of the Interior and the National Police.",
    "CTED visited Velland from 3 to 5 May 2017 on behalf of the Counter-Terrorism Committee.",
    "The visit took place at the invitation of the Government.",
    "The delegation included experts of INTERPOL and the International Organization for Migration.",
    "The Working Group will present its report to the Human Rights Council in September.",
    "The aim of the visit was to assess the implementation of resolution 1373 (2001).",
    "The delegation thanked the authorities for their hospitality and for the organization of the visit.",
    "In its resolution 2178 (2014), the Council calls on Member States to cooperate in stopping such travel.",
    "The five members of the Working Group are independent experts.",
    "The final report will be published in three months.",
    "The talks, frank throughout, brought together officials of the police, the army and the customs.",
    "The Security Council unanimously adopted a resolution after the attacks under which all governments are to share information about groups that plan attacks.",
    "The talks dealt with the threat posed by foreign terrorist fighters.",
    "They spoke about a range of matters, from coordination to the technical assistance that CTED can help with where it is needed.",
    '"We stand ready to work with Member States to develop a strategy," he said.',
    "The Government having invited it, the Working Group visited the country.",
    "The Government had invited them, and the United Nations office lent its support.",
    "It calls on Member States to deny terrorist groups any form of support.",
    "Requested by the Government of Velland, it assessed the security of radioactive material.",
    "Courses in filling in customs forms had been run by that expert, along with someone from the World Customs Organization.",
    "If the ministry agreed to it, she added, a further meeting would be considered.",
    "When the visit was announced, a member of the Working Group welcomed the invitation because, he said, it showed a wish to talk.",
    "The evaluation is based on the 40 recommendations of the Financial Action Task Force and on its methodology.",
    "The currency has lost most of its value and millions have been pushed into poverty, the expert said.",
    "Prices have doubled and families go hungry, according to the Special Rapporteur on the right to food.",
    "Inequality has grown for decades, and the richest tenth earns as much as all others together.",
    "A team of assessors from nine countries reviewed laws and regulations and interviewed officials.",
    "The assessment covered legislation, criminal justice, law enforcement and the financing of terrorism.",
    "The roundtable was hosted by a university and was an integral part of the visit.",
    "What was now reviewed is the progress in implementing its recommendations and suggestions.",
    "The mission was the first of its kind to the country.",
    "Officials of ministries and agencies with a part in countering terrorism joined the discussions, which went on for five days.",
    "The delegation dealt above all with how the Committee's earlier recommendations have been implemented.",
    "In the south, a similar process has brought together 300 judges and prosecutors.",
    "Once a report has been adopted, the secretariat reviews its quality.",
    "The mission's purpose is to help States to better prevent and detect unauthorized acts.",
    "She thanked the ministry for the constructive and cooperative manner in which it had made her visit possible.",
]


def kinds_in(sentence):
    ((judged,),) = kinds_of([[as_example(sentence)]])
    return judged


@pytest.mark.parametrize(("kind", "sentence"), [(k, s) for k, sentences in SENTENCES.items() for s in sentences])
def test_a_sentence_is_of_its_kind(kind, sentence):
    assert kinds_in(sentence)[0].kind == kind


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_tells_of_the_visit_is_of_no_kind(sentence):
    assert [judged.kind for judged in kinds_in(sentence)] in ([], ["context"])


def test_none_of_these_sentences_was_learned():
    learned = {sentence for text in table("examples")["texts"] for _, sentence in text["told"]}
    assert learned.isdisjoint([*NOTHING, *(sentence for sentences in SENTENCES.values() for sentence in sentences)])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The open register of inspections is regarded as a good practice.", "good practice"),
        ("It is standard practice to interview every returnee.", "practice"),
        ("There is an opportunity to draw up an integrated strategy.", "context"),
    ],
)
def test_some_kinds_are_told_by_a_turn_of_phrase(sentence, kind):
    assert kind in [judged.kind for judged in kinds_in(sentence)]


def test_every_kind_is_given_with_words_of_the_sentence():
    (judged, *_) = kinds_in("Velland should ratify the protocol.")
    words = [reason.split("“")[1].rstrip("”") for reason in judged.reasons]
    assert words
    assert all(part in "the-state should ratify the protocol." for word in words for part in word.split())


def test_confidence_lies_between_nothing_and_certainty_and_the_surest_comes_first():
    for sentence in [s for sentences in SENTENCES.values() for s in sentences]:
        confidences = [judged.confidence for judged in kinds_in(sentence)]
        assert confidences == sorted(confidences, reverse=True)
        assert all(0.0 < confidence < 1.0 for confidence in confidences)


def test_a_pronoun_stands_for_who_was_named_before():
    passage = ["the delegation met the minister.", "it encouraged the-state to ratify the protocol."]
    ((_, asked),) = kinds_of([passage])
    assert asked[0].kind == "recommendation"


def test_a_leaning_makes_it_slower_to_believe():
    plain = [[as_example(sentence) for sentences in SENTENCES.values() for sentence in sentences]]
    usual, slower = ([len(judged) for judged in kinds_of(plain, leaning)[0]] for leaning in (0.0, -0.4))
    assert all(less <= more for less, more in zip(slower, usual, strict=True))
    assert sum(slower) < sum(usual)


def test_passages_keep_their_order_and_length():
    assert kinds_of([]) == []
    assert [len(judged) for judged in kinds_of([[], ["the-state should act."], []])] == [0, 1, 0]


def test_what_is_learned_follows_the_examples():
    told = [["recommendation", "Bananas should be eaten."], ["nothing", "Bananas are yellow."]] * 8
    model = learned_from([{"title": "Fruit", "told": told}])
    ((asked, said),) = kinds_of([["bananas should be eaten.", "bananas are yellow."]], model=model)
    assert [judged.kind for judged in asked] == ["recommendation"]
    assert said == ()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("the government plans to establish a centre", "planned"),
        ("the centre will be established next year", "planned"),
        ("a law on witnesses is in preparation", "in development"),
        ("the ministry is drafting a law on witnesses", "in development"),
        ("a programme is under way", "in development"),
        ("the police continues to train its officers", "ongoing"),
        ("the police is working with the customs", "ongoing"),
        ("parliament has adopted a law", "in place"),
        ("the fund was created in 2015", "in place"),
        ("the law deals with witnesses", ""),
        ("militants plan to attack the airport", ""),
    ],
)
def test_words_tell_where_a_measure_stands(words, status):
    assert status_of(words) == status


def test_wording_that_no_table_knows_is_learned_and_numbers_are_all_alike():
    texts = [
        {"told": [[kind, sentence] for _ in range(3)]}
        for kind, sentence in (("measure", "Zibblers wug the pass at 7."), ("nothing", "Quorples dax the pass at 9."))
    ]
    model = learned_from(texts)

    (judged,) = kinds_of([[as_example("Zibblers wug it at 8."), as_example("Quorples dax it at 8.")]], model=model)

    assert [[one.kind for one in kinds] for kinds in judged] == [["measure"], []]
