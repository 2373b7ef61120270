export interface ReadingBounds {
  /** Files read at a time. */
  atOnce: number;
  /** Of one user. */
  waitingMax: number;
  /** For the next hundred rows; most of the wait is for others on a busy machine. */
  answerMsMax: number;
  /** Waited for all rows of a file together; making leads of them does not count. */
  fileMsMax: number;
  heapMegabytes: number;
}

export const readingBounds: ReadingBounds = {
  atOnce: 2,
  waitingMax: 10,
  answerMsMax: 60_000,
  fileMsMax: 300_000,
  heapMegabytes: 256,
};
