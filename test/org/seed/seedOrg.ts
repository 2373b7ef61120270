import { seedRecords } from "./seedRecords.ts";
import { installPackage, seedProfilePermissions } from "./seedPermissions.ts";
import { reserveUserIds, seedUserRows } from "./seedUserRows.ts";
import { keepRoleGroups } from "../sharing/keepRoleGroups.ts";
import { seedDuplicateRules } from "./seedDuplicateRules.ts";
import { rowWriter } from "../storage/rowWriter.ts";
import type { Org, OrgName, SeedName } from "../types.ts";

/**
 * Fills an org with new tables: `default` has users and records, `empty` users only. The same seed always
 * gives the same ids, names and numbers.
 */
export function seedOrg(org: Org, which: OrgName, seed: SeedName): void {
  const users = reserveUserIds(org, which);
  const [adminId = ""] = users.values();
  const write = rowWriter(org, () => adminId);
  seedOrganization(org, which, write.add);
  const permissionSets = installPackage(org, write);
  const profiles = seedProfilePermissions(org, write);
  seedUserRows(which, write, { users, profiles, permissionSets });
  keepRoleGroups(org);
  seedDuplicateRules(write);
  if (seed === "default") seedRecords(which, write, users, org.now());
}

function seedOrganization(
  org: Org,
  which: OrgName,
  add: (object: string, row: Record<string, unknown>, age?: number) => string,
): void {
  add(
    "Organization",
    {
      Id: org.id,
      Name: org.name,
      City: which === "main" ? "Berlin" : "Turin",
      Country: which === "main" ? "Germany" : "Italy",
      PrimaryContact: "Ada Okafor",
      DefaultLocaleSidKey: "en_US",
      TimeZoneSidKey: "Europe/Berlin",
      LanguageLocaleKey: "en_US",
      FiscalYearStartMonth: 1,
      DefaultAccountAccess: "Edit",
      DefaultContactAccess: "ControlledByParent",
      DefaultOpportunityAccess: "Edit",
      DefaultLeadAccess: "ReadEditTransfer",
      DefaultCaseAccess: "ReadEditTransfer",
      DefaultCalendarAccess: "HideDetailsInsert",
      DefaultPricebookAccess: "ReadSelect",
      DefaultCampaignAccess: "All",
      UiSkin: "Theme3",
      OrganizationType: "Developer Edition",
      InstanceName: which === "main" ? "PRC1" : "PRC2",
      IsSandbox: false,
      ReceivesInfoEmails: true,
      ReceivesAdminInfoEmails: true,
      PreferencesLightningLoginEnabled: true,
      WebToCaseDefaultOrigin: "Web",
    },
    400,
  );
}
