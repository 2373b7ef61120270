import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

  it("refuse in the language of the user's region", () => {
    const folder = mkdtempSync(join(tmpdir(), "crosswalk-package-"));
    try {
      mkdirSync(join(folder, "translations"));
      const label = "<label>Somente administradores.</label><name>Crosswalk_Connector_AdminOnly</name>";
      writeFileSync(
        join(folder, "translations", "pt_BR.translation-meta.xml"),
        `<Translations><customLabels>${label}</customLabels></Translations>`,
      );
      const save = apexMethods({ connectorUrl: "" }, folder)["CrosswalkSettings.saveConnectorUrl"];
      const asked = { parameters: { url: "" }, customPermissions: {}, language: "pt-BR" };
      expect(() => save?.(asked)).toThrow("Somente administradores.");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
