import { constants, createHash, createVerify, generateKeyPairSync, verify } from "node:crypto";

import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";

import { asap } from "../../templates/client/runtime/auth/asap.js";
import { awsv4 } from "../../templates/client/runtime/auth/awsv4.js";
import { type Digest, digest } from "../../templates/client/runtime/auth/digest.js";
import { hawk } from "../../templates/client/runtime/auth/hawk.js";
import { jwt } from "../../templates/client/runtime/auth/jwt.js";
import { md5 } from "../../templates/client/runtime/auth/md5.js";
import { type OAuth1, oauth1 } from "../../templates/client/runtime/auth/oauth1.js";
import { text } from "../../templates/client/runtime/body/text.js";
import { urlencoded } from "../../templates/client/runtime/body/urlencoded.js";
import { InputError } from "../../templates/client/runtime/errors.js";
import { queryParameters } from "../../templates/client/runtime/query.js";
import { createTransport } from "../../templates/client/runtime/transport.js";
import type { AuthScheme, Operation } from "../../templates/client/runtime/types.js";
import { type Answer, type Received, useServer } from "./server.js";

const server = useServer();

afterEach(() => {
  vi.useRealTimers();
});

function send(auth: AuthScheme, operation: Partial<Operation> = {}) {
  const transport = createTransport({}, { retry: false });
  return transport
    .send({ name: "signed", method: "GET", url: `${server.url}/path`, ...operation, auth })
    .result();
}

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

/** The parameters of an `Authorization` header. */
function parametersOf({ headers }: Received): Record<string, string> {
  return Object.fromEntries(
    Array.from((headers.authorization ?? "").matchAll(/([\w-]+)=(?:"([^"]*)"|([^\s,"]+))/g), (match) => [
      match[1] ?? "",
      match[2] ?? match[3] ?? "",
    ]),
  );
}

test("md5 is that of node:crypto, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(md5(bytes)).toString("hex")).toBe(createHash("md5").update(bytes).digest("hex"));
    }),
  );
});

