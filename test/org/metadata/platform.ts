import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { listExports } from "./lwcSource.ts";

interface BaseComponent {
  /** First API version in which customers may use it; absent where it is Salesforce's own. */
  minVersion?: string;
  properties?: { name: string }[];
  slotNames?: string[];
}

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

/** Salesforce's list of the modules in the namespace lightning, as it comes with the base components. */
const lightning = JSON.parse(
  readFileSync(path.join(folderOf("lightning-base-components"), "metadata/raptor.json"), "utf8"),
) as Record<string, BaseComponent>;

/** Attributes that every element accepts, in a template as in HTML. */
const globalAttributes =
  /^(aria-|data-)|^(class|style|key|id|title|role|tabindex|hidden|slot|dir|lang|part|draggable)$/;

/**
 * Modules of @salesforce that stand for one thing, from Salesforce's Lightning Web Components Developer
 * Guide.
 */
const salesforceModules = new Set([
  // refreshApex and getSObjectValue.
  "@salesforce/apex",
  "@salesforce/client/formFactor",
  "@salesforce/community/Id",
  "@salesforce/community/basePath",
  "@salesforce/user/Id",
  "@salesforce/user/isGuest",
  ...[
    "currency",
    "dateTime.longDateFormat",
    "dateTime.longDateTimeFormat",
    "dateTime.mediumDateFormat",
    "dateTime.mediumDateTimeFormat",
    "dateTime.shortDateFormat",
    "dateTime.shortDateTimeFormat",
    "dateTime.shortTimeFormat",
    "defaultCalendar",
    "defaultNumberingSystem",
    "dir",
    "firstDayOfWeek",
    "lang",
    "locale",
    "number.currencyFormat",
    "number.currencySymbol",
    "number.decimalSeparator",
    "number.groupingSeparator",
    "number.numberFormat",
    "number.percentFormat",
    "showJapaneseCalendar",
    "timeZone",
  ].map((name) => `@salesforce/i18n/${name}`),
]);

/** Modules of @salesforce that name something in the org. Their references are checked separately. */
const orgModules =
  /^@salesforce\/(apex|apexContinuation|contentAssetUrl|customPermission|label|messageChannel|resourceUrl|schema|userPermission)\//;

type PlatformModule = { known: true } | { known: false; reason: string };

/** Whether a component of this API version may import the module. */
export function findPlatformModule(module: string, apiVersion: number): PlatformModule {
  if (module === "lwc" || module === "wire-service") return { known: true };
  if (salesforceModules.has(module) || orgModules.test(module)) return { known: true };
  if (!module.startsWith("lightning/")) return { known: false, reason: "is no module of the platform" };
  const minVersion = lightning[module.slice("lightning/".length)]?.minVersion;
  if (minVersion === undefined) return { known: false, reason: "is not open to customers' components" };
  if (Number(minVersion) > apiVersion) return { known: false, reason: `needs API version ${minVersion}` };
  return { known: true };
}

/** Whether a base component has the attribute, given as written in a template (`field-level-help`). */
export function takesAttribute(module: string, attribute: string): boolean {
  if (globalAttributes.test(attribute)) return true;
  const property = attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const name = module.slice("lightning/".length);
  const listed = (lightning[name]?.properties ?? []).map((entry) => entry.name);
  return [...listed, ...inheritedProperties(name)].some(
    (known) => known.toLowerCase() === property.toLowerCase(),
  );
}

/** Salesforce's list lacks the properties that a base component inherits, e.g. `disabled` of a button. */
function inheritedProperties(name: string): string[] {
  const folder = path.join(folderOf("lightning-base-components"), "src/lightning");
  const read = (module: string): string => {
    const file = path.join(folder, module, `${module}.js`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  const source = read(name);
  const parent = /class \w+ extends (\w+)/.exec(source)?.[1];
  const module = parent && new RegExp(`import ${parent} from ['"]lightning/(\\w+)['"]`).exec(source)?.[1];
  if (!module) return [];
  return [...read(module).matchAll(/@api\s+(?:get\s+|set\s+)?(\w+)/g)].map((match) => match[1] ?? "");
}

/**
 * The names that a platform module exports, from the stubs that Salesforce publishes for Jest; undefined
 * where it publishes none.
 */
export function exportsOfPlatformModule(module: string): string[] | undefined {
  const name = module.slice("lightning/".length);
  const stub = path.join(folderOf("@salesforce/sfdx-lwc-jest"), "src/lightning-stubs", name, `${name}.js`);
  return existsSync(stub) ? listExports(readFileSync(stub, "utf8")) : undefined;
}
