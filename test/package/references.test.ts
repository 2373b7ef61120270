import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  childrenNamed,
  childText,
  listApexReferences,
  listAuraEnabledMethods,
  listScriptReferences,
  listTemplateReferences,
  listXmlReferences,
  parseXml,
  type Reference,
} from "@crosswalk/practice-org";
import { leadIdName } from "../../connector/salesforce/packageAccess.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceComponents, type SourceComponent } from "../support/sourceComponents.ts";

/** What is deployed together or one after the other: the package, its app and its translations. */
const directories = ["force-app", "config/app-registration", "config/translations"];
const connectedAppFolder = path.join(projectFolder, "config/connected-app");
const components = directories.flatMap((directory) =>
  listSourceComponents(path.join(projectFolder, directory)).map((component) => ({
    ...component,
    files: component.files.map((file) => path.join(directory, file)),
  })),
);
const readSource = (file: string): string => readFileSync(path.join(projectFolder, file), "utf8");

const contentOf = (type: string, ending: string): { component: SourceComponent; source: string }[] =>
  components
    .filter((component) => component.type === type)
    .flatMap((component) =>
      component.files
        .filter((file) => file.endsWith(ending))
        .map((file) => ({ component, source: readSource(file) })),
    );

/** Every org has these. */
const standard = new Set([
  ...["home", "Account", "Contact", "Opportunity"].map((name) => `CustomTab:standard-${name}`),
  "CustomObject:Lead",
  ...["MasterLabel", "DeveloperName", "IsProtected"].map(
    (field) => `CustomField:Crosswalk_Setting__mdt.${field}`,
  ),
]);

const labelNames = contentOf("CustomLabels", ".labels-meta.xml").flatMap(({ source }) =>
  childrenNamed(parseXml(source), "labels").map((label) => childText(label, "fullName") ?? ""),
);

const present = new Set([
  ...components.map(({ type, fullName }) => `${type}:${fullName}`),
  ...labelNames.map((name) => `CustomLabel:${name}`),
  ...contentOf("ApexClass", ".cls").flatMap(({ component, source }) =>
    listAuraEnabledMethods(source).map((method) => `ApexMethod:${component.fullName}.${method}`),
  ),
]);

const missing = (references: Reference[]): string[] =>
  references
    .filter(({ type, name }) => !present.has(`${type}:${name}`) && !standard.has(`${type}:${name}`))
    .map(({ line, message }) => `${line}: ${message}`);

describe("every name in the package resolves", () => {
  it.each(
    components.map(
      ({ type, fullName, files }) => [`${type} ${fullName}`, { type, fullName, files }] as const,
    ),
  )("%s", (_, { type, fullName, files }) => {
    const references = files.flatMap((file) => {
      if (file.endsWith("-meta.xml")) return listXmlReferences(type, fullName, parseXml(readSource(file)));
      if (file.endsWith(".html")) return listTemplateReferences(readSource(file));
      if (file.endsWith(".cls")) return listApexReferences(readSource(file));
      return file.endsWith(".js") ? listScriptReferences(readSource(file)) : [];
    });

    expect(missing(references)).toEqual([]);
  });

  it("the connected app's names resolve too", () => {
    const [component] = listSourceComponents(connectedAppFolder);
    const source = readFileSync(path.join(connectedAppFolder, component?.files[0] ?? ""), "utf8");

    expect(missing(listXmlReferences("ConnectedApp", "Crosswalk", parseXml(source)))).toEqual([]);
  });
});

describe("pages", () => {
  const targetsOf = (bundle: string): string[] => {
    const meta = contentOf("LightningComponentBundle", `${bundle}.js-meta.xml`)[0];
    const root = parseXml(meta?.source ?? "<none />");
    return root.children
      .filter(({ name }) => name === "targets")
      .flatMap(({ children }) => children.map(({ text }) => text));
  };

  it("place the panel where it says it can stand: any app's utility bar", () => {
    expect(targetsOf("crosswalkPanel")).toContain("lightning__UtilityBar");
  });

  it("place the panel where it says it can stand, too: an app page", () => {
    expect(targetsOf("crosswalkPanel")).toContain("lightning__AppPage");
  });

  it("place the settings where they say they can stand: an app page", () => {
    expect(targetsOf("crosswalkSettings")).toContain("lightning__AppPage");
  });
});

