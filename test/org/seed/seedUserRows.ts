import { nextId } from "../storage/nextId.ts";
import { seedUsers } from "./seedUsers.ts";
import type { RowWriter } from "../storage/rowWriter.ts";
import type { Org, OrgName } from "../types.ts";

/** The ids of the users, reserved before the rows that refer to them are written. */
export function reserveUserIds(org: Org, which: OrgName): Map<string, string> {
  return new Map(seedUsers[which].map((user) => [user.username, nextId(org, "005")]));
}

/** Roles, users and their permission sets. */
export function seedUserRows(
  which: OrgName,
  write: RowWriter,
  ids: { users: Map<string, string>; profiles: Map<string, string>; permissionSets: Map<string, string> },
): void {
  const head = write.add("UserRole", { Name: "Head of Sales", DeveloperName: "Head_of_Sales" });
  const rep = write.add("UserRole", { Name: "Sales Rep", DeveloperName: "Sales_Rep", ParentRoleId: head });
  const roles: Record<string, string> = { "Head of Sales": head, "Sales Rep": rep };
  for (const user of seedUsers[which]) {
    const [mailbox = ""] = user.username.split("@");
    const userId = write.add("User", {
      Id: ids.users.get(user.username),
      Username: user.username,
      FirstName: user.firstName,
      LastName: user.lastName,
      Email: user.username,
      Title: user.title,
      Alias: mailbox.slice(0, 8),
      CommunityNickname: mailbox,
      IsActive: true,
      ProfileId: ids.profiles.get(user.profile),
      UserRoleId: user.role === null ? null : roles[user.role],
      UserType: "Standard",
      TimeZoneSidKey: "Europe/Berlin",
      LocaleSidKey: "en_US",
      LanguageLocaleKey: "en_US",
      EmailEncodingKey: "UTF-8",
      City: "Berlin",
      Country: "Germany",
    });
    for (const set of user.permissionSets) {
      const setId = ids.permissionSets.get(set);
      if (setId === undefined) continue;
      write.add("PermissionSetAssignment", { PermissionSetId: setId, AssigneeId: userId });
    }
  }
}
