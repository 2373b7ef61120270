import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";

/** The Lightning app of the package, with its tabs, record pages and the items of its utility bar. */
interface PackagedApp {
  label: string;
  tabs: AppTab[];
  recordPages: RecordPage[];
  utilityItems: UtilityItem[];
}

/** The components of its own that the package puts on an object's record page, in their order. */
interface RecordPage {
  objectName: string;
  components: string[];
}

/** A standard tab (Home, an object's list) or one of the package's own, with the components of its page. */
type AppTab =
  | { kind: "home" }
  | { kind: "object"; objectName: string }
  | {
      kind: "custom";
      name: string;
      label: string;
      components: string[];
      /**
       * The custom permissions of each permission set that shows the tab: all that the page knows of whom a
       * set was given to. No set has the tab: nobody sees it.
       */
      shownWith: string[][];
    };

interface UtilityItem {
  component: string;
  label: string;
  icon: string;
  /** In pixels, as the height. */
  width: number;
  height: number;
}

interface ComponentInstance {
  componentName: string;
  componentInstanceProperties?: { name: string; value: string }[];
}
interface ActionOverride {
  actionName: string;
  content?: string;
  formFactor?: string;
  pageOrSobjectType: string;
  type: string;
}
interface Application {
  CustomApplication: {
    actionOverrides?: ActionOverride[];
    label: string;
    tabs: string[];
    utilityBar: string;
  };
}
interface FlexiPage {
  FlexiPage: { flexiPageRegions: { itemInstances?: { componentInstance?: ComponentInstance }[] }[] };
}
interface PermissionSet {
  PermissionSet: {
    customPermissions?: { enabled: string; name: string }[];
    tabSettings?: { tab: string; visibility: string }[];
  };
}
interface Tab {
  CustomTab: { label: string; flexiPage: string };
}

/** Reads a metadata file of the package. */
type Read = <Content>(file: string) => Content;

const lists = new Set([
  "actionOverrides",
  "customPermissions",
  "tabSettings",
  "tabs",
  "flexiPageRegions",
  "itemInstances",
  "componentInstanceProperties",
]);
const parser = new XMLParser({ isArray: (name) => lists.has(name), parseTagValue: false });

export function readPackagedApp(packageSource: string, name = "Crosswalk"): PackagedApp {
  const read: Read = (file) => parser.parse(readFileSync(join(packageSource, file), "utf8")) as never;
  const {
    actionOverrides = [],
    label,
    tabs,
    utilityBar,
  } = read<Application>(`applications/${name}.app-meta.xml`).CustomApplication;
  const folder = join(packageSource, "permissionsets");
  const sets = (existsSync(folder) ? readdirSync(folder) : []).map(
    (file) => read<PermissionSet>(`permissionsets/${file}`).PermissionSet,
  );
  return {
    label,
    tabs: tabs.map((tab) => readTab(read, sets, tab)),
    recordPages: actionOverrides.flatMap((override) => readRecordPage(read, override)),
    utilityItems: readComponents(read, utilityBar).map(toUtilityItem),
  };
}

/**
 * The page with which the app shows an object's records on a desktop (Metadata API, CustomApplication,
 * AppActionOverride). Standard components, such as `force:detailPanel`, have a namespace.
 */
function readRecordPage(
  read: Read,
  { actionName, content, formFactor, pageOrSobjectType: objectName, type }: ActionOverride,
): RecordPage[] {
  if (actionName !== "View" || type !== "Flexipage" || formFactor !== "Large" || content === undefined)
    return [];
  const names = readComponents(read, content).map(({ componentName }) => componentName);
  return [{ objectName, components: names.filter((name) => !name.includes(":")) }];
}

function readTab(read: Read, sets: PermissionSet["PermissionSet"][], name: string): AppTab {
  if (name === "standard-home") return { kind: "home" };
  if (name.startsWith("standard-")) return { kind: "object", objectName: name.slice("standard-".length) };
  const { label, flexiPage } = read<Tab>(`tabs/${name}.tab-meta.xml`).CustomTab;
  return {
    kind: "custom",
    name,
    label,
    components: readComponents(read, flexiPage).map(({ componentName }) => componentName),
    shownWith: sets
      .filter(({ tabSettings = [] }) =>
        tabSettings.some(({ tab, visibility }) => tab === name && visibility === "Visible"),
      )
      .map(({ customPermissions = [] }) =>
        customPermissions.filter(({ enabled }) => enabled === "true").map((permission) => permission.name),
      ),
  };
}

function readComponents(read: Read, flexiPage: string): ComponentInstance[] {
  const { flexiPageRegions } = read<FlexiPage>(`flexipages/${flexiPage}.flexipage-meta.xml`).FlexiPage;
  return flexiPageRegions
    .flatMap(({ itemInstances }) => itemInstances ?? [])
    .flatMap(({ componentInstance }) => componentInstance ?? []);
}

function toUtilityItem({ componentName, componentInstanceProperties = [] }: ComponentInstance): UtilityItem {
  const properties = new Map(componentInstanceProperties.map(({ name, value }) => [name, value]));
  return {
    component: componentName,
    label: properties.get("label") ?? componentName,
    icon: `utility:${properties.get("icon") ?? "fallback"}`,
    width: Number(properties.get("width") ?? 340),
    height: Number(properties.get("height") ?? 480),
  };
}
