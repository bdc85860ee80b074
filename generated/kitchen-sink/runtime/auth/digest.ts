// Part of the runtime of postman-codegen. Do not edit.
import { encodeText } from "../encode-text.js";
import { InputError } from "../errors.js";
import type { AuthRequest, AuthScheme } from "../types.js";
import type { Credential } from "./credential.js";
import { bodyBytes, type Bytes, hashOf, hex, randomText } from "./crypto.js";
import { md5 } from "./md5.js";
import { isOn, optionReader } from "./options.js";

export interface Digest {
  username: Credential;
  password?: Credential;
  /** With a nonce: the request is signed before the server has asked for it. */
  realm?: string;
  nonce?: string;
  /** `MD5`, `MD5-sess`, `SHA-256` or `SHA-256-sess`; default: what the server asks for, else MD5. */
  algorithm?: string;
  /** `auth`, or `auth-int`, which covers the body. */
  qop?: string;
  /** Default: 00000001. */
  nonceCount?: string;
  /** Default: a new one for each request. */
  clientNonce?: string;
  opaque?: string;
  /** The server's challenge is not answered. */
  disableRetryRequest?: string;
}

/** What a server asks for, or the collection says of it. */
interface Challenge {
  realm: string;
  nonce: string;
  algorithm: string;
  qop: string;
  opaque: string;
}

/**
 * HTTP Digest. Sends the request and, where the server asks for it, sends it again with an answer to its challenge.
 * Browsers show the challenge of another origin only where that lists `WWW-Authenticate` in
 * `Access-Control-Expose-Headers`. https://www.rfc-editor.org/rfc/rfc7616
 */
export function digest(options: Digest): AuthScheme {
  return async (request) => {
    const option = optionReader(options, request);
    const username = await option("username");
    if (username === "") return;
    const password = await option("password");
    const stated: Challenge = {
      realm: await option("realm"),
      nonce: await option("nonce"),
      algorithm: await option("algorithm"),
      qop: await option("qop"),
      opaque: await option("opaque"),
    };
    const nonceCount = (await option("nonceCount")) || "00000001";
    const clientNonce = await option("clientNonce");
    const answer = (challenge: Challenge, count: string) =>
      answerTo(request, challenge, {
        username,
        password,
        nonceCount: count,
        clientNonce: clientNonce || randomText(8),
      });

    if (stated.realm !== "" && stated.nonce !== "") {
      request.headers.set("Authorization", await answer(stated, nonceCount));
    }
    if (isOn(await option("disableRetryRequest"))) return;
    const send = request.fetch;
    request.fetch = async (url, init) => {
      const response = await send(url, init);
      const challenge = challengeOf(response, stated);
      // The same nonce again: it is the password that is wrong.
      if (challenge === undefined || challenge.nonce === stated.nonce) return response;
      await response.body?.cancel();
      const headers = new Headers(init.headers);
      headers.set("Authorization", await answer(challenge, "00000001"));
      return send(url, { ...init, headers });
    };
  };
}

/** The first challenge that can be answered; none where another address than that of the request asks. */
function challengeOf(response: Response, stated: Challenge): Challenge | undefined {
  if ((response.status !== 401 && response.status !== 403) || response.redirected) return undefined;
  const asked = challengesIn(response.headers.get("www-authenticate") ?? "").find(
    ({ algorithm = "MD5", nonce }) => nonce !== undefined && ALGORITHM.test(algorithm),
  );
  if (asked === undefined) return undefined;
  const { realm = "", nonce = "", algorithm = stated.algorithm, opaque = stated.opaque } = asked;
  const offered = (asked.qop ?? "").split(",").map((qop) => qop.trim());
  return {
    realm,
    nonce,
    algorithm,
    qop: [stated.qop, "auth", "auth-int"].find((qop) => offered.includes(qop)) ?? stated.qop,
    opaque,
  };
}

type Asked = Partial<Record<keyof Challenge, string>>;

const PARAMETER = /([^\s,="]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,"]*)))?/g;

/** The parameters of the Digest challenges in a header that may hold those of other schemes too. */
function challengesIn(header: string): Asked[] {
  const found: Record<string, string>[] = [];
  let current: Record<string, string> = {};
  for (const [, name = "", quoted, bare] of header.matchAll(PARAMETER)) {
    const value = quoted ?? bare;
    if (value !== undefined) current[name.toLowerCase()] = value;
    else {
      current = {};
      if (name.toLowerCase() === "digest") found.push(current);
    }
  }
  return found;
}

const ALGORITHM = /^(MD5|SHA-256)(-sess)?$/i;

/** What the client puts into its answer to a challenge. */
interface Answer {
  username: string;
  password: string;
  nonceCount: string;
  clientNonce: string;
}

/** The value of `Authorization`. */
async function answerTo(
  request: AuthRequest,
  challenge: Challenge,
  { username, password, nonceCount, clientNonce }: Answer,
): Promise<string> {
  const { realm, nonce, qop, opaque } = challenge;
  const algorithm = challenge.algorithm || "MD5";
  const [, name, session] = ALGORITHM.exec(algorithm) ?? [];
  if (name === undefined) {
    throw new InputError(request, `the digest algorithm ${JSON.stringify(algorithm)} is not supported`);
  }
  const hash = async (data: Bytes) =>
    hex(name.toUpperCase() === "MD5" ? md5(data) : await hashOf("SHA-256", data));
  const joined = (...parts: string[]) => hash(encodeText(parts.join(":")));

  const { pathname, search } = new URL(request.url);
  const uri = pathname + search;
  const hasQop = qop === "auth" || qop === "auth-int";
  const user = await joined(username, realm, password);
  const secret = session === undefined ? user : await joined(user, nonce, clientNonce);
  const body = qop === "auth-int" ? [await hash(await bodyBytes(request))] : [];
  const target = await joined(request.method, uri, ...body);
  const response = await (hasQop
    ? joined(secret, nonce, nonceCount, clientNonce, qop, target)
    : joined(secret, nonce, target));
  return `Digest ${[
    `username="${username}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `algorithm="${algorithm}"`,
    ...(hasQop ? [`qop=${qop}`] : []),
    ...(hasQop || session !== undefined ? [`nc=${nonceCount}`, `cnonce="${clientNonce}"`] : []),
    `response="${response}"`,
    ...(opaque === "" ? [] : [`opaque="${opaque}"`]),
  ].join(", ")}`;
}
