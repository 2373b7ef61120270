import { describe, expect, it } from "vitest";
import { operations } from "./metadata/metadataSoapRoutes.ts";
import { addresses, resources, settingNeeds, soapOperations, userNeeds } from "./needs.ts";
import { oauthRoutes } from "./oauth/oauthRoutes.ts";
import { settingsSchema, userSchema } from "./practice/schemas.ts";
import { listResources } from "./rest/createResources.ts";
import { startPracticeOrg } from "./server.ts";

describe("what the practice org answers", () => {
  it("is what somebody needs, below a version of the API", () => {
    expect(listResources().sort()).toEqual(Object.keys(resources).sort());
  });

  it("is what somebody needs, at sign-in and elsewhere", async () => {
    const { org, directory, close } = await startPracticeOrg();
    const signIn = oauthRoutes(org, directory).routes.filter(({ method }) => method !== "ALL");
    const elsewhere = [
      ...["GET /services/data", "ALL /services/apexrest/*"],
      ...["POST /services/Soap/m/:version", "GET /lightning/*"],
    ];
    const all = [...new Set([...signIn.map(({ method, path }) => `${method} ${path}`), ...elsewhere])];
    expect(all.sort()).toEqual(Object.keys(addresses).sort());
    await close();
  });

  it("is what somebody needs, of the Metadata API's calls, of settings and of a user's", () => {
    expect([...operations.keys()].sort()).toEqual(Object.keys(soapOperations).sort());
    expect(Object.keys(settingsSchema.shape).sort()).toEqual(Object.keys(settingNeeds).sort());
    expect(Object.keys(userSchema.shape).sort()).toEqual(Object.keys(userNeeds).sort());
  });
});
