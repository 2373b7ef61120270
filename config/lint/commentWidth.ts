import type { ESLint, Linter, Rule } from "eslint";

/** The columns that a line with a comment may have: as many as Prettier gives code. */
export const commentColumns = 110;

/** The lines of a text that are wider, by number, within the comments that span the given lines. */
export function wideLines(lines: string[], comments: { start: number; end: number }[]): number[] {
  const spanned = comments.flatMap(({ start, end }) =>
    Array.from({ length: end - start + 1 }, (_, offset) => start + offset),
  );
  return [...new Set(spanned)].filter((line) => (lines[line - 1] ?? "").length > commentColumns);
}

/** `max-len` of ESLint measures no comment that stands behind code. A directive can't be wrapped. */
const width: Rule.RuleModule = {
  meta: { type: "layout", schema: [] },
  create({ sourceCode, report }) {
    return {
      Program() {
        const comments = sourceCode
          .getAllComments()
          .filter(({ value }) => !/^\s*eslint[ -]/.test(value))
          .flatMap(({ loc }) => (loc ? [{ start: loc.start.line, end: loc.end.line }] : []));
        for (const line of wideLines(sourceCode.lines, comments)) {
          report({
            loc: { line, column: commentColumns },
            message: `A line with a comment has at most ${commentColumns} columns.`,
          });
        }
      },
    };
  },
};

const plugin: ESLint.Plugin = { rules: { width } };

const config: Linter.Config[] = [
  {
    name: "comments are as wide as code, which Prettier keeps",
    files: ["**/*.{ts,js,mjs,cjs}"],
    plugins: { comments: plugin },
    rules: { "comments/width": "error" },
  },
];

export default config;
