"""Spam that nobody looked at while the portal's starting knowledge was written.

Other trades, words and languages than `spam.TRADES`. This file was committed before
`portal/intake/defence/known/` and the signs that read it, and was not read while they were made.
The first measure, with words for `spam.TRADES` alone, stopped 493 of 500. Then it was read, and its
trades were added, for they fill in forms everywhere; what nobody has read is in `fresh`.
"""

from .spam import Trade

HELD_OUT = {
    "inheritance": Trade(
        (
            "I am the widow of a late oil merchant and have been diagnosed with a sad illness.",
            "My late husband deposited eight million dollars in a security firm abroad.",
            "I have chosen you to receive this fund for charity and keep forty per cent.",
            "Please treat this matter with utmost confidentiality and trust.",
            "My barrister will prepare the documents of inheritance in your name.",
            "God bless you as you write back to my private box immediately.",
        ),
        ("The bank's next of kin form needs your full name, telephone and passport.",),
        ("trust-fund.example", "barrister-office.example"),
    ),
    "guest articles": Trade(
        (
            "I am a content writer and love the way you write about your subjects.",
            "Could I contribute a sponsored article with one dofollow mention of my client?",
            "We pay eighty dollars for each piece that you publish on your blog.",
            "The draft is a thousand words, original and checked by an editor.",
            "Tell me your rates for placements, and whether you accept gambling topics.",
        ),
        ("Our agency has dozens of brands that wait for placements this month.",),
        ("write-for-you.example", "placements.example"),
    ),
    "chatbots": Trade(
        (
            "An assistant with artificial intelligence answers your customers around the clock.",
            "It books appointments, qualifies prospects and never takes a holiday.",
            "Companies like yours save eleven hours of payroll every week.",
            "Watch a two minute demo that I recorded for you yesterday.",
            "Are you the right person to speak with, or shall I ask a colleague?",
            "We set everything up in a day and you cancel whenever you like.",
        ),
        ("I noticed that nobody picks up your chat at night, we can automate that.",),
        ("talk-machine.example", "never-sleeps.example"),
    ),
    "renewal": Trade(
        (
            "This is the final notification about the expiry of your domain registration.",
            "Failure to complete the renewal by the date below results in cancellation.",
            "Secure payment of 86 dollars keeps your listing in search engines.",
            "This courtesy letter is for the owner of record only.",
            "Act today, as suspended names are auctioned off within a day.",
        ),
        ("Your search engine submission lapses tonight unless payment is received.",),
        ("domain-notice.example", "renew-desk.example"),
    ),
    "essays": Trade(
        (
            "Native authors compose your dissertation, thesis or term paper overnight.",
            "Plagiarism free, any citation style, unlimited revisions.",
            "First-time students take fifteen percent off with the voucher.",
            "Upload the assignment and choose an author with a doctorate.",
            "Your grade or your money back.",
        ),
        ("A doctor of your field edits your thesis before the morning.",),
        ("grade-mill.example", "ghost-paper.example"),
    ),
    "préstamos": Trade(
        (
            "¿Necesita dinero urgente? Aprobamos su crédito en menos de una hora.",
            "Sin aval, sin nómina y aunque esté en una lista de morosos.",
            "Ofrecemos financiación entre particulares con un interés del dos por ciento.",
            "Escríbanos por WhatsApp con el importe que desea y su cuenta bancaria.",
            "Miles de clientes satisfechos en toda América Latina confían en nosotros.",
        ),
        ("Dinero en su cuenta hoy mismo, sin preguntas ni papeleo.",),
        ("dinero-ya.example", "credito-facil.example"),
    ),
    "marabout": Trade(
        (
            "Grand maître voyant, retour de l'être aimé en sept jours.",
            "Je résous vos problèmes d'argent, de chance et de désenvoûtement.",
            "Le portefeuille magique multiplie vos billets chaque matin.",
            "Travail sérieux, discret, paiement après le résultat.",
            "Contactez le maître par téléphone, consultation gratuite.",
        ),
        ("Rituel puissant pour gagner au loto et retrouver l'amour perdu.",),
        ("maitre-voyant.example",),
    ),
    "heimarbeit": Trade(
        (
            "Verdienen Sie von zu Hause aus bis zu 900 Euro am Tag.",
            "Keine Vorkenntnisse nötig, Sie brauchen nur ein Telefon.",
            "Unser System wurde im Fernsehen vorgestellt und ist völlig legal.",
            "Sichern Sie sich jetzt einen der letzten kostenlosen Plätze.",
            "Schon tausende Mitglieder haben ihren Chef entlassen.",
        ),
        ("Melden Sie sich an und erhalten Sie sofort Ihr Startguthaben.",),
        ("reich-daheim.example",),
    ),
    "factory": Trade(
        (
            "We are manufacturer of LED lamps and power banks in Shenzhen since 2009.",
            "Our MOQ is only 100 pcs and samples can be sent by DHL.",
            "Kindly let us know your target price and quantity.",
            "OEM and ODM are welcome, CE and RoHS certificates available.",
            "Attached please find our newest catalogue with FOB terms.",
            "Looking forward to long term cooperation with your esteemed firm.",
        ),
        ("Hope to be your reliable supplier of injection moulding and castings.",),
        ("shenzhen-lamp.example", "mould-export.example"),
    ),
    "عقارات": Trade(
        (
            "شقق فاخرة للبيع في اسطنبول بالتقسيط المريح بدون دفعة أولى.",
            "احصل على الجنسية عند شراء عقار من شركتنا.",
            "عروض حصرية لفترة محدودة، تواصل معنا على واتساب الآن.",
            "أرباح مضمونة شهريا من استثمارك العقاري.",
            "خصم خمسين بالمئة للعملاء الجدد.",
        ),
        ("اربح ألف دولار يوميا من هاتفك بدون خبرة.",),
        ("aqar-istanbul.example",),
    ),
    "solar": Trade(
        (
            "Homeowners in your zip code pay nothing for panels on the roof.",
            "The government rebate ends soon, see if you qualify in sixty seconds.",
            "Slash the electric bill by up to ninety per cent.",
            "Our installers are in your neighborhood this week and have two open slots.",
            "No obligation, the estimate takes one minute.",
        ),
        ("Gutter guards and new windows at half off for seniors this week.",),
        ("sun-rebate.example", "roof-quote.example"),
    ),
    "mailbox full": Trade(
        (
            "Dear user, your mailbox has exceeded the storage limit.",
            "Incoming letters are on hold until you verify your password.",
            "Failure to confirm within a day leads to permanent deactivation.",
            "Sign in with the administrator portal to restore delivery.",
            "This automatic message was produced by the webmail security team.",
        ),
        ("An unusual login was blocked, validate your identity at once.",),
        ("webmail-quota.example", "verify-desk.example"),
    ),
    "copyright threat": Trade(
        (
            "This is Melissa, a licensed photographer, and you stole my pictures.",
            "It is illegal to use them without my permission and I will sue.",
            "Download the evidence of the infringement from the folder and check it.",
            "If you do not remove everything I shall complain to your hosting provider.",
            "You will be sued and owe me up to 150,000 dollars.",
        ),
        ("My attorney has the screenshots, open the archive to see them.",),
        ("evidence-folder.example",),
    ),
    "seguidores": Trade(
        (
            "Compre seguidores reais no Instagram e curtidas no TikTok.",
            "Entrega imediata, pagamento seguro por Pix.",
            "Aumente as vendas da sua loja com a nossa agência.",
            "Promoção válida somente hoje, aproveite o desconto.",
            "Mais de dez mil clientes já compraram conosco.",
        ),
        ("Ganhe dinheiro assistindo vídeos, saque no mesmo dia.",),
        ("curtidas.example",),
    ),
    "attendee lists": Trade(
        (
            "Would you be interested in acquiring the registrants of the medical expo?",
            "The file contains job title, direct dial and company revenue.",
            "We have 14,200 records, updated last quarter.",
            "Let me know your thoughts so that I can share counts and cost.",
            "If you are not the decision maker, kindly forward this to whoever is.",
        ),
        ("Decision makers of hospitals with phones, opt out by answering remove.",),
        ("expo-records.example",),
    ),
    "fundraising": Trade(
        (
            "We help nonprofits like yours raise twice as much from their donors.",
            "Our platform finds foundations that fund community work in your state.",
            "Could we schedule fifteen minutes on Thursday to show you around?",
            "Last year our partners raised four million without extra staff.",
            "The first month is on us, and there is no contract.",
            "Just bumping this up in case my last note got buried.",
        ),
        ("Grant writers on demand, you only pay when the award arrives.",),
        ("donor-rocket.example",),
    ),
    "watches": Trade(
        (
            "Luxury replica watches with Swiss movement at ninety percent off.",
            "Designer handbags and sneakers, original box, tracked parcel.",
            "Our factory outlet closes and everything must go this weekend.",
            "Men admire the golden bracelet, women love the diamonds.",
        ),
        ("Pick your favourite chronograph before our factory outlet closes.",),
        ("replica-time.example", "outlet-bags.example"),
    ),
    "dating": Trade(
        (
            "Lonely ladies in your area are waiting for your photo.",
            "I saw your profile and could not sleep, write to me tonight.",
            "Chat with beautiful singles, no subscription, adults only.",
            "My husband is away and I am bored, shall we meet?",
        ),
        ("Beautiful singles wait for your photo, adults only.",),
        ("meet-tonight.example", "lonely-hearts.example"),
    ),
}

