import type { FieldDefinition, Org } from "../types.ts";

/**
 * Whether Shield encrypts the field. The name as a whole is encrypted with any of its parts. (Shield Platform
 * Encryption Implementation Guide, Considerations.)
 */
export function isEncrypted({ settings }: Org, object: string, field: FieldDefinition): boolean {
  const { encryptedFields } = settings;
  if (encryptedFields.length === 0) return false;
  const names = field.nameField ? [field.name, "FirstName", "LastName"] : [field.name];
  const wanted = names.map((name) => `${object}.${name}`.toLowerCase());
  return encryptedFields.some((each) => wanted.includes(each.toLowerCase()));
}
