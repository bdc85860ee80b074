// Part of the runtime of postman-codegen. Do not edit.
/**
 * Postman's variables that are made anew wherever they stand: `{{$guid}}`, `{{$timestamp}}`, `{{$randomFirstName}}`.
 * https://learning.postman.com/docs/tests-and-scripts/write-scripts/variables-list/
 */
export function dynamicVariables(name: string): string | undefined {
  return Object.hasOwn(GENERATORS, name) ? GENERATORS[name]?.() : undefined;
}

function int(from: number, to: number): number {
  return from + Math.floor(Math.random() * (to - from + 1));
}

function pick(words: string): string {
  const list = words.split("|");
  return list[int(0, list.length - 1)] ?? "";
}

function times(count: number, make: () => string, separator = ""): string {
  return Array.from({ length: count }, make).join(separator);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const digits = (count: number) => times(count, () => String(int(0, 9)));
const hex = (count: number) => times(count, () => int(0, 15).toString(16));
const day = 86_400_000;
const date = (from: number, to: number) => new Date(Date.now() + int(from, to)).toString();
const image = (topic: string) => `https://loremflickr.com/640/480/${topic}`;

const first = () =>
  pick(
    "Ada|Ben|Clara|David|Emma|Finn|Grace|Hugo|Ida|Jonas|Kira|Leon|Mia|Noah|Olga|Paul|Rosa|Samir|Tara|Yusuf",
  );
const last = () =>
  pick(
    "Adler|Baker|Costa|Dunn|Evans|Fischer|Garcia|Hall|Ito|Jensen|Klein|Lopez|Meyer|Novak|Okafor|Patel|Rossi|Silva|Weber|Young",
  );
const word = () =>
  pick(
    "amber|bridge|candle|delta|ember|forest|garden|harbor|island|jacket|kernel|ladder|meadow|needle|orchard|pillow|quarry|river|summit|timber",
  );
const noun = () =>
  pick(
    "array|bandwidth|bus|capacitor|card|circuit|driver|firewall|interface|matrix|monitor|panel|pixel|port|program|protocol|sensor|system",
  );
const verb = () =>
  pick(
    "back up|bypass|calculate|compress|connect|copy|generate|hack|index|input|navigate|parse|program|quantify|reboot|transmit",
  );
const adjective = () =>
  pick(
    "auxiliary|bluetooth|digital|haptic|mobile|multi-byte|neural|online|open-source|optical|primary|redundant|solid state|virtual|wireless",
  );
const ingverb = () =>
  pick(
    "backing up|bypassing|calculating|compressing|connecting|copying|generating|indexing|navigating|parsing|programming",
  );
const abbreviation = () => pick("AGP|AI|API|CSS|EXE|FTP|HDD|HTTP|JSON|PCI|RAM|SCSI|SMTP|SQL|SSD|TCP|USB|XML");
const company = () => pick("Inc|LLC|Group|and Sons");
const city = () =>
  pick(
    "Avon|Brighton|Carlow|Dover|Essen|Fargo|Graz|Halle|Imola|Jena|Kiel|Leeds|Murcia|Nice|Oulu|Porto|Siena|Turku|Ulm|York",
  );
const product = () =>
  pick(
    "Ball|Bike|Chair|Chips|Computer|Fish|Gloves|Hat|Keyboard|Mouse|Pants|Pizza|Shirt|Shoes|Soap|Table|Towels|Tuna",
  );
const material = () => pick("Concrete|Cotton|Fresh|Frozen|Granite|Metal|Plastic|Rubber|Soft|Steel|Wooden");
const quality = () =>
  pick(
    "Awesome|Ergonomic|Fantastic|Generic|Gorgeous|Handcrafted|Handmade|Intelligent|Practical|Refined|Rustic|Sleek|Small|Tasty",
  );
const bsVerb = () =>
  pick(
    "aggregate|deploy|embrace|enable|engage|evolve|grow|harness|integrate|iterate|optimize|scale|streamline|transform",
  );
const bsAdjective = () =>
  pick(
    "24/7|agile|back-end|cross-platform|dynamic|end-to-end|global|granular|holistic|interactive|open-source|robust|scalable",
  );
const bsNoun = () =>
  pick(
    "applications|channels|communities|content|functionalities|infrastructures|markets|metrics|models|networks|paradigms|platforms|portals|schemas|services|solutions|systems|users|vortals",
  );
const catchAdjective = () =>
  pick(
    "Adaptive|Advanced|Ameliorated|Balanced|Centralized|Compatible|Cross-group|Focused|Front-line|Fundamental|Innovative",
  );
const catchDescriptor = () =>
  pick(
    "24 hour|actuating|asynchronous|bifurcated|client-driven|composite|dedicated|demand-driven|discrete|explicit|fault-tolerant",
  );
const catchNoun = () =>
  pick(
    "ability|access|adapter|algorithm|alliance|analyzer|application|approach|architecture|archive|array|artificial intelligence",
  );
const extension = () => pick("csv|gif|html|jpg|json|mp3|mp4|pdf|png|txt|wav|xml|zip");
const type = () =>
  pick(
    "application/json|application/pdf|audio/mpeg|image/gif|image/jpeg|image/png|text/csv|text/html|text/plain|video/mp4",
  );
const file = () => `${word()}_${word()}.${extension()}`;
const folder = () => pick("/bin|/etc|/home/user|/lib|/opt|/root|/srv|/tmp|/usr/local|/var/log");
const user = () => `${first()}.${last()}${int(1, 99)}`;
const domain = () => `${word()}.${pick("com|net|org|info|biz|name")}`;
const sentence = () => `${capital(times(int(4, 9), word, " "))}.`;
const sentences = () => times(int(2, 5), sentence, " ");
const jobLevel = () =>
  pick(
    "Chief|Customer|Direct|Dynamic|Forward|Global|Human|Internal|Lead|Legacy|National|Principal|Regional|Senior",
  );
const jobArea = () =>
  pick(
    "Accountability|Accounts|Applications|Assurance|Brand|Communications|Data|Directives|Factors|Functionality|Group|Identity|Integration",
  );
const jobType = () =>
  pick(
    "Administrator|Agent|Analyst|Architect|Assistant|Associate|Consultant|Coordinator|Designer|Developer|Director|Engineer|Executive",
  );
const street = () => `${last()} ${pick("Avenue|Bridge|Court|Drive|Lane|Road|Square|Street|Way")}`;
const account = () =>
  pick("Auto Loan|Checking|Credit Card|Home Loan|Investment|Money Market|Personal Loan|Savings");
const name = () => `${first()} ${last()}`;
const phone = () => `${digits(3)}-${digits(3)}-${digits(4)}`;
const uuid = () => crypto.randomUUID();

const GENERATORS: Readonly<Record<string, () => string>> = {
  $guid: uuid,
  $timestamp: () => String(Math.floor(Date.now() / 1000)),
  $isoTimestamp: () => new Date().toISOString(),
  $randomUUID: uuid,
  $randomInt: () => String(int(0, 1000)),
  $randomAlphaNumeric: () => int(0, 35).toString(36),
  $randomBoolean: () => String(Math.random() < 0.5),
  $randomColor: () =>
    pick(
      "azure|black|blue|cyan|fuchsia|gold|green|indigo|ivory|lavender|lime|magenta|maroon|olive|orange|pink|plum|red|teal|white|yellow",
    ),
  $randomHexColor: () => `#${hex(6)}`,
  $randomAbbreviation: abbreviation,
  $randomIP: () => times(4, () => String(int(0, 255)), "."),
  $randomIPV6: () => times(8, () => hex(4), ":"),
  $randomMACAddress: () => times(6, () => hex(2), ":"),
  $randomPassword: () => times(15, () => pick("a|B|c|D|e|F|g|H|k|M|n|P|q|R|s|T|v|W|x|2|3|4|5|6|7|8|9|_")),
  $randomLocale: () => pick("de|en|es|fr|it|ja|ko|nb|nl|pl|pt|ru|sv|tr|zh"),
  $randomUserAgent: () =>
    `Mozilla/5.0 (X11; Linux x86_64; rv:${int(60, 120)}.0) Gecko/20100101 Firefox/${int(60, 120)}.0`,
  $randomProtocol: () => pick("http|https"),
  $randomSemver: () => times(3, () => String(int(0, 9)), "."),
  $randomFirstName: first,
  $randomLastName: last,
  $randomFullName: name,
  $randomNamePrefix: () => pick("Dr.|Miss|Mr.|Mrs.|Ms."),
  $randomNameSuffix: () => pick("I|II|III|IV|Jr.|MD|PhD|Sr.|V"),
  $randomJobArea: jobArea,
  $randomJobDescriptor: jobLevel,
  $randomJobTitle: () => `${jobLevel()} ${jobArea()} ${jobType()}`,
  $randomJobType: jobType,
  $randomPhoneNumber: phone,
  $randomPhoneNumberExt: () => `${int(1, 99)}-${phone()}`,
  $randomCity: city,
  $randomStreetName: street,
  $randomStreetAddress: () => `${int(1, 999)} ${street()}`,
  $randomCountry: () =>
    pick(
      "Austria|Brazil|Canada|Denmark|Egypt|Fiji|Ghana|Hungary|India|Japan|Kenya|Laos|Malta|Nepal|Oman|Peru|Qatar|Spain|Togo",
    ),
  $randomCountryCode: () => pick("AT|BR|CA|DK|EG|FJ|GH|HU|IN|JP|KE|LA|MT|NP|OM|PE|QA|ES|TG"),
  $randomLatitude: () => (Math.random() * 180 - 90).toFixed(4),
  $randomLongitude: () => (Math.random() * 360 - 180).toFixed(4),
  $randomAvatarImage: () => image("face"),
  $randomImageUrl: () => image("any"),
  $randomAbstractImage: () => image("abstract"),
  $randomAnimalsImage: () => image("animals"),
  $randomBusinessImage: () => image("business"),
  $randomCatsImage: () => image("cats"),
  $randomCityImage: () => image("city"),
  $randomFashionImage: () => image("fashion"),
  $randomFoodImage: () => image("food"),
  $randomNatureImage: () => image("nature"),
  $randomNightlifeImage: () => image("nightlife"),
  $randomPeopleImage: () => image("people"),
  $randomSportsImage: () => image("sports"),
  $randomTransportImage: () => image("transport"),
  $randomImageDataUri: () =>
    "data:image/svg+xml;charset=UTF-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%2F%3E",
  $randomBankAccount: () => digits(8),
  $randomBankAccountName: () => `${account()} Account`,
  $randomBankAccountBic: () => `${times(6, () => pick("A|B|C|D|E|F|G|H|K|L|M|N"))}${pick("2A|3B|5C|9D")}`,
  $randomBankAccountIban: () => `DE${digits(20)}`,
  $randomCreditCardMask: () => digits(4),
  $randomTransactionType: () => pick("deposit|invoice|payment|withdrawal"),
  $randomCurrencyCode: () => pick("BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|INR|JPY|NOK|PLN|SEK|USD"),
  $randomCurrencyName: () =>
    pick("Canadian Dollar|Czech Koruna|Danish Krone|Euro|Pound Sterling|Swiss Franc|US Dollar|Yen|Zloty"),
  $randomCurrencySymbol: () => pick("$|£|¥|€|kr|zł"),
  $randomBitcoin: () => `3${times(31, () => pick("a|B|c|D|e|F|g|H|k|M|n|P|q|R|s|T|v|W|x|2|3|4|5|6|7|8|9"))}`,
  $randomCompanyName: () => `${last()} ${company()}`,
  $randomCompanySuffix: company,
  $randomBs: () => `${bsVerb()} ${bsAdjective()} ${bsNoun()}`,
  $randomBsAdjective: bsAdjective,
  $randomBsBuzz: bsVerb,
  $randomBsNoun: bsNoun,
  $randomCatchPhrase: () => `${catchAdjective()} ${catchDescriptor()} ${catchNoun()}`,
  $randomCatchPhraseAdjective: catchAdjective,
  $randomCatchPhraseDescriptor: catchDescriptor,
  $randomCatchPhraseNoun: catchNoun,
  $randomDatabaseColumn: () =>
    pick("avatar|category|createdAt|email|group|id|name|password|phone|status|title|token|updatedAt"),
  $randomDatabaseType: () =>
    pick(
      "bigint|binary|bit|blob|boolean|char|date|datetime|decimal|double|float|int|text|time|timestamp|varchar",
    ),
  $randomDatabaseCollation: () => pick("ascii_bin|cp1250_bin|utf8_bin|utf8_general_ci|utf8_unicode_ci"),
  $randomDatabaseEngine: () => pick("ARCHIVE|BLACKHOLE|CSV|InnoDB|MEMORY|MyISAM"),
  $randomDateFuture: () => date(1, 365 * day),
  $randomDatePast: () => date(-365 * day, -1),
  $randomDateRecent: () => date(-day, -1),
  $randomMonth: () =>
    pick("January|February|March|April|May|June|July|August|September|October|November|December"),
  $randomWeekday: () => pick("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
  $randomDomainName: domain,
  $randomDomainSuffix: () => pick("biz|com|info|name|net|org"),
  $randomDomainWord: word,
  $randomEmail: () => `${user()}@${pick("gmail.com|hotmail.com|yahoo.com")}`,
  $randomExampleEmail: () => `${user()}@example.${pick("com|net|org")}`,
  $randomUserName: user,
  $randomUrl: () => `${pick("http|https")}://${domain()}`,
  $randomFileName: file,
  $randomFileType: () => pick("application|audio|font|image|message|model|text|video"),
  $randomFileExt: extension,
  $randomCommonFileName: file,
  $randomCommonFileType: () => pick("application|audio|image|text|video"),
  $randomCommonFileExt: extension,
  $randomFilePath: () => `${folder()}/${file()}`,
  $randomDirectoryPath: folder,
  $randomMimeType: type,
  $randomPrice: () => `${int(0, 999)}.${digits(2)}`,
  $randomProduct: product,
  $randomProductAdjective: quality,
  $randomProductMaterial: material,
  $randomProductName: () => `${quality()} ${material()} ${product()}`,
  $randomDepartment: () =>
    pick(
      "Automotive|Baby|Beauty|Books|Clothing|Computers|Electronics|Games|Garden|Grocery|Health|Home|Jewelry|Movies|Music|Outdoors|Shoes|Sports|Tools|Toys",
    ),
  $randomNoun: noun,
  $randomVerb: verb,
  $randomIngverb: ingverb,
  $randomAdjective: adjective,
  $randomWord: word,
  $randomWords: () => times(int(2, 5), word, " "),
  $randomPhrase: () => `We need to ${verb()} the ${adjective()} ${abbreviation()} ${noun()}!`,
  $randomLoremWord: word,
  $randomLoremWords: () => times(3, word, " "),
  $randomLoremSentence: sentence,
  $randomLoremSentences: sentences,
  $randomLoremParagraph: sentences,
  $randomLoremParagraphs: () => times(3, sentences, "\n \r"),
  $randomLoremText: sentences,
  $randomLoremSlug: () => times(3, word, "-"),
  $randomLoremLines: () => times(int(2, 4), sentence, "\n"),
};
