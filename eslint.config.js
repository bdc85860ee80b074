import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import importSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/** Requires a doc comment on an exported function. */
const documented = {
  meta: { type: "suggestion", schema: [], messages: { missing: "A doc comment has to say what it does." } },
  create: ({ sourceCode, report }) => ({
    "ExportNamedDeclaration > FunctionDeclaration"(node) {
      const comment = sourceCode.getCommentsBefore(node.parent).at(-1);
      if (comment?.type !== "Block" || !comment.value.startsWith("*"))
        report({ node: node.id, messageId: "missing" });
    },
  }),
};

export default tseslint.config(
  { ignores: ["dist", "generated", "node_modules", "coverage"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ["src/**", "templates/**"],
    plugins: { regexp },
    rules: {
      // Texts of any length reach them: each has to take linear time.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }],
    },
  },
  {
    plugins: { "import-sort": importSort },
    rules: {
      "import-sort/imports": "error",
      "import-sort/exports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-dynamic-delete": "off",
      // Text of collections is hostile; control characters are what many expressions look for.
      "no-control-regex": "off",
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["src/**", "templates/client/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name=/^(push|unshift)$/] > SpreadElement",
          message: "A long list overflows the stack as arguments: add its items one by one.",
        },
      ],
    },
  },
  {
    files: ["src/**", "templates/client/**"],
    plugins: { own: { rules: { documented } } },
    rules: { "@typescript-eslint/max-params": ["error", { max: 4 }], "own/documented": "error" },
  },
  {
    files: ["scripts/**", "bench/**", "**/*.mjs"],
    rules: { "no-console": "off" },
    languageOptions: {
      globals: { process: "readonly", console: "readonly", URL: "readonly", Buffer: "readonly" },
    },
  },
  {
    files: ["templates/docs/assets/**"],
    languageOptions: {
      sourceType: "script",
      globals: Object.fromEntries(
        [
          ...["cancelAnimationFrame", "document", "history", "localStorage", "location", "matchMedia"],
          ...["navigator", "requestAnimationFrame", "setTimeout"],
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
  {
    files: ["**/*.cjs"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
    languageOptions: { globals: { require: "readonly" } },
  },
);
