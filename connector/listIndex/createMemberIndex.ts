import type { DatabaseHandle } from "../database/database.ts";
import { countMembers } from "./countMembers.ts";
import { blockOf } from "./positions.ts";

/** Collects the new members of a list until they are counted and indexed. */
export interface MemberIndex {
  add(position: number): void;
  /** Counts those that were added, in the transaction that added them. */
  count(transaction: DatabaseHandle): Promise<void>;
  /** The blocks before a position that got members, each once: they are to be built. */
  blocksBefore(position: number): number[];
}

export function createMemberIndex(listId: string): MemberIndex {
  let positions: number[] = [];
  const blocks = new Set<number>();
  return {
    add(position) {
      positions.push(position);
      blocks.add(blockOf(position));
    },
    async count(transaction) {
      await countMembers(transaction, listId, positions, 1);
      positions = [];
    },
    blocksBefore(position) {
      const full = [...blocks].filter((block) => block < blockOf(position));
      for (const block of full) blocks.delete(block);
      return full;
    },
  };
}
