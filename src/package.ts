/** Where the package lies. The build makes one file of many: no other module may know places by its own. */

/** Folder of package.json and templates/. */
export const PACKAGE = new URL("../", import.meta.url);

/** Folder of the code: src/, or dist/ once built. */
export const CODE = new URL("./", import.meta.url);
