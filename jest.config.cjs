const { jestConfig } = require("@salesforce/sfdx-lwc-jest/config");

/** The component tests: only the panel's own folder, so that vitest's tests are left to vitest. */
module.exports = {
  ...jestConfig,
  roots: ["<rootDir>/force-app"],
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), "<rootDir>/jest.setup.cjs"],
};
