import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { childrenNamed, childText, parseXml, type XmlElement } from "@crosswalk/practice-org";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceFiles } from "../support/sourceComponents.ts";

const packageFolder = path.join(projectFolder, "force-app/main/default");
const read = (file: string): XmlElement => parseXml(readFileSync(path.join(packageFolder, file), "utf8"));
const app = read("applications/Crosswalk.app-meta.xml");

interface PageKind {
  /** The regions of its templates: App Builder has written these, and Salesforce refuses any other. */
  regions: Record<string, string[]>;
  target: string;
  /** "Home pages support only the Large form factor", a utility bar stands in Lightning Experience alone. */
  formFactors: string[];
}

/** As of FlexiPages that others have deployed: trailheadapps, NPSP and NebulaLogger have some hundred. */
const kinds: Record<string, PageKind> = {
  RecordPage: {
    regions: { "flexipage:recordHomeTemplateDesktop": ["header", "main", "sidebar"] },
    target: "lightning__RecordPage",
    formFactors: ["Large", "Small"],
  },
  AppPage: {
    regions: { "flexipage:defaultAppHomeTemplate": ["main"] },
    target: "lightning__AppPage",
    formFactors: ["Large", "Small"],
  },
  UtilityBar: {
    regions: { "one:utilityBarTemplateDesktop": ["utilityItems", "backgroundComponents"] },
    target: "lightning__UtilityBar",
    formFactors: ["Large"],
  },
};

/** What each instance of a standard component of a record page has in pages that App Builder has saved. */
const propertiesOfStandard: Record<string, string[]> = {
  "force:highlightsPanel": ["collapsed", "numVisibleActions"],
  "force:detailPanel": [],
  "force:relatedListContainer": ["relatedListComponentOverride", "rowsToDisplay", "showActionBar"],
};

const pages = listSourceFiles(path.join(packageFolder, "flexipages")).map((file) => {
  const root = read(`flexipages/${file}`);
  const template = childrenNamed(root, "template").map((each) => childText(each, "name"))[0] ?? "";
  const regions = childrenNamed(root, "flexiPageRegions");
  return {
    name: file.replace(".flexipage-meta.xml", ""),
    type: childText(root, "type") ?? "",
    object: childText(root, "sobjectType"),
    template,
    regions: regions.map((region) => childText(region, "name")),
    components: regions
      .flatMap((region) => childrenNamed(region, "itemInstances"))
      .flatMap((item) => childrenNamed(item, "componentInstance"))
      .map((component) => ({
        name: childText(component, "componentName") ?? "",
        identifier: childText(component, "identifier"),
        properties: childrenNamed(component, "componentInstanceProperties").map((property) =>
          childText(property, "name"),
        ),
      })),
  };
});

/** What a component of the package says of a target: the objects and form factors that it stands on. */
function targetOf(component: string, target: string) {
  const root = read(`lwc/${component}/${component}.js-meta.xml`);
  const [targets] = childrenNamed(root, "targets");
  const configs = childrenNamed(root, "targetConfigs").flatMap((all) => childrenNamed(all, "targetConfig"));
  const config = configs.find(({ attributes }) => attributes["targets"]?.split(/,\s*/).includes(target));
  const inner = (outer: string, name: string) =>
    (config ? childrenNamed(config, outer) : []).flatMap((each) => childrenNamed(each, name));
  return {
    isExposed: childText(root, "isExposed") === "true",
    isTarget: (targets ? childrenNamed(targets, "target") : []).some(({ text }) => text === target),
    objects: inner("objects", "object").map(({ text }) => text),
    formFactors: inner("supportedFormFactors", "supportedFormFactor").map(
      ({ attributes }) => attributes["type"],
    ),
  };
}

describe.each(pages)("page $name", ({ type, object, template, regions, components }) => {
  it("has the regions of its template", () => {
    expect(kinds[type]?.regions[template]).toEqual(regions);
  });

  it("names an object only where it is a record's", () => {
    expect(object !== undefined).toBe(type === "RecordPage");
  });

  it("has an identifier of its own for each component", () => {
    const identifiers = components.map(({ identifier }) => identifier);
    expect(identifiers).not.toContain(undefined);
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  it("sets of standard components what App Builder sets", () => {
    for (const { name, properties } of components.filter((each) => each.name.includes(":")))
      expect({ name, properties }).toEqual({ name, properties: propertiesOfStandard[name] });
  });

  it("has components that stand on such a page, in each size in which it is shown", () => {
    const kind = kinds[type];
    for (const { name } of components.filter((each) => !each.name.includes(":"))) {
      const target = targetOf(name, kind?.target ?? "");
      expect({ name, ...target }).toMatchObject({ name, isExposed: true, isTarget: true });
      if (type !== "UtilityBar")
        expect({ name, sizes: target.formFactors }).toEqual({ name, sizes: kind?.formFactors });
      if (object !== undefined) expect(target.objects).toContain(object);
    }
  });
});

describe("the app", () => {
  const overrides = childrenNamed(app, "actionOverrides").map((override) => ({
    action: childText(override, "actionName"),
    page: childText(override, "content"),
    size: childText(override, "formFactor"),
    object: childText(override, "pageOrSobjectType"),
    type: childText(override, "type"),
  }));
  const sizes = childrenNamed(app, "formFactors").map(({ text }) => text);

  it("is there on desktops and phones", () => {
    expect(sizes.toSorted()).toEqual(["Large", "Small"]);
  });

  it("shows each record page of the package, and no other, in each size", () => {
    const expected = pages
      .filter(({ type }) => type === "RecordPage")
      .flatMap(({ name, object }) =>
        ["Large", "Small"].map((size) => ({ action: "View", page: name, size, object, type: "Flexipage" })),
      );
    expect(overrides).toEqual(expected);
  });
});

describe("a component of the package that is exposed", () => {
  const targets = listSourceFiles(path.join(packageFolder, "lwc"))
    .filter((file) => file.endsWith(".js-meta.xml"))
    .map((file) => file.split("/")[0] ?? "")
    .flatMap((name) =>
      Object.values(kinds)
        .filter(({ target }) => target !== "lightning__UtilityBar")
        .map((kind) => ({ name, ...kind, ...targetOf(name, kind.target), supported: kind.formFactors })),
    )
    .filter(({ isExposed, isTarget }) => isExposed && isTarget);

  it.each(targets)("says for $target in which sizes it stands: $name", ({ formFactors, supported }) => {
    expect(formFactors.length).toBeGreaterThan(0);
    expect(formFactors.every((size) => supported.includes(size ?? ""))).toBe(true);
  });
});
