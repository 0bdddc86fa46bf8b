// Parts of uploads, for the logins of roles that read what holds them: by the very rows on which a grant gives the field, and not
// wherever the row shows. A session without a ticket has no row of it.
import type { Catalogue } from "../../catalogue/index.ts";
import { type RolePolicy, rowsInForce } from "../../policy/index.ts";
import { quoteName, quoteTable } from "./quoting.ts";
import { compileCondition } from "./row-condition.ts";
import { columnsUnit, policyUnit, type Unit } from "./units.ts";

/** Its owner's functions fill it. */
export const sealUploads = `-- uploads
alter table tc.upload_part enable row level security;`;

export function compileUploads(catalogue: Catalogue, role: RolePolicy): readonly Unit[] {
  return [...catalogue.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) => {
      if (field.kind !== "column" || field.upload === undefined) return [];
      const grants = role.grants.filter(
        ({ type, fields, uses }) =>
          type === entity.name && fields.includes(field.name) && uses.includes("read"),
      );
      if (grants.length === 0) return [];
      const row = { entity, name: "t", depth: 0 };
      const rows = new Set(
        grants.map((grant) => compileCondition({ catalogue, role }, row, rowsInForce(grant))),
      );
      const held = `select from ${quoteTable(entity.table)} as t where t.${quoteName(field.column.name)} = upload_part.upload_id and (${[...rows].join(" or ")})`;
      const login = quoteName(role.login);
      const name = quoteName(`p_${role.login}`);
      return [
        columnsUnit(
          role,
          "tc.upload_part",
          `grant select ("upload_id", "n", "cipher") on tc.upload_part to ${login};`,
        ),
        policyUnit(
          name,
          "tc.upload_part",
          `create policy ${name} on tc.upload_part for select to ${login} using (tc.is_server() and exists (${held}));`,
        ),
      ];
    }),
  );
}
