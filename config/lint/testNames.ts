import type { ESLint, Linter, Rule } from "eslint";

type Node = Rule.Node;

/** Words that open half a sentence: a name that begins with one says nothing without the names above it. */
const openers = [
  ..."and as at because before after between but by during for from if in into nor of on or so than that".split(
    " ",
  ),
  ..."then through to under until upon via when where whether while whom whose who with within without not".split(
    " ",
  ),
];
const opener = new RegExp(String.raw`^(?:${openers.join("|")})\b`, "i");

const functions = new Set(["it", "test"]);

/** The identifier that a call such as `it.each(rows)("…")` or `test.skip("…")` begins with. */
function rootOf(callee: Node): Node {
  if (callee.type === "CallExpression") return rootOf(callee.callee as Node);
  if (callee.type === "TaggedTemplateExpression") return rootOf(callee.tag as Node);
  return callee.type === "MemberExpression" ? rootOf(callee.object as Node) : callee;
}

/** The members that follow the identifier: ["describe"] of `test.describe("…")`. */
function membersOf(callee: Node): string[] {
  if (callee.type === "CallExpression") return membersOf(callee.callee as Node);
  if (callee.type !== "MemberExpression") return [];
  const { property } = callee;
  return [...membersOf(callee.object as Node), ...(property.type === "Identifier" ? [property.name] : [])];
}

/** The text of a name up to its first placeholder, or null where it is put together otherwise. */
function textOf(node: Node | undefined): string | null {
  if (node?.type === "Literal") return typeof node.value === "string" ? node.value : null;
  return node?.type === "TemplateLiteral" ? (node.quasis[0]?.value.cooked ?? null) : null;
}

/**
 * Refuses names of `it` and `test` that begin with a preposition or a conjunction, such as "with a role".
 * Names of `describe` and of Playwright's steps may be nouns. Names that begin with a placeholder are not
 * judged.
 */
const sentence: Rule.RuleModule = {
  meta: { type: "suggestion", schema: [] },
  create: (context) => ({
    CallExpression(node) {
      const callee = node.callee as Node;
      const root = rootOf(callee);
      if (root.type !== "Identifier" || !functions.has(root.name)) return;
      const members = membersOf(callee);
      if (members.includes("describe") || members.includes("step")) return;
      const name = textOf(node.arguments[0] as Node | undefined);
      const word = name === null ? undefined : opener.exec(name)?.[0];
      if (word === undefined || node.arguments.length < 2) return;
      context.report({
        node: node.arguments[0] ?? node,
        message: `A test's name is a sentence that stands alone: begin with a subject or a verb, not with "${word}".`,
      });
    },
  }),
};

const plugin: ESLint.Plugin = { rules: { sentence } };

const config: Linter.Config[] = [
  {
    name: "names of tests",
    files: ["**/*.{test,spec}.{ts,js}"],
    plugins: { "test-names": plugin },
    rules: { "test-names/sentence": "error" },
  },
];

export default config;
