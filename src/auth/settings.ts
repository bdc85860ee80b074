import type { FilledParams, ScriptSigner } from "./kind.js";

/** Postman's parameters as the settings of a signing function. */
export type SettingNames = readonly (readonly [setting: string, parameter: string])[];

/** Those that the auth block has. */
export function settingsOf({ get }: FilledParams, names: SettingNames): ScriptSigner["settings"] {
  return names.flatMap(([setting, parameter]) => {
    const value = get(parameter);
    return value ? [[setting, value] as const] : [];
  });
}

/** Whether a header is `Authorization`, in any case. */
export function isAuthorization(name: string): boolean {
  return name.toLowerCase() === "authorization";
}
