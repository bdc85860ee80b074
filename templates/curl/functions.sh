# Functions that the curl scripts take along where they need them. A paragraph is one function, and goes into a script
# as it stands. Those without arguments make Postman's dynamic variables of the same name.

# Percent-encodes all bytes of $2 but letters, digits and the characters in $1.
percent_encode() {
  local LC_ALL=C text=$2 out='' char i
  for ((i = 0; i < ${#text}; i += 1)); do
    char=${text:i:1}
    if [[ $char != [A-Za-z0-9] && $1 != *"$char"* ]]; then
      printf -v char %02X "'$char"
      char=%${char: -2}
    fi
    out+=$char
  done
  printf %s "$out"
}

# Encodes what may not stand in the path of a URL; escapes that are there already stay.
encode_path() {
  percent_encode "!#\$%&'()*+,-./:;=?@[]^_|~" "${1//\\//}"
}

# Encodes what may not stand in the query of a URL; escapes that are there already stay.
encode_query() {
  percent_encode '!#$%&()*+,-./:;=?@[\]^_`{|}~' "$1"
}

# Encodes what may not stand in a query or would end a parameter; escapes that are there already stay.
encode_parameter() {
  percent_encode '!$%()*+,-./:;=?@[\]^_`{|}~' "$1"
}

# Encodes a name or a value so that it can be part of a form.
encode_component() {
  percent_encode '-._~' "$1"
}

# The text as it goes between the quotes of a JSON string.
json_text() {
  local LC_ALL=C text=$1 out='' char i
  for ((i = 0; i < ${#text}; i += 1)); do
    char=${text:i:1}
    case $char in
      '"' | \\) char=\\$char ;;
      $'\n') char='\n' ;;
      $'\r') char='\r' ;;
      $'\t') char='\t' ;;
      [$'\001'-$'\037']) printf -v char '\\u%04x' "'$char" ;;
    esac
    out+=$char
  done
  printf %s "$out"
}

# A whole number from $1 to $2.
int() {
  printf %d $(($1 + (RANDOM * 32768 + RANDOM) % ($2 - $1 + 1)))
}

# One of the arguments.
pick() {
  local choices=("$@")
  printf %s "${choices[$(int 0 $(($# - 1)))]}"
}

# $1 characters out of those of $2.
characters() {
  local out='' i
  for ((i = 0; i < $1; i += 1)); do out+=${2:$(int 0 $((${#2} - 1))):1}; done
  printf %s "$out"
}

digits() {
  characters "$1" 0123456789
}

hex() {
  characters "$1" 0123456789abcdef
}

# The words that $2 makes, $1 of them.
several() {
  local out='' i
  for ((i = 0; i < $1; i += 1)); do out+="${out:+ }$("$2")"; done
  printf %s "$out"
}

# The time so many seconds from now, as JavaScript prints it.
date_in() {
  local at=$(($(date +%s) + $1)) format='+%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)'
  LC_ALL=C date -u -d "@$at" "$format" 2>/dev/null || LC_ALL=C date -u -r "$at" "$format"
}

sentence() {
  local words
  words=$(several "$(int 4 9)" randomWord)
  printf '%s%s.' "$(printf %s "${words:0:1}" | tr '[:lower:]' '[:upper:]')" "${words:1}"
}

image_url() {
  printf 'https://loremflickr.com/640/480/%s' "$1"
}

file_stem() {
  printf '%s_%s' "$(randomWord)" "$(randomWord)"
}

guid() {
  printf '%s-%s-4%s-%s%s-%s' "$(hex 8)" "$(hex 4)" "$(hex 3)" "$(pick 8 9 a b)" "$(hex 3)" "$(hex 12)"
}

timestamp() {
  printf %s "$(date +%s)"
}

isoTimestamp() {
  printf %s "$(date -u +%Y-%m-%dT%H:%M:%S.000Z)"
}

randomUUID() {
  guid
}

randomInt() {
  int 0 1000
}

randomAlphaNumeric() {
  characters 1 0123456789abcdefghijklmnopqrstuvwxyz
}

randomBoolean() {
  pick true false
}

randomColor() {
  pick azure black blue cyan gold green indigo magenta olive orange pink plum red silver teal white yellow
}

randomHexColor() {
  printf '#%s' "$(hex 6)"
}

randomAbbreviation() {
  pick AGP API CSS EXE FTP HDD HTTP JSON PCI RAM SCSI SMTP SQL SSD TCP USB XML
}

randomIP() {
  printf '%s.%s.%s.%s' "$(int 0 255)" "$(int 0 255)" "$(int 0 255)" "$(int 0 255)"
}

randomIPV6() {
  several 8 hex_group | tr ' ' :
}

hex_group() {
  hex 4
}

randomMACAddress() {
  several 6 hex_byte | tr ' ' :
}

hex_byte() {
  hex 2
}

randomPassword() {
  characters 15 abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_
}

randomLocale() {
  pick de en es fr it ja ko nb nl pl pt ru sv tr zh
}

randomUserAgent() {
  local version
  version=$(int 60 120)
  printf 'Mozilla/5.0 (X11; Linux x86_64; rv:%s.0) Gecko/20100101 Firefox/%s.0' "$version" "$version"
}

randomProtocol() {
  pick http https
}

randomSemver() {
  printf '%s.%s.%s' "$(int 0 9)" "$(int 0 9)" "$(int 0 9)"
}

randomFirstName() {
  pick Ada Ben Clara David Emma Finn Grace Hugo Ida Jonas Kira Leon Mia Noah Olga Paul Rosa Samir Tara Yusuf
}

randomLastName() {
  pick Adler Baker Costa Dunn Evans Fischer Garcia Hall Ito Jensen Klein Lopez Meyer Novak Okafor Patel Rossi Silva
}

randomFullName() {
  printf '%s %s' "$(randomFirstName)" "$(randomLastName)"
}

randomNamePrefix() {
  pick Dr. Miss Mr. Mrs. Ms.
}

randomNameSuffix() {
  pick I II III IV Jr. MD PhD Sr. V
}

randomJobArea() {
  pick Accounts Applications Assurance Brand Communications Data Functionality Identity Integration Markets Security
}

randomJobDescriptor() {
  pick Chief Customer Direct Dynamic Forward Global Human Internal Lead Legacy National Principal Regional Senior
}

randomJobType() {
  pick Administrator Agent Analyst Architect Assistant Associate Consultant Coordinator Designer Developer Engineer
}

randomJobTitle() {
  printf '%s %s %s' "$(randomJobDescriptor)" "$(randomJobArea)" "$(randomJobType)"
}

randomPhoneNumber() {
  printf '%s-%s-%s' "$(digits 3)" "$(digits 3)" "$(digits 4)"
}

randomPhoneNumberExt() {
  printf '%s-%s' "$(int 1 99)" "$(randomPhoneNumber)"
}

randomCity() {
  pick Avon Brighton Carlow Dover Essen Fargo Graz Halle Imola Jena Kiel Leeds Murcia Nice Oulu Porto Siena Turku York
}

randomStreetName() {
  printf '%s %s' "$(randomLastName)" "$(pick Avenue Bridge Court Drive Lane Road Square Street Way)"
}

randomStreetAddress() {
  printf '%s %s' "$(int 1 999)" "$(randomStreetName)"
}

randomCountry() {
  pick Austria Brazil Canada Denmark Egypt Fiji Ghana Hungary India Japan Kenya Laos Malta Nepal Oman Peru Qatar Spain
}

randomCountryCode() {
  pick AT BR CA DK EG FJ GH HU IN JP KE LA MT NP OM PE QA ES TG
}

randomLatitude() {
  printf '%s.%s' "$(int -89 89)" "$(digits 4)"
}

randomLongitude() {
  printf '%s.%s' "$(int -179 179)" "$(digits 4)"
}

randomAvatarImage() {
  image_url face
}

randomImageUrl() {
  image_url any
}

randomAbstractImage() {
  image_url abstract
}

randomAnimalsImage() {
  image_url animals
}

randomBusinessImage() {
  image_url business
}

randomCatsImage() {
  image_url cats
}

randomCityImage() {
  image_url city
}

randomFashionImage() {
  image_url fashion
}

randomFoodImage() {
  image_url food
}

randomNatureImage() {
  image_url nature
}

randomNightlifeImage() {
  image_url nightlife
}

randomPeopleImage() {
  image_url people
}

randomSportsImage() {
  image_url sports
}

randomTransportImage() {
  image_url transport
}

randomImageDataUri() {
  printf %s 'data:image/svg+xml;charset=UTF-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%2F%3E'
}

randomBankAccount() {
  digits 8
}

randomBankAccountName() {
  printf '%s Account' "$(pick 'Auto Loan' Checking 'Credit Card' 'Home Loan' Investment 'Money Market' Savings)"
}

randomBankAccountBic() {
  printf '%s%s' "$(characters 6 ABCDEFGHKLMN)" "$(pick 2A 3B 5C 9D)"
}

randomBankAccountIban() {
  printf 'DE%s' "$(digits 20)"
}

randomCreditCardMask() {
  digits 4
}

randomTransactionType() {
  pick deposit invoice payment withdrawal
}

randomCurrencyCode() {
  pick BRL CAD CHF CNY CZK DKK EUR GBP INR JPY NOK PLN SEK USD
}

randomCurrencyName() {
  pick 'Canadian Dollar' 'Czech Koruna' 'Danish Krone' Euro 'Pound Sterling' 'Swiss Franc' 'US Dollar' Yen Zloty
}

randomCurrencySymbol() {
  pick '$' '£' '¥' '€' kr 'zł'
}

randomBitcoin() {
  printf '3%s' "$(characters 31 ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789)"
}

randomCompanySuffix() {
  pick Inc LLC Group 'and Sons'
}

randomCompanyName() {
  printf '%s %s' "$(randomLastName)" "$(randomCompanySuffix)"
}

randomBsBuzz() {
  pick aggregate deploy embrace enable engage evolve grow harness integrate iterate optimize scale streamline transform
}

randomBsAdjective() {
  pick 24/7 agile back-end cross-platform dynamic end-to-end global granular holistic interactive open-source robust
}

randomBsNoun() {
  pick applications channels communities content markets metrics models networks paradigms platforms portals services
}

randomBs() {
  printf '%s %s %s' "$(randomBsBuzz)" "$(randomBsAdjective)" "$(randomBsNoun)"
}

randomCatchPhraseAdjective() {
  pick Adaptive Advanced Ameliorated Balanced Centralized Compatible Cross-group Focused Front-line Fundamental
}

randomCatchPhraseDescriptor() {
  pick '24 hour' actuating asynchronous bifurcated client-driven composite dedicated discrete explicit fault-tolerant
}

randomCatchPhraseNoun() {
  pick ability access adapter algorithm alliance analyzer application approach architecture archive array
}

randomCatchPhrase() {
  printf '%s %s %s' "$(randomCatchPhraseAdjective)" "$(randomCatchPhraseDescriptor)" "$(randomCatchPhraseNoun)"
}

randomDatabaseColumn() {
  pick avatar category createdAt email group id name password phone status title token updatedAt
}

randomDatabaseType() {
  pick bigint binary bit blob boolean char date datetime decimal double float int text time timestamp varchar
}

randomDatabaseCollation() {
  pick ascii_bin cp1250_bin utf8_bin utf8_general_ci utf8_unicode_ci
}

randomDatabaseEngine() {
  pick ARCHIVE BLACKHOLE CSV InnoDB MEMORY MyISAM
}

randomDateFuture() {
  date_in "$(int 1 31536000)"
}

randomDatePast() {
  date_in "-$(int 1 31536000)"
}

randomDateRecent() {
  date_in "-$(int 1 86400)"
}

randomMonth() {
  pick January February March April May June July August September October November December
}

randomWeekday() {
  pick Monday Tuesday Wednesday Thursday Friday Saturday Sunday
}

randomDomainSuffix() {
  pick biz com info name net org
}

randomDomainWord() {
  randomWord
}

randomDomainName() {
  printf '%s.%s' "$(randomDomainWord)" "$(randomDomainSuffix)"
}

randomUserName() {
  printf '%s.%s%s' "$(randomFirstName)" "$(randomLastName)" "$(int 1 99)"
}

randomEmail() {
  printf '%s@%s' "$(randomUserName)" "$(pick gmail.com hotmail.com yahoo.com)"
}

randomExampleEmail() {
  printf '%s@example.%s' "$(randomUserName)" "$(pick com net org)"
}

randomUrl() {
  printf '%s://%s' "$(randomProtocol)" "$(randomDomainName)"
}

randomCommonFileExt() {
  pick csv gif html jpg json mp3 mp4 pdf png txt wav xml zip
}

randomFileExt() {
  randomCommonFileExt
}

randomCommonFileName() {
  printf '%s.%s' "$(file_stem)" "$(randomCommonFileExt)"
}

randomFileName() {
  randomCommonFileName
}

randomCommonFileType() {
  pick application audio image text video
}

randomFileType() {
  pick application audio font image message model text video
}

randomDirectoryPath() {
  pick /bin /etc /home/user /lib /opt /root /srv /tmp /usr/local /var/log
}

randomFilePath() {
  printf '%s/%s' "$(randomDirectoryPath)" "$(randomFileName)"
}

randomMimeType() {
  pick application/json application/pdf audio/mpeg image/gif image/jpeg image/png text/csv text/html text/plain video/mp4
}

randomPrice() {
  printf '%s.%s' "$(int 0 999)" "$(digits 2)"
}

randomProduct() {
  pick Ball Bike Chair Chips Computer Fish Gloves Hat Keyboard Mouse Pants Pizza Shirt Shoes Soap Table Towels Tuna
}

randomProductAdjective() {
  pick Awesome Ergonomic Fantastic Generic Gorgeous Handcrafted Handmade Practical Refined Rustic Sleek Small Tasty
}

randomProductMaterial() {
  pick Concrete Cotton Fresh Frozen Granite Metal Plastic Rubber Soft Steel Wooden
}

randomProductName() {
  printf '%s %s %s' "$(randomProductAdjective)" "$(randomProductMaterial)" "$(randomProduct)"
}

randomDepartment() {
  pick Automotive Baby Beauty Books Clothing Computers Electronics Games Garden Grocery Health Home Movies Music Toys
}

randomNoun() {
  pick array bandwidth bus capacitor card circuit driver firewall interface matrix monitor panel pixel port program sensor
}

randomVerb() {
  pick 'back up' bypass calculate compress connect copy generate hack index input navigate parse program reboot transmit
}

randomIngverb() {
  pick 'backing up' bypassing calculating compressing connecting copying generating indexing navigating parsing
}

randomAdjective() {
  pick auxiliary bluetooth digital haptic mobile multi-byte neural online open-source optical primary redundant virtual
}

randomWord() {
  pick amber bridge candle delta ember forest garden harbor island jacket kernel ladder meadow needle orchard river summit
}

randomWords() {
  several "$(int 2 5)" randomWord
}

randomPhrase() {
  printf 'We need to %s the %s %s %s!' "$(randomVerb)" "$(randomAdjective)" "$(randomAbbreviation)" "$(randomNoun)"
}

randomLoremWord() {
  randomWord
}

randomLoremWords() {
  several 3 randomWord
}

randomLoremSentence() {
  sentence
}

randomLoremSentences() {
  several "$(int 2 5)" sentence
}

randomLoremParagraph() {
  randomLoremSentences
}

randomLoremParagraphs() {
  printf '%s\n \r%s\n \r%s' "$(randomLoremParagraph)" "$(randomLoremParagraph)" "$(randomLoremParagraph)"
}

randomLoremText() {
  randomLoremSentences
}

randomLoremSlug() {
  randomLoremWords | tr ' ' -
}

randomLoremLines() {
  printf '%s\n%s' "$(sentence)" "$(sentence)"
}
