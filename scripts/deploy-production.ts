import { deployToOrg } from "./deploy/deployToOrg.ts";

/**
 * `npm run deploy:production -- --target-org ALIAS --connector-url URL --contact-email YOU`: deploys Crosswalk to
 * production, as `npm run deploy:sandbox` does to a sandbox, whose `--help` lists the other options.
 */
await deployToOrg("production", "https://login.salesforce.com");
