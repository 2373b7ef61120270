import { describe, expect, it } from "vitest";
import { apexMethods } from "./apexMethods.ts";
import { paths } from "./build/paths.ts";

const methods = apexMethods({ connectorUrl: "" }, paths.packageSource);
const admin = { Crosswalk_Admin: true };
const save = (url: string, language: string, customPermissions: Record<string, boolean> = admin) =>
  methods["CrosswalkSettings.saveConnectorUrl"]?.({ parameters: { url }, customPermissions, language });

describe("the practice page's Apex methods", () => {
  it("refuse in the words of the package's labels", () => {
    expect(() => save("crosswalk", "en-US")).toThrow("The Connector URL is not a web address: crosswalk");
    expect(() => save(" ", "en-US")).toThrow("No Connector URL is set.");
  });

  it("refuse in the user's language, and in English where the package lacks it", () => {
    expect(() => save("", "de", {})).toThrow("Nur Crosswalk-Admins können die Connector-URL ändern.");
    expect(() => save("crosswalk", "ja")).toThrow("コネクタの URL が Web アドレスではありません: crosswalk");
    expect(() => save("", "nl", {})).toThrow("Only a Crosswalk admin can change the Connector URL.");
  });
});
