import { parseEnv } from "node:util";

/** What Node makes of the text, as it starts the connector: without quotes, comments and `export`. */
export function parseEnvironment(text: string): Map<string, string> {
  const values = Object.entries(parseEnv(text));
  return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
