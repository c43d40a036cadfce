"""What a sentence of a letter asks for or promises, in the words of the United Nations' six languages. Pure.

Every pattern is for folded text.
"""

import re

_ASKS = re.compile(
    r"\b(?:would be (?:most )?grateful|should be grateful|would appreciate|kindly|please|requests?|invites?|asks?|(?:is|are) (?:kindly )?(?:requested|invited|asked) to|could you"
    r"|pri(?:e|ons|ent)|invit(?:e|ons|ent)|demand(?:e|ons|ent)|(?:serai[st]|serions|seraient) (?:tres )?reconnaissante?s?|(?:saurai[st]|saurions) gre|veuillez|voudriez"
    r"|solicitan?|solicitamos|rueg[ao]n?|rogamos|agradec(?:e|emos|eria|eriamos|erian)|pid(?:e|en|o)|pedimos|sirva(?:nse)?"
    r"|просит|просим|прошу|просьба|(?:был[аи]?) бы (?:признательн|благодарн)\w+"
    r"|[وف]?(?:نرجو|ترجو|أرجو|يرجى|نأمل|تأمل|نطلب|تطلب|أطلب|نلتمس|تلتمس))\b"
    r"|请|要求|谨请|希望"
)
_WHAT_IS_ASKED = re.compile(
    r"\b(?:send|provide|transmit|forward|inform|submit|reply|respond|indicate|share|confirm|communicate|furnish|clarify|advise|supply|complete|return|let us have|report|give|answer"
    r"|fourni|transm|communiqu|faire parvenir|adress|envoy|precis|indiqu|remet|confirm|repond|soumet|renseign|inform"
    r"|envi|remit|proporcion|facilit|transmit|indi[cq]|aclar|respond|present"
    r"|направ|сообщ|предостав|представ|присла|переда|подтверд|ответ|уточн"
    r"|موافا|تزويد|إرسال|تقديم|إفادت|إبلاغ|إحالة|الرد|توضيح|ترسل|تقدم|توافو|تزود)\w*"
    r"|提供|提交|告知|答复|说明|确认|转交|通报"
)
_FOR_WORDS = re.compile(
    r"\bfor (?:your|the|any|its|their|an?|further|early)\b[^.;:]{0,40}\b(?:observations?|comments?|views?|remarks?|clarifications?|details?|cop(?:y|ies))\b"
)
"""What is asked for by a noun: "would be grateful for your observations"."""
_PROMISES = re.compile(
    r"\b(?:will|shall)\s(?:also\s|be able to\s|then\s)?(?:send|provide|transmit|forward|submit|share|inform|report|communicate|supply|reply|respond|adopt|complete|establish|notify|revert)\b"
    r"|\b(?:undertakes?|undertook|commits? itself|commits?|pledges?|promises?)\sto\b"
    r"|\bs'engage(?:nt)? a\b|\bnous (?:nous )?engageons a\b|\b(?:transmettr|fournir|communiquer|enverr|adresser|soumettr|informer|repondr|remettr)(?:a|ont|ons|ai)\b|\bfer(?:a|ont|ons) parvenir\b"
    r"|\bse comprometen? a\b|\bnos comprometemos a\b|\b(?:enviar|remitir|transmitir|presentar|proporcionar|comunicar|facilitar|informar|responder)(?:a|an|emos|e)\b"
    r"|\bобязу(?:ется|емся|ются)\b|\b(?:направ|представ|предостав|сообщ|передад|ответ|пришл)(?:ит|им|ят|ёт|ет|ем|ут|у)\b|\bбуд(?:ет|ут) (?:направлен|представлен|предоставлен|передан)\w*"
    r"|\b[وف]?(?:تتعهد|نتعهد|يتعهد|تلتزم|نلتزم|يلتزم)\b|\b[وف]?(?:سوف )?س?(?:ترسل|نرسل|توافي|نوافي|نوافيكم|توافيكم|نقدم|تقدم|يقدم|نحيل|تحيل|تزود|نزود|نزودكم|تزودكم)\b"
    r"|将(?:于[^。；]{1,20})?(?:提供|提交|告知|答复|转交|通报|发送)|承诺"
)
_NOT_ASKED = re.compile(
    r"\b(?:accept|assurances|compliments|avail(?:s)? (?:itself|myself)|agreer|salutations|atentamente|заверения)\b|تفضلوا بقبول|此致|敬意"
)
REQUEST, COMMITMENT = "request", "commitment"


def asked_or_promised(plain: str) -> str:
    """REQUEST, COMMITMENT, or "" for a folded sentence that asks and promises nothing."""
    if _NOT_ASKED.search(plain):
        return ""
    asks = _ASKS.search(plain)
    if asks and (_WHAT_IS_ASKED.search(plain, asks.start()) or _FOR_WORDS.search(plain, asks.start())):
        return REQUEST
    return COMMITMENT if _PROMISES.search(plain) else ""
