import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { removeFromOrg } from "./apply/applyComponents.ts";
import { holderOf } from "../components/components.ts";
import { blankMessage } from "./blankMessage.ts";
import type { DeployMessage } from "./deployTypes.ts";
import { namesIn } from "./inventory.ts";
import { findComponent } from "../components/componentStore.ts";
import type { DeploymentPackage } from "../components/readPackage.ts";

/** The results of a removal: tries it and rolls it back, so that order and assignments count. */
export function removalMessages(org: Org, { removals }: DeploymentPackage): DeployMessage[] {
  const messages: DeployMessage[] = [];
  const partsOf = partNamesByHolder(org);
  const undo = new Error("undo");
  try {
    org.db.transaction(() => {
      for (const { fileName, manifest } of removals) {
        for (const [componentType, names] of manifest.members) {
          for (const fullName of names) {
            const isThere =
              findComponent(org, componentType, fullName) !== undefined ||
              isPart(org, partsOf, componentType, fullName);
            messages.push(removalMessage(org, { fileName, componentType, fullName }, isThere));
          }
        }
      }
      throw undo;
    })();
  } catch (error) {
    if (error !== undo) throw error;
  }
  return messages;
}

function removalMessage(
  org: Org,
  named: Pick<DeployMessage, "fileName" | "componentType" | "fullName">,
  isThere: boolean,
): DeployMessage {
  const base = { ...blankMessage(org), ...named };
  const { componentType, fullName } = named;
  if (!isThere) {
    const problem = `No ${componentType} named: ${fullName} found`;
    return { ...base, success: true, problem, problemType: "Warning" };
  }
  // Fields and objects are skipped: rolling back does not restore the schema in memory, and they are never
  // refused.
  const isSchema = componentType === "CustomField" || componentType === "CustomObject";
  const refusal = isSchema ? undefined : removeFromOrg(org, componentType, fullName);
  if (refusal) return { ...base, success: false, problem: refusal, problemType: "Error" };
  return { ...base, success: true, changed: true, deleted: true };
}

type PartNames = (holder: { type: string; fullName: string }) => ReadonlySet<string>;

/** The names of the parts in a component's file. Each file is parsed once: one may hold a thousand labels. */
function partNamesByHolder(org: Org): PartNames {
  const known = new Map<string, ReadonlySet<string>>();
  return ({ type, fullName }) => {
    const key = `${type}:${fullName}`;
    let names = known.get(key);
    if (names === undefined) {
      const component = findComponent(org, type, fullName);
      names = new Set(component && namesIn(component));
      known.set(key, names);
    }
    return names;
  };
}

function isPart(org: Org, partsOf: PartNames, type: string, fullName: string): boolean {
  if (type === "CustomObject") return org.schema.object(fullName)?.custom === true;
  if (type === "CustomField") {
    const [object = "", field = ""] = fullName.split(".");
    return org.schema.field(object, field) !== undefined;
  }
  if (type === "PermissionSet") {
    return statement(org.db, "SELECT 1 FROM PermissionSet WHERE Name = ?").get(fullName) !== undefined;
  }
  const holder = holderOf(type, fullName);
  return holder.type !== type && partsOf(holder).has(`${type}:${fullName}`);
}
