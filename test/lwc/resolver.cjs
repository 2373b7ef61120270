const { jestConfig } = require("@salesforce/sfdx-lwc-jest/config");

const resolve = require(jestConfig.resolver);
const noStyles = require.resolve("./noStyles.cjs");
const noFile = new Error("A label is no file.");

/**
 * Labels are never files: a test gets their names, or what it mocks. Jest looked for each of them in every
 * folder up to the disk's own, for each component anew, which took a fifth of the tests' time.
 *
 * Components have no styles here. jsdom lays nothing out, and axe asked it of each element which of all rules
 * apply, which took a tenth. What is seen is tested in a browser.
 */
module.exports = (name, options) => {
  if (name.startsWith("@salesforce/label/")) throw noFile;
  if (name.split("?")[0].endsWith(".css")) return noStyles;
  return resolve(name, options);
};
