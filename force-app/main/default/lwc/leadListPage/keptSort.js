import { userStorage } from "c/browserStorage";

/**
 * By what a user sorts which lead list: ids of lists and names of sorts, in this browser's localStorage. They
 * say nothing of anybody.
 */
const PREFIX = "crosswalk.sort";
/** Of more lists the first are forgotten. */
const LISTS_MAX = 100;

/** By what this user sorts this list; empty for its own order. */
export function readSort(userId, listId) {
  return new Map(readAll(userId)).get(listId) ?? "";
}

export function keepSort(userId, listId, sort) {
  const others = readAll(userId).filter(([id]) => id !== listId);
  const all = sort ? [...others, [listId, sort]] : others;
  userStorage.keep(keyOf(userId), all.slice(-LISTS_MAX));
}

function readAll(userId) {
  return userStorage.read(keyOf(userId)) ?? [];
}

function keyOf(userId) {
  return `${PREFIX}.${userId}`;
}
