// A rule looks at whatever rows it has to, whoever writes: its trigger acts with the owner's rights, in the owner's schemas.
// Otherwise a department could write only what it may also read all about. Said here once, and in no rule file.
import { type Declaration, declare } from "./parse-declarations.ts";

export const ownersRights = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp";

const head = /(\bRETURNS trigger LANGUAGE plpgsql)(?=(?: SET \w+ = \w+)* AS\b)/i;

export const withOwnersRights = (declaration: Declaration): Declaration =>
  head.test(declaration.sql)
    ? declare(declaration.path, declaration.sql.replace(head, `$1 ${ownersRights}`))
    : declaration;
