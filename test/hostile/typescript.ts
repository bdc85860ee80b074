import { Node, Project, type SourceFile, SyntaxKind } from "ts-morph";
import { expect } from "vitest";

/** Kinds of statement that the templates make at the top of a module. */
const STATEMENTS = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.VariableStatement,
]);

interface Source {
  path: string;
  content: string;
}

/** A request of the client, as live tests call it. */
const A_REQUEST = /^client(?:\.[A-Za-z_$][\w$]*)+$/;

/** What the generated TypeScript does: where it imports from, and what it calls. */
export function doings(files: readonly Source[]): Set<string> {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { noLib: true } });
  const found = new Set<string>();
  for (const { path, content } of files) {
    // The runtime and the support of tests are copied as they are.
    if (!path.endsWith(".ts") || /^(?:live\/)?runtime\/|support\.ts$/.test(path)) continue;
    const file = project.createSourceFile(path, content);
    const faults = project.getProgram().compilerObject.getSyntacticDiagnostics(file.compilerNode);
    expect(faults.map(({ messageText }) => [path, messageText])).toEqual([]);
    for (const doing of doingsOf(file)) found.add(doing);
    project.removeSourceFile(file);
  }
  return found;
}

function* doingsOf(file: SourceFile): Generator<string> {
  const isTest = file.getBaseName().endsWith(".test.ts");
  for (const statement of file.getStatements()) {
    const kind = statement.getKind();
    if (!STATEMENTS.has(kind) && !(isTest && kind === SyntaxKind.ExpressionStatement))
      yield `statement ${kind}`;
  }
  for (const node of file.getDescendants()) {
    if (Node.isImportDeclaration(node) || Node.isExportDeclaration(node)) {
      const from = node.getModuleSpecifierValue();
      yield `from ${from === undefined || /^\.{1,2}\/[\w/.-]+$/.test(from) ? "our own modules" : from}`;
    } else if (Node.isCallExpression(node) || Node.isNewExpression(node)) {
      yield `calls ${node.getExpression().getText().replace(A_REQUEST, "a request")}`;
    } else if (Node.isTaggedTemplateExpression(node)) {
      yield "fills in a template";
    } else if (Node.isTemplateExpression(node)) {
      const values = node.getTemplateSpans().map((span) => span.getExpression());
      yield values.every(Node.isIdentifier) ? "fills in constants" : "fills in a template";
    } else if (
      Node.isAwaitExpression(node) ||
      Node.isDeleteExpression(node) ||
      Node.isBinaryExpression(node)
    ) {
      yield node.getKindName();
    } else if (Node.isPropertyAssignment(node) && node.getName() === "__proto__") {
      yield "sets a prototype";
    }
  }
  yield* file.getPathReferenceDirectives().map((reference) => `references ${reference.getText()}`);
}
