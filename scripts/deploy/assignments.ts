import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import { generatedFolder } from "./appFiles.ts";
import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import { replaceFile } from "./environmentFile.ts";
import type { Step } from "./runSteps.ts";

/** A permission set of the package that somebody has. */
interface Assignment {
  id: string;
  assigneeId: string;
  /** The set's name: a set that comes back after a removal has another id. */
  set: string;
  /** When it ends by itself; null where it does not. */
  expires: string | null;
}

/** A managed package has sets of the same names, which are not ours. */
const ownSets = "Name IN ('Crosswalk_Rep', 'Crosswalk_Admin') AND NamespacePrefix = null";

/** How many of them one request deletes or makes (REST API, sObject Collections). */
const assignmentsMax = 200;

interface AssignmentRow {
  Id: string;
  AssigneeId: string;
  PermissionSet: { Name: string };
  ExpirationDate: string | null;
}

async function readAssignments(org: OrgSession): Promise<Assignment[]> {
  const rows = await org.query<AssignmentRow>(
    "SELECT Id, AssigneeId, PermissionSet.Name, ExpirationDate FROM PermissionSetAssignment " +
      `WHERE ${ownSets.replace(/\b(?=Name)/g, "PermissionSet.")}`,
  );
  return rows.map((row) => ({
    ...{ id: row.Id, assigneeId: row.AssigneeId },
    ...{ set: row.PermissionSet.Name, expires: row.ExpirationDate },
  }));
}

const isIn = (assignments: readonly Assignment[], { assigneeId, set }: Assignment): boolean =>
  assignments.some((each) => each.assigneeId === assigneeId && each.set === set);

/**
 * What a removal takes from an org's users, on disk from before it takes the first one until all have it
 * again or the removal has ended: one that is killed leaves it to a later run. Only its owner may read it.
 */
const listOf = (orgId: string, below: string) => path.join(below, `taken-assignments-${orgId}.json`);

async function readList(file: string): Promise<Assignment[]> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Assignment[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Takes and gives back the permission sets of an org's users. */
export interface TakenAssignments {
  /** Throws where the org refuses one; those of earlier requests are gone then. */
  take(ending: AbortSignal): Promise<void>;
  /**
   * Makes those again that were taken. Says what became of them; throws where the org cannot be asked. Keeps
   * the list where the org may go on with the removal.
   */
  giveBack(mayGoOn?: boolean): Promise<string>;
  /** Forgets them: the package is gone. */
  forget(): Promise<void>;
}

export function takenAssignments(
  { read, open }: Pick<TargetOrgHolder, "read" | "open">,
  below = generatedFolder,
): TakenAssignments {
  const file = () => listOf(read().id, below);
  return {
    take: async (ending) => {
      const org = await open();
      const there = await readAssignments(org);
      const owed = (await readList(file())).filter((each) => !isIn(there, each));
      await replaceFile(file(), JSON.stringify([...there, ...owed], null, 2));
      for (const part of partsOf(there)) {
        ending.throwIfAborted();
        const ids = part.map(({ id }) => id).join(",");
        const { status, body } = await org.send(`/composite/sobjects?allOrNone=true&ids=${ids}`, {
          method: "DELETE",
        });
        refuseAny(status, body);
      }
    },
    giveBack: async (mayGoOn = false) => {
      const taken = await readList(file());
      if (taken.length === 0) return "";
      const org = await open();
      await makeAgain(org, taken);
      // An assignment that was not taken, or whose deletion was not heard of, is refused as a duplicate.
      const there = await readAssignments(await open());
      const missing = taken.filter((each) => isRunning(each) && !isIn(there, each));
      if (missing.length === 0 && mayGoOn) {
        return (
          "Everybody has their permission sets again. The org may go on with the removal: Setup, Deployment Status, shows " +
          `it. ${file()} stays until a deployment has given back what it lists.`
        );
      }
      if (missing.length === 0) {
        await rm(file(), { force: true });
        return (
          `Everybody has their permission sets again: ${taken.length} assignments. If an admin has taken one from somebody ` +
          "meanwhile, take it away once more; Setup, View Setup Audit Trail, tells who took what."
        );
      }
      await replaceFile(file(), JSON.stringify(missing, null, 2));
      return (
        `${missing.length} assignments could not be given back: deploy, which does so, or make them in Setup, under ` +
        `Permission Sets, Manage Assignments. ${file()} lists them.`
      );
    },
    forget: () => rm(file(), { force: true }),
  };
}

const isRunning = ({ expires }: Assignment): boolean => expires === null || Date.parse(expires) > Date.now();

async function makeAgain(org: OrgSession, taken: readonly Assignment[]): Promise<void> {
  const rows = await org.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM PermissionSet WHERE ${ownSets}`,
  );
  const setIds = new Map(rows.map(({ Id, Name }) => [Name, Id]));
  for (const part of partsOf(taken.filter((each) => isRunning(each) && setIds.has(each.set)))) {
    const records = part.map(({ assigneeId, set, expires }) => ({
      attributes: { type: "PermissionSetAssignment" },
      ...{ AssigneeId: assigneeId, PermissionSetId: setIds.get(set) },
      ...(expires !== null && { ExpirationDate: expires }),
    }));
    const { status, body } = await org.send("/composite/sobjects", {
      method: "POST",
      body: { allOrNone: false, records },
    });
    if (status >= 400) throw new OrgRefusal(status, body);
  }
}

interface RecordResult {
  success?: boolean;
  errors?: { message: string }[];
}

function refuseAny(status: number, body: unknown): void {
  if (status >= 400) throw new OrgRefusal(status, body);
  const refused = (body as RecordResult[]).find(({ success }) => success !== true);
  if (refused) throw new Error(refused.errors?.[0]?.message ?? "The org refused to take a permission set.");
}

function partsOf<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / assignmentsMax);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * assignmentsMax, (index + 1) * assignmentsMax),
  );
}

/** Gives back, once the package is there again, what a removal took that was killed. */
export function giveBackStep(org: Pick<TargetOrgHolder, "read" | "open">, below?: string): Step {
  return {
    title: "Give back the permission sets that an interrupted removal took",
    run: async (report) =>
      report((await takenAssignments(org, below).giveBack()) || "No removal was interrupted."),
    nextStep: "Check that config/generated can be read and that the org answers, and run this again.",
  };
}
