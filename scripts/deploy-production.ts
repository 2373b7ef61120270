import { deployToOrg } from "./deploy/deployToOrg.ts";

await deployToOrg("production", "https://login.salesforce.com");
