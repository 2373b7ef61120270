import type { z } from "zod";
import { recalculateShares } from "../sharing/recalculateShares.ts";
import { findGroup } from "../sharing/shareTarget.ts";
import { removeSharingRule, saveSharingRule } from "../sharing/sharingRules.ts";
import { compileCondition } from "../soql/compileCondition.ts";
import type { Org } from "../types.ts";
import { PracticeError } from "./practiceError.ts";
import type { sharingRuleSchema } from "./schemas.ts";

/** Creates or replaces the sharing rule of that name, with its share rows. */
export function addSharingRule(
  org: Org,
  objectName: string,
  name: string,
  input: z.infer<typeof sharingRuleSchema>,
): void {
  const object = sharedObject(org, objectName);
  const { ownedBy, where, sharedTo, access } = input;
  for (const target of [ownedBy, sharedTo]) {
    if (target !== undefined && findGroup(org, target) === undefined) {
      throw new PracticeError(`There is no such group, queue or role: ${JSON.stringify(target)}`);
    }
  }
  if (where !== undefined) checkCondition(org, object, where);
  const levels =
    object === "Account"
      ? {
          AccountAccessLevel: access,
          OpportunityAccessLevel: input.opportunityAccess,
          ContactAccessLevel: input.contactAccess,
          CaseAccessLevel: "None" as const,
        }
      : { [`${object}AccessLevel`]: access };
  saveSharingRule(org, { object, name, ownedBy, where, sharedTo, levels });
  recalculateShares(org, object);
}

export function dropSharingRule(org: Org, objectName: string, name: string): void {
  const object = sharedObject(org, objectName);
  if (!removeSharingRule(org, object, name)) throw new PracticeError(`There is no sharing rule ${name}`, 404);
  recalculateShares(org, object);
}

function sharedObject(org: Org, name: string): string {
  const object = org.schema.object(name);
  if (object !== undefined && org.schema.object(`${object.name}Share`) !== undefined) return object.name;
  throw new PracticeError(`There is no object ${name} that can be shared`, 404);
}

function checkCondition(org: Org, object: string, where: string): void {
  try {
    compileCondition(org, object, where);
  } catch (error) {
    throw new PracticeError((error as Error).message);
  }
}
