"""Invented web-page texts, each line marked with the region it belongs to.

The articles, people and outlets are made up; the clutter around them is the kind that page-to-text tools leave
behind. `builders.a_page` turns one into a text and the regions expected in it.
"""

# ruff: noqa: E501 a line here is a line of the page

PAGES: dict[str, tuple[str, str]] = {
    "newspaper site with menu, share row and related list": (
        "\n\n",
        """
boilerplate|Home
boilerplate|News
boilerplate|Opinion
boilerplate|Home > News > Africa
title|Rebel coalition in Northern Darsa rejects army's ceasefire offer
byline|By Miriam Okello
byline|March 4, 2019
boilerplate|Share on Facebook
boilerplate|Tweet
body|The main rebel coalition in Northern Darsa on Monday rejected a ceasefire offered by the army, calling it a trap.
body|"We have seen such offers before," spokesman Idris Hamman told reporters in the town of Belu. "They stop for a week, bring in new tanks and start again."
boilerplate|Advertisement
body|The army said in a statement that the offer would stand until Friday.
body|At least 200 people have been killed in the district since January, according to the local health office.
boilerplate|Related Stories
related_headline|Army sends two more brigades to Northern Darsa
related_headline|Aid convoy turned back at Belu checkpoint
boilerplate|Copyright © 2019 The Darsa Courier. All rights reserved.
""",
    ),
    "agency copy with datelines and credits at the foot": (
        "\n\n",
        """
boilerplate|#World News
title|Talks on Lake Region truce make no headway, mediator says
byline|Reuters Staff
byline|June 17, 2015 / 3:27 PM / 2 years ago
boilerplate|2 Min Read
credit|GENEVA (Reuters) -
body|Talks on a truce in the Lake Region have made little headway because one of the two delegations has not arrived, the mediator said on Wednesday.
body|“Today we were supposed to have something positive,” he told Reuters. “They never showed up.”
body|Asked whether his team planned to leave, the mediator said: “We have 48 hours.”
byline|Reporting by Ann Field and Louis Marchetti; Editing by Tom Byrne
boilerplate|Our Standards: The Thomson Reuters Trust Principles.
""",
    ),
    "weblog with comments under the article": (
        "\n\n",
        """
boilerplate|Skip to content
boilerplate|Menu
title|What the Harran agreement means for the border towns
byline|Posted on 12 May 2018 by admin
body|The agreement signed in Harran last week gives the border towns a council of their own, but says nothing on who will pay for it.
body|Local leaders told me that they welcome the deal. They also want to see the map, which has not been published.
body|I will write more about the map when it is out.
boilerplate|Share this:
boilerplate|Click to share on Twitter (Opens in new window)
boilerplate|Click to share on Facebook (Opens in new window)
boilerplate|Like this:
boilerplate|Like Loading...
boilerplate|Tags: border, Harran, council
boilerplate|2 Comments
boilerplate|Selim says:
boilerplate|May 13, 2018 at 7:40 am
boilerplate|Thank you for this. I do not believe that the council will ever meet, because the governor does not want it to.
boilerplate|Reply
boilerplate|Leave a comment
boilerplate|Your email address will not be published. Required fields are marked *
boilerplate|Save my name, email, and website in this browser for the next time I comment.
boilerplate|This site uses Akismet to reduce spam. Learn how your comment data is processed.
""",
    ),
    "paragraphs on single lines, no blank line anywhere": (
        "\n",
        """
title|Foreign minister calls for dealing with the Western Front
body|The foreign minister on Sunday demanded that the United Nations deal "in a practical way" with the Western Front.
body|He spoke after a meeting with the French ambassador on efforts to expand the truce, the state news agency reported.
body|The Front's delays show that it has no desire for peace, he said.
related_headline|Western Front says it shot down a drone over the gulf
body|The council and the government have offered everything possible to turn a state of war into a state of peace, he added.
body|The ambassador affirmed his country's support for the unity of the republic.
credit|Source: Gulf Wire
boilerplate|All rights reserved to Gulf Media Group 2021 ©
""",
    ),
    "short notice with picture credit and newsletter": (
        "\n\n",
        """
title|UN envoy urges both sides to spare the port of Kalmar
standfirst|Food for four million people passes through the harbour, aid groups say
caption|Ships wait off Kalmar harbour, 3 June. (AP Photo/Lena Strand)
byline|By LENA STRAND, Associated Press
credit|KALMAR, Vesland (AP) —
body|The United Nations envoy urged the government and the rebels on Tuesday to spare the port of Kalmar.
body|The rebels have promised to let ships in, but the government says that arms are hidden among the flour.
boilerplate|Sign up for our daily newsletter
boilerplate|Enter your email address
boilerplate|Subscribe
""",
    ),
    "slug and site name around the headline": (
        "\n\n",
        """
boilerplate|militia-leader-vows-to-keep-arms-until-army-leaves-valley
boilerplate|Militia leader vows to keep arms until army leaves valley | Valley Post
title|Militia leader vows to keep arms until army leaves valley
boilerplate|Facebook Twitter WhatsApp Email Print
byline|Published: 09 Oct 2020 11:42 GMT
body|The leader of the Valley Guard said on Friday that his men would keep their arms until the army had left the valley.
body|“We are not against peace. We are against being disarmed alone,” Karim Dost said.
boilerplate|READ MORE: Army denies shelling of valley villages
body|The army has said it will leave when the Guard has handed over its heavy weapons.
boilerplate|Previous Post
boilerplate|Next Post
boilerplate|Back to top
""",
    ),
    "state broadcaster with glued menu and inline headline": (
        "\n\n",
        """
boilerplate|HomePoliticsSocietyWorldSport
title|Terrorist remnants flee as army takes Tel Asmar
byline|Last updated: 14:20, 2 August 2016
caption|Army units enter the village of Tel Asmar on August 2, 2016. (Photo by SNB)
body|The army on Tuesday took control of the village of Tel Asmar after terrorist remnants had fled, a military source told SNB.
body|Engineers are dismantling mines that the gangs left behind, the source added.
related_headline|Minister: reconstruction of the north starts this year
body|The residents, who had suffered four years under the gangs, welcomed the troops with rice and roses.
body|The governor promised that water would flow again within a week.
boilerplate|Follow us on Telegram
boilerplate|You may also like
boilerplate|Load more
""",
    ),
    "magazine piece with subheadings": (
        "\n\n",
        """
title|The long quarrel over who speaks for the exiles
standfirst|Three councils claim to represent the same two million people. None of them has been elected.
byline|Jonas Lindqvist
body|On a wet evening in Brussels, eleven men and one woman sat down in a rented room to found the third council in exile.
body|The first had been founded in Cairo, the second in Istanbul.
body|A question of money
body|Each of the councils is paid by a different government, and each of them accuses the others of being bought.
body|“They buy hotels, not flour,” said one of the founders, who asked not to be named.
body|Who is asked?
body|Nobody has asked the exiles. In the camps along the border, few people know the names of the councils.
byline|Jonas Lindqvist is a freelance journalist based in Brussels.
boilerplate|Support our journalism
boilerplate|Donate now
""",
    ),
    "cookie notice, captcha and forum form": (
        "\n\n",
        """
boilerplate|This website uses cookies to improve your experience. By continuing to use this site you accept our use of cookies.
boilerplate|Accept all
title|Two factions in the Eastern Belt agree to merge
body|Two of the largest factions in the Eastern Belt have agreed to merge under one command, they said in a joint statement on Thursday.
body|The new body will fight “the occupiers and their agents”, according to the statement.
body|Smaller factions have refused to join.
boilerplate|Email this article to a friend
boilerplate|Your name:
boilerplate|Your email:
boilerplate|Recipient's email:
boilerplate|3 + eight =
boilerplate|Please enter the characters shown in the image
boilerplate|Submit
""",
    ),
    "translated piece with the translator's credit": (
        "\n\n",
        """
title|Opposition figure: we do not want foreign boots on our soil
standfirst|Former judge says a local police force could keep the peace in the north
body|A leading figure of the opposition has said that his movement does not want any foreign troops in the country, friend or foe.
body|In an interview with Al-Masar, the former judge said that a local police force could keep the peace in the north.
body|"We have enough young men. What we lack is pay for them," he said.
credit|Translated and edited by The Levant Monitor
boilerplate|Helpful terms
boilerplate|Recommend this article
boilerplate|Sender's Name:
boilerplate|Receiver's Email:
""",
    ),
    "Arabic article": (
        "\n\n",
        """
title|الفصائل ترفض دخول قوات أجنبية إلى الشمال
body|رفضت الفصائل المسلحة في الشمال يوم الاثنين دخول أي قوات أجنبية إلى المنطقة، وقالت إنها قادرة على حماية المدنيين.
body|وقال المتحدث باسمها إن «المنطقة الآمنة» يجب أن تكون بأيدي أهلها، وإن أي تدخل سيواجه بالرفض.
""",
    ),
    "Windows line ends": (
        "\r\n\r\n",
        """
title|Mediators set new date for prisoner exchange
body|Mediators have set a new date for the exchange of prisoners between the army and the southern rebels, officials said.
body|The first exchange failed in March after both sides accused each other of changing the lists.
boilerplate|Leave a Reply
""",
    ),
    "emoji and social media calls": (
        "\n\n",
        """
boilerplate|🔴 LIVE
title|Rebels say 🕊️ truce is dead after night of shelling
body|Rebels in the capital's suburbs said on Sunday that the truce was dead 💔 after a night of shelling that killed nine people.
body|“It died with our children 👨‍👩‍👧,” the rebel commander wrote on his channel.
boilerplate|👉 Follow us on Twitter and Facebook
boilerplate|💬 14 comments
""",
    ),
    "one paragraph": (
        "\n\n",
        """
body|The two sides agreed on Tuesday to reopen the road between the two towns, the mediator said, but neither has taken down its barriers.
""",
    ),
    "paragraphs without a title": (
        "\n\n",
        """
body|The two sides agreed on Tuesday to reopen the road between the two towns, the mediator said.
body|Neither has taken down its barriers.
body|Drivers still take the long way round through the hills, which costs them a day.
""",
    ),
    "only a title": (
        "\n\n",
        """
title|Army and rebels agree to reopen northern road
""",
    ),
    "lines broken at seventy characters": (
        "\n",
        """
body|The two sides agreed on Tuesday to reopen the road between the two
body|towns, the mediator said, but neither of them has yet taken down the
body|barriers. Drivers still take the long way round through the hills, a
body|detour that costs them a whole day and most of what they earn. They
body|do not expect this to change before the winter.
""",
    ),
}

