import locker from "@locker/eslint-plugin-locker";
import slds from "@salesforce-ux/eslint-plugin-slds";
import lightning from "@salesforce/eslint-config-lwc";
import graph from "@salesforce/eslint-plugin-lwc-graph-analyzer";
import { setStaticAnalyzerProvider } from "@salesforce/eslint-plugin-lwc-graph-analyzer/lib/util/helper.js";
import StaticAnalyzerProvider from "@salesforce/eslint-plugin-lwc-graph-analyzer/lib/util/static-analyzer-provider.js";
import globals from "globals";

const bundles = "force-app/**/lwc/**";
const graphRule = (name) => `@salesforce/lwc-graph-analyzer/${name}`;

/**
 * What only priming for the mobile app's offline mode asks for: data in wires, and getters that can be
 * evaluated without running them. The panel wires no records; everything it shows is fetched from the
 * connector.
 */
const offlinePriming = [
  "no-call-expression-references-unsupported-namespace", // A getter may call a pure function elsewhere,
  "no-reference-to-module-functions", // or of its own module,
  "no-expression-contains-module-level-variable-ref", // and look a word up in a table.
  "no-getter-contains-more-than-return-statement", // It may take several steps,
  "no-functions-declared-within-getter-method", // go through a list,
  "no-member-expression-reference-to-unsupported-global", // and name what it takes apart, or use Object.
  "no-composition-on-unanalyzable-getter-property", // A container passes its children what it worked out,
  "no-composition-on-unanalyzable-property-non-public", // and its private state: nobody else may set it.
  "no-unresolved-parent-class-reference", // The analyzer doesn't know NavigationMixin and Error.
  "no-wire-adapter-of-resource-cannot-be-primed", // Which utility the panel is in is no data.
];

/**
 * Where what Lightning Web Security changes is used all the same, and why that is safe.
 * (https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-distortions.html)
 */
const distortionsLivedWith = [
  // It refuses Lightning's own addresses only.
  { rule: "distorted-window-fetch", files: ["connectorClient/request.js"] },
  // Each namespace has a storage of its own, which is all that the panel wants.
  {
    rule: "distorted-storage-constructor",
    files: ["browserStorage/browserStorage.js"],
  },
  // It throws for types off its list; this file gives one that is on it.
  { rule: "distorted-url-create-object-url", files: ["fileDownload/fileDownload.js"] },
  // It evaluates strings; the panel passes functions.
  { rule: "distorted-window-set-timeout", files: ["timer/timer.js"] },
  // It may request the address twice, which the connector bears. The rule takes whatever is named "open".
  { rule: "distorted-xml-http-request-window-open", files: ["*/*.js"] },
];

/** One analysis of a bundle answers for all rules: the plugin analyzes it anew for each, which took 30 s. */
class OneAnalysis extends StaticAnalyzerProvider {
  #of = "";
  #found = [];

  generatePrimingDiagnosticsModule(bundle) {
    const of = JSON.stringify(bundle);
    if (of !== this.#of) {
      this.#found = super.generatePrimingDiagnosticsModule(bundle);
      this.#of = of;
    }
    return this.#found;
  }
}
setStaticAnalyzerProvider(new OneAnalysis());

/** ESLint's cache asks a processor for its name. */
const script = { ...graph.processors.bundleAnalyzer, meta: { name: "crosswalk/script", version: "1" } };

/**
 * SLDS reads a template as it is, the graph analyzer its whole bundle: each gets a copy, told apart by
 * extension.
 */
const template = {
  ...graph.processors.bundleAnalyzer,
  meta: { name: "crosswalk/template", version: "1" },
  preprocess: (text, filename) => [
    ...graph.processors.bundleAnalyzer.preprocess(text, filename),
    { text, filename: "template.htm" },
  ],
};

/**
 * ESLint for what is deployed to Salesforce: Lightning's own rules for JavaScript, templates and style
 * sheets.
 */
export default [
  {
    name: "lightning web components",
    files: [`${bundles}/*.js`],
    extends: [lightning.configs.recommended],
    // No component imports a whole namespace, and the practice page's compiler refuses a name that a module
    // lacks; looking for both reads every module.
    rules: { "import/namespace": "off", "import/named": "off" },
  },
  {
    name: "what Lightning Web Security changes or forbids",
    files: [`${bundles}/*.js`],
    ignores: [`${bundles}/__tests__/**`],
    plugins: { "@locker/locker": locker },
    rules: Object.fromEntries(Object.keys(locker.rules).map((name) => [`@locker/locker/${name}`, "error"])),
  },
  ...distortionsLivedWith.map(({ rule, files }) => ({
    name: `lives with ${rule}`,
    files: files.map((file) => `force-app/**/lwc/${file}`),
    rules: { [`@locker/locker/${rule}`]: "off" },
  })),
  {
    name: "the data flow of a bundle",
    files: [`${bundles}/*.js`, `${bundles}/*.html/*.html`],
    ignores: [`${bundles}/__tests__/**`],
    plugins: { "@salesforce/lwc-graph-analyzer": graph },
    languageOptions: graph.configs.recommended.languageOptions,
    rules: {
      ...graph.configs.recommended.rules,
      ...Object.fromEntries(offlinePriming.map((name) => [graphRule(name), "off"])),
    },
  },
  {
    name: "a bundle's scripts, analyzed with its templates",
    files: [`${bundles}/*.js`],
    ignores: [`${bundles}/__tests__/**`],
    processor: script,
  },
  {
    name: "a bundle's templates",
    files: [`${bundles}/*.html`],
    processor: template,
  },
  {
    name: "design system, templates",
    files: [`${bundles}/*.html/*.htm`],
    extends: [slds.configs["flat/recommended-html"]],
  },
  {
    name: "design system, style sheets",
    files: [`${bundles}/*.css`],
    extends: [slds.configs["flat/recommended-css"]],
  },
  {
    name: "the panel's one timer, which hands back the way to undo it",
    files: ["force-app/**/lwc/timer/*.js"],
    rules: { "@lwc/lwc/no-async-operation": "off" },
  },
  {
    name: "lightning web component tests",
    files: ["force-app/**/__tests__/**/*.js", "test/lwc/**"],
    languageOptions: { globals: { ...globals.node, ...globals.jest, ...globals.browser } },
    rules: { "@lwc/lwc/no-unexpected-wire-adapter-usages": "off", "@lwc/lwc/no-async-operation": "off" },
  },
];
