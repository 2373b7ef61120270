import { deployToOrg } from "./deploy/deployToOrg.ts";

/**
 * `npm run deploy:sandbox -- --target-org ALIAS --connector-url URL --contact-email YOU`: deploys Crosswalk to a
 * sandbox. It validates and deploys the package, adds the translations, registers the app, and proves its key.
 *
 * `--environment-file FILE`: what it writes for the connector; config/generated/ALIAS.env where left out.
 * `--panel-origin URL`: origin of the Lightning pages, where the org's address does not tell it.
 * `--egress-ip A,B`: the connector's outgoing IPv4 addresses; the app is used from there alone.
 * `--wait MINUTES`: until Salesforce knows a new app; 30 where left out.
 * `--yes`: asks nothing.
 */
await deployToOrg("sandbox", "https://test.salesforce.com");
