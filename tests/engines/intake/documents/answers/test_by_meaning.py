"""A reply that says nowhere which question it answers is read by what its paragraphs mean, in whatever order, words and language."""

import pytest

from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.plain_heads import with_plain_heads
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked, Reply
from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.reading import read
from tests.engines.intake.by_meaning import needs_meaning
from tests.engines.intake.documents.answers.building import Item, as_docx

pytestmark = needs_meaning

ORDER = (6, 3, 8, 1, 5, 2, 7, 4)
QUESTIONS = {
    "en": (
        "How are explosives and their precursors controlled?",
        "Which rules apply to couriers who carry cash across the border?",
        "How are the families of victims of terrorist attacks supported?",
        "What training do judges and prosecutors receive in terrorism cases?",
        "How does the State find and remove terrorist propaganda on the internet?",
        "Which measures protect airports and aircraft?",
        "How are charities supervised so that donations do not reach terrorists?",
        "Under which conditions may a person be extradited?",
    ),
    "fr": (
        "Comment les explosifs et leurs précurseurs sont-ils contrôlés ?",
        "Quelles règles s'appliquent aux passeurs de fonds à la frontière ?",
        "Comment les familles des victimes d'attentats sont-elles soutenues ?",
        "Quelle formation les juges et les procureurs reçoivent-ils en matière de terrorisme ?",
        "Comment l'État repère-t-il et retire-t-il la propagande terroriste sur Internet ?",
        "Quelles mesures protègent les aéroports et les aéronefs ?",
        "Comment les organismes de bienfaisance sont-ils surveillés afin que les dons ne parviennent pas aux terroristes ?",
        "À quelles conditions une personne peut-elle être extradée ?",
    ),
    "ar": (
        "كيف تُراقَب المتفجرات وسلائفها؟",
        "ما القواعد التي تسري على ناقلي النقد عبر الحدود؟",
        "كيف تُدعم أسر ضحايا الهجمات الإرهابية؟",
        "ما التدريب الذي يتلقاه القضاة والمدعون العامون في قضايا الإرهاب؟",
        "كيف تكشف الدولة الدعاية الإرهابية على الإنترنت وتزيلها؟",
        "ما التدابير التي تحمي المطارات والطائرات؟",
        "كيف يُشرف على الجمعيات الخيرية حتى لا تصل التبرعات إلى الإرهابيين؟",
        "ما الشروط التي يجوز بموجبها تسليم شخص إلى دولة أخرى؟",
    ),
    "ru": (
        "Как контролируются взрывчатые вещества и их прекурсоры?",
        "Какие правила действуют для курьеров, перевозящих наличные через границу?",
        "Как поддерживают семьи жертв террористических актов?",
        "Какую подготовку по делам о терроризме проходят судьи и прокуроры?",
        "Как государство выявляет и удаляет террористическую пропаганду в Интернете?",
        "Какие меры защищают аэропорты и воздушные суда?",
        "Как осуществляется надзор за благотворительными фондами, чтобы пожертвования не попадали к террористам?",
        "При каких условиях лицо может быть выдано другому государству?",
    ),
}
SAID = {
    "en": (
        "Whoever wants to buy nitrates, peroxide or detonators needs a permit of the mining inspectorate, and shops write each sale in a register.",
        "A traveller with more than ten thousand crowns in banknotes declares them to customs, who may keep undeclared money for thirty days.",
        "Widows, orphans and the wounded are paid a pension out of a public fund, and psychologists visit them at home during the first year.",
        "The magistrates' academy holds a week of lectures each spring on the evidence and procedure that bombings and hostage-taking call for.",
        "A police unit watches web sites and social networks; platforms must take down videos that glorify violence within one hour of its notice.",
        "Passengers and luggage are screened before boarding, pilots' cabins are locked, and patrols guard the perimeter of the runways.",
        "Non-profit associations file their accounts each year; an auditor asks where the gifts they collected came from and whom they were spent on.",
        "A fugitive is handed over to another country once a court has found that the act is a crime in both and that no torture awaits him there.",
    ),
    "fr": (
        "Quiconque veut acheter de la dynamite, des détonateurs ou des produits chimiques qui servent à en fabriquer a besoin d'un permis de l'inspection des mines.",
        "Un voyageur qui a sur lui plus de dix mille couronnes en billets les déclare à la douane, qui peut garder trente jours l'argent non déclaré.",
        "Les veuves, les orphelins et les blessés touchent une pension, et des psychologues leur rendent visite chez eux pendant la première année.",
        "L'école de la magistrature tient chaque printemps une semaine de cours sur les preuves et la procédure dans les affaires d'attentat à la bombe.",
        "Une unité de la police observe les sites et les réseaux sociaux ; les plateformes suppriment dans l'heure les vidéos qui glorifient la violence.",
        "Avant chaque vol, les passagers et leurs bagages sont fouillés ; le poste de pilotage reste verrouillé, et des patrouilles gardent les pistes et les avions.",
        "Les associations sans but lucratif déposent leurs comptes chaque année ; un auditeur demande d'où viennent les sommes collectées et à qui elles ont servi.",
        "Un fugitif est remis à un autre pays lorsqu'un tribunal a constaté que l'acte est un crime dans les deux et qu'il n'y sera pas torturé.",
    ),
    "ar": (
        "يحتاج كل من يشتري النترات أو البيروكسيد أو الصواعق إلى ترخيص من مفتشية المناجم، وتسجل المتاجر كل عملية بيع في دفتر خاص.",
        "يصرّح المسافر الذي يحمل أكثر من عشرة آلاف كورونة من الأوراق المالية بها للجمارك، ولها أن تحجز المال غير المصرح به ثلاثين يوما.",
        "تتقاضى الأرامل والأيتام والجرحى معاشا من صندوق عام، ويزورهم أخصائيون نفسيون في بيوتهم خلال السنة الأولى.",
        "ينظم معهد القضاء كل ربيع أسبوعا من المحاضرات عن الأدلة والإجراءات في قضايا التفجيرات واحتجاز الرهائن.",
        "تراقب وحدة من الشرطة المواقع وشبكات التواصل الاجتماعي، وتحذف المنصات مقاطع الفيديو التي تمجد العنف خلال ساعة من إخطارها.",
        "يُفتَّش الركاب وأمتعتهم قبل الصعود، وتُقفل مقصورة الطيار، وتحرس الدوريات محيط المدارج.",
        "تقدم المنظمات غير الربحية حساباتها كل سنة، ويسأل مدقق الحسابات عن مصدر الهبات التي جمعتها وعمن أنفقت عليهم.",
        "يُسلَّم الهارب إلى بلد آخر متى وجدت المحكمة أن الفعل جريمة في البلدين وأنه لن يتعرض للتعذيب هناك.",
    ),
    "ru": (
        "Покупателю селитры, перекиси или детонаторов нужно разрешение горной инспекции, а магазины записывают каждую продажу в журнал.",
        "Путешественник, у которого при себе более десяти тысяч крон банкнотами, заявляет о них таможне; она вправе задержать незаявленные деньги на тридцать дней.",
        "Вдовы, сироты и раненые получают пенсию из общественного фонда, а психологи в первый год навещают их дома.",
        "Академия юстиции каждую весну проводит неделю лекций о доказательствах и порядке рассмотрения дел о взрывах и захвате заложников.",
        "Отдел полиции следит за сайтами и социальными сетями; площадки обязаны в течение часа убрать ролики, прославляющие насилие.",
        "Пассажиров и багаж досматривают перед посадкой, кабина пилотов запирается, а патрули охраняют периметр взлётных полос.",
        "Некоммерческие объединения ежегодно сдают отчётность; аудитор спрашивает, откуда пришли собранные средства и на кого они потрачены.",
        "Беглеца передают другой стране, когда суд установил, что деяние является преступлением в обеих и что пытки ему там не грозят.",
    ),
}
THE_SAID = dict(enumerate(SAID["en"], start=1))
HEADED = {
    1: "Dangerous substances",
    2: "Money",
    3: "The bereaved",
    4: "Courts",
    5: "Online content",
    6: "Aviation",
    7: "Associations",
    8: "Fugitives",
}


