/** A second front door for tests: browser and Salesforce CLI for the practice org. */
export { Browser, type Page } from "./browser.ts";
export { isolatedEnvironment, openSf, type Sf, type SfRun } from "./openSf.ts";
export { hasReference, recorded, referenceNote } from "./recorded.ts";
export { serveByTls } from "./serveByTls.ts";
export { practice } from "./signIn.ts";
export { accessTokenOf, signInCli } from "./signInCli.ts";
