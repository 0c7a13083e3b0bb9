/** A caller of the HTTP API: what a storefront or an integration would send, nothing else. */
export type Caller = {
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body?: unknown): Promise<Answer>
}

/** @throws on any status that is not 2xx, with the status and the message of the answer */
export function callerFor(baseUrl: string, headers: Record<string, string>): Caller {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`)
    }
    return JSON.parse(text) as Answer
  }
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body ?? {}),
  }
}

/** Signs in with e-mail and password and returns the token. */
export async function signIn(
  baseUrl: string,
  actor: "user" | "customer",
  login: { email: string; password: string }
): Promise<string> {
  const { token } = await callerFor(baseUrl, {}).post<{ token: string }>(`/auth/${actor}/emailpass`, login)
  return token
}
