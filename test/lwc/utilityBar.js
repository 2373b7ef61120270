import { createTestWireAdapter } from "@salesforce/wire-service-jest-util";

/** `lightning/platformUtilityBarApi`: sfdx-lwc-jest has no stub. A test says in which utility it is. */
export const EnclosingUtilityId = createTestWireAdapter(jest.fn());
export const minimize = jest.fn().mockResolvedValue(true);