LATER: dict[str, tuple[str, str]] = {
    "headline twice, then counters and a picture": (
        "\n\n",
        """
title|Mountain Council turns down federal offer
boilerplate|#Politics
boilerplate|Mountain Council turns down federal offer
byline|By Agency Reporter
byline|September 12, 2018
boilerplate|104
boilerplate|0
caption|Council head Sara Dahl leaves the meeting in Upper Brenn, 11 September 2018. EPA/OLE VIK
body|The Mountain Council on Wednesday turned down the federal government's offer of limited self-rule.
body|“It is less than what we had before the war,” council head Sara Dahl said.
boilerplate|SHARE ON WHATSAPP
boilerplate|TAGS: Mountain Council, self-rule, Brenn
""",
    ),
    "news portal with partners at the foot": (
        "\n",
        """
boilerplate|All news
title|Contact group says buffer strip along the canal is agreed
standfirst|Observers will watch the strip from three posts, the envoy says
credit|MARIN, September 21. /TASS/.
body|A buffer strip along the canal has been agreed by both sides, the contact group's envoy said on Wednesday.
body|"I would like to share this good news with you," she told reporters.
body|The separatists' delegate denied that he had signed anything.
boilerplate|Load more
boilerplate|Powered by NewsPress
""",
    ),
    "newspaper with timeline items and a correction": (
        "\n\n",
        """
title|How the siege of Port Amel was lifted
byline|Nadia Haddad, Correspondent
byline|Updated 8 January 2017
body|The siege of Port Amel ended on Friday after 211 days. This is how it came about.
body|- 3 June: rebels cut the coastal road
body|- 14 August: first aid convoy turned back
body|- 30 December: both sides accept the plan of the envoy
body|Neither side has said what it was given in return.
body|Correction: an earlier version of this article gave the wrong date for the first convoy.
boilerplate|More from World
related_headline|Fishing boats return to Port Amel after seven months
related_headline|Envoy to leave post in spring, diplomats say
""",
    ),
    "partisan site with editor's appeal in the middle": (
        "\n\n",
        """
boilerplate|Home » Resistance » Occupied regime's puppets beg for more arms
title|Occupied regime's puppets beg for more arms
byline|by Resistance Desk
credit|Source: Free Coast
body|The puppets in the capital have again begged their masters for arms, a leaked letter shows.
boilerplate|Support independent journalism – make a donation today
body|The letter, seen by this site, asks for 40 tanks and the “trainers” that come with them.
body|Our people will know how to answer.
boilerplate|Posted in: News, Resistance
boilerplate|5 Responses
boilerplate|Coastwatcher says:
boilerplate|Well said. The masters will not save them this time either, whatever they send.
""",
    ),
    "press release without clutter but with a heading": (
        "\n\n",
        """
title|Statement by the Joint Command on the events in Sorrel
body|The Joint Command of the Free Brigades states the following:
body|1. We did not open fire on the market of Sorrel.
body|2. We call upon the observers to visit the place without delay.
body|3. We remain bound by the truce as long as the other side keeps it.
body|Joint Command, 4 May
""",
    ),
    "headline that asks": (
        "\n\n",
        """
title|Can the river towns live without the army?
standfirst|Soldiers left in June. What came after them is harder to name.
byline|By Peter Oduya
body|In the river towns, people speak of “the quiet” when they mean the weeks since the soldiers left.
body|The army says it will be back “when asked”. Nobody has asked so far, and the mayors do not expect to.
caption|A ferry on the Oru in July [Courtesy of Peter Oduya/Getty Images]
body|The militia that mans the checkpoints now takes the same toll as the army did.
credit|This article was first published by Delta Review.
""",
    ),
}
"""Written after the rules had been fitted to `PAGES`, and scored before anything was changed for them."""
