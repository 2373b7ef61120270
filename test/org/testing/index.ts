/**
 * Beside the front door: how tests, the org's own and others, come to it as a browser or as the Salesforce
 * CLI would.
 */
export { Browser, type Page } from "./browser.ts";
export { isolatedEnvironment, openSf, type Sf, type SfRun } from "./openSf.ts";
export { accessTokenOf, signInCli } from "./signInCli.ts";
