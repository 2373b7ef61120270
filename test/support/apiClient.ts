import { requireDeclared } from "./declaredProblems.ts";

interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

/** The connector's API as the panel uses it. */
export interface ApiClient {
  readonly token: string | null;
  request<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  put<T = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<T>>;
  patch<T = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<T>>;
  delete<T = Record<string, unknown>>(path: string): Promise<Answer<T>>;
}

/**
 * A body that is text, form data or bytes is sent as it is; anything else as JSON. A problem that
 * the route does not declare throws.
 */
export function createApiClient(
  url: string,
  { token = null, origin }: { token?: string | null; origin?: string | undefined } = {},
): ApiClient {
  const request: ApiClient["request"] = async (method, path, body, headers = {}) => {
    const isRaw = typeof body === "string" || body instanceof FormData || body instanceof Uint8Array;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(origin === undefined ? {} : { origin }),
        ...(body === undefined || isRaw ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const answered: unknown = isJson ? JSON.parse(text) : text;
    if (/problem/.test(response.headers.get("content-type") ?? "")) {
      requireDeclared({ method, path, status: response.status, body: answered });
    }
    return { status: response.status, headers: response.headers, body: answered as never };
  };
  return {
    token,
    request,
    get: (path) => request("GET", path),
    post: (path, body, headers) => request("POST", path, body, headers),
    put: (path, body) => request("PUT", path, body),
    patch: (path, body) => request("PATCH", path, body),
    delete: (path) => request("DELETE", path),
  };
}
