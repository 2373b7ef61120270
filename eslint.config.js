import js from "@eslint/js";
import lightning from "@salesforce/eslint-config-lwc";
import regexp from "eslint-plugin-regexp";
import globals from "globals";
import tseslint from "typescript-eslint";

import deployed from "./config/lint/lightning.js";
import places from "./config/lint/places.ts";

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      ".node/",
      ".data/",
      ".cache/",
      "coverage/",
      "dist/",
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
    // What holds for any TypeScript is in config/lint/typed.jsonc.
    extends: [tseslint.configs.base],
    rules: { "no-console": "error" },
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
    name: "more than four things are one object with names",
    files: ["{connector,test/org,test/lightning,test/support}/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "max-params": ["error", 4] },
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
  ...places,
  {
    name: "command lines speak on the console",
    files: ["scripts/**", "test/**"],
    rules: { "no-console": "off" },
  },
  ...deployed,
);
