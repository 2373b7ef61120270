import type { Plugin } from "rollup";
import { readCustomLabels, readTranslations } from "./readCustomLabels.ts";
import { readPackagedApp } from "./readPackagedApp.ts";

const prefix = "\0salesforce:";
const packagedApp = "\0packaged-app";
const apexModule = "\0salesforce-apex";

/**
 * Resolves the imports that depend on the package or the user: `practice/packagedApp`, and those from
 * `@salesforce/…` (labels, the user, language, permissions, Apex methods). Others have defaults in
 * lightning-base-components.
 */
export function platformModules(packageSource: string): Plugin {
  let labels: Map<string, string>;
  let translations: Map<string, Map<string, string>>;
  return {
    name: "salesforce-platform-modules",
    buildStart() {
      labels = readCustomLabels(packageSource);
      translations = readTranslations(packageSource);
    },
    resolveId(source) {
      if (source === "practice/packagedApp") return packagedApp;
      if (source === "@salesforce/apex") return apexModule;
      return /^@salesforce\/(label\/c\.|user\/|apex\/|customPermission\/|i18n\/(locale|timeZone|lang|dir)$)/.test(
        source,
      )
        ? prefix + source.slice("@salesforce/".length)
        : null;
    },
    load(id) {
      if (id === packagedApp) return packagedAppModule(packageSource);
      if (id === apexModule) return 'export { refreshApex } from "practice/apex";';
      if (!id.startsWith(prefix)) return null;
      const [kind = "", ...rest] = id.slice(prefix.length).split("/");
      const name = rest.join("/");
      switch (kind) {
        case "label": {
          const label = labels.get(name.slice("c.".length));
          return label === undefined
            ? this.error(`No custom label ${name}; add it to force-app/main/default/labels.`)
            : labelModule(label, name.slice("c.".length), translations);
        }
        case "user":
          return fromContext(name === "Id" ? "user.id" : "isGuest");
        case "i18n":
          return fromContext(`i18n.${name}`);
        case "customPermission":
          return fromContext(`customPermissions[${JSON.stringify(name)}]`);
        case "apex":
          return apexMethod(name);
        default:
          return null;
      }
    },
  };
}

/** A label in the user's language. In the package's own language where it is not translated. */
function labelModule(label: string, name: string, translations: Map<string, Map<string, string>>): string {
  const texts = Object.fromEntries(
    [...translations].map(([language, translated]) => [language, translated.get(name)]),
  );
  return `import { context } from "practice/context";
const texts = ${JSON.stringify(texts)};
const { lang } = context.i18n;
export default texts[lang] ?? texts[lang.split("-")[0]] ?? ${JSON.stringify(label)};`;
}

function fromContext(property: string): string {
  return `import { context } from "practice/context"; export default context.${property};`;
}

function apexMethod(name: string): string {
  const [className, method] = name.split(".");
  return `import { apexMethod } from "practice/apex";
    export default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)});`;
}

/** The description of the app, and the constructors of its components by name. */
function packagedAppModule(packageSource: string): string {
  const app = readPackagedApp(packageSource);
  const names = new Set([
    ...app.utilityItems.map(({ component }) => component),
    ...app.tabs.flatMap((tab) => (tab.kind === "custom" ? tab.components : [])),
  ]);
  const imports = [...names].map((name) => `import ${name} from "c/${name}";`);
  return `${imports.join("\n")}
    export const app = ${JSON.stringify(app)};
    export const constructors = { ${[...names].join(", ")} };`;
}
