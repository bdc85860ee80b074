import type { OperationIr } from "../ir/model.js";

/** Headers of connections, browsers and caches between: they say nothing about the API. */
const TRANSPORT_HEADERS = new Set(
  (
    "accept-ranges age alt-svc cache-control connection content-encoding content-length content-security-policy " +
    "content-type date edge-control expect-ct expires feature-policy host keep-alive nel p3p permissions-policy pragma " +
    "proxy-connection referrer-policy report-to server server-timing set-cookie status strict-transport-security trailer " +
    "transfer-encoding upgrade vary via x-cache x-cache-hits x-cdn x-content-type-options x-download-options " +
    "x-envoy-upstream-service-time x-frame-options x-permitted-cross-domain-policies x-powered-by x-runtime x-served-by " +
    "x-timer x-xss-protection"
  ).split(" "),
);

const TRANSPORT_PREFIX = /^(?:access-control|cf|cross-origin|sec|x-amz-cf)-/;

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

/** The headers that the saved responses of an operation show, in lower case as `Headers` has them, sorted. */
export function responseHeaderNames({ examples }: OperationIr): string[] {
  const names = examples.flatMap(({ headers }) => headers.map(([name]) => name.trim().toLowerCase()));
  return [...new Set(names)].filter(isDescriptive).sort();
}

function isDescriptive(name: string): boolean {
  return HEADER_NAME.test(name) && !TRANSPORT_HEADERS.has(name) && !TRANSPORT_PREFIX.test(name);
}