def asked_in(language: str) -> list[Asked]:
    return [Asked("", str(number), text) for number, text in enumerate(QUESTIONS[language], start=1)]


ASKED = asked_in("en")
OUT_OF_ORDER = [(str(number), THE_SAID[number]) for number in ORDER]


def replied(*blocks: str, asked=ASKED) -> Reply:
    """The reply that a DOCX of these blocks ("tag text") gives."""
    lines = [(tag, {}, text) for tag, _, text in (block.partition(" ") for block in blocks)]
    return read_reply(read(as_docx(Item("own", {}, [], lines)), name="a.docx"), asked)


def told(*blocks: str, asked=ASKED) -> list[tuple[str, str]]:
    return [(one.question.number, one.text) for one in replied(*blocks, asked=asked).answers]


@pytest.mark.parametrize(("asks", "says"), [("en", "en"), ("fr", "fr"), ("ar", "ar"), ("ru", "ru"), ("en", "ru"), ("fr", "en")])  # fmt: skip
def test_paragraphs_in_an_order_and_in_words_of_their_own_go_to_the_questions_that_they_answer(asks, says):
    said = [(str(number), SAID[says][number - 1]) for number in ORDER]

    reply = replied(*(f"p {text}" for _, text in said), asked=asked_in(asks))

    assert [(one.question.number, one.text, one.how) for one in reply.answers] == [
        (number, text, "meaning") for number, text in said
    ]
    assert (reply.unanswered, reply.unmatched) == ((), ())


