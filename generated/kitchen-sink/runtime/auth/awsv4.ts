// Part of the runtime of postman-codegen. Do not edit.
import { encodeComponent } from "../body/encode-component.js";
import { encodeText } from "../encode-text.js";
import type { AuthScheme } from "../types.js";
import type { Credential } from "./credential.js";
import { bodyBytes, type Bytes, hashOf, hex, hmac, isMultipart } from "./crypto.js";
import { isOn, optionReader } from "./options.js";
import { canonical, compare, decode, parametersOf, splitQuery } from "./parameters.js";
import { keptToOrigin } from "./redirects.js";

export interface AwsV4 {
  accessKey: Credential;
  secretKey: Credential;
  sessionToken?: Credential;
  /** Default: execute-api. */
  service?: string;
  /** Default: us-east-1. */
  region?: string;
  /** The signature goes into the query, not into headers. */
  addAuthDataToQuery?: string;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

/** Headers that may change on the way. */
const UNSIGNED = new Set(
  "authorization connection expect presigned-expires range user-agent x-amzn-trace-id".split(" "),
);

const OWN_HEADERS = ["Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256"];
const OWN_PARAMETER = /^X-Amz-(?:Security-Token|Date|Algorithm|Credential|SignedHeaders|Signature)(?:=|$)/;

/** AWS Signature, version 4. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function awsv4(options: AwsV4): AuthScheme {
  return async (request) => {
    const option = optionReader(options, request);
    const accessKey = await option("accessKey");
    const secretKey = await option("secretKey");
    if (accessKey === "" || secretKey === "") return;
    const sessionToken = await option("sessionToken");
    const service = (await option("service")) || "execute-api";
    const region = (await option("region")) || "us-east-1";
    const isInQuery = isOn(await option("addAuthDataToQuery"));
    const isS3 = service === "s3";

    const { headers } = request;
    for (const name of OWN_HEADERS) headers.delete(name);
    const time = timeOf(headers.get("date"));
    const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
    const body = await bodyBytes(request);
    const bodyHash = isInQuery && isS3 ? "UNSIGNED-PAYLOAD" : hex(await hashOf("SHA-256", body));
    if (!isInQuery) {
      headers.set("X-Amz-Date", time);
      if (sessionToken !== "") {
        headers.set("X-Amz-Security-Token", sessionToken);
        request.fetch = keptToOrigin(request.fetch, "X-Amz-Security-Token");
      }
      if (isS3 || (body.length > 0 && !isMultipart(request))) headers.set("X-Amz-Content-Sha256", bodyHash);
    }

    const { host, pathname } = new URL(request.url);
    const signedHeaders: [name: string, value: string][] = [["host", host]];
    headers.forEach((value, name) => {
      if (!UNSIGNED.has(name)) signedHeaders.push([name, value]);
    });
    signedHeaders.sort(([a], [b]) => compare(a, b));
    const names = signedHeaders.map(([name]) => name).join(";");

    const [base, text] = splitQuery(request.url);
    const query = text.split("&").filter((part) => part !== "" && !OWN_PARAMETER.test(part));
    if (isInQuery) {
      const add = (name: string, value: string) => query.push(`${name}=${encodeComponent(value)}`);
      if (sessionToken !== "") add("X-Amz-Security-Token", sessionToken);
      if (isS3 && !query.some((part) => part.startsWith("X-Amz-Expires="))) add("X-Amz-Expires", "86400");
      add("X-Amz-Date", time);
      add("X-Amz-Algorithm", ALGORITHM);
      add("X-Amz-Credential", `${accessKey}/${scope}`);
      add("X-Amz-SignedHeaders", names);
    }

    const described = [
      request.method,
      canonicalPath(pathname, isS3),
      canonical(parametersOf(query.join("&"))),
      ...signedHeaders.map(([name, value]) => `${name}:${value.trim().replace(/\s+/g, " ")}`),
      "",
      names,
      bodyHash,
    ].join("\n");
    const signed = [ALGORITHM, time, scope, hex(await hashOf("SHA-256", encodeText(described)))].join("\n");
    const signature = hex(await sign(await signingKey(secretKey, scope), signed));

    if (isInQuery) query.push(`X-Amz-Signature=${signature}`);
    else {
      headers.set(
        "Authorization",
        `${ALGORITHM} Credential=${accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
      );
    }
    request.url = query.length === 0 ? base : `${base}?${query.join("&")}`;
  };
}

/** `20240131T235959Z`: the time that the request states, else now. */
function timeOf(stated: string | null): string {
  return new Date(stated ?? Date.now()).toISOString().replace(/[:-]|\.\d{3}/g, "");
}

/** S3 signs the path that is meant, other services the one that is sent. */
function canonicalPath(path: string, isS3: boolean): string {
  const segments = isS3 ? path.split("/").map(decode) : path.replace(/\/{2,}/g, "/").split("/");
  return segments.map(encodeComponent).join("/");
}

async function signingKey(secretKey: string, scope: string): Promise<Bytes> {
  let key = encodeText(`AWS4${secretKey}`);
  for (const part of scope.split("/")) key = await sign(key, part);
  return key;
}

function sign(key: Bytes, text: string): Promise<Bytes> {
  return hmac("SHA-256", key, encodeText(text));
}
