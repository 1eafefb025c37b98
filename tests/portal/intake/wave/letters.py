# ruff: noqa: RUF001 (letters of other scripts)
"""What people write to the program: health departments, organisations, reporters, residents."""

from collections.abc import Iterator
from itertools import cycle

EARLIER = [
    "Good morning, our department serves three rural counties. When does the next cohort open?",
    "We met at the webinar on housing. Could you put us in touch with the team in Kansas City?",
    "Please send the slides of last Thursday's session, our director could not attend.",
    "Is there any funding for interpreters? Most of our members speak Spanish or Haitian Creole.",
    "I am a student and write about lead pipes. May I quote your story about Rock County?",
    "Our organisation wants to work with the county on eviction. Whom should we ask first?",
    "The link to the toolkit in French does not open on my telephone. Thank you for your help.",
    "We applied in March and have not heard anything. Could you tell us where we stand?",
    "Our board meets in June and would like a short presentation about community power.",
    "I would like to receive invitations for the webinars, please add me to the list.",
    "Can two organisations apply together with one department? We share an office.",
    "The page about Wyandotte County names our former director. Who can correct it?",
    "I need the application form in large print, or somebody who reads it to me.",
    "How long did it take other partners before the city council listened to them?",
    "We have a meeting room for forty people and would gladly host a gathering in spring.",
    "Thank you for the story about clean water. It helped us explain our work to neighbours.",
    "Our health officer asks what the partnership costs and how many hours it takes a week.",
    "May we translate the guide into Hmong and share it with our families?",
    "I am calling on behalf of the tenants of Maple Court. The mould makes our children ill.",
    "Which indicators do the cohorts report? We plan our own evaluation for next year.",
    "Please correct the spelling of our name, it is Reyes with an e at the end.",
    "We would like to send two organizers to the training. Is child care offered?",
    "Is the deadline at midnight of our time zone or of yours?",
    "Our website lists your program, may we use your logo there for free?",
    "We are a small business association and support the clinic with transport for patients.",
]

OPENINGS = (
    "Hello,", "Good morning,", "Dear team,", "To whom it may concern,", "Hi,", "Good afternoon,",
)  # fmt: skip
CLOSINGS = (
    "Thank you very much.", "With kind regards", "Thanks in advance!", "I look forward to hearing "
    "from you.", "Best wishes", "Please call if that is easier: 555 010 0199.",
)  # fmt: skip

ENGLISH = [
    "we are a local health department in Iowa with nine staff. We would like to learn how others "
    "shared power with residents when they set their priorities.",
    "our coalition has worked on clean air near the freight yard for six years. The department is "
    "new to us. How did your partners begin to trust each other?",
    "I could not find the date of the next announcement. Is there a calendar that we can follow?",
    "my question is about eligibility: we are a tribal health department and work across two "
    "states. May we apply together with an organisation from the other state?",
    "I am a reporter for the county weekly and would like to speak with someone about the cohort. "
    "My deadline is Friday noon.",
    "could you share the budget template that the Rock County team used? We want to pay "
    "residents for their time and our finance office needs an example.",
    "we registered for the webinar on Tuesday but the mail did not arrive. The address is right.",
    "please tell me whether the recording will have captions. One of our organizers is deaf.",
    "I read the story about tenants and mould. The same happens in our building and the landlord "
    "does not answer. Is there an organisation near Tulsa that we could join?",
    "our agency director asked me to find out how much staff time the partnership needs.",
    "thank you for the toolkit. We used pages four to nine in a workshop with young people and "
    "they made a map of their own. May we send you photographs?",
    "we would be glad to host a visit. There is a hotel near the station and the bus is free.",
    "the form does not let me choose two counties, so I chose the larger one. We serve both.",
    "is it possible to talk to a former partner before we decide? Ideally a rural one.",
    "I am a nurse and a resident. What can one person do who has no organisation behind her?",
    "our insurance wants a letter that says what our volunteers do at your training in May.",
    "we lost our contact when Ms. Ortiz retired. Who looks after the Northwest now?",
    "we found a mistake in figure two of the evaluation: the baseline should be 41, not 14.",
    "how do you choose? We were not selected last year and would like to do better.",
    "the library offers us its hall on Saturdays. Could one of your speakers join us there?",
    "I teach public health and would like to use two of your stories in my seminar this autumn.",
    "our members ask for the guide in Vietnamese. We can help to translate it.",
    "we are three organisations and not sure which of us should lead. What do you advise?",
    "please delete my address from the list for webinars, I have moved to another job.",
    "can the county's commissioner take part in the first call? She has asked twice.",
    "we would like to compare our asthma data with other partners'. Is there a group for that?",
    "my colleague in the department of transportation wants to know about walking audits.",
    "does the program cover travel for the retreat? Our fiscal year ends in June.",
    "I heard your interview on the radio and want to support the work. Do you take volunteers?",
    "our food bank feeds 400 families a week. We see what they need, and nobody asks us.",
    "the workshop was the best day of my year. Please thank the two facilitators.",
    "we need a speaker about voting and health in October, in Spanish if possible.",
    "is there a short version of the report for our council? They read one page at most.",
    "we want to begin with a listening session. What would you ask first?",
    "our lawyer asks under which licence the resources are. May we print 500 copies?",
]

