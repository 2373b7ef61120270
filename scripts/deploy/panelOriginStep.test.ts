import { describe, expect, it } from "vitest";
import { panelOriginStep } from "./panelOriginStep.ts";

describe("the step that finds the org's Lightning pages", () => {
  const run = (instanceUrl: string, panelOrigin?: string) =>
    panelOriginStep({ panelOrigin, readOrg: () => ({ id: "00D000000000001EAA", instanceUrl }) }).run(
      () => {},
    );

  it("is done where the option or the org's address tells them", async () => {
    await run("https://acme.my.salesforce.com");
    await run("https://eu5.salesforce.com", "https://acme.lightning.force.com");
  });

  it("stops where nothing tells them, and names the option", async () => {
    await expect(run("https://eu5.salesforce.com")).rejects.toMatchObject({
      message: expect.stringContaining("https://eu5.salesforce.com does not tell") as string,
      nextStep: expect.stringContaining("--panel-origin") as string,
    });
  });
});
