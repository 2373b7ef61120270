import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import type { Step } from "./step.ts";

const query = "SELECT URL__c FROM Crosswalk_Connector__c WHERE URL__c != null";

/**
 * Reports an address that an admin entered and that differs from the deployed one, because the panel prefers
 * it. A sandbox refresh copies custom settings, so that a sandbox then has production's address.
 */
export function enteredAddressStep(connectorUrl: string, openOrg: () => Promise<OrgSession>): Step {
  return {
    title: "Compare the connector's address that an admin entered",
    shown: `asks the org: ${query}`,
    run: async (report) => {
      const org = await openOrg();
      const entered = await readEntered(org);
      if (entered instanceof OrgRefusal) {
        return report(`It can't be read (${entered.code}): look at Connector URL on the Crosswalk page.`);
      }
      const other = entered.find((url) => URL.parse(url)?.origin !== connectorUrl);
      if (other === undefined) return;
      report(`The panel still calls ${other}, which an admin entered, and not ${connectorUrl}.`);
      report("A refreshed sandbox has production's address. Change Connector URL on the Crosswalk page.");
    },
    nextStep: "Look at Connector URL on the Crosswalk page: it must be the connector's address.",
  };
}

/** The addresses of the custom setting; the refusal where the CLI's user may not see it. */
async function readEntered(org: OrgSession): Promise<string[] | OrgRefusal> {
  try {
    return (await org.query<{ URL__c: string }>(query)).map((row) => row.URL__c);
  } catch (error) {
    if (error instanceof OrgRefusal) return error;
    throw error;
  }
}
