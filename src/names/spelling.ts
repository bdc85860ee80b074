import { MAX_NAME, toAscii } from "./ascii.js";

/** Words, lower case and ASCII, as identifiers and file names. */

/** Device names on Windows, with any extension. */
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** `bootVolumeBackups`. A leading digit gets an underscore before it. */
export function camelCase(parts: readonly string[]): string {
  const joined = parts.map((part, i) => (i === 0 ? part : capitalize(part))).join("");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** `BootVolumeBackups`. A leading digit gets an underscore before it. */
export function pascalCase(parts: readonly string[]): string {
  const joined = parts.map(capitalize).join("");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** `boot-volume-backups`, never a name that Windows keeps for a device. */
export function fileStem(parts: readonly string[]): string {
  const joined = parts.join("-");
  return WINDOWS_DEVICES.test(joined) ? `${joined}_` : joined;
}

/**
 * An identifier that keeps the spelling of a dotted name: `owner.home_page` gives `ownerHome_page`. For languages whose
 * users expect to see the names of the wire.
 */
export function spelledName(dotted: string): string {
  const ascii = toAscii(dotted.slice(0, MAX_NAME));
  const joined = ascii
    .split(/[^A-Za-z\d_]+/)
    .filter((part) => part !== "")
    .map((part, i) => (i === 0 ? part : capitalize(part)))
    .join("");
  return /^[A-Za-z_]/.test(joined) ? joined : `_${joined}`;
}

/** Returns the word with its first letter in upper case. */
export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
