// Sources of regular expressions for what has only one layout as long as it fits on its line.

export const NAME = String.raw`[A-Za-z_$][\w$]*`;

/** Without escapes, which might not be needed. */
export const STRING = String.raw`"[ !#-\[\]-~]*"`;

export const PLAIN = String.raw`(?:${NAME}(?:\.${NAME})*|${STRING})`;

const SIMPLE_ARGUMENTS = String.raw`<${PLAIN}(?:\[\])*(?:, ${PLAIN}(?:\[\])*)*>`;
/** A type that is no union. */
export const SIMPLE = String.raw`${PLAIN}(?:${SIMPLE_ARGUMENTS})?(?:\[\])*`;

export const TYPE = String.raw`${SIMPLE}(?: \| ${SIMPLE})*`;

/** A name, a name in quotes that surely needs them, or a number that needs none. */
export const KEY = String.raw`(?:${NAME}|"[\w$]*[ !#%-/:-@\[\]^\x60{-~][ !#-\[\]-~]*"|0|[1-9]\d*)`;
