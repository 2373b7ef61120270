import type { ESLint, Linter, Rule } from "eslint";

type Node = Rule.Node;
type CallExpression = Extract<Node, { type: "CallExpression" }>;

/** Matches any of the words at the start of a name, whole. */
const startsWith = (words: string[]): RegExp =>
  new RegExp(String.raw`^(?:${words.join(" ").replaceAll(" ", "|")})(?![\w'-])`, "i");

/** Words that open half a sentence: a name that begins with one says nothing without the names above it. */
const opener = startsWith([
  "and as at because before after between but by during for from if in into nor of on or so than that then",
  "through to under until upon via when where whether while whom whose who with within without not",
]);

/** Words that open the rest of a sentence, whose subject stands above it. */
const auxiliary = startsWith(["are were be have do may might must can cannot could should will would never"]);

/**
 * A first word that ends in s is read as a verb, too: "is", "refuses". A noun that does has its verb next to
 * it, as in "reads are sent", or a word before it: "the reads", "two reads".
 */
const verb =
  /^(?!(?:this|its|always)\b)[a-z]*[a-rtv-z]s(?![\w'-])(?! (?:are|were|have|may|must|can|cannot|do)\b)/;

/** Whether the title of a `describe` is a noun phrase: "creating" and "where nobody may" are none. */
const isSubject = (title: string): boolean =>
  !opener.test(title) && !/^(?!nothing|everything|something|string)[a-z]+ing\b/i.test(title);

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

/** What a call of the runner names: a test, a group of tests, or neither. */
function kindOf(node: CallExpression): "test" | "group" | null {
  const callee = node.callee as Node;
  const root = rootOf(callee);
  if (root.type !== "Identifier" || node.arguments.length < 2) return null;
  const members = membersOf(callee);
  if (root.name === "describe" || members.includes("describe")) return "group";
  return functions.has(root.name) && !members.includes("step") ? "test" : null;
}

/**
 * Refuses names of `it` and `test` that are no sentence. A name begins with its subject. It may begin with
 * its verb where the `describe` next around it names the subject: "the token vault" > "opens what it sealed".
 * A component's test needs none: its file names the component. Names that begin with a placeholder are not
 * judged, nor are those of Playwright's steps.
 */
const sentence: Rule.RuleModule = {
  meta: { type: "suggestion", schema: [] },
  create(context) {
    const isComponent = context.filename.includes("/__tests__/");
    /** The titles of the groups around a node, null where a title is put together. */
    const groups: (string | null)[] = [];
    const hasSubject = (): boolean => {
      const title = groups.at(-1);
      return title === undefined ? isComponent : title === null || isSubject(title);
    };
    return {
      CallExpression(node) {
        const kind = kindOf(node);
        const argument = node.arguments[0] as Node | undefined;
        if (kind === "group") groups.push(textOf(argument));
        if (kind !== "test" || argument === undefined) return;
        const name = textOf(argument) ?? "";
        const half = opener.exec(name)?.[0];
        const word = half ?? (auxiliary.exec(name) ?? verb.exec(name))?.[0];
        if (word === undefined || (half === undefined && hasSubject())) return;
        const remedy =
          half === undefined
            ? "begin with a subject, or name it in the describe around it"
            : "begin with a subject";
        context.report({
          node: argument,
          message: `A test's name is a sentence that stands alone: ${remedy}, not with "${word}".`,
        });
      },
      "CallExpression:exit"(node: CallExpression) {
        if (kindOf(node) === "group") groups.pop();
      },
    };
  },
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
