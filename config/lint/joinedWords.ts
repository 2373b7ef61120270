import type { Linter } from "eslint";

const message =
  "A label joins words, as each language has punctuation of its own: use nameValue, listOf, sentencesOf or joinParts of c/textFormat, or a label with {0} and {1}.";

/** Nothing but punctuation and spaces, with a space among them: `: `, `, `, ` (` or ` · `. */
const joint = String.raw`/^[^\p{L}\p{N}\s]*\s[^\p{L}\p{N}]*$/u`;

/** Where such a text joins nothing: it is looked for, as a key that was pressed, or texts are split by it. */
const takesApart =
  "BinaryExpression[operator=/^[!=]==$/] > Literal, CallExpression[callee.property.name='split'] > Literal";

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
        { selector: `Literal[value=${joint}]:not(${takesApart})`, message },
      ],
    },
  },
] satisfies Linter.Config[];
