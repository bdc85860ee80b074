// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec, Template } from "../types.js";

interface GraphqlRequest {
  query?: string;
  operationName?: string;
  variables?: unknown;
}

export interface SavedGraphql {
  query?: Template;
  operationName?: Template;
  /** Variables that are no JSON; sent as they stand where the caller gives none. */
  variablesText?: Template;
}

/** A GraphQL request; the caller gives the variables, and another query where the saved one does not do. */
export function graphql(saved: SavedGraphql): BodyCodec {
  return async (body, resolve) => {
    const given = (body ?? {}) as GraphqlRequest;
    async function filled(template: Template | undefined) {
      return template === undefined ? undefined : resolve(template);
    }
    const text = JSON.stringify({
      query: given.query ?? (await filled(saved.query)),
      operationName: given.operationName ?? (await filled(saved.operationName)),
      variables: given.variables,
    });
    const variables = given.variables === undefined ? await filled(saved.variablesText) : undefined;
    return variables === undefined ? text : `${text.slice(0, -1)},"variables":${variables}}`;
  };
}
