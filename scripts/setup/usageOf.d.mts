/** What a command says of itself: the first comment of its file that shows how to start it. */
export function usageOf(source: string): string | undefined;
