/**
 * Synthetic collections of any size, the same bytes for the same arguments: services in folders, resources in folders of
 * these, and in each the operations that an API has for a resource. The requests have bodies of 5 to 20 fields and three
 * or four saved responses each, with the request that each answers, as Postman saves them.
 */

/** The text of a collection file with `requests` requests. */
export function makeCollection(requests: number, seed = 1): string {
  const random = new Random(seed);
  const services: Item[] = [];
  let left = requests;
  for (let s = 0; left > 0; s += 1) {
    const service: Item = { name: `${title(random.pick(AREAS))} ${s + 1}`, item: [] };
    for (let r = 0; r < RESOURCES_IN_SERVICE && left > 0; r += 1) {
      const resource = new Resource(random, `${random.pick(ADJECTIVES)} ${random.pick(THINGS)}`, s * 100 + r);
      const operations = resource.operations().slice(0, left);
      left -= operations.length;
      service.item?.push({ name: title(plural(resource.name)), item: operations });
    }
    services.push(service);
  }
  const collection = {
    info: {
      name: `Synthetic ${requests}`,
      description: "Made by bench/collection.ts.",
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{token}}", type: "string" }] },
    variable: [{ key: "baseUrl", value: "https://api.example.com/v1" }],
    item: services,
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

const RESOURCES_IN_SERVICE = 5;

interface Item {
  name: string;
  item?: Item[];
  request?: object;
  response?: object[];
}

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A field of a resource: its name, and what makes a value for it. */
interface Field {
  name: string;
  make: () => Value;
}

class Resource {
  readonly name: string;
  private readonly random: Random;
  private readonly path: string;
  private readonly fields: Field[];

  constructor(random: Random, name: string, number: number) {
    this.random = random;
    this.name = `${name} ${number}`;
    this.path = `${plural(name).replaceAll(" ", "-")}-${number}`;
    this.fields = this.makeFields(random.int(5, 20));
  }

  operations(): Item[] {
    const { name, path } = this;
    const one = `${path}/:${camel(name)}Id`;
    const list = plural(name);
    return [
      this.operation(`List ${list}`, "GET", path, { query: LIST_QUERY, answers: [200, 401, 429] }),
      this.operation(`Create ${name}`, "POST", path, { body: true, answers: [201, 400, 409, 500] }),
      this.operation(`Get ${name}`, "GET", one, { answers: [200, 401, 404] }),
      this.operation(`Update ${name}`, "PUT", one, { body: true, answers: [200, 400, 404, 409] }),
      this.operation(`Change ${name}`, "PATCH", one, { body: true, answers: [200, 400, 404] }),
      this.operation(`Delete ${name}`, "DELETE", one, { answers: [204, 404, 500] }),
      this.operation(`List tags of ${name}`, "GET", `${one}/tags`, {
        query: LIST_QUERY,
        answers: [200, 401, 404],
      }),
      this.operation(`Archive ${name}`, "POST", `${one}/archive`, { body: true, answers: [202, 400, 404] }),
      this.operation(`Search ${list}`, "POST", `${path}/search`, { body: true, answers: [200, 400, 429] }),
      this.operation(`Export ${list}`, "GET", `${path}/export`, {
        query: LIST_QUERY,
        answers: [200, 401, 500],
      }),
    ];
  }

  private operation(
    name: string,
    method: string,
    path: string,
    { query = [], body = false, answers }: { query?: Query[]; body?: boolean; answers: number[] },
  ): Item {
    const request = () => ({
      method,
      header: [
        { key: "Accept", value: "application/json" },
        ...(body ? [{ key: "Content-Type", value: "application/json" }] : []),
      ],
      url: this.url(path, query),
      ...(body ? { body: this.body() } : {}),
    });
    const described = { ...request(), description: `${title(name)}. ${this.random.sentence()}` };
    const isMany = /^(?:List|Search|Export)/.test(name);
    return {
      name: title(name),
      request: described,
      response: answers.map((status) => ({
        name: `${status} ${this.random.sentence()}`,
        originalRequest: request(),
        status: REASONS[status],
        code: status,
        _postman_previewlanguage: status === 204 ? "text" : "json",
        header: status === 204 ? [] : [{ key: "Content-Type", value: "application/json" }],
        cookie: [],
        body: status === 204 ? "" : JSON.stringify(this.answer(status, isMany), null, 2),
      })),
    };
  }

  private url(path: string, query: Query[]): object {
    const parts = path.split("/");
    const search = query.map(([key, value]) => `${key}=${value}`).join("&");
    return {
      raw: `{{baseUrl}}/${path}${search === "" ? "" : `?${search}`}`,
      host: ["{{baseUrl}}"],
      path: parts,
      ...(query.length === 0
        ? {}
        : { query: query.map(([key, value, description]) => ({ key, value, description })) }),
      variable: parts
        .filter((part) => part.startsWith(":"))
        .map((part) => ({
          key: part.slice(1),
          value: this.random.id(),
          description: `(Required) The ${this.name}`,
        })),
    };
  }

  private body(): object {
    return {
      mode: "raw",
      raw: JSON.stringify(this.sample(), null, 2),
      options: { raw: { language: "json" } },
    };
  }

  private answer(status: number, isMany: boolean): Value {
    if (status >= 400)
      return { code: REASONS[status] ?? "", message: this.random.sentence(), requestId: this.random.id() };
    const one = () => ({ id: this.random.id(), createdAt: this.random.date(), ...this.sample() });
    return isMany
      ? { items: [one(), one()], nextPage: this.random.id(), total: this.random.int(2, 900) }
      : one();
  }

  private sample(): { [key: string]: Value } {
    return Object.fromEntries(this.fields.map(({ name, make }) => [name, make()]));
  }

  private makeFields(count: number): Field[] {
    const names = new Set<string>();
    while (names.size < count) names.add(camel(`${this.random.pick(QUALITIES)} ${this.random.pick(NOUNS)}`));
    return [...names].map((name) => ({ name, make: this.maker() }));
  }

  private maker(): () => Value {
    const { random } = this;
    const kind = random.int(0, 9);
    if (kind < 4) return () => random.sentence();
    if (kind === 4) return () => random.int(0, 10_000);
    if (kind === 5) return () => random.int(0, 1) === 1;
    if (kind === 6) return () => random.date();
    if (kind === 7) return () => [random.word(), random.word(), random.word()];
    if (kind === 8) return () => (random.int(0, 3) === 0 ? null : random.word());
    const inner = Array.from({ length: random.int(2, 4) }, (_, i) => `${random.pick(NOUNS)}${i}`);
    return () => Object.fromEntries(inner.map((key) => [key, random.word()]));
  }
}

type Query = [key: string, value: string, description: string];

const LIST_QUERY: Query[] = [
  ["limit", "50", "How many there are on a page at most."],
  ["page", "2", "Which page."],
  ["sortOrder", "ASC", "The order. (This can only be one of ASC,DESC)"],
];

const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  409: "Conflict",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** Mulberry32: small, and the same everywhere. */
class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return from + (((t ^ (t >>> 14)) >>> 0) % (to - from + 1));
  }

  pick(list: readonly string[]): string {
    return list[this.int(0, list.length - 1)] as string;
  }

  word(): string {
    return this.pick(THINGS);
  }

  sentence(): string {
    return title(
      Array.from({ length: this.int(3, 8) }, () => this.pick(this.int(0, 1) ? THINGS : ADJECTIVES)).join(" "),
    );
  }

  id(): string {
    return Array.from({ length: 4 }, () => this.int(0x1000, 0xffff).toString(16)).join("-");
  }

  date(): string {
    return new Date(
      Date.UTC(2024, this.int(0, 11), this.int(1, 28), this.int(0, 23), this.int(0, 59)),
    ).toISOString();
  }
}

function title(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The last word that is no number. */
function plural(name: string): string {
  return name.replace(/([a-z])( \d+)?$/, "$1s$2");
}

function camel(text: string): string {
  return text.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
}

const AREAS =
  "billing catalog delivery identity inventory marketing media messaging network payments planning storage".split(
    " ",
  );
const ADJECTIVES =
  "active annual brief central common direct early external final global hidden internal local main narrow open partial private public regional remote shared silent virtual".split(
    " ",
  );
const THINGS =
  "account address backup bucket campaign carrier channel cluster contract coupon device discount domain event folder gateway image invoice journal ledger license message order parcel partner payment policy price product profile project quota refund region report request review route schedule server session shipment snapshot subnet ticket token transfer user volume wallet warehouse zone".split(
    " ",
  );
const QUALITIES =
  "actual billing contact current default delivery display effective external final first initial last legal main maximum minimum network next original preferred primary private public related secondary shipping source target total".split(
    " ",
  );
const NOUNS =
  "address amount area branch category city code color comment country currency description domain email format group image key kind label language level limit line link method mode name note number origin owner phone place priority range rate reason reference region role score size source state status street summary tag team time title type unit user value version weight zone".split(
    " ",
  );
