"""A second lot of spam that nobody looked at: written after `held_out` was measured and read.

On `held_out` the first words of the portal stopped 493 of 500 before anybody read it. Its trades
were then added to the starting knowledge, so it measures nothing any more; this file does. It was
committed before those words were added, and they were not chosen with a look at it.
"""

from .spam import Trade

FRESH = {
    "timeshare": Trade(
        (
            "Are you still paying maintenance on a vacation property that you never visit?",
            "Our attorneys legally cancel timeshare contracts in six to nine months.",
            "Owners over sixty get priority, and you pay nothing until you are out.",
            "Call the exit hotline before the annual dues are billed again.",
            "We have released eleven thousand owners since 2012.",
        ),
        ("Resorts hate this letter, ask for your copy before Friday.",),
        ("exit-hotline.example",),
    ),
    "hacker": Trade(
        (
            "I lost 40,000 to scammers and Mr. Walker brought every cent back.",
            "He also gets into a cheating spouse's phone without leaving traces.",
            "Contact the recovery team by their private address, they are legit.",
            "Change school grades, clear criminal records, raise your score to 800.",
            "I am sharing my testimony so that other victims find help.",
        ),
        ("Blank cards that empty any machine, results in two days.",),
        ("cyber-walker.example",),
    ),
    "podcast": Trade(
        (
            "I represent a bestselling author who would be a terrific guest on your show.",
            "She has spoken on three continents about mindset and peak performance.",
            "Your listeners will walk away with five habits of high achievers.",
            "Her media kit and headshots are below.",
            "What dates in the coming weeks work for a recording?",
        ),
        ("We promote each episode to her 90,000 followers.",),
        ("mindset-speaker.example",),
    ),
    "cleaning": Trade(
        (
            "Our crews clean offices nightly, insured and background checked.",
            "Most facilities managers we meet overpay for janitorial work.",
            "Let us walk through your building and hand you a bid the same afternoon.",
            "Carpets and windows are included in the opening month.",
            "Who handles the janitorial contract at your location?",
        ),
        ("We also do parking lots, snow and pest control.",),
        ("nightly-crew.example",),
    ),
    "cursos": Trade(
        (
            "Conviértete en experto en ventas desde casa con nuestro máster en línea.",
            "Titulación certificada, matrícula abierta, últimas plazas con beca del 70 %.",
            "Deja tus datos y un asesor te llama en cinco minutos.",
            "Paga en cómodas cuotas y obtén un portátil de regalo.",
            "Más de veinte mil alumnos ya cambiaron su vida.",
        ),
        ("Aprende inglés en noventa días o te devolvemos todo.",),
        ("master-facil.example",),
    ),
    "isolation": Trade(
        (
            "Profitez de l'isolation de vos combles pour un euro seulement.",
            "La prime de l'État prend fin ce mois, testez votre éligibilité.",
            "Un technicien passe chez vous gratuitement avant vendredi.",
            "Divisez votre facture de chauffage par trois.",
            "Répondez OUI et nous nous occupons de tout.",
        ),
        ("Pompe à chaleur offerte aux propriétaires de maisons anciennes.",),
        ("combles-un-euro.example",),
    ),
    "تأشيرة": Trade(
        (
            "نستخرج لك تأشيرة كندا خلال أسبوعين بدون مقابلة.",
            "فرص عمل في أوروبا براتب ثلاثة آلاف يورو مع السكن.",
            "أرسل صورة جواز سفرك ورقم هاتفك إلى مكتبنا.",
            "الدفع بعد استلام التأشيرة، الأماكن محدودة.",
            "خبرة عشرين عاما وآلاف المسافرين السعداء.",
        ),
        ("لا تضيع الفرصة واحجز مقعدك اليوم.",),
        ("visa-express.example",),
    ),
    "gossip": Trade(
        (
            "You will not believe what doctors hide about this kitchen spice.",
            "A grandmother from Ohio reversed her eyesight in one week.",
            "The video was taken down twice, see it before they delete it again.",
            "Big companies are furious about the simple trick.",
            "Do this before you go to bed tonight.",
        ),
        ("One odd fruit melts the belly while you sleep.",),
        ("kitchen-spice.example",),
    ),
}
