import { test as base } from "@playwright/test";
import { startStand, type Stand } from "../../support/startPageStack.ts";

interface Options {
  /** What the connector's environment differs in. */
  environment: Record<string, string | undefined>;
}

/** Every test has orgs, connector and page of its own: nothing that one leaves behind reaches another. */
export const test = base.extend<Options & { stand: Stand }>({
  environment: [{}, { option: true }],
  stand: async ({ environment }, use) => {
    const stand = await startStand(environment);
    await use(stand);
    await stand.close();
  },
});

export { expect } from "@playwright/test";
