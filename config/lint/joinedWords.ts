import type { Linter } from "eslint";

const message =
  "A label joins words, as each language has punctuation of its own: use nameValue, listOf, sentencesOf or joinParts of c/textFormat, or a label with {0} and {1}.";

/** Nothing but punctuation and spaces, with a space among them: `: `, `, `, ` (` or ` · `. */
const joint = String.raw`/^[^\p{L}\p{N}\s]*\s[^\p{L}\p{N}]*$/u`;

/** Keeps the panel's scripts from joining texts, which would look English in every language. */
export default [
  {
    name: "labels join words, not scripts",
    files: ["force-app/**/lwc/**/*.js"],
    ignores: ["force-app/**/__tests__/**", "force-app/**/lwc/textFormat/*.js"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: `TemplateElement[value.raw=${joint}]`, message },
        { selector: `BinaryExpression[operator='+'] > Literal[value=${joint}]`, message },
        { selector: `CallExpression[callee.property.name='join'] > Literal[value=${joint}]`, message },
        { selector: `CallExpression[callee.property.name='concat'] > Literal[value=${joint}]`, message },
      ],
    },
  },
] satisfies Linter.Config[];
