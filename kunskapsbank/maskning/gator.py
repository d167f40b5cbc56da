"""Streets with a house number, as a pattern in verbose form: how their names end, what only looks like one, and the numbers after."""

_ANDELSE = (
    r"(?:gatan|gata|vägen|väg|gränd|gränden|torget|torg|stigen|stig|allén|allé|backen|backe|brinken|brink|platsen|plats|leden|kajen|"
    r"esplanaden|promenaden|stråket|gården|höjden|liden|kullen|slingan|ringen|rundan|dalen|lunden|udden|vreten|hagen|ängen|parken|katu|tie)"
)
_INGEN_GATA = (
    r"(?:(?:motor|riks|läns|europa|gång|cykel|järn)vägs?(?:en)?"
    r"|(?:skol|reserv|arbets|mötes|parkerings|lek|bygg|bo|torg|förskole|båt|vård)plats(?:en)?|(?:lek|skol)(?:park|gård)(?:en)?)"
)
"""Whole words alone: "skolgatan", "torggatan" and "skolvägen" are streets that most towns have."""
_LAGE = r"(?:norra|södra|östra|västra|stora|lilla|gamla|nya|övre|nedre|s:ta?|sankta?)"
_STORT = r"(?-i:[A-ZÅÄÖ][a-zåäöé]{1,40})"
SIFFERORD = (
    r"(?:noll|nolla|ett|etta|två|tva|tvåa|tre|trea|fyra|fem|femma|sex|sexa|sju|sjua|åtta|atta|nio|nia|tio|elva|tolv|tretton|fjorton|"
    r"femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|attio|nittio|hundra|dubbel|"
    r"zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"nolla|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|kymmenen|"
    r"صفر|واحد|اثنان|اثنين|ثلاثة|اربعة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة)"
)
"""Digits and small numbers in letters."""
_RAKNAS = (
    r"(?!\s(?:dag|vecka|veckor|månad|år|gång|timm|minut|barn|bil|hus|person|lamp|hål|träd|meter|kilometer|st\b|stycken|kr|procent|%|av))"
)
"""What is counted is no house."""
_HUS = r"\d{1,4}(?:\ ?[a-zåäö])?(?!\w)"
_NUMMER = rf"(?:\s{{0,3}}|[-–:]|\s?\#\s?|,?\s(?:nr\.?|nummer|no\.?|number|port|hus)\s?){_HUS}"
_INNE = (
    r"(?:,?\s*(?:(?:lgh|lägenhet|lägenhetsnummer)\.?\s*\d{2,5}|(?:uppgång|port|trapphus)\s[a-zåäö0-9](?!\w)"
    r"|1[0-6]\d\d(?!\w|[.:,]?\d|\s\d))){0,3}"
)
"""Where in the house: stairs, and the flat by Lantmäteriet's number, whose first two digits tell the floor from ten up."""
_FLER = rf"(?:(?:\s?[-–/,]\s?|\s(?:och|o|samt|eller|till)\s)\d{{1,3}}(?:\ ?[a-zåäö])?(?![\w]|[.:,]?\d|\s\d){_RAKNAS}){{0,8}}"
"""More houses in the same street: "12 och 14", "12–16"; no postcode, no time of day."""

GATUADRESS = rf"""
      (?<!\w)(?:(?:{_LAGE}|{_STORT})\ )?(?!{_INGEN_GATA}\b)[^\W\d_]{{2,}}{_ANDELSE}{_NUMMER}{_FLER}{_INNE}
    | (?<!\w){_STORT}\ (?-i:Allé|Gata|Väg|Gränd|Torg|Backe|Plats|Stig|Park|Gård){_NUMMER}{_FLER}{_INNE}
    | (?<=at\ )\d{{1,4}}[a-z]?\ {_STORT}(?:\ (?:street|st|road|rd|lane|avenue|ave|square))?(?!\w)
    | (?<!\w)\d{{1,4}}[a-z]?\ (?!{_INGEN_GATA}\b)(?-i:[A-ZÅÄÖ])[^\W\d_]{{1,40}}(?:gatan|vägen|gränd|stigen|allén)(?!\w)
    | (?:(?<=bor\ på\ )|(?<=gård\ )|(?<=gården\ )){_STORT}\ \d{{1,4}}(?![\w]|[.:,-]?\d){_RAKNAS}
    | (?<=شارع\ )[^\W\d_]{{2,40}}(?:\ [^\W\d_]{{2,40}})?\ \d{{1,4}}(?!\w)
    | (?<!\w)(?:{_STORT}\ ){{0,3}}[^\W\d_]{{2,40}}s\ (?:gata|väg|gränd|torg|backe|plats|stig|allé|park|gård){_NUMMER}{_FLER}
    | (?<!\w)(?-i:Esplanaden|Torget|Allén|Gränden|Backen|Kajen|Brinken|Promenaden){_NUMMER}{_FLER}
    | (?<!\w)(?!{_INGEN_GATA}\b)[^\W\d_]{{2,}}(?:gatan|gata|vägen|gränd|stigen|allén)\s(?:nummer\s)?{SIFFERORD}{{1,3}}(?!\w){_RAKNAS}
    | (?<=på\ )(?:stor|kungs|drottning|skol|kyrko|järnvägs|hamn|bruks|ny|kors|lång)g\ {_HUS}
    | (?<!\w)[^\W\d_]{{3,40}}(?:g|v)\.\s?\d{{1,4}}(?:\ ?[a-z](?!\w))?(?!\w)
    | (?<!\w){_LAGE}\ {_ANDELSE}\s\d{{1,4}}(?:\ ?[a-z])?(?!\w)
"""
"""A street with its house."""
OKAND_GATA = rf"""
      (?:(?<=på\ )|(?<=till\ )|(?<=från\ )|(?<=vid\ )|(?<=och\ )|(?<=mellan\ )|(?<=adress\ )|(?<=adressen\ ))
      {_STORT}\ \d{{1,3}}(?:\ ?[a-h])?(?![\w]|[.:,-]?\d){_RAKNAS}
"""
"""A name with a number where an address would stand. Whether the name is an everyday word with a capital must be asked too."""
