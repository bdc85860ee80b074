import type { AuthKind, FilledParams, ScriptSigner } from "./kind.js";
import { type SettingNames, settingsOf } from "./settings.js";

export const awsv4: AuthKind = {
  label: "AWS Signature",
  sent: {
    accessKey: "secret",
    secretKey: "secret",
    sessionToken: "secret",
    service: "plain",
    region: "plain",
    addAuthDataToQuery: "plain",
  },
  needed: ["accessKey", "secretKey"],
  scheme: { function: "awsv4" },
  script,
};

const SETTINGS: SettingNames = [
  ["access_key", "accessKey"],
  ["secret_key", "secretKey"],
  ["session_token", "sessionToken"],
  ["service", "service"],
  ["region", "region"],
];

const SIGNATURE_HEADER = /^(?:authorization|x-amz-(?:date|security-token|content-sha256))$/i;
const SIGNATURE_PARAMETER = /^X-Amz-(?:Security-Token|Date|Algorithm|Credential|SignedHeaders|Signature)$/;

function script(params: FilledParams): ScriptSigner {
  const isInQuery = params.isOn("addAuthDataToQuery");
  return {
    kind: "function",
    name: "awsv4",
    ...(isInQuery || !params.get("sessionToken") ? {} : { adds: ["X-Amz-Security-Token"] }),
    replaces: {
      header: (name) => SIGNATURE_HEADER.test(name),
      query: (name) => SIGNATURE_PARAMETER.test(name),
    },
    cannotCover: ["stdin"],
    settings: [...settingsOf(params, SETTINGS), ...(isInQuery ? ["place=query"] : [])],
  };
}
