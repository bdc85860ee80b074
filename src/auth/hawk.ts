import type { AuthKind, FilledParams, ScriptSigner } from "./kind.js";
import { isAuthorization, type SettingNames, settingsOf } from "./settings.js";

export const hawk: AuthKind = {
  label: "Hawk",
  sent: {
    authId: "secret",
    authKey: "secret",
    algorithm: "plain",
    nonce: "plain",
    timestamp: "plain",
    extraData: "plain",
    app: "plain",
    delegation: "plain",
    includePayloadHash: "plain",
  },
  unsent: { user: "plain" },
  needed: ["authId", "authKey"],
  scheme: { function: "hawk" },
  script,
};

const SETTINGS: SettingNames = [
  ["id", "authId"],
  ["key", "authKey"],
  ["nonce", "nonce"],
  ["ts", "timestamp"],
  ["ext", "extraData"],
  ["app", "app"],
  ["dlg", "delegation"],
];

function script(params: FilledParams): ScriptSigner | undefined {
  const algorithm = params.filled("algorithm") || "sha256";
  if (!/^sha(?:1|256)$/.test(algorithm)) return undefined;
  const hashesBody = params.isOn("includePayloadHash");
  return {
    kind: "function",
    name: "hawk",
    replaces: { header: isAuthorization },
    ...(hashesBody ? { cannotCover: ["stdin", "file"] as const } : {}),
    settings: [
      `algorithm=${algorithm}`,
      ...settingsOf(params, SETTINGS),
      ...(hashesBody ? ["covers_body=1"] : []),
    ],
  };
}
