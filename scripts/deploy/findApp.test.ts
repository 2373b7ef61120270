import { describe, expect, it } from "vitest";
import { openSession } from "../org/orgSession.ts";
import { findApp, findOfApp, policyType } from "./findApp.ts";

/** A session with an org that has these policies, by name, of these apps; `read` gets the names read. */
function orgWith(policies: Record<string, string>, read: string[] = []) {
  const result = (values: string, element: string) => `<${element}>${values}</${element}>`;
  const request = (_url: unknown, { body }: RequestInit = {}) => {
    const asked = typeof body === "string" ? body : "";
    const name = /<fullNames>(.*)<\/fullNames>/.exec(asked)?.[1];
    if (name !== undefined) read.push(name);
    const app = policies[name ?? ""] ?? "";
    const answer =
      name === undefined
        ? Object.keys(policies).map((each) => result(`<fullName>${each}</fullName><id>0xI</id>`, "result"))
        : [
            result(
              `<fullName>${name}</fullName><externalClientApplication>${app}</externalClientApplication>`,
              "records",
            ),
          ];
    return Promise.resolve(new Response(answer.join("")));
  };
  const target = { instanceUrl: "https://acme.my.salesforce.com", accessToken: "t", apiVersion: "67.0" };
  return openSession(target, request);
}

describe("the app's policy", () => {
  it.each([
    [{}, undefined],
    [{ Billing_oauthPlcy: "Billing" }, undefined],
    [{ Crosswalk_Legacy_oauthPlcy: "Crosswalk_Legacy" }, undefined],
    [{ Crosswalk_Legacy_oauthPlcy: "Crosswalk_Legacy", Sales: "Crosswalk" }, "Sales"],
    [
      { Crosswalk_oauthPlcy: "Crosswalk_Legacy", Crosswalk_defaultPolicy: "Crosswalk" },
      "Crosswalk_defaultPolicy",
    ],
    [{ Billing: "Billing", acme__Sales: "acme__Crosswalk" }, "acme__Sales"],
  ])("is, among %j, the one that says so itself: %s", async (policies, expected) => {
    expect((await findOfApp(orgWith(policies), policyType))?.name).toBe(expected);
  });

  it("is looked for under the names that Salesforce gives first", async () => {
    const read: string[] = [];

    await findOfApp(orgWith({ Billing: "Billing", Crosswalk_oauthPlcy: "Crosswalk" }, read), policyType);

    expect(read).toEqual(["Crosswalk_oauthPlcy"]);
  });
});

describe("the app", () => {
  const orgWithApps = (...names: string[]) => orgWith(Object.fromEntries(names.map((name) => [name, name])));

  it.each([
    [["Billing", "Crosswalk_Legacy"], undefined],
    [["Billing", "acme__Crosswalk"], "acme__Crosswalk"],
    [["acme__Crosswalk", "Crosswalk"], "Crosswalk"],
  ])("is, among %j, the one of this name, also from a managed package: %s", async (names, expected) => {
    expect((await findApp(orgWithApps(...names)))?.name).toBe(expected);
  });
});
