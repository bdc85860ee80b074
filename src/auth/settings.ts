import type { FilledParams, ScriptSigner } from "./kind.js";

/** Postman's parameters as the settings of a signing function. */
export type SettingNames = readonly (readonly [setting: string, parameter: string])[];

/** The settings for which the auth block has a value. */
export function settingsOf({ get }: FilledParams, names: SettingNames): ScriptSigner["settings"] {
  return names.flatMap(([setting, parameter]) => {
    const value = get(parameter);
    return value ? [[setting, value] as const] : [];
  });
}

/** Whether a header is `Authorization`, in any case. */
/** Whether a header of that name is the Authorization header. */
export function isAuthorization(name: string): boolean {
  return name.toLowerCase() === "authorization";
}
