"""The ends, states and turns of phrase by which an English clause tells what it is."""

from __future__ import annotations

from assistant.text.late import late_compile

BREAK = late_compile(r"[,;.!?](?=\s|$)|\n|\s-+\s(?!>)|(?<=\w):(?=\s(?!none|no |zero|nil|from|\d|\$|€|£|<|>|≥|≤))")
CADENCE = late_compile(
    r"\b(?:weekly|monthly|daily|quarterly|annually|yearly|fortnightly|biweekly|nightly)\b"
    r"|\b(?:every|each|per|a|once a|twice a) (?:working |other |single |second )?(?:day|week|month|quarter|year|sprint|evening|morning|night|fortnight|shift|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
)
ONGOING = late_compile(
    r"(?:keep(?:s|ing)?|continu(?:e|es|ing)|ongoing|work(?:ing)? (?:on|with|towards?|closely|more)|carry on|day-to-day|regular(?:ly)?|look(?:ing)? (?:into|at|after)|try(?:ing)? to|aim(?:ing)? to|strive|focus(?:ing)? on)\b",
    needs="aim carry_on continu day-to-day focus keep look ongoing regular strive try work",
)
# Effort that its verb alone does not tell: find out, sit with, be present.
PHRASE = late_compile(
    r"(?:get the word out|get .{0,12}(?:involved|on board)|spread the word|hit the phones|line up|ride along|help out|pitch in|hand out (?:\w+ )?(?:samples|flyers|leaflets|cards)|(?:find|figure|work|suss|sort|try|check|feel|sound|scope) out|hang (?:around|out)|come up with|catch up|sit (?:down |in |together )?(?:with|on|in)|deal with|cope with|engage with"
    r"|look (?:for|at|into|after|out|around)|(?:talk|speak|chat|listen|reach) (?:to|with|out|through)|think (?:about|through|of)|go (?:through|over|to)|play (?:with|around)|mess (?:with|around)"
    r"|get (?:quotes?|ideas|advice|feedback|input|inspiration|estimates|opinions|help|in touch|involved|used|familiar|together|to (?:know|grips)|started|going)"
    r"|have (?:a |an |some |more |regular )?(?:chats?|words?|talks?|coffees?|conversations?|meetings?|calls?|lunch|1:1s?)|be (?:more )?(?:present|there|visible|active|available|around|on site|involved|seen)"
    r"|stay (?:in touch|on top|close|tuned|up to date)|keep in touch|take (?:part|a look|care|stock|notes)|make (?:contact|time|an effort|noise|friends)|raise awareness|pay attention|give (?:feedback|support|advice|talks?))\b",
    needs="out be_ catch chat close come_up cope deal engage get_ give_ go_ hand_ hang have_ help_out hit_the touch involved line_up listen look_ make_ mess_ on_board on_top pay_att pitch_in play_ raise_aw reach ride_ sit_ speak spread_ take_ talk think tuned up_to_date",
)
JUDGED = late_compile(
    r"\b(?:approved|accepted (?:by|for|into)|certified|accredited|awarded|granted|ratified|endorsed|hired|appointed|funded|adopted by|admitted|elected|shortlisted|licensed|"
    r"(?:contracts?|deals?|agreements?|clients?|customers?|partners?|lease|mou|offers?|sponsors?|tenants?|order) (?:\w+ ){0,2}(?:signed|closed|won|renewed|accepted)|"
    r"(?:featured|listed|published|reviewed|recommended|picked|quoted|cited|adopted|invited|selected|chosen|named|nominated|ranked) (?:by|in|on|to|among) (?!the (?:wiki|site|website|intranet|drive|app|page|repo|portal|docs|folder|office)|us\b|\d|q[1-4]|may|june|july|march|april|january|february|august|september|october|november|december)|"
    r"(?:audit|exams?|examination|inspection|tests?|certification|assessment|check|review) (?:is |was |has been )?passed|pass(?:es|ed)? (?:the |an |a |our |its |their )?(?:[\w-]+ ){0,4}(?:audit|exams?|examination|inspection|tests?|certification|assessment|check|accreditation|review|licen[cs]e|board|committee|council|senate|vote|parliament|panel|jury)|"
    r"(?:get|gain|obtain|receive|win|secure|earn|achieve)s? (?:the |an |a |our |its )?(?:[\w-]+ ){0,4}(?:approval|certification|certificate|accreditation|licen[cs]e|permit|clearance|funding|grant|award|contract|consent|status|visa|patent|mandate)|"
    r"(?:approves?|accepts?|signs? off on|agrees? to fund|votes? for|recommends|buys|adopts)\b(?= )|"
    r"(?:licen[cs]e|permit|approval|certificate|accreditation|clearance|consent|visa|patent|grant|funding|loan|mortgage) (?:is |was |has been )?(?:obtained|granted|received|secured|issued|approved|won)|"
    r"(?:series [a-e]|seed|pre-seed|funding|financing|round) (?:round )?(?:is |was )?closed|"
    r"on (?:the |an |a )?(?:[\w’']+ ){0,3}(?:list|shortlist|register|roll) of|"
    r"(?:iso|soc ?2|gdpr|hipaa|pci)[\w -]{0,12} (?:certified|certification|attestation))\b",
    needs="series seed round financing list register roll loan mortgage obtain received secured issued approv accept accredit admitted adopt appointed attestation award buys certif chosen cited clearance closed consent contract elected endorsed featured fund grant hired invited licen listed mandate named nominated pass patent permit picked published quoted ranked ratified recommend renewed review selected shortlisted sign status visa vote won",
)
READY = late_compile(
    r"\b(?:ready|live|done|complete|in place|in production|available|online|out|open|up and running|running|in use|in force|in effect|on sale|on air|finished|final|over|gone|closed|public|in sync|in step|under (?:change|version) control|in|up|merged|green|installed|on [\w.]+ \d+)\s*(?:by [\w ]{1,20}|before [\w ]{1,20}|in [\w ]{1,20}|on [\w ]{1,20}|to [\w ]{1,20})?$"
)
TRAILING = late_compile(r"(?:\s|[.,)]|\b(?:by|before|from|in|on|until|at|of|the end)\b)+$")
PLACED = late_compile(r"\b(?:in|on|at|for|to) (?:the|all|every|each|our|both)\b")
IN_EACH = late_compile(r"\b(?:in|on|at|for) (?:every|each)\b", needs="every each")
ABLE = late_compile(
    r"\w (?:searchable|available|accessible|editable|reachable|visible|bookable|printable|configurable|downloadable|traceable|auditable|reproducible|selectable|sortable)\b"
)
# A skill shown: sing it from memory.
UNAIDED = late_compile(
    r"\b(?:from memory|by heart|without (?!the |our |any (?:of )?the )|unaided|unassisted|unaccompanied|non-?stop|in one go|on my own|by myself|solo|clean$|in public|on stage|at (?:the|an|a) (?:open mic|recital|concert|race|meet|exam|jam)|fluently|off the cuff|start to finish|end to end)",
    needs="by_heart by_myself clean concert end_to_end exam fluently from_memory in_one_go in_public jam meet non off_the_cuff on_my_own on_stage open_mic race recital solo start_to_finish unac unai unas without_",
)
IN_TIME = late_compile(
    r"\b(?:the same day|same-day|on the (?:same )?day)\b|\b(?:within|inside|in under|in less than) (?:a|an|one|two|three|\d+) (?:\w+ )?(?:hour|day|week|minute|month|second)s?\b"
)
ONE_OBJECT = late_compile(r"\b(?:the|an?|its|their|his|her|our|every|each|all)\b")
# Somebody else says yes: works council OK, written consent from the landlord.
GRANTED = late_compile(
    r"\b(?:ok|okay|go-ahead|green light|approval|consent|sign-off|signoff|permission|permit|licen[cs]e|clearance|verdict|accreditation|certification|certificate|endorsement|"
    r"planning consent|planning permission|ethics approval|patent|grant|award)(?: (?:from|by|for|of|granted|received|in hand|obtained)\b.*)?\s*(?:by|in|on|before)?[\s.)]*$",
    needs="accreditation approval award certificat clearance consent endorsement go-ahead grant green_light licen ok patent permission permit sign-off signoff verdict",
)
# Work with no end of its own: close gaps as they come up.
AS_IT_COMES = late_compile(
    r"\b(?:as (?:they|it|we|and when|things?) \w+|as (?:needed|required|necessary)|(?:when|where)(?:ever)? (?:needed|possible|necessary)|within reason|now and then|from time to time|ad hoc|on and off)\b",
    needs="as_ needed possible necessary within_reason now_and_then from_time ad_hoc on_and_off",
)
# Up or down, no word of how far.
MOVED = late_compile(
    r"\b(?:up|down)(?=\s*[.!]?$|\s+(?:on|every|each|by|from|in|this|again|year|month|week|quarter|versus|vs|against|compared|across|over|since)\b)",
    needs="up down",
)
GOES_TO = late_compile(r"\bgo(?:es)? (?:to|out|live|into|through|on|public|online)\b")
PUT = late_compile(r"\w (?:in place|for|in|on|at|by|with|into|onto|across|along) \w")
NONE_OF = late_compile(r"\s*(?:no|zero|none of|not one)\b", needs="no zero")
NONE_LEFT = late_compile(r"\b(?:no|zero|none|never|nobody|no longer|not one|not a single|without a single|nil)\b")
