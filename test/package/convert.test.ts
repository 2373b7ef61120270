import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { childrenNamed, childText, parseXml } from "@crosswalk/practice-org";
import { openSf, type Sf } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceComponents, listSourceFiles, translatedLanguages } from "../support/sourceComponents.ts";

const connectorUrl = "https://leads.contoso.example";
const contactEmail = "sales-tools@contoso.example";
const placeholder = "crosswalk-connector.example.com";

let sf: Sf;
let output: string;

beforeAll(() => {
  sf = openSf();
  output = mkdtempSync(path.join(tmpdir(), "crosswalk-convert-"));
});

afterAll(() => {
  sf.close();
  rmSync(output, { recursive: true, force: true });
});

/** Converts as a deployment would, the connector's URL put in; answers the folder of the result. */
async function convert(directory: string, name: string): Promise<string> {
  const folder = path.join(output, name);
  await sf.json(["project", "convert", "source", "--root-dir", directory, "--output-dir", folder], {
    env: {
      SF_APPLY_REPLACEMENTS_ON_CONVERT: "true",
      CROSSWALK_CONNECTOR_URL: connectorUrl,
      CROSSWALK_CONTACT_EMAIL: contactEmail,
    },
  });
  return folder;
}

function manifest(folder: string): string[] {
  const root = parseXml(readFileSync(path.join(folder, "package.xml"), "utf8"));
  return childrenNamed(root, "types")
    .flatMap((type) =>
      childrenNamed(type, "members").map((member) => `${childText(type, "name") ?? ""}:${member.text}`),
    )
    .sort();
}

describe("the package, converted by the Salesforce CLI", () => {
  let converted: string;

  beforeAll(async () => {
    converted = await convert("force-app", "force-app");
  });

  it("keeps every component of force-app and adds none", () => {
    const expected = listSourceComponents(path.join(projectFolder, "force-app"))
      .filter(({ type }) => type !== "CustomLabels")
      .map(({ type, fullName }) => `${type}:${fullName}`);

    expect(manifest(converted).filter((member) => !member.startsWith("CustomLabel"))).toEqual(
      expected.sort(),
    );
  });

  it("keeps every custom label", () => {
    const file = path.join(projectFolder, "force-app/main/default/labels/CustomLabels.labels-meta.xml");
    const labels = childrenNamed(parseXml(readFileSync(file, "utf8")), "labels");

    expect(manifest(converted).filter((member) => member.startsWith("CustomLabel:"))).toEqual(
      labels.map((label) => `CustomLabel:${childText(label, "fullName") ?? ""}`).sort(),
    );
  });

  it("keeps every file of every component", () => {
    const lost = listSourceComponents(path.join(projectFolder, "force-app"))
      .flatMap(({ files }) => files)
      .map((file) => file.replace(/^main\/default\//, ""))
      .filter((file) => !file.startsWith("objects/") && !file.startsWith("objectTranslations/"))
      .filter((file) => !existsSync(path.join(converted, file)))
      .filter((file) => !existsSync(path.join(converted, file.replace(/-meta\.xml$/, ""))));

    expect(lost).toEqual([]);
  });

  it("names the connector's URL wherever the source has the example address", () => {
    const places = listSourceFiles(converted).filter((file) =>
      readFileSync(path.join(converted, file), "utf8").includes(connectorUrl),
    );

    expect(places).toEqual([
      "cspTrustedSites/Crosswalk_Connector.cspTrustedSite",
      "customMetadata/Crosswalk_Setting.Default.md",
    ]);
    for (const file of places) {
      expect(readFileSync(path.join(converted, file), "utf8")).not.toContain(placeholder);
    }
  });

  it("holds neither the sign-in app nor translations, which are deployed on their own", () => {
    expect(
      manifest(converted).filter((member) => /^(ExternalClientApp|ExtlClntApp|Translations)/.test(member)),
    ).toEqual([]);
  });
});

describe("the translations' own package directory", () => {
  it("converts to translations alone", async () => {
    const languages = translatedLanguages().map((language) => `Translations:${language}`);

    expect(manifest(await convert("config/translations", "translations"))).toEqual(languages);
  });
});

describe("what the Salesforce CLI leaves out", () => {
  it("is the components' tests and nothing else", async () => {
    const { ignoredFiles } = await sf.json<{ ignoredFiles: string[] }>(["project", "list", "ignored"]);

    expect(ignoredFiles.filter((file) => !/\/__(tests|mocks)__\//.test(file))).toEqual([]);
  });
});

describe("the connected app's own package directory", () => {
  it("converts to the connected app alone, with the connector's callback", async () => {
    const folder = await convert("config/connected-app", "connected-app");

    expect(manifest(folder)).toEqual(["ConnectedApp:Crosswalk_Connected_App"]);
    expect(
      readFileSync(path.join(folder, "connectedApps/Crosswalk_Connected_App.connectedApp"), "utf8"),
    ).toContain(`<callbackUrl>${connectorUrl}/oauth/callback</callbackUrl>`);
  });
});

describe("a deployment without the connector's URL", () => {
  it("stops and names the variable", async () => {
    const run = await sf.run(
      [
        "project",
        "convert",
        "source",
        "--root-dir",
        "force-app",
        "--output-dir",
        path.join(output, "unset"),
        "--json",
      ],
      { env: { SF_APPLY_REPLACEMENTS_ON_CONVERT: "true" } },
    );

    expect(run.status).not.toBe(0);
    expect(run.stdout).toContain("CROSSWALK_CONNECTOR_URL");
  });
});
