// Sends an operation to this server as the chosen identity. No cookies: nothing is sent that was not typed in.

/** `heard` is told of each answer, before GraphiQL shows it. */
export function createFetcher({ token, role, purpose }, heard = () => {}) {
  const chosen = {};
  if (token !== "") chosen.authorization = `Bearer ${token}`;
  if (role !== "") chosen["x-tongchou-role"] = role;
  if (purpose !== "") chosen["x-tongchou-purpose"] = purpose;
  return async (operation, options) => {
    const headers = new Headers({
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json;q=0.9",
      ...chosen,
    });
    for (const [name, value] of Object.entries(options?.headers ?? {})) headers.set(name, String(value));
    const response = await fetch("/graphql", {
      method: "POST",
      credentials: "omit",
      headers,
      body: JSON.stringify(operation),
    });
    const answer = await response.json();
    heard(answer);
    return answer;
  };
}