@pytest.mark.parametrize("language", QUESTIONS)
def test_numbers_that_count_a_replys_own_paragraphs_are_no_questions_numbers(language):
    said = [(str(number), SAID[language][number - 1]) for number in ORDER]

    found = told(*(f"p {n}. {text}" for n, (_, text) in enumerate(said, start=1)), asked=asked_in(language))

    assert found == said


def test_numbers_are_the_questions_where_the_texts_behind_them_fit_though_out_of_order():
    reply = replied(*(f"p {number}. {said}" for number, said in OUT_OF_ORDER))

    assert [(one.question.number, one.text, one.how) for one in reply.answers] == [
        (number, said, "number") for number, said in OUT_OF_ORDER
    ]


SHORT = (
    "Пилоты и стюардессы.",
    "В академии, весной.",
    "Ежегодная отчётность.",
    "Сайты и ролики.",
    "Таможня, десять тысяч крон.",
    "Динамит, по лицензии.",
    "Вдовы и сироты.",
    "Беглецы, по решению суда.",
)


def test_numbers_of_answers_that_are_too_short_to_tell_what_they_speak_of_are_believed():
    opening = "Правительство Орсании получило перечень вопросов Комитета в мае и отвечает на него по существу, пункт за пунктом."
    numbered = [f"p {n}. {text}" for n, text in enumerate(SHORT, start=1)]

    reply = replied(f"p {opening}", *numbered, asked=asked_in("ru"))

    assert [(one.question.number, one.text, one.how) for one in reply.answers] == [
        (str(n), text, "number") for n, text in enumerate(SHORT, start=1)
    ]


@pytest.mark.parametrize(("language", "named"), [("ru", "Вопрос {n}. "), ("ar", "السؤال {n}: ")])
def test_numbers_behind_the_word_question_are_believed_whatever_the_answers_speak_of(language, named):
    said = [(str(n), SAID[language][number - 1]) for n, number in enumerate(ORDER, start=1)]

    assert told(*(f"p {named.format(n=number)}{text}" for number, text in said), asked=asked_in(language)) == said


ASIDE = "The national museum of Orsania was built again after the fire, and an aircraft of the first airport hangs in its hall."


@pytest.mark.parametrize("heading", ["Other matters", "Additional information", "MISCELLANEOUS", "Any other business:"])
def test_what_stands_under_other_matters_answers_no_open_question_and_is_not_lost(heading):
    answered = [(number, said) for number, said in OUT_OF_ORDER if number != "6"]

    reply = replied(*(f"p {said}" for _, said in answered), f"h2 {heading}", f"p {ASIDE}")

    assert [(one.question.number, one.text) for one in reply.answers] == answered
    assert [one.text for one in reply.left_over] == [ASIDE]
    assert [question.number for question in reply.unanswered] == ["6"]


LEAVE = "The Ministry, which answers for airports and for aircraft, remains at the disposal of the Committee in this matter."


def test_a_leave_taking_above_several_signatures_answers_no_open_question_and_is_not_lost():
    answered = [(number, said) for number, said in OUT_OF_ORDER if number != "6"]
    signed = ("Port Lune, 3 May,", "on her behalf,", "and on his,", "in two copies,", "both signed")

    reply = replied(*(f"p {said}" for _, said in answered), f"p {LEAVE}", *(f"p {line}" for line in signed))

    assert [(one.question.number, one.text) for one in reply.answers] == answered
    assert [one.text.splitlines()[0] for one in reply.unmatched] == [LEAVE]


ASKED_BY_THE_COMMITTEE = {
    1: "The Committee wishes to know how chemicals that can blow up are kept out of the wrong hands.",
    2: "The Committee also asks what happens to travellers who are found with large sums.",
    3: "The experts asked whether those who lost a relative are looked after.",
    4: "The Committee enquires about courses for the bench and the bar.",
    5: "The Directorate wonders how recruiting videos are dealt with.",
    6: "The Committee would like to know how safe it is to fly.",
    7: "The Group asked about the oversight of foundations.",
    8: "The Committee wished to know when wanted persons are surrendered.",
}


