/** What a body of `POST /v1/lead-lists` may be. */
export type BodyKind = "json" | "form" | "file";

const kinds: Record<string, BodyKind> = {
  "application/json": "json",
  "multipart/form-data": "form",
  "text/csv": "file",
  "text/plain": "file",
  "text/tab-separated-values": "file",
};

/** By its media type, whatever the parameters and the case of it; null for any other. */
export function bodyKind(contentType: string | undefined): BodyKind | null {
  const mediaType = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return Object.hasOwn(kinds, mediaType) ? (kinds[mediaType] ?? null) : null;
}
