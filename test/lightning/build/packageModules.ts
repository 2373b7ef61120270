import type { Plugin } from "rollup";
import { readCustomLabels, readTranslations } from "./readCustomLabels.ts";
import { readPackagedApp } from "./readPackagedApp.ts";

export const mainModule = "practice/main";
/** Where each label takes its text from. */
export const labelsModule = "practice/labels";
const main = "\0main";
const allLabels = "\0labels";
const apexModule = "\0salesforce-apex";
const prefix = "\0package:";

/** The custom labels of a package: the texts of its own language by name, and those of others by language. */
export interface Labels {
  own: Map<string, string>;
  translations: Map<string, Map<string, string>>;
}

export function readLabels(packageSource: string): Labels {
  return { own: readCustomLabels(packageSource), translations: readTranslations(packageSource) };
}

/**
 * Resolves the imports that depend on the package: its labels and Apex methods, and `practice/main`, which
 * starts the page with the package's app.
 */
export function packageModules(packageSource: string, labels: Labels): Plugin {
  return {
    name: "salesforce-package-modules",
    resolveId(source) {
      if (source === mainModule) return main;
      if (source === labelsModule) return allLabels;
      if (source === "@salesforce/apex") return apexModule;
      return /^@salesforce\/(label\/c\.|apex\/)/.test(source)
        ? prefix + source.slice("@salesforce/".length)
        : null;
    },
    load(id) {
      if (id === main) return mainOf(packageSource);
      if (id === allLabels) return labelTexts(labels);
      if (id === apexModule) return 'export { refreshApex } from "practice/apex";';
      if (!id.startsWith(prefix)) return null;
      const name = id.slice(prefix.length);
      if (name.startsWith("apex/")) return apexMethod(name.slice("apex/".length));
      const label = name.slice("label/c.".length);
      return labels.own.has(label)
        ? `import { label } from "${labelsModule}"; export default label(${JSON.stringify(label)});`
        : this.error(`No custom label c.${label}; add it to force-app/main/default/labels.`);
    },
  };
}

/**
 * All labels: each in the user's language, and in the package's own where it is not translated. `context`:
 * what says which language that is.
 */
export function labelTexts({ own, translations }: Labels, context = "practice/context"): string {
  const texts = Object.fromEntries(
    [...translations].map(([language, translated]) => [language, Object.fromEntries(translated)]),
  );
  return `import { context } from ${JSON.stringify(context)};
    const texts = ${JSON.stringify(texts)};
    const { lang } = context.i18n;
    const own = ${JSON.stringify(Object.fromEntries(own))};
    const here = { ...own, ...texts[lang.split("-")[0]], ...texts[lang] };
    export const label = (name) => here[name];`;
}

function apexMethod(name: string): string {
  const [className, method] = name.split(".");
  return `import { apexMethod } from "practice/apex";
    export default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)});`;
}

/** Starts the page with the description of the app, and the constructors of its components by name. */
function mainOf(packageSource: string): string {
  const app = readPackagedApp(packageSource);
  const names = new Set([
    ...app.utilityItems.map(({ component }) => component),
    ...app.recordPages.flatMap(({ components }) => components),
    ...app.tabs.flatMap((tab) => (tab.kind === "custom" ? tab.components : [])),
  ]);
  const imports = [...names].map((name) => `import ${name} from "c/${name}";`);
  return `import "@lwc/synthetic-shadow";
    import { startLightning } from "practice/start";
    ${imports.join("\n")}
    startLightning({ app: ${JSON.stringify(app)}, constructors: { ${[...names].join(", ")} } });`;
}