WITH_LINKS = [
    "you find our latest report at https://www.countyhealth.example/report.pdf, page 12 is about "
    "your program. Would you link to it?",
    "our website is www.tenants-united.example and our story is told there in three languages.",
    "here are the minutes https://council.example.gov/minutes/2026-05 and the recording "
    "https://video.example/council: the vote was 7 to 2.",
    "the broken link is on https://portal.example/resources/toolkit, near the end.",
    "we wrote about you: https://weekly.example/2026/health-power",
    "please see our annual report on https://pueblo-organiza.example for what we did last year.",
]

OTHER = [
    "Buenos días: somos una organización de vecinos en Pueblo y queremos trabajar con el "
    "departamento de salud. ¿Cómo empezamos? Muchas gracias.",
    "Hola, no recibí la confirmación del seminario. Mi correo está bien escrito. ¿Pueden revisar?",
    "Estimado equipo: ¿habrá interpretación al español en la sesión de octubre? Somos doce.",
    "Quisiera saber si una clínica pequeña puede participar aunque no tenga personal de tiempo "
    "completo. Saludos cordiales.",
    "Gracias por la guía. La usamos en la escuela de mis hijos y las madres pidieron más copias.",
    "¿Cuándo anuncian la próxima cohorte? Nuestra directora quiere presentar la propuesta.",
    "Soy periodista de un semanario local y me gustaría entrevistar a alguien de la alianza.",
    "Bonjour, notre association travaille avec des familles haïtiennes. Le guide existe-t-il en "
    "créole ? Merci d'avance.",
    "Madame, Monsieur, je cherche la personne qui s'occupe des inscriptions au webinaire de mardi.",
    "Nous aimerions inviter une de vos intervenantes à notre assemblée du printemps.",
    "Bonsoir, le sous-titrage de l'enregistrement est-il prévu ? Une collègue est sourde.",
    "مرحبا، نحن جمعية محلية ونرغب في التعاون مع دائرة الصحة في مقاطعتنا. كيف نبدأ؟ شكرا لكم.",
    "السلام عليكم، هل تتوفر الترجمة الفورية إلى العربية في الندوة القادمة؟",
    "Xin chào, chúng tôi muốn tham gia hội thảo tháng mười. Có phiên dịch tiếng Việt không?",
    "Chúng tôi là một nhóm phụ nữ ở quận Cam và muốn làm việc với sở y tế. Xin cảm ơn.",
    "您好，我们是一个社区组织，想了解如何与当地卫生部门合作。谢谢。",
    "请问下一期什么时候开始报名？我们有五个人想参加。",
    "Bonjou, nou se yon òganizasyon nan Miyami. Nou ta renmen travay ak depatman sante a. Mèsi.",
    "Mwen pa jwenn lyen pou seminè a. Èske nou ka voye l ban mwen ankò?",
]

LONG = "\n\n".join(
    f"{opening} {text[0].upper()}{text[1:]}"
    for opening, text in zip(cycle(("First,", "Then,", "Besides,")), ENGLISH[:18], strict=False)
)
"""A long letter: people who have waited for somebody to ask write much."""


def letters(number: int) -> Iterator[str]:
    """So many letters, all different; one is long, six have links, nineteen are not in English."""
    yield LONG
    fixed = [f"Hello, {text}" for text in WITH_LINKS] + OTHER
    yield from fixed
    for count in range(number - 1 - len(fixed)):
        text = ENGLISH[count % len(ENGLISH)]
        opening, closing = OPENINGS[count % 6], CLOSINGS[(count * 5 + count // 35) % 6]
        yield f"{opening}\n\n{text}\n\n{closing}"
