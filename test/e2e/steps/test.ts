import { test as base } from "@playwright/test";
import { startPageStack, type PageStack } from "../../support/startPageStack.ts";

interface Options {
  /** What the connector's environment differs in. */
  environment: Record<string, string | undefined>;
}

/** Every test has orgs, connector and page of its own: nothing that one leaves behind reaches another. */
export const test = base.extend<Options & { stack: PageStack }>({
  environment: [{}, { option: true }],
  stack: async ({ environment }, use) => {
    const stack = await startPageStack(environment);
    await use(stack);
    await stack.close();
  },
});

export { expect } from "@playwright/test";