def test_a_line_that_only_says_what_the_committee_asked_is_no_answer():
    blocks = [block for number in ORDER for block in (f"p {ASKED_BY_THE_COMMITTEE[number]}", f"p {THE_SAID[number]}")]

    reply = replied(*blocks)

    assert [(one.question.number, one.text) for one in reply.answers] == OUT_OF_ORDER
    assert [one.text for one in reply.unmatched] == []


@pytest.mark.parametrize("tag", ["p", "b", "h2"])
def test_headings_in_capitals_are_no_part_of_the_answers_below_them(tag):
    blocks = [block for number in ORDER for block in (f"{tag} {HEADED[number].upper()}", f"p {THE_SAID[number]}")]

    reply = replied("h1 Contribution of Vellia", *blocks)

    assert [(one.question.number, one.text) for one in reply.answers] == OUT_OF_ORDER
    assert reply.unmatched == ()


LED = "Passengers and luggage are screened before boarding, and the police of the runways see to two things:"
ITEMS = (
    "the fence around the runways, which they walk along every two hours of the day and the night, in all weathers;",
    "the locks of the pilots' cabins, which are tried by the crew in the presence of an officer before each flight.",
)
LISTED = (f"p {LED}", *(f"u {item}" for item in ITEMS))
OTHERS = [(number, said) for number, said in OUT_OF_ORDER if number != "6"]


@pytest.mark.parametrize("first", [True, False])
def test_a_list_belongs_to_the_paragraph_that_leads_it_in_and_what_stands_behind_it_does_not(first):
    others = tuple(f"p {said}" for _, said in OTHERS)

    found = told(*((*LISTED, *others) if first else (*others, *LISTED)))

    listed = ("6", [LED, *ITEMS])
    apart = [(number, [said]) for number, said in OTHERS]
    assert [(number, said.split("\n\n")) for number, said in found] == ([listed, *apart] if first else [*apart, listed])


def test_headings_set_as_paragraphs_are_headings_and_no_answers():
    blocks = [text for number in ORDER for text in (f"p {HEADED[number]}", f"p {THE_SAID[number]}")]

    assert told("h1 Replies of Orsania", *blocks) == OUT_OF_ORDER


def test_yes_above_each_explanation_is_no_heading():
    answers = {number: ("Yes" if number % 2 else "No", THE_SAID[number]) for number in ORDER}
    lines = [Line(0, len(text), 0, text, Kind.PARAGRAPH) for pair in answers.values() for text in pair]

    assert with_plain_heads(lines) == lines


def test_the_themes_of_a_short_table_are_no_answers():
    assert (
        told(
            *(f"p {THE_SAID[number]}" for number in ORDER[:4]),
            *(f"row {HEADED[number]} | {THE_SAID[number]}" for number in ORDER[4:6]),
            "end ",
            *(f"p {THE_SAID[number]}" for number in ORDER[6:]),
        )
        == OUT_OF_ORDER
    )


def test_the_heads_of_a_themed_table_and_its_column_of_ministries_are_no_answers():
    offices = ("Ministry of Justice", "Customs Service", "Police", "Central Bank", "Civil Aviation Department")
    rows = [
        f"row {HEADED[number]} | {offices[place % len(offices)]} | {THE_SAID[number]}"
        for place, number in enumerate(ORDER)
    ]

    reply = replied("row Theme | Authority | Information", *rows, "end ")

    assert [(one.question.number, one.text) for one in reply.answers] == OUT_OF_ORDER
    assert [one.beside[-1] for one in reply.answers[:2]] == ["Ministry of Justice", "Customs Service"]


@pytest.mark.parametrize(
    "opening",
    [
        ("To the Secretariat of the Regional Group", "Dear Executive Secretary,"),
        (
            "Ministry of Public Security",
            "I have the pleasure to reply to your letter on how the State fights terrorism.",
        ),
        ("Le Gouvernement présente ci-après ses réponses sur la lutte contre le terrorisme.",),
        ("Республика представляет следующие сведения о борьбе с терроризмом.",),
        ("تتشرف وزارة الداخلية بأن تقدم معلومات عن مكافحة الإرهاب، وتهدي تحياتها.",),
        ("常驻代表团向委员会致意，并提供以下关于反恐的资料。",),
    ],
)
def test_what_a_reply_opens_with_answers_nothing(opening):
    """Without the last question answered, whatever is said first might seem to answer it."""
    said = [number for number in ORDER if number != 4]

    reply = replied(*(f"p {text}" for text in opening), *(f"p {THE_SAID[number]}" for number in said))

    assert [(one.question.number, one.text) for one in reply.answers] == [(str(n), THE_SAID[n]) for n in said]
    assert [one.number for one in reply.unanswered] == ["4"]
