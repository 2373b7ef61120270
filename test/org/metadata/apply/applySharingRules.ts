import { recalculateShares } from "../../sharing/recalculateShares.ts";
import type { ShareTarget } from "../../sharing/shareTarget.ts";
import {
  removeSharingRule,
  saveSharingRule,
  sharingRules,
  type ShareLevel,
  type SharingRule,
} from "../../sharing/sharingRules.ts";
import type { Org } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";
import { criteriaCondition } from "./criteriaCondition.ts";

/** Applies the rules of an object's sharing-rules file, and writes their share rows. */
export function applySharingRules(org: Org, object: string, root: XmlElement): void {
  for (const element of childrenNamed(root, "sharingOwnerRules")) {
    const [from] = childrenNamed(element, "sharedFrom");
    saveSharingRule(org, { ...common(object, element), ownedBy: from && targetOf(from) });
  }
  for (const element of childrenNamed(root, "sharingCriteriaRules")) {
    saveSharingRule(org, { ...common(object, element), where: criteriaCondition(org, object, element) });
  }
  recalculateShares(org, object);
}

/** Removes one rule (`Account.Name`), or all rules of an object (`Account`). */
export function removeSharingRules(org: Org, fullName: string): void {
  const [object = "", name] = fullName.split(".");
  for (const rule of sharingRules(org, object)) {
    if (name === undefined || rule.name === name) removeSharingRule(org, object, rule.name);
  }
  recalculateShares(org, object);
}

function common(object: string, element: XmlElement): SharingRule {
  const level = (text: string | undefined) => (text ?? "None") as ShareLevel;
  const access = level(childText(element, "accessLevel"));
  const [settings] = childrenNamed(element, "accountSettings");
  const [target] = childrenNamed(element, "sharedTo");
  const ofAccount = (name: string) => level(settings && childText(settings, name));
  return {
    object,
    name: childText(element, "fullName") ?? "",
    sharedTo: (target && targetOf(target)) ?? "allInternalUsers",
    levels:
      object === "Account"
        ? {
            AccountAccessLevel: access,
            OpportunityAccessLevel: ofAccount("opportunityAccessLevel"),
            ContactAccessLevel: ofAccount("contactAccessLevel"),
            CaseAccessLevel: ofAccount("caseAccessLevel"),
          }
        : { [`${object}AccessLevel`]: access },
  };
}

/** The target of a rule's sharedTo or sharedFrom; undefined for kinds that the practice org does not know. */
function targetOf(element: XmlElement): ShareTarget | undefined {
  const [child] = element.children;
  switch (child?.name) {
    case "allInternalUsers":
      return "allInternalUsers";
    case "group":
      return { group: child.text };
    case "queue":
      return { queue: child.text };
    case "role":
      return { role: child.text };
    case "roleAndSubordinates":
    case "roleAndSubordinatesInternal":
      return { roleAndSubordinates: child.text };
    default:
      return undefined;
  }
}
