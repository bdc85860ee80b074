globalThis.postmanDocs = Object.assign(globalThis.postmanDocs ?? {}, {
descriptions: [
"Trades a name and a password for a token. Every other request carries it as `Authorization: Bearer`. Content-Type",
"Searches the shelves. Without parameters it lists **every** book, twenty to a page. | Parameter | Example | | --- | --- | | `q` | `utopia` | | `author` | `ursula-k-le-guin` | q author inStock sort page pageSize Accept",
"One book, by its short name. bookId Accept",
"Puts a new book on the shelf. The shop makes its short name out of the title. Content-Type Idempotency-Key",
"Changes what the body names and nothing else. bookId Content-Type If-Match",
"Takes a book off the shelf. Its reviews go with it. bookId",
"The picture that the shop window shows. bookId Content-Type",
"What readers say, newest first. A reply is a review that hangs below another one, and may have replies itself. bookId Accept",
"Set `replyTo` to the number of a review to answer it. bookId Content-Type",
"Everyone who wrote something that we sell. Accept",
"One author and what they wrote. authorId Accept",
],
});
