/**
 * What one permission set grants, or a muting one takes away:
 *
 * - `system:ApiEnabled`
 * - `Contact:create`, `Contact:read`, `Contact:edit`
 * - `Contact.Title`, the right to edit the field
 */
type Rights = ReadonlySet<string>;

/** Permission sets that a user has from one source: the profile, an assignment, or a group. */
export interface Source {
  setIds: string[];
  /** Muting sets. They take away what their own group grants, and nothing else. */
  mutedBy: string[];
}

/** Everything that a user's permission sets add up to. */
export function addUp(sources: Source[], rightsOf: (setId: string) => Rights): Set<string> {
  const held = new Set<string>();
  for (const { setIds, mutedBy } of sources) {
    const muted = new Set(mutedBy.flatMap((id) => [...rightsOf(id)]));
    for (const id of setIds) {
      for (const right of rightsOf(id)) if (!muted.has(right)) held.add(right);
    }
  }
  return held;
}

/**
 * Whether the rights include one, on an object also by the system permissions for all data. No permission
 * lifts field-level security.
 */
export function includes(held: Rights, right: string): boolean {
  if (held.has(right)) return true;
  if (!/^\w+:(create|read|edit)$/.test(right)) return false;
  if (held.has("system:ModifyAllData")) return true;
  return right.endsWith(":read") && held.has("system:ViewAllData");
}
