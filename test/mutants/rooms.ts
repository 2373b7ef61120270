/** The rooms that hold promises, each with the tests that have to see what goes wrong there. */
export const rooms = {
  "connector/settings": [
    "connector/settings/*.test.ts",
    "test/connector/{quotaMonths,quotaOverrides,undoQuota}.test.ts",
  ],
  "connector/creations": [
    "connector/creations/**/*.test.ts",
    "test/connector/{contacts,lostAnswers,zombies,idempotencyKeys}.test.ts",
    "test/connector/{undo,undoTouched,undoClicks,addedRoles,restored}.test.ts",
  ],
  "connector/jobs": [
    "connector/jobs/**/*.test.ts",
    "test/connector/{batches,batchDuplicates,batchFailures,batchOpportunity,batchReviews}.test.ts",
    "test/connector/{batchUndo,allowance}.test.ts",
  ],
  "connector/signIn": [
    "connector/signIn/*.test.ts",
    "test/connector/{signIn,signInBrowser,keptSession,sessions,forgedAnswers}.test.ts",
    "test/connector/{orgBinding,severalOrgs,tokens,refusedSignIns}.test.ts",
  ],
  "connector/privacy": [
    "connector/privacy/*.test.ts",
    "test/connector/{erasure,erasedPeople,whoIsErased,erasingClock,retention}.test.ts",
  ],
} as const;

export type Room = keyof typeof rooms;
export const roomNames = Object.keys(rooms) as Room[];
