// Rules of posts, closures, enrolments and reports that look at more than their own row hold under two connections at READ
// COMMITTED: of two writes that may not both be, the second waits for the first, sees it, and is refused by the rule.
import { describe, expect, test } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { race } from "./race.ts";
import { close, decide, leave, maliu, set } from "./school-statements.ts";

const { street, teachingPoint } = plantedSchools;
const point = teachingPoint.id;

describe("closures (三(八))", () => {
  const sister =
    "(select id from school where parent_school_id is not null and kind = '218' and status = 'operating' and id <> $1 order by id limit 1)";
  const other = (statement: string) =>
    statement
      .replaceAll(`'${point}'`, sister.replace("$1", `'${point}'`))
      .replace(/ffffffff-0000-7000-8000-00000000000(\d)/g, "ffffffff-0000-7000-8000-00000000001$1")
      .replace("99号", "98号");
  const steps = decide(point, "close");
  const [prepared, decided] = [steps.slice(0, -1), steps.slice(-1)];
  const seats = `update school_class c set cap = greatest(1, case when class_no = 1 and grade = 1 then 3 else 0 end
    + (select count(*) from enrolment e where e.class_id = c.id and e.valid_to is null)) where c.school_id = '${maliu}'`;

  test("two schools do not both go to the last places", async () => {
    const before = [seats, ...prepared, ...prepared.map(other)];
    const second = decided.map(other);
    expect(await race({ before, first: decided, second })).toEqual(["taken", "school_closure_places"]);
    expect(await race({ before, first: second, second: decided })).toEqual([
      "taken",
      "school_closure_places",
    ]);
  });

  test("a school does not close by a decision that is taken back meanwhile", async () => {
    const before = [...steps, leave(point)];
    const undo = ["update school_closure set status = 'withdrawn' where decided_on > tc.today() - 9"];
    const stop = [close(point)];
    expect(await race({ before, first: undo, second: stop })).toEqual(["taken", "school_may_close"]);
    expect(await race({ before, first: stop, second: undo })).toEqual([
      "taken",
      "school_closure_decision_stays",
    ]);
  });

  test("nor into a school that stops meanwhile", async () => {
    const before = [...decide(point, "close", { receiving: street.id }), leave(point), leave(street.id)];
    const stop = [set(street.id, "status = 'idle'")];
    expect(await race({ before, first: stop, second: [close(point)] })).toEqual([
      "taken",
      "school_may_close",
    ]);
  });
});
