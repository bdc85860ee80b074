/** The documents, each as its vendor ships it in an npm package; versions are pinned by the lock file beside. */
export interface DocumentSource {
  name: string;
  package: string;
  /** Inside the package. */
  file: string;
  /** What it is here for. */
  reason: string;
  /** Only operations below these paths, where the whole document takes too long. */
  paths?: readonly string[];
}

export const DOCUMENTS: readonly DocumentSource[] = [
  {
    name: "GitHub",
    package: "@octokit/openapi",
    file: "generated/api.github.com.json",
    reason:
      "hand-written examples of real data, several for some responses; deep objects that recur everywhere",
    paths: ["/repos/{owner}/{repo}", "/orgs/{org}", "/gists", "/user"],
  },
  {
    name: "Ideal Postcodes",
    package: "@ideal-postcodes/openapi",
    file: "dist/openapi.json",
    reason: "addresses: wide flat objects, unions by country, recursive results",
  },
  {
    name: "Blockfrost",
    package: "@blockfrost/openapi",
    file: "openapi.yaml",
    reason: "examples with many array items, numbers as strings, nullable fields, maps by name",
  },
  {
    name: "Directus",
    package: "@directus/specs",
    file: "dist/openapi.json",
    reason: "relations that are an id or an object, envelopes around one entity",
  },
  {
    name: "Figma",
    package: "@figma/rest-api-spec",
    file: "openapi/openapi.yaml",
    reason: "OpenAPI 3.1 without examples: made-up values; oneOf with a tag, recursion, maps by id",
  },
  {
    name: "Netlify",
    package: "@netlify/open-api",
    file: "dist/swagger.json",
    reason:
      "Swagger 2.0 without examples, every schema written out in place: made-up values, many small objects",
  },
];
