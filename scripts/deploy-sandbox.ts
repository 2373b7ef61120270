import { deployToOrg } from "./deploy/deployToOrg.ts";

await deployToOrg("sandbox", "https://test.salesforce.com");