describe("permission sets", () => {
  it.each(
    contentOf("PermissionSet", ".permissionset-meta.xml").map(({ component, source }) => [
      component.fullName,
      source,
    ]),
  )("%s grants nothing on an object beyond the lead's id, and the rep's to create Leads", (name, source) => {
    const root = parseXml(source);
    const rights = childrenNamed(root, "objectPermissions").map(({ children }) =>
      children.filter(({ text }) => text !== "false").map((right) => `${right.name}: ${right.text}`),
    );

    expect(rights).toEqual(
      name === "Crosswalk_Rep" ? [["allowCreate: true", "allowRead: true", "object: Lead"]] : [],
    );
    expect(childrenNamed(root, "userPermissions")).toEqual([]);
    expect(childrenNamed(root, "fieldPermissions").map((entry) => childText(entry, "field"))).toEqual([
      `Contact.${leadIdName}`,
      `Lead.${leadIdName}`,
    ]);
  });
});

const classes = contentOf("ApexClass", ".cls").filter(({ source }) => !/@IsTest\b/i.test(source));

describe("the classes of the package", () => {
  it("have no sentence of their own: what they say is a label, which is translated", () => {
    const literals = classes.flatMap(({ component, source }) =>
      [...withoutComments(source).matchAll(/'(?:[^'\\\n]|\\.)*'/g)].map(
        ([literal]) => `${component.fullName}: ${literal}`,
      ),
    );

    expect(classes.map(({ component }) => component.fullName)).toContain("CrosswalkSettings");
    expect(literals.filter((literal) => /'.*\s.*'/.test(literal))).toEqual([]);
  });

  it("fill in no label with an apostrophe, which String.format takes for a quotation mark", () => {
    const filledIn = classes.flatMap(({ source }) =>
      [...withoutComments(source).matchAll(/\bLabel\.(\w+)\s*,/g)].map(([, name]) => name),
    );
    const texts = new Map([
      ...contentOf("CustomLabels", ".labels-meta.xml").flatMap(({ source }) => textsIn(source, "labels")),
      ...contentOf("Translations", ".translation-meta.xml").flatMap(({ component, source }) =>
        textsIn(source, "customLabels").map(
          ([name, text]) => [`${component.fullName}: ${name}`, text] as const,
        ),
      ),
    ]);
    const ofClasses = [...texts].filter(([name]) => filledIn.some((label) => name.endsWith(label ?? "")));

    expect(ofClasses.length).toBeGreaterThan(filledIn.length);
    expect(ofClasses.filter(([, text]) => text.includes("'"))).toEqual([]);
  });
});

/** Each label's name and text. */
function textsIn(source: string, tag: string): [name: string, text: string][] {
  return childrenNamed(parseXml(source), tag).map((label) => [
    childText(label, "fullName") ?? childText(label, "name") ?? "",
    childText(label, "value") ?? childText(label, "label") ?? "",
  ]);
}

/** A string may hold two slashes. */
function withoutComments(source: string): string {
  return source.replace(/'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/.*/g, (text) =>
    text.startsWith("'") ? text : "",
  );
}

describe("custom labels", () => {
  it("are each used by a component or a class", () => {
    const references = [
      ...contentOf("LightningComponentBundle", ".js").flatMap(({ source }) => listScriptReferences(source)),
      ...classes.flatMap(({ source }) => listApexReferences(source)),
    ];
    const used = new Set(references.filter(({ type }) => type === "CustomLabel").map(({ name }) => name));

    expect(labelNames.filter((name) => !used.has(name))).toEqual([]);
  });

  it("are translated into every language that the package brings", () => {
    const incomplete = contentOf("Translations", ".translation-meta.xml").flatMap(({ component, source }) => {
      const translated = new Set(
        childrenNamed(parseXml(source), "customLabels").map((label) => childText(label, "name")),
      );
      return labelNames
        .filter((name) => !translated.has(name))
        .map((name) => `${component.fullName}: ${name}`);
    });

    expect(incomplete).toEqual([]);
  });
});
