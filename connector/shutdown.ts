/** How far the connector's end has come. */
export interface Shutdown {
  /** The end has begun: nothing is begun any more that nobody asks for, and load balancers are told. */
  readonly begun: AbortSignal;
  /** Its time is up: what still waits for Salesforce stops waiting. */
  readonly timeUp: AbortSignal;
  begin(): void;
  cutOff(): void;
}

export function createShutdown(): Shutdown {
  const [begun, timeUp] = [new AbortController(), new AbortController()];
  return {
    begun: begun.signal,
    timeUp: timeUp.signal,
    begin: () => begun.abort(),
    cutOff: () => timeUp.abort(),
  };
}
