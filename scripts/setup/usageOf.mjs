/**
 * What a command says of itself: the first comment of its file that shows how to start it.
 * @param {string} source the text of the command's file
 */
export function usageOf(source) {
  const comments = source.match(/\/\*\*[^]*?\*\//g) ?? [];
  const usage = comments.find((comment) => /`npm (?:run |start|test)/.test(comment));
  return usage
    ?.replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, ""))
    .join("\n")
    .trim();
}