HARD = [
    # Their program topic has the words of a trade.
    "Payday loans are what our residents ask about most: 400 percent interest in a county without "
    "a bank. Does any of your partners work on lending as a question of health?",
    "Our coalition wants the state to cap loan interest. May we quote your story on debt?",
    "Teenagers in our program lose money with crypto and online betting. Do you know of a county "
    "that treats gambling as a public health problem?",
    "A casino is planned next to the clinic. How can neighbours be heard before the council votes?",
    "We train pharmacists and nurses to give free medication to people without insurance. Is "
    "there a partner who does the same?",
    "I help tenants with medical debt. A lender sued forty of them last month, whom can we ask?",
    "We hand out free pills against opioid overdose (naloxone), and would like your slides.",
    "Our website and our search engine listing name the wrong address of your office.",
    # Links and prices that belong there.
    "The recording of our hearing is here: https://video.example/hearing-12 (my part is at 1:10).",
    "Invoice 2211 for the interpreters of the retreat, 1,450 dollars, is still unpaid. "
    "Whom do I send it to?",
    "Three sites list your webinar with the wrong time: https://a.example/1, https://b.example/2 "
    "and https://c.example/3. Please tell them.",
    # Few words, quickly.
    "Please call me",
    "ok thanks!",
    "Accessible parking?",
    "call 555 0102 pls",
    "¿Hay guardería?",
    "Merci beaucoup",
    "شكرا جزيلا لكم",
    # Nothing of the subject in it.
    "I wrote to you twice and nobody answered me. I am getting a bit tired of this, to be honest. "
    "Could anybody please ring me back tomorrow after lunch?",
    "My daughter dropped her blue jacket when we were there on Saturday. Did anyone pick it up?",
    # Other languages, among them some that the site does not have.
    "Здравствуйте! Мы живём в округе Кинг и хотим прийти на ваше собрание. Будет ли переводчик?",
    "Guten Tag, ich schreibe meine Masterarbeit über Gesundheitsämter und Bürgerbeteiligung. "
    "Darf ich eine Ihrer Partnerinnen befragen?",
    "안녕하세요, 저희는 이민자 단체입니다. 다음 웨비나에 통역이 있습니까?",
    "Magandang araw po, nais po naming sumali sa inyong pagsasanay sa susunod na buwan.",
    "Olá, somos uma associação de moradores e queremos trabalhar com a secretaria de saúde.",
    "Kami pengungsi di kota ini, apakah ada pertemuan dalam bahasa kami?",
    "Dzień dobry, czy nagranie z ostatniego spotkania będzie dostępne dla głuchych?",
    "Waxaan nahay urur haween ah oo ku nool Minneapolis. Ma jirtaa tarjumaad Soomaali ah?",
]
"""People whom a filter stops easily. Written before the signs were made, like the spam above."""
