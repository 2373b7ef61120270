import type { StoredComponent } from "../components/componentStore.ts";
import type { Row } from "../storage/rows.ts";

/**
 * What the records of all components have: that no package holds them, and of deployed ones who made and
 * changed them.
 */
export function componentRow(component: StoredComponent | undefined): Row {
  const state = { ManageableState: "unmanaged" };
  if (component === undefined) return state;
  const { createdAt, createdBy, changedAt, changedBy } = component;
  return {
    ...state,
    CreatedDate: createdAt,
    CreatedById: createdBy,
    LastModifiedDate: changedAt,
    LastModifiedById: changedBy,
    SystemModstamp: changedAt,
  };
}
