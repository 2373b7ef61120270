import type { OrgSession } from "../org/orgSession.ts";
import { readSf } from "../org/sf.ts";
import { sfStep } from "./sfStep.ts";
import type { Step } from "./step.ts";

/** An account of config/data, whose presence shows that the sample was loaded. */
const sampleAccount = "Halvorsen Maritime AS";

export function createScratchStep(alias: string, devHub: string | undefined, days: string): Step {
  const args = [
    ...["org", "create", "scratch", "--definition-file", "config/project-scratch-def.json"],
    ...["--alias", alias, "--duration-days", days, "--wait", "20"],
    ...(devHub ? ["--target-dev-hub", devHub] : []),
  ];
  return sfStep(
    `Create the scratch org ${alias}`,
    args,
    "Sign in to your Dev Hub with: npm run sf -- org login web --set-default-dev-hub --alias devhub",
    {
      done: async () => {
        const isThere = await readSf(["org", "display", "--target-org", alias]).then(
          () => true,
          () => false,
        );
        return isThere
          ? `${alias} exists; npm run sf -- org delete scratch --target-org ${alias} removes it.`
          : undefined;
      },
    },
  );
}

/** Accounts and open opportunities to attach contacts to. */
export function importSampleStep(alias: string, openOrg: () => Promise<OrgSession>): Step {
  return sfStep(
    "Import sample accounts and opportunities",
    ["data", "import", "tree", "--plan", "config/data/plan.json", "--target-org", alias],
    "Check that your user may create accounts and opportunities, then run this again.",
    {
      done: async () => {
        const query = `SELECT Id FROM Account WHERE Name = '${sampleAccount}'`;
        const found = await (await openOrg()).query(query);
        return found.length > 0 ? "the sample is there." : undefined;
      },
    },
  );
}

export function openStep(alias: string): Step {
  return sfStep(
    "Open the org at the Crosswalk page",
    ["org", "open", "--path", "lightning/n/Crosswalk", "--target-org", alias],
    `Open the org yourself with: npm run sf -- org open --target-org ${alias}`,
  );
}
