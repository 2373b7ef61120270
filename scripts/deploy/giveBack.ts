import path from "node:path";
import { giveBackAssignments, listHolders, type Assignment } from "./assignments.ts";
import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import type { Step } from "./step.ts";
import { takenFile, type TakenFile } from "./takenFile.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { projectFolder } from "../org/sf.ts";

/**
 * Gives back what a removal took that was interrupted or killed, or that could not give it back itself.
 * Before the package, where the permission sets are still there, so that people have them also where the
 * deployment is refused; after it, where the removal had taken the sets, too. Fails where the org cannot be
 * asked, as people would stay without.
 */
export function giveBackStep(
  { read, open }: Pick<TargetOrgHolder, "read" | "open">,
  when: "before" | "after",
  below?: string,
): Step {
  const file = () => takenFile(read().id, below);
  return {
    title: `Give back the permission sets that an interrupted removal took${when === "before" ? ", where they are still there" : ""}`,
    shown: "reads config/generated/taken-assignments-….json, and makes these assignments in the org",
    done: async () => ((await file().read()).length === 0 ? "no removal was interrupted." : undefined),
    run: async (report) => {
      const { said, made } = await giveBackNow(open, file(), false);
      said.forEach(report);
      if (made.length === 0) return;
      (await listHolders(await open(), made)).forEach(report);
      report(meanwhile);
    },
    nextStep: "Check that config/generated can be read and that the org answers, and run this again.",
  };
}

/** The org keeps no removed assignments, and documents no form of what its audit trail says of them. */
const meanwhile =
  "If an admin has taken Crosswalk away from somebody meanwhile, they have it again: take it away once more. " +
  "Setup, View Setup Audit Trail, tells who took what from whom.";

/**
 * Makes the assignments again that the file lists. It keeps those that are not there afterwards, and all
 * where the org may still be removing the package. Gives what became of them, in sentences, and never throws:
 * it must not hide why a removal failed.
 */
export async function giveBack(
  openOrg: () => Promise<OrgSession>,
  file: TakenFile,
  mayGoOn = false,
): Promise<string> {
  const listed = path.relative(projectFolder, file.path);
  const goesOn = mayGoOn
    ? [
        "The org may go on with the removal: npm run sf -- project deploy cancel --use-most-recent ends it, and Setup, " +
          `Deployment Status, shows it. ${listed} stays until a deployment has given back what it lists.`,
      ]
    : [];
  try {
    return [...goesOn, ...(await giveBackNow(openOrg, file, mayGoOn)).said].join("\n  ");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      ...goesOn,
      `The assignments that ${listed} lists may not be there any more (${why}): deploying gives them back, ` +
        "or make them in Setup, under Permission Sets, Manage Assignments.",
    ].join("\n  ");
  }
}

/** The same, where the org answers. Throws otherwise. */
async function giveBackNow(
  openOrg: () => Promise<OrgSession>,
  file: TakenFile,
  mayGoOn: boolean,
): Promise<{ said: string[]; made: Assignment[] }> {
  const listed = path.relative(projectFolder, file.path);
  const { made, refused, withoutSet } = await giveBackAssignments(await openOrg(), await file.read());
  if (!mayGoOn) await file.write([...withoutSet, ...refused.map(({ assignment }) => assignment)]);
  const said: string[] = [];
  const [first] = refused;
  if (withoutSet.length > 0) {
    said.push(
      `The org does not have Crosswalk's permission sets any more: ${counted(withoutSet.length)} of them ` +
        `wait in ${listed} until a deployment has brought them back.`,
    );
  }
  if (first !== undefined) {
    said.push(
      `${counted(refused.length)} could not be given back (${first.words}): make them in Setup, under ` +
        `Permission Sets, Manage Assignments, and remove ${listed}, which lists them.`,
    );
  }
  if (withoutSet.length === 0 && first === undefined) {
    said.push(
      mayGoOn
        ? "Until then everybody has their permission sets."
        : `Everybody has their permission sets again: ${counted(made.length)} made.`,
    );
  }
  return { said, made };
}

const counted = (count: number) => (count === 1 ? "1 assignment" : `${count} assignments`);
