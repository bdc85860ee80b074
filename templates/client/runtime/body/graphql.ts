import type { BodyCodec, Template } from "../types.js";
import { encodeText } from "./encode-text.js";

interface GraphqlRequest {
  query?: string;
  operationName?: string;
  variables?: unknown;
}

/** A GraphQL request; the caller gives the variables, and another query where the saved one does not do. */
export function graphql(saved: { query?: Template; operationName?: Template }): BodyCodec {
  return {
    async encode(body, resolve) {
      const given = (body ?? {}) as GraphqlRequest;
      const filled = async (template: Template | undefined) =>
        template === undefined ? undefined : resolve(template);
      return {
        data: encodeText(
          JSON.stringify({
            query: given.query ?? (await filled(saved.query)),
            operationName: given.operationName ?? (await filled(saved.operationName)),
            variables: given.variables,
          }),
        ),
      };
    },
  };
}
