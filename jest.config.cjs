const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
const { jestConfig } = require("@salesforce/sfdx-lwc-jest/config");

/**
 * The engine of the project's own LWC version: the one that sfdx-lwc-jest brings is older than the compiler.
 */
const engine = join(dirname(createRequire(require.resolve("lwc")).resolve("@lwc/engine-dom")), "index.cjs");

/** The component tests: only those beside the components; the rest of the project is tested by vitest. */
module.exports = {
  ...jestConfig,
  // Against hangs only: ten thousand rows in jsdom take five seconds where the machine has other work.
  testTimeout: 30_000,
  testMatch: ["<rootDir>/force-app/**/__tests__/**/*.test.js"],
  // A module of styles alone is a file that ends in .css.
  moduleFileExtensions: [...jestConfig.moduleFileExtensions, "css"],
  modulePathIgnorePatterns: ["<rootDir>/.cache/"],
  moduleNameMapper: {
    "^lwc$": engine,
    "^@lwc/engine-dom$": engine,
    "^lightning/platformUtilityBarApi$": "<rootDir>/test/lwc/utilityBar.js",
    "^lwc-test/(.+)$": "<rootDir>/test/lwc/$1.js",
  },
  resolver: "<rootDir>/test/lwc/resolver.cjs",
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), "<rootDir>/test/lwc/setup.cjs"],
};
