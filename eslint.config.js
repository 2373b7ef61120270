import js from "@eslint/js";
import lightning from "@salesforce/eslint-config-lwc";
import regexp from "eslint-plugin-regexp";
import globals from "globals";
import tseslint from "typescript-eslint";

import deployed from "./eslint.lightning.js";

/**
 * Imports point down only: main → app → routes → signIn | leads | contacts | quota | settings
 * → salesforce | matching | database. Each rule's message says where the thing belongs.
 */
const never = {
  test: { regex: "(^|/)test/", message: "Nothing imports test/: move what both need into connector/." },
  panel: { regex: "force-app/", message: "connector and force-app share nothing but /openapi.json." },
  jsforce: {
    regex: "^jsforce",
    message: "Only connector/salesforce talks to Salesforce: add a function there and call it.",
  },
  driver: {
    regex: "^better-sqlite3",
    message: "Only connector/database knows the driver: use its `open` and the typed handle.",
  },
  database: {
    regex: "(^|/)database/",
    allowTypeImports: true,
    message: "Routes parse, call one verb and answer: put the query into a verb beside its domain.",
  },
  salesforce: {
    regex: "(^|/)salesforce/",
    allowTypeImports: true,
    message: "Routes parse, call one verb and answer: put the call into a verb beside its domain.",
  },
  routes: {
    regex: "(^|/)(routes/(?!schemas/)|app\\.ts|main\\.ts)",
    message: "Imports point down: only app.ts mounts routes.",
  },
  verbs: {
    regex: "(^|/)(signIn|leads|contacts|quota|settings)/",
    allowTypeImports: true,
    message: "Imports point down: salesforce, matching and database serve the verbs and know none of them.",
  },
  inputOutput: {
    regex: "(^|/)(salesforce|database|http)/|^node:|^hono|^drizzle-orm",
    message: "connector/matching is pure: pass the data in.",
  },
  web: { regex: "^(hono|@hono)", message: "HTTP belongs into connector/routes and connector/http." },
};

/** @param {string} name @param {string[]} files @param {object[]} patterns @param {string[]} [ignores] */
const zone = (name, files, patterns, ignores = []) => ({
  name: `imports/${name}`,
  files,
  ignores: ["**/*.test.ts", ...ignores],
  rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
});

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      ".node/",
      ".data/",
      ".cache/",
      "coverage/",
      "test-results/",
      "playwright-report/",
      "connector/database/migrations/",
      "config/generated/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    name: "typescript",
    files: ["**/*.ts"],
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },
  {
    name: "matchers such as expect.any are untyped",
    files: ["**/*.test.ts", "test/e2e/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    name: "plain scripts",
    files: ["**/*.{js,mjs,cjs}"],
    ignores: ["force-app/**", "test/lightning/browser/**"],
    extends: [js.configs.recommended],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    name: "the practice Lightning page's own components",
    files: ["test/lightning/browser/**/*.js"],
    extends: [lightning.configs.base, js.configs.recommended],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    name: "the environment is read once",
    files: ["connector/**/*.ts"],
    ignores: ["connector/main.ts", "**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Only connector/main.ts reads the environment: take the value from config.ts's Config.",
        },
      ],
    },
  },
  {
    name: "no text makes a pattern slow",
    files: ["connector/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { ignorePartial: false, report: "potential" }],
    },
  },
  zone(
    "connector",
    ["connector/{main,app,config,errors,context}.ts"],
    [never.test, never.panel, never.jsforce, never.driver],
  ),
  zone(
    "http",
    ["connector/http/**/*.ts"],
    [never.test, never.panel, never.jsforce, never.driver, never.routes],
  ),
  zone(
    "routes",
    ["connector/routes/**/*.ts"],
    [never.test, never.panel, never.jsforce, never.driver, never.database, never.salesforce],
  ),
  zone(
    "verbs",
    ["connector/{signIn,leads,contacts,quota,settings,privacy}/**/*.ts"],
    [never.test, never.panel, never.jsforce, never.driver, never.routes, never.web],
  ),
  zone(
    "salesforce",
    ["connector/salesforce/**/*.ts"],
    [never.test, never.panel, never.driver, never.routes, never.verbs, never.web],
  ),
  zone(
    "database",
    ["connector/database/**/*.ts"],
    [never.test, never.panel, never.jsforce, never.routes, never.verbs, never.web],
  ),
  zone(
    "matching",
    ["connector/matching/**/*.ts"],
    [never.test, never.panel, never.jsforce, never.driver, never.routes, never.verbs, never.inputOutput],
  ),
  {
    name: "command lines speak on the console",
    files: ["scripts/**", "test/**"],
    rules: { "no-console": "off" },
  },
  {
    name: "the practice org's rows hold whatever SQLite holds",
    files: ["test/**/*.ts"],
    rules: { "@typescript-eslint/no-base-to-string": "off" },
  },
  {
    name: "functions in interfaces are values here, not methods",
    files: ["**/*.ts"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
  ...deployed,
);
