import type { LockEntry } from "./placesNeeded.mjs";

export function lockWithFiles<Lock extends { packages: Record<string, LockEntry> }>(lock: Lock): Lock;
