// Two people of each login, with the same assignments: one who attacks, or is disturbed by another login's attacker; and one who
// is disturbed by the first. Of the public, two addresses.
import type { Sql } from "postgres";
import type { Issuing } from "../bench/identity.ts";
import { people } from "../bench/memory.ts";
import { benchIssuer } from "../bench/settings.ts";

export type Headers = Readonly<Record<string, string>>;

export interface Pair {
  readonly first: Headers;
  readonly second: Headers;
}

const suffix = ":second";
const common = { "content-type": "application/json", accept: "application/json" };

/** By role. The server believes the loopback interface where a request comes from. */
export async function introducePairs(admin: Sql, issuing: Issuing): Promise<ReadonlyMap<string, Pair>> {
  await admin.begin(async (tx) => {
    await tx`insert into tc.person (id, issuer, subject, display_name, epoch)
      select uuidv7(), issuer, subject || ${suffix}, display_name, 1 from tc.person where issuer = ${benchIssuer}`;
    await tx`insert into tc.assignment (id, person_id, role, scope, district_id, township_id, village_id, school_id,
        teacher_id, child_id, guardian_id, duties, valid_from, valid_to, approved_by)
      select uuidv7(), mine.id, a.role, a.scope, a.district_id, a.township_id, a.village_id, a.school_id,
        a.teacher_id, a.child_id, a.guardian_id, a.duties, a.valid_from, a.valid_to, 'load'
        from tc.person mine
        join tc.person theirs on theirs.issuer = mine.issuer and theirs.subject || ${suffix} = mine.subject
        join tc.assignment a on a.person_id = theirs.id
       where mine.issuer = ${benchIssuer}`;
  });
  const signed = async (subject: string): Promise<Headers> => ({
    ...common,
    authorization: `Bearer ${await issuing.sign(subject)}`,
  });
  const from = (address: string): Headers => ({ ...common, "x-forwarded-for": address });
  const pairs = new Map<string, Pair>();
  for (const [role, subject] of people) {
    pairs.set(
      role,
      subject === null
        ? { first: from("192.0.2.1"), second: from("192.0.2.2") }
        : { first: await signed(subject), second: await signed(`${subject}${suffix}`) },
    );
  }
  return pairs;
}
