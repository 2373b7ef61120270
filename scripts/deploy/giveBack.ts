import path from "node:path";
import { giveBackAssignments } from "./assignments.ts";
import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import type { Step } from "./step.ts";
import { takenFile, type TakenFile } from "./takenFile.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { projectFolder } from "../org/sf.ts";

/** Gives back what a removal took that was killed, or that could not give it back itself. */
export function giveBackStep({ read, open }: Pick<TargetOrgHolder, "read" | "open">, below?: string): Step {
  const file = () => takenFile(read().id, below);
  return {
    title: "Give back the permission sets that an interrupted removal took",
    shown: "reads config/generated/taken-assignments-….json, and makes these assignments in the org",
    done: async () => ((await file().read()).length === 0 ? "no removal was interrupted." : undefined),
    run: async (report) => report(await giveBack(open, file())),
    nextStep: "Check that config/generated can be read.",
  };
}

/**
 * Makes the assignments again that the file lists. It keeps those that the org refuses. Gives what became of
 * them, in a sentence, and never throws: it must not hide why a removal failed.
 */
export async function giveBack(openOrg: () => Promise<OrgSession>, file: TakenFile): Promise<string> {
  const listed = path.relative(projectFolder, file.path);
  try {
    const refused = await giveBackAssignments(await openOrg(), await file.read());
    await file.write(refused.map(({ assignment }) => assignment));
    const [first] = refused;
    if (first === undefined) return "Everybody has their permission sets again.";
    return (
      `${refused.length} assignments could not be given back (${first.words}): make them in Setup, under ` +
      `Permission Sets, Manage Assignments, and remove ${listed}, which lists them.`
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return (
      `The assignments that ${listed} lists may not be there any more (${why}): deploying gives them back, ` +
      "or make them in Setup, under Permission Sets, Manage Assignments."
    );
  }
}
