// What a record says of its commands: of each why the caller could not give it now, or nothing. Asked by the read statement, and
// answered by the very conditions that the commands' functions ask; with the rights of the role's writing side, which sees what
// its login sees. Bulk reading asks it once a row, by the row's id.
import { type Command, changesOf } from "../../catalogue/index.ts";
import { standingFunction } from "../command-call.ts";
import { held, obstacleOf } from "./command-function.ts";
import type { Writer } from "./command-values.ts";
import { quoteTable, quoteText } from "./quoting.ts";
import { functionUnit, type Unit } from "./units.ts";
import { handedTo } from "./writing-sides.ts";

/**
 * One function for each type that a command of the role changes. `asks` has of each command that is asked what a call of it has:
 * `held`, `needs` and `ties` (see command-call.ts). The row's version comes first. Null where the caller sees no such row.
 */
export function compileStandings(writer: Writer): readonly Unit[] {
  const types = new Set(writer.commands.map(({ entity }) => entity));
  return [...types].flatMap((entity) => {
    const commands = changesOf(writer.commands, entity);
    return commands.length === 0 ? [] : [compileStanding(writer, commands)];
  });
}

function compileStanding(writer: Writer, commands: readonly Command[]): Unit {
  const { role } = writer;
  const [{ entity } = { entity: null }] = commands;
  if (entity === null) throw new Error("a type without commands");
  const name = standingFunction(role.login, entity.name);
  const cases = commands.map(
    (command) => `when ${quoteText(command.name)} then case when t.archived_at is not null then 'archived'
      when (${held(writer, command, "a")}) is not true then 'rows' else ${obstacleOf(command)} end`,
  );
  return functionUnit(
    `${name}(uuid, jsonb)`,
    `create function ${name}(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' ${cases.join("\n    ")} end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from ${quoteTable(entity.table)} t where t.id = asked
$standing$;
${handedTo(role, `${name}(uuid, jsonb)`)}`,
  );
}
