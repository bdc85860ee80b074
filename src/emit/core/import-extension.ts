/** How relative imports in the generated client end. */
export const IMPORT_EXTENSIONS = [".js", ".ts", ""] as const;

export type ImportExtension = (typeof IMPORT_EXTENSIONS)[number];