describe("digest", () => {
  const account: Digest = { username: "ada", password: "pä:ss" };

  const challenge = (...values: string[]): Answer => ({
    status: 401,
    headers: { "www-authenticate": values },
    body: "no",
  });

  /** What RFC 7616 says that the answer has to be. */
  function expectedResponse(received: Received, hash: string, isSession: boolean): string {
    const of = (...parts: string[]) => createHash(hash).update(parts.join(":")).digest("hex");
    const {
      username = "",
      realm = "",
      nonce = "",
      uri = "",
      qop,
      nc = "",
      cnonce = "",
    } = parametersOf(received);
    const user = of(username, realm, "pä:ss");
    const secret = isSession ? of(user, nonce, cnonce) : user;
    const body = createHash(hash).update(received.body).digest("hex");
    const target = of(received.method, uri, ...(qop === "auth-int" ? [body] : []));
    return qop === undefined ? of(secret, nonce, target) : of(secret, nonce, nc, cnonce, qop, target);
  }

  test.each([
    ["MD5, as of old", 'Digest realm="r", nonce="n"', "md5", false],
    ["MD5", 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5, opaque="o"', "md5", false],
    ["a session", 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5-sess', "md5", true],
    ["SHA-256", 'Digest realm="r, \'s", nonce="n", qop="auth-int,auth", algorithm=SHA-256', "sha256", false],
    ["the body", 'Digest realm="r", nonce="n", qop="auth-int", algorithm="SHA-256-sess"', "sha256", true],
    ["two schemes", 'Basic realm="b", Digest qop="auth", realm="r", nonce="n"', "md5", false],
  ])("answers a challenge for %s", async (_, header, hash, isSession) => {
    server.script(challenge(header), { body: "welcome" });
    const { data } = await send(digest(account), {
      method: "POST",
      query: queryParameters([["q", "a b"]]),
      body: text("the body"),
    });
    expect(data).toBe("welcome");
    const [first, second] = server.received as [Received, Received];
    expect(first.headers).not.toHaveProperty("authorization");
    expect([first, second].map(({ body }) => String(body))).toEqual(["the body", "the body"]);
    expect(parametersOf(second)).toMatchObject({ username: "ada", nonce: "n", uri: "/path?q=a%20b" });
    expect(parametersOf(second).response).toBe(expectedResponse(second, hash, isSession));
    expect(server.received).toHaveLength(2);
  });

  test("the first challenge that it can answer is answered", async () => {
    server.script(
      challenge(
        "Negotiate abc==",
        'Digest realm="r", nonce="x", algorithm=SHA-512-256',
        'Digest realm="r", nonce="y"',
      ),
    );
    await send(digest(account));
    expect(parametersOf(server.last)).toMatchObject({ nonce: "y", algorithm: "MD5" });
  });

  test("an algorithm that it cannot do is refused", async () => {
    server.script(challenge('Digest realm="r", nonce="n"'));
    const error = await failureOf(send(digest({ ...account, algorithm: "SHA-512-256" })));
    expect(error).toBeInstanceOf(InputError);
    expect(server.received).toHaveLength(1);
  });

  test("a wrong password is told after one answer", async () => {
    server.script(challenge('Digest realm="r", nonce="1"'), challenge('Digest realm="r", nonce="2"'));
    expect(await send(digest(account))).toMatchObject({ status: 401, data: "no" });
    expect(server.received).toHaveLength(2);
  });

  test("signed at once with a nonce from before; a new one is taken when that is stale", async () => {
    const known = { ...account, realm: "r", nonce: "old", qop: "auth", nonceCount: "0000000a" };
    server.script(challenge('Digest realm="r", nonce="old"'));
    expect(await send(digest(known))).toMatchObject({ status: 401 });
    expect(server.received).toHaveLength(1);
    expect(parametersOf(server.last)).toMatchObject({ nonce: "old", nc: "0000000a" });

    server.script(challenge('Digest realm="r", nonce="new", qop="auth", stale=true'));
    expect(await send(digest(known))).toMatchObject({ status: 200 });
    expect(parametersOf(server.last)).toMatchObject({ nonce: "new", nc: "00000001" });
  });

  test("nobody is answered but whom the request was meant for", async () => {
    server.script(
      { status: 302, headers: { location: "/elsewhere" } },
      challenge('Digest realm="r", nonce="n"'),
    );
    expect(await send(digest(account))).toMatchObject({ status: 401 });
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  test("left unanswered on request, or without a user", async () => {
    for (const options of [{ ...account, disableRetryRequest: "true" }, { username: "" }]) {
      server.script(challenge('Digest realm="r", nonce="n"'));
      expect(await send(digest(options))).toMatchObject({ status: 401 });
    }
    expect(server.received).toHaveLength(2);
  });
});

describe("oauth1", () => {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const account: OAuth1 = { consumerKey: "ck", consumerSecret: "cs" };

  test.each(["pkcs1", "pkcs8"] as const)("RSA with a key in %s", async (type) => {
    const privateKey = keys.privateKey.export({ type, format: "pem" }) as string;
    await send(
      oauth1({
        ...{ consumerKey: "ck", privateKey, signatureMethod: "RSA-SHA256", addParamsToHeader: "true" },
        ...{ timestamp: "1", nonce: "n" },
      }),
    );
    const signed = [
      "GET",
      `${server.url}/path`,
      "oauth_consumer_key=ck&oauth_nonce=n&oauth_signature_method=RSA-SHA256&oauth_timestamp=1",
    ].map(encodeURIComponent);
    const signature = decodeURIComponent(parametersOf(server.last).oauth_signature ?? "");
    const verifier = createVerify("RSA-SHA256").update(signed.join("&"));
    expect(verifier.verify(keys.publicKey, signature, "base64")).toBe(true);
  });

  test("each request has a nonce of its own, and what an earlier signature left is taken out", async () => {
    const operation: Partial<Operation> = {
      query: queryParameters([
        ["oauth_nonce", "old"],
        ["oauth_other", "kept"],
      ]),
    };
    await send(oauth1(account), operation);
    await send(oauth1(account), operation);
    const nonces = server.received.map(({ target }) =>
      new URL(target, "http://x").searchParams.getAll("oauth_nonce"),
    );
    expect(nonces.map((list) => list.length)).toEqual([1, 1]);
    expect(nonces[0]).not.toEqual(nonces[1]);
    expect(server.last.target).toMatch(/^\/path\?oauth_other=kept&oauth_consumer_key=ck&/);
  });

  test("in the form of a PUT", async () => {
    const headers = [["Content-Type", "application/x-www-form-urlencoded"]] as const;
    await send(oauth1(account), { method: "PUT", headers, body: urlencoded([["a", "b c"]]) });
    expect(server.last.target).toBe("/path");
    expect(String(server.last.body)).toMatch(/^a=b%20c&oauth_consumer_key=ck&.*&oauth_signature=[\w%]+$/);
  });

  test.each([
    ["a method that there is not", { ...account, signatureMethod: "HMAC-MD5" }],
    ["what is no key", { consumerKey: "ck", privateKey: "none", signatureMethod: "RSA-SHA1" }],
  ])("%s is refused before anything is sent", async (_, options) => {
    expect(await failureOf(send(oauth1(options)))).toBeInstanceOf(InputError);
    expect(server.received).toHaveLength(0);
  });
});

describe("tokens", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
  const pem = (key: typeof rsa.privateKey) => key.export({ type: "pkcs8", format: "pem" }) as string;

  const partsOf = ({ headers }: Received) => (headers.authorization ?? "").replace(/^Bearer /, "").split(".");
  const read = (part = ""): unknown => JSON.parse(Buffer.from(part, "base64url").toString());

  test.each([
    ["RS256", rsa, "sha256"],
    ["RS512", rsa, "sha512"],
    ["PS384", rsa, "sha384"],
    ["ES256", ec("P-256"), "sha256"],
    ["ES384", ec("P-384"), "sha384"],
    ["ES512", ec("P-521"), "sha512"],
  ] as const)("jwt with %s", async (algorithm, { privateKey, publicKey }, hash) => {
    await send(
      jwt({ algorithm, privateKey: pem(privateKey), payload: '{"a": "ü"}', header: '{"typ":"JWT"}' }),
    );
    const [header, payload, signature = ""] = partsOf(server.last);
    expect(read(header)).toEqual({ typ: "JWT", alg: algorithm });
    expect(read(payload)).toEqual({ a: "ü" });
    const key = {
      key: publicKey,
      dsaEncoding: "ieee-p1363" as const,
      ...(algorithm.startsWith("PS")
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : {}),
    };
    const data = Buffer.from(`${header}.${payload}`);
    expect(verify(hash, data, key, Buffer.from(signature, "base64url"))).toBe(true);
  });

  test.each([
    ["an unknown algorithm", { algorithm: "none", secret: "s" }],
    ["an empty secret", { algorithm: "HS256", secret: "" }],
    ["a payload that is no object", { algorithm: "HS256", secret: "s", payload: "[1]" }],
    ["a payload that is no JSON", { algorithm: "HS256", secret: "s", payload: "{" }],
    ["a key of another kind", { algorithm: "ES256", privateKey: pem(rsa.privateKey) }],
  ])("jwt refuses %s", async (_, options) => {
    expect(await failureOf(send(jwt(options)))).toBeInstanceOf(InputError);
    expect(server.received).toHaveLength(0);
  });

  test("asap, with a key in PEM and in a data URL", async () => {
    vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date"] });
    const der = rsa.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
    const url = `"${encodeURIComponent(`data:application/pkcs8;kid=k;base64,${der}`)}"`;
    for (const privateKey of [pem(rsa.privateKey), url]) {
      await send(asap({ privateKey, kid: "k", iss: "me", aud: "you", exp: "60", claims: '{"x": 1}' }));
      const [header, payload, signature = ""] = partsOf(server.last);
      expect(read(header)).toEqual({ alg: "RS256", kid: "k" });
      expect(read(payload)).toEqual({
        ...{ x: 1, iat: 1_700_000_000, iss: "me", sub: "me", aud: "you", exp: 1_700_000_060 },
        jti: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      });
      const verifier = createVerify("sha256").update(`${header}.${payload}`);
      expect(verifier.verify(rsa.publicKey, signature, "base64url")).toBe(true);
    }
    expect(await failureOf(send(asap({ privateKey: url, kid: "k" })))).toBeInstanceOf(InputError);
  });
});

test("schemes without a credential leave the request as it is, as in Postman", async () => {
  await send(oauth1({ consumerKey: "ck" }));
  await send(awsv4({ accessKey: "", secretKey: "s" }));
  await send(hawk({ authId: "i", authKey: "" }));
  expect(server.received.map(({ target, headers }) => [target, headers.authorization])).toEqual(
    Array.from({ length: 3 }, () => ["/path", undefined]),
  );
});

test("a session token does not leave with a redirect", async () => {
  const other = server.url.replace("127.0.0.1", "localhost");
  server.script({ status: 307, headers: { location: `${other}/other` } });
  await send(awsv4({ accessKey: "a", secretKey: "s", sessionToken: "t" }));
  const [first, second] = server.received as [Received, Received];
  expect(first.headers["x-amz-security-token"]).toBe("t");
  expect(second.target).toBe("/other");
  expect(second.headers).not.toHaveProperty("x-amz-security-token");
  expect(second.headers).not.toHaveProperty("authorization");
});
