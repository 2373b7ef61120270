/** The options before a command, and the command. `unknown`: the first option that there is none of. */
export function readSetupOptions(words: string[]): {
  options: Set<string>;
  command: string[];
  unknown: string | undefined;
};
