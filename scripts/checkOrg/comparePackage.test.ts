import { describe, expect, it } from "vitest";
import { comparePackage, isDeployed } from "./comparePackage.ts";

const permissionSet = `<?xml version="1.0" encoding="UTF-8"?>
  <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <classAccesses><apexClass>One</apexClass><enabled>true</enabled></classAccesses>
    <classAccesses><apexClass>Two</apexClass><enabled>true</enabled></classAccesses>
    <description>Lets users work.</description>
    <hasActivationRequired>false</hasActivationRequired>
    <label>Rep &amp; more</label>
  </PermissionSet>`;

/** The differences of a component whose file in the org was changed. */
function differences(
  change: (source: string) => string | undefined,
  { type = "PermissionSet", file = "permissionsets/Rep.permissionset-meta.xml", source = permissionSet } = {},
) {
  const org = change(source);
  const named = { type, fullName: "Rep" };
  return comparePackage(
    org === undefined
      ? { files: [], missing: [named] }
      : { files: [{ ...named, file, source, org }], missing: [] },
  ).flatMap(({ what }) => what);
}

describe("a component of the org", () => {
  it.each<[string, (source: string) => string]>([
    ["whitespace", (xml) => xml.replaceAll(/>\s+</g, "><").replace("users work", "users\n      work")],
    ["order", (xml) => xml.replace(/(<classAccesses>.*One.*)\n(.*Two.*<\/classAccesses>)/, "$2\n$1")],
    ["a value left out that is false", (xml) => xml.replace(/<hasActivation.*/, "")],
    ["a license added", (xml) => xml.replace("<label>", "<license>Salesforce</license><label>")],
    [
      "a right listed that is not given",
      (xml) =>
        xml.replace("<label>", "<objectPermissions><allowRead>false</allowRead></objectPermissions><label>"),
    ],
  ])("is as its source is, with another form of %s", (_, change) => {
    expect(change(permissionSet)).not.toBe(permissionSet);
    expect(differences(change)).toEqual([]);
  });

  it.each<[string, (source: string) => string | undefined, string[]]>([
    ["text", (xml) => xml.replace("work", "rest"), ["description"]],
    ["flag", (xml) => xml.replace("<enabled>true", "<enabled>false"), ["classAccesses"]],
    ["false flag that is true now", (xml) => xml.replace("false", "true"), ["hasActivationRequired"]],
    ["element taken away", (xml) => xml.replace(/<classAccesses>.*One.*/, ""), ["classAccesses"]],
    [
      "right given",
      (xml) =>
        xml.replace("<label>", "<objectPermissions><allowRead>true</allowRead></objectPermissions><label>"),
      ["objectPermissions"],
    ],
    ["file that is gone", () => undefined, ["missing"]],
  ])("is named with a changed %s", (_, change, what) => {
    expect(differences(change)).toEqual(what);
  });

  it("may have the connector's address, which the source does not know", () => {
    const source =
      "<CspTrustedSite><endpointUrl>https://crosswalk-connector.example.com</endpointUrl></CspTrustedSite>";
    const of = { type: "CspTrustedSite", file: "cspTrustedSites/Crosswalk.cspTrustedSite-meta.xml", source };
    expect(differences((xml) => xml.replace(/https:[^<]*/, "https://leads.contoso.example"), of)).toEqual([]);
  });

  it("is named with a changed line of code, and not with another end of one", () => {
    const of = { type: "ApexClass", file: "classes/One.cls", source: "class One {\n  int a;\n}\n" };
    expect(differences((code) => code.replaceAll("\n", "\r\n"), of)).toEqual([]);
    expect(differences((code) => code.replace("int", "Integer"), of)).toEqual(["One.cls"]);
  });

  it("may have labels beside ours", () => {
    const source = "<CustomLabels><labels><fullName>Ours</fullName></labels></CustomLabels>";
    const of = { type: "CustomLabels", file: "labels/CustomLabels.labels-meta.xml", source };
    const theirs = "<labels><fullName>Theirs</fullName></labels></CustomLabels>";
    expect(differences((xml) => xml.replace("</CustomLabels>", theirs), of)).toEqual([]);
  });
});

describe("a package", () => {
  const labels = { type: "CustomLabels", fullName: "CustomLabels", file: "", source: "", org: "" };

  it("is not deployed where the org has nothing but labels, which other packages have too", () => {
    const missing = [{ type: "ApexClass", fullName: "One" }];
    expect(isDeployed({ files: [labels], missing })).toBe(false);
    expect(isDeployed({ files: [labels, { ...labels, type: "ApexClass" }], missing: [] })).toBe(true);
  });
});
