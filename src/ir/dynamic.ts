/**
 * Postman's variables that are made anew for each request.
 * https://learning.postman.com/docs/tests-and-scripts/write-scripts/variables-list/
 */
const DYNAMIC_NAMES: ReadonlySet<string> = new Set(
  (
    "guid isoTimestamp randomAbbreviation randomAbstractImage randomAdjective randomAlphaNumeric " +
    "randomAnimalsImage randomAvatarImage randomBankAccount randomBankAccountBic " +
    "randomBankAccountIban randomBankAccountName randomBitcoin randomBoolean randomBs " +
    "randomBsAdjective randomBsBuzz randomBsNoun randomBusinessImage randomCatchPhrase " +
    "randomCatchPhraseAdjective randomCatchPhraseDescriptor randomCatchPhraseNoun randomCatsImage " +
    "randomCity randomCityImage randomColor randomCommonFileExt randomCommonFileName " +
    "randomCommonFileType randomCompanyName randomCompanySuffix randomCountry randomCountryCode " +
    "randomCreditCardMask randomCurrencyCode randomCurrencyName randomCurrencySymbol " +
    "randomDatabaseCollation randomDatabaseColumn randomDatabaseEngine randomDatabaseType " +
    "randomDateFuture randomDatePast randomDateRecent randomDepartment randomDirectoryPath " +
    "randomDomainName randomDomainSuffix randomDomainWord randomEmail randomExampleEmail " +
    "randomFashionImage randomFileExt randomFileName randomFilePath randomFileType randomFirstName " +
    "randomFoodImage randomFullName randomHexColor randomIP randomIPV6 randomImageDataUri " +
    "randomImageUrl randomIngverb randomInt randomJobArea randomJobDescriptor randomJobTitle " +
    "randomJobType randomLastName randomLatitude randomLocale randomLongitude randomLoremLines " +
    "randomLoremParagraph randomLoremParagraphs randomLoremSentence randomLoremSentences " +
    "randomLoremSlug randomLoremText randomLoremWord randomLoremWords randomMACAddress " +
    "randomMimeType randomMonth randomNamePrefix randomNameSuffix randomNatureImage " +
    "randomNightlifeImage randomNoun randomPassword randomPeopleImage randomPhoneNumber " +
    "randomPhoneNumberExt randomPhrase randomPrice randomProduct randomProductAdjective " +
    "randomProductMaterial randomProductName randomProtocol randomSemver randomSportsImage " +
    "randomStreetAddress randomStreetName randomTransactionType randomTransportImage randomUUID " +
    "randomUrl randomUserAgent randomUserName randomVerb randomWeekday randomWord randomWords " +
    "timestamp"
  ).split(" "),
);

/** Takes the name as between the braces: `$guid`. */
export function isDynamic(name: string): boolean {
  return name.startsWith("$") && DYNAMIC_NAMES.has(name.slice(1));
}

/** Values that look like what the variable makes, the same on every run; the others stand as their own name. */
const SAMPLES: ReadonlyMap<string, string> = new Map([
  ["$guid", "00000000-0000-4000-8000-000000000000"],
  ["$randomUUID", "00000000-0000-4000-8000-000000000000"],
  ["$timestamp", "1700000000"],
  ["$isoTimestamp", "2023-11-14T22:13:20.000Z"],
  ["$randomInt", "42"],
  ["$randomBoolean", "true"],
  ["$randomEmail", "jane.doe@example.com"],
  ["$randomExampleEmail", "jane.doe@example.com"],
  ["$randomFirstName", "Jane"],
  ["$randomLastName", "Doe"],
  ["$randomFullName", "Jane Doe"],
  ["$randomUserName", "jane.doe"],
  ["$randomPhoneNumber", "555-010-0000"],
  ["$randomUrl", "https://example.com"],
  ["$randomPrice", "42.00"],
  ["$randomLatitude", "48.8584"],
  ["$randomLongitude", "2.2945"],
  ["$randomBankAccount", "12345678"],
  ["$randomCreditCardMask", "1234"],
]);

/** Returns a fixed text for a dynamic variable, for fixtures. Never in a client or a curl script. */
export function dynamicSample(name: string): string {
  return SAMPLES.get(name) ?? name.slice(1);
}
