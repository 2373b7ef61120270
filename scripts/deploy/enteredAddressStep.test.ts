import { describe, expect, it } from "vitest";
import { openSession } from "../org/orgSession.ts";
import { enteredAddressStep } from "./enteredAddressStep.ts";

/** What the step says of an org with these rows of the custom setting. */
function said(...urls: string[]): Promise<string[]> {
  const records = urls.map((url) => ({ URL__c: url }));
  return saidOf(() => Promise.resolve(Response.json({ records })));
}

/** What the step says of what the org answers. */
async function saidOf(answer: typeof fetch): Promise<string[]> {
  const target = { instanceUrl: "https://acme.my.salesforce.com", accessToken: "t", apiVersion: "67.0" };
  const org = openSession(target, answer);
  const lines: string[] = [];
  const step = enteredAddressStep("https://uat.acme.example", () => Promise.resolve(org));
  await step.run((line) => lines.push(line));
  return lines;
}

describe("the address that an admin entered", () => {
  it("is named with what to do where it is not the connector's, as in a refreshed sandbox", async () => {
    const lines = (await said("https://crosswalk.acme.example")).join(" ");

    expect(lines).toContain(
      "https://crosswalk.acme.example, which an admin entered, and not https://uat.acme",
    );
    expect(lines).toContain("Change Connector URL on the Crosswalk page");
  });

  it("ends no deployment where it cannot be read", async () => {
    const answer = () =>
      Promise.resolve(Response.json([{ errorCode: "INVALID_FIELD", message: "No." }], { status: 400 }));

    expect(await saidOf(answer)).toEqual([
      "It can't be read (INVALID_FIELD): look at Connector URL on the Crosswalk page.",
    ]);
  });

  it.each([[[]], [["https://uat.acme.example"]], [["https://uat.acme.example/"]]])(
    "needs no word where it is %j",
    async (urls) => expect(await said(...urls)).toEqual([]),
  );
});
