import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { removableOnly } from "./removableOnly.ts";
import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import { projectFolder, runSf } from "../org/sf.ts";
import type { Step } from "./step.ts";

const folder = "config/generated/undeploy";

/**
 * Removes the package's components. Assignments go first, because Salesforce keeps an assigned permission
 * set.
 */
export function undeploySteps(targetOrg: string, openOrg: () => Promise<OrgSession>): Step[] {
  return [
    unassignStep(openOrg),
    listStep(),
    {
      title: "Remove the package",
      shown: `sf ${removal(targetOrg).join(" ")}`,
      run: async () => {
        const file = path.join(projectFolder, folder, "package.xml");
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, emptyManifest);
        await runSf(removal(targetOrg));
      },
      nextStep:
        "Remove by hand what the CLI names above, e.g. the panel from other apps' utility bars, and run this again.",
    },
  ];
}

function listStep(): Step {
  const args = [
    ...["project", "generate", "manifest", "--source-dir", "force-app"],
    ...["--source-dir", "config/app-registration", "--type", "destroy", "--output-dir", folder],
  ];
  return {
    title: "List what to remove",
    shown: `sf ${args.join(" ")}`,
    run: async () => {
      await runSf(args);
      const file = path.join(projectFolder, folder, "destructiveChanges.xml");
      await writeFile(file, removableOnly(await readFile(file, "utf8")));
    },
    nextStep: "Check that config/generated can be written.",
  };
}

/** A deployment needs a manifest even if it only removes. */
const emptyManifest = `<?xml version="1.0" encoding="UTF-8" ?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
  <version>67.0</version>
</Package>
`;

function removal(targetOrg: string): string[] {
  return [
    ...["project", "deploy", "start", "--manifest", `${folder}/package.xml`],
    ...["--post-destructive-changes", `${folder}/destructiveChanges.xml`],
    ...["--target-org", targetOrg, "--wait", "30"],
  ];
}

const api = "/services/data/v60.0";

/** What the org says of each record, or of the whole request. */
interface Deleted {
  compositeResponse: { body: { success?: boolean; errors?: { message: string }[]; message?: string }[] }[];
}

/** How many records one request deletes. */
const deletedMax = 200;

function unassignStep(openOrg: () => Promise<OrgSession>): Step {
  const query =
    "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('Crosswalk_Rep', 'Crosswalk_Admin')";
  return {
    title: "Take the permission sets from everybody who has them",
    shown: `asks the org: ${query}; then one request for ${deletedMax} of them`,
    run: async () => {
      const org = await openOrg();
      const records = await org.query<{ Id: string }>(query);
      for (let first = 0; first < records.length; first += deletedMax) {
        const ids = records.slice(first, first + deletedMax).map(({ Id }) => Id);
        const url = `${api}/composite/sobjects?allOrNone=true&ids=${ids.join(",")}`;
        const compositeRequest = [{ method: "DELETE", url, referenceId: "assignments" }];
        const { status, body } = await org.send(`${api}/composite`, {
          method: "POST",
          body: { compositeRequest },
        });
        if (status >= 400) throw new OrgRefusal(status, body);
        const results = (body as Deleted).compositeResponse.flatMap(({ body }) => body);
        const refused = results.find(({ success }) => success !== true);
        if (refused) throw new Error(refused.message ?? refused.errors?.[0]?.message ?? "not removed");
      }
    },
    nextStep:
      "Remove the assignments in Setup, under Permission Sets, Manage Assignments, and run this again.",
  };
}
