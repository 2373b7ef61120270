/**
 * The condition on assignments of permission sets that count: those that expired stay in Setup and grant
 * nothing (Object Reference, PermissionSetAssignment).
 */
export const isActive = "IsActive = true";
