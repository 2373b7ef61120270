import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkShape, parseXml, readMetadataTypes } from "@crosswalk/practice-org";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceFiles } from "../support/sourceComponents.ts";

const directories = ["force-app", "config/translations", "config/app-registration", "config/connected-app"];

const metadataFiles = directories.flatMap((directory) =>
  listSourceFiles(path.join(projectFolder, directory))
    .filter((file) => file.endsWith("-meta.xml"))
    .map((file) => path.join(directory, file)),
);

function problemsOf(xml: string): string[] {
  return checkShape(parseXml(xml)).map(({ line, message }) => `${line}: ${message}`);
}

describe("Salesforce's metadata types", () => {
  it.each(metadataFiles)("know every element and value of %s", (file) => {
    expect(problemsOf(readFileSync(path.join(projectFolder, file), "utf8"))).toEqual([]);
  });

  it("know the OAuth scopes that the external client app asks for", () => {
    const folder = "config/app-registration/main/default/extlClntAppOauthSettings";
    const file = `${folder}/Crosswalk_oauth.ecaOauth-meta.xml`;
    const scopes = /<commaSeparatedOauthScopes>(.*)<\//.exec(
      readFileSync(path.join(projectFolder, file), "utf8"),
    );
    const known = readMetadataTypes().get("ConnectedAppOauthAccessScope");

    for (const scope of scopes?.[1]?.split(",").map((text) => text.trim()) ?? []) {
      expect(known?.kind === "enumeration" && known.values).toContain(scope);
    }
  });
});

describe("the check against Salesforce's metadata types", () => {
  const tab = (content: string) => `<CustomPermission>\n${content}\n</CustomPermission>`;

  it("names an unknown element, its type and line", () => {
    expect(problemsOf(tab("<isLicensed>false</isLicensed><label>x</label>\n<lable>x</lable>"))).toEqual([
      "3: Element lable invalid at this location in type CustomPermission",
    ]);
  });

  it("names a required element that is missing", () => {
    expect(problemsOf(tab("<label>x</label>"))).toEqual([
      "1: Required field is missing: isLicensed in type CustomPermission",
    ]);
  });

  it("names an element that is there twice", () => {
    expect(problemsOf(tab("<isLicensed>false</isLicensed><label>x</label>\n<label>y</label>"))).toEqual([
      "3: Element label is duplicated at this location in type CustomPermission",
    ]);
  });

  it("names a value that the enumeration does not have", () => {
    const site = `<CspTrustedSite><endpointUrl>x</endpointUrl><isActive>yes</isActive><context>Lex</context></CspTrustedSite>`;

    expect(problemsOf(site)).toEqual([
      "1: 'yes' is not a valid value for the type xsd:boolean",
      "1: 'Lex' is not a valid value for the enum 'CspTrustedSiteContext'",
    ]);
  });

  it("names a type that Salesforce does not have", () => {
    expect(problemsOf("<CustomPanel />")).toEqual(["1: Unknown metadata type CustomPanel"]);
  });

  it("places malformed XML", () => {
    expect(() => parseXml("<CustomTab>\n<label>x</lable>\n</CustomTab>")).toThrow(
      expect.objectContaining({ line: 2 }),
    );
  });
});
