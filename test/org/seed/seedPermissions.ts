import { installClass } from "../components/apexClasses.ts";
import { securedBy } from "../access/fieldAccess.ts";
import { isGrantable } from "../access/objectAccess.ts";
import { saveDefinition } from "../schema/saveDefinition.ts";
import { installedPackage } from "./installedPackage.ts";
import { seedProfiles } from "./seedProfiles.ts";
import type { RowWriter } from "../storage/rowWriter.ts";
import type { FieldDefinition, Org } from "../types.ts";

/** Profiles, each with its permission set. Answers profile ids by name. */
export function seedProfilePermissions(org: Org, write: RowWriter): Map<string, string> {
  const ids = new Map<string, string>();
  const license = write.add("UserLicense", {
    LicenseDefinitionKey: "SFDC",
    Name: "Salesforce",
    MasterLabel: "Salesforce",
    TotalLicenses: 50,
    UsedLicenses: 7,
  });
  for (const profile of seedProfiles) {
    const system = Object.fromEntries(profile.systemPermissions.map((name) => [`Permissions${name}`, true]));
    const profileId = write.add("Profile", {
      Name: profile.name,
      Description: profile.description,
      UserLicenseId: license,
      UserType: "Standard",
      ...system,
    });
    const setId = write.add("PermissionSet", {
      Name: `X00e${profileId.slice(3, 15)}`,
      Label: profileId,
      ProfileId: profileId,
      IsOwnedByProfile: true,
      LicenseId: license,
      ...system,
    });
    for (const [object, letters] of Object.entries(profile.objects)) {
      grantObject(write, setId, object, letters);
    }
    for (const [object, field] of securedFields(org)) {
      const name = `${object}.${field.name}`;
      const edits = profile.objects[object]?.includes("E") && !profile.readOnlyFields.includes(name);
      grantField(write, setId, name, Boolean(edits) && field.type !== "id");
    }
    ids.set(profile.name, profileId);
  }
  return ids;
}

function grantObject(write: RowWriter, setId: string, object: string, letters: string): void {
  write.add("ObjectPermissions", {
    ParentId: setId,
    SobjectType: object,
    PermissionsCreate: letters.includes("C"),
    PermissionsRead: letters.includes("R"),
    PermissionsEdit: letters.includes("E"),
    PermissionsDelete: letters.includes("D"),
    PermissionsViewAllRecords: letters.includes("V") || letters.includes("M"),
    PermissionsModifyAllRecords: letters.includes("M"),
  });
}

/** Every field with a row in Setup's field-level security. */
function securedFields(org: Org): [object: string, field: FieldDefinition][] {
  return org.schema
    .objects()
    .filter((object) => isGrantable(org.schema, object.name))
    .flatMap((object) =>
      object.fields
        .filter((field) => field.permissionable && securedBy(org.schema, object.name, field) === field)
        .map((field): [string, FieldDefinition] => [object.name, field]),
    );
}

/** `field` is named with its object, e.g. `Contact.Title`. */
function grantField(write: RowWriter, setId: string, field: string, editable: boolean): void {
  write.add("FieldPermissions", {
    ParentId: setId,
    SobjectType: field.split(".")[0] ?? "",
    Field: field,
    PermissionsRead: true,
    PermissionsEdit: editable,
  });
}

/** The package's fields, custom permissions and permission sets; answers permission set ids by name. */
export function installPackage(org: Org, write: RowWriter): Map<string, string> {
  for (const [object, fields] of Object.entries(installedPackage.fields)) {
    org.schema.addFields(object, fields);
    saveDefinition(org, object);
  }
  const permissions = new Map(
    installedPackage.customPermissions.map(({ name, label }) => [
      name,
      write.add("CustomPermission", { DeveloperName: name, MasterLabel: label }),
    ]),
  );
  const classes = new Map(installedPackage.apexClasses.map((name) => [name, installClass(org, name)]));
  return new Map(
    installedPackage.permissionSets.map((set) => {
      const id = write.add("PermissionSet", { Name: set.name, Label: set.label, IsCustom: true });
      for (const [object, letters] of Object.entries(set.objects)) grantObject(write, id, object, letters);
      for (const field of set.editableFields) {
        grantField(write, id, field, true);
      }
      for (const permission of set.customPermissions) {
        write.add("SetupEntityAccess", {
          ParentId: id,
          SetupEntityId: permissions.get(permission),
          SetupEntityType: "CustomPermission",
        });
      }
      for (const name of set.apexClasses) {
        write.add("SetupEntityAccess", {
          ParentId: id,
          SetupEntityId: classes.get(name),
          SetupEntityType: "ApexClass",
        });
      }
      return [set.name, id];
    }),
  );
}
