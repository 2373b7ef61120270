import { startStack, type Stack, type StartOptions } from "./startStack.ts";

/** Another connector on the same database and orgs, which opens what the first one has sealed. */
export function startBeside(
  first: Pick<Stack, "app" | "environment" | "orgs">,
  options: Pick<StartOptions, "clock"> = {},
): Promise<Stack> {
  return startStack({
    orgs: first.orgs,
    databaseFile: first.app.config.databaseAddress,
    environment: { TOKEN_KEYS: first.environment["TOKEN_KEYS"] },
    ...options,
  });
}
