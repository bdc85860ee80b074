// Compiled beside generated/ by the matrix: what users of a client rely on, and what the types must refuse.
import { ApiError, type books, type Call, createClient } from "../../generated/bookshop/index.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? "equal" : { left: A; right: B };

function check<A, B>(verdict: Equal<A, B>): void {
  void verdict;
}

export async function useClient(): Promise<void> {
  const shop = createClient({ variables: { baseUrl: "http://127.0.0.1" } });

  const book = await shop.books.getABook({ path: { bookId: "1" } });
  check<typeof book, books.Book>("equal");
  // @ts-expect-error a property that no sample shows
  void book.weight;

  const result = await shop.books.getABook({ path: { bookId: "1" } }).result();
  if (result.status === 404) check<typeof result.data, books.GetABookResponses[404]>("equal");
  if (result.status === 500) check<typeof result.data, unknown>("equal");
  if (result.status === 200) check<typeof result.ok, true>("equal");
  if (result.ok) check<typeof result.data, books.Book>("equal");
  if (result.status === 203) check<typeof result.data, books.Book>("equal");
  if (result.status === 499 || result.status === 520) check<typeof result.data, unknown>("equal");
  // @ts-expect-error no HTTP status
  if (result.status === 999) void result;

  try {
    await shop.books.getABook({ path: { bookId: "1" } });
  } catch (error) {
    if (error instanceof ApiError) check<typeof error.data, unknown>("equal");
  }

  const { headers } = await shop.books.getABook({ path: { bookId: "1" } }).withResponse();
  check<ReturnType<typeof headers.get>, string | null>("equal");
  const known: Parameters<typeof headers.get>[0] = "etag";
  const plain: Headers = headers;
  void [headers.get(known), headers.get("x-any-other"), headers.has("etag"), plain];

  // @ts-expect-error a path parameter is missing
  await shop.books.getABook();
  // @ts-expect-error so is the body
  await shop.books.addABook({});
}

/** Suggestions of editors come from the type arguments. */
export type Suggested =
  ReturnType<typeof books.getABook> extends Call<books.GetABookResponses, infer Name> ? Name : never;
check<Suggested, "etag">("equal");
