import type { StoredComponent } from "../components/componentStore.ts";
import type { Row } from "../storage/rows.ts";

/** Columns of all components: no package, and for deployed ones the creator and the last change. */
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
