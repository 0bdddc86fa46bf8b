// A case as an HTTP request to a system, and the places where the systems' deep pages begin.
import { type Case, type System, twoWorkers } from "./cases.ts";
import type { Facts } from "./facts.ts";
import type { Issuing } from "./identity.ts";
import { colleagues } from "./settings.ts";
import { type Anew, anewFor, bodyAnew, roundsBegin } from "./writing.ts";

export interface Asking {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of a command: how its body becomes another one each time. */
  readonly anew?: Anew;
}

/** The body as Apollo Client 4 sends it. */
const asApolloClient = (query: string, variables: unknown) => ({
  operationName: /^\s*query (\w+)/.exec(query)?.[1],
  variables,
  extensions: { clientLibrary: { name: "@apollo/client", version: "4.0.0" } },
  query,
});

let asks = 0;

/** As several people ask it at once, each on a connection of their own: their `authorization`. */
export interface Together extends Asking {
  readonly bearers: readonly string[];
}

const pathOf: Readonly<Record<System, string>> = {
  tongchou: "/graphql",
  "two-workers": "/graphql",
  postgraphile: "/graphql",
  limit: "/",
  "hand-written": "/",
  "type-graphql": "/",
};

export async function ask({ url, headers, body, anew }: Asking): Promise<string> {
  if (anew !== undefined) asks += 1;
  const said = anew === undefined ? body : bodyAnew(body, anew, asks % roundsBegin);
  const response = await fetch(url, { method: "POST", headers, body: said });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url}: ${response.status} ${text.slice(0, 800)}`);
  return text;
}

/** The requests of every case, by system; asks for the cursors that only the system itself can give. */
export class Requests {
  private readonly urls: Readonly<Partial<Record<System, string>>>;
  private readonly issuing: Issuing;
  private readonly facts: Facts;
  private readonly cursors = new Map<System, string>();
  private readonly tokens = new Map<string, string>();

  constructor(urls: Readonly<Partial<Record<System, string>>>, issuing: Issuing, facts: Facts) {
    this.urls = urls;
    this.issuing = issuing;
    this.facts = facts;
  }

  async of(system: System, asked: Case): Promise<Together> {
    const cursor = asked.deep === true ? await this.deepCursor(system, asked) : null;
    const variables = asked.variables(this.facts, cursor);
    const text = system === "postgraphile" ? asked.postgraphile : asked.query;
    const body =
      system === "limit" || system === "hand-written"
        ? { case: asked.name, variables }
        : asApolloClient(text, variables);
    const anew = anewFor(asked, system, this.facts.teachers);
    const subjects = [asked.subject, ...colleagues(asked.subject)];
    const bearers = await Promise.all(subjects.map(async (one) => `Bearer ${await this.token(one)}`));
    return {
      ...(await this.request(system, asked.subject, body)),
      bearers,
      ...(anew !== null && { anew }),
    };
  }

  async request(system: System, subject: string | null, body: unknown): Promise<Asking> {
    const headers: Record<string, string> = {
      "content-type": "application/json",
      // As Apollo Client 4 says it.
      accept: "application/graphql-response+json,application/json;q=0.9",
    };
    if (subject !== null) headers.authorization = `Bearer ${await this.token(subject)}`;
    return { url: `${this.urls[system]}${pathOf[system]}`, headers, body: JSON.stringify(body) };
  }

  private async token(subject: string): Promise<string> {
    const known = this.tokens.get(subject) ?? (await this.issuing.sign(subject));
    this.tokens.set(subject, known);
    return known;
  }

  private async deepCursor(system: System, { subject }: Case): Promise<string> {
    const known = this.cursors.get(system) ?? (await this.findCursor(system, subject));
    this.cursors.set(system, known);
    return known;
  }

  private async findCursor(system: System, subject: string): Promise<string> {
    const { deepOffset, deepPlace } = this.facts;
    if (system !== "tongchou" && system !== twoWorkers && system !== "postgraphile")
      return `${deepPlace.since} ${deepPlace.id}`;
    const pageInfo = async (query: string, variables: unknown) => {
      const text = await ask(await this.request(system, subject, { query, variables }));
      const { data, errors } = JSON.parse(text) as {
        data?: { students: { pageInfo: { endCursor: string } } };
        errors?: unknown;
      };
      if (data === undefined) throw new Error(`${system}: ${JSON.stringify(errors)}`);
      return data.students.pageInfo.endCursor;
    };
    if (system === "postgraphile") {
      const query = `query At($offset: Int!) {
        students: allStudents(first: 1, offset: $offset, orderBy: [SINCE_ASC]) { pageInfo { endCursor } } }`;
      return pageInfo(query, { offset: deepOffset - 1 });
    }
    // Tongchou has no offset on purpose: its clients walk.
    const query = `query Walk($after: String) {
      students(first: 200, after: $after, orderBy: SINCE_ASC) { pageInfo { endCursor } } }`;
    let after: string | null = null;
    for (let row = 0; row < deepOffset; row += 200) after = await pageInfo(query, { after });
    if (after === null) throw new Error("no deep page");
    return after;
  }
}
