// Makes the principal of a request from its verified token and the assignments in force. Remembers them only
// together with the epoch, the civil date and the policy's roles they were read under.
import { LRUCache } from "lru-cache";
import type { Sql } from "postgres";
import { type Clock, civilDate } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import { repeatLost } from "../database/index.ts";
import { loadPerson, type PersonRow } from "./assignment-rows.ts";
import type { Principal } from "./principal.ts";
import { parseRequestHeader, purposeHeader, roleHeader } from "./request-headers.ts";
import { givesSomething, groupAssignments, type RoleScopes, tiesIn } from "./role-assignments.ts";
import type { VerifiedToken } from "./token-verifier.ts";

type HeaderValue = string | readonly string[] | undefined;

export interface PrincipalStoreOptions {
  /** The runtime login: see `loadPerson` for what it must be able to read. */
  readonly runtime: Sql;
  /** The roles of the policy in force; another map means another policy. */
  readonly policyRoles: () => RoleScopes;
  readonly clock: Clock;
  readonly cacheSize?: number;
}

export interface PrincipalStore {
  /** `verified` is null where the request carried no token: it acts for the public. */
  load(verified: VerifiedToken | null, role: HeaderValue, purpose: HeaderValue): Promise<Principal>;
  /** After a statement returned another epoch than the principal's: the next load reads again. */
  forget(principal: Principal): void;
}

interface Identified {
  readonly personId: string;
  readonly date: string;
  readonly roles: RoleScopes;
  readonly principals: ReadonlyMap<string, Principal>;
}

interface Loading {
  readonly date: string;
  readonly roles: RoleScopes;
  readonly result: Promise<Identified>;
}

/** Persons who are read at once: more would only wait for one another. */
const mostAtOnce = 1_000;

const publicGroups = [{ duties: [], scopeIds: [] }];
const publicPrincipal: Principal = {
  personId: null,
  role: "public",
  groups: publicGroups,
  ties: [],
  epoch: 0,
  purpose: null,
};

const withPurpose = (principal: Principal, purpose: string | null): Principal =>
  purpose === null ? principal : { ...principal, purpose };

function assertRoom(reading: number): void {
  if (reading < mostAtOnce) return;
  throw new TongchouError("UNAVAILABLE", "the database is busy with others: try again", { retryAfter: 2 });
}

const keyOf = ({ issuer, subject, service }: VerifiedToken): string =>
  JSON.stringify([issuer, subject, service]);

/** One for each role. */
function principalsOf(person: PersonRow, roles: RoleScopes): ReadonlyMap<string, Principal> {
  const { id: personId, epoch, costAMinute, displayName } = person;
  const assignments = person.assignments.filter((one) => givesSomething(one, roles));
  const known = {
    person: { displayName, assignments },
    ...(costAMinute !== null && { service: { costAMinute } }),
  };
  const principals = new Map<string, Principal>();
  for (const [role, groups] of groupAssignments(assignments)) {
    const ties = tiesIn(role, roles.get(role)?.scope, { ties: person.ties, groups });
    principals.set(role, { personId, role, groups, ties, epoch, purpose: null, ...known });
  }
  return principals;
}

export function createPrincipalStore(options: PrincipalStoreOptions): PrincipalStore {
  const { runtime, policyRoles, clock } = options;
  const keyOfPerson = new Map<string, string>();
  const identified = new LRUCache<string, Identified>({
    max: options.cacheSize ?? 10_000,
    dispose: ({ personId }, _key, reason) => {
      if (reason !== "set") keyOfPerson.delete(personId);
    },
  });
  const loading = new Map<string, Loading>();

  const read = async (verified: VerifiedToken, date: string, roles: RoleScopes): Promise<Identified> => {
    const person = await repeatLost(() => loadPerson(runtime, verified, date));
    if (person === null || person.disabled) {
      throw new TongchouError(
        "FORBIDDEN",
        "the token is valid, but its holder is not registered here, or disabled",
      );
    }
    const principals = principalsOf(person, roles);
    return { personId: person.id, date, roles, principals };
  };

  const identify = (verified: VerifiedToken): Identified | Promise<Identified> => {
    const key = keyOf(verified);
    const date = civilDate(clock());
    const roles = policyRoles();
    const known = identified.get(key);
    if (known !== undefined && known.date === date && known.roles === roles) return known;
    const running = loading.get(key);
    if (running !== undefined && running.date === date && running.roles === roles) return running.result;
    assertRoom(loading.size);
    const result = read(verified, date, roles)
      .then((found) => {
        // A read that `forget` has overtaken serves those who wait for it, and nobody after them.
        if (loading.get(key) === started) {
          identified.set(key, found);
          keyOfPerson.set(found.personId, key);
        }
        return found;
      })
      .finally(() => {
        if (loading.get(key) === started) loading.delete(key);
      });
    const started: Loading = { date, roles, result };
    loading.set(key, started);
    return result;
  };

  return {
    async load(verified, roleValue, purposeValue) {
      const role = parseRequestHeader(roleHeader, roleValue);
      const purpose = parseRequestHeader(purposeHeader, purposeValue);
      if (verified === null) {
        if (role === null || role === "public") return withPurpose(publicPrincipal, purpose);
        throw new TongchouError("UNAUTHENTICATED", "a request in a role needs an access token");
      }
      const key = keyOf(verified);
      const remembered = identified.has(key);
      const choose = async () =>
        withPurpose(choosePrincipal((await identify(verified)).principals, role), purpose);
      // No statement will tell the epoch of a person who is refused: a right that began since is looked for here.
      return choose().catch((error) => {
        if (!remembered) throw error;
        identified.delete(key);
        return choose();
      });
    },
    forget(principal) {
      const key = principal.personId === null ? undefined : keyOfPerson.get(principal.personId);
      if (key === undefined) return;
      identified.delete(key);
      loading.delete(key);
    },
  };
}

/** A request acts in one role: what two roles may together is more than either was given. */
function choosePrincipal(principals: ReadonlyMap<string, Principal>, role: string | null): Principal {
  if (role !== null) {
    const chosen = principals.get(role);
    if (chosen === undefined) {
      throw new TongchouError("FORBIDDEN", "no assignment in force gives this person the requested role", {
        role,
      });
    }
    return chosen;
  }
  const [only, ...others] = principals.values();
  if (only === undefined) {
    throw new TongchouError("FORBIDDEN", "the person is registered, but no assignment is in force");
  }
  if (others.length > 0) {
    const roles = [...principals.keys()];
    throw new TongchouError(
      "ROLE_REQUIRED",
      `choose one role with the header ${roleHeader}: ${roles.join(", ")}`,
      {
        roles,
      },
    );
  }
  return only;
}
