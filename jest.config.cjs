const { jestConfig } = require("@salesforce/sfdx-lwc-jest/config");

/** The component tests: only those beside the components; the rest of the project is tested by vitest. */
module.exports = {
  ...jestConfig,
  testMatch: ["<rootDir>/force-app/**/__tests__/**/*.test.js"],
  modulePathIgnorePatterns: ["<rootDir>/.cache/"],
  moduleNameMapper: { "^lwc-test/(.+)$": "<rootDir>/test/lwc/$1.js" },
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), "<rootDir>/test/lwc/setup.cjs"],
};
