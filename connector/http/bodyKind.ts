/** The kinds of body that `POST /v1/lead-lists` accepts. */
export type BodyKind = "json" | "form" | "file";

const kinds: Record<string, BodyKind> = {
  "application/json": "json",
  "multipart/form-data": "form",
  "text/csv": "file",
  "text/plain": "file",
  "text/tab-separated-values": "file",
};

/** The kind of body by media type, ignoring case and parameters; null for any other. */
export function bodyKind(contentType: string | undefined): BodyKind | null {
  const mediaType = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return Object.hasOwn(kinds, mediaType) ? (kinds[mediaType] ?? null) : null;
}
