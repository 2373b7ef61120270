import { describe, expect, it } from "vitest";
import type { PracticeService } from "./call/restCall.ts";
import { operations } from "./metadata/metadataSoapRoutes.ts";
import {
  addresses,
  controlNeeds,
  faultNeeds,
  resources,
  settingNeeds,
  soapOperations,
  userNeeds,
} from "./needs.ts";
import { oauthRoutes } from "./oauth/oauthRoutes.ts";
import { controlPlane } from "./practice/controlPlane.ts";
import { faultSchema, settingsSchema, userSchema } from "./practice/schemas.ts";
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
    expect([...faultSchema.shape.action.options].sort()).toEqual(Object.keys(faultNeeds).sort());
  });

  it("is what somebody needs, of its control plane", async () => {
    const { org, close } = await startPracticeOrg();
    const app = { clientId: "", clientSecret: "", redirectUris: [] };
    const { routes } = controlPlane({ org } as PracticeService, app);
    const answered = routes.filter(({ method }) => method !== "ALL");
    const all = new Set(answered.map(({ method, path }) => `${method} ${path}`));
    expect([...all].sort()).toEqual(Object.keys(controlNeeds).sort());
    await close();
  });
});
