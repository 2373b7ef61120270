/** A refusal of the token endpoints, answered as `{error, error_description}`. */
export class OAuthError extends Error {
  readonly error: string;
  readonly status: 400 | 401 | 403;

  constructor(error: string, description: string, status: 400 | 401 | 403 = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}
