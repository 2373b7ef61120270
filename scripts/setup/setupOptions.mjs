// What setup.mjs is told before the command that it runs.

const known = ["--browser", "--production", "--salesforce-cli"];

/**
 * @param {string[]} words
 * @returns {{ options: Set<string>, command: string[], unknown: string | undefined }} `unknown` is the first
 * option that there is none of.
 */
export function readSetupOptions(words) {
  const end = words.findIndex((word) => !word.startsWith("--"));
  const options = end < 0 ? words : words.slice(0, end);
  return {
    options: new Set(options),
    command: end < 0 ? [] : words.slice(end),
    unknown: options.find((word) => !known.includes(word)),
  };
}
